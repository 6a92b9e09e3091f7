"""What a person decided about incidents: that two are one, or that some claims are about something else."""

from __future__ import annotations

from typing import Literal

import msgspec

DecisionKind = Literal["merge", "split", "undo"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision by one person. It is never changed: an `undo` stands beside the one that it takes back.

    `merge`: every claim of `one` is about the same thing as every claim of `other`. `split`: none of them is. Claims
    are named by their ids, all events of a claim with it; those that no current reading has any more decide nothing.
    `at` is ISO 8601 with zone, `because` what the person says of it.
    """

    decision_id: str
    at: str
    by: str
    kind: DecisionKind
    because: str
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    undoes: str | None = None
    """Of an `undo`: the id of the decision that it takes back."""
    undone_by: str | None = None
    """The id of the `undo` that took it back; None while it holds."""
