"""What people decide about incidents: put in once, never changed, found again where a newer reading has the words.

A decision names the claims on its two sides as they were read. Nothing else of an incident is kept by it, for incidents
are made anew whenever a dispatch comes; so it holds whatever becomes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import DecisionError, NotInLedgerError
from counterclaim.ledger import schema
from counterclaim.ledger.adding import has
from counterclaim.ledger.books import decision_digest
from counterclaim.ledger.carrying import successor
from counterclaim.ledger.custody import append
from counterclaim.ledger.ids import full_id
from counterclaim.ledger.judging import check_words
from counterclaim.ledger.storing import json_text, reading_from
from counterclaim.records import Claim, Decision, DecisionKind, Spans, decision_id

Part = Literal["one", "other"]
PARTS: tuple[Part, ...] = ("one", "other")

_speakers = msgspec.json.Decoder(tuple[Spans, ...])
_content = msgspec.json.Decoder(Spans)


def decide(
    connection: Connection, kind: DecisionKind, *, one: Sequence[Claim], other: Sequence[Claim], by: str,
    because: str, at: str,
) -> str:  # fmt: skip
    """Keep a decision on the claims of two sides and note it; its id. `at` is ISO 8601. Raises DecisionError."""
    sides = {"one": {c.claim_id: c for c in one}, "other": {c.claim_id: c for c in other}}
    if not sides["one"] or not sides["other"]:
        raise DecisionError("a decision needs claims on both of its sides")
    if both := sorted(sides["one"].keys() & sides["other"].keys()):
        raise DecisionError(f"claim {both[0][:8]} cannot stand on both sides of a decision")
    named = {part: sorted(claims) for part, claims in sides.items()}
    return _keep(connection, kind, by=by, because=because, at=at, undoes=None, named=named, claims=sides)


def undo(connection: Connection, prefix: str, *, by: str, because: str, at: str) -> str:
    """Take back the decision whose id begins so; the id of what takes it back. Raises DecisionError, NotInLedgerError,
    AmbiguousIdError."""
    name = full_id(connection, schema.decision, "decision_id", "decision", prefix)
    (there,) = decisions(connection, decision=name)
    if there.kind == "undo":
        raise DecisionError("what takes a decision back cannot be taken back", hint="decide it anew: merge or split")
    if there.undone_by:
        raise DecisionError(f"decision {name[:8]} was taken back already, by {there.undone_by[:8]}")
    return _keep(connection, "undo", by=by, because=because, at=at, undoes=name, named={}, claims={})


def _keep(
    connection: Connection, kind: DecisionKind, *, by: str, because: str, at: str, undoes: str | None,
    named: dict[str, list[str]], claims: dict[str, dict[str, Claim]],
) -> str:  # fmt: skip
    by, because = by.strip(), because.strip()
    check_words(by, because, DecisionError)
    said = {"at": at, "by": by, "kind": kind, "because": because, "undoes": undoes}
    name = decision_id(**said, **named)
    if has(connection, schema.decision, name):
        return name
    connection.execute(schema.decision.insert().values(decision_id=name, **said))
    rows = [
        {
            "decision_id": name, "part": part, "claim_id": claim.claim_id, "document_id": claim.document_id,
            "reading_id": claim.reading_id, "speakers": json_text([link.source for link in claim.attribution]),
            "content": json_text(claim.content),
        }
        for part, many in claims.items() for claim in many.values()
    ]  # fmt: skip
    if rows:
        connection.execute(schema.decision_claim.insert(), rows)
    digest = decision_digest(connection, name)
    append(connection, at=at, kind="decided", subject=name, payload={"digest": digest})
    return name


def decisions(connection: Connection, *, decision: str | None = None, holding: bool = False) -> Iterator[Decision]:
    """All decisions, the newest first; one by its full id; only those that hold."""
    d, c = schema.decision, schema.decision_claim.c
    undone = {row.undoes: row.decision_id for row in connection.execute(select(d).where(d.c.undoes.is_not(None)))}
    found = select(d).order_by(d.c.at.desc(), d.c.decision_id)
    if decision is not None:
        found = found.where(d.c.decision_id == decision)
    for row in connection.execute(found).all():
        if holding and (row.decision_id in undone or row.kind == "undo"):
            continue
        sides: dict[str, list[str]] = {part: [] for part in PARTS}
        of = select(c.part, c.claim_id).where(c.decision_id == row.decision_id).order_by(c.claim_id)
        for part, claim in connection.execute(of):
            sides[part].append(claim)
        yield Decision(
            decision_id=row.decision_id, at=row.at, by=row.by, kind=row.kind, because=row.because, undoes=row.undoes,
            one=tuple(sides["one"]), other=tuple(sides["other"]), undone_by=undone.get(row.decision_id),
        )  # fmt: skip


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that holds, on the claims of the current readings that have the words now, by their numbers."""

    decision: Decision
    one: frozenset[int]
    other: frozenset[int]


def holding(connection: Connection) -> list[Holding]:
    """The decisions that hold and still say something: with a current claim on each of their sides."""
    d, c, k = schema.decision, schema.decision_claim.c, schema.claim.c
    if connection.execute(select(d.c.decision_id).limit(1)).first() is None:
        return []
    found: list[Holding] = []
    for decision in decisions(connection, holding=True):
        sides: dict[str, set[int]] = {part: set() for part in PARTS}
        for row in connection.execute(select(schema.decision_claim).where(c.decision_id == decision.decision_id)).all():
            same = select(k.id).where(k.claim_id == row.claim_id, k.current + 0 == 1)
            number = connection.execute(same).scalar() or _found_again(connection, row)
            if number is not None:
                sides[row.part].add(int(number))
        if sides["one"] and sides["other"] - sides["one"]:
            other = frozenset(sides["other"] - sides["one"])
            found.append(Holding(decision=decision, one=frozenset(sides["one"]), other=other))
    return found


def _found_again(connection: Connection, row: Any) -> int | None:
    """The number of the claim of the current reading that has the words of one that it does not have any more."""
    r, k = schema.reading.c, schema.claim.c
    now = connection.execute(
        select(schema.reading).where(r.document_id == row.document_id, r.current == 1)
    ).first()  # fmt: skip
    if now is None:
        return None
    claims = reading_from(connection, now).claims
    claim, _ = successor(row.claim_id, _speakers.decode(row.speakers), _content.decode(row.content), claims)
    if claim is None:
        return None
    of = select(k.id).where(k.reading_id == now.reading_id, k.claim_id == claim.claim_id)
    number: int | None = connection.execute(of).scalar()
    return number


def forget_decisions_on(connection: Connection, document: str) -> tuple[list[str], dict[str, str]]:
    """Take a document out of the decisions on its claims: the ids of those that go with it, for nothing is left on one
    of their sides, and the digests that the others have now."""
    c, d = schema.decision_claim.c, schema.decision
    touched = connection.execute(
        select(c.decision_id).where(c.document_id == document).distinct().order_by(c.decision_id)
    ).scalars().all()  # fmt: skip
    connection.execute(schema.decision_claim.delete().where(c.document_id == document))
    gone: list[str] = []
    changed: dict[str, str] = {}
    for name in touched:
        left = set(connection.execute(select(c.part).where(c.decision_id == name)).scalars())
        if left == set(PARTS):
            changed[name] = decision_digest(connection, name)
            continue
        undoing = connection.execute(select(d.c.decision_id).where(d.c.undoes == name)).scalars().all()
        for one in (name, *undoing):
            connection.execute(schema.decision_claim.delete().where(c.decision_id == one))
            connection.execute(d.delete().where(d.c.decision_id == one))
            gone.append(one)
    return gone, changed


def claims_meant(connection: Connection, ids: Iterable[str]) -> list[Claim]:
    """The current claims of these full ids. Raises NotInLedgerError."""
    from counterclaim.ledger.storing import claim_from

    k = schema.claim.c
    found = []
    for name in ids:
        record = connection.execute(select(k.record).where(k.claim_id == name, k.current + 0 == 1)).scalar()
        if record is None:
            raise NotInLedgerError("claim", name)
        found.append(claim_from(record))
    return found
