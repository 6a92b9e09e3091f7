"""`counterclaim reread`: bring every document to this program's reader."""

from __future__ import annotations

import heapq
import sys
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import rich_click as click

from counterclaim.cli.failing import plain
from counterclaim.cli.settings import attribution_option, format_option, ledger_option, ledger_words, processes_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.ledger import Due, Reread
    from counterclaim.records import AttributedBy, ComponentVersion

SHOWN = 20
"""Documents in the table: those in which most changed."""

NAMED = 5
"""Documents named that were not read; more are counted."""

OUTCOMES = {
    "read": "read anew", "restored": "already read so before, current again", "confirmed": "read once more, as before",
    "differs": "read otherwise by the same reader", "failed": "not read, a component failed",
    "gone": "withdrawn or changed meanwhile",
}  # fmt: skip


@click.command("reread")
@click.option("--document", "documents", multiple=True, metavar="ID", help="Only this document, by its id, that of a "
              "claim in it, the beginning of one, its URL or path. Can be repeated.")  # fmt: skip
@click.option("--theatre", "by_theatre", metavar="ID", help="The conflict to read by from now on; needs --document or "
              "--all.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Read also what this program's reader has read already.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and what read it before; read nothing.")
@processes_option
@attribution_option
@format_option("table", "json", "jsonl")
@ledger_option
def command(
    *,
    documents: tuple[str, ...],
    by_theatre: str | None,
    every: bool,
    dry_run: bool,
    processes: int,
    attribution: AttributedBy,
    form: str,
    ledger: str,
) -> int:
    """Read anew what another reader than this program's has read, and say what changed.

    A document is read anew where any component, its version or its data is another now, or where no reader got through
    it. The readings from before are kept; judgements go to the claim that has their words now, or are left behind and
    said to be. Ctrl-C keeps what is done; run it again to go on. The table shows the documents in which most changed;
    json and jsonl print every document on a line of its own, with ids and changed slots.

    \b
    Examples:
      counterclaim reread --dry-run
      counterclaim reread --processes 2
      counterclaim reread --document 3fa9c1d2 --theatre sudan-2023
      counterclaim reread --format jsonl > changes.jsonl
    """
    from counterclaim.cli.running import Run
    from counterclaim.errors import UsageError
    from counterclaim.ledger import Ledger
    from counterclaim.reading.reader import Reader
    from counterclaim.theatres import load

    if by_theatre is not None:
        if not (documents or every):
            raise UsageError("--theatre says by what to read, not which documents", hint="add --document ID or --all")
        load(by_theatre)
    store = Ledger(ledger, create=False)
    reader = Reader(processes=processes, attribution=attribution)
    due = store.due(reader, documents=documents, every=every, theatre=by_theatre)
    if dry_run:
        print_due(due, reader.components, form)
        return 0
    report = Report()
    with Run("reread", expected=due.documents) as run:
        for done in store.rereading(reader, documents=documents, every=every, theatre=by_theatre):
            report.note(done)
            run.passed(claims_of(done))
            if form != "table":
                sys.stdout.write(msgspec.json.encode(done).decode() + "\n")
    if store.due_for_reconciling():
        from counterclaim.cli.reconcile import Showing

        with Showing("reread") as showing:
            store.reconcile(progress=showing.show, processes=processes)
    if form == "table":
        report.print_table()
    report.finish(due, ledger_words(ledger))
    return 0


def claims_of(done: Reread) -> int:
    """How many claims the document has in its new reading."""
    changes = done.changes
    return changes.same + len(changes.changed) + len(changes.moved) + len(changes.came)


class Report:
    """Counts what a rereading did, and keeps the documents in which most changed."""

    def __init__(self) -> None:
        from counterclaim.ledger import Carrying

        self._outcomes: Counter[str] = Counter()
        self._unchanged = 0
        self._claims: Counter[str] = Counter()
        self._carried = Carrying()
        self._most: list[tuple[int, int, Reread]] = []

    def note(self, done: Reread) -> None:
        """Take in what became of one document; say it where it was not read."""
        self._outcomes[done.outcome] += 1
        changes = done.changes
        self._claims["same"] += changes.same
        for name in ("changed", "moved", "came", "went"):
            self._claims[name] += len(getattr(changes, name))
        if done.judgements is not None:
            self._carried += done.judgements
        if done.message is not None and self._outcomes[done.outcome] <= NAMED:
            click.echo(f"{plain(done.input_id)}: {plain(done.message)} [{done.outcome}]", err=True)
        if changes.number:
            # The counter in the middle: two documents with as many changes are never compared themselves.
            entry = (changes.number, -sum(self._outcomes.values()), done)
            (heapq.heappush if len(self._most) < SHOWN else heapq.heappushpop)(self._most, entry)
        elif done.outcome in ("read", "restored", "confirmed"):
            self._unchanged += 1

    def print_table(self) -> None:
        """The documents in which most changed, the most changed first; nothing where nothing did."""
        from rich.table import Table
        from rich.text import Text

        from counterclaim.cli.terminal import terminal

        if not self._most:
            return
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("document", no_wrap=True)
        table.add_column("input", ratio=1, overflow="fold")
        for name in ("same", "changed", "moved", "came", "went"):
            table.add_column(name, justify="right")
        table.add_column("slots", max_width=30)
        for _, _, done in sorted(self._most, reverse=True):
            changes = done.changes
            slots = Counter(slot for one in changes.changed for slot in one.slots)
            numbers = changes.same, *(len(getattr(changes, n)) for n in ("changed", "moved", "came", "went"))
            # As text, not markup: a file's name is hostile input.
            table.add_row(
                done.document_id[:8], Text(done.input_id), *(f"{number:,}" for number in numbers),
                ", ".join(f"{slot} {number}" for slot, number in slots.most_common(4)),
            )  # fmt: skip
        terminal().print(table)

    def finish(self, due: Due, option: str) -> None:
        """The counts, on standard error."""
        from counterclaim.cli.reading_words import carrying_words, waiting_words
        from counterclaim.cli.running import counted

        done = sum(self._outcomes.values())
        if not done:
            click.echo(f"reread: nothing to read: {due.current:,} up to date", err=True)
            if due.waiting:
                click.echo(f"  {waiting_words(due.waiting)}", err=True)
            return
        counts = ((self._outcomes[name], words) for name, words in OUTCOMES.items())
        said = "; ".join(f"{number:,} {words}" for number, words in counts if number)
        click.echo(f"reread: {counted(done, 'document')}{f' ({said})' if said else ''}, {self._unchanged:,} of them "
                   f"without a change; {due.current:,} were up to date", err=True)  # fmt: skip
        click.echo(f"  claims: {', '.join(f'{self._claims[name]:,} {name}' for name in self._claims)}", err=True)
        carried = self._carried
        if carried.same + carried.moved + carried.left_behind:
            click.echo(f"  {carrying_words(carried)}", err=True)
        if due.waiting:
            click.echo(f"  {waiting_words(due.waiting)}", err=True)
        if carried.left_behind:
            click.echo(f"  next: counterclaim review --list --left-behind{option}", err=True)


def print_due(due: Due, present: Sequence[ComponentVersion], form: str) -> None:
    """What a rereading would do."""
    from counterclaim.cli.reading_words import reader_words, waiting_words
    from counterclaim.cli.running import counted

    if form != "table":
        sys.stdout.write(msgspec.json.encode(due).decode() + "\n")
        return
    click.echo(f"{counted(due.documents, 'document')} would be read; {due.current:,} are up to date")
    for before in due.read_by:
        click.echo(f"  {counted(before.documents, 'document')} read by {reader_words(before.components, present)}")
    if due.waiting:
        click.echo(f"  {waiting_words(due.waiting)}")
