"""`counterclaim origins`: who is behind how many claims, in how many outlets."""

from __future__ import annotations

import csv
import sys

import rich_click as click

from counterclaim.cli.arrays import write_array, write_lines
from counterclaim.cli.settings import format_option, ledger_option

FLAT = ("key", "name", "side", "kind", "claims", "documents", "outlets")


@click.command("origins")
@click.option("--side", metavar="ID", help="Only of this side: a party's id, third-party, unresolved.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=30, show_default=True, help="Origins that are listed."
)
@format_option("table", "json", "jsonl", "csv")
@ledger_option
def command(*, side: str | None, limit: int, form: str, ledger: str) -> int:
    """List whose words the claims are, most claims first: a ministry that thirty outlets quote is one origin.

    Chains are followed to their innermost speaker who is known; somebody unnamed counts once in a dispatch and its
    reprints; an outlet's own voice is that of the agency that it has its words from, where it says so.

    \b
    Examples:
      counterclaim origins
      counterclaim origins --side third-party --limit 10
      counterclaim origins --format csv
    """
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    found = store.origins(side=side, limit=limit)
    if form == "jsonl":
        write_lines(found, sys.stdout)
    elif form == "json":
        write_array(found, sys.stdout)
    elif form == "csv":
        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(FLAT)
        rows.writerows(["" if (value := getattr(one, name)) is None else value for name in FLAT] for one in found)
    elif found:
        from rich.table import Table
        from rich.text import Text

        from counterclaim.cli.tables import colour
        from counterclaim.cli.terminal import terminal

        table = Table("origin", "side", "kind", box=None, pad_edge=False, header_style="bold")
        for name in ("claims", "dispatches", "outlets"):
            table.add_column(name, justify="right")
        for one in found:
            side_text = Text(one.side or "unresolved", style=colour(one.side))
            table.add_row(Text(one.name), side_text, one.kind, *map(str, (one.claims, one.documents, one.outlets)))
        terminal().print(table)
    click.echo(counted(len(found), "origin") if found else "No origins.", err=True)
    return 0
