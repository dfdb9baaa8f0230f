"""Compiles the content when Instep is built or installed, so that no start has to parse it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_HERE = Path(__file__).parent


class CompileContent(BuildHookInterface):
    """Writes `content.msgpack` beside the content, and into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; an editable installation reads the file where it stands."""
        sys.path.insert(0, str(_HERE / "src"))
        from instep.library.compiled import FILE, compile_content  # noqa: PLC0415  # found just now

        FILE.write_bytes(compile_content(FILE.parent / "content"))
        if version != "editable":
            build_data["force_include"][str(FILE)] = f"instep/{FILE.name}"
