"""Run the benchmarks: `python -m benchmarks [--only TEXT] [--check] [--write] [--raise-floors] [--jobs N]`."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime

from benchmarks import data, floors, table
from benchmarks import tasks as task_files
from benchmarks.benchmark import Benchmark
from benchmarks.program import ProgramFailed, annotate

Scored = dict[str, dict[str, float]]


def every_benchmark() -> list[Benchmark]:
    """All benchmarks, by task file and in the files' order."""
    names = sorted(module.name for module in pkgutil.iter_modules(task_files.__path__))
    modules = [importlib.import_module(f"benchmarks.tasks.{name}") for name in names]
    return [benchmark for module in modules for benchmark in module.BENCHMARKS]


def score(benchmarks: list[Benchmark], *, needed: bool, jobs: int = 1) -> Scored:
    """Scores by benchmark and measure, in the order of `benchmarks`, so many of them measured at a time. Absent data
    are skipped with a notice, or an error where they are `needed`."""
    there = list(_there(benchmarks, needed=needed))
    scored: Scored = {}
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for name, (measures, seconds) in zip(there, pool.map(measure, there), strict=True):
            scored[name] = measures
            shown = "  ".join(f"{measure} {value:.1f}" for measure, value in measures.items())
            print(f"{name:32} {shown}   ({seconds:.0f} s)", flush=True)
    return scored


def _there(benchmarks: list[Benchmark], *, needed: bool) -> Iterator[str]:
    """Names of the benchmarks whose data are there."""
    folder = data.folder()
    for benchmark in benchmarks:
        if not (folder / benchmark.path).exists():
            notice = f"{benchmark.name}: no data at {folder / benchmark.path} (set COUNTERCLAIM_BENCH)"
            if needed:
                raise ProgramFailed(notice)
            print(f"skipped {notice}", file=sys.stderr)
            continue
        yield benchmark.name


def measure(name: str) -> tuple[dict[str, float], float]:
    """The scores of one benchmark, and how many seconds they took. Raises ProgramFailed."""
    benchmark = next(b for b in every_benchmark() if b.name == name)
    began = time.perf_counter()
    documents = benchmark.documents(data.folder())
    if benchmark.measured is not None:
        annotated = benchmark.measured(documents)
    else:
        annotated = annotate(
            benchmark.task, documents, pre_tokenized=benchmark.pre_tokenized, options=benchmark.options
        )
    return benchmark.score(data.folder(), annotated), time.perf_counter() - began


def absent(benchmarks: list[Benchmark]) -> bool:
    """Whether data of a benchmark are not there."""
    return any(not (data.folder() / benchmark.path).exists() for benchmark in benchmarks)


def component_versions() -> str:
    """Names and versions of the components that were scored."""
    from counterclaim.reading.reader import Reader

    return ", ".join(f"{c.name} {c.version}" for c in Reader().components)


def main() -> int:
    """Exit status 0 where every floor holds, 1 where one does not, 2 where something could not be run."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--only", default="", help="only benchmarks with this text in their name")
    parser.add_argument("--check", action="store_true", help="fail where a score is below its floor")
    parser.add_argument("--write", action="store_true", help="write benchmarks/README.md")
    parser.add_argument("--raise-floors", action="store_true", help="lift floors to what was reached")
    parser.add_argument(
        "--lower-floor", action="append", default=[], metavar="NAME", help="set one floor anew, even down"
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="how many are measured at a time (default: one a core)"
    )
    args = parser.parse_args()
    chosen = [b for b in every_benchmark() if args.only in b.name]
    if args.check and not (args.write or args.raise_floors):
        chosen = [b for b in chosen if b.has_floor]  # what holds nothing up is for the table
    try:
        scored = score(chosen, needed=os.environ.get("CI") == "true", jobs=args.jobs)
    except ProgramFailed as failure:
        print(f"benchmarks: {failure}", file=sys.stderr)
        return 2
    held = floors.read()
    if args.raise_floors:
        held = floors.raised(held, scored, {b.name: b.main_measure for b in chosen if b.has_floor})
    if args.lower_floor:
        held = floors.lowered(held, scored, args.lower_floor)
    if args.raise_floors or args.lower_floor:
        floors.write(held)
    if args.write and not args.only:
        today = datetime.now(tz=UTC).date()
        table.write(table.lines(chosen, scored, versions=component_versions(), day=today))
    expected = {name: held[name] for name in held if name in scored or not (args.only or absent(chosen))}
    held_up = {b.name: scored[b.name] for b in chosen if b.has_floor and b.name in scored}
    fallen = floors.shortfalls(held_up, expected)
    for sentence in fallen:
        print(f"below its floor: {sentence}", file=sys.stderr)
    return int(bool(fallen) and args.check)


if __name__ == "__main__":
    sys.exit(main())
