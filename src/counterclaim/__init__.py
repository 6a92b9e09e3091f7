"""Counterclaim: who claims what happened, where, when and how many.

    import counterclaim

    claims = counterclaim.read("dispatch.txt", published="2022-09-13")
    ledger = counterclaim.Ledger("counterclaim.db")
    ledger.add("dispatches/")

Everything here is loaded when it is first used, so that the import costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from counterclaim.errors import CounterclaimError
    from counterclaim.intake import Options, Skipped
    from counterclaim.ledger import Filters, Ledger
    from counterclaim.reading.reader import Reader
    from counterclaim.records import Claim, Document, Judgement, Reading
    from counterclaim.verbs import annotate, read

_HOME = {
    "Claim": "counterclaim.records",
    "CounterclaimError": "counterclaim.errors",
    "Document": "counterclaim.records",
    "Filters": "counterclaim.ledger",
    "Judgement": "counterclaim.records",
    "Ledger": "counterclaim.ledger",
    "Options": "counterclaim.intake",
    "Reader": "counterclaim.reading.reader",
    "Reading": "counterclaim.records",
    "Skipped": "counterclaim.intake",
    "annotate": "counterclaim.verbs",
    "read": "counterclaim.verbs",
}

__all__ = [
    "Claim",
    "CounterclaimError",
    "Document",
    "Filters",
    "Judgement",
    "Ledger",
    "Options",
    "Reader",
    "Reading",
    "Skipped",
    "__version__",
    "annotate",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'counterclaim' has no attribute '{name}'")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
