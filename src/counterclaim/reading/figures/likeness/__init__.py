"""What befell the counted where no rule knows the words: by likeness to numbers that were read (decision 0024)."""

from counterclaim.reading.figures.likeness.likeness import likened
from counterclaim.reading.figures.likeness.stored import WEIGHTS

__all__ = ["WEIGHTS", "likened"]
