"""What takes documents, bytes and names out of a ledger for good (rule 9)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from counterclaim.errors import NameNotFoundError
from counterclaim.ledger.looking_up import LookingUp
from counterclaim.ledger.masking import Names
from counterclaim.ledger.reconciling import Reconciling
from counterclaim.ledger.redacting import NameWithdrawal, Places, places_of, withdraw_name
from counterclaim.ledger.tombstones import Tombstone, tombstones
from counterclaim.ledger.wiping import erase
from counterclaim.ledger.withdrawing import Withdrawal, bytes_meant, document_meant, withdraw_bytes, withdraw_document
from counterclaim.records import Document


class TakingOut(LookingUp, Reconciling):
    """Withdrawals: afterwards the file is rewritten, so that nothing is left in its free pages."""

    def finish_withdrawals(self) -> None:
        """Rewrite the file where something was withdrawn and the program was killed before that was done."""
        self._finish_wiping()

    def document_meant(self, given: str) -> Document:
        """The document that an id, the beginning of one, a claim's id or a URL means. Raises WithdrawnError,
        NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            name = document_meant(connection, given)
        return self.document(name)

    def withdraw(self, given: str, *, reason: str, by: str | None = None) -> Withdrawal:
        """Take a document out: its text, bytes, readings, what was said about it and the words of the custody log.

        `given` is as for `document_meant`. What was withdrawn stays out: its bytes are not taken in again. Afterwards
        the file is rewritten; where that has to wait, `unfinished` says why. Raises as `document_meant`.
        """
        with self._erasing() as connection:
            name = document_meant(connection, given)
            done = withdraw_document(connection, name, at=self._clock(), reason=reason, by=by)
            erase(connection, at=self._clock())
        self.reconcile()  # also what waited: words of what is withdrawn stand in what was made of it
        return msgspec.structs.replace(done, unfinished=self._wipe())

    def bytes_meant(self, given: str) -> str:
        """The SHA-256 of kept bytes that begins so. Raises WithdrawnError, NotInLedgerError, AmbiguousIdError."""
        with self._reading() as connection:
            return bytes_meant(connection, given)

    def withdraw_bytes(self, given: str, *, reason: str, by: str | None = None) -> tuple[tuple[str, ...], str | None]:
        """Take out kept bytes, by the beginning of their SHA-256: the documents that came from them, which stay without
        them, and why the file could not be rewritten yet. Raises as `bytes_meant`."""
        with self._erasing() as connection:
            name = bytes_meant(connection, given)
            sharing = withdraw_bytes(connection, name, at=self._clock(), reason=reason, by=by)
            erase(connection, at=self._clock())
        return sharing, self._wipe()

    def places_of_name(self, names: Iterable[str], *, documents: Iterable[str] | None = None) -> Places:
        """Where a name, in some spellings, stands in the ledger or in some documents of it. Changes nothing."""
        with self._reading() as connection:
            chosen = None if documents is None else [document_meant(connection, given) for given in documents]
            return places_of(connection, Names(names), chosen)

    def withdraw_name(
        self,
        names: Iterable[str],
        *,
        reason: str,
        by: str | None = None,
        documents: Iterable[str] | None = None,
    ) -> NameWithdrawal:
        """Put █ for every character of a name wherever it stands, and delete the bytes that hold it.

        Raises NameNotFoundError, and as `document_meant` for `documents`; ValueError for a name without two letters.
        """
        with self._erasing() as connection:
            chosen = None if documents is None else [document_meant(connection, given) for given in documents]
            pattern = Names(names)
            places = places_of(connection, pattern, chosen)
            if not places:
                raise NameNotFoundError("the ledger" if chosen is None else "those documents")
            done = withdraw_name(connection, pattern, places, at=self._clock(), reason=reason, by=by)
            erase(connection, at=self._clock())
        self.reconcile()  # also what waited: words of what is withdrawn stand in what was made of it
        return msgspec.structs.replace(done, unfinished=self._wipe())

    def tombstones(self) -> list[Tombstone]:
        """What was withdrawn, in the order of the custody log."""
        with self._reading() as connection:
            return tombstones(connection)
