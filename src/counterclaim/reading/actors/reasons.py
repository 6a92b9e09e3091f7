"""Why a mention is who it is, on the side that it is; and how the words of a source came to mean somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.siding import ground_of_actor, side_of_country
from counterclaim.reading.actors.who import Who
from counterclaim.records import Actor, Reason, Span

MENTIONS, SPEAKERS = "mentions", "speakers"
OPEN = "side-open"


class Meant(NamedTuple):
    """Whom the words of a source mean, and by which way they were found; `sided` is what gave those a side that had
    none."""

    actors: tuple[Actor, ...]
    way: str
    sided: str = ""


def of_mention(who: Who, composer: Composer) -> tuple[Reason, ...]:
    """Who some words name, by the theatre, the world's tables or the text alone, and whose side that is."""
    rule, entry = _naming(who, composer)
    side, by = _siding(who, composer)
    return (
        Reason(slot="who", by=MENTIONS, rule=rule, entry=entry),
        Reason(slot="side", by=MENTIONS, rule=side, entry=by),
    )


def _naming(who: Who, composer: Composer) -> tuple[str, str]:
    if who.role == "spokesperson" and who.stands_for is not None:
        return "spokesperson", who.stands_for.id
    if who.id in composer.lexicon.actors:
        return ("theatre-office" if who.resolution == "office" else "theatre-actor"), who.id
    if who.role == "state":
        return "state", who.country or who.id
    if who.office is not None:
        return "office", who.office
    if who.resolution == "description":
        return "description", who.id
    return "name-of-nobody-known", who.id


def _siding(who: Who, composer: Composer) -> tuple[str, str]:
    known = composer.lexicon.actors.get(who.id)
    if known is not None:
        return ground_of_actor(composer.theatre, known, composer.day)
    if who.side.side is None:
        return OPEN, ""
    if who.role == "description":
        return "side-of-description", who.id
    if who.country is not None and who.side == side_of_country(composer.theatre, who.country):
        return "side-of-country", who.country
    return "side-of-words", who.office or who.id


def changed_sides(before: Sequence[Actor], now: Sequence[Actor]) -> dict[Span, Reason]:
    """For each mention, by its span, whose side the words that introduce it gave."""
    sides = {actor.span: actor.side for actor in before}
    return {
        actor.span: Reason(slot="side", by=MENTIONS, rule="side-of-introduction", entry=actor.side or "")
        for actor in now
        if actor.span in sides and actor.side != sides[actor.span]
    }


def of_unit(unit: Actor) -> tuple[Reason, ...]:
    """A unit by its number, on the side of whoever owns it in the text's own words."""
    owner = unit.id.rpartition(":")[0] if unit.side is not None else ""
    side = Reason(slot="side", by=MENTIONS, rule="side-of-words" if owner else OPEN, entry=owner)
    return (Reason(slot="who", by=MENTIONS, rule="unit-by-number", entry=unit.id), side)


def of_common_noun(actor: Actor) -> tuple[Reason, ...]:
    """Whom a common noun takes up."""
    words = (actor.meant_at,) if actor.meant_at else ()
    return (Reason(slot="who", by=MENTIONS, rule="common-noun" if words else "common-noun-of-theatre", words=words),)


def of_speakers(meant: Meant, actors: Sequence[Actor]) -> tuple[Reason, ...]:
    """How a source came to mean some actors, who are those of `meant` under their final names."""
    found: list[Reason] = []
    for actor in actors:
        is_open = actor.resolution == "unresolved"
        rule = ("pronoun-open" if meant.way == "pronoun" else "words-open") if is_open else meant.way
        words = (actor.meant_at,) if actor.meant_at else ()
        found.append(Reason(slot="actors", by=SPEAKERS, rule=rule, words=words, entry=actor.id))
        if meant.sided:
            found.append(Reason(slot=f"side:{actor.id}", by=SPEAKERS, rule=meant.sided))
        elif actor.side is None:
            found.append(Reason(slot=f"side:{actor.id}", by=SPEAKERS, rule=OPEN))
    if not actors:
        found.append(Reason(slot="actors", by=SPEAKERS, rule="no-source"))
    return tuple(found)
