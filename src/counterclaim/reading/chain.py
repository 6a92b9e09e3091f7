"""The components that read English dispatches, in order. The only file that knows them all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from counterclaim.reading.actors import Cast, Mentions, Speakers
from counterclaim.reading.attribution import Attributions
from counterclaim.reading.attribution.quoted_only import quoted_only
from counterclaim.reading.claims import Claims
from counterclaim.reading.component import Component
from counterclaim.reading.events import Events
from counterclaim.reading.figures import Figures, Quantities
from counterclaim.reading.layers import Layers
from counterclaim.reading.periods import Periods
from counterclaim.reading.periods.published import Published
from counterclaim.reading.places import Places
from counterclaim.reading.private import Private
from counterclaim.reading.syntax import Syntax
from counterclaim.reading.theatre import TheatreChoice
from counterclaim.records import AttributedBy


def english_chain(attribution: AttributedBy = "both") -> tuple[Component, ...]:
    """A fresh chain for English. Components are cheap to make: what they need is loaded at their first document.

    `attribution` says what finds who is cited (see reading/attribution).
    """
    return (
        Syntax(),
        TheatreChoice(),
        Periods(),
        Quantities(),
        Places(),
        Mentions(),
        Attributions(attribution),
        Speakers(),
        Events(),
        Figures(),
        Claims(),
        Private(),
        Published(),
        Cast(),
    )


def load_shared() -> None:
    """Load what every process that reads needs and may have from another: models, not databases, which may be used only
    on the side of a fork on which they were opened. What fails here fails again where it is used, and is told there."""
    from counterclaim.reading.attribution.tagger import model
    from counterclaim.reading.events.likeness import stored as events
    from counterclaim.reading.figures.likeness import stored as figures
    from counterclaim.reading.syntax.syntax import pipeline
    from counterclaim.reading.wordpieces import tokenizer

    shared: tuple[Callable[[], object], ...] = (pipeline, model.load, events.network, figures.network, tokenizer)
    for load in shared:
        with suppress(Exception):
            load()


def in_any_language(layers: Layers) -> Layers:
    """`layers` with what can be told of a dispatch whose language nothing here reads: its direct quotations."""
    return replace(layers, attributions=quoted_only(layers.text))
