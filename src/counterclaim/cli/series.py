"""`counterclaim series`: running totals, as their origins gave them over time."""

from __future__ import annotations

import sys

import rich_click as click

from counterclaim.cli.incident_filtering import incident_filters_from
from counterclaim.cli.incidents import say_what_waits
from counterclaim.cli.settings import format_option, ledger_option


@click.command("series")
@click.option("--measure", metavar="NAME", help="What is counted: deaths, injured, area-regained, …")
@click.option("--day", metavar="DAY", help="When values were given: 2022-09-10, 2022-09, 2022-09-06..2022-09-13, or "
              "open: 2022-09-06.. and ..2022-09-13.")  # fmt: skip
@click.option("--place", metavar="NAME", help="Part of a place's name, another name of it, or its id.")
@click.option("--origin", metavar="KEY", help="Whose totals: the key of an origin, as `origins` lists it.")
@click.option("--theatre", metavar="ID", help="The conflict that the dispatches were read by.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=30, show_default=True, help="Series on a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@format_option("table", "json", "jsonl", "csv")
@ledger_option
def command(*, limit: int, page: int, form: str, ledger: str, **chosen: str | None) -> int:
    """List running totals by who gives them, what they count and since when, each with its values over time.

    A total that falls, or a daily count that does not add up to it, is said as an issue.

    \b
    Examples:
      counterclaim series --measure deaths
      counterclaim series --measure area-regained --place Kharkiv --day 2022-09..
      counterclaim series --origin ua:armed-forces --theatre ukraine-2022 --format jsonl
      counterclaim series --limit 10 --page 1
    """
    from counterclaim.cli.incident_tables import write_incidents
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    found = store.incidents(incident_filters_from(chosen, kind="series"), limit=limit, page=page)
    if form == "table":
        from counterclaim.cli.incident_shown import series_text
        from counterclaim.cli.terminal import terminal

        for one in found.incidents:
            terminal().print(series_text(one), soft_wrap=False)
    else:
        write_incidents(found.incidents, form, sys.stdout)
    place = f"page {found.page} of {found.pages}, " if found.pages > 1 else ""
    further = f"; next: --page {found.page + 1}" if found.page < found.pages else ""
    click.echo(f"{place}{counted(found.total, 'series', 'series')}{further}" if found.total else "No series.", err=True)
    say_what_waits(store.due_for_reconciling(), ledger)
    return 0
