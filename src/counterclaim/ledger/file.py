"""A ledger's file, opened: its transactions, and what a withdrawal leaves to do."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from counterclaim.errors import LedgerMissingError
from counterclaim.ledger.facets import Remembered
from counterclaim.ledger.migrating import migrate, newest, version_of
from counterclaim.ledger.opening import WAIT, check_file, engine_for, transaction
from counterclaim.ledger.own_schema import check_schema
from counterclaim.ledger.refusing import Refusals
from counterclaim.ledger.wiping import is_pending, wipe

log = logging.getLogger(__name__)


def now() -> str:
    """The time as the custody log notes it: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class LedgerFile:
    """One SQLite file, and what is remembered of it from one transaction to the next."""

    def __init__(
        self, path: str | os.PathLike[str], *, create: bool = True, clock: Callable[[], str] = now, wait: float = WAIT
    ) -> None:
        self.path = Path(path)
        self._clock = clock
        self._wait = wait
        self._wiped = False
        check_file(self.path, create=create)
        self._engine: Engine = engine_for(self.path, wait=wait)
        self._facets = Remembered()
        self._refusals = Refusals()
        self._open(create=create)

    def _open(self, *, create: bool) -> None:
        with self._reading() as connection:
            found = version_of(connection, self.path)
            if found:
                check_schema(connection, self.path, found)
        if found == 0 and not create:
            raise LedgerMissingError(str(self.path))
        if found < newest():
            migrate(self.path, at=self._clock(), wait=self._wait)
            with self._engine.connect() as connection:
                # Readers do not wait for the writer then; the mode stays with the file.
                connection.connection.cursor().execute("PRAGMA journal_mode = WAL")

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self.path, writing=False)

    def _writing(self) -> AbstractContextManager[Connection]:
        self._finish_wiping()
        return transaction(self._engine, self.path, writing=True)

    def _finish_wiping(self) -> None:
        """Make good what a crash after a withdrawal left undone. Asked once: what this process withdraws it wipes."""
        if self._wiped:
            return
        self._wiped = True
        with self._reading() as connection:
            pending = is_pending(connection)
        if pending and (why := self._wipe()):
            log.warning("what was withdrawn may still stand in free pages of %s: %s", self.path, why)

    def _erasing(self) -> AbstractContextManager[Connection]:
        """A transaction that overwrites what it deletes."""
        self._finish_wiping()
        engine = engine_for(self.path, wait=self._wait, erasing=True)
        return transaction(engine, self.path, writing=True)

    def _wipe(self) -> str | None:
        return wipe(self.path, wait=self._wait)
