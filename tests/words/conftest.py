"""The web door of tests/web, for what the page must say as terminal and paper do."""

from tests.web.conftest import door, fixed_day, instep, library

__all__ = ["door", "fixed_day", "instep", "library"]
