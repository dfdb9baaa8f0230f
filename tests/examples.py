"""How many examples a property is tried with: a few that are the same in every run, or many fresh ones."""

import os
from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture.providers import HypothesisProvider
from hypothesis.internal.constants_ast import Constants

EXPLORING = bool(os.environ.get("INSTEP_EXPLORE"))
"""Whether fresh examples are looked for, as `make explore` does."""

EXPLORED = 1000
STEADY = 40
"""How many examples `make test` tries of a property that names no number."""


def examples(
    usual: int, *, times: float = 1, suppress: Collection[HealthCheck] = (), **more: Any
) -> settings:
    """Return settings of so many examples; of 1,000, or `times` as many, while exploring."""
    return settings(
        max_examples=round(EXPLORED * times) if EXPLORING else usual,
        suppress_health_check=[HealthCheck.too_slow, *suppress],
        **more,
    )


def load_profile() -> None:
    """Let whatever property names no number of its own be tried likewise.

    A timing is never a test, machines are shared: no deadline, and no health check by the clock.
    """
    steady: dict[str, Any] = {
        "deadline": None,
        "database": None,
        "suppress_health_check": [HealthCheck.too_slow],
    }
    settings.register_profile("instep", derandomize=True, max_examples=STEADY, **steady)
    settings.register_profile("explore", derandomize=False, max_examples=EXPLORED, print_blob=True, **steady)
    settings.load_profile("explore" if EXPLORING else "instep")
    if not EXPLORING:
        # It draws from the words and numbers of every module imported so far: of the tests before it.
        pytest.MonkeyPatch().setattr(HypothesisProvider, "_local_constants", Constants())
