"""The slots of a claim's speakers: who is cited, on whose side, by which words, how and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from counterclaim.publishing.explaining.explanation import Slot
from counterclaim.publishing.explaining.noted import Noted, chosen
from counterclaim.publishing.explaining.rules import rules
from counterclaim.publishing.wording import OUTLET, days_words
from counterclaim.records import Actor, Claim, Link, Reason


def slots_of_speakers(claim: Claim, noted: Noted) -> Iterator[Slot]:
    """Those of each link of the chain, the outermost first; of nobody's, that it is the outlet's own."""
    for number, link in enumerate(claim.attribution):
        yield from _of_link(f"s{number}", link, noted)
    if not claim.attribution:
        yield noted.slot("s0.outlet", claim.outlet or OUTLET, claim.content)


def _of_link(name: str, link: Link, noted: Noted) -> Iterator[Slot]:
    for actor in link.actors:
        value = None if actor.resolution == "unresolved" else f"{actor.name} ({actor.kind}, by {actor.resolution})"
        way = chosen(noted.reasons(f"{name}.actors"), actor.id)
        own = (actor.span,) if actor.span[1] else ()
        yield noted.slot(f"{name}.actors", value, own, reason=way, more=identity(actor, noted))
        yield side_of(name, actor, noted)
    if not link.actors:
        yield noted.slot(f"{name}.actors", None, link.source)
    words = " … ".join(noted.words(span).text for span in link.cue)
    agreed = {"both": "the tagger found it too", "": ""}
    reason = next(iter(noted.reasons(f"{name}.cue")), None)
    more = agreed.get(reason.entry, "") if reason is not None else ""
    yield noted.slot(f"{name}.cue", words or "no words of saying", link.cue or link.source, more=more)
    yield noted.slot(f"{name}.voice", link.voice, link.cue)
    if link.carried:
        yield noted.slot(f"{name}.carried", "yes", link.source)
    said = days_words(link.said_on) if link.said_on else None
    yield noted.slot(f"{name}.said_on", said)


def identity(actor: Actor, noted: Noted, told: Collection[str] = ()) -> str:
    """By what the words that name somebody name him; empty where one of the rules `told` says so already."""
    reason: Reason | None = next(iter(noted.reasons(f"who:{actor.id}")), None)
    if reason is None or reason.rule in told:
        return ""
    known = f" ({actor.id})" if not actor.id.startswith("text:") else ""
    return rules().words(reason.by, reason.rule, reason.entry) + known


def side_of(part: str, actor: Actor, noted: Noted) -> Slot:
    """Whose side somebody is on, as a slot of a part of the claim."""
    reason = next(iter(noted.reasons(f"side:{actor.id}")), None)
    aligned = f", aligned with {' and '.join(actor.aligned_with)}" if actor.aligned_with else ""
    value = f"{actor.side}{aligned}" if actor.side is not None else None
    at = actor.meant_at or actor.span
    return noted.slot(f"{part}.side:{actor.id}", value, (at,) if at[1] else (), reason=reason, part=part)
