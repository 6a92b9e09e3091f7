"""How it is said that some words may mean several, or nobody who is known."""

from __future__ import annotations

from counterclaim.reading.layers import Layers
from counterclaim.records import Actor


def whom_unknown(actor: Actor, layers: Layers) -> str:
    """Says that it is open whom the words for an actor mean, and, where several are called so, who these are."""
    several = layers.contested.get(actor.span, ())
    start, end = actor.span
    opens = start - 4 if layers.text[max(0, start - 4) : start].casefold() == "the " else start
    words = layers.text[opens:end]
    if not several:
        return f"It is not known whom “{words}” means here."
    return f"“{words}” may be {' or '.join(several)}: nothing here tells which of them."
