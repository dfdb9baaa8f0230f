"""A registry on this machine that behaves as the real one is documented to, faults of every kind included."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

DOCUMENTED = {
    "version",
    "number",
    "enumeration_type",
    "taxonomy_description",
    "name_purpose",
    "first_name",
    "use_first_name_alias",
    "last_name",
    "organization_name",
    "address_purpose",
    "city",
    "state",
    "postal_code",
    "country_code",
    "limit",
    "skip",
    "pretty",
}
PODIATRIST, MASSAGE, ASSISTANT = "213E00000X", "225700000X", "211D00000X"
DESCRIPTIONS = {
    PODIATRIST: "Podiatrist",
    "213ES0131X": "Podiatrist, Foot Surgery",
    MASSAGE: "Massage Therapist",
    ASSISTANT: "Podiatric Assistant",
}
Record = dict[str, Any]
Fault = Callable[["_Answering"], None]


def record(number: int | str = "1234567893", **other: Any) -> Record:
    """An entry as newer answers write it: text, milliseconds as text, nine digits without a dash."""
    code = other.pop("code", PODIATRIST)
    place = {
        "address_1": "1 Elm Street",
        "address_2": "",
        "city": "AUSTIN",
        "state": "TX",
        "postal_code": "787011234",
        "country_code": "US",
        "telephone_number": "512-555-0100",
        **other.pop("place", {}),
    }
    basic = {"first_name": "ANNA", "last_name": "LEE", "credential": "DPM", "status": "A"}
    return {
        "number": number,
        "enumeration_type": "NPI-1",
        "basic": {**basic, **other.pop("basic", {})},
        "addresses": [
            {**place, "address_purpose": "MAILING", "address_1": "PO BOX 9", "city": "DALLAS"},
            {**place, "address_purpose": "LOCATION"},
        ],
        "practiceLocations": [],
        "taxonomies": [
            {
                "code": code,
                "desc": DESCRIPTIONS.get(code, "?"),
                "primary": True,
                "state": "TX",
                "license": "P1234",
                "taxonomy_group": "",
            }
        ],
        "identifiers": [],
        "other_names": [],
        "endpoints": [],
        "created_epoch": "1117152000000",
        "last_updated_epoch": "1709251200000",
        **other,
    }


def many(count: int, **other: Any) -> list[Record]:
    """Entries that differ in their numbers and names."""
    return [
        record(str(1_000_000_000 + n), basic={"last_name": f"LEE {n}"}, **dict(other)) for n in range(count)
    ]


@dataclass
class StandIn:
    """What the stand-in holds, what it was asked, and how it misbehaves."""

    records: list[Record] = field(default_factory=list)
    fault: Fault | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    base: str = ""

    def answer(self, asked: dict[str, str]) -> dict[str, Any]:
        """The document for these parameters; always with HTTP 200, also where it refuses."""
        refusals = [*_refusals(asked)]
        if refusals:
            return {"Errors": [{"description": one, "field": "", "number": "04"} for one in refusals]}
        found = [one for one in self.records if _matches(one, asked)]
        skip, limit = int(asked.get("skip", "0")), int(asked.get("limit", "10"))
        page = found[skip : skip + limit]
        return {"result_count": len(page), "results": page}


def _refusals(asked: dict[str, str]) -> Iterator[str]:
    if asked.get("version") != "2.1":
        yield "Unsupported version"
    if not 1 <= int(asked.get("limit", "10")) <= 200:
        yield "limit must be between 1 and 200"
    if not 0 <= int(asked.get("skip", "0")) <= 1000:
        yield "skip must be between 0 and 1000"
    if asked.keys() - {"version", "limit", "skip", "enumeration_type", "country_code"} <= {"state"}:
        yield "Field state requires additional search criteria"


def _matches(one: Record, asked: dict[str, str]) -> bool:
    wanted = asked.get("taxonomy_description", "*")
    descriptions = [taxonomy["desc"] for taxonomy in one["taxonomies"]]
    if not any(_is_like(text, wanted) for text in descriptions):
        return False
    if "enumeration_type" in asked and one["enumeration_type"] != asked["enumeration_type"]:
        return False
    purpose = asked.get("address_purpose")
    places = [*one["addresses"], *one["practiceLocations"]]
    return any(_is_in(place, asked) for place in places if purpose in {None, place["address_purpose"]})


def _is_like(text: str, wanted: str) -> bool:
    return text.startswith(wanted[:-1]) if wanted.endswith("*") else text == wanted


def _is_in(place: dict[str, str], asked: dict[str, str]) -> bool:
    same_city = asked.get("city", place["city"]).lower() == place["city"].lower()
    same_state = asked.get("state", place["state"]) == place["state"]
    return same_city and same_state and place["postal_code"].startswith(asked.get("postal_code", ""))


class _Answering(BaseHTTPRequestHandler):
    """One question to the stand-in."""

    stand_in: StandIn

    def do_GET(self) -> None:
        """Answer as documented, or as the fault says."""
        asked = dict(parse_qsl(urlsplit(self.path).query, strict_parsing=True))
        self.stand_in.asked.append(asked)
        self.stand_in.headers.append({name.lower(): value for name, value in self.headers.items()})
        if self.stand_in.fault:
            self.stand_in.fault(self)
        else:
            self.say(json.dumps(self.stand_in.answer(asked)).encode())

    def say(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in {"content-type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Whoever hangs up on an endless answer is right to."""


@contextmanager
def registry_on_this_machine(records: list[Record] | None = None) -> Iterator[StandIn]:
    """A stand-in that listens on a port of its own until the test is over."""
    made = StandIn(records=records or [])
    with _Server(("127.0.0.1", 0), type("Answering", (_Answering,), {"stand_in": made})) as server:
        made.base = f"http://127.0.0.1:{server.server_address[1]}/api/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield made
        made.over.set()
        server.shutdown()
        thread.join()


def says(body: bytes, *, status: int = 200, **headers: str) -> Fault:
    """Answer this, whatever was asked."""
    return lambda answering: answering.say(body, status=status, **headers)


def never_answers(answering: _Answering) -> None:
    """Hold the line and say nothing."""
    answering.stand_in.over.wait(20)


def drips(head: bytes) -> Fault:
    """Send the head, and then a letter at a time, always in time for the next, never to an end."""

    def fault(answering: _Answering) -> None:
        answering.wfile.write(head)
        while not answering.stand_in.over.is_set():
            answering.wfile.write(b"x")
            answering.wfile.flush()
            time.sleep(0.05)

    return fault


def endless(answering: _Answering) -> None:
    """Send without an end as fast as it goes."""
    answering.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n[")
    while not answering.stand_in.over.is_set():
        answering.wfile.write(b"1," * 50_000)


def raw(sent: bytes) -> Fault:
    """Send these bytes as they are, and hang up."""

    def fault(answering: _Answering) -> None:
        answering.wfile.write(sent)

    return fault
