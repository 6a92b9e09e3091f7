"""Versions of dispatches made by hand, for tests. All invented; offices, no persons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from counterclaim.intake import Blob, Taken
from counterclaim.ledger import Ledger
from counterclaim.records import Document, Notice, NoticeKind, Section, document_id
from tests.hand_made import at, claim, reading_of

URL = "https://example.org/shelling"
FIRST = "A shelling of Testville killed at least 8 people, the northern army said. The road to Hilltown is open."
SECOND = "A shelling of Testville killed at least 11 people, the northern army said. The road to Hilltown is closed."
CORRECTED = "Correction: an earlier version of this article gave a wrong number of dead."
RETRACTED = "This article has been withdrawn because its account could not be confirmed."


def seconds() -> Iterator[str]:
    """A clock that goes on by a second with every look at it."""
    return (f"2031-03-05T00:{n // 60:02}:{n % 60:02}+00:00" for n in count())


def ledger_at(path: Path) -> Ledger:
    """An empty ledger in which time passes."""
    clock = seconds()
    return Ledger(path, clock=lambda: next(clock))


def version(
    text: str, *, url: str | None = URL, path: str = "a.html", outlet: str | None = "Wire A", locus: str = "",
    published: str | None = "2031-03-04", retrieved: str | None = None, notice: NoticeKind | None = None,
    words: str = "", title: str | None = "Invented for testing", blob: bytes | None = None,
) -> Taken:  # fmt: skip
    """A dispatch; `words` of it are the notice."""
    data = Blob(input_id=path, data=blob or text.encode(), media_type="text/html")
    notices = (Notice(notice, at(text, words or text)),) if notice else ()
    spans = [n.span for n in notices]
    body = [Section("body", 0, spans[0][0]), Section("notice", *spans[0])] if spans else [Section("body", 0, len(text))]
    if spans and spans[0][1] < len(text):
        body.append(Section("body", spans[0][1], len(text)))
    document = Document(
        document_id=document_id(blob=data.sha256, locus=locus, outlet=outlet, url=url, published=published),
        input_id=path, blob=data.sha256, locus=locus, text=text, outlet=outlet, url=url, title=title,
        sections=tuple(section for section in body if section.start < section.end), published=published,
        published_from="metadata" if published else None, language="en", retrieved=retrieved, notices=notices,
    )  # fmt: skip
    return Taken(document, data)


def stored(ledger: Ledger, item: Taken, *, dead: str | None = None, claimed: bool = True) -> Document:
    """Keep a version, with the northern army's claim in it where `claimed`; `dead` is its figure in words."""
    document = item.document
    made = []
    if claimed:
        content = document.text[: document.text.index(", the northern army")]
        made = [claim(document, "the northern army", "said", content, dead=dead, place="Testville")]
    ledger.store(item, reading_of(document, *made))
    return document


def two_versions(path: Path) -> tuple[Ledger, Document, Document]:
    """A ledger with a dispatch and its newer version, which has another figure and a correction."""
    ledger = ledger_at(path)
    first = stored(ledger, version(FIRST), dead="at least 8")
    item = version(f"{SECOND}\n\n{CORRECTED}", notice="correction", words=CORRECTED)
    return ledger, first, stored(ledger, item, dead="at least 11")
