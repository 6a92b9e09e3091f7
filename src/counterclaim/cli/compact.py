"""`counterclaim compact`: the ledger's file made smaller, and what its bytes are for."""

from __future__ import annotations

import rich_click as click

from counterclaim.cli.settings import ledger_option


@click.command("compact")
@ledger_option
def command(*, ledger: str) -> int:
    """Rewrite the ledger's file without gaps, tidy its indexes, and say what its bytes are for.

    It needs room for a second file of the same size. While others read for long it waits, then says so.

    \b
    Examples:
      counterclaim compact
      counterclaim compact --ledger archive/2022.db
    """
    from counterclaim.ledger import Ledger

    found = Ledger(ledger, create=False).compact()
    per = found.after // found.documents if found.documents else 0
    click.echo(f"{ledger}: {found.before:,} bytes before, {found.after:,} after; {per:,} for each dispatch")
    if found.after >= found.before:
        click.echo(
            "  there were no gaps to close; what the file grew by are statistics by which searches find their way"
            if found.after > found.before else "  there were no gaps to close"
        )  # fmt: skip
    for name, part in (found.parts or {}).items():
        share = f"{part.size // found.documents:>10,} for each dispatch" if found.documents else ""
        indexes = f"{part.indexes:>14,} of them indexes" if part.indexes else ""
        click.echo(f"  {name:<28} {part.size:>14,} bytes {share}{indexes}".rstrip())
    return 0
