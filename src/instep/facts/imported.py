"""Where facts came from that did not happen here."""

from typing import Annotated

from msgspec import Meta

from instep.facts.body import FactBody, FactId, Instant, Name

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class FactsImported(FactBody, frozen=True, kw_only=True, tag="facts_imported"):
    """Facts of this person that were taken in from a file, which is named and told by its SHA-256.

    `agreements` are the facts among them, new here, that accept a clinician's reply: nobody compared a key
    for them here.
    """

    file: Name
    digest: Digest
    facts: Annotated[int, Meta(ge=1)]
    first: Instant
    last: Instant
    agreements: tuple[FactId, ...] = ()
