"""The store: documents, readings, claims and the custody log in one SQLite file."""

from counterclaim.ledger.filters import Filters
from counterclaim.ledger.ledger import Ledger, Stored
from counterclaim.ledger.searching import Page
from counterclaim.ledger.status import Status
from counterclaim.ledger.verifying import Misfit, Verification

__all__ = ["Filters", "Ledger", "Misfit", "Page", "Status", "Stored", "Verification"]
