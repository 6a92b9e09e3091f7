"""From a stored claim to its explanation: nothing is read anew."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.publishing.explaining.events import slots_of_events
from counterclaim.publishing.explaining.explanation import Explanation
from counterclaim.publishing.explaining.figures import slots_of_figures
from counterclaim.publishing.explaining.noted import Noted
from counterclaim.publishing.explaining.places import slots_of_places
from counterclaim.publishing.explaining.speakers import slots_of_speakers
from counterclaim.publishing.explaining.told import slots_of_claim
from counterclaim.records import Claim, ComponentVersion


def explained(
    claim: Claim, text: str, *, components: Iterable[ComponentVersion], theatre: str | None = None
) -> Explanation:
    """Why each slot of a claim is as it is, by what the components noted in it.

    `text` is that of its document; `components` and `theatre` are those of its reading.
    """
    noted = Noted(claim, text, components)
    return Explanation(
        claim_id=claim.claim_id,
        reading_id=claim.reading_id,
        text=claim.text,
        theatre=theatre,
        noted=bool(claim.because),
        slots=(
            *slots_of_speakers(claim, noted),
            *slots_of_claim(claim, noted),
            *slots_of_events(claim, noted),
            *slots_of_figures(claim, noted),
            *slots_of_places(claim, noted),
        ),
    )
