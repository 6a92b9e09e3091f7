"""What changed from one version of a dispatch to another: in its text, and in what was read out of it."""

from __future__ import annotations

from collections import Counter

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger import schema
from counterclaim.ledger.claim_changes import ClaimChange, claim_changes
from counterclaim.ledger.passages import Passage, passages
from counterclaim.ledger.storing import document_from, reading_from
from counterclaim.reading.readable import readable_text
from counterclaim.records import Document, Reading

FIELDS = ("title", "published", "outlet", "url", "language")
"""What a dispatch says about itself, compared as well."""


class FieldChange(msgspec.Struct, frozen=True):
    """Something that the two versions say differently about themselves."""

    field: str
    before: str | None
    after: str | None


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """From the document `before` to the document `after`. Spans are code points into the text of each.

    `claims` is None where one of the two was not read. `same_reader` is False where another version of the reader read
    the one than the other: then a claim may have changed by that alone.
    """

    before: str
    after: str
    fields: tuple[FieldChange, ...]
    passages: tuple[Passage, ...]
    claims: tuple[ClaimChange, ...] | None
    same_reader: bool = True

    @property
    def figures(self) -> int:
        """Claims' figures that are others now."""
        return sum(len(change.figures) for change in self.claims or ())

    @property
    def summary(self) -> str:
        """In a line: "2 passages changed, 1 added; 1 figure changed, 1 claim came"."""
        kinds = Counter(passage.kind for passage in self.passages)
        texts = [(kinds["changed"], "passage", "changed"), (kinds["added"], "passage", "added"),
                 (kinds["removed"], "passage", "removed"), (kinds["moved"], "passage", "moved")]  # fmt: skip
        changes = self.claims or ()
        read = [
            (self.figures, "figure", "changed"),
            (sum(change.speaker_changed for change in changes), "speaker", "changed"),
            (sum(change.kind == "came" for change in changes), "claim", "came"),
            (sum(change.kind == "went" for change in changes), "claim", "went"),
        ]
        # Another way to write the same address is no news; the fields have it all the same.
        fields = [f"another {change.field}" for change in self.fields if change.field != "url"]
        said = [_counts(texts), _counts(read), ", ".join(fields)]
        return "; ".join(part for part in said if part) or "the text that is read is the same"


def _counts(parts: list[tuple[int, str, str]]) -> str:
    there = [(number, noun, verb) for number, noun, verb in parts if number]
    words: list[str] = []
    last = ""
    for number, noun, verb in there:
        words.append(f"{number:,} {verb}" if noun == last else f"{number:,} {noun}{'' if number == 1 else 's'} {verb}")
        last = noun
    return ", ".join(words)


def changes_between(connection: Connection, before: str, after: str) -> Changes:
    """What changed from one stored document to another one."""
    old, new = _document(connection, before), _document(connection, after)
    readings = _reading(connection, before), _reading(connection, after)
    compared = None
    same_reader = True
    if readings[0] is not None and readings[1] is not None:
        compared = claim_changes(readings[0].claims, readings[1].claims)
        same_reader = readings[0].components == readings[1].components
    fields = [FieldChange(name, getattr(old, name), getattr(new, name)) for name in FIELDS]
    return Changes(
        before=before, after=after, fields=tuple(f for f in fields if f.before != f.after),
        passages=passages(readable_text(old), readable_text(new)), claims=compared, same_reader=same_reader,
    )  # fmt: skip


def _document(connection: Connection, document_id: str) -> Document:
    found = select(schema.document).where(schema.document.c.document_id == document_id)
    return document_from(connection.execute(found).one())


def _reading(connection: Connection, document_id: str) -> Reading | None:
    c = schema.reading.c
    row = connection.execute(select(schema.reading).where(c.document_id == document_id, c.current == 1)).first()
    return reading_from(connection, row) if row is not None else None
