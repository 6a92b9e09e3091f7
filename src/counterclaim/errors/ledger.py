"""What stands in the way of using a ledger."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.errors.root import CounterclaimError


class LedgerError(CounterclaimError):
    """The ledger file cannot be used."""

    code = "ledger"


class LedgerMissingError(LedgerError):
    """There is no ledger at the path yet."""

    code = "ledger-missing"
    hint = "make one: counterclaim add INPUT…, or name another: --ledger PATH"

    def __init__(self, path: str, *, hint: str | None = None) -> None:
        super().__init__(f"there is no ledger at '{path}'", hint=hint)


class LedgerUnwritableError(LedgerError):
    """The system does not let us write the ledger."""

    code = "ledger-unwritable"
    hint = "choose a file in a folder that you can write to: --ledger PATH"

    def __init__(self, path: str, reason: str, *, hint: str | None = None) -> None:
        super().__init__(f"the ledger '{path}' cannot be written: {reason}", hint=hint)


class LedgerUnreadableError(LedgerError):
    """The system does not let us read the ledger's file."""

    code = "ledger-unreadable"
    hint = "check the file's permissions, or name another: --ledger PATH"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"the ledger '{path}' cannot be read: {reason}")


class LedgerFullError(LedgerUnwritableError):
    """There is no room for what is to be stored."""

    code = "ledger-full"
    hint = "make room on the disk and run it again; what was stored until now stays"


class LedgerInUseError(LedgerError):
    """Others read the ledger for so long that its file cannot be made smaller."""

    code = "ledger-in-use"
    hint = "end what reads it (counterclaim serve) and run this again; nothing was changed"

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(f"others have been reading the ledger '{path}' for more than {seconds:g} seconds")


class LedgerLockedError(LedgerError):
    """Another process holds the ledger for writing."""

    code = "ledger-locked"
    hint = "wait until the other command has ended and run this one again; what was stored stays"

    def __init__(self, path: str) -> None:
        super().__init__(f"another program is writing to the ledger '{path}'")


class NotALedgerError(LedgerError):
    """The file is something else."""

    code = "not-a-ledger"
    hint = (
        "name another file: --ledger PATH; if it was a ledger, its first page is damaged, and what is left of it can "
        "be saved: counterclaim backup NEW.db --rebuild --ledger PATH"
    )

    def __init__(self, path: str) -> None:
        super().__init__(f"'{path}' is not a ledger of Counterclaim")


class LedgerDamagedError(LedgerError):
    """SQLite cannot make sense of the file's pages."""

    code = "ledger-damaged"
    hint = "counterclaim verify names what does not fit; counterclaim backup NEW.db --rebuild saves what does"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"the ledger '{path}' is damaged: {reason}")


class LedgerAlteredError(LedgerError):
    """A file with something in its schema that acts by itself and that no version of the program made."""

    code = "ledger-altered"

    def __init__(self, path: str, kind: str, name: str) -> None:
        super().__init__(
            f"the ledger '{path}' holds a {kind} '{name}' that no version of this program made; it was not opened",
            hint=f"save what is whole in it, and run none of it: counterclaim backup NEW.db --rebuild --ledger {path}",
        )


class LedgerTooNewError(LedgerError):
    """The ledger was written by a newer program."""

    code = "ledger-too-new"
    hint = "install the newer Counterclaim"

    def __init__(self, path: str, found: int, known: int) -> None:
        super().__init__(f"the ledger '{path}' has schema {found}, this program knows up to {known}")


class NotInLedgerError(LedgerError):
    """No claim or document with such an id."""

    code = "not-in-ledger"
    hint = "list ids with: counterclaim claims"

    def __init__(self, noun: str, id_prefix: str) -> None:
        super().__init__(f"there is no {noun} '{id_prefix}' in the ledger")
        if noun != "claim":
            self.hint = "list ids of dispatches with: counterclaim search; of claims with: counterclaim claims"


class WithdrawnError(LedgerError):
    """Something that was in the ledger and was taken out; its tombstone says when and why."""

    code = "withdrawn"
    hint = "its content is gone from the ledger, and neither its bytes nor its text come in again"
    verb = "was withdrawn"

    def __init__(self, what: str, *, at: str, reason: str, by: str | None = None) -> None:
        super().__init__(f"{what} {self.verb} on {at[:10]}{f' by {by}' if by else ''}: {reason}")
        self.at, self.reason, self.by = at, reason, by


class HoldsWithdrawnError(WithdrawnError):
    """A file of several dispatches, an archive or a mail, in which one lies that was withdrawn."""

    hint = "take it out of the file, and add the rest"
    verb = "is not kept: something in it was withdrawn"

    def __init__(self, input_id: str, *, at: str, reason: str, by: str | None = None) -> None:
        super().__init__(f"'{input_id}'", at=at, reason=reason, by=by)


class RowWithdrawnError(WithdrawnError):
    """A row of a table, a message of a chat, that was withdrawn; the others of it were not."""

    hint = "take it out of the table, and add the rest"


class BesideWithdrawnError(HoldsWithdrawnError):
    """A row of a table in which another one was withdrawn, so that the table is not taken in; nothing is wrong with
    this row, which may be in the ledger already."""

    verb = "is not taken in: something else in the same file was withdrawn"

    def __init__(self, input_id: str, *, at: str, reason: str, by: str | None = None, is_here: bool = False) -> None:
        super().__init__(input_id, at=at, reason=reason, by=by)
        if is_here:
            self.hint = "it is in the ledger already, as it was, and stays there"


class NameWithdrawnError(HoldsWithdrawnError):
    """Bytes in which a name stands, or stood, that was withdrawn. The dispatch `stays` without it, by its id."""

    hint = "take the name out of it, and add it again"
    verb = "is not taken in: a name in it was withdrawn"

    def __init__(
        self, input_id: str, *, at: str, reason: str, by: str | None = None, stays: str | None = None,
        masked: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(input_id, at=at, reason=reason, by=by)
        if stays is not None:
            how = "with the name taken out" if masked else "as it was, without its bytes"
            self.hint = f"it is in the ledger {how}, as document {stays[:8]}"


class NameNotFoundError(LedgerError):
    """A name to withdraw that stands nowhere."""

    code = "name-not-found"
    hint = "write it as the dispatch does; every other spelling with its own --name"

    def __init__(self, where: str) -> None:
        super().__init__(f"the name does not occur in {where}")


class AmbiguousIdError(LedgerError):
    """An id cut so short that it fits several."""

    code = "ambiguous-id"

    def __init__(self, noun: str, id_prefix: str, found: Iterable[str]) -> None:
        if "://" in id_prefix:
            several, hint = f"there are several versions of '{id_prefix}'", "name one by its id"
        else:
            several, hint = f"several {noun}s begin with '{id_prefix}'", "write more of one"
        super().__init__(several, hint=f"{hint}: {', '.join(found)}")


class NoSuchPageError(LedgerError):
    """A page of a search after its last one."""

    code = "no-such-page"
    exit_status = 2

    def __init__(self, page: int, pages: int) -> None:
        there = "there is 1 page" if pages == 1 else f"there are {pages:,} pages"
        super().__init__(f"there is no page {page:,}; {there}", hint=f"--page {pages} is the last")
        self.pages = pages


class QueryError(LedgerError):
    """A filter that cannot be understood."""

    code = "query"
    exit_status = 2


class JudgementError(LedgerError):
    """A judgement that cannot be kept as it was given."""

    code = "judgement"
    exit_status = 2


class DecisionError(LedgerError):
    """A decision about incidents that cannot be kept as it was given."""

    code = "decision"
    exit_status = 2


class VerificationError(LedgerError):
    """Something in the ledger does not fit its hash."""

    code = "verification"
    hint = "restore the file from a backup, or save what still fits: counterclaim backup NEW.db --rebuild"


class BackupThereError(LedgerError):
    """There is a file already where a backup is to go."""

    code = "backup-there"
    hint = "name another file, or overwrite it: --force"

    def __init__(self, path: str, *, hint: str | None = None) -> None:
        super().__init__(f"there is a file '{path}' already", hint=hint)


class NothingToRebuildError(LedgerError):
    """No page of the file holds anything of a ledger."""

    code = "nothing-to-rebuild"
    hint = "name the damaged file: --ledger PATH"

    def __init__(self, path: str) -> None:
        super().__init__(f"nothing of a ledger is left in '{path}'")


class MergeConflictError(LedgerError):
    """Two ledgers of one name, or two copies of one log, that do not say the same: nothing was merged."""

    code = "merge-conflict"


class MergeUnverifiedError(LedgerError):
    """A ledger that does not verify is not merged unasked."""

    code = "merge-unverified"

    hint = "--anyway merges what fits in it and leaves out the rest"

    def __init__(self, path: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(f"'{path}' does not verify: {message}", hint=hint)
