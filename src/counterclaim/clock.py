"""What day it is. Tests set it: `monkeypatch.setattr(clock, "today", …)`."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """The day in UTC."""
    return datetime.now(UTC).date()
