"""The ledger: one SQLite file, one writer and many readers at a time."""

from __future__ import annotations

from counterclaim.ledger.asking import Asking
from counterclaim.ledger.judged import Judged
from counterclaim.ledger.keeping import Keeping
from counterclaim.ledger.putting_in import PuttingIn
from counterclaim.ledger.taking_out import TakingOut


class Ledger(PuttingIn, TakingOut, Judged, Asking, Keeping):
    """Documents, what was read out of them, and the log of how they came in.

    `clock` gives the time that the custody log notes. Opening makes the file where `create` is true, and brings an
    older one to the present schema. Raises LedgerError: missing, unwritable, locked, damaged, too new, or not a ledger.
    """
