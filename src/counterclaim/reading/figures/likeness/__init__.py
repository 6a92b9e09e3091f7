"""What befell the counted where no rule knows the words: by likeness to numbers that were read (decision 0024)."""

from counterclaim.reading.figures.likeness.likeness import Likeness
from counterclaim.reading.figures.likeness.stored import LABELS, NETWORK

__all__ = ["LABELS", "NETWORK", "Likeness"]
