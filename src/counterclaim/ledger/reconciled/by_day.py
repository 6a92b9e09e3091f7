"""Incidents as the dispatches up to a day tell them: what was known then, and what was known the day before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.reconciled.clustering import Placed, Tellings, told_by
from counterclaim.ledger.reconciled.incident_rows import incident_from
from counterclaim.ledger.reconciled.reconciling import current_decisions, rule_of
from counterclaim.ledger.storing import claim_from
from counterclaim.reconciling.incidents.composing import compose
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.strands import Strand
from counterclaim.records import Claim, Incident

_strand = msgspec.msgpack.Decoder(Strand)


class DayTold(msgspec.Struct, frozen=True, kw_only=True):
    """What dispatches of a day tell. `incidents` are those that one of them tells of, each as it stood with them and as
    it stood before them (None where nobody had told of it); `series` those that one of them gives a value for;
    `claims` all of theirs, by id."""

    incidents: tuple[tuple[Incident, Incident | None], ...]
    series: tuple[Incident, ...]
    claims: dict[str, Claim]


def told_on(connection: Connection, day: date, *, theatre: str | None = None) -> DayTold:
    """What the dispatches that were published on a day tell; of one theatre, where it is given. Dispatches published
    later have no part in it, and those without a date neither; what a new reading waits to be reconciled for is left
    out."""
    of_day = "SELECT id FROM document WHERE published >= ? AND published < ?"
    documents = list(firsts(rows(connection, of_day, day.isoformat(), f"{day.isoformat()}~")))
    decisions, rule = current_decisions(connection), rule_of(connection)
    found: list[tuple[Incident, Incident | None]] = []
    for number in _of_documents(connection, "incident_strand", documents, theatre):
        strands = _strands(connection, number)
        now = _composed(connection, strands, date.fromordinal(day.toordinal() + 1), decisions, rule)
        if now is not None:
            found.append((now, _composed(connection, strands, day, decisions, rule)))
    series = tuple(_records(connection, _of_documents(connection, "incident_claim", documents, theatre)))
    names = {ref.claim_id for incident, _ in found for ref in incident.claims}
    names |= {point.claim_id for one in series for point in one.points}
    claims = _claims(connection, names)
    whole = tuple(one for one in series if all(point.claim_id in claims for point in one.points))
    return DayTold(incidents=tuple(found), series=whole, claims=claims)


def _of_documents(connection: Connection, by: str, documents: Sequence[int], theatre: str | None) -> list[int]:
    """Numbers of the incidents (by their strands) or of the series (by their claims) that documents have a part in."""
    if by == "incident_strand":
        way, kind = "strand s ON s.document = d.value CROSS JOIN incident_strand x ON x.strand = s.id", "incident"
    else:
        way, kind = "incident_claim x ON x.document = d.value", "series"
    sql = (
        f"SELECT DISTINCT i.id FROM json_each(?) d CROSS JOIN {way} CROSS JOIN incident i ON i.id = x.incident "  # noqa: S608
        "WHERE i.kind = ? AND (? IS NULL OR i.theatre = ?) ORDER BY i.incident_id"
    )
    return list(firsts(rows(connection, sql, str(list(documents)), kind, theatre, theatre)))


def _strands(connection: Connection, incident: int) -> list[Placed]:
    sql = "SELECT s.id, s.record FROM incident_strand x CROSS JOIN strand s ON s.id = x.strand WHERE x.incident = ?"
    found = [(number, _strand.decode(record)) for number, record in rows(connection, sql, incident)]
    return sorted(found, key=lambda placed: placed[1].key)


def _composed(
    connection: Connection, strands: Sequence[Placed], before: date, decisions: Decisions, rule: str
) -> Incident | None:
    """The incident by what was published before a day; None where nothing of it was."""
    early = [placed for placed in strands if placed[1].published is not None and placed[1].published < before]
    if not early:
        return None
    told = told_by(connection, [(number, strand.tellings) for number, strand in early])
    tellings = Tellings(told, [strand for _, strand in early])
    several = [strand for _, strand in early if tellings.has(strand)]
    return compose(several, tellings.of(several), decisions=decisions, rule=rule) if several else None


def _records(connection: Connection, numbers: Sequence[int]) -> list[Incident]:
    sql = "SELECT r.record FROM json_each(?) d CROSS JOIN incident_record r ON r.incident = d.value"
    return [incident_from(record) for record in texts(rows(connection, sql, str(list(numbers))))]


def _claims(connection: Connection, names: set[str]) -> dict[str, Claim]:
    sql = "SELECT c.record FROM json_each(?) d CROSS JOIN claim c ON c.claim_id = d.value AND c.current + 0 = 1"
    asked = msgspec.json.encode(sorted(names)).decode()
    claims = (claim_from(record) for record in texts(rows(connection, sql, asked)))
    return {claim.claim_id: claim for claim in claims}
