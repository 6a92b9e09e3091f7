"""Why a mention means the place that it does, or none."""

from __future__ import annotations

from counterclaim.reading.places.settling import WEIGHTS, Resolved
from counterclaim.records import Reason, Toponym

NAME = "places"
LEAST = 0.05
"""Evidence of less than this is not worth naming."""


def reason_for(toponym: Toponym, resolved: Resolved) -> Reason:
    """The evidence for the best reading of a mention, with its score; what was missing where it was not enough."""
    evidence = resolved.evidence
    if evidence is None:
        return Reason(slot="place", by=NAME, rule="name-not-listed")
    kinds = ("size", "fit", "theatre", "document", "container")
    worth = ((kind, getattr(evidence, kind)) for kind in kinds)
    entry = ", ".join(f"{kind} {value:+.1f}" for kind, value in worth if abs(value) >= LEAST)
    if resolved.place is not None:
        rule = evidence.named
    else:
        rule = "several-alike" if resolved.score < WEIGHTS.threshold else "too-little-evidence"
    return Reason(slot="place", by=NAME, rule=rule, entry=entry, confidence=toponym.score)
