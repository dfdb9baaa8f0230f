"""Two FHIR validators, because each misses what the other finds."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

ROOT = Path(__file__).parents[2]


def by_python(bundle: dict[str, Any]) -> None:
    """Raise where fhir.resources finds anything wrong."""
    Bundle.model_validate_json(json.dumps(bundle))


def by_node(*bundles: dict[str, Any]) -> list[str]:
    """Every error that npm's fhir finds in any of them; skip where it is not installed, but never in CI."""
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules/fhir").exists():
        if os.environ.get("CI"):
            raise AssertionError("npm's fhir is not installed: run npm ci")
        pytest.skip("npm's fhir is not installed; npm ci brings it")
    ran = subprocess.run(
        [node, str(Path(__file__).with_name("fhir_check.cjs"))],
        input=json.dumps(bundles),
        env={"NODE_PATH": str(ROOT / "node_modules"), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(ran.stdout)
    return found
