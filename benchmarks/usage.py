"""What a process and those that it began use of the machine. Memory is told by Linux alone."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TICKS = os.sysconf("SC_CLK_TCK")
USED = slice(13, 17)
"""Fields of /proc/PID/stat with its own ticks as a user and in the kernel, and those of its ended children."""


class Held(NamedTuple):
    """Memory in megabytes: of the largest process, and of all, what several share counted once."""

    largest: float
    all_of_them: float


def processor_seconds() -> float:
    """What this process and all that it began have used of processors, those included that others of them began."""
    ends = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    living = (pid for pid in descendants(os.getpid()) if pid != os.getpid())
    return sum(end.ru_utime + end.ru_stime for end in ends) + sum(map(_used, living))


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def held(pid: int) -> Held:
    """What a process and all that it began hold now."""
    sizes = [_sizes(one) for one in descendants(pid)]
    return Held(max((rss for rss, _ in sizes), default=0.0), sum(pss for _, pss in sizes))


def descendants(pid: int) -> Iterator[int]:
    """A process and the living ones that it began, and those that they began."""
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        began = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended, or the system does not tell
        return
    for child in began:
        yield from descendants(child)


def _used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[USED.start - 2 : USED.stop - 2])) / TICKS


def _sizes(pid: int) -> tuple[float, float]:
    """Resident and proportional size, in megabytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0, 0.0
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
    return sizes.get("Rss", 0.0), sizes.get("Pss", 0.0)
