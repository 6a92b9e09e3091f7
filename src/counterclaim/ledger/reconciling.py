"""What many dispatches say together: families of reprints, origins, incidents and people's decisions about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from counterclaim.errors import DecisionError, NotInLedgerError
from counterclaim.executing import collected_seldom, hands
from counterclaim.ledger.deciding import claims_meant, decide, decisions, undo
from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.ids import claim_meant
from counterclaim.ledger.opening import writing_on
from counterclaim.ledger.reconciled.by_day import DayTold, told_on
from counterclaim.ledger.reconciled.listing import (
    BOTH_KINDS,
    NO_FILTERS,
    FamilyPage,
    IncidentFilters,
    IncidentPage,
    OriginCount,
    every_incident,
    families_page,
    family_meant,
    incident_meant,
    incidents_page,
    incidents_with,
    origin_counts,
)
from counterclaim.ledger.reconciled.reconciling import Progress, Reconciled, is_due, make_all_due, reconcile
from counterclaim.records import Decision, Family, Incident

MUCH = 500
"""Dispatches, or shapes of strands, that wait, from which on more than one process is worth its start."""


class Reconciling(LedgerFile):
    """Incidents: made from the claims of all dispatches, and made anew only where those changed."""

    def reconcile(
        self, *, every: bool = False, rule: str | None = None, progress: Progress | None = None, processes: int = 1
    ) -> Reconciled:
        """Take in all dispatches that came, changed or went since the last time. Killed, it goes on from there.

        `every` makes everything anew. `rule` names the rule by which figures are estimated (`ucdp` or `acled`); where
        it is another one than before, all incidents are made anew. `progress` is told what is done, how much of it, and
        of how much. `processes` work at once where so much waits that it is worth while; what comes out is the same.
        """
        self._finish_wiping()
        with writing_on(self._engine, self.path) as writing:
            with writing() as connection:
                chosen = make_all_due(connection, every=every, rule=rule)
                waiting = is_due(connection)
            with hands(processes if waiting >= MUCH else 1) as several, collected_seldom():
                return reconcile(writing, several, rule=chosen, progress=progress)

    def due_for_reconciling(self) -> int:
        """How many dispatches and strands of them wait to be reconciled."""
        with self._reading() as connection:
            return is_due(connection)

    def incidents(self, filters: IncidentFilters = NO_FILTERS, *, limit: int = 50, page: int = 1) -> IncidentPage:
        """A page of the incidents (or, by `kind`, of series), the newest first. Raises QueryError, NoSuchPageError."""
        with self._reading() as connection:
            return incidents_page(connection, filters, limit=limit, page=page)

    def every_incident(self, filters: IncidentFilters = BOTH_KINDS) -> Iterator[Incident]:
        """All incidents and series that fit, by their first day and id, streamed. Raises QueryError."""
        with self._reading() as connection:
            yield from every_incident(connection, filters)

    def incident(self, id_prefix: str) -> Incident:
        """The incident or series whose id begins so; for the id of a claim, the incident that it is in. Raises
        NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            return incident_meant(connection, id_prefix)

    def told_on(self, day: date, *, theatre: str | None = None) -> DayTold:
        """What the dispatches published on a day tell: each incident as it stood with them, and before them."""
        with self._reading() as connection:
            return told_on(connection, day, theatre=theatre)

    def incidents_with(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the incidents that some claims are in, by the claim's full id; those in none are left out."""
        with self._reading() as connection:
            return incidents_with(connection, claims)

    def families(self, *, limit: int = 50, page: int = 1) -> FamilyPage:
        """A page of the families of reprints, those of most members first. Raises NoSuchPageError."""
        with self._reading() as connection:
            return families_page(connection, limit=limit, page=page)

    def family(self, id_prefix: str) -> Family:
        """The family of reprints whose id, or the id of one of whose dispatches, begins so. Raises NotInLedgerError,
        AmbiguousIdError."""
        with self._reading() as connection:
            return family_meant(connection, id_prefix)

    def origins(self, *, side: str | None = None, limit: int = 50) -> tuple[OriginCount, ...]:
        """Whose words the claims are: how many claims, dispatches and outlets each origin has, most claims first."""
        with self._reading() as connection:
            return origin_counts(connection, side=side, limit=limit)

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided about incidents, the newest first, also what was taken back."""
        with self._reading() as connection:
            return tuple(decisions(connection))

    def merge_incidents(self, one: str, other: str, *, by: str, because: str = "") -> Decision:
        """Keep for good that two incidents, by the beginnings of their ids, are one. Raises NotInLedgerError,
        AmbiguousIdError, DecisionError."""
        with self._writing() as connection:
            first, second = (_incident(connection, which) for which in (one, other))
            if first.incident_id == second.incident_id:
                raise DecisionError("the two are one incident already")
            sides = [claims_meant(connection, (ref.claim_id for ref in which.claims)) for which in (first, second)]
            there = {claim.claim_id for claim in sides[0]}
            beside = [claim for claim in sides[1] if claim.claim_id not in there] or sides[1]
            name = decide(
                connection, "merge", one=sides[0], other=beside, by=by, because=because, at=self._clock()
            )  # fmt: skip
        return self._decided(name)

    def split_incident(self, incident: str, claims: Iterable[str], *, by: str, because: str = "") -> Decision:
        """Keep for good that some claims, by the beginnings of their ids, are about something else than the others of
        an incident. Raises NotInLedgerError, AmbiguousIdError, DecisionError."""
        with self._writing() as connection:
            whole = _incident(connection, incident)
            there = {ref.claim_id for ref in whole.claims}
            parted = {claim.claim_id: claim for claim in (claim_meant(connection, given) for given in claims)}
            if strangers := sorted(parted.keys() - there):
                raise DecisionError(
                    f"claim {strangers[0][:8]} is not in incident {whole.incident_id[:8]}",
                    hint=f"counterclaim incident {whole.incident_id[:8]} lists its claims",
                )
            rest = claims_meant(connection, sorted(there - parted.keys()))
            if not rest:
                raise DecisionError("these are all claims of the incident", hint="name those that are of another one")
            name = decide(
                connection, "split", one=list(parted.values()), other=rest, by=by, because=because, at=self._clock()
            )  # fmt: skip
        return self._decided(name)

    def undo_decision(self, decision: str, *, by: str, because: str = "") -> Decision:
        """Take back a decision about incidents, by the beginning of its id; it stays, and so does this. Raises
        NotInLedgerError, AmbiguousIdError, DecisionError."""
        with self._writing() as connection:
            name = undo(connection, decision, by=by, because=because, at=self._clock())
        return self._decided(name)

    def _decided(self, name: str) -> Decision:
        self.reconcile()
        with self._reading() as connection:
            (found,) = decisions(connection, decision=name)
        return found


def _incident(connection: Connection, prefix: str) -> Incident:
    """The incident that is meant by an id's beginning. Raises NotInLedgerError, AmbiguousIdError, and DecisionError
    where a running total is meant: what is in one follows from who gives it and since when."""
    try:
        return incident_meant(connection, prefix, kind="incident")
    except NotInLedgerError:
        meant = incident_meant(connection, prefix)
    raise DecisionError(f"{meant.incident_id[:8]} is a running total, no incident")
