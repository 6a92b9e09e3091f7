"""`counterclaim brief`: a situation report of one day."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import rich_click as click

from counterclaim.cli.incidents import say_what_waits
from counterclaim.cli.redacting import Redaction, redact_option
from counterclaim.cli.settings import ledger_option


@click.command("brief")
@click.argument("day", metavar="DAY")
@click.option("--theatre", metavar="ID", help="Of this conflict alone.")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html", "json"]), default="markdown", show_default=True,
    help="How to write it.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), default="-", show_default=True,
    help="File to write; - is standard output.",
)  # fmt: skip
@redact_option
@ledger_option
def command(*, day: str, theatre: str | None, form: str, output: str, redact: str | None, ledger: str) -> int:
    """Write what the dispatches published on DAY tell: by place and by side, with what changed since the day before.

    Every sentence carries the ids of the claims that say it, and has no number and no name that is not in them; `show`
    takes an id. What later dispatches say has no part in it. DAY is written 2022-09-12.

    \b
    Examples:
      counterclaim brief 2022-09-12
      counterclaim brief 2022-09-12 --theatre ukraine-2022 -o brief.md
      counterclaim brief 2022-09-12 --format html --redact private -o brief.html
    """
    from counterclaim.errors import OutputError
    from counterclaim.intake.asking import check_theatre
    from counterclaim.ledger import Ledger
    from counterclaim.publishing.briefing import Picture, as_html, as_json, as_markdown, brief_of

    wanted = _day(day)
    if theatre is not None:
        check_theatre(theatre)
    store = Ledger(ledger, create=False)
    told = store.told_on(wanted, theatre=theatre)
    claims, incidents, series = told.claims, told.incidents, told.series
    if redact:
        redaction = Redaction(store)
        claims = {claim.claim_id: claim for claim in redaction.claims(claims.values())}
        incidents = tuple(
            (next(redaction.incidents([now])), next(redaction.incidents([before])) if before else None)
            for now, before in incidents
        )
        series = tuple(redaction.incidents(series))
        redaction.warn()
    pictures = [Picture(now=now, before=before) for now, before in incidents]
    made = brief_of(wanted, pictures, claims, series=series, theatre=theatre)
    written = {"markdown": as_markdown, "html": as_html, "json": as_json}[form](made)
    if output == "-":
        sys.stdout.write(written)
    else:
        try:
            Path(output).write_text(written, encoding="utf-8")
        except OSError as error:
            raise OutputError(output, error.strerror or str(error)) from None
    if not pictures:
        click.echo(f"No dispatch in the ledger that was published on {wanted} tells of an incident.", err=True)
    say_what_waits(store.due_for_reconciling(), ledger)
    return 0


def _day(written: str) -> date:
    from counterclaim.errors import DateError

    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise DateError(written[:80], str(error)) from None
