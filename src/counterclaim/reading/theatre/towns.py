"""The theatre of a text that names no body and no town that a theatre lists: by the table of places.

"Shells fell on Lozova and Barvinkove" names two towns of one country at war. Two are needed, each plainly of one
country, all near one theatre and none of another country.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from datetime import date
from math import cos, hypot, radians

from counterclaim.gazetteer import gazetteer
from counterclaim.gazetteer.compiling.names import folded_name
from counterclaim.gazetteer.gazetteer import GazetteerPlace, Hit
from counterclaim.theatres import Theatre, available, load
from counterclaim.theatres.brief import is_country, is_current
from counterclaim.theatres.spelling import Word, words_in

FEWEST = 2
"""Towns that tell a theatre."""
LONGEST = 3
"""Most words of a town's name that is looked for."""
SHORTEST = 4
"""Fewest letters of a name that is looked for."""
PLAIN = 3
"""How many times larger a town must be than the largest of its name in another country."""
REACH = 1200.0
"""Kilometres from a theatre's middle within which a town may be of it: Kinshasa is far from eastern Congo."""
BEFORE = frozenset({"in", "near", "at", "around", "between", "from", "to", "outside", "of", "on", "towards", "over"})
"""Words before a name that say that it is a place's."""
DAYS = frozenset(name.lower() for name in (*day_name, *month_name[1:]))
"""Names in capitals that are also towns' somewhere."""
AND = frozenset({"and", "or"})


def theatre_of_towns(towns: Sequence[GazetteerPlace], day: date | None) -> str | None:
    """The only theatre, current on `day`, that each of some towns is of; None without one, and of fewer than FEWEST."""
    if len(towns) < FEWEST:
        return None
    theatres = [load(theatre) for theatre in available()]
    fitting = [t.id for t in theatres if is_current(t, day) and all(_is_of(town, t) for town in towns)]
    return fitting[0] if len(fitting) == 1 else None


def towns_in(text: str) -> list[GazetteerPlace]:
    """The towns that the text plainly names, each once."""
    return list({town.id: town for town in _towns(words_in(text), text)}.values())


def _towns(words: Sequence[Word], text: str) -> Iterator[GazetteerPlace]:
    """The towns and regions that the text names after a word for where, in text order."""
    at, joined_to = 1, False
    names: dict[int, list[tuple[int, str]]] = {}
    while at < len(words):
        if (
            words[at].capital
            and words[at].key not in DAYS
            and (words[at - 1].key in BEFORE or (joined_to and words[at - 1].key in AND))
        ):
            names[at] = [(n, folded_name(text[words[at].start : words[at + n - 1].end])) for n in _lengths(words, at)]
            joined_to = True
        elif words[at].key not in AND and not words[at].capital:
            joined_to = False
        at += 1
    known = gazetteer().named({name for several in names.values() for _, name in several if len(name) >= SHORTEST})
    for several in names.values():
        hits = next((known[name] for _, name in several if name in known and not is_country(name)), ())
        plain = _plainly(hits)
        if plain is not None:
            yield plain


def _lengths(words: Sequence[Word], at: int) -> list[int]:
    """How many words from `at` on may be one name, the longest first."""
    most = 1
    while most < LONGEST and at + most < len(words) and words[at + most].capital:
        most += 1
    return list(range(most, 0, -1))


def _plainly(hits: Sequence[Hit]) -> GazetteerPlace | None:
    """The largest place of a name, if those in other countries are much smaller."""
    named = [hit.place for hit in hits if hit.rank < 2 and hit.place.precision in {"settlement", "district", "region"}]
    if not named:
        return None
    others = [place.weight for place in named if place.country != named[0].country]
    return named[0] if named[0].weight > PLAIN * max(others, default=0) else None


def _is_of(town: GazetteerPlace, theatre: Theatre) -> bool:
    """Whether a town lies in a country that a theatre is fought in, and not far from its middle."""
    if town.country not in theatre.countries or theatre.latitude is None or theatre.longitude is None:
        return False
    east = (town.longitude - theatre.longitude) * cos(radians(theatre.latitude))
    return hypot(town.latitude - theatre.latitude, east) * 111.2 <= REACH
