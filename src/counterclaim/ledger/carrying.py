"""Judgements follow their words into every new reading: at the claim that has them now, or left behind; never lost.

docs/decisions/0009-judgements-follow-their-words.md says why it is done so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from counterclaim.ledger import schema
from counterclaim.ledger.facets import rows
from counterclaim.ledger.storing import reading_from
from counterclaim.records import Claim, Reading, Span, Spans
from counterclaim.records.span import likeness

ENOUGH = 0.5
"""Share of the characters of two contents that both must hold for the one to stand where the other stood."""

_speakers = msgspec.json.Decoder(tuple[Spans, ...])
_content = msgspec.json.Decoder(Spans)


class Carrying(msgspec.Struct, frozen=True):
    """How the judgements on a document came into one reading of it: numbers of judgements."""

    same: int = 0
    """At the claim that was judged."""
    moved: int = 0
    """At another claim, which has its words now."""
    left_behind: int = 0

    def __add__(self, other: Carrying) -> Carrying:
        return Carrying(self.same + other.same, self.moved + other.moved, self.left_behind + other.left_behind)


class Superseded(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a claim that the current reading of its document does not have."""

    reading_id: str
    """The current reading."""
    claim: Claim | None
    """What stands on its words there; None where nothing does."""
    overlap: float


def successor(
    claim_id: str, speakers: Iterable[Spans], content: Spans, claims: Sequence[Claim]
) -> tuple[Claim | None, float]:
    """Which of a reading's claims stands where one with these spans stood, and the overlap of their contents.

    The claim of the same id; else the one with most overlap of content, at least ENOUGH, of several the one whose
    speakers overlap most, then the first; else None with 0.
    """
    for claim in claims:
        if claim.claim_id == claim_id:
            return claim, 1.0
    said_by = _flat(speakers)
    ranked = [
        (likeness(content, claim.content), likeness(said_by, _flat(link.source for link in claim.attribution)), -at)
        for at, claim in enumerate(claims)
    ]
    overlap, _, at = max(ranked, default=(0.0, 0.0, 0))
    return (claims[-at], overlap) if overlap >= ENOUGH else (None, 0.0)


def _flat(many: Iterable[Spans]) -> tuple[Span, ...]:
    return tuple(span for spans in many for span in spans)


def carry_over(connection: Connection, reading: Reading) -> Carrying | None:
    """Place every judgement on the reading's document in this reading; None where nobody has judged anything of it.

    Each goes from the spans that were judged, not from where another reading had it, so that nothing drifts and what
    was left behind comes back. Rows that are there already stay: the same judgement has one place in one reading.
    """
    asked = "SELECT 1 FROM judgement WHERE document_id = ? LIMIT 1"
    if rows(connection, asked, reading.document_id).fetchone() is None:
        return None
    c, carried = schema.judgement.c, schema.carried
    judged = connection.execute(select(schema.judgement).where(c.document_id == reading.document_id)).all()
    placed = select(carried.c.judgement_id).where(carried.c.reading_id == reading.reading_id)
    there = {name for (name,) in connection.execute(placed)}
    counts = Carrying()
    for row in judged:
        claim, overlap = place(row, reading.claims)
        now = claim.claim_id if claim else None
        if row.judgement_id not in there:
            where = {"judgement_id": row.judgement_id, "reading_id": reading.reading_id}
            connection.execute(carried.insert().values(**where, claim_id=now, overlap=overlap))
        counts += Carrying(same=now == row.claim_id, moved=now not in (None, row.claim_id), left_behind=now is None)
    return counts


def place(row: Row[Any], claims: Sequence[Claim]) -> tuple[Claim | None, float]:
    return successor(row.claim_id, _speakers.decode(row.speakers), _content.decode(row.content), claims)


def current_reading(connection: Connection, document: str) -> Reading | None:
    """The current reading of a document; None where it has none."""
    c = schema.reading.c
    row = connection.execute(select(schema.reading).where(c.document_id == document, c.current == 1)).first()
    return reading_from(connection, row) if row else None


def superseded(connection: Connection, claim: Claim) -> Superseded | None:
    """What became of a claim; None where it stands in the current reading, or where there is no other reading."""
    current = current_reading(connection, claim.document_id)
    if current is None or current.reading_id == claim.reading_id:
        return None
    speakers = (link.source for link in claim.attribution)
    now, overlap = successor(claim.claim_id, speakers, claim.content, current.claims)
    return Superseded(reading_id=current.reading_id, claim=now, overlap=overlap)
