"""Work over many items, spread: one interface, and the processes of this machine behind it.

A distributed engine takes their place by the same interface: what is done to an item depends on nothing but the item,
and results come in the order of the items.
"""

from counterclaim.executing.collecting import collected_seldom
from counterclaim.executing.executor import Executor, Lost, Work
from counterclaim.executing.hands import Alone, Hands, hands, share
from counterclaim.executing.local import LocalProcesses
from counterclaim.executing.machine import cores

__all__ = [
    "Alone",
    "Executor",
    "Hands",
    "LocalProcesses",
    "Lost",
    "Work",
    "collected_seldom",
    "cores",
    "hands",
    "share",
]
