"""Every error a user can meet: a stable code, one plain sentence, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable


class CounterclaimError(Exception):
    """Root of all errors of the house. `code` is stable; `str()` is one sentence; `hint` says what to do next."""

    code = "error"
    hint: str | None = None
    exit_status = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class UnexpectedError(CounterclaimError):
    """A fault of the program itself."""

    code = "unexpected"
    hint = "run it again with --debug and report what it prints"

    def __init__(self, error: Exception) -> None:
        super().__init__(f"something went wrong that nobody expected ({type(error).__name__}: {error})")


class InstallationError(CounterclaimError):
    """A package that the program needs is not there or cannot be loaded."""

    code = "installation"
    hint = "install Counterclaim again: pip install --force-reinstall counterclaim"

    def __init__(self, error: ImportError) -> None:
        super().__init__(f"a part of the program is not installed ({error})")


class UsageError(CounterclaimError):
    """A command line that the verb does not understand."""

    code = "usage"
    exit_status = 2


class ChainError(CounterclaimError):
    """A chain of reading components that cannot work: a need that nothing sets."""

    code = "chain"


class UnknownTaskError(CounterclaimError):
    """An annotation task that does not exist."""

    code = "unknown-task"
    exit_status = 2

    def __init__(self, task: str, valid: Iterable[str]) -> None:
        super().__init__(f"there is no annotation task '{task}'", hint=f"choose one of: {', '.join(valid)}")


class OntologyError(CounterclaimError):
    """A file of the event ontology, or a mapping of it, that cannot be used as it stands."""

    code = "ontology"


# --- inputs: raised while one input is taken in, reported as skipped, the run goes on ---


class InputError(CounterclaimError):
    """An input, or one row of it, that cannot become a document. It is skipped and named; the run goes on."""

    code = "input"


class InputMissingError(InputError):
    """A path that is not there, or a pattern that matches nothing."""

    code = "input-missing"
    hint = "check the path; quote a pattern so that the shell leaves it alone"

    def __init__(self, path: str) -> None:
        super().__init__(f"there is no file or folder '{path}'")


class InputUnreadableError(InputError):
    """A file that the system does not let us read."""

    code = "input-unreadable"
    hint = "check the file's permissions"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"'{path}' cannot be opened: {reason}")


class EmptyFolderError(InputError):
    """A folder without a single file."""

    code = "folder-empty"

    def __init__(self, path: str) -> None:
        super().__init__(f"the folder '{path}' holds no files")


class EmptyInputError(InputError):
    """No bytes, or nothing but white space."""

    code = "empty"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is empty")


class BinaryInputError(InputError):
    """Bytes that are not text."""

    code = "binary"
    hint = (
        "give plain text, Markdown, HTML, JSON, CSV, RSS, Atom, RTF, .docx, .odt, a mail, a PDF, or an archive of them"
    )

    def __init__(self, path: str) -> None:
        super().__init__(f"'{path}' is not text")


class UnknownFormatError(InputError):
    """A file in a folder whose extension says that it is something else."""

    code = "unknown-format"
    hint = "name the file itself if it is a dispatch all the same"

    def __init__(self, path: str, suffix: str) -> None:
        what = suffix or "a file without extension"
        super().__init__(f"'{path}' is left out of its folder, because {what} is no format of dispatches")


class TooLargeError(InputError):
    """More bytes or characters than one input may have."""

    code = "too-large"
    hint = "cut it into smaller files"

    def __init__(self, what: str, size: int, limit: int, unit: str, *, lost: str | None = None) -> None:
        """`lost` is the SHA-256 of bytes that are too many to be kept."""
        more = f"; they are not kept either, their SHA-256 is {lost}" if lost else ""
        super().__init__(f"{what} has {size:,} {unit}, more than the {limit:,} that are read{more}")


class LeftOutError(InputError):
    """A member of an archive that is left out, or `many` for one reason: "… is left out: encrypted"."""

    def __init__(self, what: str, reason: str, *, many: bool = False) -> None:
        super().__init__(f"{what} {'are' if many else 'is'} left out: {reason}")


class MemberBrokenError(LeftOutError):
    """A member that cannot be unpacked; others of its archive can."""

    code = "archive-broken"


class MemberEncryptedError(LeftOutError):
    """A member that is locked by a password."""

    code = "archive-encrypted"
    hint = "unpack it with its password and give the files"


class MemberLimitError(LeftOutError):
    """A member that is larger, lies deeper, or has a longer name than is read."""

    code = "archive-limit"
    hint = "unpack the archive and give the files that matter"


class MemberUnsafeError(LeftOutError):
    """A member that is no file but points at one: a link, a device."""

    code = "member-unsafe"


class MemberUnknownError(LeftOutError):
    """A member whose extension says that it is no dispatch."""

    code = "unknown-format"
    hint = "unpack it and name the file itself if it is a dispatch all the same"


class NotADispatchError(LeftOutError):
    """Records of a web archive that hold no page: requests, images, scripts, answers without content."""

    code = "not-a-dispatch"


class ArchiveBrokenError(InputError):
    """An archive that cannot be unpacked, or not beyond a place. What came before is read."""

    code = "archive-broken"
    hint = "fetch or copy it again; what could be read of it stays"

    def __init__(self, path: str, reason: str, *, after: str | None = None) -> None:
        """`after` is the last member that could be unpacked, or was being unpacked."""
        place = f" beyond '{after}'" if after else ""
        super().__init__(f"'{path}' cannot be unpacked{place}: {reason}")


class ArchiveLimitError(InputError):
    """An archive of which no more is unpacked. What came before is read."""

    code = "archive-limit"
    hint = "unpack it and give the files that matter"

    def __init__(self, path: str, reason: str, *, after: str | None = None) -> None:
        place = f" after '{after}'" if after else ""
        super().__init__(f"no more of '{path}' is unpacked{place}: {reason}")


class NoMembersError(InputError):
    """An archive without a single file."""

    code = "archive-empty"

    def __init__(self, path: str) -> None:
        super().__init__(f"the archive '{path}' holds no files")


PAGES_WITHOUT_ARTICLE = {
    "empty": ("no article was found in the page", None),
    "error": ("an error or a check for robots stands in place of an article in the page", "fetch the page again"),
    "consent": ("a demand for consent to cookies stands in place of an article in the page", "save the page after it"),
    "login": ("a demand to log in or subscribe stands in place of an article in the page", "save the page after it"),
    "video": (
        "a video, a sound or pictures stand in place of an article in the page",
        "give what is said in it as text",
    ),
    "index": ("a list of other pages stands in place of an article in the page", "give the pages that it lists"),
}
"""Kind of page → what is wrong with it, and what to do next."""


class NoArticleError(InputError):
    """An HTML page in which no article was found. Its code is `page-` and the kind of page."""

    code = "page-empty"

    def __init__(self, path: str, kind: str = "empty") -> None:
        said, hint = PAGES_WITHOUT_ARTICLE[kind]
        super().__init__(f"{said} '{path}'", hint=hint)
        self.code = f"page-{kind}"


class BrokenPageError(InputError):
    """An HTML page on which the extraction of the article broke down."""

    code = "page-unreadable"
    hint = "save the article as plain text and give that"

    def __init__(self, path: str, error: Exception) -> None:
        super().__init__(f"the page '{path}' could not be taken apart ({type(error).__name__})")


class NotAFeedError(InputError):
    """XML that is neither RSS nor Atom nor a page."""

    code = "not-a-feed"
    hint = "give RSS or Atom, or save the dispatch as plain text or HTML"

    def __init__(self, path: str) -> None:
        super().__init__(f"'{path}' is XML, but neither RSS nor Atom")


class EmptyFeedError(InputError):
    """A feed without a single entry."""

    code = "feed-empty"

    def __init__(self, path: str) -> None:
        super().__init__(f"the feed '{path}' has no entries")


class BrokenFeedError(InputError):
    """A feed, or an entry of one, that cannot be taken apart."""

    code = "feed-broken"
    hint = "fetch the feed again, or save the dispatch as plain text"

    def __init__(self, what: str, error: Exception | None = None) -> None:
        why = f" ({type(error).__name__})" if error else ""
        super().__init__(f"{what if error else repr(what)} cannot be taken apart as RSS or Atom{why}")


class TooManyError(InputError):
    """More parts than one input may have; those up to the limit were taken."""

    code = "too-many"

    def __init__(self, what: str, limit: int, parts: str) -> None:
        super().__init__(f"{what} has more than {limit:,} {parts}; the rest was left out")


class BrokenMailError(InputError):
    """Bytes that are no mail, or one that cannot be taken apart."""

    code = "mail-broken"
    hint = "save the mail's text as plain text and give that"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"'{path}' cannot be taken apart as a mail: {reason}")


class TooDeepError(InputError):
    """Mails within mails, more than anybody passes on."""

    code = "too-deep"

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(f"'{path}' lies more than {limit} deep in other mails and was left out")


class BrokenPdfError(InputError):
    """A PDF of which nothing can be read."""

    code = "pdf-broken"
    hint = "fetch the file again, or save its text as plain text and give that"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"the PDF '{path}' cannot be read: {reason}")


class BrokenOfficeError(InputError):
    """A document of a word processor that cannot be taken apart."""

    code = "office-broken"
    hint = "open it in the program that made it, save it as plain text, and give that"

    def __init__(self, path: str, form: str, reason: str) -> None:
        super().__init__(f"'{path}' cannot be read as {form}: {reason}")


class EncryptedOfficeError(InputError):
    """A document of a word processor that does not open without a password."""

    code = "office-encrypted"
    hint = "save it without a password and give that"

    def __init__(self, path: str) -> None:
        super().__init__(f"'{path}' is locked by a password, or is of an older format under a newer name")


class NoPageError(InputError):
    """A page saved by a browser in which there is no page."""

    code = "page-empty"
    hint = "save the page again, or its text as plain text"

    def __init__(self, path: str) -> None:
        super().__init__(f"there is no page in '{path}'")


class NoWordsError(InputError):
    """Messages of a chat that hold pictures, films or nothing: there is nothing in them to read."""

    code = "message-empty"

    def __init__(self, path: str, messages: int) -> None:
        many = f"{messages:,} messages" if messages != 1 else "1 message"
        super().__init__(f"{many} of '{path}' {'have' if messages != 1 else 'has'} no words: left out")


class EncryptedPdfError(InputError):
    """A PDF that does not open without a password."""

    code = "pdf-encrypted"
    hint = "save it without a password and give that"

    def __init__(self, path: str) -> None:
        super().__init__(f"the PDF '{path}' needs a password")


class NoTextLayerError(InputError):
    """A PDF of pictures: a scan, or one whose letters cannot be told."""

    code = "pdf-no-text"
    hint = "put it through text recognition (OCR) and give what comes out"

    def __init__(self, path: str, pages: int) -> None:
        super().__init__(
            f"the PDF '{path}' has no text on its {pages:,} page{'' if pages == 1 else 's'}, only pictures"
        )


class BrokenLineError(InputError):
    """A line of JSONL that is not a JSON object."""

    code = "broken-line"

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"line {line} of '{path}' is not a JSON object: {reason}")


class BrokenJsonError(InputError):
    """A JSON file, or one row of it, that cannot be read."""

    code = "broken-json"

    def __init__(self, path: str, reason: str, *, row: int | None = None) -> None:
        what = f"'{path}'" if row is None else f"row {row} of '{path}'"
        super().__init__(f"{what} cannot be read as JSON: {reason}")


class NoTextColumnError(InputError):
    """A table, or one row of it, without the column that holds the text, or with something else in it."""

    code = "no-text-column"

    def __init__(self, what: str, column: str, columns: Iterable[str]) -> None:
        named = [repr(name[:60]) for name in columns]
        if repr(column) in named:
            super().__init__(f"the column '{column}' of {what} holds no text")
            return
        there = ", ".join(named[:30]) + (" …" if len(named) > 30 else "") or "no columns at all"
        super().__init__(f"{what} has no column '{column}'; it has {there}", hint="name the column: --column text=NAME")


class BadTableError(InputError):
    """A CSV file whose structure breaks off."""

    code = "broken-table"

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"'{path}' cannot be read as CSV from line {line} on: {reason}")


# --- dates, options ---


class DateError(CounterclaimError):
    """A date that does not exist or cannot be understood without guessing."""

    code = "date-invalid"
    hint = "write it as YYYY-MM-DD, or with time and zone as YYYY-MM-DDTHH:MM+HH:MM"
    exit_status = 2

    def __init__(self, written: str, reason: str) -> None:
        super().__init__(f"'{written}' is not a date: {reason}")


class LanguageError(CounterclaimError):
    """A language code that there is not."""

    code = "language-unknown"
    hint = "write two letters of ISO 639-1, such as en, uk or ar"
    exit_status = 2

    def __init__(self, written: str) -> None:
        super().__init__(f"'{written}' is no code of a language")


class SettingsError(CounterclaimError):
    """A settings file or an environment variable that cannot be used: which, the path to the bad field, and why."""

    code = "settings"
    hint = "correct it; docs/settings.md lists the settings"
    exit_status = 2

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"the settings in '{source}' cannot be used: {problem}")


class ColumnOptionError(CounterclaimError):
    """A `--column` option that does not say FIELD=NAME."""

    code = "column-option"
    exit_status = 2

    def __init__(self, written: str, fields: Iterable[str]) -> None:
        super().__init__(
            f"'{written}' does not name a column", hint=f"write FIELD=NAME, FIELD one of: {', '.join(fields)}"
        )


class NothingReadError(CounterclaimError):
    """Every input was skipped."""

    code = "nothing-read"

    def __init__(self, skipped: int) -> None:
        super().__init__(f"nothing could be read; {skipped} input{'s were' if skipped != 1 else ' was'} skipped")


class OutputError(CounterclaimError):
    """A file that cannot be written."""

    code = "output"
    hint = "choose another file with -o"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"'{path}' cannot be written: {reason}")


# --- the ledger ---


class LedgerError(CounterclaimError):
    """The ledger file cannot be used."""

    code = "ledger"


class LedgerMissingError(LedgerError):
    """There is no ledger at the path yet."""

    code = "ledger-missing"
    hint = "make one: counterclaim add INPUT…, or name another: --ledger PATH"

    def __init__(self, path: str) -> None:
        super().__init__(f"there is no ledger at '{path}'")


class LedgerUnwritableError(LedgerError):
    """The system does not let us write the ledger."""

    code = "ledger-unwritable"
    hint = "choose a file in a folder that you can write to: --ledger PATH"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"the ledger '{path}' cannot be written: {reason}")


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
        super().__init__(f"several {noun}s begin with '{id_prefix}'", hint=f"write more of one: {', '.join(found)}")


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


# --- annotate ---


class AnnotateLineError(InputError):
    """A line of `annotate` that cannot be read; it is answered by an error row in its place."""

    code = "broken-line"


class NotJsonLinesError(CounterclaimError):
    """A file for `annotate` that is something else than JSON lines."""

    code = "not-jsonl"
    exit_status = 2

    def __init__(self, path: str) -> None:
        super().__init__(
            f"'{path}' holds no JSON lines, which annotate reads",
            hint=f'write {{"id": "1", "text": "…"}}, one document a line; for the claims of a dispatch: '
            f"counterclaim read {path}",
        )


# --- serve, demo ---


class PortInUseError(CounterclaimError):
    """Another program listens on the port."""

    code = "port-in-use"
    hint = "choose another: --port 8081, or --port 0 for any free one"

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"port {port} of {host} is in use by another program")


class NoDemoError(CounterclaimError):
    """The package was built without its demo corpus."""

    code = "no-demo"
    hint = "install Counterclaim again"

    def __init__(self) -> None:
        super().__init__("the demo corpus is not part of this installation")


# --- theatres ---


class UnknownTheatreError(CounterclaimError):
    """A theatre id that no folder has."""

    code = "unknown-theatre"
    exit_status = 2

    def __init__(self, theatre: str, valid: Iterable[str]) -> None:
        super().__init__(f"there is no theatre '{theatre}'", hint=f"choose one of: {', '.join(valid)}")


class TheatreFileError(CounterclaimError):
    """A theatre file that breaks its format: which file, the path to the bad field, and why."""

    code = "theatre-file"

    def __init__(self, file: str, at: str, problem: str) -> None:
        super().__init__(f"{file}, {at}: {problem}", hint="correct the field; docs/theatres.md describes the format")


class GazetteerError(CounterclaimError):
    """A table of places that is missing or cannot be read."""

    code = "gazetteer"
    hint = "build it with: python -m counterclaim.gazetteer.compiling"
