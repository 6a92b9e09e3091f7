"""One numeral, and one that could not be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from counterclaim.records import Comparator

Form = Literal["digits", "words", "vague", "fraction", "indefinite", "multiple", "absence"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of the text. A vague one (`dozens`) has no value but a range from `low` to `high`; an indefinite one
    (`several`) only `low`. `mantissa` is the number before its scale word (4.5 of "4.5 billion"), `scale` that word's
    worth; `comparator` what the numeral itself says of its exactness ("a couple of")."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: Form
    mantissa: float = 0.0
    scale: float = 1.0
    short_scale: bool = False
    comparator: Comparator = "exactly"

    def scaled(self, factor: float) -> Numeral:
        """The same numeral times `factor`, in the scale of its neighbour: 89 of "89 to 93 billion"."""
        if self.value is None:
            return self
        value = float(Decimal(repr(self.value)) * Decimal(factor))
        return replace(self, value=value, low=value, high=value, scale=self.scale * factor)


@dataclass(frozen=True, slots=True)
class Illegible:
    """Digits or number words that were left unread, with the code of the issue that says why; "" for what is no
    quantity and needs none."""

    start: int
    end: int
    code: str


Read = Numeral | Illegible


def exact(start: int, end: int, value: float | Decimal, form: Form) -> Numeral:
    """A numeral that is exactly `value`."""
    worth = float(value)
    return Numeral(start, end, worth, worth, worth, form, mantissa=worth)
