"""What every process that reads needs, loaded by importing this: done once, in a process from which the others are
forked, so that they share its memory (see executing/beginning.py). Nothing else may import it.
"""

from __future__ import annotations

import gc

from counterclaim.executing.blocks import give_back_large
from counterclaim.reading.chain import load_shared

give_back_large()
load_shared()
gc.collect()
gc.freeze()  # what is here stays: the collector of a forked process need not write to it
