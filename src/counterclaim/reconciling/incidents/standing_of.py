"""What an incident stands on: origins, accounts, flags, standing and figures of its tellings."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.reconciling.telling import Telling
from counterclaim.records import Account, Estimate, Flags, Standing


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of an incident that are derived from who says what."""

    origins: int
    standing: Standing | None
    flags: Flags
    accounts: tuple[Account, ...]
    figures: dict[str, Estimate]


def judged(told: Sequence[Telling], *, rule: str) -> Judged:
    """What the tellings of an incident make of it by the rules of accounts, standing and estimates."""
    del rule  # until estimates are there
    return Judged(
        origins=len({telling.origin.key for telling in told}),
        standing=None,
        flags=Flags(claimed_by=(), independent=0, denied_by=(), incompatible=()),
        accounts=(),
        figures={},
    )
