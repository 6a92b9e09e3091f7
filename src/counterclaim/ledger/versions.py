"""The versions of a dispatch, in order: derived by query over `document.first_version`; nothing else is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Literal

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Subquery,
    Text,
    and_,
    bindparam,
    case,
    column,
    func,
    or_,
    select,
    union,
    union_all,
)

from counterclaim.errors import AmbiguousIdError, NotInLedgerError
from counterclaim.ledger import schema
from counterclaim.ledger.addresses import address_of
from counterclaim.ledger.changes import Changes, changes_between
from counterclaim.ledger.tombstones import withdrawn_id
from counterclaim.publishing.differing import quoted
from counterclaim.records import Notice, NoticeKind

SHOWN = 20
"""Versions that are listed and compared where nobody asks for more: a live page can have thousands."""

notices_of = msgspec.json.Decoder(tuple[Notice, ...])


class NoticeWords(msgspec.Struct, frozen=True):
    """A notice in its own words, the first 160 characters of them."""

    kind: NoticeKind
    words: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a dispatch. `number` counts from 1, the oldest; `seen` is when its bytes were fetched or, where
    nobody knows (`seen_from`), when they came in, ISO 8601. `claims` is None where no reading of it is there."""

    number: int
    document_id: str
    seen: str
    seen_from: Literal["retrieved", "received"]
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    input_id: str
    blob: str
    notices: tuple[NoticeWords, ...]
    claims: int | None


class History(msgspec.Struct, frozen=True, kw_only=True):
    """The newest versions of a dispatch and the one asked for, oldest first; `total` counts all. `changes` are those
    between each that is listed and the next."""

    document_id: str
    """The version that was asked for; for a URL the newest."""
    total: int
    versions: tuple[Version, ...]
    changes: tuple[Changes, ...] = ()


def history_of(connection: Connection, document_id: str, *, limit: int = SHOWN, compared: bool = True) -> History:
    """The newest `limit` versions of a stored document (itself alone where there is no other), compared if asked."""
    listed = ordered(roots_of())
    wanted = or_(listed.c.newest <= limit, listed.c.document_id == document_id)
    found = select(listed.c.document_id, listed.c.number).where(wanted).order_by(listed.c.number)
    rows = connection.execute(found, {ASKED: json_list([document_id])})
    numbers = {row.document_id: row.number for row in rows} or {document_id: 1}
    ids = json_list(numbers)
    c, claim, reading = schema.document.c, schema.claim.c, schema.reading.c
    columns = [c[name] for name in ("document_id", "retrieved", "received", "notices", *_TAKEN_OVER)]
    in_question = among(c.document_id, ids)
    counted = select(claim.document_id, func.count().label("number")).group_by(claim.document_id)
    counted = counted.where(claim.current + 0 == 1, among(claim.document_id, ids))  # by the documents' index, not all
    claims = {row.document_id: row.number for row in connection.execute(counted)}
    read = select(reading.document_id).where(reading.current == 1, among(reading.document_id, ids))
    were_read = set(connection.execute(read).scalars())
    documents = connection.execute(select(*columns).where(in_question)).all()
    quoted = notice_words(connection, documents)
    versions = [
        Version(
            number=numbers[row.document_id], document_id=row.document_id, seen=row.retrieved or row.received,
            seen_from="retrieved" if row.retrieved else "received", notices=quoted.get(row.document_id, ()),
            claims=claims.get(row.document_id, 0) if row.document_id in were_read else None,
            **{name: row._mapping[name] for name in _TAKEN_OVER},
        )
        for row in documents
    ]  # fmt: skip
    versions.sort(key=lambda version: version.number)
    pairs = pairwise(version.document_id for version in versions) if compared else ()
    changes = [changes_between(connection, before, after) for before, after in pairs]
    return History(
        document_id=document_id, total=max(numbers.values()), versions=tuple(versions), changes=tuple(changes)
    )


_TAKEN_OVER = ("published", "outlet", "title", "url", "input_id", "blob")


def version_before(connection: Connection, document_id: str) -> str | None:
    """The version that a stored one follows; None where it is the oldest, or alone."""
    if not have_others(connection, [document_id]):
        return None
    listed = ordered(roots_of())
    own = select(listed.c.number).where(listed.c.document_id == document_id).scalar_subquery()
    found = select(listed.c.document_id).where(listed.c.number == own - 1)
    return connection.execute(found, {ASKED: json_list([document_id])}).scalar()


ASKED = "asked"
"""The parameter of `roots_of`: ids of documents, as `json_list` gives them."""


def have_others(connection: Connection, documents: Iterable[str]) -> bool:
    """Whether any of some documents has another version: two look-ups in small indexes each."""
    return connection.execute(_any_root(), {ASKED: json_list(documents)}).first() is not None


@cache
def _any_root() -> Select[tuple[str]]:
    return roots_of().limit(1)


def roots_of() -> Select[tuple[str]]:
    """The first versions of those among the documents ASKED for that have others; nothing for one that stands alone."""
    c = schema.document.c
    asked = bindparam(ASKED, type_=Text)
    later = select(c.first_version).where(c.first_version.is_not(None), among(c.document_id, asked))
    first = select(c.first_version).where(c.first_version.is_not(None), among(c.first_version, asked))
    return select(union(later, first).subquery().c.first_version)


def every_root() -> Select[tuple[str]]:
    """The first versions of all dispatches that have others."""
    c = schema.document.c
    return select(c.first_version).where(c.first_version.is_not(None)).distinct()


def ordered(roots: Select[tuple[str]]) -> Subquery:
    """All versions of some dispatches: `root`, `document_id`, `number` (1 is the oldest), `newest` (1 is the newest),
    `retrieved`, `received`, `notices`.

    In order of when their bytes were fetched, where that is known, else of when they came in. Only where none says when
    it was fetched, and all say when they were published, the day of publication counts first: versions that came in
    with one folder came in the order of their names.
    """
    c = schema.document.c
    columns = (c.id, c.document_id, c.retrieved, c.received, c.published, c.notices)
    wanted = roots.cte("roots")
    asked = select(wanted.c[0])
    root = c.first_version
    later = select(*columns, root.label("root")).where(root.is_not(None), root.in_(asked))
    first = select(*columns, c.document_id.label("root")).where(root.is_(None), c.document_id.in_(asked))
    member = union_all(later, first).cte("member")
    m = member.c
    dated = and_(func.count(m.retrieved) == 0, func.count(m.published) == func.count())
    dispatch = select(m.root, dated.label("dated"), func.count().label("total")).group_by(m.root).cte("dispatch")
    day = case((dispatch.c.dated, func.substr(m.published, 1, 10)), else_="")
    seen = func.coalesce(func.julianday(m.retrieved), func.julianday(m.received), 0)
    order = (day.desc(), seen.desc(), func.coalesce(m.published, "").desc(), m.id.desc())
    newest = func.row_number().over(partition_by=m.root, order_by=order)
    return (
        select(
            *(m[name] for name in ("root", "document_id", "retrieved", "received", "notices")),
            newest.label("newest"), (dispatch.c.total + 1 - newest).label("number"),
        )
        .join_from(member, dispatch, dispatch.c.root == m.root)
        .subquery("version")
    )  # fmt: skip


def outdated() -> Select[tuple[str]]:
    """The ids of all documents of which a newer version is there."""
    listed = ordered(every_root())
    return select(listed.c.document_id).where(listed.c.newest > 1)


def among(value: ColumnElement[Any], given: ColumnElement[str] | str) -> ColumnElement[bool]:
    """`value` is one of those in a list as `json_list` gives it: one parameter, however many they are."""
    listed = func.json_each(given).table_valued(column("value", Text))
    return value.in_(select(listed.c.value))


def json_list(values: Iterable[str]) -> str:
    """Ids as one parameter."""
    return msgspec.json.encode(sorted(values)).decode()


def notice_words(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, tuple[NoticeWords, ...]]:
    """The notices of documents (rows with `document_id` and `notices`) in their own words, by the documents' ids."""
    carried = {row.document_id: notices_of.decode(row.notices) for row in rows if row.notices != "[]"}
    if not carried:
        return {}
    c = schema.document.c
    found = connection.execute(select(c.document_id, c.text).where(among(c.document_id, json_list(carried))))
    texts = {row.document_id: row.text for row in found}
    return {
        name: tuple(NoticeWords(notice.kind, quoted(texts[name], notice)) for notice in notices)
        for name, notices in carried.items()
    }


def document_named(connection: Connection, named: str) -> str:
    """The id of the document that a document's id, a claim's id (their beginnings are enough), a URL or the path of an
    input names; of several versions the newest. Raises NotInLedgerError, WithdrawnError, AmbiguousIdError."""
    ids = _by_id(connection, named.strip())
    if len(ids) > 1:
        raise AmbiguousIdError("document", named, ids)
    if ids:
        return ids[0]
    c = schema.document.c
    address = address_of(named) or (address_of(f"https://{named}") if "." in named else None)
    places = ([c.address == address] if address else []) + [and_(c.input_id == named, c.locus == "")]
    for place in places:
        found = connection.execute(select(c.document_id).where(place).order_by(c.id.desc()).limit(1)).scalar()
        if found is not None:
            listed = ordered(roots_of())
            newest_of = select(listed.c.document_id).where(listed.c.newest == 1)
            newest = connection.execute(newest_of, {ASKED: json_list([found])}).scalar()
            return str(newest or found)
    gone = withdrawn_id(connection, named.strip(), of=("document", "claim"))
    raise gone.error() if gone else NotInLedgerError("document, claim, URL or path", named)


def _by_id(connection: Connection, prefix: str) -> list[str]:
    """Documents whose id, or the id of a claim of theirs, begins so."""
    if not prefix or not set(prefix) <= set("0123456789abcdef"):
        return []
    found: list[str] = []
    for table, name in ((schema.document, "document_id"), (schema.claim, "claim_id")):
        id_column = table.c[name]
        begins = or_(id_column == prefix, id_column.between(prefix, prefix + "g"))
        found += connection.execute(select(table.c.document_id).where(begins).distinct().limit(4)).scalars()
    return sorted(set(found))
