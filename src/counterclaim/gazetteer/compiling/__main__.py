"""`python -m counterclaim.gazetteer.compiling`: build the gazetteer in place."""

import time
from pathlib import Path

from .compiling import compile_table

TARGET = Path(__file__).parent.parent / "places.sqlite"

if __name__ == "__main__":
    began = time.perf_counter()
    places, names = compile_table(TARGET)
    print(
        f"{TARGET}: {places:,} places, {names:,} names, {TARGET.stat().st_size / 1e6:.1f} MB, "
        f"{time.perf_counter() - began:.1f} s"
    )
