"""Which of a document's readings is its current one, where they come from several ledgers.

The reading of the reader that came into use last, by the custody logs of all of them; of several readings by one reader
(for theatres that were asked for) the one noted last; then the greater id. The rule looks at nothing that depends on
which ledger was merged into which, and is asked at every merge of every document with several readings, for another
ledger's log may show that a reader came into use earlier: so every order of merging ends the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from counterclaim.ledger import schema
from counterclaim.ledger.carrying import carry_over, current_reading
from counterclaim.ledger.merged_logs import every_entry
from counterclaim.ledger.storing import make_current


def settle_current(connection: Connection, documents: Iterable[str]) -> list[str]:
    """Make the reading current that the rule says for each of the documents, and carry judgements over to it; those for
    which it was another one."""
    first, last = _noted(connection)
    c = schema.reading.c
    chains: dict[str, str] = {}
    for row in connection.execute(select(c.reading_id, c.components)):
        chains[row.components] = min(chains.get(row.components, "~"), first.get(row.reading_id, "~"))
    changed: list[str] = []
    for document in documents:
        found = select(c.reading_id, c.components, c.current).where(c.document_id == document)
        rows = connection.execute(found).all()
        if not rows:
            continue
        best = max(rows, key=lambda row: (chains[row.components], last.get(row.reading_id, ""), row.reading_id))
        if not best.current or sum(row.current for row in rows) != 1:
            make_current(connection, best.reading_id, document)
            changed.append(document)
        reading = current_reading(connection, document)
        if reading is not None:
            carry_over(connection, reading)
    return changed


def _noted(connection: Connection) -> tuple[dict[str, str], dict[str, str]]:
    """When each reading was noted first and last, in any log."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for _, entry in every_entry(connection):
        if entry.kind == "reading" and entry.payload:
            name = str(entry.words.get("reading_id"))
            first[name] = min(first.get(name, "~"), entry.at)
            last[name] = max(last.get(name, ""), entry.at)
    return first, last
