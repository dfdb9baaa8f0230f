"""Touch tests, temperatures and photos as FHIR resources."""

from instep.coach.feet.temperatures import Taken
from instep.coach.feet.touch import DoneTest
from instep.coach.report.model import Report, ReportPhoto
from instep.export.fhir_parts import FhirRecord, Resource, data, instant, own_code, text
from instep.foot.anatomy import Side
from instep.session.phrases import listed
from instep.words.report import site_degrees, toes_not_felt, touch_result


def add_measured(report: Report, record: FhirRecord) -> None:
    """Add what was measured, and the photos that were chosen."""
    for test in report.touch:
        _touch(test, record)
    for taken in report.temperatures:
        _temperatures(taken, record)
    for photo in report.photos:
        _photo(photo, record)


def _touch(test: DoneTest, record: FhirRecord) -> None:
    missed = {side: toes_not_felt(test, side, record.words) for side in Side}
    record.add(
        "Observation",
        test.id,
        status="final",
        code=own_code("touch_test", record.say("fhir-touch")),
        subject=record.patient,
        effectiveDateTime=instant(test.at),
        performer=[record.patient],
        valueString=text(touch_result(test, record.words)),
        component=[_not_felt(side, toes, record) for side, toes in missed.items() if toes],
    )


def _not_felt(side: Side, toes: tuple[str, ...], record: FhirRecord) -> Resource:
    words = record.say("fhir-not_felt", side=record.words.say(f"ui-side-{side}"))
    return {"code": own_code(f"not_felt_{side}", words), "valueString": text(listed(toes, record.words))}


def _temperatures(taken: Taken, record: FhirRecord) -> None:
    for side in Side:
        for site, celsius in site_degrees(taken, side, record.library).items():
            where = record.say("fhir-place", side=record.words.say(f"ui-side-{side}"), site=site)
            record.add(
                "Observation",
                f"{taken.id}\n{side}\n{site}",
                status="final",
                code=own_code("skin_temperature", text(record.say("fhir-temperature", site=site))),
                subject=record.patient,
                effectiveDateTime=instant(taken.at),
                performer=[record.patient],
                bodySite=record.foot(side, text(where)),
                valueQuantity={
                    "value": celsius,
                    "unit": "°C",
                    "system": record.library.codes.ucum,
                    "code": "Cel",
                },
            )


def _photo(photo: ReportPhoto, record: FhirRecord) -> None:
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
