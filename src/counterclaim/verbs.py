"""The verbs that need no ledger, the same for Python and the command line: `read` and `annotate`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec

from counterclaim.accepting import with_accepted_dates, with_accepted_lines
from counterclaim.annotating import AnnotateLine, LineError, annotate_lines
from counterclaim.errors import InputError
from counterclaim.in_place import in_place
from counterclaim.intake import Blob, Options, Skipped, Taken, checked, take_in, taken_from
from counterclaim.records import Annotations, Claim, ComponentVersion, Document, Issue, Reading

Row = dict[str, Any]

log = logging.getLogger(__name__)


class DocumentReader(Protocol):
    """What reads documents: `counterclaim.reading.reader.Reader`, or a stand-in with the same two verbs."""

    @property
    def components(self) -> tuple[ComponentVersion, ...]:
        """Everything that takes part in a reading."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages that it reads."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in order."""

    def annotate(self, task: str, documents: Iterable[Document]) -> Iterator[Annotations | Issue]:
        """The rows of one task for each document, in order, or the issue that stopped it."""


def read(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    theatre: str | None = None,
    accept_proposed: float | None = None,
    reader: DocumentReader | None = None,
) -> list[Claim]:
    """The claims of a dispatch: a text, or the path of a file or folder. Nothing is stored.

    A string is a path where such a file is there or where it has no white space, else it is the text itself. What is
    skipped in a folder is logged as a warning. Where nobody gives a date, `accept_proposed` takes one that the text
    proposes, from this confidence on (0 to 1). Raises InputError where nothing could be read, DateError for a published
    date that does not exist, UnknownTheatreError.
    """
    options = Options(published=published, outlet=outlet, theatre=theatre, accept_proposed=accept_proposed)
    if isinstance(source, str) and _is_text(source):
        blob = Blob(input_id="text", data=source.encode(), media_type="text/plain")
        taken: Iterable[Taken | Skipped] = taken_from(blob, checked(options))
    else:
        taken = take_in([source], options)
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    done = 0
    for item, reading in read_taken(taken, reader or _reader(), accept=accept_proposed):
        if isinstance(item, Skipped):
            skipped.append(item)
            log.warning("skipped: %s [%s]", item.message, item.code)
        else:
            done += 1
            claims += reading.claims if reading else ()
    if not done and skipped:
        raise InputError(skipped[0].message, hint=skipped[0].hint)
    return claims


def annotate(
    task: str,
    text: str,
    *,
    published: str | None = None,
    theatre: str | None = None,
    accept_proposed: float | None = None,
    reader: DocumentReader | None = None,
) -> list[Row]:
    """The annotations of one text (contract, section 2). Raises UnknownTaskError, and InputError where it fails.

    `accept_proposed` as for `read`; the task "published" gives the proposal itself.
    """
    line = msgspec.json.encode({"id": "text", "text": text, "published": published, "theatre": theatre})
    for row in annotated(task, [line], reader or _reader(), accept=accept_proposed):
        if "error" in row:
            raise InputError(row["error"]["message"])
        found: list[Row] = row["annotations"]
        return found
    return []


def _reader() -> DocumentReader:
    from counterclaim.reading.reader import Reader

    return Reader()


def _is_text(source: str) -> bool:
    if not any(char.isspace() for char in source):
        return not source
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # too long for a name, or a zero byte in it
        return True


def read_taken(
    taken: Iterable[Taken | Skipped],
    reader: DocumentReader,
    *,
    known: Callable[[Document], bool] = lambda _: False,
    accept: float | None = None,
) -> Iterator[tuple[Taken | Skipped, Reading | None]]:
    """Every input in its order, with the reading of its document; None where it was skipped or is `known` already.

    Documents go through the reader in its batches. `accept`: documents without a date are read as of the day that their
    text proposes with this confidence or more.
    """

    def to_read(item: Taken | Skipped) -> Document | None:
        if isinstance(item, Skipped) or known(item.document):
            return None
        return item.document

    if accept is not None:
        taken = with_accepted_dates(taken, reader, accept)
    yield from in_place(taken, to_read, reader.read)


def annotated(
    task: str,
    lines: Iterable[bytes],
    reader: DocumentReader,
    *,
    pre_tokenized: bool = False,
    accept: float | None = None,
) -> Iterator[Row]:
    """The output rows of `annotate`, one for every line that is not blank, in order (contract, section 2)."""

    def to_read(item: AnnotateLine | LineError) -> Document | None:
        return item.document if isinstance(item, AnnotateLine) else None

    items = annotate_lines(lines, pre_tokenized=pre_tokenized)
    if accept is not None:
        items = with_accepted_lines(items, reader, accept)
    for item, found in in_place(items, to_read, lambda documents: reader.annotate(task, documents)):
        if isinstance(item, LineError):
            yield {
                "id": item.id,
                "annotations": [],
                "issues": [],
                "error": {"code": item.code, "message": item.message},
            }
        elif isinstance(found, Issue):
            yield {
                "id": item.id,
                "annotations": [],
                "issues": [],
                "error": {"code": found.code, "message": found.message},
            }
        else:
            issues = (*item.document.issues, *(found.issues if found else ()))
            rows = found.rows if found else []
            yield {"id": item.id, "annotations": rows, "issues": msgspec.to_builtins(issues)}


def claims_of(readings: Iterable[tuple[Taken | Skipped, Reading | None]]) -> Iterator[Claim]:
    """All claims of some readings, in order."""
    for _, reading in readings:
        if reading is not None:
            yield from reading.claims
