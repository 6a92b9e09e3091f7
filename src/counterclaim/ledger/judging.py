"""What people decide about claims: put in once, never changed, shown at the claim that has the words now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, and_, func, literal_column, or_, select

from counterclaim.errors import JudgementError, LedgerError
from counterclaim.ledger import schema
from counterclaim.ledger.adding import has
from counterclaim.ledger.books import row_digest
from counterclaim.ledger.carrying import carry_over, current_reading
from counterclaim.ledger.custody import append
from counterclaim.ledger.storing import json_text
from counterclaim.records import Claim, PlacedJudgement, Spans, Verdict, judgement_id

LONGEST_NAME, LONGEST_NOTE = 200, 20_000
"""Characters."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a name or note must not hold: a terminal would obey it. Lines and tabs may be there."""

_speakers = msgspec.json.Decoder(tuple[Spans, ...])
_content = msgspec.json.Decoder(Spans)


class JudgementCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many judgements there are, by whom, and where they stand now."""

    total: int
    by: dict[str, int]
    carried: int
    """Made on an earlier reading, standing at a claim of the current one."""
    moved: int
    """Of the carried, those at another claim than the one judged."""
    left_behind: int


def judge(connection: Connection, claim: Claim, *, verdict: Verdict, by: str, note: str, at: str) -> str:
    """Keep a judgement on a claim as it was read, note it, and place it in the current reading; its id.

    `at` is ISO 8601. What a person said of a claim last and says again in the same words, of the same reading, is one
    judgement: the first stays. Raises JudgementError.
    """
    by, note = by.strip(), note.strip()
    _check(verdict, by, note)
    check_words(by, note, JudgementError)
    if (before := _said_last(connection, claim, by)) and (before.verdict, before.note) == (verdict, note):
        return str(before.judgement_id)
    said = {
        "at": at, "by": by, "verdict": verdict, "note": note, "claim_id": claim.claim_id,
        "document_id": claim.document_id, "reading_id": claim.reading_id,
        "speakers": json_text([link.source for link in claim.attribution]), "content": json_text(claim.content),
    }  # fmt: skip
    row = {"judgement_id": judgement_id(**said), **said}
    name = row["judgement_id"]
    if has(connection, schema.judgement, name):
        return name
    connection.execute(schema.judgement.insert().values(**row))
    payload = {
        "digest": row_digest(row), "document_id": claim.document_id, "reading_id": claim.reading_id,
        "claim_id": claim.claim_id,
    }  # fmt: skip
    append(connection, at=at, kind="judged", subject=name, payload=payload)
    current = current_reading(connection, claim.document_id)
    if current is not None:
        carry_over(connection, current)
    return name


def _said_last(connection: Connection, claim: Claim, by: str) -> Any:
    """What somebody said last of a claim of this reading: a row with id, verdict and note; None where nothing."""
    c = schema.judgement.c
    mine = select(c.judgement_id, c.verdict, c.note).where(
        c.claim_id == claim.claim_id, c.reading_id == claim.reading_id, c.by == by
    )
    return connection.execute(mine.order_by(c.at.desc(), literal_column("judgement.rowid").desc()).limit(1)).first()


def _check(verdict: str, by: str, note: str) -> None:
    if verdict not in get_args(Verdict):
        raise JudgementError(f"there is no verdict '{verdict}'", hint=f"choose one of: {', '.join(get_args(Verdict))}")
    if not by:
        raise JudgementError("a judgement needs the name of who makes it", hint="give it: --by NAME")
    if verdict == "note" and not note:
        raise JudgementError("a judgement that is a note needs its words", hint="give them: --note TEXT")


def check_words(by: str, note: str, error: type[LedgerError]) -> None:
    """Raise `error` for a name or a note, both stripped, that cannot be kept."""
    if not by:
        raise error("a decision needs the name of who makes it", hint="give it: --by NAME")
    for what, words, most in (("name", by, LONGEST_NAME), ("note", note, LONGEST_NOTE)):
        if len(words) > most:
            raise error(f"the {what} has {len(words):,} characters, more than the {most:,} that are kept")
        if CONTROL.search(words) or not _is_text(words):
            raise error(f"the {what} holds characters that are no text")
    if "\n" in by:
        raise error("the name goes over several lines")


def _is_text(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:  # bytes of a command line that were no UTF-8
        return False
    return True


def judgements(
    connection: Connection, *, claim: str | None = None, document: str | None = None, judgement: str | None = None,
    by: str | None = None, left_behind: bool = False,
) -> Iterator[PlacedJudgement]:  # fmt: skip
    """Judgements with where they stand in the current readings, the newest first.

    `claim` is the full id of a claim that they stand at or were made on, `document` and `judgement` full ids;
    `left_behind` leaves only those whose words no claim has now.
    """
    j, now, carried, made = schema.judgement.c, schema.reading.c, schema.carried.c, schema.claim.c
    found = (
        select(schema.judgement, carried.claim_id.label("stands_at"), carried.overlap, made.text)
        .outerjoin(schema.reading, and_(now.document_id == j.document_id, now.current == 1))
        .outerjoin(
            schema.carried, and_(carried.judgement_id == j.judgement_id, carried.reading_id == now.reading_id)
        )
        .outerjoin(schema.claim, and_(made.reading_id == j.reading_id, made.claim_id == j.claim_id))
        .order_by(j.at.desc(), literal_column("judgement.rowid").desc())
    )  # fmt: skip
    if claim is not None:
        standing = select(carried.judgement_id).where(carried.claim_id == claim)
        found = found.where(or_(j.claim_id == claim, and_(carried.claim_id == claim, j.judgement_id.in_(standing))))
    if document is not None:
        found = found.where(j.document_id == document)
    if judgement is not None:
        found = found.where(j.judgement_id == judgement)
    if by is not None:
        found = found.where(j.by == by)
    if left_behind:
        found = found.where(carried.claim_id.is_(None))
    for row in connection.execution_options(yield_per=500).execute(found):
        yield PlacedJudgement(
            judgement_id=row.judgement_id, at=row.at, by=row.by, verdict=row.verdict, note=row.note,
            claim_id=row.claim_id, document_id=row.document_id, reading_id=row.reading_id,
            speakers=_speakers.decode(row.speakers), content=_content.decode(row.content), stands_at=row.stands_at,
            overlap=row.overlap or 0.0, text=row.text,
        )  # fmt: skip


def judgement_counts(connection: Connection) -> JudgementCounts:
    """How many there are, by whom, and where they stand."""
    j, now, carried = schema.judgement.c, schema.reading.c, schema.carried.c
    names = connection.execute(select(j.by, func.count()).group_by(j.by).order_by(func.count().desc(), j.by))
    by = {str(name): int(number) for name, number in names}
    newer = j.reading_id != now.reading_id
    counted = (
        select(
            func.count().filter(newer, carried.claim_id.is_not(None)),
            func.count().filter(carried.claim_id != j.claim_id),
            func.count().filter(carried.claim_id.is_(None)),
        )
        .select_from(schema.judgement)
        .outerjoin(schema.reading, and_(now.document_id == j.document_id, now.current == 1))
        .outerjoin(schema.carried, and_(carried.judgement_id == j.judgement_id, carried.reading_id == now.reading_id))
    )
    kept, moved, left = connection.execute(counted).one()
    return JudgementCounts(total=sum(by.values()), by=by, carried=kept, moved=moved, left_behind=left)
