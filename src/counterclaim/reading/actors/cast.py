"""Everybody whom a document mentions, for `annotate actor`: mentions, speakers, and people known by a noun alone."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec

from counterclaim.reading.actors.appointed import with_appointed
from counterclaim.reading.actors.belonging import local_side
from counterclaim.reading.actors.companions import companions
from counterclaim.reading.actors.leading import by_what_they_lead
from counterclaim.reading.actors.mentions import data_digest
from counterclaim.reading.actors.of_bodies import of_bodies
from counterclaim.reading.actors.of_land import side_of_service
from counterclaim.reading.actors.own_words import by_own_words
from counterclaim.reading.actors.same_person import alike, sides_told
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.actors.soldiers_again import soldiers_again
from counterclaim.reading.actors.spokespersons import as_spokesperson
from counterclaim.reading.actors.strangers import strangers
from counterclaim.reading.actors.told_by_deeds import by_deeds
from counterclaim.reading.actors.whose_people import whose_people
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor
from counterclaim.records.located import Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import keys_in, words_in

NEIGHBOUR = re.compile(r"\bthe neighbou?r$")
PRISON = re.compile(r"\b(?:prison|jail) $", re.I)


class Cast:
    """The mentions of a document once each, in text order, spokespersons as actors of their own."""

    NAME = "cast"
    VERSION = "8"
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
        facing = Stretches(mention.span for mention in layers.facing)
        others = [m for m in layers.mentions if m.span not in cited and not facing.touch(m.span)]
        spoken = [speaker for speaker in spoken if speaker.side is not None or not facing.touch(speaker.span)]
        settled = Stretches(actor.span for actor in (*others, *spoken, *layers.facing))
        owned = [actor for actor in whose_people(layers) if not settled.touch(actor.span)]
        for actor in (*others, *spoken, *layers.facing, *companions(layers), *owned, *strangers(layers)):
            meant = as_spokesperson(actor, layers)
            found[(*meant.span, meant.id)] = meant
        told = sides_told(found.values())
        everybody = [alike(found[key], told) for key in sorted(found)]
        everybody = [by_what_they_lead(by_own_words(_placed(actor, layers), layers), layers) for actor in everybody]
        everybody = soldiers_again(by_deeds(everybody, layers), layers)
        everybody = with_appointed(list(of_bodies(everybody, layers)), layers)
        return replace(layers, cast=tuple(everybody))


def _placed(actor: Actor, layers: Layers) -> Actor:
    """Local officials on the side of where they are."""
    words = keys_in(actor.name)
    before = layers.text[max(0, actor.span[0] - 4) : actor.span[1]].casefold()
    if (
        actor.side == THIRD
        and not actor.named
        and NEIGHBOUR.search(before)
        and not layers.text.startswith(" to", actor.span[1])
    ):
        return msgspec.structs.replace(actor, side=None)  # a man next door or the state next to it
    there = layers.text[actor.span[1] : actor.span[1] + 7].startswith(" there") and words[-1:] == ("officials",)
    if actor.side is None and actor.resolution == "description" and actor.kind == "government":
        jail = {word.key for word in words_in(layers.text, actor.span)} & {"prison", "jail"}
        kept = bool(jail) or PRISON.search(layers.text, max(0, actor.span[0] - 8), actor.span[0]) is not None
        served = side_of_service(actor.span, layers, prison=True) if kept else None
        if served is not None and served.side is not None:
            return msgspec.structs.replace(actor, side=served.side, aligned_with=served.aligned_with)
    local = words[:1] and words[0] in offices().modifiers.local and words[-1] in {"officials", "authorities"}
    if actor.side is not None or actor.resolution != "description" or not (there or local):
        return actor
    side = local_side(actor.span, layers)
    return msgspec.structs.replace(actor, side=side.side, aligned_with=side.aligned_with)
