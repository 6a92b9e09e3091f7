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
LONG = re.compile(
    rf"(?i:{FIGHTERS}) (?:of|from|with|belonging to|loyal to) (?:the )?"
    r"(?P<name>[A-Z][\w'’-]+(?: (?:(?:of|for|and|de) (?:the )?)?[A-Z][\w'’-]+){1,6})"
)
"""A full name alone after a word for fighters: "fighters from the Movement of Democratic Forces of Casamance"."""
BODY = re.compile(
    r"\b(?:Army|Front|Movement|Forces?|Brigades?|Alliance|Coalition|Liberation|Resistance|Militia|Guard)\b"
)
"""What a full name alone must have to be a group's: people may be from anywhere."""
CALLED = r"(?:better )?known (?:by|as|under)"
KNOWN_AS = re.compile(
    rf"(?:(?P<fighters>\b(?i:{FIGHTERS})),? {CALLED}|, or|,? {CALLED}|,)(?: (?:the|its|their))?(?: [A-Z]?[\w-]+)?"
    r"(?: (?:acronym|initials|abbreviation))? (?P<short>[A-Z][A-Z0-9/-]{1,9})\b"
)
"""How a text gives the short name of who stands before it."""
RISING = r"(?:rebels?|separatists?|insurgents?|guerrillas?|fighters?|militants?)"
OF_PEOPLE = re.compile(
    rf"(?<![\w'’-])(?P<people>[A-Z][a-z]{{3,}}) (?:(?P<rising>{RISING})|spokesm[ae]n|commanders?|leaders?)\b"
)
"""A people's own: "Chechen separatists", "the Chechen spokesman"."""
BELIEFS = frozenset(
    {"Islamist", "Islamic", "Muslim", "Christian", "Sunni", "Shiite", "Hindu", "Jewish", "Marxist", "Maoist",
     "Communist", "Leftist", "Jihadist", "Separatist", "Secular", "Catholic", "Houthi", "Taliban"}
)  # fmt: skip
"""What fighters are called that is no people, or is a group's name."""
INITIAL = re.compile(r"\b[A-Z]")
CALLED_SO = ("rebels", "separatists", "insurgents", "guerrillas", "fighters", "militants")
TWICE = 2
"""Times that a short name without its full one must stand so."""
STATES = frozenset({"US", "UK", "UN", "EU", "AU", "UAE", "NATO", "DRC", "CAR", "USA", "TV"})


class Group(NamedTuple):
    """A group as the text names it: its id, and its names, the full one first where there is one; the
    adjective of the people that it is of."""

    id: str
    names: tuple[str, ...]
    adjective: str = ""

    @property
    def name(self) -> str:
        """Its full name, or the only one."""
        return self.names[0]


def armed_groups(text: str) -> tuple[Group, ...]:
    """The groups that a text introduces, in its order, each once."""
    found: dict[str, Group] = {}
    matches = sorted((m for form in FORMS for m in form.finditer(text)), key=lambda m: (m.start("name"), -m.end()))
    for match in matches:
        name = match["name"].strip().removeprefix("The ")
        short = match["short"] or ""
        if short in STATES or {name, short} & {n for g in found.values() for n in g.names}:
            continue
        if short or len(name) >= len("M23"):
            found.setdefault(short or name, Group(slug(short or name), (name, short) if short else (name,)))
    for match in LONG.finditer(text):
        name = match["name"].strip()
        if BODY.search(name) and not any(name in g.names for g in found.values()):
            found.setdefault(name, Group(slug(name), (name,)))
    _name_by_initials(text, found)
    bare = [m["short"] for m in BARE.finditer(text)]
    for short in dict.fromkeys(bare):
        if bare.count(short) >= TWICE and short not in STATES and not _is_known(short, found):
            found.setdefault(short, Group(slug(short), (short,)))
    return tuple(found.values())


def _name_by_initials(text: str, found: dict[str, Group]) -> None:
    """Give groups without a short name the one that the text says stands for them, its letters theirs in any order:
    "known by the French acronym MFDC"."""
    for match in KNOWN_AS.finditer(text):
        short = match["short"]
        if short in STATES or _is_known(short, found):
            continue
        for key, group in found.items():
            if len(group.names) == 1 and sorted(INITIAL.findall(group.name)) == sorted(short):
                found[key] = Group(slug(short), (*group.names, short))
                break
        else:
            if match["fighters"]:
                found[short] = Group(slug(short), (short,))


def _is_known(short: str, found: dict[str, Group]) -> bool:
    return any(short in group.names for group in found.values())


def of_peoples(text: str) -> tuple[Group, ...]:
    """The groups that a text calls by a people alone, at least TWICE with their spokesmen, and not only where a
    sentence begins."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in OF_PEOPLE.finditer(text):
        if match["people"] not in BELIEFS:
            found.setdefault(match["people"], []).append(match)
    told = [
        people for people, several in found.items()
        if any(match["rising"] for match in several) and len(several) >= TWICE
        and any(text[: match.start()].rstrip(" ")[-1:].isalnum() for match in several)
    ]  # fmt: skip
    return tuple(
        Group(slug(f"{people} rebels"), tuple(f"{people} {word}" for word in CALLED_SO), people) for people in told
    )
