"""What a person decided about a claim."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.claim import Claim
from counterclaim.records.span import Spans

Verdict = Literal["right", "wrong", "unsure", "note"]
"""`note` decides nothing: something is said about the claim."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision by one person on one claim as it was then read. It is never changed: another one stands beside it.

    `at` is ISO 8601 with zone; `note` says why, "" without. Spans are code points into the document's text.
    """

    judgement_id: str
    at: str
    by: str
    verdict: Verdict
    note: str
    claim_id: str
    document_id: str
    reading_id: str
    speakers: tuple[Spans, ...]
    """The spans of each source of the claim judged, outermost first."""
    content: Spans


class PlacedJudgement(Judgement, frozen=True, kw_only=True):
    """A judgement and where it stands in the document's current reading."""

    stands_at: str | None
    """The claim that has its words now; None where no claim of the current reading has: it is left behind."""
    overlap: float
    """Code points that both contents hold over those that either holds: 1 at the claim judged, 0 where left behind."""
    text: str | None
    """The words that were judged; None where the reading they were judged in is not kept."""

    @property
    def is_left_behind(self) -> bool:
        """Whether no claim of the current reading has its words."""
        return self.stands_at is None

    @property
    def has_moved(self) -> bool:
        """Whether it stands at another claim than the one judged."""
        return self.stands_at not in (None, self.claim_id)


class JudgedClaim(Claim, frozen=True, kw_only=True):
    """A claim as the machine read it, and beside it what people said of it, the newest first."""

    judgements: tuple[PlacedJudgement, ...]

    @classmethod
    def of(cls, claim: Claim, judgements: tuple[PlacedJudgement, ...]) -> JudgedClaim:
        """The claim with its judgements."""
        return cls(**{name: getattr(claim, name) for name in Claim.__struct_fields__}, judgements=judgements)
