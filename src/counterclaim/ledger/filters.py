"""What a search asks for, and which current claims answer it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import QueryError
from counterclaim.ledger import schema
from counterclaim.ledger.facets import Facets, mask_from, mask_of
from counterclaim.ledger.known_names import actor_ids, place_ids
from counterclaim.ledger.marking_later import documents_marked
from counterclaim.ledger.match_words import match_expression
from counterclaim.ledger.versions import outdated

RANGE = re.compile(r"\s*(?:\.\.|…|:|/)\s*")
BEGAN = "SELECT claim FROM claim_day WHERE first BETWEEN ? AND ?"
MONTH = re.compile(r"\d{4}-\d\d")


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What the claims of a search have in common; None asks for nothing.

    `side` is the claimant's ("unresolved": nobody was resolved, "outlet": the outlet's own voice). `actor` is part of
    the name, an alias or the id of anybody in the claim; `place` part of a place's name, another name of it, or its id;
    `outlet` part of the outlet's name. Upper and lower case do not count. `day` is a day, a month or a range
    FIRST..LAST on which the claim says that something happened; with `undated` a claim that dates nothing counts under
    its dispatch's day of publication, else under none. `words` must all stand in the content, "a phrase" together, a
    word with * as a beginning.
    `language` is the dispatch's (en, uk …), `issue` the code of a gap that the claim has, or of what became of its
    dispatch later (newer-version, corrected-later, retracted-later), or published-unknown: its dispatch has no date.
    """

    side: str | None = None
    actor: str | None = None
    stance: str | None = None
    event: str | None = None
    mode: str | None = None
    measure: str | None = None
    place: str | None = None
    day: str | None = None
    undated: bool | None = None
    words: str | None = None
    document: str | None = None
    """A document's id."""
    outlet: str | None = None
    language: str | None = None
    issue: str | None = None
    latest: bool | None = None
    """Only claims of the newest version of each dispatch."""


PUBLISHED_UNKNOWN = "published-unknown"
"""The issue of a dispatch that says no date of publication; its claims need not have it."""

NO_FILTERS = Filters()


def found_by_each(connection: Connection, filters: Filters, facets: Facets) -> dict[str, int]:
    """The claims that each filter lets through, by its name, as masks; those that ask for nothing are left out.

    Only the bits of current claims count. Raises QueryError for a day or words that cannot be understood.
    """
    masks: dict[str, int] = {}
    for name, asked in msgspec.structs.asdict(filters).items():
        if name == "undated":  # says how `day` is meant
            continue
        if asked:
            masks[name] = facets.once(name, str(asked), partial(_found, connection, name, str(asked), facets))
    if filters.day and filters.undated:
        masks["day"] |= facets.once("undated", filters.day, partial(_undated, connection, filters.day))
    return masks


def _found(connection: Connection, name: str, asked: str, facets: Facets) -> int:
    known = asked.encode(errors="replace").decode()  # what cannot be encoded is in no claim
    return SOUGHT.get(name, _valued(name))(connection, known, facets)


def _valued(name: str) -> Callable[[Connection, str, Facets], int]:
    """The claims with exactly this code."""

    def found(connection: Connection, asked: str, facets: Facets) -> int:
        code = asked.strip().casefold()
        return facets.mask(connection, name, lambda value: value.casefold() == code)

    return found


def _outlet(connection: Connection, asked: str, facets: Facets) -> int:
    return facets.mask(connection, "outlet", _holding(asked))


def _actor(connection: Connection, asked: str, facets: Facets) -> int:
    known = {asked, *actor_ids(asked)}
    return facets.mask(connection, "actor", _holding(asked)) | _by_ids(connection, "actor", known)


def _place(connection: Connection, asked: str, facets: Facets) -> int:
    listed = {asked, *place_ids(asked)}
    return facets.mask(connection, "place", _holding(asked)) | _by_ids(connection, "place", listed)


def _holding(part: str) -> Callable[[str], bool]:
    folded = part.casefold()
    return lambda value: folded in value.casefold()


def _by_ids(connection: Connection, part: str, ids: set[str]) -> int:
    sql = f"SELECT claim FROM claim_{part} WHERE {part} IN (SELECT value FROM json_each(?))"  # noqa: S608  (our own words)
    return mask_from(connection, sql, msgspec.json.encode(sorted(ids)).decode())


def _day(connection: Connection, asked: str, _facets: Facets) -> int:
    """The claims that say a day of their own within these days."""
    first, last = day_range(asked)
    began = f"{BEGAN} AND source <> 'published'"
    went_on = "SELECT claim FROM claim_day INDEXED BY claim_day_long WHERE first < ? AND last >= ? AND last > first"
    return mask_from(connection, f"{began} UNION ALL {went_on}", first, last, first, first)


def _undated(connection: Connection, asked: str) -> int:
    """The claims that stand under these days only because their dispatches were published then."""
    return mask_from(connection, f"{BEGAN} AND source = 'published'", *day_range(asked))


def _words(connection: Connection, asked: str, _facets: Facets) -> int:
    expression = match_expression(asked)
    if expression is None:
        return 0
    return mask_from(connection, "SELECT rowid FROM claim_words WHERE claim_words MATCH ?", expression)


def _document(connection: Connection, asked: str, _facets: Facets) -> int:
    return mask_from(connection, "SELECT id FROM claim WHERE document_id = ?", asked)


def _issue(connection: Connection, asked: str, facets: Facets) -> int:
    """Claims that have the issue as they were read, and those that are given out with it."""
    code = asked.strip().casefold()
    if code == PUBLISHED_UNKNOWN:
        return mask_from(connection, "SELECT id FROM claim WHERE current = 1 AND published = ''")
    marked = msgspec.json.encode(documents_marked(connection, code)).decode()
    sql = "SELECT id FROM claim WHERE document_id IN (SELECT value FROM json_each(?))"
    later = mask_from(connection, sql, marked) if marked != "[]" else 0
    return _valued("issue")(connection, code, facets) | later


def _latest(connection: Connection, _asked: str, facets: Facets) -> int:
    c = schema.claim.c
    older = select(c.id).where(c.document_id.in_(outdated()))
    return facets.every(connection) & ~mask_of(connection.execute(older).scalars())


SOUGHT: dict[str, Callable[[Connection, str, Facets], int]] = {
    "actor": _actor, "place": _place, "outlet": _outlet, "day": _day, "words": _words, "document": _document,
    "issue": _issue, "latest": _latest,
}  # fmt: skip
"""Filters that ask for more than a code that stands in the facets."""


def day_range(written: str) -> tuple[str, str]:
    """First and last day of `2022-09-10`, `2022-09` or `2022-09-06..2022-09-13` (an end may be left open).

    Raises QueryError.
    """
    parts = RANGE.split(written.strip())
    if len(parts) > 2 or not any(parts):
        raise QueryError(
            f"'{written[:80]}' is no day or range of days", hint="write 2022-09-10, 2022-09 or 2022-09-06..2022-09-13"
        )
    first = _days_of(parts[0], written)[0] if parts[0] else "0001-01-01"
    last = _days_of(parts[-1], written)[1] if parts[-1] else "9999-12-31"
    if first > last:
        raise QueryError(f"the range '{written}' ends before it begins", hint="write the earlier day first")
    return first, last


def _days_of(day: str, written: str) -> tuple[str, str]:
    try:
        if MONTH.fullmatch(day):
            begin = date.fromisoformat(f"{day}-01")
            after = date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
            return begin.isoformat(), (after - timedelta(days=1)).isoformat()
        exact = date.fromisoformat(day).isoformat()
    except (ValueError, OverflowError):
        hint = "write 2022-09-10, 2022-09 or 2022-09-06..2022-09-13"
        raise QueryError(f"'{written[:80]}' is no day or range of days", hint=hint) from None
    return exact, exact
