"""How long reconciling takes as a ledger grows: `python -m benchmarks.scaling --claims 1000 10000 100000`.

For every size a ledger of made dispatches (benchmarks/synthetic.py) is filled and reconciled; then one more dispatch is
added and reconciled, and the list of incidents is asked for under several filters. Beside wall time stands the
processor time of this process, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic import fill
from counterclaim.ledger import IncidentFilters, Ledger

ASKED = (
    IncidentFilters(), IncidentFilters(day="2023-03-01..2023-03-14"), IncidentFilters(side="ukraine"),
    IncidentFilters(standing="one-side"), IncidentFilters(type="assault", mode="shelling"),
    IncidentFilters(place="Kyiv"), IncidentFilters(country="UA", day="2022-09"), IncidentFilters(words="shelling"),
    IncidentFilters(side="russia", type="assault", words="drones"),
)  # fmt: skip
ROUNDS = 5


def measured(path: Path, claims: int) -> dict[str, float]:
    """Seconds, by what took them, and how many incidents there are, for a ledger of so many claims."""
    dispatches = fill(path, claims)
    ledger = Ledger(path)
    found: dict[str, float] = {"claims": ledger.claims(limit=1).total}
    began, worked = time.perf_counter(), time.process_time()
    ledger.reconcile()
    found["reconcile"], found["reconcile cpu"] = time.perf_counter() - began, time.process_time() - worked
    fill(path, 1, start=dispatches)
    began, worked = time.perf_counter(), time.process_time()
    ledger.reconcile()
    found["one dispatch"], found["one dispatch cpu"] = time.perf_counter() - began, time.process_time() - worked
    took = []
    for _ in range(ROUNDS):
        for filters in ASKED:
            began = time.perf_counter()
            ledger.incidents(filters, limit=50)
            took.append(time.perf_counter() - began)
    found["list p95"] = sorted(took)[int(0.95 * len(took))]
    found["incidents"] = ledger.incidents(limit=1).total
    return found


def main() -> None:
    """Print a row for every size."""
    parser = argparse.ArgumentParser(prog="scaling", description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    given = parser.parse_args()
    header = False
    for claims in given.claims:
        with tempfile.TemporaryDirectory() as folder:
            row = measured(Path(folder) / "made.db", claims)
        if not header:
            print("\t".join(row))
            header = True
        print("\t".join(f"{value:,.3f}" if value % 1 else f"{value:,.0f}" for value in row.values()))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
