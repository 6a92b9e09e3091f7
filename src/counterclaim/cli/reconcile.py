"""`counterclaim reconcile`: bring the incidents up to date with the claims."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.settings import ledger_option, ledger_words

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

RULES = ("ucdp", "acled")


@click.command("reconcile")
@click.option("--all", "every", is_flag=True, help="Make everything anew, not only what changed.")
@click.option("--rule", type=click.Choice(RULES), default=None, help="How figures of incidents are estimated from now "
              "on: ucdp (best is the most reliable, low and high the range) or acled (the most conservative). "
              "[default: the rule before, ucdp at first]")  # fmt: skip
@ledger_option
def command(*, every: bool, rule: str | None, ledger: str) -> int:
    """Find reprints, origins, incidents and running totals in what came since the last time.

    `add`, `reread`, `withdraw` and `merge` do it by themselves. Stopped, it goes on from there the next time; what
    comes out does not depend on the order in which dispatches came.

    \b
    Examples:
      counterclaim reconcile
      counterclaim reconcile --rule acled
      counterclaim reconcile --all --ledger desk.db
    """
    from counterclaim.cli.running import counted
    from counterclaim.executing import cores
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    with Showing("reconcile") as showing:
        done = store.reconcile(every=every, rule=rule, progress=showing.show, processes=cores())
    total = store.incidents(limit=1).total
    compared, told = (counted(number, "dispatch", "dispatches") for number in (done.documents, done.told))
    made = f"{compared} compared, {told} told anew, {counted(done.incidents, 'incident')} made anew"
    click.echo(f"reconcile: {made}; {counted(total, 'incident')} in {ledger}", err=True)
    click.echo(f"  next: counterclaim incidents{ledger_words(ledger)}", err=True)
    return 0


class Showing:
    """How far reconciling is: a bar on a terminal, nothing elsewhere."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Showing:
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            from counterclaim.cli.terminal import terminal

            columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
            self._bar = Progress(*columns, console=terminal(stderr=True), transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        if kind is KeyboardInterrupt:
            click.echo(f"{self._verb}: stopped; it goes on from there the next time", err=True)

    def show(self, what: str, done: int, total: int) -> None:
        """Take in how many of something are done."""
        if self._bar is None:
            return
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(f"{self._verb}: {what}", total=total)
        self._bar.update(self._tasks[what], completed=done, total=total)
