"""What a dispatch's layout says: who speaks in a transcript, what day an entry is of, what a list's head governs, where
a table stands. The words alone, before any clause is read."""

from counterclaim.reading.layout.entries import Entry, entry_at
from counterclaim.reading.layout.issuers import Issuer, letterhead_of, speaking_issuer_of
from counterclaim.reading.layout.listings import Listing, listings_in
from counterclaim.reading.layout.tables import tables_in
from counterclaim.reading.layout.tallies import tallies_in
from counterclaim.reading.layout.turns import Turn, turns_in

__all__ = ["Entry", "Issuer", "Listing", "Turn", "entry_at", "letterhead_of", "listings_in",
           "speaking_issuer_of", "tables_in", "tallies_in", "turns_in"]  # fmt: skip
