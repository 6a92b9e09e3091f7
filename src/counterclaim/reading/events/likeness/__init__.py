"""What a cited sentence says to happen where no word known to name an event stands in it (decision 0032)."""

from counterclaim.reading.events.likeness.likeness import likely_events
from counterclaim.reading.events.likeness.stored import NETWORK, TYPES

__all__ = ["NETWORK", "TYPES", "likely_events"]
