"""instep next keeps one small thing, and whether it was done."""

from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, refused, schema


def test_it_is_kept_and_told_with_its_published_shape(run: Run) -> None:
    assert "Nothing was chosen yet." in run("next").out
    assert run("next", "a walk").code == 0
    assert "not said" in run("next").out
    document = run("next", "--done", "no", "--json").document
    Draft202012Validator(schema("next")).validate(document)
    assert (document["last"]["words"], document["last"]["done"]) == ("a walk", False)


def test_what_cannot_be_kept_is_one_line(run: Run) -> None:
    refused(run("next", "--done", "yes"), "nothing was chosen yet")
    refused(run("next", ""), "is empty")
    refused(run("next", "--done", "perhaps"), "--done")
