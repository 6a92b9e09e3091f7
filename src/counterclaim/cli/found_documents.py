"""Dispatches that a search found, in the forms that `--format` offers."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from counterclaim.cli.arrays import write_array, write_lines

if TYPE_CHECKING:
    from rich.text import Text

    from counterclaim.ledger import FoundDocument
    from counterclaim.ledger.hits import Passage
    from counterclaim.records import Span

HIT = "bold yellow"
COLUMNS = (
    "document_id", "input_id", "outlet", "published", "language", "title", "url", "claims", "matching", "start", "end",
    "passage",
)  # fmt: skip
"""The columns of CSV; start and end are the passage's offsets into the dispatch's text."""


def print_documents(documents: Sequence[FoundDocument], form: str, out: IO[str]) -> None:
    """Dispatches as `table`, `jsonl`, `csv` or `json`."""
    if form == "table":
        from counterclaim.cli.terminal import terminal

        console = terminal(file=out)
        plain = console.color_system is None or console.no_color
        for document in documents:
            console.print(described(document, plain=plain), highlight=False)
    elif form == "jsonl":
        write_lines(documents, out)
    elif form == "json":
        write_array(documents, out)
    else:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(COLUMNS)
        for one in documents:
            table.writerow((
                one.document_id, one.input_id, one.outlet or "", one.published or "", one.language or "",
                one.title or "", one.url or "", "" if one.claims is None else one.claims,
                "" if one.matching is None else one.matching, *one.passage.span, marked(one.passage),
            ))  # fmt: skip
    out.flush()


def described(document: FoundDocument, *, plain: bool) -> Text:
    """A dispatch in two lines and its passage. `plain`: the words looked for in brackets instead of colour."""
    from rich.text import Text

    out = Text()
    dated = (document.published or "date open")[:10]
    out.append(f"{dated}  {document.outlet or 'outlet open'}  ")
    title = document.title or document.input_id
    words = one_line(title)
    if document.title is None or words != title:  # offsets hold only for the title as it is
        out.append(words, style="bold")
    else:
        out.append_text(_styled(title, 0, document.title_hits, plain=plain, style="bold"))
    read = "not read" if document.claims is None else f"{document.claims} claim{'' if document.claims == 1 else 's'}"
    if document.claims is not None and document.matching != document.claims:
        read = f"{document.matching} of {read}"
    out.append(f"\n{document.document_id[:8]}  {document.language or 'language open'}, {read}\n", style="dim")
    passage = document.passage
    out.append_text(_styled(passage.text, passage.span[0], passage.hits, plain=plain))
    out.append("\n")
    if document.note:
        out.append(f"note: {document.note}\n", style="italic")
    return out


def _styled(text: str, start: int, hits: Sequence[Span], *, plain: bool, style: str = "") -> Text:
    """A text that stands at `start`, its hits marked, white space and controls as spaces."""
    from rich.text import Text

    out = Text()
    at = start
    for first, last in hits:
        out.append(one_line(text[at - start : first - start]), style=style)
        hit = one_line(text[first - start : last - start])
        out.append(f"[{hit}]" if plain else hit, style=style if plain else HIT)
        at = last
    out.append(one_line(text[at - start :]), style=style)
    return out


def marked(passage: Passage) -> str:
    """The passage on one line, the words looked for in brackets."""
    return _styled(passage.text, passage.span[0], passage.hits, plain=True).plain


def one_line(text: str) -> str:
    """Every run of white space and controls as one space: a dispatch moves no cursor."""
    out = "".join(char if char.isprintable() else " " for char in text)
    kept = " ".join(out.split())
    return f"{' ' if out[:1].isspace() else ''}{kept}{' ' if kept and out[-1:].isspace() else ''}"
