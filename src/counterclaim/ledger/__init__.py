"""The store: documents, readings, claims and the custody log in one SQLite file."""

from counterclaim.ledger.adding import Stored
from counterclaim.ledger.changes import Changes
from counterclaim.ledger.filters import Filters
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.searching import Page
from counterclaim.ledger.skips import Skip
from counterclaim.ledger.status import Status
from counterclaim.ledger.verifying import Misfit, Verification
from counterclaim.ledger.versions import History, Version

__all__ = [
    "Changes", "Filters", "History", "Ledger", "Misfit", "Page", "Skip", "Status", "Stored", "Verification", "Version",
]  # fmt: skip
