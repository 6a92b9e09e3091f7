"""In which party's mouth words of a text stand: those cited for a speaker, those of a statement that a body issued."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.reading.actors.issuing import issued_by
from counterclaim.reading.actors.personal_names import itself
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Actor
from counterclaim.records.located import Located
from counterclaim.records.span import hull, length


class Voices:
    """Asks it of the words of one text; `speakers` are those of its attributions."""

    def __init__(self, layers: Layers, speakers: Sequence[tuple[Actor, ...]]) -> None:
        self.layers = layers
        self.parties = {party.id for party in layers.theatre.parties}
        cited = [
            (hull(a.content), actors[0], {actor.side for actor in actors})
            for a, actors in zip(layers.attributions, speakers, strict=True)
            if a.content and a.speech and actors
        ]
        self._told = [(span, actor) for span, actor, sides in cited if len(sides) == 1 and sides <= self.parties]
        self._contents = Located(self._told, lambda pair: pair[0])
        self._cited = Located([span for span, _, sides in cited if None not in sides], itself)
        issuer = issued_by(layers)
        self.issuer = issuer if issuer is not None and issuer.side in self.parties else None
        """The party's body whose statement the whole text is."""

    def is_cited(self, word: Token) -> bool:
        """Whether somebody whose side is known is cited for a word."""
        return bool(self._cited.around(extent(word)))

    def speaker(self, word: Token) -> Actor | None:
        """Who, of one party's, is cited for a word."""
        around = self._contents.around(extent(word))
        return min(around, key=lambda pair: length(pair[0]))[1] if around else None

    def neighbour(self, word: Token) -> str | None:
        """The only party's side of whoever is cited in a word's sentence or the one before it in its paragraph, else in
        all of the paragraph before it: a communique goes on in his words."""
        start = word.sent.start
        opens = self.layers.text.rfind("\n\n", 0, word.idx) + 1
        last = self.layers.doc[start - 1].sent.start_char if start else word.sent.start_char
        for first in (max(last, opens), opens):
            sides = {actor.side for span, actor in self._told if first <= span[0] < word.sent.end_char}
            if sides:
                return next(iter(sides)) if len(sides) == 1 else None
        return None
