"""`reconcile`: everything that is due taken in, some at a time, each time whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import msgspec
from sqlalchemy import Connection

from counterclaim.executing import Hands
from counterclaim.ledger.deciding import holding
from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.reconciled.ahead import Ahead
from counterclaim.ledger.reconciled.at_hand import AtHand
from counterclaim.ledger.reconciled.clustering import mend_incidents
from counterclaim.ledger.reconciled.incident_rows import forget_incidents
from counterclaim.ledger.reconciled.kinships import Extents
from counterclaim.ledger.reconciled.linking import Strands, mend_links
from counterclaim.ledger.reconciled.loading import documents_numbered
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.reprinting import Outline, mend_families, outline_of
from counterclaim.ledger.reconciled.series import due_series, mend_series
from counterclaim.ledger.reconciled.stranding import Read, ToldRows, current_of, forget_told, keep_told, told_rows
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.records import Decision, Document

DOCUMENTS, SHAPES, GROUPS = 400, 2_000, 50
"""How many are taken in in one transaction, where no more wait than some days have."""
MOST, PARTS = 2_000, 50
"""Of very many dispatches one part in so many is taken in in one transaction, at most MOST of them: what comes stands
everywhere in the order of keys and blocks, and each transaction writes nearly all of their pages."""
EARLY = 2
"""Transactions whose dispatches are worked on before their turn comes, where others work too."""

Transaction = Callable[[], AbstractContextManager[Connection]]
Progress = Callable[[str, int, int], None]
"""Told what is done ("dispatches", "incidents"), how many are, and of how many."""


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did: dispatches compared with others, dispatches whose claims were told anew, incidents made."""

    documents: int = 0
    told: int = 0
    incidents: int = 0
    series: int = 0

    def __add__(self, other: Reconciled) -> Reconciled:
        return Reconciled(
            documents=self.documents + other.documents, told=self.told + other.told,
            incidents=self.incidents + other.incidents, series=self.series + other.series,
        )  # fmt: skip


class Run:
    """What a run does to dispatches: some are taken in, while others work on those that are due next."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._strands, self._extents, self._at_hand = Strands(), Extents(), AtHand()
        self._outlines = Ahead[int, Document, Outline](outline_of, hands, lambda document: document.text)
        self._told = Ahead[int, Read, ToldRows](told_rows, hands, lambda read: read.document.text)

    def compare(self, connection: Connection, due: list[int], later: list[list[int]]) -> Reconciled:
        """Stage 1: dispatches are compared with others; their claims are due then, and those of dispatches whose family
        changed."""
        documents = documents_numbered(connection, due)
        outlines = self._outlines.results(documents, [partial(documents_numbered, connection, some) for some in later])
        beside = mend_families(connection, due, documents, outlines, extents=self._extents, hands=self._hands)
        execute_many(connection, "UPDATE due_document SET stage = 2 WHERE document = ?", [(n,) for n in due])
        put = "INSERT INTO due_document VALUES (?, 2) ON CONFLICT DO NOTHING"
        execute_many(connection, put, [(n,) for n in sorted(beside)])
        return Reconciled(documents=len(due))

    def retell(self, connection: Connection, due: list[int], later: list[list[int]]) -> Reconciled:
        """Stage 2: the claims of dispatches are told anew and linked; the shapes that changed are due then."""
        decisions = current_decisions(connection)

        def current_among(numbers: list[int]) -> dict[int, Read]:
            return current_of(connection, documents_numbered(connection, numbers), decisions)

        current = current_among(due)
        made = self._told.results(current, [partial(current_among, some) for some in later])
        touched = forget_told(connection, due)
        self._hands.tend()
        told = keep_told(connection, [(number, read, made[number]) for number, read in current.items()])
        self._hands.tend()
        changed = mend_links(connection, told, touched, strands=self._strands, at_hand=self._at_hand, hands=self._hands)
        put = "INSERT INTO due_shape VALUES (?) ON CONFLICT DO NOTHING"
        execute_many(connection, put, [(shape,) for shape in sorted({*told, *touched, *changed})])
        execute_many(connection, "DELETE FROM due_document WHERE document = ?", [(n,) for n in due])
        return Reconciled(told=len(due))


def reconcile(
    writing: Transaction, hands: Hands, *, rule: str = "ucdp", progress: Progress | None = None
) -> Reconciled:
    """Take in all that is due. Killed, it goes on from there the next time; what comes out is the same."""
    done = Reconciled()
    run = Run(hands)
    tell = progress or (lambda *_: None)
    for stage, what, take_in in ((1, "dispatches", run.compare), (2, "claims", run.retell)):
        size = 0
        while True:
            with writing() as connection:
                size = size or taken_in_at_once(_left(connection, stage))
                most = size * (EARLY + 1 if hands.number > 1 else 1)
                due, *later = batched(list(firsts(rows(connection, NEXT, stage, most))), size) or [[]]
                if not due:
                    break
                done += take_in(connection, due, later)
                left = _left(connection, stage)
            so_far = done.documents if stage == 1 else done.told
            tell(what, so_far, so_far + left)
    clustered = 0
    while True:
        with writing() as connection:
            due = list(firsts(rows(connection, "SELECT shape FROM due_shape ORDER BY shape LIMIT ?", SHAPES)))
            if not due:
                break
            made, shapes = mend_incidents(connection, due, current_decisions(connection), rule=rule, hands=hands)
            done += Reconciled(incidents=made)
            clustered += shapes
            left = rows(connection, "SELECT count(*) FROM due_shape").fetchone()[0]
        tell("incidents", clustered, clustered + left)
    while True:
        with writing() as connection:
            groups = due_series(connection, GROUPS)
            if not groups:
                return done
            done += Reconciled(series=mend_series(connection, groups))


def taken_in_at_once(waiting: int) -> int:
    """How many dispatches are taken in in one transaction, where so many wait."""
    return min(max(DOCUMENTS, waiting // PARTS), MOST)


def batched(numbers: list[int], size: int) -> list[list[int]]:
    """Some dispatches, those apart that are taken in in one transaction."""
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]


def _left(connection: Connection, stage: int) -> int:
    number: int = rows(connection, "SELECT count(*) FROM due_document WHERE stage = ?", stage).fetchone()[0]
    return number


RULE = "rule of figures"
"""The name in `about` of the rule by which figures are estimated."""
DEFAULT_RULE = "ucdp"


MADE = (
    "incident_record", "incident_claim", "incident_strand", "incident_place", "incident_side", "incident", "shape_part",
    "part_made", "shape_link", "shape_block", "strand", "origin", "family", "reprint_pair", "reprint_band", "reprint",
    "series_claim", "series_told", "due_document", "due_shape", "due_series",
)  # fmt: skip
"""The tables that `reconcile` makes, those that refer to others first."""


def rule_of(connection: Connection) -> str:
    """The rule by which figures are estimated in this ledger."""
    found = rows(connection, "SELECT value FROM about WHERE name = ?", RULE).fetchone()
    return str(found[0]) if found else DEFAULT_RULE


def make_all_due(connection: Connection, *, every: bool = False, rule: str | None = None) -> str:
    """Make everything due where `every` or another rule asks for it; the rule that holds from now on."""
    before = rows(connection, "SELECT value FROM about WHERE name = ?", RULE).fetchone()
    known = before[0] if before else DEFAULT_RULE
    chosen = rule or known
    if every:
        for table in MADE:
            rows(connection, f"DELETE FROM {table}")  # noqa: S608  (our own words)
        rows(connection, "INSERT INTO due_document SELECT id, 1 FROM document WHERE true "
             "ON CONFLICT DO UPDATE SET stage = 1")  # fmt: skip
    elif chosen != known:
        gone = firsts(rows(connection, "SELECT id FROM incident WHERE kind = 'incident'"))
        forget_incidents(connection, list(gone))  # else those of which the strands are the same would stay
        rows(connection, "INSERT INTO due_shape SELECT DISTINCT shape FROM strand WHERE true ON CONFLICT DO NOTHING")
    if chosen != known or (before is None and rule is not None):
        put = "INSERT INTO about VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        rows(connection, put, RULE, chosen)
    return chosen


NEXT = "SELECT document FROM due_document WHERE stage = ? ORDER BY document LIMIT ?"


def is_due(connection: Connection) -> int:
    """How many dispatches and shapes wait to be reconciled."""
    sql = (
        "SELECT (SELECT count(*) FROM due_document) + (SELECT count(*) FROM due_shape) "
        "+ (SELECT count(*) FROM due_series)"
    )
    number: int = rows(connection, sql).fetchone()[0]
    return number


def current_decisions(connection: Connection) -> Decisions:
    """What people decided, on the claims that have the words now."""
    found: list[Decision] = []
    for one in holding(connection):
        sides = {part: _ids(connection, getattr(one, part)) for part in ("one", "other")}
        found.append(msgspec.structs.replace(one.decision, one=sides["one"], other=sides["other"]))
    return Decisions(found)


def _ids(connection: Connection, claims: frozenset[int]) -> tuple[str, ...]:
    sql = "SELECT c.claim_id FROM json_each(?) d CROSS JOIN claim c ON c.id = d.value ORDER BY c.claim_id"
    return tuple(texts(rows(connection, sql, str(sorted(claims)))))
