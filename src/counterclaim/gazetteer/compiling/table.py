"""The places before they are written: one record each, with every name it goes by."""

from __future__ import annotations

from dataclasses import dataclass, field

CANONICAL, ALTERNATE, ADJECTIVE = 0, 1, 2


@dataclass(slots=True)
class Entry:
    """One place. `id` is GeoNames' number, or one above 100 million for a place that GeoNames' packages lack.

    `kind` is country, region, district, settlement, or one of the kinds of areas.yaml; `weight` stands for how well
    known it is: the population, or for an area what its population would be. `region` is the id of its first-order
    unit, `parent` of the smallest unit that holds it.
    """

    id: int
    place: str
    name: str
    latitude: float
    longitude: float
    kind: str
    precision: str
    country: str = ""
    region: int | None = None
    parent: int | None = None
    weight: int = 0
    capital: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def add(self, *names: str, rank: int = ALTERNATE) -> None:
        """Let the place go by more names. A name keeps its best rank; an adjective is not a name."""
        for name in names:
            if name and rank < self.names.get(name, 9):
                self.names[name] = rank


@dataclass(slots=True)
class Table:
    """All places by id, and the ways to find one while building."""

    entries: dict[int, Entry] = field(default_factory=dict)
    countries: dict[str, Entry] = field(default_factory=dict)
    regions: dict[str, Entry] = field(default_factory=dict)
    """First-order units by GeoNames code (`UA.07`)."""

    def put(self, entry: Entry) -> Entry:
        """Add `entry` under its own name and give it back."""
        entry.add(entry.name, rank=CANONICAL)
        self.entries[entry.id] = entry
        return entry
