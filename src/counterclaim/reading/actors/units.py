"""Military units by number: "the 47th brigade", "the army's Sixteenth Division", "the rebels' ninth brigade".

A unit that the theatre knows is found by its name. Any other has the side and kind of whoever owns it in the text's own
words, else the side of the party that alone has units of its sort in this conflict (motor rifle brigades), and no side
where neither tells: the number of a brigade alone tells no army.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from counterclaim.reading.layers import Layers
from counterclaim.records import UNREAD, Actor, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres.spelling import slug

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth",
)  # fmt: skip
SORTS = (
    r"(?:separate|independent|guards?|mechani[sz]ed|motori[sz]ed|motor|rifle|tank|armou?red|air|airborne|airmobile|assault"
    r"|mountain|marine|naval|infantry|artillery|missile|rocket|light|special|operations?|purpose|territorial|defen[cs]e"
    r"|combined|arms|reserve|cavalry|rapid|response|engineer|reconnaissance|border|paratrooper|parachute|regional"
    r"|operational|army|military|j[aä]ger)"
)
UNIT = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\s+"
    rf"(?P<sort>(?:{SORTS}[\s-]+){{0,5}})(?P<unit>brigade|division|battalion|regiment|corps|army)\b",
    re.I,
)
NUMBERED = re.compile(
    rf"\b(?P<sort>(?:{SORTS}[\s-]+){{0,5}})(?P<unit>brigade|division|battalion|regiment)\s+"
    r"(?:no\.?\s*)?(?P<number>\d{1,3})\b(?![.,]?\d|\s*(?:%|per\b|km\b|kilomet|m\b|people\b|men\b|soldiers\b))",
    re.I,
)
"""The number after the unit: "Light Infantry Battalion 422"."""
UNIT_NOUN = re.compile(r"^(?:battalion|regiment)\b|\b(?:battalion|regiment)$", re.I)
KINDS = frozenset({"military", "armed-group"})


def units_in(layers: Layers) -> tuple[Actor, ...]:
    """The units by number that no mention of somebody known is, in text order."""
    known = Stretches(m.span for m in layers.mentions if not m.id.startswith("text:") and not _is_sort(m, layers))
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    matches = [*UNIT.finditer(layers.text), *NUMBERED.finditer(layers.text)]
    taken: list[Actor] = []
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if known.touch(match.span()) or unread.touch(match.span()) or (taken and match.start() < taken[-1].span[1]):
            continue
        owner = _owner(match.span(), layers)
        unit = _unit(match, owner)
        taken.append(unit if owner is not None else _by_sort(unit, match, layers))
    return tuple(taken)


def _is_sort(mention: Actor, layers: Layers) -> bool:
    """Whether a mention is an army by the sort of a unit whose number stands beside it: "Infantry Battalion"."""
    return UNIT_NOUN.search(layers.text[slice(*mention.span)]) is not None and mention.id.endswith(":armed-forces")


def with_units(mentions: Sequence[Actor], units: Sequence[Actor]) -> tuple[Actor, ...]:
    """The mentions, with the units instead of those that share words with one, in text order."""
    taken = Stretches(unit.span for unit in units)
    return tuple(sorted([*(m for m in mentions if not taken.touch(m.span)), *units], key=lambda m: m.span))


def _unit(match: re.Match[str], owner: Actor | None) -> Actor:
    name = _name(match)
    unit = Actor(
        id=f"text:{slug(name)}", name=name, side=None, kind="military", named=True, span=match.span(), resolution="name"
    )
    if owner is None:
        return unit
    kind = "armed-group" if owner.kind == "armed-group" else "military"
    return msgspec.structs.replace(
        unit, id=f"{owner.id}:{slug(name)}", side=owner.side, aligned_with=owner.aligned_with, kind=kind
    )  # fmt: skip


def _by_sort(unit: Actor, match: re.Match[str], layers: Layers) -> Actor:
    """The unit on the side of the only party that has units of its sort."""
    words = " ".join(f"{match['sort']} {match['unit']}".replace("-", " ").casefold().split())
    parties = [p.id for p in layers.theatre.parties if any(f" {sort} " in f" {words} " for sort in p.units)]
    return msgspec.structs.replace(unit, side=parties[0]) if len(parties) == 1 else unit


def _name(match: re.Match[str]) -> str:
    """The unit's name in one form: "9th Brigade" of "ninth brigade"."""
    number = match["number"].lower()
    if number in ORDINALS:
        at = ORDINALS.index(number) + 1
        number = f"{at}{'th' if 10 < at < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(at % 10, 'th')}"
    words = f"{match['sort']} {match['unit']}".split()
    if match.re is NUMBERED:
        return " ".join([*(w if w[0].isupper() else w.capitalize() for w in words), number])
    return " ".join([number, *(w if w[0].isupper() else w.capitalize() for w in words)])


def _owner(unit: Span, layers: Layers) -> Actor | None:
    """The army or group that stands before a unit as its owner, or after it with "of"."""
    for mention in layers.mentions_at.touching((max(0, unit[0] - 4), unit[0])):
        between = layers.text[mention.span[1] : unit[0]]
        if mention.side is not None and mention.span[1] <= unit[0] and between.strip(" ") in {"", "'s", "’s", "'", "’"}:
            return mention if mention.kind in {*KINDS, "state", "government"} else None
    after = re.compile(r"\s+of\s+(?:the\s+)?").match(layers.text, unit[1])
    following = layers.mentions_at.beginning_in((after.end(), after.end() + 1)) if after else []
    beside = (m for m in layers.mentions_at.touching(unit) if _is_sort(m, layers))
    return next((m for m in (*following, *beside) if m.side is not None and m.kind in KINDS), None)
