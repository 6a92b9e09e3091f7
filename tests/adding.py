"""A process that adds to a ledger with the stand-in reader: `python -m tests.adding LEDGER INPUT…`."""

from __future__ import annotations

import sys

from counterclaim.ledger import Ledger
from tests.standin import StandIn

if __name__ == "__main__":
    for stored in Ledger(sys.argv[1]).adding(sys.argv[2:], reader=StandIn()):
        print(stored.outcome, flush=True)
