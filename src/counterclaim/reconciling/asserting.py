"""Whether a telling says that the thing happened, denies it, or admits it against its own side."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reconciling.counted import class_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Actor

HAPPENED = frozenset({"occurred", "ongoing"})

NO_WORD_ON_IT = frozenset({"questions", "demands", "promises", "threatens", "predicts", "condemns"})
"""Stances that do not say that a thing happened, though they may speak of it."""

TALKS = frozenset({"consult", "agree", "cooperate", "aid", "support", "concede"})
"""Types of events that have two parties who can both tell of them."""

THIRD_PARTY = "third-party"

LOSING = frozenset({"territory-lost", "surrender", "territory-transferred"})
WINNING = frozenset(
    {"territory-taken", "territory-retaken", "territory-held", "prisoners-captured", "base-established"}
)
WITHDRAWING = frozenset({"withdrawal", "regrouping", "disengagement"})
OFFICIAL = frozenset({"state", "government", "military", "armed-group", "administration", "local-official"})


def side_of(telling: Telling) -> str | None:
    """The side that a telling is told by: a party, `third-party`, or None where it is not known. An outlet that no
    party runs is a third party."""
    if telling.origin.side is None and not telling.claim.attribution:
        return THIRD_PARTY
    return telling.origin.side


def party_of(telling: Telling) -> str | None:
    """The party that a telling is told by; None for third parties and those whose side is not known."""
    side = side_of(telling)
    return None if side == THIRD_PARTY else side


def denies(telling: Telling) -> bool:
    """Whether a telling denies that it happened, or that its side did it. "Not under our control" denies nothing that
    the other side claims: it is an admission."""
    negative = telling.claim.stance == "denies" or telling.event.status == "denied"
    return negative and not admits(telling)


def asserts(telling: Telling, *, planned: bool = False) -> bool:
    """Whether a telling says that it happened. `planned`: of a thing that nobody says has happened, a telling that says
    so of the plan."""
    if denies(telling) or telling.claim.stance == "questions":
        return False
    if planned:
        return True
    return (telling.event.status in HAPPENED and telling.claim.stance not in NO_WORD_ON_IT) or admits(telling)


def only_planned(tellings: Iterable[Telling]) -> bool:
    """Whether nobody says that it has happened."""
    return all(t.event.status not in HAPPENED for t in tellings if not denies(t))


def admits(telling: Telling) -> bool:
    """Whether a party says it against itself: that its troops withdrew, whatever it calls that; that a place is not,
    or no longer, its own; that its soldiers were killed or its arms destroyed; that it hit civilians."""
    side, event = party_of(telling), telling.event
    if side is None or telling.claim.stance == "questions":
        return False
    agents, targets = parties(event.agents), parties(event.targets)
    if telling.claim.stance == "denies" or event.status == "denied":
        denied_holding = event.mode in ("territory-held", "territory-taken", "territory-retaken")
        return telling.claim.stance != "denies" and denied_holding and agents <= {side} and not targets
    if event.status not in HAPPENED or telling.claim.stance in NO_WORD_ON_IT:
        return False
    if event.type == "retreat":
        regrouped = event.mode == "regrouping" and not agents  # "our troops were regrouped": only its own side says so
        return regrouped or (event.mode in WITHDRAWING and agents == {side})
    if event.type == "control":
        if event.mode in LOSING:
            return agents == {side} or (not agents and targets == {side})
        return event.mode in WINNING and bool(agents) and side not in agents
    return event.type == "assault" and _own_losses(telling, side, agents, targets)


def _own_losses(telling: Telling, side: str, agents: frozenset[str], targets: frozenset[str]) -> bool:
    counted = {class_of(f.counted) for f in telling.figures if f.value != 0}
    if side in targets and side not in agents and telling.origin.kind in OFFICIAL:
        arms = any(a.kind in ("military", "armed-group") and a.side == side for a in telling.event.targets)
        return arms or "combatant" in counted
    return (
        agents == {side}
        and side not in targets
        and bool(counted & {"civilian", "child"})
        and "combatant" not in counted
    )


def parties(actors: Iterable[Actor]) -> frozenset[str]:
    """The parties that actors belong to."""
    return frozenset(a.side for a in actors if a.side is not None and a.side != THIRD_PARTY)
