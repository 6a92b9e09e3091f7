"""Searches over the current claims: pages in a steady order, counts of values, neighbours of a claim."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, case, func, select

from counterclaim.errors import NoSuchPageError
from counterclaim.ledger import schema
from counterclaim.ledger.filters import Filters, conditions
from counterclaim.ledger.marking_later import given_out, streamed_out
from counterclaim.ledger.storing import claim_from
from counterclaim.records import Claim

ORDER = (schema.claim.c.published.desc(), schema.claim.c.document_id, schema.claim.c.position)
"""Newest dispatch first, then as the dispatch tells it. No two claims are equal in it, so pages never overlap."""

FACETS = ("side", "stance", "event", "mode", "measure", "place")


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


def page_of(connection: Connection, filters: Filters, *, limit: int, page: int) -> Page:
    """One page of a search. Raises NoSuchPageError after the last one."""
    wanted = conditions(filters)
    total = connection.execute(select(func.count()).select_from(schema.claim).where(wanted)).scalar_one()
    pages = max(1, -(-total // limit))
    if page > pages:
        raise NoSuchPageError(page, pages)
    found = select(schema.claim.c.record).where(wanted).order_by(*ORDER).limit(limit).offset((page - 1) * limit)
    claims = [claim_from(record) for (record,) in connection.execute(found)]
    return Page(claims=given_out(connection, claims), total=total, page=page, limit=limit)


def every_claim(connection: Connection, filters: Filters) -> Iterator[Claim]:
    """All claims of a search in the order of its pages, a few in memory at a time."""
    found = select(schema.claim.c.record).where(conditions(filters)).order_by(*ORDER)
    records = connection.execution_options(yield_per=500).execute(found)
    yield from streamed_out(connection, (claim_from(record) for (record,) in records))


def facet_counts(connection: Connection, filters: Filters) -> dict[str, list[tuple[str, int]]]:
    """For side, stance, event, mode, measure and place: the values to choose from and in how many claims, most first.

    The values of one follow the filters of all the others, so that another value can be chosen. Under side stand also
    `outlet` (the outlet's own voice) and `unresolved`.
    """
    c = schema.claim.c
    side = case((c.voice.is_(None), "outlet"), (c.side.is_(None), "unresolved"), else_=c.side)
    columns = {
        "side": (side, c.id),
        "stance": (c.stance, c.id),
        "event": (schema.claim_event.c.type, schema.claim_event.c.claim),
        "mode": (schema.claim_event.c.mode, schema.claim_event.c.claim),
        "measure": (schema.claim_figure.c.measure, schema.claim_figure.c.claim),
        "place": (schema.claim_place.c.name, schema.claim_place.c.claim),
    }
    counts: dict[str, list[tuple[str, int]]] = {}
    for name in FACETS:
        value, claim = columns[name]
        wanted = select(c.id).where(conditions(msgspec.structs.replace(filters, **{name: None})))
        number = func.count(func.distinct(claim))
        rows = select(value, number).where(value.is_not(None), claim.in_(wanted)).group_by(value)
        counts[name] = [(v, n) for v, n in connection.execute(rows.order_by(number.desc(), value))]
    return counts


def neighbours_of(connection: Connection, claim: Claim, *, limit: int) -> tuple[Claim, ...]:
    """Other current claims that share a place and a day with `claim`, those of other documents first."""
    c, at, on = schema.claim.c, schema.claim_place.c, schema.claim_day.c
    mine = select(c.id).where(c.claim_id == claim.claim_id, c.current == 1)
    places = select(at.place).where(at.claim.in_(mine), at.place.is_not(None))
    days = schema.claim_day.alias("mine")
    same_day = (
        select(on.claim).join(days, (on.first <= days.c.last) & (on.last >= days.c.first)).where(days.c.claim.in_(mine))
    )
    same_place = select(at.claim).where(at.place.in_(places))
    found = (
        select(c.record)
        .where(c.current == 1, c.claim_id != claim.claim_id, c.id.in_(same_place), c.id.in_(same_day))
        .order_by((c.document_id == claim.document_id), *ORDER)
        .limit(limit)
    )
    return given_out(connection, [claim_from(record) for (record,) in connection.execute(found)])
