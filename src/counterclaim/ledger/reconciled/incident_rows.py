"""Incidents as rows: what lists are filtered and sorted by, beside the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import rows
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.records import Incident

UNRESOLVED = "unresolved"
NO_NUMBERS: Mapping[str, tuple[int, int]] = MappingProxyType({})
_incident = msgspec.json.Decoder(Incident)

COLUMNS = (
    "incident_id", "kind", "type", "mode", "first", "last", "place", "country", "theatre", "standing", "origins",
    "claims", "documents", "grouped", "measure", "origin",
)  # fmt: skip

TABLES = {
    "incident": COLUMNS, "incident_record": ("record",), "incident_claim": ("claim", "document"),
    "incident_strand": ("strand",), "incident_place": ("name", "place"), "incident_side": ("side",),
}  # fmt: skip
"""Tables that hold an incident, with their columns beside its number."""


def incident_from(record: str) -> Incident:
    """The incident that a record holds."""
    return _incident.decode(record)


def columns_of(
    incident: Incident, *, theatre: str | None, country: str | None, grouped: str | None
) -> dict[str, Any]:  # fmt: skip
    """The columns of `incident` but for its number."""
    first, last = incident.period or (None, None)
    return {
        "incident_id": incident.incident_id, "kind": incident.kind, "type": incident.type, "mode": incident.mode,
        "first": first.isoformat() if first else "", "last": last.isoformat() if last else "",
        "place": incident.places[0].name if incident.places else None, "country": country, "theatre": theatre,
        "standing": incident.standing, "origins": incident.origins, "claims": len(incident.claims),
        "documents": len(incident.documents), "grouped": grouped, "measure": incident.measure,
        "origin": incident.origin,
    }  # fmt: skip


class Listed(NamedTuple):
    """An incident as rows, but for what the ledger alone knows: numbers of claims, and the theatre of a reading."""

    columns: dict[str, Any]
    record: str
    claims: tuple[str, ...]
    strands: tuple[int, ...]
    places: tuple[tuple[str, str | None], ...]
    sides: tuple[str, ...]
    reading: str | None


def listed(incident: Incident, *, strands: tuple[int, ...] = (), grouped: str | None = None) -> Listed:
    """The rows of an incident; `strands` are the numbers of its strands, `grouped` the group of a series."""
    return Listed(
        columns=columns_of(incident, theatre=None, country=country_of(incident), grouped=grouped),
        record=msgspec.json.encode(incident).decode(),
        claims=tuple(claim.claim_id for claim in incident.claims),
        strands=strands,
        places=tuple({place.name: place.place for place in reversed(incident.places)}.items()),
        sides=tuple(sorted({account.side or UNRESOLVED for account in incident.accounts})),
        reading=incident.claims[0].reading_id if incident.claims else None,
    )


def keep_incidents(
    connection: Connection, made: Sequence[Listed], numbers: Mapping[str, tuple[int, int]] = NO_NUMBERS
) -> None:
    """Keep incidents; none of their strands is in another one any more. `numbers` as in `rows_of`."""
    last = rows(connection, "SELECT coalesce(max(id), 0) FROM incident").fetchone()[0]
    tables: dict[str, list[tuple[object, ...]]] = {}
    for number, of in enumerate(rows_of(connection, made, numbers), last + 1):
        for table, several in of.items():
            tables.setdefault(table, []).extend((number, *row) for row in several)
    for table, values in tables.items():
        columns = ", ".join(("id" if table == "incident" else "incident", *TABLES[table]))
        marks = ", ".join("?" * (len(TABLES[table]) + 1))
        execute_many(connection, f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608


def change_incidents(
    connection: Connection, made: Mapping[int, Listed], numbers: Mapping[str, tuple[int, int]] = NO_NUMBERS
) -> None:
    """Keep incidents in the place of those that have their numbers: only rows that differ are written. `numbers` as in
    `rows_of`."""
    for number, of in zip(made, rows_of(connection, [*made.values()], numbers), strict=True):
        for table, several in of.items():
            columns, key = TABLES[table], "id" if table == "incident" else "incident"
            names = ", ".join(f'"{column}"' for column in columns)
            had = set(rows(connection, f"SELECT {names} FROM {table} WHERE {key} = ?", number))  # noqa: S608
            now = set(several)
            if table in ("incident", "incident_record"):  # one row
                if now != had:
                    put = ", ".join(f'"{column}" = ?' for column in columns)
                    execute_many(connection, f"UPDATE {table} SET {put} WHERE {key} = ?", [(*several[0], number)])  # noqa: S608
                continue
            same = " AND ".join(f'"{column}" IS ?' for column in (key, *columns))
            execute_many(connection, f"DELETE FROM {table} WHERE {same}", [(number, *row) for row in had - now])  # noqa: S608
            marks = ", ".join("?" * (len(columns) + 1))
            new = [(number, *row) for row in sorted(now - had, key=repr)]
            execute_many(connection, f"INSERT INTO {table} ({key}, {names}) VALUES ({marks})", new)  # noqa: S608


def rows_of(
    connection: Connection, made: Sequence[Listed], known: Mapping[str, tuple[int, int]] = NO_NUMBERS
) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    """The rows of each incident by table, in order, without its number. `known`: numbers of claims and of their
    documents, by the claims' ids, as far as they are known."""
    claims = {claim for one in made for claim in one.claims} - known.keys()
    numbers = {**known, **_claim_numbers(connection, claims)}
    theatres = _theatres(connection, {one.reading for one in made if one.reading})
    for one in made:
        theatre = theatres.get(one.reading) if one.reading else None
        found: dict[str, list[tuple[object, ...]]] = {
            "incident": [tuple((one.columns | {"theatre": theatre}).values())],
            "incident_record": [(one.record,)],
            "incident_claim": [numbers[claim] for claim in one.claims],
            "incident_strand": [(strand,) for strand in one.strands],
            "incident_place": list(one.places),
            "incident_side": [(side,) for side in one.sides],
        }
        yield {table: sorted(several, key=repr) for table, several in found.items()}


def country_of(incident: Incident) -> str | None:
    """The country of the first place that the gazetteer knows."""
    from counterclaim.ledger.known_names import country_of_place

    return next((found for p in incident.places if p.place and (found := country_of_place(p.place))), None)


def _claim_numbers(connection: Connection, claims: set[str]) -> dict[str, tuple[int, int]]:
    """Number of each current claim and of its document, by the claim's id."""
    sql = (
        "SELECT c.claim_id, c.id, o.id FROM json_each(?) d CROSS JOIN claim c ON c.claim_id = d.value "
        "AND c.current + 0 = 1 CROSS JOIN document o ON o.document_id = c.document_id"
    )
    found = rows(connection, sql, msgspec.json.encode(sorted(claims)).decode())
    return {claim: (number, document) for claim, number, document in found}


def _theatres(connection: Connection, readings: set[str]) -> dict[str, str | None]:
    sql = "SELECT r.reading_id, r.theatre FROM json_each(?) d CROSS JOIN reading r ON r.reading_id = d.value"
    return dict(rows(connection, sql, msgspec.json.encode(sorted(readings)).decode()))


def forget_incidents(connection: Connection, incidents: Iterable[int]) -> None:
    """Take out incidents by their numbers."""
    gone = [(number,) for number in sorted(incidents)]
    for table in ("incident_record", "incident_claim", "incident_strand", "incident_place", "incident_side"):
        execute_many(connection, f"DELETE FROM {table} WHERE incident = ?", gone)  # noqa: S608  (our own words)
    execute_many(connection, "DELETE FROM incident WHERE id = ?", gone)
