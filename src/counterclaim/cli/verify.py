"""`counterclaim verify`: recompute every hash in the ledger."""

from __future__ import annotations

import rich_click as click

from counterclaim.cli.settings import ledger_option


@click.command("verify")
@ledger_option
def command(*, ledger: str) -> int:
    """Recompute every hash and the custody chain, and name the first thing that does not fit.

    Exit status 0 where everything fits, 1 where something does not.

    \b
    Examples:
      counterclaim verify
      counterclaim verify --ledger archive/2022.db
    """
    from counterclaim.cli.running import counted
    from counterclaim.errors import VerificationError
    from counterclaim.ledger import Ledger

    found = Ledger(ledger, create=False).verify()
    checked = ", ".join(
        (
            counted(found.blobs, "blob"), counted(found.documents, "document"), counted(found.readings, "reading"),
            counted(found.claims, "claim"), f"{found.entries:,} entries of the custody log",
        )
    )  # fmt: skip
    if not found.clean:
        first = found.misfits[0]
        more = f" (and {len(found.misfits) - 1} more)" if len(found.misfits) > 1 else ""
        raise VerificationError(f"{first.message}{more}; checked {checked}")
    click.echo(f"everything fits: {checked}")
    return 0
