"""The custody logs that come with a merged ledger: each stays a chain of its own, under the name of its ledger."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import MergeConflictError
from counterclaim.ledger.custody import Entry, entries
from counterclaim.ledger.migrating import ledger_name
from counterclaim.ledger.schema import custody, merged_custody


def bring_logs(ours: Connection, theirs: Connection, *, only: int | None = None) -> int:
    """Keep the other ledger's log, and those that were merged into it; how many entries are new here. Of its own log
    the first `only` entries count, where that is given.

    A log that is here already is continued where theirs is longer. Raises MergeConflictError where two logs of one
    name do not say the same; nothing must be committed then.
    """
    name = ledger_name(ours)
    own = [entry for entry in entries(theirs) if only is None or entry.seq <= only]
    logs = [(ledger_name(theirs) or "", own)]
    logs += [(of, list(entries(theirs, merged_custody, ledger=of))) for of in merged_names(theirs)]
    return sum(_check_ours(ours, log) if of == name else _bring(ours, of, log) for of, log in logs)


def last_hash(connection: Connection, *, only: int | None = None) -> str:
    """The hash of the last entry of a ledger's own log, of its first `only` entries where that is given."""
    found = select(custody.c.hash).order_by(custody.c.seq.desc()).limit(1)
    if only is not None:
        found = found.where(custody.c.seq <= only)
    return str(connection.execute(found).scalar() or "")


def merged_names(connection: Connection) -> list[str]:
    """The names of the ledgers that were merged into this one."""
    c = merged_custody.c
    return list(connection.execute(select(c.ledger).distinct().order_by(c.ledger)).scalars())


def every_entry(connection: Connection) -> Iterator[tuple[str, Entry]]:
    """The entries of all logs that a ledger holds, each with the name of the ledger that wrote it; the words that were
    taken from one as they were said again."""
    again: dict[tuple[str, int], str] = {}
    for name, entry in _as_they_stand(connection, kind="redacted"):
        for of, many in (entry.words.get("said_there", {}) | {name: entry.words.get("said", {})}).items():
            again |= {(of, int(seq)): msgspec.json.encode(words).decode() for seq, words in many.items()}
    for name, entry in _as_they_stand(connection):
        said = again.get((name, entry.seq)) if entry.withdrawn is not None else None
        yield name, entry if said is None else msgspec.structs.replace(entry, payload=said)


def _as_they_stand(connection: Connection, kind: str | None = None) -> Iterator[tuple[str, Entry]]:
    own = ledger_name(connection) or ""
    for entry in entries(connection, kind=kind):
        yield own, entry
    for name in merged_names(connection):
        for entry in entries(connection, merged_custody, ledger=name, kind=kind):
            yield name, entry


def _check_ours(ours: Connection, log: list[Entry]) -> int:
    """What another ledger holds of our own log must stand in it."""
    there = {row.seq: row.hash for row in ours.execute(select(custody.c.seq, custody.c.hash))}
    for entry in log:
        if entry.seq not in there:
            raise MergeConflictError(
                f"the other ledger knows entry {entry.seq} of this one's custody log, which this one does not have",
                hint="this file is an older copy: merge it into the newer one",
            )
        if there[entry.seq] != entry.hash:
            raise MergeConflictError(
                f"the two were one ledger once, and their custody logs part at entry {entry.seq}",
                hint="keep one of them, and add to it the inputs that only the other one has",
            )
    return 0


def _bring(ours: Connection, name: str, log: list[Entry]) -> int:
    c = merged_custody.c
    found = select(c.seq, c.hash, c.withdrawn).where(c.ledger == name)
    there = {row.seq: row for row in ours.execute(found)}
    new = 0
    for entry in log:
        row = {field: getattr(entry, field) for field in Entry.__struct_fields__}
        if entry.seq not in there:
            ours.execute(merged_custody.insert().values(ledger=name, **row))
            new += 1
        elif there[entry.seq].hash != entry.hash:
            raise MergeConflictError(
                f"two copies of the custody log of ledger {name[:8]} part at entry {entry.seq}",
                hint="find out which of them is the one that was added to, and merge that",
            )
        elif entry.withdrawn is not None and there[entry.seq].withdrawn is None:
            # Its words were withdrawn there since: they go here too, for the log is theirs.
            here = merged_custody.update().where(c.ledger == name, c.seq == entry.seq)
            ours.execute(here.values(payload=row["payload"], salt=row["salt"], withdrawn=row["withdrawn"]))
            new += 1
    return new
