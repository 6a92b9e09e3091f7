"""A backup: a copy of the whole ledger, made while others use it, and verified."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from counterclaim.errors import BackupThereError
from counterclaim.ledger.copying import copied
from counterclaim.ledger.opening import engine_for, transaction
from counterclaim.ledger.verifying import Verification, verified


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A copy that was made: its path, its bytes, and what `verify` says of it, None where it was not asked."""

    path: str
    size: int
    verification: Verification | None


def backed_up(
    path: Path,
    target: Path,
    *,
    force: bool = False,
    verify: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Backup:
    """Copy the ledger at `path` to `target`, there whole or not at all; nothing is written beside `path`.

    The copy is a ledger of the same name: the custody log in it is the same. Nothing is noted of it in the ledger,
    which may well be on a medium that cannot be written. Raises BackupThereError,
    LedgerUnwritableError, LedgerDamagedError.
    """
    if target.exists() and target.samefile(path):
        raise BackupThereError(str(target), hint="that is the ledger itself; name another file")
    copied(path, target, force=force, progress=progress)
    found = None
    if verify:
        with transaction(engine_for(target), target, writing=False) as connection:
            found = verified(connection)
    return Backup(path=str(target), size=target.stat().st_size, verification=found)
