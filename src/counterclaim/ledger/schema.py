"""The tables as SQLAlchemy sees them. The migrations make them; a test holds the two together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


blob = Table(
    "blob", METADATA, Column("sha256", Text, primary_key=True), Column("size", Integer),
    *_text("media_type", "encoding"), Column("content", LargeBinary),
)  # fmt: skip

blob_piece = Table(
    "blob_piece", METADATA, Column("sha256", Text, primary_key=True), Column("number", Integer, primary_key=True),
    Column("content", LargeBinary),
)  # fmt: skip

document = Table(
    "document", METADATA, Column("id", Integer, primary_key=True),
    *_text("document_id", "blob", "locus", "input_id", "media_type", "text", "sections", "outlet", "url", "title",
           "note", "published", "published_from", "language", "theatre", "issues", "retrieved", "pages", "notices",
           "address", "received", "first_version"),
)  # fmt: skip

document_words = Table("document_words", METADATA, Column("rowid", Integer, primary_key=True), *_text("title", "text"))

reading = Table(
    "reading", METADATA, Column("reading_id", Text, primary_key=True),
    *_text("document_id", "components", "theatre", "issues"), Column("current", Integer), *_text("digest", "private"),
    Column("first_claim", Integer), Column("last_claim", Integer), Column("document_number", Integer),
)  # fmt: skip

claim = Table(
    "claim", METADATA, Column("id", Integer, primary_key=True), *_text("claim_id", "reading_id", "document_id"),
    Column("current", Integer), Column("position", Integer), *_text("published", "outlet", "section"),
    Column("background", Integer), *_text("stance", "voice", "speaker", "side", "text", "record"),
)  # fmt: skip

claim_actor = Table(
    "claim_actor", METADATA, Column("claim", Integer), *_text("role", "actor", "name", "side", "kind", "resolution")
)

claim_event = Table("claim_event", METADATA, Column("claim", Integer), *_text("event", "type", "mode", "status"))

claim_figure = Table(
    "claim_figure", METADATA, Column("claim", Integer), *_text("figure", "measure", "comparator"),
    Column("value", Float), Column("low", Float), Column("high", Float), *_text("unit", "kind"),
)  # fmt: skip

claim_place = Table(
    "claim_place", METADATA, Column("claim", Integer), *_text("mention", "place", "name"), Column("latitude", Float),
    Column("longitude", Float), *_text("precision", "relation"),
)  # fmt: skip

claim_day = Table("claim_day", METADATA, Column("claim", Integer), *_text("first", "last", "source"))

claim_issue = Table("claim_issue", METADATA, Column("claim", Integer), *_text("code"))

claim_words = Table("claim_words", METADATA, Column("rowid", Integer, primary_key=True), *_text("text"))


def _log(name: str, *key: Column[Any]) -> Table:
    return Table(
        name, METADATA, *key, *_text("at", "kind", "subject", "payload", "previous", "hash", "salt", "digest"),
        Column("withdrawn", Integer),
    )  # fmt: skip


custody = _log("custody", Column("seq", Integer, primary_key=True))

merged_custody = _log(
    "merged_custody", Column("ledger", Text, primary_key=True), Column("seq", Integer, primary_key=True)
)

tombstone = Table(
    "tombstone", METADATA, Column("what", Text, primary_key=True), Column("name", Text, primary_key=True),
    *_text("at", "reason", "by"), Column("entry", Integer, primary_key=True),
)  # fmt: skip

judgement = Table(
    "judgement", METADATA, Column("judgement_id", Text, primary_key=True),
    *_text("at", "by", "verdict", "note", "claim_id", "document_id", "reading_id", "speakers", "content"),
)  # fmt: skip

carried = Table(
    "carried", METADATA, Column("judgement_id", Text, primary_key=True), Column("reading_id", Text, primary_key=True),
    *_text("claim_id"), Column("overlap", Float),
)  # fmt: skip

decision = Table(
    "decision", METADATA, Column("decision_id", Text, primary_key=True),
    *_text("at", "by", "kind", "because", "undoes"),
)  # fmt: skip

decision_claim = Table(
    "decision_claim", METADATA, Column("decision_id", Text, primary_key=True), Column("part", Text, primary_key=True),
    Column("claim_id", Text, primary_key=True), *_text("document_id", "reading_id", "speakers", "content"),
)  # fmt: skip

skipped = Table(
    "skipped", METADATA, Column("entry", Integer, primary_key=True),
    *_text("at", "input_id", "code", "message", "hint", "blob"),
)  # fmt: skip

facet = Table(
    "facet", METADATA, Column("id", Integer, primary_key=True), *_text("name", "value"), Column("claims", Integer)
)

facet_bits = Table(
    "facet_bits", METADATA, Column("facet", Integer, primary_key=True), Column("word", Integer, primary_key=True),
    Column("bits", Integer),
)  # fmt: skip

facet_word = Table("facet_word", METADATA, Column("word", Integer, primary_key=True), Column("entry", Integer))


def _derived(name: str, *columns: str) -> Table:
    """A table that `reconcile` makes: names of its columns, a number each where a colon follows."""
    made = [Column(c.rstrip(":"), Integer if c.endswith(":") else Text) for c in columns]
    return Table(name, METADATA, *made)


due_document = _derived("due_document", "document:", "stage:")
due_shape = _derived("due_shape", "shape:")
due_series = _derived("due_series", "grouped")
reprint = _derived("reprint", "document:", "document_id", "text:", "moment", "family", "context")
reprint_band = _derived("reprint_band", "band:", "document:")
reprint_pair = _derived("reprint_pair", "one:", "other:", "record")
family = _derived("family", "family_id", "members:", "outlets:", "first", "record")
strand = _derived("strand", "id:", "document:", "key", "shape:", "follows", "record")
shape_block = _derived("shape_block", "block:", "shape:")
shape_link = _derived("shape_link", "one:", "other:", "score:")
shape_part = _derived("shape_part", "shape:", "part:")
part_made = _derived("part_made", "part:", "made:")
origin = _derived("origin", "document:", "claim:", "key", "name", "side", "kind", "outlet", "family", "record")
incident = _derived(
    "incident", "id:", "incident_id", "kind", "type", "mode", "first", "last", "place", "country", "theatre",
    "standing", "origins:", "claims:", "documents:", "grouped", "measure", "origin",
)  # fmt: skip
incident_record = _derived("incident_record", "incident:", "record")
incident_claim = _derived("incident_claim", "incident:", "claim:", "document:")
incident_strand = _derived("incident_strand", "strand:", "incident:")
incident_place = _derived("incident_place", "incident:", "name", "place")
incident_side = _derived("incident_side", "incident:", "side")
series_claim = _derived("series_claim", "grouped", "total:", "claim:", "document:")
series_told = _derived(
    "series_told", "grouped", "series", "value:", "place", "day", "timed:", "counts:", "in_time:", "types", "claim:",
    "document:",
)  # fmt: skip

about = Table("about", METADATA, Column("name", Text, primary_key=True), *_text("value"))

schema_version = Table(
    "schema_version", METADATA, Column("version", Integer, primary_key=True), *_text("applied_at", "program")
)
