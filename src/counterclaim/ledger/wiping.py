"""Makes sure that what was deleted is not in the file any more: not in free pages, not in the log beside it.

Deleting alone leaves the words where they stood. A withdrawal therefore deletes with SQLite's `secure_delete`, makes
the full-text tables anew, then rewrites the whole file (VACUUM) and cuts the write-ahead log to nothing. A note in
`about` stands from the deletion to the end of this, so that a crash between the two is made good.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from counterclaim.errors import LedgerError
from counterclaim.ledger import schema
from counterclaim.ledger.opening import engine_for, transaction

PENDING = "wiping"
"""The name in `about` of the time at which something was deleted that the file may still hold."""

MERGING = ".merging-"
"""How the name of a merge's folder begins."""

REBUILD = (
    "INSERT INTO document_words (document_words) VALUES ('rebuild')",
    "INSERT INTO claim_words (claim_words) VALUES ('rebuild')",
)


def erase(connection: Connection, *, at: str) -> None:
    """After rows were deleted or changed: make the full-text tables anew and note that the file must be rewritten."""
    for statement in REBUILD:
        connection.exec_driver_sql(statement)
    note = insert(schema.about).values(name=PENDING, value=at)
    connection.execute(note.on_conflict_do_update(index_elements=["name"], set_={"value": at}))


def is_pending(connection: Connection) -> bool:
    """Whether something was deleted that the file may still hold."""
    return connection.execute(select(schema.about.c.name).where(schema.about.c.name == PENDING)).first() is not None


def wipe(path: Path, *, wait: float) -> str | None:
    """Rewrite the file and cut its write-ahead log; None where that was done, else why it has to be done later.

    Never raises for what another program or a full disk prevents: what was withdrawn is out of every table already,
    and the note in `about` stays until this has worked.
    """
    engine = engine_for(path, wait=wait)
    try:
        with engine.connect() as connection:
            raw = connection.connection.cursor()
            raw.execute("VACUUM")
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if busy[0][0]:
            return f"another program is reading the ledger '{path}'"
        with transaction(engine, path, writing=True) as connection:
            connection.execute(schema.about.delete().where(schema.about.c.name == PENDING))
    except (sqlite3.Error, LedgerError) as error:
        return str(error)
    return None


def copies_beside(path: Path) -> list[Path]:
    """Files beside the ledger that are named after it, such as the copy that a migration made: they may hold what was
    withdrawn later."""
    own = {f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"}
    beside = [other for other in path.absolute().parent.iterdir() if other.name.startswith(f"{path.name}.")]
    return sorted([*(other for other in beside if other.name not in own), *merging_beside(path)])


def merging_beside(path: Path) -> list[Path]:
    """Folders in which merges copied another ledger: they go with the merge, unless it is killed."""
    return sorted(other for other in path.absolute().parent.glob(f"{MERGING}*") if other.is_dir())
