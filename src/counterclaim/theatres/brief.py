"""Which conflict a text of a few lines is about: the one of its only names, or that two of its opponents fight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta
from functools import cache

from counterclaim.theatres.loading import available, countries, load
from counterclaim.theatres.spelling import Word, keys_in
from counterclaim.theatres.theatre import Theatre

LONGEST = 5
"""Most words of a name that is looked for."""
ABBREVIATION = 4
"""Most letters of a single word that must stand in capitals to be a name: "RSF"."""
BEFORE = frozenset({"in", "near", "at", "from", "outside"})
"""Words before a town, which may be of four letters: "in Goma"."""
TELLING_KINDS = frozenset({"armed-group", "intergovernmental", "monitor"})
"""Kinds of third parties of one theatre whose names tell it: its other armed groups, missions and monitors."""
WAR = frozenset({
    "ceasefire", "truce", "junta", "paramilitary", "paramilitaries", "rebels", "militia", "insurgents", "shelling",
    "shelled", "warplanes", "besieged", "terrorists", "airstrike", "airstrikes", "hostages",
})  # fmt: skip
"""Words by which a text is of a war."""
FIGHTING = WAR | frozenset({
    "brigade", "battalion", "invaders", "invasion", "mobilisation", "mobilization", "shells", "frontline", "drones",
    "missiles", "counteroffensive", "troops", "artillery",
})  # fmt: skip
"""Words by which a text that names one state at war alone is of its war."""
FEWEST = 2
"""How many of these such a text must have."""
LEAD = timedelta(days=3)
"""How long before its first day a theatre may be chosen: clocks and datelines differ."""


def theatre_of_brief(words: Sequence[Word], day: date | None) -> str | None:
    """The theatre of a text of a few lines whose names of actors and towns are of no other theatre current that day.

    Names that several theatres know, all with the same side, are of the one that began last. Where no name tells, the
    only theatre in which two parties that the text names fight each other, or that is fought in a country named. By one
    party or country alone none is chosen where the text names a country without a part in that conflict: a party's
    president may be speaking of anything; by a town of it or an armed group that no state has it is. Last, the only one
    whose telling words the text has, or of which a state that it names is a party where it speaks of fighting.
    """
    named = dict[tuple[str, ...], dict[str, str | None]]()
    keys = set[tuple[str, ...]]()
    states = set[str]()
    sides: dict[str, set[str]] = defaultdict(set)
    for key in _names_in(words):
        keys.add(key)
        if key in state_forms():
            states.add(state_forms()[key])
        if key in _distinctive():
            named[key] = {t: side for t, side in _distinctive()[key].items() if is_current(load(t), day)}
        for theatre, party in _of_parties().get(key, ()):
            if is_current(load(theatre), day):
                sides[theatre].add(party)
    by_names = _by_names(named)
    if by_names is not None and (states <= _with_a_part(by_names) or _grounds(by_names) & named.keys()):
        return by_names
    of_war = any(word.key in WAR for word in words)
    if by_names is not None and of_war and _fights_without_state(by_names, sides.get(by_names, set())):
        return by_names  # whoever else condemns it
    telling = told(words)
    by_parties = (
        _by_opponents(sides) or _by_country(states, keys, day, of_war=of_war, told=telling.keys()) or _by_group(sides)
    )
    fighting = len({word.key for word in words} & FIGHTING) >= FEWEST
    several = len(states) > 1  # a party and who arms it
    return by_parties or _by_words(telling, day) or (_by_party(states, sides) if fighting or several else None)


def _fights_without_state(theatre_id: str, parties: set[str]) -> bool:
    """Whether one of a theatre's parties named is no state, and fights one that the theatre tells."""
    named = (party for party in load(theatre_id).parties if party.id in parties)
    return any(party.fights and not party.countries for party in named)


def parties_named(words: Sequence[Word]) -> dict[str, set[str]]:
    """Theatres → those of their parties that a text names."""
    sides: dict[str, set[str]] = defaultdict(set)
    for key in _names_in(words):
        for theatre, party in _of_parties().get(key, ()):
            sides[theatre].add(party)
    return dict(sides)


def _by_names(named: dict[tuple[str, ...], dict[str, str | None]]) -> str | None:
    """The theatre that all names are of that are not another's alone."""
    several = [frozenset(theatres) for theatres in named.values() if theatres]
    single = {next(iter(theatres)) for theatres in several if len(theatres) == 1}
    if single:
        return next(iter(single)) if len(single) == 1 else None
    shared = frozenset.intersection(*several) if several else frozenset[str]()
    agreed = all(len({theatres[t] for t in shared}) == 1 for theatres in named.values() if theatres)
    return max(shared, key=lambda t: (load(t).began or date.min, t)) if shared and agreed else None


def _by_opponents(sides: dict[str, set[str]]) -> str | None:
    """The only theatre with two parties named."""
    fought = [theatre for theatre, parties in sides.items() if len(parties) > 1]
    return fought[0] if len(fought) == 1 else None


def _by_party(states: set[str], sides: dict[str, set[str]]) -> str | None:
    """The only theatre of which a state named is a party, where no state is named without a part in it."""
    fitting = [t for t in sides if states and states <= _with_a_part(t)]
    return fitting[0] if len(fitting) == 1 and len(sides) == 1 else None


def _by_group(sides: dict[str, set[str]]) -> str | None:
    """The only theatre with a party named that is no state."""
    stateless = [t for t, parties in sides.items() if any(p.id in parties and not p.countries for p in load(t).parties)]
    return stateless[0] if len(stateless) == 1 else None


def _by_country(
    states: set[str], keys: Set[tuple[str, ...]], day: date | None, *, of_war: bool, told: Set[str]
) -> str | None:
    """The only theatre that is fought in one of the states, where all have a part in it, where a town of it is named
    (a seat of its government too) or where the text is of war or has one of its telling words."""
    current = [t for t in available() if is_current(load(t), day) and states & {*load(t).countries}]
    if len(current) != 1:
        return None
    of_war = of_war or current[0] in told
    return current[0] if of_war or states <= _with_a_part(current[0]) or _grounds(current[0]) & keys else None


def _by_words(told: dict[str, set[tuple[str, ...]]], day: date | None) -> str | None:
    """The only theatre current that day of which the text has telling words: one of two words or more, or two
    different ones."""
    fitting = [t for t, keys in told.items() if sum(map(len, keys)) > 1 and is_current(load(t), day)]
    return fitting[0] if len(fitting) == 1 else None


def told(words: Sequence[Word]) -> dict[str, set[tuple[str, ...]]]:
    """Theatres → those of their telling words that a text has."""
    met: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for at in range(len(words)):
        for key in _telling().get(words[at].key, ()):
            if tuple(word.key for word in words[at : at + len(key)]) == key:
                for theatre in _told_by()[key]:
                    met[theatre].add(key)
    return met


@cache
def _told_by() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Telling words → the theatres that they tell."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for theatre_id in available():
        for written in load(theatre_id).tells:
            found[keys_in(written)].append(theatre_id)
    return {key: tuple(theatres) for key, theatres in found.items()}


@cache
def _telling() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First words → the telling words that begin with them."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in _told_by():
        found[key[0]].append(key)
    return {first: tuple(keys) for first, keys in found.items()}


def _names_in(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """The longest known names in a text, left to right."""
    at = 0
    while at < len(words):
        length = 1
        for several in range(min(LONGEST, len(words) - at), 0, -1):
            key = tuple(word.key for word in words[at : at + several])
            known = key in _distinctive() or key in _of_parties()
            if not words[at].capital or not (known or key in state_forms()):
                continue
            length = several
            where = at > 0 and words[at - 1].key in BEFORE and len(key[0]) == ABBREVIATION
            if several > 1 or len(key[0]) > ABBREVIATION or words[at].text.isupper() or where or key in state_forms():
                yield key
            break
        at += length


@cache
def _with_a_part(theatre_id: str) -> frozenset[str]:
    """Codes of the countries with a part in a theatre's conflict."""
    theatre = load(theatre_id)
    parties = {c for p in theatre.parties for c in (*p.countries, *p.allied_countries)}
    return frozenset(parties | set(theatre.countries))


@cache
def _grounds(theatre_id: str) -> frozenset[tuple[str, ...]]:
    """Names that tell a theatre whoever else is spoken of: its towns and regions, and groups that no state has and that
    the world does not know."""
    theatre = load(theatre_id)
    stateless = {p.id for p in theatre.parties if not p.countries}
    everywhere = {a.id for a in load("world").actors}
    own = (a for a in theatre.actors if a.gender is None and a.id not in everywhere)
    groups = (a for a in own if a.side in stateless or (a.kind in TELLING_KINDS and a.side == "third-party"))
    places = (n for p in theatre.places for n in (p.name, *p.aliases))
    return frozenset(keys_in(n) for n in (*theatre.signs, *places, *(n for g in groups for n in (g.name, *g.aliases))))


@cache
def _distinctive() -> dict[tuple[str, ...], dict[str, str | None]]:
    """Names of the parties, their actors and the theatre's towns → the theatres that know them, each with the side that
    the name has there; no names of states."""
    found: dict[tuple[str, ...], dict[str, str | None]] = defaultdict(dict)
    for theatre_id in available():
        for name, side in _names_of(load(theatre_id)):
            if not is_country(name) and keys_in(name) and not name[0].islower():
                found[keys_in(name)].setdefault(theatre_id, side)
    return dict(found)


def _names_of(theatre: Theatre) -> Iterator[tuple[str, str | None]]:
    sided = {p.id for p in theatre.parties}
    codes = {c: p.id for p in theatre.parties for c in p.countries}
    for party in theatre.parties:
        yield from ((name, party.id) for name in (party.name, *party.adjectives))
    for actor in theatre.actors:
        side = actor.side if actor.side in sided else codes.get(actor.country or "")
        body = actor.gender is None and actor.kind in TELLING_KINDS
        if side is not None or (body and actor.id not in _world_ids()):
            yield from ((name, side) for name in (actor.name, *actor.aliases))
    yield from ((name, None) for place in theatre.places for name in (place.name, *place.aliases))
    yield from ((name, None) for name in theatre.signs)


@cache
def _world_ids() -> frozenset[str]:
    return frozenset(actor.id for actor in load("world").actors)


@cache
def _of_parties() -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Names of the parties, their states and actors → the theatres and parties that they are of."""
    found: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for theatre_id in available():
        theatre = load(theatre_id)
        of_states = ((n, p.id) for p in theatre.parties for c in p.countries for n in names_of_country(c))
        for name, party in (*_names_of(theatre), *of_states):
            if party is not None and keys_in(name) and not name[0].islower():
                found[keys_in(name)].add((theatre_id, party))
    return {key: tuple(sorted(parties)) for key, parties in found.items()}


def is_current(theatre: Theatre, day: date | None) -> bool:
    """Whether a theatre may be the one of a text published on a day (None: unknown)."""
    if day is None:
        return theatre.ended is None
    return (theatre.first_day is None or theatre.first_day - LEAD <= day) and (
        theatre.ended is None or day <= theatre.ended
    )


def names_of_country(code: str) -> tuple[str, ...]:
    """What a state, its people and its capital are called."""
    country = countries()[code]
    return (country.name, *country.also, *country.adjectives, *country.peoples, *country.capitals)


@cache
def _every_country_name() -> frozenset[tuple[str, ...]]:
    return frozenset(keys_in(n) for code in countries() for n in names_of_country(code))


def is_country(name: str) -> bool:
    """Whether a name is a state's, its people's or its capital's."""
    return keys_in(name) in _every_country_name()


@cache
def state_forms() -> dict[tuple[str, ...], str]:
    """Names, adjectives and capitals of states → their codes."""
    return {
        keys_in(form): country.code
        for country in countries().values()
        for form in (country.name, *country.also, *country.adjectives, *country.capitals)
    }
