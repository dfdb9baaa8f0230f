#!/bin/sh
# Starts Instep as the README does, waits for its page, and ends it.
set -eu
scratch=$(mktemp -d)
INSTEP_HOME="$scratch" INSTEP_CACHE="$scratch/cache" BROWSER=true make run >"$scratch/out" 2>&1 &
started=$!
trap 'kill "$started" 2>/dev/null; rm -rf "$scratch"' EXIT
for _ in $(seq 120); do
  address=$(grep -o 'http://127.0.0.1:[0-9]*/[^ ]*' "$scratch/out" | head -n 1 || true)
  if [ -n "$address" ] && python3 -c "import urllib.request as u, sys; b = u.build_opener(u.HTTPCookieProcessor()); sys.exit('<h1' not in b.open('$address').read().decode())"
  then
    echo "make run: the app answers at its own address"
    pkill -INT -P "$started" || true
    exit 0
  fi
  kill -0 "$started" || break
  sleep 1
done
cat "$scratch/out"
echo "make run: no page came"
exit 1
