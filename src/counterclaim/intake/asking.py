"""The conflict that somebody asks a document to be read by."""

from __future__ import annotations

from counterclaim.errors import UnknownTheatreError
from counterclaim.records import Issue


def check_theatre(theatre: str) -> None:
    """Raise UnknownTheatreError, which lists those there are, where the user names a theatre that is not there."""
    from counterclaim.theatres import load

    load(theatre)


def asked_theatre(written: str | None) -> tuple[str | None, tuple[Issue, ...]]:
    """The theatre that an input asks for; None and an issue where it is not there: the reader chooses then."""
    if not written:
        return None, ()
    try:
        check_theatre(written)
    except UnknownTheatreError as error:
        message = f"The theatre that the input names was not used: {error}; {error.hint}."
        return None, (Issue(code=error.code, message=message),)
    return written, ()
