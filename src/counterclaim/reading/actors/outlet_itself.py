"""The outlet, where it cites itself: "this agency reported earlier", "our correspondent says"."""

from __future__ import annotations

from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import slug, words_in

OWN = frozenset({"this", "our"})


def outlet_itself(whole: Span, layers: Layers) -> Actor | None:
    """The outlet of the document, where the words at `whole` are "this" or "our" and a noun for a medium or for who
    writes for it; by its own name where the document gives one."""
    words = words_in(layers.text, whole)
    if len(words) < 2 or words[0].key not in OWN or words[-1].key not in offices().outlets:
        return None
    name = layers.document.outlet or layers.text[slice(*whole)]
    return Actor(
        id=f"text:{slug(name)}", name=name, side=THIRD, kind="media", named=layers.document.outlet is not None,
        span=whole, resolution="description",
    )  # fmt: skip
