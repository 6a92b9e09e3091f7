"""Wordings that cite somebody for saying nothing: "refrained from confirming its control of the city"."""

from __future__ import annotations

from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.negation import is_kept_from
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Attribution
from counterclaim.records.span import hull


def is_silence(attribution: Attribution, layers: Layers) -> bool:
    """Whether somebody is cited only for keeping from saying a thing, which a noun names and no clause tells."""
    kept = any(is_kept_from(token) for span in attribution.cue for token in slice_at(layers.doc, span))
    head = head_at(layers.doc, hull(attribution.content)) if kept and attribution.content else None
    return head is not None and head.pos_ not in ("VERB", "AUX")
