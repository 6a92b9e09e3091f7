"""Armed groups that a text of an unknown conflict introduces: "guerrillas of the National Liberation Army (ELN)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.theatres.spelling import slug

FIGHTERS = (
    r"(?:guerrillas?|rebels?|insurgents?|militants?|jihadists?|separatists?|militiamen|paramilitaries|gunmen|fighters|"
    r"guerrilleros)"
)
GROUP = (
    r"(?:guerrilla|rebel|insurgent|militant|jihadist|separatist|paramilitary|armed|Islamist|Maoist|communist|leftist)"
    r"[- ](?:group|movement|army|organi[sz]ation|militia|faction|force|alliance|coalition|front)"
)
NAME = r"(?P<name>[A-Z][\w'’-]+(?: (?:of|for|the|and|de|al|[A-Z][\w'’-]*))* ?[A-Z]?[\w'’-]*)"
SHORT = r"(?: \((?:the )?(?P<short>[A-Z][A-Z0-9/-]{1,9})(?:,[^)]*)?\))"
PLAIN = r"(?P<name>[A-Z][\w'’-]*(?: (?:al-|[A-Z])[\w'’-]*){0,3})(?P<short>)"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?i:{FIGHTERS}) (?:of|from|with|belonging to|loyal to) (?:the )?{NAME}{SHORT}",
        rf"(?i:{GROUP}|militia),? (?:(?:called|named|known as) )?(?:the )?{NAME}{SHORT}",
        rf"(?i:rebel|separatist|guerrilla|insurgent|jihadist|Maoist|Islamist) {NAME}{SHORT}",
        rf"{NAME}{SHORT} (?:[\w-]+ )?(?i:{GROUP}|{FIGHTERS}|militia)\b",
        rf"{NAME}{SHORT}, an? (?:[\w-]+ ){{0,3}}?(?i:{GROUP}|militia)\b",
        rf"(?i:{GROUP}|militia),? (?:called|named|known as) (?:the )?{PLAIN}",
        rf"(?i:{GROUP}|militia) {PLAIN}",
    )
)
"""How a text introduces a group: by its full name, the short one mostly in brackets, beside a word for fighters."""
BARE = re.compile(rf"\b(?P<short>[A-Z][A-Z0-9/-]{{1,7}}) (?i:{FIGHTERS}|{GROUP}|militia)\b")
"""A short name alone before a word for fighters: "FDLR rebels"."""
TWICE = 2
"""Times that a short name without its full one must stand so."""
STATES = frozenset({"US", "UK", "UN", "EU", "AU", "UAE", "NATO", "DRC", "CAR", "USA", "TV"})


class Group(NamedTuple):
    """A group as the text names it; `short` may be all that it gives."""

    id: str
    name: str
    short: str


def armed_groups(text: str) -> tuple[Group, ...]:
    """The groups that a text introduces, in its order, each once."""
    found: dict[str, Group] = {}
    matches = sorted((m for form in FORMS for m in form.finditer(text)), key=lambda m: (m.start("name"), -m.end()))
    for match in matches:
        name = match["name"].strip().removeprefix("The ")
        short = match["short"] or name
        known = {n for g in found.values() for n in (g.name, g.short)}
        if short not in STATES and not {name, short} & known and (match["short"] or len(name) >= len("M23")):
            found.setdefault(short, Group(slug(short), name, short))
    bare = [m["short"] for m in BARE.finditer(text)]
    for short in dict.fromkeys(bare):
        if bare.count(short) >= TWICE and short not in STATES:
            found.setdefault(short, Group(slug(short), short, short))
    return tuple(found.values())
