"""`counterclaim review`: say what a person thinks of a claim, and list what people said."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, get_args

import msgspec
import rich_click as click
from click.core import ParameterSource

from counterclaim.cli.settings import format_option, ledger_option
from counterclaim.errors import JudgementError, UsageError
from counterclaim.records import Verdict

if TYPE_CHECKING:
    from counterclaim.records import PlacedJudgement

FLAT = (
    "judgement_id", "at", "by", "verdict", "note", "claim_id", "stands_at", "overlap", "document_id", "reading_id",
    "text",
)  # fmt: skip
"""Columns of the CSV."""


@click.command("review")
@click.argument("claim_id", metavar="CLAIM", required=False)
@click.option("--verdict", type=click.Choice(get_args(Verdict)), help="Whether the claim was read right: right, wrong, "
              "unsure; note decides nothing.")  # fmt: skip
@click.option("--note", default="", metavar="TEXT", help="Why.")
@click.option("--by", metavar="NAME", help="Who says so.  [env var: COUNTERCLAIM_BY; default: the login name]")
@click.option("--list", "listing", is_flag=True, help="List the judgements, the newest first; of CLAIM or --by NAME "
              "only where one is named.")  # fmt: skip
@click.option("--left-behind", is_flag=True, help="List those whose claim a newer reading does not have, and "
              "where nothing stands on its words.")  # fmt: skip
@format_option("table", "json", "jsonl", "csv")
@ledger_option
@click.pass_context
def command(
    ctx: click.Context, *, claim_id: str | None, verdict: Verdict | None, note: str, by: str | None, listing: bool,
    left_behind: bool, form: str, ledger: str,
) -> int:  # fmt: skip
    """Judge a claim: whether it was read right. A judgement is never changed; a later one stands beside it.

    CLAIM is a claim's id or its beginning. A judgement outlives the reading that it was made on: in every newer one it
    stands at the claim that has its words, or is said to be left behind.

    \b
    Examples:
      counterclaim review 3fa9c1d2 --verdict right
      counterclaim review 3fa9c1d2 --verdict wrong --note "the council said it" --by "A. Reviewer"
      counterclaim review --list
      counterclaim review --list --left-behind --format csv
    """
    from counterclaim.ledger import Ledger

    if listing or left_behind:
        if verdict is not None or note:
            raise UsageError("--list shows judgements, --verdict makes one", hint="give one of them")
        named = by if ctx.get_parameter_source("by") is ParameterSource.COMMANDLINE else None
        store = Ledger(ledger, create=False)
        claim = store.claim(claim_id).claim_id if claim_id else None
        print_judgements(list(store.judgements(claim=claim, by=named, left_behind=left_behind)), form)
        return 0
    if claim_id is None or verdict is None:
        missing = "a claim and --verdict" if claim_id is None else "--verdict"
        raise UsageError(f"a judgement needs {missing}", hint="counterclaim review CLAIM --verdict right, or --list")
    store = Ledger(ledger, create=False)
    known = {one.judgement_id for one in store.judgements(claim=store.claim(claim_id).claim_id)}
    made = store.judge(claim_id, verdict=verdict, by=by or login_name(), note=note)
    if form == "table":
        already = f"; already said on {made.at[:10]}, kept once" if made.judgement_id in known else ""
        click.echo(f"{said_of(made)}{already}")
    else:
        print_judgements([made], form)
    return 0


def login_name() -> str:
    """The name under which the user is logged in. Raises JudgementError where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise JudgementError("a judgement needs the name of who makes it", hint="give it: --by NAME") from None


def said_of(made: PlacedJudgement) -> str:
    """What was kept, in a sentence or two."""
    words = f"claim {made.claim_id[:8]}: {made.verdict}, by {made.by}"
    if made.is_left_behind:
        return f"{words}; the newer reading does not have the claim: the judgement is kept as left behind"
    if made.has_moved:
        return f"{words}; the newer reading has claim {made.stands_at} on its words, where the judgement stands now"
    return words


def print_judgements(found: list[PlacedJudgement], form: str) -> None:
    """Judgements as `table`, `json`, `jsonl` or `csv`."""
    if form == "json":
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    elif form == "jsonl":
        sys.stdout.writelines(msgspec.json.encode(one).decode() + "\n" for one in found)
    elif form == "csv":
        import csv

        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(FLAT)
        rows.writerows(["" if (value := getattr(one, name)) is None else value for name in FLAT] for one in found)
    elif found:
        from rich.table import Table
        from rich.text import Text

        from counterclaim.cli.terminal import terminal

        table = Table("when", "who", "verdict", "claim", "stands at", box=None, pad_edge=False, header_style="bold")
        table.add_column("words judged; why", ratio=1)
        for one in found:
            words = Text(" ".join((one.text or "").split()))
            if one.note:
                words.append(f"\n{' '.join(one.note.split())}", style="italic")
            stands = "left behind" if one.stands_at is None else one.stands_at[:8]
            table.add_row(one.at[:10], Text(one.by), one.verdict, one.claim_id[:8], stands, words)
        terminal().print(table)
    click.echo(f"{len(found):,} judgement{'' if len(found) == 1 else 's'}", err=True)
