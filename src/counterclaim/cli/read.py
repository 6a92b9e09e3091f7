"""`counterclaim read`: the claims of some inputs, without a ledger (contract, section 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.settings import attribution_option, format_option, intake_options

if TYPE_CHECKING:
    from counterclaim.records import AttributedBy


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@intake_options
@attribution_option
@click.option(
    "--explain",
    metavar="ID",
    help="Explain one claim instead, by its id or the beginning of it: what set each slot, from which words, and why; "
    "as a table or, with --format json, as JSON.",
)
@format_option("table", "jsonl", "csv", "json")
def command(
    *,
    inputs: tuple[str, ...],
    published: str | None,
    accept_proposed: float | None,
    outlet: str | None,
    language: str | None,
    theatre: str | None,
    columns: tuple[str, ...],
    processes: int,
    attribution: AttributedBy,
    explain: str | None,
    form: str,
) -> int:
    """Print the claims of dispatches without storing anything.

    INPUT is a file (plain text, Markdown, HTML, MHTML, JSON, JSONL, CSV, RSS, Atom, a mail as .eml, PDF, RTF, .docx,
    .odt), an archive of such files (zip, tar, gz, bz2, xz, WARC), a folder, a pattern, or - for standard input. Each
    entry of a feed is a dispatch of its own, and so are what is attached to a mail and each message of a chat that
    Telegram exported.

    \b
    Examples:
      counterclaim read dispatch.txt --published 2022-09-13
      counterclaim read dispatch.txt --accept-proposed-dates 0.6
      counterclaim read dispatches/ --format jsonl > claims.jsonl
      counterclaim read dispatch.txt --published 2022-09-13 --explain 3fa9c1d2
      counterclaim read crawl.warc.gz --format jsonl
      counterclaim read wires.csv --column text=body --column outlet=source
      curl -s https://example.org/article | counterclaim read -
    """
    from counterclaim.cli.explaining import explained_of, print_explanation
    from counterclaim.cli.printing import print_claims
    from counterclaim.cli.running import Run
    from counterclaim.errors import UsageError
    from counterclaim.intake import Options, dispatches_in, take_in
    from counterclaim.intake.rows import columns_from
    from counterclaim.reading.reader import Reader
    from counterclaim.verbs import claims_of, read_taken

    if explain is not None and form not in ("table", "json"):
        raise UsageError("--explain prints a table or JSON", hint="use it with --format table or --format json")
    options = Options(
        published=published, outlet=outlet, language=language, theatre=theatre, columns=columns_from(columns),
        accept_proposed=accept_proposed,
    )  # fmt: skip
    run = Run("read", expected=dispatches_in(inputs))
    reader = Reader(processes=processes, attribution=attribution)
    with run:
        readings = run.watched(read_taken(take_in(inputs, options), reader, accept=accept_proposed))
        if explain is None:
            print_claims(claims_of(readings), form)
        else:
            print_explanation(explained_of(readings, explain), form)
    return run.finish()
