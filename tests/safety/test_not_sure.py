"""A "not sure" stands only beside what may be answered so: the rules say what it then counts as."""

from instep.safety.pages import EntrySpec, Interview
from instep.safety.rules import Rules


def entries(interview: Interview) -> list[EntrySpec]:
    return [entry for page in interview.pages for group in page.groups for entry in group.entries]


def test_not_sure_is_offered_only_where_the_rules_say_what_it_counts_as(
    interview: Interview, rules: Rules
) -> None:
    offered = {entry.item for entry in entries(interview) if entry.unsure}
    assert offered
    assert all(rules.items[item].unsure is not None for item in offered)
    assert all(entry.value is None or entry.value == "yes" for entry in entries(interview) if entry.unsure)
