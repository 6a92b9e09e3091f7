"""`counterclaim decide`: what a person knows better about incidents, kept for good."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from counterclaim.cli.arrays import write_array, write_lines
from counterclaim.cli.settings import format_option, ledger_option

if TYPE_CHECKING:
    from counterclaim.records import Decision

F = TypeVar("F", bound=Callable[..., Any])


def who_and_why(function: F) -> F:
    """`--by` and `--because`."""
    for option in (
        click.option("--because", default="", metavar="TEXT", help="Why."),
        click.option("--by", metavar="NAME", help="Who says so.  [env var: COUNTERCLAIM_BY; default: the login name]"),
    ):
        function = option(function)
    return function


@click.group("decide", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Say that two incidents are one, or that some claims are about something else.

    A decision is kept for good, goes before whatever is found later, and can be taken back with `undo`; nothing is lost
    by it.

    \b
    Examples:
      counterclaim decide merge 5c01ab9f 77d0e1a2 --because "same market, two names"
      counterclaim decide split 5c01ab9f 3fa9c1d2 --by "A. Reviewer"
      counterclaim decide list
    """


@command.command("merge")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@who_and_why
@ledger_option
def merge(*, one: str, other: str, by: str | None, because: str, ledger: str) -> int:
    """Say that the incidents ONE and OTHER are one.

    Each is named by its id or its beginning, or by that of a claim in it.

    \b
    Examples:
      counterclaim decide merge 5c01ab9f 77d0e1a2 --by "A. Reviewer" --because "same market, two names"
    """
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    made = store.merge_incidents(one, other, by=_who(by), because=because)
    now = store.incidents_with(made.one).get(made.one[0], ())
    _say(made, f"they are incident {now[0][:8]} now" if now else "they are in no incident now")
    return 0


@command.command("split")
@click.argument("incident", metavar="INCIDENT")
@click.argument("claims", metavar="CLAIM…", nargs=-1, required=True)
@who_and_why
@ledger_option
def split(*, incident: str, claims: tuple[str, ...], by: str | None, because: str, ledger: str) -> int:
    """Say that each CLAIM is about something else than the other claims of INCIDENT.

    What is named together stays together where the claims have something in common.

    \b
    Examples:
      counterclaim decide split 5c01ab9f 3fa9c1d2 8c11d0e5 --because "another street, an hour later"
    """
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    made = store.split_incident(incident, claims, by=_who(by), because=because)
    now = store.incidents_with(made.one).get(made.one[0], ())
    _say(made, f"they are incident {now[0][:8]} now" if now else "they are in no incident now")
    return 0


@command.command("undo")
@click.argument("decision", metavar="DECISION")
@who_and_why
@ledger_option
def undo(*, decision: str, by: str | None, because: str, ledger: str) -> int:
    """Take back DECISION.

    Both stay in the ledger; `decide list` shows them.

    \b
    Examples:
      counterclaim decide undo 9a77c0de --because "it was another day"
    """
    from counterclaim.ledger import Ledger

    made = Ledger(ledger, create=False).undo_decision(decision, by=_who(by), because=because)
    _say(made, f"decision {(made.undoes or '')[:8]} is taken back")
    return 0


@command.command("list")
@format_option("table", "json", "jsonl")
@ledger_option
def listing(*, form: str, ledger: str) -> int:
    """List what people decided about incidents, the newest first.

    What was taken back is among them and says so.

    \b
    Examples:
      counterclaim decide list
      counterclaim decide list --format jsonl
    """
    from counterclaim.cli.running import counted
    from counterclaim.ledger import Ledger

    found = Ledger(ledger, create=False).decisions()
    if form == "json":
        write_array(found, sys.stdout)
    elif form == "jsonl":
        write_lines(found, sys.stdout)
    elif found:
        from rich.table import Table
        from rich.text import Text

        from counterclaim.cli.terminal import terminal
        from counterclaim.publishing.incident_wording import decision_words

        table = Table("when", "who", "decision", box=None, pad_edge=False, header_style="bold")
        table.add_column("what; why", ratio=1)
        for one in found:
            words = Text(decision_words(one))
            if one.because:
                words.append(f"\n{' '.join(one.because.split())}", style="italic")
            table.add_row(one.at[:10], Text(one.by), one.decision_id[:8], words)
        terminal().print(table)
    click.echo(counted(len(found), "decision"), err=True)
    return 0


def _who(by: str | None) -> str:
    from counterclaim.cli.review import login_name

    return by or login_name()


def _say(made: Decision, what: str) -> None:
    click.echo(f"decision {made.decision_id[:8]} by {made.by}: {made.kind}; {what}")
