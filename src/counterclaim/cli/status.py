"""`counterclaim status`: how much is in the ledger, and what read it."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import rich_click as click

from counterclaim.cli.configuring import Setting
from counterclaim.cli.reading_words import reading_rows
from counterclaim.cli.settings import (
    DEFAULT_LEDGER,
    Settings,
    attribution_option,
    format_option,
    ledger_option,
    ledger_words,
)
from counterclaim.errors import UsageError

if TYPE_CHECKING:
    from counterclaim.ledger import Skip
    from counterclaim.records import AttributedBy


@click.command("status")
@click.option("--skipped", is_flag=True, help="List the inputs that gave no document, each with its reason.")
@click.option("--code", metavar="CODE", help="With --skipped: only those with this code, such as pdf-no-text.")
@attribution_option
@format_option("table", "json", "jsonl", "csv")
@ledger_option
@click.pass_context
def command(
    ctx: click.Context, *, skipped: bool, code: str | None, attribution: AttributedBy, form: str, ledger: str
) -> int:
    """Show how much is in the ledger, what was skipped and why, what read it, and the settings in force.

    The bytes of a skipped input are kept under the hash that the list shows; adding it again tries it again.

    \b
    Examples:
      counterclaim status
      counterclaim status --ledger sudan.db --format json
      counterclaim status --skipped
      counterclaim status --skipped --code page-login --format csv
    """
    from counterclaim.ledger import Ledger
    from counterclaim.reading.reader import Reader

    store = Ledger(ledger, create=False)
    if skipped or code:
        found = list(store.skipped(code))
        print_skipped(found, form)
        if code and not found and (there := Counter(one.code for one in store.skipped())):
            click.echo(f"  codes in this ledger: {', '.join(f'{c} ({n})' for c, n in there.most_common())}", err=True)
        return 0
    if form in ("jsonl", "csv"):
        raise UsageError(f"the summary cannot be printed as {form}", hint="--format json, or add --skipped")
    reader = Reader(attribution=attribution)
    status = store.status(reader)
    settings = settings_in_force(ctx.find_object(Settings) or Settings(), ledger)
    if form == "json":
        said = msgspec.to_builtins(status) | {"settings": msgspec.to_builtins(settings)}
        sys.stdout.write(msgspec.json.encode(said).decode() + "\n")
        return 0
    from rich.table import Table

    from counterclaim.cli.terminal import terminal

    def listed(counts: dict[str, int]) -> str:
        return ", ".join(f"{count:,} {name}" for name, count in counts.items()) or "none"

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in (
        ("ledger", f"{status.path} ({status.size:,} bytes, schema {status.schema})"),
        ("documents", f"{status.documents:,} of {status.outlets:,} outlets, {status.undated:,} without a date"),
        ("received", f"{status.received:,} bytes in {status.blobs:,} blobs"),
        ("claims", f"{status.claims:,}, {status.unattributed:,} of them in the outlet's own voice"),
        ("readings", f"{status.readings:,}, {status.unread:,} documents not read"),
        ("languages", listed(status.languages)),
        ("skipped", listed(status.skipped)),
        ("custody", f"{status.entries:,} entries, {status.sightings:,} of them sightings; {status.first_entry or ''} "
                    f"to {status.last_entry or ''}"),
    ):  # fmt: skip
        table.add_row(name, words)
    by = "" if attribution == "both" else f" --attribution {attribution}"
    for name, words in reading_rows(status, reader.components, ledger_words(ledger), reader=by):
        table.add_row(name, words)
    for setting, one in settings.items():
        table.add_row("setting", f"{setting} = {one.value} ({one.source})")
    terminal().print(table)
    return 0


def settings_in_force(settings: Settings, ledger: str) -> dict[str, Setting]:
    """Every setting that somebody made, and the ledger with where its name is from."""
    found = dict(settings.configured)
    if "ledger" not in found or found["ledger"].value != ledger:
        found["ledger"] = Setting(ledger, "default" if ledger == DEFAULT_LEDGER and not settings.named else "option")
    return found


def print_skipped(found: list[Skip], form: str) -> None:
    """The list of skipped inputs as `table`, `json`, `jsonl` or `csv`."""
    if form == "json":
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    elif form == "jsonl":
        sys.stdout.writelines(msgspec.json.encode(one).decode() + "\n" for one in found)
    elif form == "csv":
        import csv

        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(("at", "input_id", "code", "message", "hint", "blob"))
        rows.writerows([value or "" for value in msgspec.structs.astuple(one)] for one in found)
    elif found:
        from rich.table import Table
        from rich.text import Text

        from counterclaim.cli.terminal import terminal

        table = Table("when", "code", "why", "bytes kept", box=None, pad_edge=False, header_style="dim")
        for one in found:
            # As text, not markup: a file's name is hostile input.
            table.add_row(one.at[:10], one.code, Text(one.message), (one.blob or "none")[:12])
        terminal().print(table)
    click.echo(f"{len(found):,} skipped", err=True)
