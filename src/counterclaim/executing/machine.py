"""What this machine can do side by side."""

from __future__ import annotations

import os

ONCE = 600_000_000
"""Bytes that all processes which read need together (see beginning), and the one that writes."""

EACH = 350_000_000
"""Bytes that one of them needs for itself, with what its documents need."""


def cores() -> int:
    """How many processes may read side by side here: one for each core that we may use, fewer where memory is short."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = _free_memory()
    return max(1, usable if memory is None else min(usable, (memory - ONCE) // EACH))


def _free_memory() -> int | None:
    """Bytes that can be had without swapping; None where the system does not say."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:  # noqa: PTH123  (the system's own file)
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return None
