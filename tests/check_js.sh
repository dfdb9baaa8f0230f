#!/bin/sh
# Type-checks the page's modules, and runs those that need no page, where npm is found; in CI a missing npm is a
# failure. `bring` only installs.
set -eu
if ! command -v npm >/dev/null 2>&1; then
  echo "No npm here: the page's modules were not type-checked."
  [ -z "${CI:-}" ]
  exit
fi
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-fund --no-audit
[ "${1:-}" != bring ] || exit 0
node_modules/.bin/tsc -p .
node --test --test-reporter=dot tests/player/node/
