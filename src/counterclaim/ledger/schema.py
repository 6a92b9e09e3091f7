"""The tables as SQLAlchemy sees them. The migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


blob = Table(
    "blob", METADATA, Column("sha256", Text, primary_key=True), Column("size", Integer),
    *_text("media_type", "encoding"), Column("content", LargeBinary),
)  # fmt: skip

document = Table(
    "document", METADATA, Column("document_id", Text, primary_key=True),
    *_text("blob", "locus", "input_id", "media_type", "text", "sections", "outlet", "url", "title", "note",
           "published", "published_from", "language", "theatre", "issues"),
)  # fmt: skip

reading = Table(
    "reading", METADATA, Column("reading_id", Text, primary_key=True),
    *_text("document_id", "components", "theatre", "issues"), Column("current", Integer), *_text("digest"),
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

custody = Table(
    "custody",
    METADATA,
    Column("seq", Integer, primary_key=True),
    *_text("at", "kind", "subject", "payload", "previous", "hash"),
)

schema_version = Table(
    "schema_version", METADATA, Column("version", Integer, primary_key=True), *_text("applied_at", "program")
)
