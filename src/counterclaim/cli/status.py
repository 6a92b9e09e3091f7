"""`counterclaim status`: how much is in the ledger, and what read it."""

from __future__ import annotations

import sys

import msgspec
import rich_click as click

from counterclaim.cli.settings import format_option, ledger_option


@click.command("status")
@format_option("table", "json")
@ledger_option
def command(*, form: str, ledger: str) -> int:
    """Show how much is in the ledger, what was skipped and why, and what read it.

    \b
    Examples:
      counterclaim status
      counterclaim status --ledger sudan.db --format json
    """
    from counterclaim.ledger import Ledger

    status = Ledger(ledger, create=False).status()
    if form == "json":
        sys.stdout.write(msgspec.json.encode(status).decode() + "\n")
        return 0
    from rich.console import Console
    from rich.table import Table

    def listed(counts: dict[str, int]) -> str:
        return ", ".join(f"{count:,} {name}" for name, count in counts.items()) or "none"

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in (
        ("ledger", f"{status.path} ({status.size:,} bytes, schema {status.schema})"),
        ("documents", f"{status.documents:,} of {status.outlets:,} outlets, {status.undated:,} without a date"),
        ("received", f"{status.received:,} bytes in {status.blobs:,} blobs"),
        ("claims", f"{status.claims:,}, {status.unattributed:,} of them in the outlet's own voice"),
        ("readings", f"{status.readings:,}, {status.unread:,} documents not read"),
        ("languages", listed(status.languages)),
        ("skipped", listed(status.skipped)),
        ("custody", f"{status.entries:,} entries, {status.sightings:,} of them sightings; {status.first_entry or ''} "
                    f"to {status.last_entry or ''}"),
    ):  # fmt: skip
        table.add_row(name, words)
    for reader, count in status.readers.items():
        table.add_row("read by", f"{reader}: {count:,} documents")
    Console().print(table)
    return 0
