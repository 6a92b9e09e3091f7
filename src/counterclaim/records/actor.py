"""Who: persons, offices, organisations, states, and descriptions of them."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.span import Span

ActorKind = Literal[
    "state", "government", "military", "armed-group", "administration", "party-politician", "intergovernmental",
    "humanitarian", "medical", "monitor", "civil-society", "media", "local-official", "witness", "civilian", "unknown",
]  # fmt: skip
Resolution = Literal["name", "office", "pronoun", "description", "unresolved"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of an actor, resolved as far as the text and the theatre allow (contract, section 1).

    `id` is the theatre's, or a slug of the name made from the text (`text:…`) for somebody the theatre does not know.
    Unresolved: `name` is the text's own words, `side` None. `span` is the mention itself; for a pronoun, the pronoun.
    `meant_at` is where the text names whom a pronoun or a description means; None where the words themselves do.
    """

    id: str
    name: str
    side: str | None
    aligned_with: tuple[str, ...] = ()
    kind: ActorKind = "unknown"
    named: bool = True
    span: Span
    resolution: Resolution
    meant_at: Span | None = None
