"""The components that read English dispatches, in order. The only file that knows them all."""

from __future__ import annotations

from counterclaim.reading.actors import Mentions, Speakers
from counterclaim.reading.attribution import Attributions
from counterclaim.reading.claims import Claims
from counterclaim.reading.component import Component
from counterclaim.reading.events import Events
from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.periods import Periods
from counterclaim.reading.places import Places
from counterclaim.reading.private import Private
from counterclaim.reading.syntax import Syntax
from counterclaim.reading.theatre import TheatreChoice


def english_chain() -> tuple[Component, ...]:
    """A fresh chain for English. Components are cheap to make: what they need is loaded at their first document."""
    return (
        Syntax(),
        TheatreChoice(),
        Periods(),
        Quantities(),
        Places(),
        Mentions(),
        Attributions(),
        Speakers(),
        Events(),
        Figures(),
        Claims(),
        Private(),
    )
