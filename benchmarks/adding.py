"""How much faster two processes add dispatches than one: `python -m benchmarks.adding`.

The demonstration dispatches, each several times over with a line more, so that none is another's copy, are read and
stored by this process alone, and by two workers with this one to store. The models are loaded before the clock starts,
the workers begin after it. Besides wall time, which other work on the machine disturbs, stands processor time: twice
that of one core, divided by that of all processes, is what two idle cores give where none ever waits.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.speed import texts
from benchmarks.usage import processor_seconds
from counterclaim.ledger import Ledger
from counterclaim.reading.reader import Reader


def fill(folder: Path, copies: int) -> None:
    """So many dispatches of each of the demonstration, as files."""
    for number, text in enumerate(texts(copies)):
        (folder / f"{number:05}.md").write_text(f"{text}\n\nPrinted as number {number}.\n", encoding="utf-8")


def added(folder: Path, ledger: Path, processes: int | None) -> tuple[int, float, float]:
    """How many dispatches were added, in how many seconds, and in how many of processors."""
    reader = Reader(processes=processes)
    began, worked = time.perf_counter(), processor_seconds()
    number = sum(stored.outcome == "added" for stored in Ledger(ledger).adding([str(folder)], reader=reader))
    return number, time.perf_counter() - began, processor_seconds() - worked


def main() -> None:
    """Print what one core and two add a second, and the ratios."""
    parser = argparse.ArgumentParser(prog="adding", description=__doc__)
    parser.add_argument("--copies", type=int, default=6)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        (dispatches := Path(kept) / "dispatches").mkdir()
        fill(dispatches, given.copies)
        (few := Path(kept) / "few").mkdir()
        fill(few, 1)
        added(few, Path(kept) / "few.db", None)
        found = {}
        for name, processes in (("one", None), ("two", 2)):
            number, wall, processor = found[name] = added(dispatches, Path(kept) / f"{name}.db", processes)
            print(
                f"{name}: {number:,} dispatches, {number / wall:.2f} a second, {processor:.0f} processor s", flush=True
            )
    (_, wall, processor), (_, of_two, processor_of_two) = found["one"], found["two"]
    print(f"two are {wall / of_two:.2f} times as fast as one; {2 * processor / processor_of_two:.2f} by processor time")


if __name__ == "__main__":
    main()
