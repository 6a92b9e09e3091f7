"""Running totals made anew, a group at a time: of one party (or one origin) and one measure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import rows, texts
from counterclaim.ledger.reconciled.incident_rows import (
    Listed,
    change_incidents,
    forget_incidents,
    keep_incidents,
    listed,
)
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.totals import BETWEEN, group_of, grouped_as, subject_in
from counterclaim.ledger.storing import claim_from
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.series import Sourced, series_told
from counterclaim.reconciling.series.totals import group_side, told_in_claim

_origin = msgspec.json.Decoder(Origin)


def mend_series(connection: Connection, due: Iterable[str]) -> int:
    """Make the series anew of the groups that some names are of, a group's or a subject's; how many there are."""
    names = list(due)
    groups = sorted({group_of(name) for name in names if _tells(connection, name)})
    made = {one.columns["incident_id"]: one for grouped in groups for one in series_among(connection, grouped)}
    old = "SELECT i.incident_id, i.id FROM json_each(?) d CROSS JOIN incident i ON i.{} = d.value"
    there = dict(rows(connection, old.format("grouped"), _json(groups)))
    there |= rows(connection, old.format("incident_id"), _json(made))
    forget_incidents(connection, [number for name, number in there.items() if name not in made])
    change_incidents(connection, {there[name]: one for name, one in made.items() if name in there})
    keep_incidents(connection, [one for name, one in made.items() if name not in there])
    execute_many(connection, "DELETE FROM due_series WHERE grouped = ?", [(name,) for name in names])
    return len(made)


def _json(names: Iterable[str]) -> str:
    return msgspec.json.encode(list(names)).decode()


def _tells(connection: Connection, name: str) -> bool:
    """Whether series may have changed: a group's may always, by a subject's shares only where a total is told of it."""
    return BETWEEN not in name or _has_total(connection, name)


def _has_total(connection: Connection, name: str) -> bool:
    some = "SELECT 1 FROM series_claim WHERE grouped = ? AND total = 1 LIMIT 1"
    return rows(connection, some, name).fetchone() is not None


def series_among(connection: Connection, grouped: str) -> list[Listed]:
    """The series of a group, of its totals and of the shares of their subjects; none where nobody tells a total."""
    totals = _sourced(connection, grouped, total=1)
    if not totals:
        return []
    told = {name: tuple(told_in_claim(one)) for name, one in totals.items()}
    subjects = {one.subject for several in told.values() for one in several if one.starting is not None}
    sourced = totals
    for subject in sorted({subject_in(grouped, subject) for subject in subjects}):
        sourced = sourced | _sourced(connection, subject, total=0)
    side_of = {one.origin.key: group_side(one.origin) for one in sourced.values()}
    told |= {name: tuple(told_in_claim(one)) for name, one in sourced.items() if name not in told}
    return [
        listed(series, grouped=grouped)
        for series in series_told(chain.from_iterable(told.values()))
        if grouped_as(side_of[series.origin or ""], series.measure or "") == grouped
    ]


def _sourced(connection: Connection, name: str, *, total: int) -> dict[str, Sourced]:
    """The claims under a name that tell a total, or only a share, by id."""
    sql = (
        "SELECT c.record, o.record, o.family FROM series_claim s JOIN claim c ON c.id = s.claim "
        "JOIN origin o ON o.claim = c.id WHERE s.grouped = ? AND s.total = ?"
    )
    found = {}
    for record, origin, family in rows(connection, sql, name, total):
        claim = claim_from(record)
        found[claim.claim_id] = Sourced(claim=claim, origin=_origin.decode(origin), family=family)
    return found


def due_series(connection: Connection, most: int) -> list[str]:
    """Some of the groups that are due."""
    return list(texts(rows(connection, "SELECT grouped FROM due_series ORDER BY grouped LIMIT ?", most)))
