"""PDF: the text layer, its pages kept. PDFium reads it in a process that can be stopped; see docs/decisions."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.errors import BrokenPdfError, EncryptedPdfError, InstallationError, NoTextLayerError
from counterclaim.intake import pdf_lines
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.pdf_layout import Laid, laid_out
from counterclaim.intake.pdf_running import Line, Page
from counterclaim.intake.taken import Blob, Options
from counterclaim.records import Document, Issue, Section

log = logging.getLogger(__name__)

READER = Path(pdf_lines.__file__)

SECONDS = 60.0
"""Time that one PDF may take. A thousand pages of text take two or three seconds."""

PART = 400_000
"""Characters from which a PDF is cut into several documents, at the beginning of a page. A report of 200 pages is
shorter."""

FEWEST_LETTERS = 20
"""Letters below which a PDF is a scan with a stamp on it."""

READABLE = 0.5
"""Share of letters and digits among the signs of a text layer below which its letters cannot be told."""

UNTOLD = 0.1
"""Share of signs without meaning (private use, U+FFFD) above which they cannot either."""


class _Record(msgspec.Struct, frozen=True):
    """What pdf_lines.py writes on a line."""

    pages: int | None = None
    title: str = ""
    page: int | None = None
    height: float = 0.0
    lines: list[tuple[str, float, float, float, float, bool]] = []
    error: str | None = None
    done: bool = False


class _Read(msgspec.Struct, frozen=True):
    total: int
    title: str
    pages: list[Page]
    broken: tuple[int, ...]
    """Numbers of pages that could not be read."""
    ended: str | None
    """Why reading ended before the last page; None where it did not."""


def pdf_documents(blob: Blob, options: Options) -> Iterator[Document]:
    """The document of a PDF; of a very long one several, each some of its pages.

    Its dates of making are no date of publication: a scan of an old report is made today. Raises BrokenPdfError,
    EncryptedPdfError, NoTextLayerError, and InstallationError where PDFium is not there.
    """
    read = _read(blob)
    if not read.pages:
        raise BrokenPdfError(blob.input_id, read.ended or "none of its pages can be read")
    try:
        laid = laid_out(read.pages, read.total)
    except Exception as error:  # lines in places that nobody thought of must cost this PDF, not the run
        log.debug("laying out failed on %s", blob.input_id, exc_info=True)
        raise BrokenPdfError(blob.input_id, f"its lines cannot be put together ({type(error).__name__})") from error
    if not _has_text(laid):
        raise NoTextLayerError(blob.input_id, read.total)
    title, sections = _titled(laid, read.title)
    issues = _issues(read)
    for first, last, start, end in _parts(laid):
        whole = (start, end) == (0, len(laid.text))
        found = Found(
            text=laid.text[start:end],
            sections=tuple(
                Section(s.kind, max(s.start, start) - start, min(s.end, end) - start)
                for s in sections
                if s.start < end and s.end > start
            ),
            input_id=None if whole else f"{blob.input_id}#pages {first}-{last}",
            locus="" if whole else f"pages {first}-{last}",
            title=title,
            issues=issues,
            pages=tuple(max(0, offset - start) for offset in laid.pages[:last]),
        )
        yield compose(found, blob, options)


def _read(blob: Blob) -> _Read:
    command = [sys.executable, "-P", str(READER)]
    ended: str | None = None
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            out, _ = process.communicate(blob.data, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
            ended = f"it took longer than {SECONDS:.0f} seconds"
        except BaseException:
            process.kill()
            raise
    records = _records(out)
    head = records[0] if records else _Record()
    if head.error == "import":
        raise InstallationError(ImportError("No module named 'pypdfium2'"))
    if head.error == "password":
        raise EncryptedPdfError(blob.input_id)
    if head.error is not None:
        raise BrokenPdfError(blob.input_id, "its structure is damaged")
    if not head.pages:
        raise BrokenPdfError(blob.input_id, ended or ("it has no pages" if records else "the reader of PDF broke down"))
    pages = [Page(one.page, one.height, _lines(one)) for one in records[1:] if one.page and one.error is None]
    broken = tuple(one.page for one in records[1:] if one.page and one.error is not None)
    if ended is None and not records[-1].done:
        ended = "it is too long" if process.returncode == 0 else "the reader of PDF broke down"
    if ended is None and head.pages > pdf_lines.PAGES:
        ended = f"it has more than {pdf_lines.PAGES:,} pages"
    return _Read(head.pages, head.title, pages, broken, ended)


def _records(out: bytes) -> list[_Record]:
    """The lines that the other process wrote, up to one that it could not finish."""
    decoder = msgspec.json.Decoder(_Record)
    found: list[_Record] = []
    for line in out.splitlines():
        try:
            found.append(decoder.decode(line))
        except msgspec.DecodeError:
            log.debug("a line of the PDF reader breaks off")
            break
    return found


def _lines(record: _Record) -> tuple[Line, ...]:
    return tuple(Line(*line) for line in record.lines)


def _has_text(laid: Laid) -> bool:
    """Whether there is text beside headers and footers, in letters that can be told."""
    text = "".join(laid.text[slice(*s.span)] for s in laid.sections if s.kind == "body")
    signs = [char for char in text if not char.isspace()]
    letters = sum(char.isalnum() for char in signs)
    untold = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in signs)
    return letters >= FEWEST_LETTERS and letters >= READABLE * len(signs) and untold <= UNTOLD * len(signs)


def _titled(laid: Laid, written: str) -> tuple[str | None, tuple[Section, ...]]:
    """The title that the file names, where the first page has it as well, and the sections with the paragraph that is
    it as the headline. Programs put file names and the titles of old drafts there."""
    title = " ".join(written.split())
    folded = _folded(title)
    page = "".join(_folded(laid.text[slice(*s.span)]) for s in laid.first)
    if len(title.split()) < 2 or len(folded) < 8 or folded not in page:
        return None, laid.sections
    headline = next((s for s in laid.first if _folded(laid.text[slice(*s.span)]) == folded), None)
    if headline is None:
        return title, laid.sections
    sections: list[Section] = []
    for section in laid.sections:
        if not (section.start <= headline.start and headline.end <= section.end):
            sections.append(section)
            continue
        around = (
            Section("body", section.start, max(section.start, headline.start - 2)),
            Section("headline", *headline.span),
            Section("body", min(section.end, headline.end + 2), section.end),
        )
        sections += [one for one in around if one.start < one.end]
    return title, tuple(sections)


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _parts(laid: Laid) -> Iterator[tuple[int, int, int, int]]:
    """First and last page of each part, and where its text begins and ends."""
    total = len(laid.pages)
    first, start = 1, 0
    for page in range(2, total + 1):
        begins = laid.pages[page - 1]
        following = laid.pages[page] if page < total else len(laid.text)
        # Cut where a page begins with a paragraph: what runs over its end stays whole.
        if following - start > PART and begins > start and laid.text[begins - 2 : begins] == "\n\n":
            yield first, page - 1, start, begins - 2
            first, start = page, begins
    yield first, total, start, len(laid.text)


def _issues(read: _Read) -> tuple[Issue, ...]:
    issues: list[Issue] = []
    seen = {page.number for page in read.pages if page.lines}
    last = max((page.number for page in read.pages), default=0)
    bare = [n for n in range(1, last + 1) if n not in seen and n not in read.broken]
    if read.ended is not None:
        message = f"Only the first {last:,} of {read.total:,} pages were read: {read.ended}."
        issues.append(Issue(code="pdf-cut-off", message=message))
    if read.broken:
        issues.append(Issue(code="pdf-pages-broken", message=f"Damaged and not read: {_numbers(read.broken)}."))
    if bare:
        message = f"Without text, perhaps pictures of it: {_numbers(bare)}."
        issues.append(Issue(code="pdf-pages-without-text", message=message))
    return tuple(issues)


def _numbers(pages: Any) -> str:
    """Numbers of pages, those in a row together: "pages 3, 5-7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs[:20])
    return f"page{'s' if len(pages) > 1 else ''} {words}{' and more' if runs[20:] else ''}"
