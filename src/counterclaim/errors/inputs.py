"""Inputs that cannot become documents. Raised while one is taken in, reported as skipped; the run goes on."""

from __future__ import annotations

from counterclaim.errors.root import CounterclaimError


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

    def __init__(self, path: str, reason: str, *, hint: str | None = None) -> None:
        super().__init__(f"'{path}' cannot be opened: {reason}", hint=hint)


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


class TooManyError(InputError):
    """More parts than one input may have; those up to the limit were taken."""

    code = "too-many"

    def __init__(self, what: str, limit: int, parts: str) -> None:
        super().__init__(f"{what} has more than {limit:,} {parts}; the rest was left out")


class TooDeepError(InputError):
    """Mails within mails, more than anybody passes on."""

    code = "too-deep"

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(f"'{path}' lies more than {limit} deep in other mails and was left out")


class NothingReadError(CounterclaimError):
    """Every input was skipped."""

    code = "nothing-read"

    def __init__(self, skipped: int) -> None:
        super().__init__(f"nothing could be read; {skipped} input{'s were' if skipped != 1 else ' was'} skipped")
