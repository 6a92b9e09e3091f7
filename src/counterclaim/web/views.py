"""What the pages show: claims in words, filters with their counts, neighbours of a claim."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from counterclaim.publishing import differing, wording
from counterclaim.records import Claim

CONTENT_LENGTH = 320
"""Characters of a content shown in a list."""


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its parts in words, as a list shows it."""

    claim: Claim
    speaker: str
    side: str | None
    via: str
    words: str
    figures: tuple[str, ...]
    events: tuple[str, ...]
    places: tuple[str, ...]
    when: str
    open: tuple[str, ...]
    """What could not be read, a sentence each."""
    later: str
    """What became of the dispatch later; empty where nothing did."""
    note: str | None = None
    """What the dispatch says about itself."""

    @classmethod
    def of(cls, claim: Claim, *, note: str | None = None) -> ClaimRow:
        """The row of a claim, with the note of its dispatch."""
        words = " ".join(claim.text.split())
        return cls(
            claim=claim,
            speaker=wording.speaker_words(claim),
            side=wording.side_of(claim),
            via=wording.via_words(claim),
            words=words if len(words) <= CONTENT_LENGTH else words[: CONTENT_LENGTH - 1].rstrip() + "…",
            figures=tuple(wording.figure_words(f) for f in claim.figures),
            events=tuple(dict.fromkeys(wording.event_words(e) for e in claim.events)),
            places=tuple(dict.fromkeys(wording.place_words(p) for p in claim.places)),
            when=wording.when_words(claim),
            note=note,
            open=tuple(issue.message for issue in claim.issues if issue.code not in differing.LATER),
            later=differing.later_words(claim),
        )


def address(path: str, query: dict[str, Any]) -> str:
    """A relative address with the query's values that are set."""
    kept = {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in query.items()
        if value not in (None, "", False)
    }
    return f"{path}?{urlencode(kept)}" if kept else path


def web_link(url: str | None) -> str | None:
    """`url` where it is plain http or https, else None: a dispatch's own address is hostile input."""
    if url is None:
        return None
    try:
        return url if urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None
