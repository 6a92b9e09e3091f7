"""`counterclaim versions`: the versions of a dispatch, and what changed from one to the next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
import rich_click as click

from counterclaim.cli.settings import format_option, ledger_option

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from counterclaim.ledger import Changes, History
    from counterclaim.ledger.claim_changes import ClaimChange
    from counterclaim.ledger.passages import Passage

PASSAGES = 40
"""Passages printed of one change; JSON has them all."""

GONE, COME = "red", "green"
"""Colours of what was there before and of what is there now; the signs say the same without colour."""


@click.command("versions")
@click.argument("of", metavar="ID|URL")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True,
              help="Versions, the newest ones, that are listed and compared.")  # fmt: skip
@click.option("--brief", is_flag=True, help="Only the table and a line for each change.")
@format_option("text", "json")
@ledger_option
def command(*, of: str, limit: int, brief: bool, form: str, ledger: str) -> int:
    """Show the versions of a dispatch, oldest first, and what changed from each to the next.

    ID|URL is a document's id or a claim's (the beginning is enough), the URL of the dispatch, or the path that it
    came from. Words that went stand in [-…-], words that came in {+…+}.

    \b
    Examples:
      counterclaim versions 3fa9c1d2
      counterclaim versions https://example.org/shelling --limit 5
      counterclaim versions 3fa9c1d2 --format json
    """
    from counterclaim.cli.running import counted
    from counterclaim.cli.terminal import terminal
    from counterclaim.ledger import Ledger

    history = Ledger(ledger, create=False).versions(of, limit=limit)
    if form == "json":
        sys.stdout.write(msgspec.json.encode(history).decode() + "\n")
        return 0
    console = terminal()
    console.print(versions_table(history))
    for changes in history.changes:
        console.print(changes_text(changes, brief=brief), soft_wrap=True, highlight=False)
    unlisted = history.total - len(history.versions)
    more = f"; {unlisted:,} older not listed, --limit {history.total} lists them" if unlisted else ""
    click.echo(f"{counted(history.total, 'version')}{more}", err=True)
    return 0


def versions_table(history: History) -> Table:
    """A line for each version: when it was seen, its own date, its id and bytes, claims, title and notices."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("no", "seen", "published", "document", "bytes", "claims"):
        table.add_column(name, no_wrap=True)
    table.add_column("title, notice", ratio=1)
    for version in history.versions:
        title = Text(_line(version.title or version.input_id))
        for notice in version.notices:
            title.append(f"\n{notice.kind}: “{notice.words}”", style="bold")
        asked = "bold cyan" if version.document_id == history.document_id else "cyan"
        table.add_row(
            f"{version.number:,}", f"{version.seen[:16].replace('T', ' ')}\n{version.seen_from}",
            _line(version.published or "open")[:10], Text(version.document_id[:8], style=asked), version.blob[:8],
            "unread" if version.claims is None else f"{version.claims:,}", title,
        )  # fmt: skip
    return table


def changes_text(changes: Changes, *, brief: bool = False) -> Text:
    """What changed from one version to the next: a line in all, then fields, claims and sentences."""
    from rich.text import Text

    out = Text(f"\n{changes.before[:8]} → {changes.after[:8]}: ", style="bold").append(changes.summary, style="bold")
    if brief:
        return out
    for field in changes.fields:
        out.append(f"\n  {field.field:<9} {_line(field.before or 'none')} → {_line(field.after or 'none')}")
    if changes.claims is None:
        out.append("\n  claims    one of the two was not read, so its claims cannot be compared", style="dim")
    elif changes.claims and not changes.same_reader:
        out.append("\n  claims    another version of the reader read the one than the other: see `counterclaim status`",
                   style="dim")  # fmt: skip
    for change in changes.claims or ():
        _claim_lines(out, change)
    for passage in changes.passages[:PASSAGES]:
        _passage_lines(out, passage)
    if len(changes.passages) > PASSAGES:
        out.append(f"\n  and {len(changes.passages) - PASSAGES:,} passages more: --format json", style="dim")
    return out


def _claim_lines(out: Text, change: ClaimChange) -> None:
    from counterclaim.cli.tables import shortened
    from counterclaim.publishing.differing import figure_change_words

    old, new = (shortened(words or "") for words in change.text)
    speaker, stance = (pair[1] or pair[0] or "" for pair in (change.speaker, change.stance))
    said = f"{speaker} {stance}: “{new or old}” {(change.after or change.before or '')[:8]}"
    if change.kind != "changed":
        out.append(f"\n  {change.kind:<9} ", style=COME if change.kind == "came" else GONE).append(said)
        return
    lines = [("figure", figure_change_words(figure.before, figure.after)) for figure in change.figures]
    if change.speaker_changed:
        lines.append(("speaker", f"{change.speaker[0]} → {change.speaker[1]}"))
    if change.stance[0] != change.stance[1]:
        lines.append(("stance", f"{change.stance[0]} → {change.stance[1]}"))
    for label, words in lines or [("reworded", f"“{old}” →")]:
        out.append(f"\n  {label:<9} ", style="yellow").append(words)
    out.append(f"\n            {said}, matched by {change.matched_by}", style="dim")


def _passage_lines(out: Text, passage: Passage) -> None:
    from counterclaim.publishing.differing import pieces

    if passage.kind == "moved":
        out.append("\n  > ", style="cyan").append(_line(passage.new)).append("  (moved)", style="dim")
        return
    whole = passage.kind != "changed"
    for sign, words, span, changed, style in (
        ("-", passage.old, passage.before, passage.gone, GONE), ("+", passage.new, passage.after, passage.come, COME),
    ):  # fmt: skip
        if span is None:
            continue
        out.append(f"\n  {sign} ", style=style)
        for piece, is_changed in pieces(words, span, changed):
            line = piece.replace("\r", "").replace("\n", " ")
            marked = line if whole or not is_changed else f"[-{line}-]" if sign == "-" else f"{{+{line}+}}"
            out.append(marked, style=style if whole or is_changed else "")


def _line(words: str) -> str:
    """Words on one line, without characters that a terminal would obey."""
    from counterclaim.reading.readable import CONTROLS

    return " ".join(words.translate(CONTROLS).split())
