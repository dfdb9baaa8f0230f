#!/bin/sh
# The tests that need no browser and no sound, under every other Python from 3.12 on that this machine has.
# Each gets a fresh environment of its own, below the folder that is named, or a temporary one.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
place=${1:-$(mktemp -d)}
tried=
for version in 3.12 3.13 3.14; do
  python=$(command -v "python$version" || true)
  # A name may be there for a version that is not: ask it.
  if [ -z "$python" ] || ! "$python" -c '' 2>/dev/null; then
    echo "python$version: not on this machine, not tried"
    continue
  fi
  echo "--- $("$python" --version)"
  "$python" -m venv "$place/$version"
  "$here/.venv/bin/uv" pip install -q --system-certs --require-hashes -r "$here/requirements/dev.txt" -p "$place/$version/bin/python"
  "$here/.venv/bin/uv" pip install -q --system-certs --no-deps --no-build-isolation -e "$here" -p "$place/$version/bin/python"
  (cd "$here" && "$place/$version/bin/python" -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder \
    tests/foot tests/evidence tests/safety tests/outcomes tests/record tests/session tests/facts tests/library \
    tests/journal tests/coach tests/export tests/cli tests/web)
  tried="$tried $version"
done
echo "Tried:${tried:- none}"
