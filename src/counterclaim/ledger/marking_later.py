"""What became of a dispatch later is said on every claim of it that is given out; the stored record stays as it is.

Everything that gives claims out of the ledger takes them through `given_out` or `streamed_out`; a search for an issue
asks `documents_marked` too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, get_args

from msgspec.structs import replace
from sqlalchemy import Connection, Row, Select, Text, bindparam, or_, select

from counterclaim.ledger.versions import (
    ASKED,
    NoticeWords,
    among,
    every_root,
    have_others,
    json_list,
    notice_words,
    notices_of,
    ordered,
    roots_of,
)
from counterclaim.records import Claim, Issue, NoticeKind

LaterCode = Literal["newer-version", "corrected-later", "retracted-later"]

LATER_CODES: tuple[LaterCode, ...] = get_args(LaterCode)

CODES: dict[NoticeKind, LaterCode] = {
    "retraction": "retracted-later", "correction": "corrected-later", "clarification": "newer-version",
    "update": "newer-version",
}  # fmt: skip
"""What a notice in a newer version makes of the older ones' claims, the gravest first."""

SAYS: dict[NoticeKind, str] = {
    "retraction": "Retracted later", "correction": "Corrected later", "clarification": "Made clearer later",
    "update": "Brought up to date later",
}  # fmt: skip


def given_out(connection: Connection, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each with an issue where a newer version of its dispatch is there. One small query, however many they
    are, where no dispatch has versions; else one more, and one for the words of notices."""
    marks = later_marks(connection, {claim.document_id for claim in claims})
    return tuple(_marked(claim, marks) for claim in claims)


def streamed_out(connection: Connection, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The same for any number of claims, as they come: what there is to say is asked for once."""
    marks = _marks(connection.execute(select(ordered(every_root()))).all())
    said = _in_words(connection, marks)
    for claim in claims:
        yield _marked(claim, said)


def _marked(claim: Claim, marks: dict[str, Issue]) -> Claim:
    mark = marks.get(claim.document_id)
    return replace(claim, issues=(*claim.issues, mark)) if mark else claim


def later_marks(connection: Connection, documents: Iterable[str]) -> dict[str, Issue]:
    """For documents of which newer versions are there, by id: which, since when, and the gravest notice in any of them
    in its own words."""
    asked = set(documents)
    if not asked or not have_others(connection, asked):
        return {}
    marks = _marks(connection.execute(_telling_versions(), {ASKED: json_list(asked)}).all())
    return _in_words(connection, {name: mark for name, mark in marks.items() if name in asked})


def documents_marked(connection: Connection, code: str) -> list[str]:
    """The documents whose claims are given out with an issue of this code because of what became of them later."""
    if code not in LATER_CODES:
        return []
    marks = _marks(connection.execute(select(ordered(every_root()))).all())
    return [name for name, (_, _, kind) in marks.items() if _code(kind) == code]


Mark = tuple[Row[Any], Row[Any], NoticeKind | None]
"""Of a version: the newest one, the one that carries the gravest notice after it, and of what kind that is."""


def _marks(found: Iterable[Row[Any]]) -> dict[str, Mark]:
    """For all versions but the newest, by document, among some of `ordered` that have the newest of each dispatch."""
    versions: dict[str, list[Row[Any]]] = {}
    for row in sorted(found, key=lambda row: row.number):
        versions.setdefault(row.root, []).append(row)
    marks: dict[str, Mark] = {}
    for rows in versions.values():
        latest = {notice.kind: row for row in rows for notice in notices_of.decode(row.notices)}
        for row in rows:
            if row.newest == 1:
                continue
            gravest = next((kind for kind in CODES if kind in latest and latest[kind].number > row.number), None)
            marks[row.document_id] = rows[-1], latest[gravest] if gravest else rows[-1], gravest
    return marks


def _in_words(connection: Connection, marks: dict[str, Mark]) -> dict[str, Issue]:
    words = notice_words(connection, [noticed for _, noticed, kind in marks.values() if kind])
    return {
        name: _issue(newest, noticed, kind, words.get(noticed.document_id, ()))
        for name, (newest, noticed, kind) in marks.items()
    }


@cache
def _telling_versions() -> Select[Any]:
    """Of the dispatches of the documents asked for: these, the newest versions, and all versions that carry notices."""
    listed = ordered(roots_of())
    mine = among(listed.c.document_id, bindparam(ASKED, type_=Text))
    wanted = or_(listed.c.newest == 1, listed.c.notices != "[]", mine)
    return select(listed).where(wanted)


def _issue(newest: Row[Any], noticed: Row[Any], kind: NoticeKind | None, words: tuple[NoticeWords, ...]) -> Issue:
    if kind is None:
        message = f"A newer version of this dispatch is in the ledger: {_named(newest)}."
        return Issue(code=_code(kind), message=message)
    said = next((notice.words for notice in words if notice.kind == kind), "")
    more = "" if newest is noticed else f" The newest version is {_named(newest)}."
    return Issue(code=_code(kind), message=f"{SAYS[kind]}: {_named(noticed)}, says “{said}”.{more}")


def _code(kind: NoticeKind | None) -> LaterCode:
    return "newer-version" if kind is None else CODES[kind]


def _named(row: Row[Any]) -> str:
    seen = f"retrieved {row.retrieved[:10]}" if row.retrieved else f"received {row.received[:10]}"
    return f"document {row.document_id[:8]}, {seen}"
