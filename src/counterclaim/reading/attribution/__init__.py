"""Who is cited, by which words, for which words."""

from counterclaim.reading.attribution.attribution import Attributions
from counterclaim.reading.attribution.quoted_only import quoted_only

__all__ = ["Attributions", "quoted_only"]
