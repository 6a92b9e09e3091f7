"""The event of a content that tells its speech act, if one does: harm held out, help, a denial, an accusation."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.reading.claims.stances import Stances
from counterclaim.records import Event, Spans
from counterclaim.records.span import overlap

THIRD = "third-party"


def planned(events: Sequence[Event]) -> Event | None:
    """The first event that is planned."""
    return next((e for e in events if e.status == "planned"), None)


def own_harm(
    events: Sequence[Event], side: str | None, said: Sequence[Token], known: Stances, *, own_names: Spans = ()
) -> Event | None:
    """Harm that the content holds out by the speaker's own side, or by whom it names as the speaker (`own_names`)."""
    first_person = any(t.lower_ in known.self for t in said)
    for event in events:
        if event.type != "assault" or event.status not in ("planned", "hypothetical"):
            continue
        sides = {a.side for a in event.agents}
        if side not in (None, THIRD) and side in sides:
            return event
        if any(overlap(a.span, own) for a in event.agents for own in own_names):
            return event
        if first_person and event.status == "planned" and not sides - {None, side}:
            return event
    return None


def given(events: Sequence[Event], side: str | None) -> Event | None:
    """Help that the content holds out by somebody of the speaker's side; third parties speak for themselves."""
    helping = (e for e in events if e.type in ("aid", "support") and e.status == "planned")
    return next((e for e in helping if any(a.side == side for a in e.agents)), None)


def denied(events: Sequence[Event], side: str | None, *, own: bool) -> Event | None:
    """Harm that, by the content, its own side did not do; None where it tells harm that was done too."""
    harm = [e for e in events if e.type in ("assault", "coerce")]
    if any(e.status in ("occurred", "ongoing") for e in harm):
        return None
    refused = (e for e in harm if e.status == "denied")
    sided = side not in (None, THIRD)
    return next((e for e in refused if own or (sided and any(a.side == side for a in e.agents))), None)


def accused(events: Sequence[Event], side: str | None, known: Stances) -> Event | None:
    """Harm that, by the content, another side did; a third party accuses only of crimes."""
    if side is None:
        return None
    for event in events:
        if event.type not in known.harmful or event.status not in ("occurred", "ongoing") or event.background:
            continue
        others = [a for a in event.agents if a.side not in (None, side)]
        if others and (side != THIRD or event.mode in known.crimes):
            return event
    return None


def disposed(events: Sequence[Event], side: str | None, known: Stances, *, of_self: bool) -> Event | None:
    """What a party, or anybody of themselves, says is planned, and the text gives nobody else to do."""
    ahead = [e for e in events if e.status == "planned"]
    if (side in (None, THIRD) and not of_self) or not ahead or any(e.type not in known.disposable for e in ahead):
        return None
    return ahead[0] if not any(a.side not in (None, side) for e in ahead for a in e.agents) else None


WITHHELD = frozenset({"prisoners-released", "prisoner-exchange"})
"""Besides what a party disposes of: whom it holds."""


def withheld(events: Sequence[Event], side: str | None, known: Stances) -> Event | None:
    """What a party says will not be, and the text gives nobody else to do: "there will be no talks"."""
    refused = [e for e in events if e.status == "denied" and (e.type in known.disposable or e.mode in WITHHELD)]
    if side in (None, THIRD) or any(a.side not in (None, side) for e in refused for a in e.agents):
        return None
    return next(iter(refused), None)


def nobodys_harm(events: Sequence[Event], side: str | None) -> Event | None:
    """Harm that a party sees ahead and says nobody's: "any ship would be sunk"."""
    ahead = (e for e in events if e.type == "assault" and e.status in ("planned", "hypothetical"))
    return next((e for e in ahead if not e.agents), None) if side not in (None, THIRD) else None
