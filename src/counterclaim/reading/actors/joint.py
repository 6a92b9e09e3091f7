"""Those who were cited together and are taken up as several: "both", "the two agencies"."""

from __future__ import annotations

from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.recalling import may_take_up
from counterclaim.reading.actors.spoken import Spoken
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Actor, Span
from counterclaim.theatres.spelling import keys_in

BOTH = frozenset({("both",), ("the", "two"), ("the", "pair"), ("the", "duo")})
"""Words that take up two and say nothing of them."""
NUMBERS = {"two": 2, "three": 3, "four": 4}


def cited_together(whole: Span, spoken: Spoken, layers: Layers) -> tuple[Actor, ...]:
    """The actors cited together last, where the words at `whole` mean several, as many as they say, each of whom the
    noun fits; empty where they do not, or where nobody was."""
    piece = slice_at(layers.doc, whole)
    keys = keys_in(layers.text[slice(*whole)])
    if not len(piece) or not keys or (keys not in BOTH and (keys[0] != "the" or piece.root.tag_ != "NNS")):
        return ()
    together = spoken.latest("together", lambda said: len(said.ids) > 1, before=whole[0], others=frozenset())
    if together is None:
        return ()
    count = next((NUMBERS[key] for key in keys if key in NUMBERS), 2 if keys in BOTH else None)
    several = tuple({actor.id: actor for actor in together.actors}.values())
    if count not in {None, len(several)}:
        return ()
    noun = piece.root.lemma_.lower()
    nothing = (piece.root.idx, piece.root.idx)  # no words stand before the noun
    fitting = keys in BOTH or all(
        may_take_up(noun, nothing, actor, layers) and not is_person(actor, layers) for actor in several
    )
    return several if fitting else ()
