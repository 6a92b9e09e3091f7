"""`counterclaim export`: everything that was found, for other programs (contract, sections 1 and 3)."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click

from counterclaim.cli.filtering import filter_options, filters_from, say_what_dates_nothing
from counterclaim.cli.redacting import Redaction, redact_option
from counterclaim.cli.settings import ledger_option


@click.group("export", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Write what the ledger holds in forms for other programs.

    What is written keeps its form from version to version: fields are added, never renamed.

    \b
    Examples:
      counterclaim export claims > claims.jsonl
      counterclaim export claims --format csv -o claims.csv
    """


@command.command("claims")
@filter_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or a table.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    default="-",
    show_default=True,
    help="File to write; - is standard output.",
)
@redact_option
@ledger_option
def claims(*, form: str, output: str, redact: str | None, ledger: str, **chosen: str | bool | None) -> int:
    """Write all claims that fit the filters, newest dispatch first.

    Each with what people judged of it (docs/claims.md says what the fields are).

    \b
    Examples:
      counterclaim export claims > claims.jsonl
      counterclaim export claims --format csv -o deaths.csv --measure deaths
      counterclaim export claims --redact private --format csv -o public.csv
      counterclaim export claims --latest > claims.jsonl
    """
    from counterclaim.cli.printing import write_claims
    from counterclaim.cli.running import counted
    from counterclaim.errors import OutputError
    from counterclaim.ledger import Ledger
    from counterclaim.records import JudgedClaim

    store = Ledger(ledger, create=False)
    judged = store.judgements_by_claim()
    filters = filters_from(chosen)
    every = (JudgedClaim.of(claim, judged.get(claim.claim_id, ())) for claim in store.every_claim(filters))
    redaction = Redaction(store)
    found = redaction.claims(every) if redact else every
    if output == "-":
        count = write_claims(found, form, sys.stdout)
    else:
        try:
            with Path(output).open("w", encoding="utf-8", newline="") as file:
                count = write_claims(found, form, file)
        except OSError as error:
            raise OutputError(output, error.strerror or str(error)) from None
    redaction.warn()
    click.echo(f"export: {counted(count, 'claim')}" + ("" if output == "-" else f" in {output}"), err=True)
    say_what_dates_nothing(store, filters, count)
    return 0
