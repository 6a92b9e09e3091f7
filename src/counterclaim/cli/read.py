"""`counterclaim read`: the claims of some inputs, without a ledger (contract, section 1)."""

from __future__ import annotations

import rich_click as click

from counterclaim.cli.settings import format_option, intake_options


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@intake_options
@format_option("table", "jsonl", "csv", "json")
def command(
    *,
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    language: str | None,
    theatre: str | None,
    columns: tuple[str, ...],
    processes: int,
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
      counterclaim read dispatches/ --format jsonl > claims.jsonl
      counterclaim read crawl.warc.gz --format jsonl
      counterclaim read wires.csv --column text=body --column outlet=source
      curl -s https://example.org/article | counterclaim read -
    """
    from counterclaim.cli.printing import print_claims
    from counterclaim.cli.running import Run
    from counterclaim.intake import Options, files_in, take_in
    from counterclaim.intake.rows import columns_from
    from counterclaim.reading.reader import Reader
    from counterclaim.verbs import claims_of, read_taken

    options = Options(
        published=published, outlet=outlet, language=language, theatre=theatre, columns=columns_from(columns)
    )
    run = Run("read", expected=files_in(inputs))
    reader = Reader(processes=processes)
    with run:
        print_claims(claims_of(run.watched(read_taken(take_in(inputs, options), reader))), form)
    return run.finish()
