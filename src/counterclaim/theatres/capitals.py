"""The capitals of all states: where somebody may only speak, and which stand for a government."""

from __future__ import annotations

from functools import cache

from counterclaim.theatres.loading import countries
from counterclaim.theatres.spelling import slug


@cache
def capitals() -> frozenset[str]:
    """The capitals of all states, as slugs."""
    return frozenset(slug(name) for country in countries().values() for name in country.capitals)
