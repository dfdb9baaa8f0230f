"""Says where a claim is made without its footnote, or something is said that no claim allows."""

import re
from collections.abc import Iterator
from pathlib import Path

from instep.evidence.claims import Claim
from instep.evidence.footnotes import Footnote
from instep.library.compiled import content_files
from instep.library.content.emergency import session_rules
from instep.library.content.evidence import evidence
from instep.library.content.footnotes import footnotes, never_say
from instep.library.content.reading import read_tree
from instep.library.content.routines import repertoire
from instep.library.content.screening import rules
from instep.library.content.words import languages, messages, read_language, words
from instep.library.lint.content import Check
from instep.library.nearest import did_you_mean
from instep.safety.says_who import rule_footnotes

_ABOUT_EVIDENCE = (
    *("evidence-", "quoted-", "footnotes-", "pool-", "ui-claims-", "ui-certainty-", "ui-about-", "moves-"),
    "errors-",
)
"""What tells of the evidence itself or of a wrong input, and the moves, whose claims stand in moves.yaml."""


QUOTING = ("claims.yaml", "studies.yaml", "never_say.yaml", "flags.yaml", "sources.yaml")
"""Files that quote what others say, or say what may not be said."""


def footnotes_resolve(root: Path) -> Iterator[str]:
    """Every footnote stands at words that exist, and names a claim, rule or dose that exists."""
    texts = words(root).texts
    for key, note in footnotes(root).by_key.items():
        where = f"evidence/footnotes.yaml, {key}"
        if key not in texts:
            yield f"{where}: no words of that key; {did_you_mean(key, texts)}"
        yield from _unknown(where, note, root)
    for key, note in footnotes(root).by_advice.items():
        where = f"evidence/footnotes.yaml, advice {key}"
        lines = [line.key for line in rules(root).advice]
        if key not in lines:
            yield f"{where}: no such line; {did_you_mean(key, lines)}"
        yield from _unknown(where, note, root)


def _unknown(where: str, note: Footnote, root: Path) -> Iterator[str]:
    name, known = _named(note, root)
    if name not in known:
        yield f"{where}: no {name!r}; {did_you_mean(name, known)}"


def _named(note: Footnote, root: Path) -> tuple[str, list[str]]:
    if note.claim:
        return note.claim, list(evidence(root).claims)
    if note.rule:
        return note.rule, list(rule_footnotes(rules(root), session_rules(root)))
    doses = evidence(root).doses
    return note.dose or "", [*(plan["id"] for plan in doses["plans"]), *doses]


def benefits_have_footnotes(root: Path) -> Iterator[str]:
    """Every sentence that tells a benefit or what was studied has its footnote, or says why it needs none."""
    tree = read_tree(root, "evidence/footnotes.yaml")
    telling = re.compile(rf"\b({'|'.join(tree['benefit'])})\b", re.IGNORECASE)
    covered = {*footnotes(root).by_key, *tree["bare"]}
    for key, text in words(root).texts.items():
        found = telling.search(text)
        if found and key not in covered and not key.startswith(_ABOUT_EVIDENCE):
            yield (
                f"words, {key}: tells of {found[0]!r} without a footnote; name its claim in "
                "evidence/footnotes.yaml"
            )


def moves_can_say_why(root: Path) -> Iterator[str]:
    """Every move's claim has a spoken footnote: its safe wording and how sure research is, no word more."""
    claims = evidence(root).claims
    behind = dict.fromkeys(move.claim for move in repertoire(root).moves.values())
    for name in (name for name in behind if name in claims):
        if not claims[name].safe_wording:
            yield f"moves/moves.yaml: claim {name} has no safe wording; a move may not rest on it"
        for language in languages(root):
            text = words(root, language).texts.get(f"footnotes-{name}")
            if text is None or (language == "en" and text != _spoken(claims[name])):
                wanted = _spoken(claims[name])
                yield f"words/{language}/footnotes.ftl: footnotes-{name} must be {wanted!r}"


def _spoken(claim: Claim) -> str:
    return f"{claim.safe_wording} How sure research is: {claim.certainty}."


def footnotes_hold_no_command(root: Path) -> Iterator[str]:
    """No spoken footnote holds a word that is also a voice command."""
    for language in languages(root):
        heard = "|".join(rf"\b{re.escape(word)}\b" for word in read_language(root, language).command_words)
        for key, text in messages(root, root / "words" / language / "footnotes.ftl"):
            if found := re.search(heard, text, re.IGNORECASE):
                yield f"words/{language}/footnotes.ftl, {key}: says the command word {found[0]!r}"


def what_is_forbidden_can_be_found(root: Path) -> Iterator[str]:
    """Every claim has patterns of what may not be said of it, and each catches one of its sentences."""
    known, forbidden = evidence(root).claims, never_say(root)
    bare = known.keys() - {one.claim for one in forbidden}
    yield from (f"evidence/never_say.yaml: no patterns for claim {name}" for name in sorted(bare))
    for one in forbidden:
        where = f"evidence/never_say.yaml, {one.claim or 'always'}"
        if one.claim and one.claim not in known:
            yield f"{where}: no such claim; {did_you_mean(one.claim, known)}"
        yield from (f"{where}: {trouble}" for trouble in _misses(one.patterns, one.catches))


def _misses(patterns: tuple[str, ...], catches: tuple[str, ...]) -> Iterator[str]:
    try:
        compiled = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    except re.error as problem:
        yield f"a pattern cannot be read ({problem})"
        return
    for sentence in catches:
        if not any(one.search(sentence) for one in compiled):
            yield f"no pattern catches {sentence!r}"
    for one in compiled:
        if not any(one.search(sentence) for sentence in catches):
            yield f"the pattern {one.pattern!r} catches none of the sentences; give one that it must"


def nothing_overclaims(root: Path) -> Iterator[str]:
    """No sentence of the content says what never_say.yaml forbids."""
    pattern = forbidden_pattern(root)
    for path in content_files(root):
        name = path.relative_to(root).as_posix()
        for key, text in leaves(read_tree(root, name)) if path.name not in QUOTING else ():
            found = pattern.search(" ".join(text.split()))
            if found:
                yield f"{name}, {key}: says {found[0]!r}, which may not be said"


def leaves(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a document, with the key under which it stands."""
    match tree:
        case dict():
            for name, value in tree.items():
                yield from leaves(value, f"{key}.{name}".lstrip("."))
        case list():
            for value in tree:
                yield from leaves(value, key)
        case str():
            yield key, tree


def forbidden_pattern(root: Path) -> re.Pattern[str]:
    """Return one pattern of all that may never be said."""
    patterns = [pattern for one in never_say(root) for pattern in one.patterns]
    return re.compile("|".join(patterns), re.IGNORECASE)


EVIDENCE: tuple[Check, ...] = (
    footnotes_resolve,
    benefits_have_footnotes,
    moves_can_say_why,
    footnotes_hold_no_command,
    what_is_forbidden_can_be_found,
    nothing_overclaims,
)
"""The checks of what is claimed."""
