"""Everybody whom a document mentions, for `annotate actor`: mentions, speakers, and people known by a noun alone."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.reading.actors.mentions import data_digest
from counterclaim.reading.actors.spokespersons import as_spokesperson
from counterclaim.reading.actors.strangers import strangers
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor


class Cast:
    """The mentions of a document once each, in text order, spokespersons as actors of their own."""

    NAME = "cast"
    VERSION = "3"
    NEEDS = ("document", "syntax", "theatre", "mentions", "attributions", "speakers", "facing")
    SETS = ("cast",)

    @property
    def digest(self) -> str:
        """The same data as the mentions'."""
        return data_digest()

    def __call__(self, layers: Layers) -> Layers:
        """The layers with everybody in them. Words that are cited mean whom the speakers say."""
        found: dict[tuple[int, int, str], Actor] = {}
        spoken = [speaker for several in layers.speakers for speaker in several]
        cited = {speaker.span for speaker in spoken}
        others = (mention for mention in layers.mentions if mention.span not in cited)
        for actor in (*others, *spoken, *layers.facing, *strangers(layers)):
            meant = as_spokesperson(actor, layers)
            found[(*meant.span, meant.id)] = meant
        return replace(layers, cast=tuple(found[key] for key in sorted(found)))
