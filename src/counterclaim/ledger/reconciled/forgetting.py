"""What was made of documents that were withdrawn, or out of which a name was taken, goes in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from counterclaim.executing import Alone
from counterclaim.ledger.facets import firsts, rows
from counterclaim.ledger.reconciled.at_hand import AtHand
from counterclaim.ledger.reconciled.incident_rows import forget_incidents
from counterclaim.ledger.reconciled.kinships import Extents
from counterclaim.ledger.reconciled.linking import Strands, mend_links
from counterclaim.ledger.reconciled.loading import documents_numbered
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.ledger.reconciled.reprinting import mend_families, outline_of
from counterclaim.ledger.reconciled.stranding import forget_told


def forget_made_of(connection: Connection, documents: Sequence[int]) -> None:
    """Take out all that was made of some documents, by their numbers, and the incidents and families that they are in.
    Those that are still there, and what else those incidents held, are due to be reconciled."""
    numbers = sorted(documents)
    incidents = "SELECT DISTINCT i.incident FROM json_each(?) d CROSS JOIN incident_claim i ON i.document = d.value"
    held = set(firsts(rows(connection, incidents, str(numbers))))
    shapes = forget_told(connection, numbers)
    forget_incidents(connection, held)
    shapes |= mend_links(connection, {}, shapes, strands=Strands(), at_hand=AtHand(), hands=Alone())
    execute_many(
        connection, "INSERT INTO due_shape VALUES (?) ON CONFLICT DO NOTHING", [(shape,) for shape in sorted(shapes)]
    )
    there = documents_numbered(connection, numbers)
    outlines = {number: outline_of(document) for number, document in there.items()}
    beside = mend_families(connection, numbers, there, outlines, extents=Extents(), hands=Alone())
    put = "INSERT INTO due_document VALUES (?, 2) ON CONFLICT DO NOTHING"
    execute_many(connection, put, [(number,) for number in sorted({*beside, *there})])
    gone = [(number,) for number in numbers if number not in there]
    execute_many(connection, "DELETE FROM due_document WHERE document = ?", gone)
