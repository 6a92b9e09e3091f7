"""Where the benchmark data lie. They are public but not ours to ship: absent data are said, not hidden."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """The folder of benchmark data: `COUNTERCLAIM_BENCH`, or `../shared/bench` beside the project."""
    return Path(os.environ.get("COUNTERCLAIM_BENCH") or ROOT / ".." / "shared" / "bench").resolve()
