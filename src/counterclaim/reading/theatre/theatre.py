"""The theatre component: the one asked for, else the one that the text speaks of, else the world."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.reading.layers import Layers
from counterclaim.reading.theatre.towns import theatre_of_towns, towns_in
from counterclaim.theatres import available, choose, load
from counterclaim.theatres.joining import joined
from counterclaim.theatres.unknown_conflicts import belligerents


class TheatreChoice:
    """Sets the theatre: that of the names in the text, two as one where it is of two wars, else of its towns. Where
    none fits, the world, its parties then the states whose forces the text names, and armed groups."""

    NAME = "theatre"
    VERSION = "8"
    NEEDS = ("document", "syntax")
    SETS = ("theatre",)

    @property
    def digest(self) -> str:
        """Digest of every theatre's files: any of them may be chosen."""
        from counterclaim.records import digest

        return digest([load(theatre).digest for theatre in available()])[:16]

    def __call__(self, layers: Layers) -> Layers:
        """Raises UnknownTheatreError where the document asks for a theatre that does not exist."""
        document = layers.document
        if document.theatre is not None:
            return replace(layers, theatre=load(document.theatre))
        text = layers.doc.text  # folded: front matter is blank
        choice = choose(text, document.published_day)
        if choice.theatre is not None:
            both = joined(choice.theatre, choice.beside) if choice.beside is not None else load(choice.theatre)
            return replace(layers, theatre=both)
        towns = towns_in(text)
        by_towns = theatre_of_towns(towns, document.published_day)
        if by_towns is not None and {theatre for theatre, _ in choice.scores} <= {by_towns}:
            return replace(layers, theatre=load(by_towns))
        return replace(layers, theatre=belligerents(text, load("world"), [town.country for town in towns]))
