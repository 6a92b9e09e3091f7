"""Which conflict a document is about."""

from counterclaim.reading.theatre.theatre import TheatreChoice

__all__ = ["TheatreChoice"]
