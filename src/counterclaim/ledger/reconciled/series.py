"""Running totals made anew, a group at a time: of one party (or one origin) and one measure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

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
from counterclaim.ledger.reconciled.told_totals import (
    claimed_by_key,
    first_totals,
    last_shares,
    learn,
    rows_of_claim,
    sourced_under,
    tellers,
)
from counterclaim.ledger.reconciled.totals import BETWEEN, group_of, grouped_as, subject_in
from counterclaim.reconciling.series import series_told
from counterclaim.reconciling.series.series import series_by_values
from counterclaim.reconciling.series.totals import Told, group_side, told_in_claim, totals_in


def mend_series(connection: Connection, due: Iterable[str]) -> int:
    """Make the series anew of the groups that some names are of, a group's or a subject's; how many there are."""
    names = list(due)
    groups = sorted({group_of(name) for name in names if _tells(connection, name)})
    made: dict[str, Listed] = {}
    numbers: dict[str, tuple[int, int]] = {}
    for grouped in groups:
        several, claims = series_by_rows(connection, grouped)
        made |= {one.columns["incident_id"]: one for one in several}
        numbers |= claims
    old = "SELECT i.incident_id, i.id FROM json_each(?) d CROSS JOIN incident i ON i.{} = d.value"
    there = dict(rows(connection, old.format("grouped"), _json(groups)))
    there |= rows(connection, old.format("incident_id"), _json(made))
    forget_incidents(connection, [number for name, number in there.items() if name not in made])
    change_incidents(connection, {there[name]: one for name, one in made.items() if name in there}, numbers)
    keep_incidents(connection, [one for name, one in made.items() if name not in there], numbers)
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


def series_by_rows(connection: Connection, grouped: str) -> tuple[list[Listed], dict[str, tuple[int, int]]]:
    """The series of a group, for which only the first claim of each value is read, and the numbers of all claims that
    tell them and of their documents; none where nobody tells a total."""
    if not learn(connection, grouped, total=1):
        return [], {}
    totals = first_totals(connection, grouped)
    shares: list[Told] = []
    for subject in sorted({subject_in(grouped, one.subject) for one in totals}):
        learn(connection, subject, total=0)
        shares += last_shares(connection, subject)
    claimed, numbers = tellers(connection, grouped)
    made = series_by_values(totals, shares, claimed_by_key(totals, claimed))
    return [listed(series, grouped=grouped) for series in made], numbers


class Among(NamedTuple):
    """The series of a group, and the rows of `series_told` that they are found by."""

    series: list[Listed]
    rows: set[tuple[object, ...]]


def series_among(connection: Connection, grouped: str) -> Among:
    """The same from all claims of a group, each read: what `verify` holds the others against."""
    totals = sourced_under(connection, grouped, total=1)
    if not totals:
        return Among([], set())
    told = {name: tuple(told_in_claim(one)) for name, (_, _, one) in totals.items()}
    subjects = {one.subject for one in totals_in(chain.from_iterable(told.values()))}
    names = sorted({subject_in(grouped, subject) for subject in subjects})
    sourced = totals
    for name in names:
        sourced = sourced | sourced_under(connection, name, total=0)
    side_of = {one.origin.key: group_side(one.origin) for _, _, one in sourced.values()}
    told |= {name: tuple(told_in_claim(one)) for name, (_, _, one) in sourced.items() if name not in told}
    made = [
        listed(series, grouped=grouped)
        for series in series_told(chain.from_iterable(told.values()))
        if grouped_as(side_of[series.origin or ""], series.measure or "") == grouped
    ]
    given: set[tuple[object, ...]] = {
        (*row, claim, document)
        for claim, document, one in sourced.values() for row, _ in rows_of_claim(one)
        if row.grouped == grouped or row.grouped in names
    }  # fmt: skip
    return Among(made, given)


def due_series(connection: Connection, most: int) -> list[str]:
    """Some of the groups that are due."""
    return list(texts(rows(connection, "SELECT grouped FROM due_series ORDER BY grouped LIMIT ?", most)))
