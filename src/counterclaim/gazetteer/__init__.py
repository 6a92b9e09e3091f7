"""The table of the world's places: building it (compiling/) and searching it."""

from counterclaim.gazetteer.compiling.names import folded_name
from counterclaim.gazetteer.gazetteer import Gazetteer, GazetteerPlace, Hit, gazetteer
from counterclaim.gazetteer.geometry import kilometres

__all__ = ["Gazetteer", "GazetteerPlace", "Hit", "folded_name", "gazetteer", "kilometres"]
