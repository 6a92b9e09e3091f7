"""What people decided about claims."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.ledger.carrying import Superseded, superseded
from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.ids import claim_meant
from counterclaim.ledger.judging import judge, judgements
from counterclaim.ledger.marking_later import given_out
from counterclaim.records import Claim, PlacedJudgement, Verdict


class Judged(LedgerFile):
    """Judgements, and where they stand in the current readings."""

    def judge(self, claim_id: str, *, verdict: Verdict, by: str, note: str = "") -> PlacedJudgement:
        """Keep what a person decided about the claim whose id begins so, and say where it stands now.

        Raises NotInLedgerError, AmbiguousIdError, and JudgementError for what cannot be kept as it is given.
        """
        with self._writing() as connection:
            claim = claim_meant(connection, claim_id)
            name = judge(connection, claim, verdict=verdict, by=by, note=note, at=self._clock())
            (made,) = judgements(connection, judgement=name)
            return made

    def judgements(
        self,
        *,
        claim: str | None = None,
        document: str | None = None,
        by: str | None = None,
        left_behind: bool = False,
    ) -> Iterator[PlacedJudgement]:
        """What people decided, the newest first, with where it stands in the current readings.

        `claim` (a full id) leaves what stands at it or was made on it, `document` (a full id) what was made on its
        claims, `left_behind` what no claim of the current reading has the words of.
        """
        with self._reading() as connection:
            yield from judgements(connection, claim=claim, document=document, by=by, left_behind=left_behind)

    def judgements_by_claim(self) -> dict[str, tuple[PlacedJudgement, ...]]:
        """All judgements that stand at a current claim, by its id, the newest first."""
        found: dict[str, list[PlacedJudgement]] = {}
        for one in self.judgements():
            if one.stands_at is not None:
                found.setdefault(one.stands_at, []).append(one)
        return {claim: tuple(many) for claim, many in found.items()}

    def superseded(self, claim: Claim) -> Superseded | None:
        """What stands now where a claim of an earlier reading stood; None for one of the current reading."""
        with self._reading() as connection:
            found = superseded(connection, claim)
            if found is None or found.claim is None:
                return found
            return msgspec.structs.replace(found, claim=given_out(connection, [found.claim])[0])
