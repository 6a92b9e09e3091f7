"""The places that tell where somebody is: those in his words, in their sentence, before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counterclaim.gazetteer import gazetteer
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Span, Toponym
from counterclaim.theatres import Theatre
from counterclaim.theatres.capitals import capitals
from counterclaim.theatres.spelling import slug
from counterclaim.theatres.terms import holder_of_place

NEIGHBOURHOOD = 1500
"""Code points back to which the place of a local official may have been named."""


def around(span: Span, layers: Layers) -> Iterator[list[Toponym]]:
    """The places in these words, those of their sentence, the last one before it, those after it in its line.

    Before the sentence its own line tells first, and a capital nothing: it mostly stands for its government.
    """

    def telling(found: list[Toponym]) -> list[Toponym]:
        return [t for t in found if t.country and t.place and t.precision != "country" and not _is_apart(t)]

    def before(start: int) -> list[Toponym]:
        found = (t for t in telling(places.beginning_in((start, span[0]))) if slug(t.text) not in capitals())
        return list(found)[-1:]

    places = layers.toponyms_at
    yield telling(places.within(span))
    piece = slice_at(layers.doc, span)
    sentence = piece.root.sent if len(piece) else layers.doc[0:0]
    yield telling(places.beginning_in((sentence.start_char, sentence.end_char))) if len(sentence) else []
    opens = layers.text.rfind("\n", 0, span[0]) + 1
    yield before(opens)
    yield before(span[0] - NEIGHBOURHOOD + 1)
    line = layers.text.find("\n", span[1])
    after = telling(places.beginning_in((span[1], line + 1 if line >= 0 else len(layers.text))))
    yield [t for t in after if slug(t.text) not in capitals()]


def _is_apart(place: Toponym) -> bool:
    """Whether a place's name tells where nobody is: "Norwegian", "Budapest said"."""
    capital = slug(place.text) in capitals()
    within = place.role == "modifier" and (capital or place.precision not in {"settlement", "district"})
    return within or (place.role == "metonym" and capital)


def region_of(place: Toponym) -> str | None:
    """The name of the province that a place lies in or is; None where nobody knows."""
    if place.precision == "region":
        return place.name
    known = gazetteer().by_place(place.place) if place.place is not None else None
    region = gazetteer().by_id(known.region) if known is not None and known.region is not None else None
    return region.name if region is not None else None


def land_held(town: Toponym, theatre: Theatre, day: date | None) -> str | None:
    """Code of the state that holds a town and all of its region as its own land: Crimea, not a town by the front."""
    holder = holder_of_place(theatre.parties, town.name, day)
    if holder is None or not holder.countries:
        return None
    region = region_of(town)
    all_of_it = region is None or region == town.name or holder_of_place(theatre.parties, region, day) == holder
    return holder.countries[0] if all_of_it else None
