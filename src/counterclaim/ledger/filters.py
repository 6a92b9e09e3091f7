"""What a search asks for, and the SQL that answers it: parameters only, never pieces of text."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec
from sqlalchemy import ColumnElement, Integer, Select, and_, false, func, literal_column, or_, select

from counterclaim.errors import QueryError
from counterclaim.ledger import schema
from counterclaim.ledger.known_names import actor_ids, place_ids
from counterclaim.ledger.versions import outdated

PHRASE = re.compile(r'"([^"]*)"|(\S+)')
RANGE = re.compile(r"\s*(?:\.\.|…|:|/)\s*")
MONTH = re.compile(r"\d{4}-\d\d")


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What the claims of a search have in common; None asks for nothing.

    `side` is the claimant's ("unresolved": nobody was resolved, "outlet": the outlet's own voice). `actor` is part of
    the name, an alias or the id of anybody in the claim; `place` part of a place's name, another name of it, or its id.
    Upper and lower case do not count. `day` is a day, a month or
    a range FIRST..LAST on which the claim says that something happened; a claim that dates nothing counts under its day
    of publication. `words` must all stand in the content, "a phrase" together, a word with * as a beginning.
    """

    side: str | None = None
    actor: str | None = None
    stance: str | None = None
    event: str | None = None
    mode: str | None = None
    measure: str | None = None
    place: str | None = None
    day: str | None = None
    words: str | None = None
    document: str | None = None
    """A document's id."""
    latest: bool | None = None
    """Only claims of the newest version of each dispatch."""


def conditions(filters: Filters) -> ColumnElement[bool]:
    """The condition on `claim` for a search. Raises QueryError for a day or words that cannot be understood."""
    c = schema.claim.c
    filters = _lowered(filters)
    wanted: list[ColumnElement[bool]] = [c.current == 1]
    if filters.side == "outlet":
        wanted.append(c.voice.is_(None))
    elif filters.side == "unresolved":
        wanted += [c.side.is_(None), c.voice.is_not(None)]
    elif filters.side:
        wanted.append(func.lower(c.side) == filters.side)
    if filters.stance:
        wanted.append(c.stance == filters.stance)
    if filters.document:
        wanted.append(c.document_id == filters.document)
    if filters.actor:
        part = schema.claim_actor.c
        known = {filters.actor, *actor_ids(filters.actor)}
        named = or_(part.actor.in_(known), part.name.icontains(filters.actor, autoescape=True))
        wanted.append(c.id.in_(select(part.claim).where(named)))
    if filters.event or filters.mode:
        of_event = schema.claim_event.c
        asked = [of_event.type == filters.event] if filters.event else []
        asked += [of_event.mode == filters.mode] if filters.mode else []
        wanted.append(c.id.in_(select(of_event.claim).where(*asked)))
    if filters.measure:
        of_figure = schema.claim_figure.c
        wanted.append(c.id.in_(select(of_figure.claim).where(of_figure.measure == filters.measure)))
    if filters.place:
        at = schema.claim_place.c
        listed = {filters.place, *place_ids(filters.place)}
        located = or_(at.place.in_(listed), at.name.icontains(filters.place, autoescape=True))
        wanted.append(c.id.in_(select(at.claim).where(located)))
    if filters.day:
        first, last = day_range(filters.day)
        on = schema.claim_day.c
        wanted.append(c.id.in_(select(on.claim).where(on.first <= last, on.last >= first)))
    if filters.words:
        wanted.append(_words(filters.words))
    if filters.latest:
        # By number: each of all claims is looked up among them, and text would cost half as much again.
        old = schema.claim.alias("old").c
        wanted.append(c.id.not_in(select(old.id).where(old.document_id.in_(outdated()))))
    return and_(*wanted)


def _lowered(filters: Filters) -> Filters:
    """The same filters, codes in the lower case that the ledger has them in."""
    codes = {name: getattr(filters, name) for name in ("side", "stance", "event", "mode", "measure")}
    return msgspec.structs.replace(filters, **{name: code.strip().lower() for name, code in codes.items() if code})


def _words(words: str) -> ColumnElement[bool]:
    asked = match_expression(words)
    if asked is None:
        return false()
    found: Select[int] = select(literal_column("rowid", Integer)).select_from(schema.claim_words)
    # The table's own name stands for all its columns in FTS5's MATCH.
    matching = found.where(literal_column("claim_words").op("MATCH")(asked))
    return schema.claim.c.id.in_(matching)


def match_expression(words: str) -> str | None:
    """`words` in the language of FTS5: every word quoted, so that none is taken for an operator. None without any."""
    parts: list[str] = []
    for phrase, word in PHRASE.findall(words):
        text = (phrase or word).replace('"', " ").replace("\0", " ").strip()
        beginning = "*" if not phrase and text.endswith("*") else ""
        if any(char.isalnum() for char in text):
            parts.append(f'"{text.rstrip("*")}"{beginning}')
    return " AND ".join(parts) or None


def day_range(written: str) -> tuple[str, str]:
    """First and last day of `2022-09-10`, `2022-09` or `2022-09-06..2022-09-13` (an end may be left open).

    Raises QueryError.
    """
    parts = RANGE.split(written.strip())
    if len(parts) > 2 or not any(parts):
        raise QueryError(
            f"'{written}' is no day or range of days", hint="write 2022-09-10, 2022-09 or 2022-09-06..2022-09-13"
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
        raise QueryError(f"'{written}' is no day or range of days", hint=hint) from None
    return exact, exact
