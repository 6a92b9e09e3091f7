"""`counterclaim export`: everything that was found, for other programs (contract, sections 1 and 3)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeVar

import rich_click as click

from counterclaim.cli.filtering import filter_options, filters_from, say_what_dates_nothing
from counterclaim.cli.incident_filtering import incident_filter_options, incident_filters_from
from counterclaim.cli.redacting import Redaction, redact_option
from counterclaim.cli.settings import ledger_option

F = TypeVar("F", bound=Callable[..., Any])


@click.group("export", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Write what the ledger holds in forms for other programs.

    What is written keeps its form from version to version: fields are added, never renamed.

    \b
    Examples:
      counterclaim export claims > claims.jsonl
      counterclaim export claims --format csv -o claims.csv
      counterclaim export incidents > incidents.jsonl
    """


def written_options(function: F) -> F:
    """`--format` and `--output`."""
    for option in (
        click.option(
            "-o", "--output", type=click.Path(dir_okay=False), default="-", show_default=True,
            help="File to write; - is standard output.",
        ),
        click.option(
            "--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True,
            help="One JSON object a line, or a table.",
        ),
    ):  # fmt: skip
        function = option(function)
    return function


@command.command("claims")
@filter_options
@written_options
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
    from counterclaim.ledger import Ledger
    from counterclaim.records import JudgedClaim

    store = Ledger(ledger, create=False)
    judged = store.judgements_by_claim()
    filters = filters_from(chosen)
    every = (JudgedClaim.of(claim, judged.get(claim.claim_id, ())) for claim in store.every_claim(filters))
    redaction = Redaction(store)
    found = redaction.claims(every) if redact else every
    count = _written(partial(write_claims, found, form), output)
    redaction.warn()
    click.echo(f"export: {counted(count, 'claim')}" + ("" if output == "-" else f" in {output}"), err=True)
    say_what_dates_nothing(store, filters, count)
    return 0


@command.command("incidents")
@incident_filter_options
@written_options
@redact_option
@ledger_option
def incidents(*, form: str, output: str, redact: str | None, ledger: str, **chosen: str | None) -> int:
    """Write all incidents and series that fit the filters, by their first day.

    Each with its claims, accounts, standing and figures (docs/incidents.md says what the fields are).

    \b
    Examples:
      counterclaim export incidents > incidents.jsonl
      counterclaim export incidents --format csv -o disputed.csv --standing disputed
      counterclaim export incidents --redact private --theatre sudan-2023 > public.jsonl
    """
    from counterclaim.cli.incident_tables import write_incidents
    from counterclaim.cli.incidents import say_what_waits
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    redaction = Redaction(store)
    every = store.every_incident(incident_filters_from(chosen, kind=None))
    count = _written(partial(write_incidents, redaction.incidents(every) if redact else every, form), output)
    redaction.warn()
    click.echo(f"export: {counted(count, 'incident')}" + ("" if output == "-" else f" in {output}"), err=True)
    say_what_waits(store.due_for_reconciling(), ledger)
    return 0


def _written(write: Callable[[IO[str]], int], output: str) -> int:
    """How many were written to a file, or to standard output where it is named "-". Raises OutputError."""
    from counterclaim.errors import OutputError

    if output == "-":
        return write(sys.stdout)
    try:
        with Path(output).open("w", encoding="utf-8", newline="") as file:
            return write(file)
    except OSError as error:
        raise OutputError(output, error.strerror or str(error)) from None
