"""The slots of a claim's places: which place a name means, on what evidence, and what else it may be."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.publishing.explaining.explanation import Slot
from counterclaim.publishing.explaining.noted import Noted
from counterclaim.publishing.wording import PLAIN
from counterclaim.records import Candidate, Claim


def slots_of_places(claim: Claim, noted: Noted) -> Iterator[Slot]:
    """The place itself, and its relation where that tells where it lies."""
    for place in claim.places:
        resolved = place.place is not None or place.latitude is not None
        value = f"{place.name} ({place.place}, {place.precision})" if resolved else None
        others = " or ".join(candidate_words(one) for one in place.candidates)
        more = f"{'next' if resolved else 'it may be'} {others}" if others else ""
        yield noted.slot(f"{place.id}.place", value, (place.span,), more=more)
        if place.relation not in PLAIN:
            yield noted.slot(f"{place.id}.relation", place.relation, (place.span,))


def candidate_words(candidate: Candidate) -> str:
    """A place that a name may mean, with its score."""
    return f"{candidate.name} ({candidate.place}, {candidate.score:.2f})"
