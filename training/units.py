"""Factors between the units of units.yaml and those that figures are given in, from the units library pint.

`python -m training.units` writes figures/factors.yaml; a test holds the file to what this gives.
Why pint is asked here and not while reading: docs/decisions/0020.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pint

from counterclaim.reading.figures.lexicon import listed_units

FILE = Path(__file__).parent.parent / "src" / "counterclaim" / "reading" / "figures" / "factors.yaml"
HEAD = f"""# Written by `python -m training.units` with pint {pint.__version__} from units.yaml. A value times `factor`,
# plus `offset` where one is given, is a value in the unit converted to. Not to be changed by hand.
"""
OURS = ("dunam = 1000 * meter ** 2", "qasaba = 3.55 * meter", "feddan = 1000 * qasaba ** 2 / 3")
"""Measures of land that pint does not have: the metric dunam (of Turkey, Israel and the Levant since the 1920s) and the
feddan of Egypt and Sudan, 333 1/3 square qasaba."""


def registry() -> pint.UnitRegistry[Decimal]:
    """pint's units and ours, in decimals: a definition such as 0.3048 is exact."""
    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)
    for definition in OURS:
        units.define(definition)
    return units


def factors() -> dict[str, tuple[float, float]]:
    """Factor and offset of every unit that is converted, by its name."""
    units = registry()
    names = {row.unit: row.pint for row in listed_units()}
    out: dict[str, tuple[float, float]] = {}
    for row in listed_units():
        if row.to is None:
            continue
        target = names[row.to]
        if row.pint is None or target is None:
            raise ValueError(
                f"units.yaml: {row.unit} is converted to {row.to}, but pint's name of one of them is not given"
            )
        zero, one = (in_unit(units, Decimal(n), row.pint, target) for n in (0, 1))
        out[row.unit] = (float(one - zero), float(zero))
    return out


def in_unit(units: pint.UnitRegistry[Decimal], value: Decimal, unit: str, target: str) -> Decimal:
    """`value` of one unit in another."""
    size = Decimal(1)
    if "*" in unit:
        first, _, rest = unit.partition(" * ")
        size, unit = (Decimal(first), rest) if first.isdigit() else (size, unit)
    return Decimal(units.Quantity(value * size, unit).to(target).magnitude)


def written() -> str:
    """The file's text."""
    lines = [
        f"{unit}: {{factor: {number(factor)}" + (f", offset: {number(offset)}" if offset else "") + "}"
        for unit, (factor, offset) in factors().items()
    ]
    return HEAD + "\n".join(lines) + "\n"


def number(value: float) -> str:
    """A float as YAML 1.1 reads it: 1e-06 would be a word."""
    text = repr(value)
    return text if "." in text else text.replace("e", ".0e")


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
