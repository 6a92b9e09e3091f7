"""The army that somebody means "referring to its own troops"."""

from __future__ import annotations

import re

from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.enemies import SUBJECTS, main_force
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Actor

FORCES = "army|military|armed forces|forces|troops|soldiers|fighters|men|units"
OWN = re.compile(rf"\b(?:referring to|meaning|speaking of|in reference to) (?:its|their|his|her) own (?:{FORCES})\b")
CALLED = re.compile(rf"(?:{FORCES})", re.I)


def of_its_own(layers: Layers) -> tuple[Actor, ...]:
    """The mentions, with those in the sentence of "referring to its own troops" who are called by a noun for forces
    alone: they are whom the subject before these words has."""
    told = [(match, sentence) for match in OWN.finditer(layers.text) for sentence in [_sentence(match, layers)]]
    if not told:
        return layers.mentions
    own: dict[tuple[int, int], Actor] = {}
    for match, (start, _) in told:
        here = layers.mentions_at.within((start, match.start()))
        speaking = [m for m in here if _leads(m, layers) and not CALLED.fullmatch(layers.text[slice(*m.span)])]
        force = force_of(speaking[-1], layers) if speaking else None
        meant = [m for m in here if CALLED.fullmatch(layers.text[slice(*m.span)])]
        own |= {m.span: mention_as(force, m.span, "description") for m in meant if force is not None}
    return tuple(own.get(m.span, m) for m in layers.mentions)


def force_of(speaker: Actor, layers: Layers) -> Actor | None:
    """The army or group of whoever speaks, himself where he is one; None where no party's side is his."""
    if speaker.side not in {party.id for party in layers.theatre.parties} or speaker.side is None:
        return None
    if speaker.kind in {"military", "armed-group"} and not is_person(speaker, layers):
        return speaker
    met = [m for m in layers.mentions if m.side == speaker.side]
    return main_force(speaker.side, rules=False, met=met, layers=layers) or next(
        (m for m in met if m.kind == "armed-group"), None
    )


def _sentence(match: re.Match[str], layers: Layers) -> tuple[int, int]:
    head = head_at(layers.doc, match.span())
    return (head.sent.start_char, head.sent.end_char) if head is not None else match.span()


def _leads(mention: Actor, layers: Layers) -> bool:
    head = head_at(layers.doc, mention.span)
    return head is not None and head.dep_ in SUBJECTS
