"""When: expressions of time and the days they mean."""

from counterclaim.reading.periods.periods import Periods
from counterclaim.reading.periods.recognition import recognise

__all__ = ["Periods", "recognise"]
