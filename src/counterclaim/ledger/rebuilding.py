"""A damaged ledger rebuilt into a new file: what can be proven is kept, what can be made again is made again, and the
rest is named.

Proof is in the hashes: bytes fit their name, a document its id and the text that the custody log notes, a reading the
digest of its claims, a judgement its own. What is whole but whose entry in the log is lost is noted anew, with the word
that it was rebuilt. Everything derived is made from the records.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import msgspec
from sqlalchemy import Engine, select

from counterclaim import __version__
from counterclaim.errors import NothingToRebuildError
from counterclaim.ledger import schema
from counterclaim.ledger.adding import keep_reading
from counterclaim.ledger.copying import in_place
from counterclaim.ledger.custody import append
from counterclaim.ledger.migrating import migrate
from counterclaim.ledger.opening import WAIT, engine_for, transaction
from counterclaim.ledger.pages import opened_pages
from counterclaim.ledger.restoring import Lost, Restored, restored
from counterclaim.ledger.salvaging import last_entry, salvage
from counterclaim.ledger.storing import document_from
from counterclaim.verbs import DocumentReader

AT_ONCE = 50
"""Documents that are read before what came of them is stored."""


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a damaged ledger: how much was saved as it stood, made anew, and lost."""

    path: str
    saved: dict[str, int]
    """Blobs, documents, readings, claims, judgements and entries of the custody log that stand as they stood."""
    taken_anew: int
    """Documents whose row was lost, taken in again from their bytes."""
    read_anew: int
    """Documents whose reading was lost, read again by the reader of today."""
    unread: int
    """Documents that have no reading now."""
    vouched: int
    """Documents, readings and judgements that are whole, but whose entry in the custody log is lost: noted anew."""
    missing: tuple[tuple[int, int], ...]
    """Entries of the custody log that are lost: first and last number of every gap."""
    lost: tuple[Lost, ...]


def rebuilt(
    damaged: Path, target: Path, *, clock: Callable[[], str], reader: DocumentReader | None = None, force: bool = False
) -> Rebuilt:
    """Rebuild the ledger at `damaged`, which is only read, into a new file `target`, there whole or not at all.

    Lost readings are made again by `reader`; without one they wait for it. Raises LedgerMissingError,
    LedgerUnreadableError, BackupThereError, NothingToRebuildError, LedgerUnwritableError.
    """
    with ExitStack() as stack:
        unfinished = stack.enter_context(in_place(target, force=force))
        folder = Path(tempfile.mkdtemp(prefix=".rebuilding-", dir=target.absolute().parent))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        scratch = folder / "salvaged.db"
        with opened_pages(damaged) as pages:
            if not salvage(pages, scratch):
                raise NothingToRebuildError(str(damaged))
            last = last_entry(pages)
        migrate(scratch, at=clock(), wait=WAIT)
        migrate(unfinished, at=clock(), wait=WAIT)
        fresh = engine_for(unfinished)
        with (
            transaction(engine_for(scratch), scratch, writing=False) as old,
            transaction(fresh, unfinished, writing=True) as new,
        ):
            found = restored(old, new, at=clock(), last=last)
        read = 0 if reader is None else _read_again(fresh, unfinished, reader, clock)
        with transaction(fresh, unfinished, writing=True) as new:
            c = schema.document.c
            unread = select(c.document_id).where(c.document_id.not_in(select(schema.reading.c.document_id)))
            result = Rebuilt(
                path=str(target), saved=found.saved, taken_anew=found.taken_anew, read_anew=read,
                unread=len(new.execute(unread).all()), vouched=found.vouched, missing=tuple(found.missing),
                lost=_still_lost(found, set(new.execute(select(schema.reading.c.reading_id)).scalars())),
            )  # fmt: skip
            payload = {name: value for name, value in msgspec.to_builtins(result).items() if name != "path"}
            payload["program"] = __version__
            append(new, at=clock(), kind="rebuilt", subject="ledger", payload=payload, after=last)
    return result


def _still_lost(found: Restored, there: set[str]) -> tuple[Lost, ...]:
    return tuple(one for one in found.lost if one.what != "reading" or one.name not in there)


def _read_again(fresh: Engine, path: Path, reader: DocumentReader, clock: Callable[[], str]) -> int:
    """Read every document that has no reading; how many could be."""
    c = schema.document.c
    with transaction(fresh, path, writing=False) as connection:
        unread = (
            select(schema.document).where(c.document_id.not_in(select(schema.reading.c.document_id))).order_by(c.id)
        )
        documents = [document_from(row) for row in connection.execute(unread)]
    readings = reader.read(documents)
    done = 0
    while some := list(islice(readings, AT_ONCE)):
        with transaction(fresh, path, writing=True) as connection:
            done += sum(keep_reading(connection, reading, at=clock()) == "kept" for reading in some)
    return done
