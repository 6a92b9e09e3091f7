"""The country whose offices a dispatch means where it names none: that of its dateline, else the only state at war."""

from __future__ import annotations

import re

from counterclaim.reading.actors.lexicon import Lexicon, lexicon
from counterclaim.reading.actors.places_near import land_held
from counterclaim.reading.layers import Layers
from counterclaim.records import Span, Toponym
from counterclaim.theatres.spelling import words_in

DATELINE = re.compile(
    r"^[ \t]*(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}(?:/[A-ZÀ-Þ'’. -]{3,30})?)(?:,[^\n(—–]{0,30}?)?\s*"
    r"(?:\([^)\n]{2,30}\)\s*)?(?:--?|[—–:]|\(\w+\))\s",
    re.M,
)
"""A town in capitals at the beginning of a paragraph, with an agency or a dash after it (AFP, AP, Reuters, Xinhua)."""
DOTTED = re.compile(
    r"^[ \t]*(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ'’-]+){0,3}(?=\.|, [^.\n]{2,24}\.)"
    r"|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}(?=, \d{1,2} [A-Z][a-z]{2,8}\.))[^.\n]*\. (?=[A-ZÀ-Þ\d“\"'‘])",
    re.M,
)
"""The same with a full stop, alone or after a land or a day: "BELGOROD.", "MAE SOT, Thailand.", "Donetsk, 12 May."."""
WITHIN = 1500
"""Code points from the beginning of the text within which a dateline stands."""


def home(layers: Layers) -> str | None:
    """Code of the country; None where the dateline is of a third state and several states fight. In a town that
    another state holds it is that state's."""
    parties = [code for party in layers.theatre.parties for code in party.countries]
    town = dateline_town(layers)
    code = town.country if town is not None and town.country else dateline_country(layers)
    if town is not None:
        code = land_held(town, layers.theatre, layers.document.published_day) or code
    if code in parties:
        return code
    return parties[0] if len(parties) == 1 and not _plays_abroad(layers) else None


def fought_in(layers: Layers) -> str | None:
    """Code of the one country that the theatre's war is fought in, if it is a party's."""
    countries = layers.theatre.countries
    parties = {code for party in layers.theatre.parties for code in party.countries}
    return countries[0] if len(countries) == 1 and countries[0] in parties and not _plays_abroad(layers) else None


def _plays_abroad(layers: Layers) -> bool:
    """Whether all towns of a text lie in one land without a part in the war, in which its army then is."""
    lands = {t.country for t in layers.toponyms if t.place is not None and t.country and t.role == "literal"}
    part = {code for party in layers.theatre.parties for code in party.countries} | {*layers.theatre.countries}
    named = {t.country for t in layers.toponyms if t.country in part}
    return len(lands) == 1 and not lands & part and not named


def dateline_country(layers: Layers) -> str | None:
    """Code of the country that the dateline's town lies in; None without a dateline or with two towns."""
    town = dateline_town(layers)
    start, end = dateline(layers.text)
    if town is not None or start == end or "/" in layers.text[start:end]:
        return town.country if town is not None else None
    return _capital(lexicon(layers.theatre), layers.text, start, end)


def dateline_town(layers: Layers) -> Toponym | None:
    """The one town of the dateline, where a gazetteer knows it."""
    start, end = dateline(layers.text)
    if "/" in layers.text[start:end]:
        return None
    return next((t for t in layers.toponyms_at.beginning_in((start, end)) if t.country), None)


def dateline(text: str) -> Span:
    """Where the towns of the dateline stand; an empty span at the beginning without one."""
    match = DATELINE.search(text, 0, WITHIN) or DOTTED.search(text, 0, WITHIN)
    return match.span("town") if match is not None else (0, 0)


def _capital(known: Lexicon, text: str, start: int, end: int) -> str | None:
    words = words_in(text, (start, end))
    piece = known.match(words, 0, text) if words else None
    return next((e.country.code for e in piece.of("country") if e.country), None) if piece else None
