"""`counterclaim search`: dispatches by the words of their texts, and by what is claimed in them."""

from __future__ import annotations

import sys
from typing import get_args

import rich_click as click

from counterclaim.cli.filtering import filter_options, filters_from, say_what_there_is
from counterclaim.cli.redacting import Redaction, redact_option
from counterclaim.cli.settings import format_option, ledger_option

ORDERS = ("best", "newest")


@click.command("search")
@click.argument("text", metavar="WORDS", required=False)
@filter_options
@click.option("--order", type=click.Choice(ORDERS), default="best", show_default=True,
              help="Best: where the words weigh most. Newest: by the day of publication.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 1_000), default=20, show_default=True, help="Dispatches on a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@format_option("table", "json", "jsonl", "csv")
@redact_option
@ledger_option
def command(
    *,
    text: str | None,
    order: str,
    limit: int,
    page: int,
    form: str,
    redact: str | None,
    ledger: str,
    **chosen: str | bool | None,
) -> int:
    """Search the texts and titles of dispatches, in every language, also those that were not read.

    WORDS must all stand there: "a phrase" together, mobilis* as a beginning; case and accents do not count. The passage
    shows the first of them. With filters only dispatches with at least one such claim; --words is about the claim.
    Without WORDS all such dispatches are listed, the newest first. Words of a file's front matter are found too; the
    passage is of the text.

    \b
    Examples:
      counterclaim search "power plant"
      counterclaim search '"power plant" evacuat*' --order newest
      counterclaim search мобілізація --language uk
      counterclaim search bridge --side russia --stance denies --format jsonl
      counterclaim search --issue corrected-later
      counterclaim search --issue published-unknown
      counterclaim search bridge --redact private
    """
    from counterclaim.cli.found_documents import print_documents
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.dispatches import Order

    assert order in get_args(Order)
    store = Ledger(ledger, create=False)
    filters = filters_from(chosen)
    found = store.search(text, filters, order="newest" if order == "newest" else "best", limit=limit, page=page)
    redaction = Redaction(store)
    shown = tuple(redaction.dispatches(found.documents)) if redact else found.documents
    print_documents(shown, form, sys.stdout)
    redaction.warn()
    if not found.total:
        click.echo("No dispatches.", err=True)
        say_what_there_is(store, filters)
    else:
        place = f"page {found.page} of {found.pages}, " if found.pages > 1 else ""
        further = f"; next: --page {found.page + 1}" if found.page < found.pages else ""
        click.echo(f"{place}{counted(found.total, 'dispatch', 'dispatches')}{further}", err=True)
    return 0
