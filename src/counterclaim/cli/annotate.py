"""`counterclaim annotate`: stand-off annotations of one kind, one document a line (contract, section 2)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
import rich_click as click

from counterclaim.errors import NotJsonLinesError

OTHER = frozenset({".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".pdf", ".docx"})
"""Names that end so are dispatches or tables, not JSON lines."""

TASKS = ("attribution", "time", "quantity", "place", "actor", "event")


@click.command("annotate")
@click.argument("task", type=click.Choice(TASKS))
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--pre-tokenized", is_flag=True, help='Lines hold "tokens"; the text is the tokens joined by one space.')
@click.option(
    "--processes", type=click.IntRange(1, 64), default=1, show_default=True,
    help="Processes that read side by side; each needs some 500 MB.",
)  # fmt: skip
def command(task: str, file: BinaryIO, pre_tokenized: bool, processes: int) -> int:
    """Print annotations of one kind as JSON lines, for other programs and for benchmarks.

    A line of FILE is {"id": …, "text": …, "published": "YYYY-MM-DD"}; "published" and "theatre" may be left out. A line
    that cannot be read gives a line with an "error" in its place.

    \b
    Examples:
      counterclaim annotate time dispatches.jsonl
      counterclaim annotate attribution --pre-tokenized < sentences.jsonl
      counterclaim annotate quantity dispatches.jsonl --processes 2
    """
    from counterclaim.reading.reader import Reader
    from counterclaim.verbs import annotated

    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    failed = 0
    total = 0
    for row in annotated(task, json_lines(file), Reader(processes=processes), pre_tokenized=pre_tokenized):
        total += 1
        failed += "error" in row
        out.write(encoder.encode(row) + b"\n")
    out.flush()
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
