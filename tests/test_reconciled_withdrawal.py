"""What was made of a withdrawn dispatch goes with it, also where something waited to be reconciled. No text is
anybody's, no person is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from counterclaim.ledger import Ledger
from tests.incidents_made import dispatch, reprint

DAY = date(2031, 3, 4)
OUTLET = "Post Zephyrine"


def test_nothing_that_waited_keeps_words_of_what_was_withdrawn(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", clock=lambda: "2031-04-01T00:00:00+00:00")
    first = dispatch(OUTLET, "the northern army", "Testville", DAY, "a bakery on Linden Street and two buses", 8)
    copy = reprint(first.taken.document, [first], "Wire B")
    for item in (first, copy):
        ledger.store(item.taken, item.reading)
    ledger.reconcile()
    later = dispatch("Wire C", "the monitoring mission", "Elsewhere", date(2031, 3, 9), "a school gymnasium", 3)
    ledger.store(later.taken, later.reading)
    assert ledger.due_for_reconciling()
    ledger.withdraw(first.taken.document.document_id, reason="danger", by="desk")
    assert not ledger.due_for_reconciling()
    assert ledger.verify().clean
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert OUTLET.encode() not in ledger.path.read_bytes()
