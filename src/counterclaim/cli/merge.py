"""`counterclaim merge`: what other ledgers hold comes into this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.failing import plain
from counterclaim.cli.settings import ledger_option

if TYPE_CHECKING:
    from counterclaim.ledger import Merged

NAMED_AT_MOST = 20
"""Documents that are named one by one; the rest are counted."""


@click.command("merge")
@click.argument("others", nargs=-1, required=True, type=click.Path(dir_okay=False), metavar="OTHER…")
@click.option("--anyway", is_flag=True, help="Merge also a ledger that does not verify; what does not fit is left out.")
@ledger_option
def command(*, others: tuple[str, ...], anyway: bool, ledger: str) -> int:
    """Bring in what the ledger OTHER holds: documents, bytes, readings, judgements, what was skipped, each once.

    OTHER is only read. Its custody log is kept beside this one's own. Merging again changes nothing and says so. What
    was withdrawn here stays withdrawn; what was withdrawn there and is held here is named.

    \b
    Examples:
      counterclaim merge colleague.db
      counterclaim merge monday.db tuesday.db --ledger desk.db
    """
    from counterclaim.ledger import Ledger

    store = Ledger(ledger)
    for other in others:
        _say(store.merge(other, anyway=anyway), ledger)
    return 0


def _say(found: Merged, ledger: str) -> None:
    from counterclaim.cli.running import counted

    if found.is_new:
        parts = [
            counted(found.documents, "new document"), counted(found.readings, "reading"),
            counted(found.judgements, "judgement"), counted(found.skipped, "skipped input"),
            f"{found.entries:,} entries of custody logs",
        ]  # fmt: skip
        click.echo(
            f"{found.path} merged into {ledger}: {', '.join(parts)}; "
            f"{counted(found.known, 'document')} {'was' if found.known == 1 else 'were'} here already"
        )
    else:
        click.echo(f"{found.path} holds nothing that is not in {ledger}; nothing was changed")
    if found.changed:
        click.echo(
            f"{counted(found.changed, 'document')} now shown by another reading, of a reader that came into use later"
        )
    if found.left_out:
        click.echo(f"left out, because it does not verify there: {counted(found.left_out, 'thing')}")
    _name(found.withheld, "withdrawn here, did not come in")
    _name(found.different, "has another text here, which stays")
    for document in found.withdrawn_there[:NAMED_AT_MOST]:
        click.echo(plain(f"document {document}: withdrawn there, held here"))
        click.echo(f"  to withdraw it here too: counterclaim withdraw {document[:8]} --ledger {ledger}", err=True)
    _count_rest(found.withdrawn_there, "withdrawn there, held here")


def _name(documents: tuple[str, ...], words: str) -> None:
    for document in documents[:NAMED_AT_MOST]:
        click.echo(plain(f"document {document}: {words}"))
    _count_rest(documents, words)


def _count_rest(documents: tuple[str, ...], words: str) -> None:
    if len(documents) > NAMED_AT_MOST:
        click.echo(f"{len(documents) - NAMED_AT_MOST:,} more documents: {words}")
