"""Why a claim is as it is: for each slot its value, what set it, from which words, and why."""

from counterclaim.publishing.explaining.explaining import explained
from counterclaim.publishing.explaining.explanation import Explanation, Slot, Words

__all__ = ["Explanation", "Slot", "Words", "explained"]
