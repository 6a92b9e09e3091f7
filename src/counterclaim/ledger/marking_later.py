"""What became of a dispatch later is said on every claim of it that is given out; the stored record stays as it is.

Everything that gives claims out of the ledger takes them through `given_out`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from msgspec.structs import replace
from sqlalchemy import Connection, Row, or_, select

from counterclaim.ledger.versions import NoticeWords, among, notice_words, notices_of, ordered, roots_of
from counterclaim.records import Claim, Issue, NoticeKind

LaterCode = Literal["newer-version", "corrected-later", "retracted-later"]

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
    """The claims, each with an issue where a newer version of its dispatch is there. One query, however many; a second
    one where a newer version carries a notice."""
    marks = later_marks(connection, {claim.document_id for claim in claims})
    if not marks:
        return tuple(claims)
    return tuple(
        replace(claim, issues=(*claim.issues, marks[claim.document_id])) if claim.document_id in marks else claim
        for claim in claims
    )


def later_marks(connection: Connection, documents: Iterable[str]) -> dict[str, Issue]:
    """For documents of which newer versions are there, by id: which, since when, and the gravest notice in any of them
    in its own words."""
    asked = set(documents)
    if not asked:
        return {}
    listed = ordered(roots_of(asked))
    wanted = or_(listed.c.newest == 1, listed.c.notices != "[]", among(listed.c.document_id, asked))
    versions: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(select(listed).where(wanted).order_by(listed.c.number)):
        versions.setdefault(row.root, []).append(row)
    marks: dict[str, tuple[Row[Any], Row[Any], NoticeKind | None]] = {}
    for rows in versions.values():
        latest = {notice.kind: row for row in rows for notice in notices_of.decode(row.notices)}
        for row in rows:
            if row.document_id not in asked or row.newest == 1:
                continue
            gravest = next((kind for kind in CODES if kind in latest and latest[kind].number > row.number), None)
            marks[row.document_id] = rows[-1], latest[gravest] if gravest else rows[-1], gravest
    words = notice_words(connection, [noticed for _, noticed, kind in marks.values() if kind])
    return {
        name: _issue(newest, noticed, kind, words.get(noticed.document_id, ()))
        for name, (newest, noticed, kind) in marks.items()
    }


def _issue(newest: Row[Any], noticed: Row[Any], kind: NoticeKind | None, words: tuple[NoticeWords, ...]) -> Issue:
    if kind is None:
        message = f"A newer version of this dispatch is in the ledger: {_named(newest)}."
        return Issue(code="newer-version", message=message)
    said = next((notice.words for notice in words if notice.kind == kind), "")
    more = "" if newest is noticed else f" The newest version is {_named(newest)}."
    return Issue(code=CODES[kind], message=f"{SAYS[kind]}: {_named(noticed)}, says “{said}”.{more}")


def _named(row: Row[Any]) -> str:
    seen = f"retrieved {row.retrieved[:10]}" if row.retrieved else f"received {row.received[:10]}"
    return f"document {row.document_id[:8]}, {seen}"
