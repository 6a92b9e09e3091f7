"""Inputs that are not what their format asks for: pages, feeds, mails, PDF, word processors, chats, rows."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.errors.inputs import InputError

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


class BrokenMailError(InputError):
    """Bytes that are no mail, or one that cannot be taken apart."""

    code = "mail-broken"
    hint = "save the mail's text as plain text and give that"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"'{path}' cannot be taken apart as a mail: {reason}")


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


class NoSuchColumnError(InputError):
    """A table without a column that `--column` names."""

    code = "no-such-column"

    def __init__(self, path: str, field: str, column: str, columns: Iterable[str]) -> None:
        named = [repr(name[:60]) for name in columns]
        there = ", ".join(named[:30]) + (" …" if len(named) > 30 else "") or "no columns at all"
        super().__init__(
            f"'{path}' has no column '{column[:60]}' for {field}; it has {there}",
            hint=f"name one of them, --column {field}=NAME, or leave the option out",
        )


class BadTableError(InputError):
    """A CSV file whose structure breaks off."""

    code = "broken-table"

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"'{path}' cannot be read as CSV from line {line} on: {reason}")
