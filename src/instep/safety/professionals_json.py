"""What is said about finding help as the document instep.find-help/1."""

from typing import Any

from instep.safety.emergency import EmergencyNumber
from instep.safety.professionals import Call, Helping, Need, Professionals, words_to_say
from instep.value import plain

SCHEMA = "instep.find-help/1"


def help_json(helping: Helping, known: Professionals, emergency: EmergencyNumber) -> dict[str, Any]:
    """Return the document, still without a search."""
    need = helping.need
    return {
        "schema": SCHEMA,
        "country": helping.country,
        "need": need.id if need else None,
        "emergency": _emergency(emergency),
        "summary": [plain(one) for one in known.summary],
        "needs": [_need(one) for one in known.needs.values()],
        "professionals": [_professional(one, helping, known) for one in helping.whom(known)],
        "call": _call(known.calls[need.call], helping) if need else None,
        "search": None,
        "review": known.review,
    }


def _emergency(emergency: EmergencyNumber) -> dict[str, Any]:
    return {
        "number": emergency.number,
        "name": emergency.name,
        "status": emergency.status,
        "or_local": not emergency.certain,
    }


def _need(need: Need) -> dict[str, Any]:
    return {
        "id": need.id,
        "name": need.name,
        "first": need.first,
        "ask": list(need.ask),
        "search": need.search,
    }


def _professional(name: str, helping: Helping, known: Professionals) -> dict[str, Any]:
    check = known.check(name, helping.country, state=helping.state)
    return {**plain(known.by_id[name]), "check": plain(check)}


def _call(call: Call, helping: Helping) -> dict[str, Any]:
    script = words_to_say(call, helping.chosen, country=helping.country)
    return {
        "id": call.id,
        "title": call.title,
        "ready": list(call.ready),
        "say": list(script.say),
        "ask": list(script.ask),
        "choices": [
            {"id": one.id, "label": one.label, "many": one.many, "options": dict(one.options)}
            for one in call.choices
        ],
    }
