"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0088
"""Mean radius in kilometres (IUGG)."""


def kilometres(a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float) -> float:
    """Great-circle distance of two points in degrees, by the haversine formula."""
    north = sin(radians(b_latitude - a_latitude) / 2) ** 2
    east = sin(radians(b_longitude - a_longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, north + cos(radians(a_latitude)) * cos(radians(b_latitude)) * east)))
