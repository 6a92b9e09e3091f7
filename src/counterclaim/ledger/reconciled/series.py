"""Running totals made anew, a group at a time: of one party (or one origin) and one measure."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.reconciled.incident_rows import Listed, forget_incidents, keep_incidents, listed
from counterclaim.ledger.reconciled.totals import grouped_as
from counterclaim.ledger.storing import claim_from
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.series import Sourced, series_of
from counterclaim.reconciling.series.totals import group_side

_origin = msgspec.json.Decoder(Origin)


def mend_series(connection: Connection, due: Iterable[str]) -> int:
    """Make the series of some groups anew; how many there are."""
    made, groups = 0, list(due)
    for grouped in groups:
        old = "SELECT id FROM incident WHERE grouped = ?"
        forget_incidents(connection, list(firsts(rows(connection, old, grouped))))
    for grouped in groups:
        several = series_among(connection, grouped)
        keep_incidents(connection, several)
        rows(connection, "DELETE FROM due_series WHERE grouped = ?", grouped)
        made += len(several)
    return made


def series_among(connection: Connection, grouped: str) -> list[Listed]:
    """The series of a group, made of its claims; none where nobody tells a total."""
    some = "SELECT 1 FROM series_claim WHERE grouped = ? AND total = 1 LIMIT 1"
    if rows(connection, some, grouped).fetchone() is None:
        return []
    sql = (
        "SELECT c.record, o.record, o.family FROM series_claim s JOIN claim c ON c.id = s.claim "
        "JOIN origin o ON o.claim = c.id WHERE s.grouped = ?"
    )
    sourced = {}
    for record, origin, family in rows(connection, sql, grouped):
        claim = claim_from(record)
        sourced[claim.claim_id] = Sourced(claim=claim, origin=_origin.decode(origin), family=family)
    side_of = {one.origin.key: group_side(one.origin) for one in sourced.values()}
    return [
        listed(series, grouped=grouped)
        for series in series_of(sourced.values())
        if grouped_as(side_of[series.origin or ""], series.measure or "") == grouped
    ]


def due_series(connection: Connection, most: int) -> list[str]:
    """Some of the groups that are due."""
    return list(texts(rows(connection, "SELECT grouped FROM due_series ORDER BY grouped LIMIT ?", most)))
