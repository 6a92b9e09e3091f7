"""`counterclaim families`: dispatches that have their words from each other or from one wire."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.arrays import write_array, write_lines
from counterclaim.cli.settings import format_option, ledger_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.records import Family

FLAT = (
    "family_id", "document_id", "published", "outlet", "input_id", "shared", "credits", "cut", "changed", "added",
    "figures_changed",
)  # fmt: skip
"""The columns of CSV, one row a member."""


@click.command("families")
@click.argument("family_id", metavar="ID", required=False)
@click.option("--limit", type=click.IntRange(1, 10_000), default=30, show_default=True, help="Families on a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@format_option("table", "json", "jsonl", "csv")
@ledger_option
def command(*, family_id: str | None, limit: int, page: int, form: str, ledger: str) -> int:
    """List families of reprints, the largest first, or show one: what each member cut, changed and added.

    ID is a family's id or its beginning, or that of one of its dispatches. Whoever speaks in words that a family has in
    common is one origin, in however many outlets they stand.

    \b
    Examples:
      counterclaim families
      counterclaim families 71be02c4
      counterclaim families --limit 100 --page 1 --format csv
    """
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    if family_id is not None:
        found = store.family(family_id)
        if form == "table":
            from counterclaim.cli.incident_shown import family_text
            from counterclaim.cli.terminal import terminal

            documents = {m.document_id: store.document(m.document_id) for m in found.members}
            terminal().print(family_text(found, documents), soft_wrap=False)
        else:
            _write([found], form)
        return 0
    listed = store.families(limit=limit, page=page)
    if form == "table":
        _print(listed.families)
    else:
        _write(listed.families, form)
    place = f"page {listed.page} of {listed.pages}, " if listed.pages > 1 else ""
    further = f"; next: --page {listed.page + 1}" if listed.page < listed.pages else ""
    total = counted(listed.total, "family", "families") if listed.total else "No families of reprints."
    click.echo(f"{place}{total}{further}", err=True)
    return 0


def _print(families: Sequence[Family]) -> None:
    from rich.table import Table
    from rich.text import Text

    from counterclaim.cli.terminal import terminal

    if not families:
        return
    table = Table("family", "members", "outlets", "first", box=None, pad_edge=False, header_style="bold")
    table.add_column("earliest member; outlets", ratio=1)
    table.add_column("numbers\nchanged", justify="right")
    for one in families:
        first = one.members[0]
        outlets = list(dict.fromkeys(m.outlet or "outlet open" for m in one.members))
        shown = f"{', '.join(outlets[:6])}{' …' if len(outlets) > 6 else ''}"
        news = sum(d.figures for m in one.members for d in m.differences)
        table.add_row(
            one.family_id[:8], str(len(one.members)), str(len(outlets)), (first.published or "date open")[:10],
            Text(f"{first.document_id[:8]} {first.input_id}; {shown}"), str(news or ""),
        )  # fmt: skip
    terminal().print(table)


def _write(families: Sequence[Family], form: str) -> None:
    if form == "json":
        write_array(families, sys.stdout)
    elif form == "jsonl":
        write_lines(families, sys.stdout)
    else:
        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(FLAT)
        for one in families:
            for m in one.members:
                kinds = [sum(d.change == kind for d in m.differences) for kind in ("cut", "changed", "added")]
                rows.writerow((
                    one.family_id, m.document_id, m.published or "", m.outlet or "", m.input_id, f"{m.shared:.3f}",
                    "; ".join(m.credits), *kinds, sum(d.figures for d in m.differences),
                ))  # fmt: skip
    sys.stdout.flush()
