"""What a person said of their health, and what stopped and is still open, in sentences."""

from instep.coach.context import Context
from instep.coach.person.own_answers import OwnAnswer
from instep.coach.person.stops import OpenStop
from instep.foot.anatomy import Side
from instep.library.files.answers import choices
from instep.library.library import Library
from instep.safety.items import Item, ItemType
from instep.session.phrases import day, listed, listed_apart, region_names
from instep.session.words import Words


def labels(item: Item, library: Library) -> dict[str, str]:
    """Return what may answer a question, each with its words."""
    words = library.interview.words
    plain = {"yes": words.yes, "no": words.no, "unsure": words.not_sure}
    own = {option.value: option.label for option in item.options}
    if item.type.is_number:
        own |= {str(number): str(number) for number in range(item.type.most + 1)}
    if item.type is ItemType.NUMBER_0_6_OR_NOT_DONE:
        own = {"not_done": library.words.say("ui-answers-not_done")} | own
    return own or {value: plain[value] for value in choices(item, library.rules)}


def answer_words(said: OwnAnswer, library: Library) -> str:
    """Return an answer as it could be chosen; that it was taken back, or that it was none of these."""
    words, names = library.words, labels(said.item, library)
    if said.answer is None:
        return words.say("ui-answers-taken_back")
    chosen = (names.get(one, one) for one in said.answer.chosen)
    return listed_apart(chosen, words) or words.say("ui-answers-none_of_these")


def where_answered(said: OwnAnswer, words: Words) -> str:
    """Return the feet and the places that an answer is about; empty where it is about none."""
    answer = said.answer
    if answer is None or not said.item.asks_side or not said.worries:
        return ""
    feet = listed((words.say(f"ui-side-{side}") for side in Side if side in answer.sides), words)
    return listed_apart(filter(None, (feet, region_names(answer.regions, words))), words)


def since_words(said: OwnAnswer, words: Words) -> str:
    """Return since when an answer holds; empty where it does not."""
    return words.say("ui-answers-since", day=day(said.at, words)) if said.at else ""


def stop_line(stop: OpenStop, context: Context) -> str:
    """Return when a stop happened last, on the person's own calendar of now, and what it was."""
    words, last = context.library.words, stop.last.astimezone(context.now.tzinfo)
    return words.say("ui-stops-line", day=day(last, words), what=stop.worst.reason)
