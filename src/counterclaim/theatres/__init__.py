"""Conflicts as data: one YAML folder a conflict, and the world that all of them stand in."""

from counterclaim.theatres.choosing import choose
from counterclaim.theatres.countries import Country
from counterclaim.theatres.loading import available, countries, load, offices
from counterclaim.theatres.offices import Description, Office, Offices
from counterclaim.theatres.terms import Term, terms
from counterclaim.theatres.theatre import KnownActor, LocalPlace, NamedDay, Party, Theatre

WORLD = Theatre(id="world", name="The world")
"""What holds where no theatre is known: no parties, so nobody's side."""

__all__ = [
    "WORLD",
    "Country",
    "Description",
    "KnownActor",
    "LocalPlace",
    "NamedDay",
    "Office",
    "Offices",
    "Party",
    "Term",
    "Theatre",
    "available",
    "choose",
    "countries",
    "load",
    "offices",
    "terms",
]
