"""The store: documents, readings, claims and the custody log in one SQLite file."""

from counterclaim.ledger.adding import Stored
from counterclaim.ledger.backing_up import Backup
from counterclaim.ledger.bringing import Merged
from counterclaim.ledger.carrying import Carrying, Superseded
from counterclaim.ledger.changes import Changes
from counterclaim.ledger.compacting import Compacted
from counterclaim.ledger.comparing import Differences
from counterclaim.ledger.filters import Filters
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.misfit import Misfit
from counterclaim.ledger.rebuilding import Rebuilt
from counterclaim.ledger.reconciled.listing import FamilyPage, IncidentFilters, IncidentPage, OriginCount
from counterclaim.ledger.reconciled.reconciling import Reconciled
from counterclaim.ledger.rereading import Due, Reread
from counterclaim.ledger.searching import Page
from counterclaim.ledger.skips import Skip
from counterclaim.ledger.status import Status
from counterclaim.ledger.text_search import DocumentPage, FoundDocument
from counterclaim.ledger.verifying import Verification
from counterclaim.ledger.versions import History, Version

__all__ = [
    "Backup",
    "Carrying",
    "Changes",
    "Compacted",
    "Differences",
    "DocumentPage",
    "Due",
    "FamilyPage",
    "Filters",
    "FoundDocument",
    "History",
    "IncidentFilters",
    "IncidentPage",
    "Ledger",
    "Merged",
    "Misfit",
    "OriginCount",
    "Page",
    "Rebuilt",
    "Reconciled",
    "Reread",
    "Skip",
    "Status",
    "Stored",
    "Superseded",
    "Verification",
    "Version",
]  # fmt: skip
