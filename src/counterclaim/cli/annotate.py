"""`counterclaim annotate`: stand-off annotations of one kind, one document a line (contract, section 2)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec
import rich_click as click

from counterclaim.cli.settings import accept_option, attribution_option, processes_option
from counterclaim.errors import NotJsonLinesError

if TYPE_CHECKING:
    from counterclaim.records import AttributedBy

OTHER = frozenset({".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".pdf", ".docx"})
"""Names that end so are dispatches or tables, not JSON lines."""

TASKS = ("attribution", "time", "quantity", "figure", "place", "actor", "event", "published")


@click.command("annotate")
@click.argument("task", type=click.Choice(TASKS))
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--pre-tokenized", is_flag=True, help='Lines hold "tokens"; the text is the tokens joined by one space.')
@processes_option
@accept_option
@attribution_option
def command(
    *,
    task: str,
    file: BinaryIO,
    pre_tokenized: bool,
    processes: int,
    accept_proposed: float | None,
    attribution: AttributedBy,
) -> int:
    """Print annotations of one kind as JSON lines, for other programs and for benchmarks.

    A line of FILE is {"id": …, "text": …, "published": "YYYY-MM-DD"}; "published", "theatre", "language" and
    "retrieved", the day on which the text was fetched, may be left out. Without "published" the task `published` gives
    the day that the text proposes, with its confidence and reasons. A line that cannot be read gives a line with an
    "error" in its place. Of a text in a language that is not read only direct quotations are given; the line's "issues"
    say so.

    \b
    Examples:
      counterclaim annotate time dispatches.jsonl
      counterclaim annotate published undated.jsonl
      counterclaim annotate time undated.jsonl --accept-proposed-dates 0.6
      counterclaim annotate attribution --pre-tokenized < sentences.jsonl
      counterclaim annotate quantity dispatches.jsonl --processes 2
      counterclaim annotate figure dispatches.jsonl
      counterclaim annotate attribution dispatches.jsonl --attribution rules
    """
    from counterclaim.cli.running import NAMED_ISSUES, Naming, counted
    from counterclaim.reading.reader import Reader
    from counterclaim.verbs import annotated

    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    naming = Naming()
    failed = 0
    total = 0
    reader = Reader(processes=processes, attribution=attribution)
    for row in annotated(task, json_lines(file), reader, pre_tokenized=pre_tokenized, accept=accept_proposed):
        total += 1
        if "error" in row:
            failed += 1
            naming.name(f"line {total}", f"line {total}", row["error"]["code"], row["error"]["message"])
        for issue in row["issues"]:
            if issue["code"] in NAMED_ISSUES:
                naming.name(str(row["id"]), str(row["id"]), issue["code"], issue["message"])
        out.write(encoder.encode(row) + b"\n")
    out.flush()
    if naming.counts:
        click.echo(f"annotate: {counted(total, 'line')}, {', '.join(naming.counts)}", err=True)
    if failed:
        click.echo(f"{failed} of {total} lines could not be read; their errors stand in their places.", err=True)
    return 1 if total and failed == total else 0


def json_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of `file`. Raises NotJsonLinesError where its name and its first line both say that it is no JSONL."""
    begun = False
    for line in file:
        bare = line.removeprefix(b"\xef\xbb\xbf").strip()
        if bare and not begun:
            begun = True
            if not bare.startswith(b"{") and Path(str(file.name)).suffix.lower() in OTHER:
                raise NotJsonLinesError(str(file.name))
        yield line
