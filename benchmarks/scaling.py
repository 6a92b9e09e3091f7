"""How long reconciling takes as a ledger grows: `python -m benchmarks.scaling --claims 1000 10000 100000`.

For every size a ledger of made dispatches (benchmarks/synthetic.py) is filled and reconciled; then the next dispatches
of its last day come one by one, and the list of incidents is asked for under several filters. Beside wall time stands
processor time, which other work on the machine disturbs less (not little: two tasks share the units of a core).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic import fill
from benchmarks.usage import processor_seconds
from counterclaim.executing import cores
from counterclaim.ledger import IncidentFilters, Ledger

ASKED = (
    IncidentFilters(), IncidentFilters(day="2022-03-01..2022-03-14"), IncidentFilters(side="ukraine"),
    IncidentFilters(standing="one-side"), IncidentFilters(type="assault", mode="shelling"),
    IncidentFilters(place="Kyiv"), IncidentFilters(country="UA", day="2022-03"), IncidentFilters(words="shelling"),
    IncidentFilters(side="russia", type="assault", words="drones"),
)  # fmt: skip
ROUNDS, DISPATCHES = 5, 20


def measured(path: Path, claims: int, processes: int) -> dict[str, float]:
    """Seconds, by what took them, and how many incidents there are, for a ledger of so many claims."""
    dispatches = fill(path, claims)
    ledger = Ledger(path)
    found: dict[str, float] = {"claims": ledger.claims(limit=1).total}
    began, worked = time.perf_counter(), processor_seconds()
    ledger.reconcile(processes=processes)
    found["reconcile"], found["reconcile cpu"] = time.perf_counter() - began, processor_seconds() - worked
    took, processor = [], []
    for number in range(DISPATCHES):
        fill(path, 1, start=dispatches + number)
        began, worked = time.perf_counter(), time.process_time()
        ledger.reconcile()
        took.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    found["one dispatch p95"], found["one dispatch cpu p95"] = p95(took), p95(processor)
    took, processor = [], []
    for _ in range(ROUNDS):
        for filters in ASKED:
            began, worked = time.perf_counter(), time.process_time()
            ledger.incidents(filters, limit=50)
            took.append(time.perf_counter() - began)
            processor.append(time.process_time() - worked)
    found["list p95"], found["list cpu p95"] = p95(took), p95(processor)
    found["incidents"] = ledger.incidents(limit=1).total
    return found


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(0.95 * len(times))]


def main() -> None:
    """Print a row for every size."""
    parser = argparse.ArgumentParser(prog="scaling", description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--processes", type=int, default=cores())
    given = parser.parse_args()
    header = False
    for claims in given.claims:
        with tempfile.TemporaryDirectory() as folder:
            row = measured(Path(folder) / "made.db", claims, given.processes)
        if not header:
            print("\t".join(row))
            header = True
        print("\t".join(f"{value:,.3f}" if value % 1 else f"{value:,.0f}" for value in row.values()))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
