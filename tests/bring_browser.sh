#!/bin/sh
# Finds the Chromium that the journeys run in, or brings Debian's where packages may be installed.
set -eu
for name in "${INSTEP_CHROMIUM:-}" chromium chromium-browser google-chrome chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  if { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; then exit 0; fi
fi
echo "No Chromium here, so tests/journeys, tests/player and the browser's part of tests/foot and tests/web are not run: install Debian's package chromium, or name one in INSTEP_CHROMIUM."
[ -z "${CI:-}" ]
