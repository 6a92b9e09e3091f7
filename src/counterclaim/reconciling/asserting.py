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

HELD = frozenset({"control", "retreat"})
"""Types of which a negation ("the town has not fallen") denies what the other side says."""

WON = frozenset({"territory-held", "territory-taken", "territory-retaken"})
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
    """Whether a telling denies that it happened, or that its side did it: in so many words, or by a negation of what
    its side is said to have done or lost. "No military target was hit" denies no attack, and "not under our control"
    nothing that the other side claims: it is an admission."""
    event = telling.event
    if telling.claim.stance == "denies":
        return True
    if event.status != "denied" or telling.claim.stance in NO_WORD_ON_IT or admits(telling):
        return False
    side = party_of(telling)
    return event.type in HELD or (side is not None and side in parties(event.agents))


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
    if telling.claim.stance in NO_WORD_ON_IT:
        return False
    if telling.claim.stance == "denies" or event.status == "denied":
        held = event.mode == "territory-held" and not agents  # "not under our control"
        return telling.claim.stance != "denies" and not targets and (held or (event.mode in WON and agents == {side}))
    if event.status not in HAPPENED:
        return False
    if event.type == "retreat":
        regrouped = event.mode == "regrouping" and not agents  # "our troops were regrouped": only its own side says so
        return regrouped or (event.mode in WITHDRAWING and agents == {side})
    if event.type == "control":
        if event.mode in LOSING:
            return agents == {side} or (not agents and targets <= {side})  # "several villages have been lost"
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
