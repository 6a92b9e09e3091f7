"""`counterclaim incidents`: what happened by all dispatches, one incident a row."""

from __future__ import annotations

import rich_click as click

from counterclaim.cli.incident_filtering import incident_filter_options, incident_filters_from
from counterclaim.cli.redacting import Redaction, redact_option
from counterclaim.cli.settings import format_option, ledger_option, ledger_words


@click.command("incidents")
@incident_filter_options
@click.option("--limit", type=click.IntRange(1, 10_000), default=30, show_default=True, help="Incidents on a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@format_option("table", "json", "jsonl", "csv")
@redact_option
@ledger_option
def command(*, limit: int, page: int, form: str, redact: str | None, ledger: str, **chosen: str | None) -> int:
    """List incidents: what the claims of many dispatches say happened, the newest first.

    All filters must hold. The table shows the beginning of each id; `incident` takes it. The standing is derived from
    who claims and who denies it (docs/standing.md).

    \b
    Examples:
      counterclaim incidents --day 2022-09-06..2022-09-13 --place Kharkiv
      counterclaim incidents --standing disputed --type assault --mode shelling
      counterclaim incidents --side russia --theatre ukraine-2022 --words "power plant"
      counterclaim incidents --country SD --limit 10 --page 1 --format csv
      counterclaim incidents --day 2022-09 --redact private --format jsonl
    """
    from counterclaim.cli.incident_tables import print_incidents
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    found = store.incidents(incident_filters_from(chosen, kind="incident"), limit=limit, page=page)
    shown = found.incidents
    if redact:
        redaction = Redaction(store)
        shown = tuple(redaction.incidents(shown))
        redaction.warn()
    print_incidents(shown, form)
    if not found.total:
        click.echo("No incidents.", err=True)
    else:
        place = f"page {found.page} of {found.pages}, " if found.pages > 1 else ""
        further = f"; next: --page {found.page + 1}" if found.page < found.pages else ""
        click.echo(f"{place}{counted(found.total, 'incident')}{further}", err=True)
    say_what_waits(store.due_for_reconciling(), ledger)
    return 0


def say_what_waits(waiting: int, ledger: str) -> None:
    """Say on standard error that something waits to be reconciled, where something does."""
    if waiting:
        click.echo(f"  next: counterclaim reconcile{ledger_words(ledger)} takes in what came since", err=True)
