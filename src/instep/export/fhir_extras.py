"""Touch tests, temperatures and photos as FHIR resources."""

from instep.coach.report.model import Extras, ReportedPhoto, ReportedTemperatures, ReportedTouchTest
from instep.export.fhir_parts import FhirRecord, Resource, data, instant, own_code, text
from instep.foot.anatomy import Side
from instep.session.phrases import listed


def add_extras(extras: Extras, record: FhirRecord) -> None:
    """Add what other parts of the record brought along."""
    for touched in extras.touch:
        _touch(touched, record)
    for measured in extras.temperatures:
        _temperatures(measured, record)
    for photo in extras.photos:
        _photo(photo, record)


def _touch(one: ReportedTouchTest, record: FhirRecord) -> None:
    components = [_not_felt(one, side, record) for side in Side if one.missed.get(side)]
    record.add(
        "Observation",
        one.id,
        by={one.by},
        status="final",
        code=own_code("touch_test", record.say("fhir-touch")),
        subject=record.patient,
        effectiveDateTime=instant(one.at),
        performer=[record.author(one.by)],
        valueString=text(one.result),
        component=components,
    )


def _not_felt(one: ReportedTouchTest, side: Side, record: FhirRecord) -> Resource:
    words = record.say("fhir-not_felt", side=record.words.say(f"ui-side-{side}"))
    toes = text(listed(one.missed[side], record.words))
    return {"code": own_code(f"not_felt_{side}", words), "valueString": toes}


def _temperatures(one: ReportedTemperatures, record: FhirRecord) -> None:
    for side in Side:
        for site, celsius in one.sites.get(side, {}).items():
            where = record.say("fhir-place", side=record.words.say(f"ui-side-{side}"), site=site)
            record.add(
                "Observation",
                f"{one.id}\n{side}\n{site}",
                status="final",
                code=own_code("skin_temperature", text(record.say("fhir-temperature", site=site))),
                subject=record.patient,
                effectiveDateTime=instant(one.at),
                performer=[record.patient],
                bodySite=record.foot(side, text(where)),
                valueQuantity={
                    "value": celsius,
                    "unit": "°C",
                    "system": record.codes.ucum,
                    "code": "Cel",
                },
            )


def _photo(photo: ReportedPhoto, record: FhirRecord) -> None:
    day = photo.taken_on.isoformat()
    record.add(
        "Media",
        photo.id,
        status="completed",
        type={"text": record.say("fhir-photo", view=record.say(f"map-view-{photo.view}"))},
        subject=record.patient,
        createdDateTime=day,
        operator=record.patient,
        bodySite=record.foot(photo.side),
        content={
            "contentType": "image/jpeg",
            "data": data(photo.jpeg),
            "creation": photo.taken_on.isoformat(),
        },
    )
