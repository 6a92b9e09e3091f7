"""Toponyms and the places they name."""

from counterclaim.reading.places.places import Places

__all__ = ["Places"]
