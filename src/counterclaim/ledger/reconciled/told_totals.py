"""What claims tell of running totals, as rows: thousands tell one value of a day, and a series stands on the first.

A row is learnt from its claim once, where a series of its group is made. From then on the values of a group, and the
claims that tell them, are found by the rows alone, and only the first claim of each value is read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.facets import firsts, rows
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.totals import grouped_as, subject_in
from counterclaim.ledger.storing import claim_from
from counterclaim.reconciling.moments import published_at
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.series import Sourced
from counterclaim.reconciling.series.series import Claimed, Key, key_of, most_told, series_id, types_of, value_of
from counterclaim.reconciling.series.totals import Told, group_side, in_time, told_in_claim
from counterclaim.records import ClaimRef

SHARE = ""
"""What stands for the series in the row of a day's share."""
BEFORE_ALL = "\x01"
"""Between the parts of a row's place: it sorts before what stands in any of them."""
KEPT = (
    "FROM series_told t WHERE t.grouped = ?1 AND t.series <> '' AND (t.counts = 1 OR t.timed IN "
    "(SELECT timed FROM series_told WHERE grouped = ?1 AND in_time = 1))"
)
"""The totals of a group that count (`totals.totals_in`)."""

_origin = msgspec.json.Decoder(Origin)


class _Input(msgspec.Struct):
    """Of a claim's record its input alone."""

    input_id: str


_input = msgspec.json.Decoder(_Input)


class ToldRow(NamedTuple):
    """A row of the table, see there."""

    grouped: str
    series: str
    value: int
    place: str
    day: str
    timed: int
    counts: int
    in_time: int
    types: str


def rows_of_claim(sourced: Sourced) -> Iterator[tuple[ToldRow, Told]]:
    """The rows of a claim, with what is told."""
    for number, told in enumerate(told_in_claim(sourced)):
        group = grouped_as(group_side(sourced.origin), told.subject.measure)
        moment, claim, (start, end) = told.when.order, sourced.claim.claim_id, told.figure.span
        place = BEFORE_ALL.join((moment, claim, f"{start:012}", f"{end:012}", f"{number:06}"))
        day = str(told.day or "")
        if told.starting is None:
            yield (
                ToldRow(subject_in(group, told.subject), SHARE, _number(value_of(told)), place, day, 0, 0, 0, ""),
                told,
            )
            continue
        yield (
            ToldRow(
                group, series_id(key_of(told)), _number(value_of(told)), place, day,
                _number((told.subject, told.starting, told.day)), int(told.figure.kind == "cumulative"),
                int(in_time(told)), " ".join(types_of(told)),
            ),
            told,
        )  # fmt: skip


def _number(value: object) -> int:
    """63 bits of a hash of something."""
    return int.from_bytes(blake2b(msgspec.json.encode(value), digest_size=8).digest(), "big") >> 1


def learn(connection: Connection, name: str, *, total: int) -> int:
    """Have the rows of all claims under a name that tell a total, or only a share; how many claims there are."""
    under = "SELECT claim FROM series_claim WHERE grouped = ? AND total = ?"
    claims = set(firsts(rows(connection, under, name, total)))
    known = set(firsts(rows(connection, "SELECT claim FROM series_told WHERE grouped = ?", name)))
    new: list[tuple[object, ...]] = []
    for claim, document, sourced in _sourced(connection, claims - known):
        new += ((*row, claim, document) for row, _ in rows_of_claim(sourced))
    marks = ", ".join("?" * (len(ToldRow._fields) + 2))
    execute_many(connection, f"INSERT INTO series_told VALUES ({marks}) ON CONFLICT DO NOTHING", sorted(new))  # noqa: S608
    return len(claims)


def _sourced(connection: Connection, claims: Iterable[int]) -> Iterator[tuple[int, int, Sourced]]:
    """Claims, by number, with those of their documents and their origins."""
    sql = (
        "SELECT c.id, o.document, c.record, o.record, o.family FROM json_each(?) d "
        "CROSS JOIN claim c ON c.id = d.value CROSS JOIN origin o ON o.claim = c.id"
    )
    for claim, document, record, origin, family in rows(connection, sql, str(sorted(claims))):
        yield claim, document, Sourced(claim=claim_from(record), origin=_origin.decode(origin), family=family)


def sourced_under(connection: Connection, name: str, *, total: int) -> dict[str, tuple[int, int, Sourced]]:
    """The claims under a name that tell a total, or only a share, by id, with their numbers and their documents'."""
    claims = firsts(rows(connection, "SELECT claim FROM series_claim WHERE grouped = ? AND total = ?", name, total))
    return {one.claim.claim_id: (claim, document, one) for claim, document, one in _sourced(connection, claims)}


def first_totals(connection: Connection, grouped: str) -> list[Told]:
    """The first telling of each value of a group's series."""
    sql = f"SELECT min(t.place), t.claim {KEPT} GROUP BY t.series, t.value"
    return _told(connection, grouped, dict(rows(connection, sql, grouped)))


def last_shares(connection: Connection, subject: str) -> list[Told]:
    """Of the values that are told of each day of a subject, each by its first telling, the last one."""
    sql = "SELECT t.day, min(t.place), t.claim FROM series_told t WHERE t.grouped = ? GROUP BY t.series, t.value"
    last: dict[str, tuple[str, int]] = {}
    for day, place, claim in rows(connection, sql, subject):
        last[day] = max(last.get(day, (place, claim)), (place, claim))
    return _told(connection, subject, dict(last.values()))


def _told(connection: Connection, name: str, places: Mapping[str, int]) -> list[Told]:
    """What some rows of a name were made of; by their places the numbers of their claims."""
    return [
        told
        for _, _, sourced in _sourced(connection, set(places.values())) for row, told in rows_of_claim(sourced)
        if row.grouped == name and row.place in places
    ]  # fmt: skip


class Tellers(NamedTuple):
    """The claims of each series of a group, and by claim its number and its document's."""

    claimed: dict[str, Claimed]
    numbers: dict[str, tuple[int, int]]


def tellers(connection: Connection, grouped: str) -> Tellers:
    """All claims that tell values of a group's series."""
    sql = f"SELECT DISTINCT t.series, t.claim, t.document {KEPT}"
    of_series: dict[str, list[int]] = {}
    document_of: dict[int, int] = {}
    for series, claim, document in rows(connection, sql, grouped):
        of_series.setdefault(series, []).append(claim)
        document_of[claim] = document
    known: dict[int, tuple[str, str, str, str, str]] = {}
    columns = "c.id, c.published, c.claim_id, c.reading_id, c.document_id, c.record"
    sql = f"SELECT {columns} FROM json_each(?) d CROSS JOIN claim c ON c.id = d.value"  # noqa: S608
    for number, published, claim, reading, document, record in rows(connection, sql, str(sorted(document_of))):
        known[number] = published_at(published).order, claim, reading, document, _input.decode(record).input_id
    types: dict[str, Counter[str]] = {}
    sql = f"SELECT t.series, t.types, count(*) {KEPT} GROUP BY t.series, t.types"
    for series, several, times in rows(connection, sql, grouped):
        of = types.setdefault(series, Counter())
        for kind in several.split():
            of[kind] += times
    claimed = {
        series: _claimed(sorted(known[claim] for claim in claims), types[series])
        for series, claims in of_series.items()
    }
    return Tellers(claimed, {known[claim][1]: (claim, document) for claim, document in document_of.items()})


def _claimed(claims: Sequence[tuple[str, str, str, str, str]], types: Counter[str]) -> Claimed:
    return Claimed(
        claims=tuple(ClaimRef(claim_id=claim, reading_id=reading) for _, claim, reading, _, _ in claims),
        documents=tuple(dict.fromkeys(document for *_, document, _ in claims)),
        input_ids=tuple(dict.fromkeys(input_id for *_, input_id in claims)),
        type=most_told(types),  # type: ignore[arg-type]
    )


def claimed_by_key(totals: Iterable[Told], claimed: Mapping[str, Claimed]) -> dict[Key, Claimed]:
    """The claims of series by what these are of."""
    return {key: claimed[series_id(key)] for key in {key_of(total) for total in totals}}
