"""What every process that reads needs, loaded by importing this: done once, in a process from which the others are
forked, so that they share its memory (see executing/beginning.py). Nothing else may import it.

What cannot be shared is left to them: a database that is open on one side of a fork may not be used on the other.
What fails here fails again where it is used, and is reported there.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress

from counterclaim.executing.blocks import give_back_large
from counterclaim.reading.attribution.tagger import model
from counterclaim.reading.chain import english_chain
from counterclaim.reading.figures.likeness import stored
from counterclaim.reading.syntax.syntax import pipeline
from counterclaim.reading.wordpieces import tokenizer

LOADED: tuple[Callable[[], object], ...] = (english_chain, pipeline, model.load, stored.network, tokenizer)

give_back_large()
for load in LOADED:
    with suppress(Exception):
        load()
gc.collect()
gc.freeze()  # what is here stays: the collector of a forked process need not write to it
