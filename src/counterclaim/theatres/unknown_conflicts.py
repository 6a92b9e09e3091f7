"""The parties of a conflict that no theatre knows: the states whose forces the text names, and armed groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from counterclaim.theatres.armed_groups import Group, armed_groups, of_peoples
from counterclaim.theatres.brief import state_forms
from counterclaim.theatres.loading import countries, load, offices
from counterclaim.theatres.spelling import Word, keys_in, slug, words_in
from counterclaim.theatres.theatre import KnownActor, Party, Theatre

EPITHETS = (
    "rebel", "rebels", "guerrilla", "guerrillas", "insurgent", "insurgents", "militants", "jihadist", "jihadists",
    "extremists",
)  # fmt: skip
"""What the one armed group of an unknown conflict is called."""
FORCES = frozenset({"armed-forces", "air-force", "navy", "police", "gendarmerie", "security-forces", "border-guard"})
"""Offices that make a state a belligerent of an unknown conflict."""
AT_HOME = frozenset({"government", "soldiers", "troops"})
"""Words of a state's own people that have no office of their own."""
TWICE = 2
"""Times that a text must name a group of the world that it does not introduce."""
DEFAULTS = ("armed-forces", "government", "army-chief", "chief-of-staff", "air-force", "navy")
"""Offices of the one state that armed groups fight, meant where no country is named."""
MILITARY = frozenset({"armed-forces", "air-force", "navy"})
"""Offices of which a text must speak twice for a state to fight without an opponent: police alone are at peace."""
PLAIN = 5
"""Fewest letters of a group's name of one word that is not in capitals."""
LONGEST = 5
"""Most words of the name of an armed group that the world knows."""


def belligerents(text: str, world: Theatre, towns_of: Iterable[str] = ()) -> Theatre:
    """The world with parties: the states whose forces the text names at least twice, and the one that it names most.

    So a border clash that no theatre knows still has two sides; a state alone is one where its soldiers are told of
    twice, which an earthquake's police are not. Their ids are the names of the states. An armed group
    that the text introduces, or names twice where the world knows it, is a party beside them, its id its short name:
    `eln`. Where the text names no state's forces by the state's name, but an army, police or a government, the group
    fights the state that most of its names and towns are of. A state that is alone against groups is meant by offices
    without an owner. Rebels whom it calls by their people are a party too ("Chechen separatists"), and so are rebels
    without any name, where one state fights. The war is fought in that state where most towns named are of it.
    `towns_of`: codes of the countries of the towns that the text names.
    """
    words, towns = words_in(text), Counter(towns_of)
    mentioned, armed = _states_in(text, words, _words_of(FORCES))
    main = {code for code in armed if mentioned[code] == max(mentioned.values())}
    at_war = sorted(main | {code for code, count in armed.items() if count >= 2})
    groups = _groups_in(text, words)
    rise = bool(groups) or sum(w.key in EPITHETS for w in words) >= TWICE
    if rise and not at_war:
        at_war = _foe(words, mentioned + towns, armed)
    if rise and not groups and len(at_war) == 1:
        groups = _rebels_against(at_war[0])
    states = tuple(
        Party(id=slug(countries()[code].name), name=countries()[code].name, countries=(code,)) for code in at_war
    )
    lone = len(states) == 1 and not groups
    if not states or (lone and _states_in(text, words, _words_of(MILITARY))[1][at_war[0]] < TWICE):
        return world
    taken = {g.id for g in groups} | {keys_in(n) for g in groups for n in g.names}
    others = (a for a in world.actors if not {a.id, *(keys_in(n) for n in (a.name, *a.aliases))} & taken)
    named = tuple(
        KnownActor(
            id=g.id, name=g.name, kind="armed-group", side=g.id, aliases=g.names[1:],
            adjectives=(g.adjective,) if g.adjective else (),
        )
        for g in groups
    )  # fmt: skip
    called = EPITHETS if len(groups) == 1 else ()
    parties = (*states, *(Party(id=g.id, name=g.name, epithets=called) for g in groups))
    alone = at_war[0] if groups and len(at_war) == 1 else None
    at_home = alone is not None and 2 * towns[alone] > towns.total()
    return msgspec.structs.replace(
        world, parties=parties, actors=(*others, *named), countries=(alone,) if alone and at_home else (),
        defaults=tuple(f"{alone.lower()}:{office}" for office in DEFAULTS) if alone else (),
    )  # fmt: skip


def _states_in(
    text: str, words: Sequence[Word], forces: frozenset[tuple[str, ...]]
) -> tuple[Counter[str], Counter[str]]:
    """How often each state is named, and how often beside a word for its forces."""
    names = state_forms()
    mentioned, armed = Counter[str](), Counter[str]()
    beyond = 0
    for i in range(len(words)):
        for length in (3, 2, 1) if i >= beyond else ():
            code = names.get(tuple(w.key for w in words[i : i + length]))
            end = words[i + length - 1].end if i + length <= len(words) else len(text)
            if (
                code is None
                or not words[i].capital
                or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper())
            ):
                continue  # "Agence France-Presse" is no state
            beyond = i + length
            mentioned[code] += 1
            after = i + length + (i + length < len(words) and words[i + length].key == "s")
            following = words[after : after + 2]
            if any(tuple(w.key for w in following[:n]) in forces for n in (1, 2)):
                armed[code] += 1
            break
    return mentioned, armed


def _groups_in(text: str, words: Sequence[Word]) -> tuple[Group, ...]:
    """The armed groups that the text introduces, those that the world knows by its names for them, and those of the
    world that it only names; nobody whom the world knows as something else."""
    known = _known_groups()
    found: dict[str, Group] = {}
    for group in (*armed_groups(text), *of_peoples(text)):
        keys = {keys_in(name) for name in group.names}
        if keys & _peaceful():
            continue
        same = next((known[key] for key in keys if key in known), None)
        names = dict.fromkeys((*(same.names if same else ()), *group.names))
        one = Group(same.id, tuple(names)) if same else group
        found.setdefault(one.id, one)
    times = Counter[str]()
    for at, word in enumerate(words):
        for length in range(LONGEST, 0, -1):
            met = known.get(tuple(w.key for w in words[at : at + length]))
            if met is not None and word.capital and (length > 1 or word.text.isupper() or len(word.key) >= PLAIN):
                times[met.id] += 1
                if times[met.id] >= TWICE:
                    found.setdefault(met.id, met)
                break
    return tuple(found.values())


@cache
def _peaceful() -> frozenset[tuple[str, ...]]:
    """Names of whoever the world knows as something else than an armed group, states too."""
    others = (a for a in load("world").actors if a.kind != "armed-group")
    return frozenset({keys_in(n) for a in others for n in (a.name, *a.aliases)} | state_forms().keys())


@cache
def _known_groups() -> dict[tuple[str, ...], Group]:
    """Names of the world's armed groups that are no theatre's party → the groups."""
    groups = (Group(a.id, (a.name, *a.aliases)) for a in load("world").actors if a.kind == "armed-group")
    return {keys_in(name): group for group in groups for name in group.names}


@cache
def _words_of(forces: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(keys_in(w) for o in offices().offices if o.id in forces for w in o.words)


def _rebels_against(code: str) -> tuple[Group, ...]:
    """Those who rise against a state, where the text has no name for them."""
    name = f"Rebels in {countries()[code].name}"
    return (Group(slug(name), (name,)),)


def _foe(words: Sequence[Word], named: Counter[str], armed: Counter[str]) -> list[str]:
    """The state that armed groups fight: that whose forces are named, of several the one named most, if no other is as
    often; of all states, where the text speaks of an army, police or a government without a state's name."""
    forces = _words_of(FORCES)
    if not armed and not any(w.key in AT_HOME or (w.key,) in forces for w in words):
        return []
    ranked = [one for one in named.most_common() if not armed or one[0] in armed]
    return [code for code, times in ranked[:1] if not ranked[1:] or times > ranked[1][1]]
