"""`python -m counterclaim.gazetteer.compiling [DUMP …]`: build the gazetteer in place."""

import argparse
import sys
import time
from pathlib import Path

from .compiling import compile_table
from .sources import PACKAGES

TARGET = Path(__file__).parent.parent / "places.sqlite"

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m counterclaim.gazetteer.compiling", description="Build the gazetteer."
    )
    parser.add_argument(
        "dumps", nargs="*", type=Path, metavar="DUMP",
        help="a country dump of GeoNames, UA.zip or UA.txt, to be added to what the packages hold",
    )  # fmt: skip
    parser.add_argument("--target", type=Path, default=TARGET, help="where to write it (default: into the package)")
    asked = parser.parse_args()
    began = time.perf_counter()
    try:
        places, names = compile_table(asked.target, asked.dumps)
    except ModuleNotFoundError as error:
        needed = " ".join(f"{name}=={version}" for name, version in PACKAGES.items())
        sys.exit(f"The gazetteer was not built: {error}. Install what it is built from: python -m pip install {needed}")
    except (OSError, ValueError) as error:
        sys.exit(f"The gazetteer was not built: {error}")
    print(
        f"{asked.target}: {places:,} places, {names:,} names, {asked.target.stat().st_size / 1e6:.1f} MB, "
        f"{time.perf_counter() - began:.1f} s"
    )
