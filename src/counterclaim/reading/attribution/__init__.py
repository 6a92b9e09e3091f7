"""Who is cited, by which words, for which words."""

from typing import TYPE_CHECKING

from counterclaim.when_used import when_used

if TYPE_CHECKING:
    from counterclaim.reading.attribution.attribution import Attributions

__all__ = ["Attributions"]
__getattr__ = when_used(__name__, Attributions="attribution")
