"""How often a fault is tried: a share of the times in CI, where minutes count, all of them where it is asked for.

`COUNTERCLAIM_FAULTS=all make faults` tries each as often as it can be tried; COUNTERCLAIM_DEATHS says how often
whatever is killed is killed, COUNTERCLAIM_FUZZ how many inputs are damaged. What is tried is the same.
"""

from __future__ import annotations

import os

ALL = os.environ.get("COUNTERCLAIM_FAULTS") == "all"


def times(usual: int, full: int) -> int:
    """How often something is tried that is usually tried `usual` times, in full `full` times."""
    return full if ALL else usual


def deaths(usual: int, full: int) -> int:
    """How often something is killed."""
    return int(os.environ.get("COUNTERCLAIM_DEATHS") or times(usual, full))
