"""Whether a text plays in a land that a group governs, for common nouns that the theatre takes for it."""

from __future__ import annotations

from counterclaim.reading.layers import Layers
from counterclaim.theatres.spelling import slug
from counterclaim.theatres.terms import term_of


def plays_elsewhere(side: str | None, layers: Layers) -> bool:
    """Whether the group of a side governs a land of its own and the text tells of no place of it, but of another land
    that is no party's: "the movement" in a text of Lebanon is not Gaza's."""
    party = next((p for p in layers.theatre.parties if p.id == side), None)
    if party is None or not party.holds:
        return False
    held = {slug(term_of(place).office) for place in party.holds}
    states = {code for p in layers.theatre.parties for code in p.countries}
    there = [t for t in layers.toponyms if t.role == "literal" and t.country]
    lands = {t.country for t in there} & {*layers.theatre.countries} - states
    return len(lands) == 1 and not any(slug(t.name) in held or slug(t.text) in held for t in there)
