"""Searches over the current claims: pages in a steady order, counts of values, neighbours of a claim.

Every filter gives a mask of claims (facets.py); what is asked for together is their conjunction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from operator import and_

import msgspec
from sqlalchemy import Connection

from counterclaim.errors import NoSuchPageError
from counterclaim.ledger.facets import Facets, firsts, flags_of, numbers_of, rows
from counterclaim.ledger.filters import Filters, found_by_each
from counterclaim.ledger.marking_later import LATER_CODES, given_out, streamed_out
from counterclaim.ledger.storing import claim_from
from counterclaim.records import Claim

LISTED = "SELECT id FROM claim WHERE current = 1 ORDER BY published DESC, document_id, position"
"""Newest dispatch first, then as the dispatch tells it. No two claims are equal in it, so pages never overlap."""

BACKWARDS = "SELECT id FROM claim WHERE current = 1 ORDER BY published, document_id DESC, position DESC"

FACETS = ("side", "stance", "event", "mode", "measure", "place")

MOST_VALUES = 100
"""Values of a facet that are listed: those of most claims. Only places are ever more."""

FEW = 8_000
"""Claims up to which their places are looked up claim by claim, and not place by place."""

LOOKED_UP = 20
"""How many claims of the list are walked through in the time in which one is looked up."""

STEP = 1_000
"""Claims looked at together on the way through the list."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the claims that a search found. Pages count from 1; `total` is over all of them."""

    claims: tuple[Claim, ...]
    total: int
    page: int
    limit: int

    @property
    def pages(self) -> int:
        """Number of pages, at least 1."""
        return max(1, -(-self.total // self.limit))


def page_of(connection: Connection, filters: Filters, facets: Facets, *, limit: int, page: int) -> Page:
    """One page of a search. Raises QueryError, and NoSuchPageError after the last page."""
    every = facets.every(connection)
    mask = matching(connection, filters, facets)
    total = mask.bit_count()
    pages = max(1, -(-total // limit))
    if page > pages:
        raise NoSuchPageError(page, pages)
    start = (page - 1) * limit
    if mask == every:
        ids = list(firsts(rows(connection, f"{LISTED} LIMIT ? OFFSET ?", limit, start)))
    elif LOOKED_UP * total**2 < min(start + limit, total - start) * every.bit_count():
        ids = _sorted(connection, mask)[start : start + limit]
    else:
        ids = cut_out(connection, mask, LISTED, BACKWARDS, start=start, limit=limit)
    return Page(claims=claims_of(connection, ids), total=total, page=page, limit=limit)


def every_claim(connection: Connection, filters: Filters, facets: Facets) -> Iterator[Claim]:
    """All claims of a search in the order of its pages, a few in memory at a time. Raises QueryError."""
    ids = _walked(connection, matching(connection, filters, facets), LISTED)
    yield from streamed_out(connection, _streamed(connection, ids))


def matching(connection: Connection, filters: Filters, facets: Facets) -> int:
    """The mask of the claims that all filters let through. Raises QueryError."""
    return reduce(and_, found_by_each(connection, filters, facets).values(), facets.every(connection))


def cut_out(connection: Connection, mask: int, listed: str, backwards: str, *, start: int, limit: int) -> list[int]:
    """Some of the numbers in a mask, in the order of a list that the SQL `listed` gives, and `backwards` from its end:
    walked from the nearer one."""
    total = mask.bit_count()
    behind = max(0, total - start - limit)
    if behind < start:
        return list(islice(_walked(connection, mask, backwards), behind, total - start))[::-1]
    return list(islice(_walked(connection, mask, listed), start, start + limit))


def _walked(connection: Connection, mask: int, listed: str) -> Iterator[int]:
    """The numbers in a mask in the order of a list."""
    if not mask:
        return
    flags = flags_of(mask)
    last = len(flags)
    found = rows(connection, listed)
    while some := found.fetchmany(STEP):
        yield from [id_ for (id_,) in some if id_ < last and flags[id_] == 49]


def _sorted(connection: Connection, mask: int) -> list[int]:
    """The claims of a mask in the order of the list, each looked up: for few of them."""
    sql = (
        "SELECT claim.id FROM json_each(?) CROSS JOIN claim ON claim.id = value "
        "WHERE +current = 1 ORDER BY published DESC, document_id, position"
    )
    return list(firsts(rows(connection, sql, str(list(numbers_of(mask))))))


def claims_of(connection: Connection, ids: Sequence[int]) -> tuple[Claim, ...]:
    """The claims of these numbers, in their order."""
    return given_out(connection, list(_streamed(connection, iter(ids))))


def _streamed(connection: Connection, ids: Iterator[int]) -> Iterator[Claim]:
    sql = "SELECT id, record FROM claim WHERE id IN (SELECT value FROM json_each(?))"
    while some := list(islice(ids, STEP)):
        found = dict(rows(connection, sql, str(some)))
        yield from (claim_from(found[id_]) for id_ in some)


def facet_counts(
    connection: Connection, filters: Filters, facets: Facets, names: Iterable[str] = FACETS
) -> dict[str, list[tuple[str, int]]]:
    """For side, stance, event, mode, measure and place (or some of them): the values to choose from and in how many
    claims, most first, MOST_VALUES at most.

    The values of one follow the filters of all the others, so that another value can be chosen. Under side stand also
    `outlet` (the outlet's own voice) and `unresolved`. Raises QueryError.
    """
    every = facets.every(connection)
    found = found_by_each(connection, filters, facets)
    counts: dict[str, list[tuple[str, int]]] = {}
    for name in names:
        mask = reduce(and_, (mask for other, mask in found.items() if other != name), every)
        if mask == every:
            counts[name] = [(v.value, v.claims) for v in facets.values(connection, name)[:MOST_VALUES]]
        elif name == "place" and mask.bit_count() <= FEW:
            counts[name] = _places_of(connection, mask)
        else:
            counts[name] = _most(connection, mask, name, facets)
        if name == "issue":
            counts[name] = sorted(counts[name] + _marked(connection, mask, facets), key=lambda one: (-one[1], one[0]))
    return counts


def _marked(connection: Connection, mask: int, facets: Facets) -> list[tuple[str, int]]:
    """What became of dispatches later, with which claims are given out."""
    found = {code: found_by_each(connection, Filters(issue=code), facets)["issue"] & mask for code in LATER_CODES}
    return [(code, claims.bit_count()) for code, claims in found.items() if claims]


def _places_of(connection: Connection, mask: int) -> list[tuple[str, int]]:
    sql = (
        "SELECT name, count(DISTINCT claim) AS claims FROM json_each(?) CROSS JOIN claim_place ON claim = value "
        "GROUP BY name ORDER BY claims DESC, name LIMIT ?"
    )
    return rows(connection, sql, str(list(numbers_of(mask))), MOST_VALUES).fetchall()


def _most(connection: Connection, mask: int, name: str, facets: Facets) -> list[tuple[str, int]]:
    """The values of a facet with most claims in the mask. A value has no more there than in the whole ledger, so the
    search through the falling numbers ends where the rest cannot be among them."""
    counted: list[tuple[int, str]] = []
    values = facets.values(connection, name)
    for at in range(0, len(values), MOST_VALUES):
        some = values[at : at + MOST_VALUES]
        if len(counted) == MOST_VALUES and some[0].claims < -counted[-1][0]:
            break
        counts = facets.counts(connection, some, mask)
        counted = sorted(counted + [(-counts[v.id], v.value) for v in some if v.id in counts])[:MOST_VALUES]
    return [(value, -count) for count, value in counted]


def neighbours_of(connection: Connection, claim: Claim, *, limit: int) -> tuple[Claim, ...]:
    """Other current claims that share a place and a day with `claim`, those of other documents first."""
    sql = """
        WITH mine (id) AS (SELECT id FROM claim WHERE claim_id = ? AND current = 1),
        places (place) AS (
            SELECT DISTINCT place FROM mine CROSS JOIN claim_place ON claim = id WHERE place IS NOT NULL
        ),
        days (first, last) AS (SELECT DISTINCT first, last FROM mine CROSS JOIN claim_day ON claim = id),
        there (id) AS (
            SELECT DISTINCT at.claim
            FROM places CROSS JOIN claim_place at ON at.place = places.place
            CROSS JOIN claim_day at_day ON at_day.claim = at.claim
            CROSS JOIN days ON at_day.first <= days.last AND at_day.last >= days.first
        )
        SELECT claim.id FROM there CROSS JOIN claim ON claim.id = there.id
        WHERE current = 1 AND claim_id != ?
        ORDER BY document_id = ?, published DESC, document_id, position LIMIT ?
    """
    found = rows(connection, sql, claim.claim_id, claim.claim_id, claim.document_id, limit)
    return claims_of(connection, list(firsts(found)))
