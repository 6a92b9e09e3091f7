"""One word of standing from flags, by the decision table of docs/standing.md."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from counterclaim.records import Flags, Standing

SUBSTANCE = ("agent", "cause", "control")
"""What accounts differ in when they tell two stories of one thing; a measure is a difference within one story."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of table.yaml: the word, and what must hold for it. Conditions that are not given do not matter."""

    row: int
    word: Standing
    why: str
    clash: bool | None = None
    denied: bool | None = None
    self_denied: bool | None = None
    parties: int = 0
    admitted: bool | None = None
    told_by: int = 0
    independent: int = 0


@cache
def rows() -> tuple[Row, ...]:
    """The decision table, in the order in which it is tried."""
    return msgspec.yaml.decode(Path(__file__).with_name("table.yaml").read_bytes(), type=tuple[Row, ...])


def row_of(flags: Flags) -> Row:
    """The first row whose conditions hold."""
    facts = {
        "clash": any(what in SUBSTANCE for what in flags.incompatible),
        "denied": bool(flags.denied_by),
        "self_denied": bool(set(flags.denied_by) & set(flags.claimed_by)),
        "admitted": bool(flags.admitted_by),
    }
    parties = min(len(flags.claimed_by), 1) if flags.one_camp else len(flags.claimed_by)
    many = {"parties": parties, "told_by": len(flags.told_by), "independent": flags.independent}

    def holds(row: Row) -> bool:
        plain = all(getattr(row, name) in (None, fact) for name, fact in facts.items())
        return plain and all(getattr(row, name) <= number for name, number in many.items())

    return next(row for row in rows() if holds(row))


def standing_of(flags: Flags) -> Standing:
    """The word of standing that the table gives for `flags`; it is derived, and never set by hand."""
    return row_of(flags).word
