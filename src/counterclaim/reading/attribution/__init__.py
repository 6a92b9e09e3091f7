"""Who is cited, by which words, for which words."""

from counterclaim.reading.attribution.attribution import Attributions

__all__ = ["Attributions"]
