"""`counterclaim add`: take in, read and store dispatches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.settings import DEFAULT_LEDGER, attribution_option, intake_options, ledger_option

if TYPE_CHECKING:
    from counterclaim.records import AttributedBy


@click.command("add")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@intake_options
@attribution_option
@click.option(
    "--no-reconcile", is_flag=True, help="Leave the incidents as they are; `reconcile` brings them up to date."
)
@ledger_option
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
    no_reconcile: bool,
    ledger: str,
) -> int:
    """Take in dispatches, read them and store them in the ledger.

    INPUT is a file (plain text, Markdown, HTML, MHTML, JSON, JSONL, CSV, RSS, Atom, a mail as .eml, PDF, RTF, .docx,
    .odt), an archive of such files (zip, tar, gz, bz2, xz, WARC), a folder, a pattern, or - for standard input. Each
    entry of a feed is a dispatch of its own, and so are what is attached to a mail and each message of a chat that
    Telegram exported. Adding the same input again changes nothing and says so. What was added before Ctrl-C stays.
    Afterwards the incidents are brought up to date.

    \b
    Examples:
      counterclaim add dispatches/
      counterclaim add dispatch.txt --published 2022-09-13 --outlet "Example News"
      counterclaim add archive/ --accept-proposed-dates 0.6
      counterclaim add wires.csv --column text=body --column published=date
      counterclaim add crawl.warc.gz wires.zip --no-reconcile
      counterclaim add "archive/**/*.html" --ledger sudan.db --theatre sudan-2023
    """
    from counterclaim.cli.running import NAMED_AT_MOST, Run
    from counterclaim.intake import Options, Taken, dispatches_in
    from counterclaim.intake.rows import columns_from
    from counterclaim.ledger import Ledger
    from counterclaim.reading.reader import Reader
    from counterclaim.records import Issue

    options = Options(
        published=published, outlet=outlet, language=language, theatre=theatre, columns=columns_from(columns),
        accept_proposed=accept_proposed,
    )  # fmt: skip
    store = Ledger(ledger)
    reader = Reader(processes=processes, attribution=attribution)
    versions = 0
    outcomes = {"added": 0, "read-again": 0, "already-there": 0, "failed": 0, "skipped": 0}
    with Run("add", noun="new claim", expected=dispatches_in(inputs)) as run:
        for stored in store.adding(inputs, options=options, reader=reader):
            outcomes[stored.outcome] += 1
            run.note(stored.item, stored.reading, new=stored.outcome in ("added", "read-again"))
            if stored.version_of and isinstance(stored.item, Taken):
                versions += 1
                document = stored.item.document.document_id
                changed = f": {store.changes(stored.version_of, document).summary}" if versions <= NAMED_AT_MOST else ""
                message = f"another version of document {stored.version_of[:8]} came in{changed}; both are kept."
                run.name(stored.item, Issue(code="another-version", message=message))
    if not no_reconcile and store.due_for_reconciling():
        from counterclaim.cli.reconcile import Showing

        with Showing("add") as showing:
            store.reconcile(progress=showing.show, processes=processes)
    option = "" if ledger == DEFAULT_LEDGER else f" --ledger {ledger}"
    return run.finish(_outcome_words(outcomes, ledger), f"counterclaim claims{option}")


def _outcome_words(outcomes: dict[str, int], ledger: str) -> str:
    words = f"; {outcomes['added']:,} new in {ledger}"
    if outcomes["read-again"]:
        words += f", {outcomes['read-again']:,} read anew"
    if outcomes["already-there"]:
        words += f", {outcomes['already-there']:,} already there, unchanged"
    if outcomes["failed"]:
        words += f", {outcomes['failed']:,} kept but not read (adding again tries again)"
    return words
