"""Whose office it is that a noun for a land or town owns: "the kingdom's foreign ministry", "the city's mayor"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.home import dateline
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.places_near import land_held, region_of
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.wording import Wording, modifiers
from counterclaim.reading.layers import Layers
from counterclaim.records import Toponym
from counterclaim.records.span import overlap
from counterclaim.theatres import Country, countries
from counterclaim.theatres.spelling import keys_in, words_in

STATES = frozenset({"country", "nation", "republic", "kingdom", "sultanate", "emirate"})
CROWNED = {"kingdom": "king", "sultanate": "sultan", "emirate": "emir"}
"""A noun for a state → who leads one that is called so."""
LEVELS = {
    "city": "settlement", "town": "settlement", "village": "settlement", "region": "region", "province": "region",
    "oblast": "region", "governorate": "region", "district": "district", "county": "district", "peninsula": "region",
}  # fmt: skip
"""A noun for a part of a land → the precision of the places that it means."""
PENINSULA = "Crimea"
"""The peninsula that a party holds of another's land: whose head "the peninsula's head" is."""
OWNED = (frozenset({"the", "this", "that"}), frozenset({"the", "this", "that", "his", "her", "its", "their"}))
"""What stands before a noun for a part of a land and before one for a state: "his country's soldiers"."""
FILLED = 3
"""Most words between a noun and its office."""
REACH = 400
"""Code points back to which "the city" reaches."""


def noun_owner(at: int, lexicon: Lexicon, wording: Wording) -> Phrase | None:
    """The phrase that begins at word `at` with a noun for a land or town and its possessive, up to its office."""
    words = wording.words
    noun = words[at].key
    if noun not in STATES and noun not in LEVELS:
        return None
    if not wording.possessive(at + 1) or at == 0 or words[at - 1].key not in OWNED[noun in STATES]:
        return None
    for first in range(at + 2, min(at + 2 + FILLED, len(words))):
        if not wording.near(first):
            return None
        piece = lexicon.match(words, first, wording.text)
        if piece is not None and piece.of("office") and not piece.of("actor"):
            several = piece.of("office")[0].offices
            descriptions = piece.of("description")
            alone = Phrase(piece.first, piece.last, None, bare=several, entry=next(iter(descriptions), None))
            return Phrase(at, piece.last, None, bare=several, alone=alone, land=noun)
        if words[first].key not in modifiers()["fillers"]:
            return None
    return None


def of_noun(phrase: Phrase, start: int, composer: Composer, layers: Layers) -> Who | None:
    """Whom such a phrase at `start` means: the office of the land or town of that sort that the text named last, in the
    nearest sentence that names any; None where that names several."""
    words = " ".join(keys_in(layers.text[start : start + 60]))
    if phrase.land in STATES:
        country = next(_states(phrase.land, start, composer, layers), None)
        office = composer.office_for_state(phrase.bare) if country is not None else None
        if country is None or office is None:
            return None
        if office.id in {"king", "emir", "sultan"} and country.leader != office.id:
            return None
        return composer.of_country(country, office, words=words, definite=True)
    place = _place(phrase.land, start, layers)
    if place is None or (phrase.land == "peninsula" and place[0] != PENINSULA):
        return None
    governor = composer.office("governor") if phrase.land == "peninsula" else None
    bare = (governor if governor is not None and office.id == "leader" else office for office in phrase.bare)
    found = (composer.of_place(*place, office, words=words) for office in bare)
    return next((who for who in found if who is not None), None)


def _states(noun: str, start: int, composer: Composer, layers: Layers) -> Iterator[Country]:
    """The only state that each of the sentences before `start`, nearest first, names or has a town in."""
    sentences = [s for s in layers.doc.sents if s.start_char <= start and start - s.start_char <= REACH]
    for sentence in reversed(sentences):
        here = sentence.start_char, min(sentence.end_char, start)
        pieces = composer.lexicon.pieces(words_in(layers.text, here), layers.text)
        named = {e.country for p in pieces for e in p.of("country")[:1] if e.country is not None}
        towns = {countries().get(t.country or "") for t in _towns(here, layers)}
        found = {c for c in (named or towns) | towns if c is not None} if noun in CROWNED else named or towns
        fitting = {c for c in found if c is not None and (noun not in CROWNED or _is_crowned(c, noun))}
        if len(fitting) == 1:
            yield next(iter(fitting))
            return
        if fitting:
            return


def _is_crowned(country: Country, noun: str) -> bool:
    return country.realm == noun or country.leader == CROWNED[noun]


def _place(noun: str, start: int, layers: Layers) -> tuple[str, str | None] | None:
    """The name and country of the only place of the sort in the nearest sentence that names any."""
    for sentence in reversed([s for s in layers.doc.sents if s.start_char <= start <= s.start_char + REACH]):
        here = sentence.start_char, min(sentence.end_char, start)
        towns = _towns(here, layers)
        if noun == "peninsula":
            towns = [t for t in towns if land_held(t, layers.theatre, layers.document.published_day)]
            if towns:
                return PENINSULA, towns[0].country
        places = {t.name: t.country for t in towns if t.precision == LEVELS[noun]}
        if LEVELS[noun] == "region" and not places:
            places = {region: t.country for t in towns if (region := region_of(t)) is not None}
        if places:
            return next(iter(places.items())) if len(places) == 1 else None
    written = [t for t in layers.toponyms_at.touching(dateline(layers.text)) if t.country and t.place is not None]
    return (written[0].name, written[0].country) if len(written) == 1 and noun == "city" else None


def _towns(here: tuple[int, int], layers: Layers) -> list[Toponym]:
    """The places that a stretch names as where something is, without the dateline's."""
    if here[0] >= here[1]:
        return []
    outside = dateline(layers.text)
    return [
        t
        for t in layers.toponyms_at.beginning_in(here)
        if t.place is not None and t.country and t.precision != "country" and not overlap(t.span, outside)
    ]
