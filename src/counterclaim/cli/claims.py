"""`counterclaim claims`: search and filter the claims in the ledger."""

from __future__ import annotations

import rich_click as click

from counterclaim.cli.filtering import filter_options, filters_from, say_what_dates_nothing, say_what_there_is
from counterclaim.cli.redacting import Redaction, redact_option
from counterclaim.cli.settings import format_option, ledger_option


@click.command("claims")
@filter_options
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Claims on a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@format_option("table", "json", "jsonl", "csv")
@redact_option
@ledger_option
def command(*, limit: int, page: int, form: str, redact: str | None, ledger: str, **chosen: str | bool | None) -> int:
    """Search the claims in the ledger, newest dispatch first.

    All filters must hold. The table shows the beginning of each id; `show` takes it.

    \b
    Examples:
      counterclaim claims --side russia --stance denies
      counterclaim claims --measure deaths --place Kharkiv --day 2022-09-06..2022-09-13
      counterclaim claims --event assault --mode shelling --words "power plant" --format jsonl
      counterclaim claims --actor Zelensky --limit 20 --page 1
      counterclaim claims --measure deaths --latest
      counterclaim claims --outlet "Example News" --language en --issue said-on-unresolved
    """
    from counterclaim.cli.printing import print_claims
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    filters = filters_from(chosen)
    found = store.claims(filters, limit=limit, page=page)
    shown, notes = found.claims, store.notes(claim.document_id for claim in found.claims)
    if redact:
        redaction = Redaction(store)
        shown, notes = tuple(redaction.claims(shown)), redaction.notes(notes)
        redaction.warn()
    print_claims(shown, form, notes=notes)
    if not found.total:
        click.echo("No claims.", err=True)
        say_what_there_is(store, filters)
    else:
        place = f"page {found.page} of {found.pages}, " if found.pages > 1 else ""
        further = f"; next: --page {found.page + 1}" if found.page < found.pages else ""
        click.echo(f"{place}{counted(found.total, 'claim')}{further}", err=True)
    say_what_dates_nothing(store, filters, found.total)
    return 0
