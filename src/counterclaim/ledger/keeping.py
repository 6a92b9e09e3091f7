"""What keeps a ledger whole: its log, its counts, its proof and its copies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from counterclaim import __version__
from counterclaim.ledger.backing_up import Backup, backed_up
from counterclaim.ledger.bringing import Merged
from counterclaim.ledger.compacting import Compacted, compact
from counterclaim.ledger.custody import Entry, entries
from counterclaim.ledger.file import now
from counterclaim.ledger.manifest import Exported, export_evidence
from counterclaim.ledger.merging import merge
from counterclaim.ledger.rebuilding import Rebuilt, rebuilt
from counterclaim.ledger.reconciling import Reconciling
from counterclaim.ledger.skips import Skip, skips
from counterclaim.ledger.status import Status, status_of
from counterclaim.ledger.verifying import Verification, verified
from counterclaim.verbs import DocumentReader


class Keeping(Reconciling):
    """Custody, verification, backups, merging and mending."""

    def log(self) -> Iterator[Entry]:
        """The custody log."""
        with self._reading() as connection:
            yield from entries(connection)

    def skipped(self, code: str | None = None) -> Iterator[Skip]:
        """Inputs that gave no document to this day, oldest first; those skipped with `code` where it is given."""
        with self._reading() as connection:
            yield from skips(connection, code)

    def status(self, reader: DocumentReader | None = None) -> Status:
        """How much there is, and what read it; what `reader` would read otherwise, where one is given."""
        with self._reading() as connection:
            return status_of(connection, self.path, reader)

    def verify(self) -> Verification:
        """Recompute every hash and the custody chain. What does not fit is in the answer, nothing is raised for it."""
        with self._reading() as connection:
            return verified(connection)

    def verify_and_export(
        self, folder: str | os.PathLike[str], *, by: str | None = None
    ) -> tuple[Verification, Exported]:
        """Verify, and write the evidence to a new or empty folder with a manifest that `sha256sum -c` checks.

        `by` signs for it. Raises OutputError."""
        with self._reading() as connection:
            found = verified(connection)
            exported = export_evidence(
                connection, Path(folder), found, at=self._clock(), by=by, program=__version__
            )  # fmt: skip
        return found, exported

    def backup(
        self,
        target: str | os.PathLike[str],
        *,
        force: bool = False,
        verify: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> Backup:
        """Copy the ledger to the file `target`, while others may read and write it, and verify the copy. `progress` is
        told how many pages are done, and of how many.

        Raises BackupThereError unless `force` is true, and LedgerUnwritableError, LedgerDamagedError."""
        return backed_up(self.path, Path(target), force=force, verify=verify, progress=progress)

    def merge(self, other: str | os.PathLike[str], *, anyway: bool = False) -> Merged:
        """Bring in everything that the ledger at `other` holds, once, and its custody log with it; the other file is
        only read. Merging again changes nothing. With `anyway` what does not verify there is left out.

        Raises MergeUnverifiedError, MergeConflictError, and what opening `other` raises; nothing is merged then."""
        merged = merge(self.path, Path(other), clock=self._clock, wait=self._wait, anyway=anyway)
        self.reconcile()
        return merged

    def compact(self) -> Compacted:
        """Rewrite the file without gaps and say what its bytes are for. Raises LedgerInUseError where others read it
        for long, LedgerLockedError, LedgerFullError."""
        return compact(self.path, wait=self._wait)

    @staticmethod
    def rebuild(
        damaged: str | os.PathLike[str],
        target: str | os.PathLike[str],
        *,
        reader: DocumentReader | None = None,
        force: bool = False,
        clock: Callable[[], str] = now,
    ) -> Rebuilt:
        """Save what is provably whole in a damaged ledger into a new file, and make again what can be: documents from
        their bytes, readings by `reader`. The damaged file is only read.

        Raises LedgerMissingError, NothingToRebuildError, BackupThereError, LedgerUnwritableError."""
        return rebuilt(Path(damaged), Path(target), clock=clock, reader=reader, force=force)
