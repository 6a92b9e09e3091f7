"""A mention of a place while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.gazetteer import Hit


@dataclass(slots=True)
class Mention:
    """Tokens `first` to `last` (included) that name a place, what they may mean, and what stands around them."""

    first: int
    last: int
    start: int
    end: int
    word: str
    """The words as the parser sees them."""
    key: str
    """The folded name that was looked up; "north darfur" also for the "North" of "North and West Darfur"."""
    hits: tuple[Hit, ...]
    adjective: bool = False
    strong: bool = False
    """Whether the parser too calls it a place."""
    unit: str | None = None
    """The kind of place that words beside it ask for."""
    within: Mention | None = None
    """The mention that contains it: "Balakliia, in the Kharkiv region"."""
    embedded: bool = False
    weak: bool = False
    """Whether only its neighbours can say that it is a place: the parser takes it for no name at all."""
