"""Another ledger merged into this one: in one transaction, so that the merge is there whole or not at all, and doing it
again changes nothing. The other file is only read."""

from __future__ import annotations

import fcntl
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, func, select

from counterclaim.errors import LedgerMissingError, MergeConflictError, MergeUnverifiedError
from counterclaim.ledger.bringing import Merged, bring
from counterclaim.ledger.copying import copied
from counterclaim.ledger.migrating import ledger_name, migrate, newest, version_of
from counterclaim.ledger.opening import check_file, engine_for, transaction
from counterclaim.ledger.own_schema import check_schema
from counterclaim.ledger.schema import custody
from counterclaim.ledger.verifying import Verification, verified
from counterclaim.ledger.wiping import MERGING, merging_beside

LOCK = "lock"
"""The file in a merge's folder that is locked for as long as the merge lasts."""

NAME = re.compile(r"[0-9a-f]{24}")
"""Of a ledger, as it was given when it was made."""


def merge(path: Path, other: Path, *, clock: Callable[[], str], wait: float, anyway: bool = False) -> Merged:
    """Bring everything of the ledger at `other` into the one at `path`.

    A copy of the other one is made beside this one for as long as it lasts: it is of one moment, and can be brought to
    the present schema. With `anyway` what does not verify in it is left out, else it is refused. Raises
    LedgerMissingError, NotALedgerError, LedgerDamagedError, LedgerTooNewError, MergeUnverifiedError,
    MergeConflictError, LedgerLockedError and LedgerUnwritableError; nothing is merged then.
    """
    if not other.exists():
        raise LedgerMissingError(str(other), hint="name the file of the other ledger: counterclaim merge OTHER.db")
    check_file(other, create=False)
    if other.samefile(path):
        raise MergeConflictError("a ledger cannot be merged into itself", hint="name the other one")
    with _folder_beside(path) as folder:
        copy = copied(other, folder / "other.db")
        engine = engine_for(copy)
        with transaction(engine, copy, writing=False) as theirs:
            before = version_of(theirs, other)
            if before:
                check_schema(theirs, other, before)
            only = theirs.execute(select(func.max(custody.c.seq))).scalar() if 0 < before < newest() else None
        migrate(copy, at=clock(), wait=wait)
        with transaction(engine, copy, writing=False) as theirs:
            found = _checked(theirs, other, anyway=anyway)
            with transaction(engine_for(path, wait=wait), path, writing=True) as ours:
                return bring(ours, theirs, str(other), found, at=clock(), only=only)


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder for the copy, beside the ledger. Those of merges that were killed go: what is in them would outlive a
    withdrawal."""
    for stale in merging_beside(path):
        lock = stale / LOCK
        with suppress(OSError):
            if lock.exists() and _is_free(lock):
                shutil.rmtree(stale, ignore_errors=True)
    with ExitStack() as stack:
        made = tempfile.TemporaryDirectory(prefix=MERGING, dir=path.absolute().parent)
        folder = Path(stack.enter_context(made))
        fcntl.flock(stack.enter_context((folder / LOCK).open("w")), fcntl.LOCK_EX)
        yield folder


def _is_free(lock: Path) -> bool:
    """Whether the process that held a lock is gone."""
    with lock.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _checked(theirs: Connection, other: Path, *, anyway: bool) -> Verification:
    found = verified(theirs)
    if not NAME.fullmatch(ledger_name(theirs) or ""):
        raise MergeUnverifiedError(str(other), "it has no name by which its custody log could be kept")
    if any(misfit.what == "file" for misfit in found.misfits):
        first = next(misfit for misfit in found.misfits if misfit.what == "file")
        hint = f"save what is whole in it, and merge that: counterclaim backup NEW.db --rebuild --ledger {other}"
        raise MergeUnverifiedError(str(other), first.message, hint=hint)
    if found.misfits and not anyway:
        raise MergeUnverifiedError(str(other), found.misfits[0].message)
    return found
