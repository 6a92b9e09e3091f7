"""Lists of incidents, families and origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection

from counterclaim.errors import AmbiguousIdError, NoSuchPageError, NotInLedgerError
from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.filters import day_range
from counterclaim.ledger.known_names import place_ids
from counterclaim.ledger.match_words import match_expression
from counterclaim.ledger.reconciled.incident_rows import incident_from
from counterclaim.records import Family, Incident

_family = msgspec.json.Decoder(Family)


class IncidentFilters(msgspec.Struct, frozen=True, kw_only=True):
    """What the incidents of a list have in common; None asks for nothing.

    `day` is a day, a month or a range FIRST..LAST with which the incident's days overlap. `place` is part of a place's
    name, another name of it, or its id; upper and lower case do not count. `side` is a side whose account there is
    ("unresolved": of somebody whose side is not known), `country` ISO 3166-1 alpha-2 of its first known place, `words`
    stand in a claim of it, written as in Filters; `origin` is the key of a series' origin, `measure` what it counts.
    """

    kind: str | None = "incident"
    """`incident`, `series`, or None for both."""
    day: str | None = None
    place: str | None = None
    side: str | None = None
    standing: str | None = None
    type: str | None = None
    mode: str | None = None
    theatre: str | None = None
    country: str | None = None
    words: str | None = None
    document: str | None = None
    """A document's full id."""
    origin: str | None = None
    measure: str | None = None


NO_FILTERS = IncidentFilters()
BOTH_KINDS = IncidentFilters(kind=None)
EXACT = ("kind", "standing", "type", "mode", "theatre", "country", "origin", "measure")


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the incidents that a list has. Pages count from 1; `total` is over all of them."""

    incidents: tuple[Incident, ...]
    total: int
    page: int
    limit: int

    @property
    def pages(self) -> int:
        """Number of pages, at least 1."""
        return max(1, -(-self.total // self.limit))


class FamilyPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the families of reprints."""

    families: tuple[Family, ...]
    total: int
    page: int
    limit: int

    @property
    def pages(self) -> int:
        """Number of pages, at least 1."""
        return max(1, -(-self.total // self.limit))


class OriginCount(msgspec.Struct, frozen=True, kw_only=True):
    """Whose words how many claims are, in how many dispatches and outlets."""

    key: str
    name: str
    side: str | None
    kind: str
    claims: int
    documents: int
    outlets: int


def incidents_page(connection: Connection, filters: IncidentFilters, *, limit: int, page: int) -> IncidentPage:
    """A page of a list, the newest last day first. Raises QueryError, NoSuchPageError."""
    where, values = _where(connection, filters)
    sql = f"SELECT i.id FROM incident i {where} ORDER BY i.last DESC, i.first DESC, i.incident_id"  # noqa: S608
    if filters.words:  # to look for words twice would take twice as long
        every = list(firsts(rows(connection, sql, *values)))
        total, ids = len(every), every[(page - 1) * limit : page * limit]
    else:
        total = rows(connection, f"SELECT count(*) FROM incident i {where}", *values).fetchone()[0]  # noqa: S608
        ids = list(firsts(rows(connection, f"{sql} LIMIT ? OFFSET ?", *values, limit, (page - 1) * limit)))
    pages = max(1, -(-total // limit))
    if page > pages:
        raise NoSuchPageError(page, pages)
    return IncidentPage(incidents=tuple(_records(connection, ids)), total=total, page=page, limit=limit)


def every_incident(connection: Connection, filters: IncidentFilters) -> Iterator[Incident]:
    """All incidents of a list by first day and id, a few in memory at a time. Raises QueryError."""
    where, values = _where(connection, filters)
    sql = f"SELECT i.id FROM incident i {where} ORDER BY i.first = '', i.first, i.incident_id"  # noqa: S608
    ids = list(firsts(rows(connection, sql, *values)))
    for start in range(0, len(ids), 500):
        yield from _records(connection, ids[start : start + 500])


def _records(connection: Connection, ids: list[int]) -> Iterator[Incident]:
    sql = "SELECT r.incident, r.record FROM json_each(?) d CROSS JOIN incident_record r ON r.incident = d.value"
    found = dict(rows(connection, sql, str(ids)))
    yield from (incident_from(found[number]) for number in ids)


def _where(connection: Connection, filters: IncidentFilters) -> tuple[str, list[object]]:
    """The condition and its values. Raises QueryError."""
    said: list[str] = []
    values: list[object] = []
    for name in EXACT:
        asked = getattr(filters, name)
        if asked is not None:
            said.append(f"i.{name} = ?")
            values.append(asked)
    if filters.day:
        first, last = day_range(filters.day)
        said.append("i.last >= ? AND i.first <= ? AND i.first <> ''")
        values += [first, last]
    if filters.side:
        said.append("i.id IN (SELECT incident FROM incident_side WHERE side = ?)")
        values.append(filters.side)
    if filters.place:
        names, ids = _places(connection, filters.place)
        said.append(
            "i.id IN (SELECT incident FROM incident_place WHERE name IN (SELECT value FROM json_each(?)) "
            "UNION ALL SELECT incident FROM incident_place WHERE place IN (SELECT value FROM json_each(?)))"
        )
        values += [names, ids]
    if filters.words:
        said.append(
            "i.id IN (SELECT c.incident FROM claim_words w JOIN incident_claim c ON c.claim = w.rowid "
            "WHERE w.claim_words MATCH ?)"
        )
        expression = match_expression(filters.words)
        if expression is None:
            return "WHERE 0", []
        values.append(expression)
    if filters.document:
        said.append(
            "i.id IN (SELECT c.incident FROM document d JOIN incident_claim c ON c.document = d.id "
            "WHERE d.document_id = ?)"
        )
        values.append(filters.document)
    return (f"WHERE {' AND '.join(said)}" if said else ""), values


def _places(connection: Connection, asked: str) -> tuple[str, str]:
    """Names of places in incidents that hold what is asked for, and ids of places that are called so, as JSON."""
    folded = asked.casefold()
    names = [name for name in _place_names(connection) if folded in name.casefold()]
    return msgspec.json.encode(names).decode(), msgspec.json.encode(sorted({asked, *place_ids(asked)})).decode()


def _place_names(connection: Connection) -> list[str]:
    """The names of all places in incidents, each looked up after the other in the index."""
    sql = """
        WITH RECURSIVE named (name) AS (
            SELECT min(name) FROM incident_place
            UNION ALL SELECT (SELECT min(name) FROM incident_place WHERE name > named.name) FROM named
            WHERE named.name IS NOT NULL
        ) SELECT name FROM named WHERE name IS NOT NULL
    """
    return list(texts(rows(connection, sql)))


def incident_meant(connection: Connection, prefix: str, *, kind: str | None = None) -> Incident:
    """The incident (or series) whose id begins so, or in which the claim is whose id begins so; of one `kind`, where it
    is given. Raises NotInLedgerError, AmbiguousIdError."""
    sql = (
        "SELECT incident_id, id FROM incident WHERE incident_id BETWEEN ?1 AND ?1 || 'g' "
        "AND substr(incident_id, 1, length(?1)) = ?1 AND kind = coalesce(?2, kind) ORDER BY 1 LIMIT 4"
    )
    found = dict(rows(connection, sql, prefix, kind)) if prefix else {}
    if not found and prefix:
        of_claim = (
            "SELECT DISTINCT i.incident_id, i.id FROM claim c JOIN incident_claim m ON m.claim = c.id "
            "JOIN incident i ON i.id = m.incident WHERE c.claim_id BETWEEN ?1 AND ?1 || 'g' "
            "AND substr(c.claim_id, 1, length(?1)) = ?1 AND c.current + 0 = 1 AND i.kind = coalesce(?2, i.kind) "
            "ORDER BY i.kind, i.claims DESC, 1 LIMIT 4"
        )
        found = dict(rows(connection, of_claim, prefix, kind))
    if not found:
        raise NotInLedgerError("incident", prefix)
    if len(found) > 1 and prefix not in found:
        raise AmbiguousIdError("incident", prefix, list(found))
    (incident,) = _records(connection, [found.get(prefix) or next(iter(found.values()))])
    return incident


def incidents_with(connection: Connection, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the incidents that claims are in, by the claim's full id."""
    sql = (
        "SELECT c.claim_id, i.incident_id FROM json_each(?) d CROSS JOIN claim c ON c.claim_id = d.value "
        "AND c.current + 0 = 1 CROSS JOIN incident_claim m ON m.claim = c.id "
        "CROSS JOIN incident i ON i.id = m.incident ORDER BY i.kind, i.incident_id"
    )
    found: dict[str, tuple[str, ...]] = {}
    for claim, incident in rows(connection, sql, msgspec.json.encode(sorted(set(claims))).decode()):
        found[claim] = (*found.get(claim, ()), incident)
    return found


def families_page(connection: Connection, *, limit: int, page: int) -> FamilyPage:
    """A page of the families, those of most members first. Raises NoSuchPageError."""
    total = rows(connection, "SELECT count(*) FROM family").fetchone()[0]
    pages = max(1, -(-total // limit))
    if page > pages:
        raise NoSuchPageError(page, pages)
    sql = "SELECT record FROM family ORDER BY members DESC, first, family_id LIMIT ? OFFSET ?"
    found = texts(rows(connection, sql, limit, (page - 1) * limit))
    return FamilyPage(families=tuple(map(_family.decode, found)), total=total, page=page, limit=limit)


def family_meant(connection: Connection, prefix: str) -> Family:
    """The family whose id, or the id of one of whose dispatches, begins so. Raises NotInLedgerError,
    AmbiguousIdError."""
    begins = "{0} BETWEEN ?1 AND ?1 || 'g' AND substr({0}, 1, length(?1)) = ?1"
    own = f"SELECT family_id FROM family WHERE {begins.format('family_id')} ORDER BY 1 LIMIT 4"  # noqa: S608
    of_document = (
        "SELECT DISTINCT r.family FROM document d JOIN reprint r ON r.document = d.id "  # noqa: S608
        f"WHERE {begins.format('d.document_id')} AND r.family IS NOT NULL ORDER BY 1 LIMIT 4"
    )
    found = list(texts(rows(connection, own, prefix))) if prefix else []
    found = found or (list(texts(rows(connection, of_document, prefix))) if prefix else [])
    if not found:
        raise NotInLedgerError("family of reprints", prefix)
    if len(found) > 1 and prefix not in found:
        raise AmbiguousIdError("family of reprints", prefix, found)
    return _family.decode(rows(connection, "SELECT record FROM family WHERE family_id = ?", found[0]).fetchone()[0])


def origin_counts(connection: Connection, *, side: str | None, limit: int) -> tuple[OriginCount, ...]:
    """Origins by how many claims are theirs."""
    where = "" if side is None else "WHERE side IS NULL" if side == "unresolved" else "WHERE side = ?"
    sql = (
        "SELECT key, min(name), min(side), min(kind), count(*), count(DISTINCT document), count(DISTINCT outlet) "  # noqa: S608
        f"FROM origin {where} GROUP BY key ORDER BY 5 DESC, key LIMIT ?"
    )
    values = (*(() if "?" not in where else (side,)), limit)
    return tuple(
        OriginCount(key=key, name=name, side=side, kind=kind, claims=claims, documents=documents, outlets=outlets)
        for key, name, side, kind, claims, documents, outlets in rows(connection, sql, *values)
    )
