"""Acknowledged facts through the web door, one and thirty-two connections, beside raw SQLite in the same run.

wrk drives the load (Debian's package wrk); every answer means that the fact is on disk. The rows are counted
afterwards: they must not be fewer than the answers.
"""

import argparse
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from way_in import cookie_from, page_at

SCRIPT = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Cookie"] = COOKIE
local n, id = 0, 0
function setup(thread) id = id + 1; thread:set("tid", id) end
function request()
  n = n + 1
  local body = string.format('{"facts":[{"id":"%s-%d-%d","kind":"session_event",' ..
    '"at":"2026-05-09T21:30:00+02:00","version":1,"body":{"session":"session-00000001","at_ms":12000,' ..
    '"event":"softer","pain":null,"side":null,"region":null,"state":"guiding","foot":"left",' ..
    '"move":"thumb-circles","regions":["arch"],"pressure":"light","position_ms":12000}}]}', RUN, tid, n)
  return wrk.format(nil, "/api/facts", nil, body)
end
"""
SERVE = """
import sys; from pathlib import Path
from instep.app import open_instep; from instep.web.server import serve
serve(open_instep(Path(sys.argv[1])), 0, ready=lambda address: print(address, flush=True))
"""
ONE_LIMIT, FSYNC_LIMIT = 0.3, 0.15


def main() -> None:
    """Measure, print, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=4)
    seconds = asked.parse_args().seconds
    with tempfile.TemporaryDirectory() as scratch:
        raw = raw_commits(Path(scratch) / "raw.db", seconds)
        journal = Path(scratch) / "journal.db"
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(journal)], stdout=subprocess.PIPE, text=True
        )
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            one = load(address, 1, seconds, scratch=scratch)
            many = load(address, 32, seconds, scratch=scratch)
        finally:
            server.terminate()
            server.wait()
        with closing(sqlite3.connect(journal)) as kept:
            rows = kept.execute("SELECT count(*) FROM fact").fetchone()[0]
    told = {
        "raw_commits_s": round(raw),
        "one_s": round(one["rate"]),
        "one_of_raw": round(one["rate"] / raw, 2),
        "one_p99_of_raw_mean": round(one["p99_ms"] / (1000 / raw), 1),
        "many_s": round(many["rate"]),
        "many_p99_ms": many["p99_ms"],
        "answers": one["answers"] + many["answers"],
        "rows": rows,
        "refused": one["refused"] + many["refused"],
    }
    print(f"raw durable commits: {raw:.0f}/s")
    print(f"one connection: {told['one_s']}/s, {told['one_of_raw']} x raw (reach {ONE_LIMIT})")
    print(f"32 connections: {told['many_s']}/s, p99 {told['many_p99_ms']} ms")
    print(f"answers {told['answers']}, rows {rows}, refused {told['refused']}")
    print("JSON " + json.dumps(told))


def raw_commits(path: Path, seconds: int) -> float:
    """Return one-row commits a second of SQLite itself: WAL, synchronous=FULL."""
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute("CREATE TABLE facts(id TEXT PRIMARY KEY, body TEXT)")
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            plain.execute("INSERT INTO facts VALUES(?, ?)", (str(count), "x" * 300))
            count += 1
        return count / (time.perf_counter() - start)


def load(address: str, connections: int, seconds: int, *, scratch: str) -> dict[str, float]:
    """Return rate, p99 and refusals of one load."""
    script = Path(scratch) / "post.lua"
    named = f'RUN = "load-{connections}-{time.time_ns()}"\nCOOKIE = "{cookie_from(address)}"\n'
    script.write_text(named + SCRIPT)
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds}",
        "-s",
        str(script),
        "--latency",
        page_at(address, "/"),
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
    answers = re.search(r"(\d+) requests in", told)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    if not (rate and p99 and answers):
        raise SystemExit(told)
    return {
        "rate": float(rate[1]),
        "p99_ms": float(p99[1]) * {"us": 0.001, "ms": 1, "s": 1000}[p99[2]],
        "answers": int(answers[1]),
        "refused": int(refused[1]) if refused else 0,
    }


if __name__ == "__main__":
    main()
