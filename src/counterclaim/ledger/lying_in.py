"""Other bytes in which a document that is withdrawn may lie: archives, feeds and mails that were kept."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from counterclaim.ledger import schema
from counterclaim.ledger.custody import Entry
from counterclaim.ledger.knowing_again import folded, paragraphs, texts_of
from counterclaim.ledger.layers import layers
from counterclaim.ledger.merged_logs import every_entry
from counterclaim.ledger.storing import blob_pieces

MAIL = "message/rfc822"
MOST = 0.5
"""Share of a text's paragraphs from which on bytes that are no document's hold the text."""


class Lying(msgspec.Struct, frozen=True):
    """Where it lies besides, by SHA-256: `all_of_it` in these, and in those at least `some` of its words."""

    all_of_it: tuple[str, ...]
    some: tuple[str, ...]


def lying_in(connection: Connection, row: Row[Any]) -> Lying:
    """Kept bytes, not its own, in which the document of the row lies: what the log says that it came in, and whatever
    it is found in, packed or not. Bytes of another document count only where a part of them is this one byte for
    byte."""
    c, d = schema.blob.c, schema.document.c
    containers = _containers(connection, row.blob)
    living = set(connection.execute(select(d.blob).where(d.id != row.id)).scalars())
    own = _bytes_of(connection, row.blob) if row.locus == "" else b""
    sought = paragraphs(row.text)
    held = select(c.sha256, c.media_type).where(c.sha256 != row.blob)
    every: list[str] = []
    some: list[str] = []
    for name, media_type in connection.execute(held.order_by(c.sha256)).all():
        if name in containers:
            every.append(name)
        elif name not in living or media_type == MAIL:
            share = _share(connection, name, own, sought)
            if share == 1 or (share >= MOST and name not in living):
                every.append(name)
            elif share and name not in living:
                some.append(name)
    return Lying(tuple(every), tuple(some))


def same_text(connection: Connection, row: Row[Any]) -> tuple[str, ...]:
    """Other documents with the very text of one."""
    d = schema.document.c
    found = select(d.document_id).where(d.text == row.text, d.id != row.id).order_by(d.id)
    return tuple(connection.execute(found).scalars())


def _containers(connection: Connection, blob: str) -> set[str]:
    """The bytes in which some bytes came, at every depth, as the logs say it."""
    around: dict[str, set[str]] = {}
    for _, entry in every_entry(connection):
        within = _within(entry)
        if within is not None:
            around.setdefault(within[0], set()).add(within[1])
    found: set[str] = set()
    waiting = [blob]
    while waiting:
        new = around.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found - {blob}


def _within(entry: Entry) -> tuple[str, str] | None:
    if '"within"' not in entry.payload:
        return None
    words = entry.words
    return str(words.get("blob")), str(words["within"].get("sha256"))


def _bytes_of(connection: Connection, name: str) -> bytes:
    row = connection.execute(select(schema.blob).where(schema.blob.c.sha256 == name)).first()
    try:
        return b"".join(blob_pieces(connection, row)) if row is not None else b""
    except ValueError:  # damaged: `verify` says so
        return b""


def _share(connection: Connection, name: str, own: bytes, sought: tuple[str, ...]) -> float:
    """How much of a document stands in some bytes, or in one layer of them: 1 where its own bytes do."""
    row = connection.execute(select(schema.blob).where(schema.blob.c.sha256 == name)).one()
    most = 0.0
    try:
        for layer in layers(blob_pieces(connection, row)):
            if own.strip() and own in layer:
                return 1
            found: set[str] = set()
            for text in texts_of(layer) if sought else ():
                there = folded(text)
                found |= {one for one in sought if one in there}
            most = max(most, 0.99 * len(found) / len(sought)) if sought else most
    except ValueError:  # damaged
        return most
    return most
