"""A run over many inputs: progress on a terminal, skipped inputs named, and counts at the end."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from types import TracebackType

import rich_click as click

from counterclaim.cli.failing import name_skipped
from counterclaim.errors import NothingReadError
from counterclaim.intake import Skipped, Taken
from counterclaim.records import Reading

log = logging.getLogger("counterclaim.run")

NAMED_ISSUES = frozenset({"date-invalid", "broken-encoding", "encoding-guessed", "front-matter-unreadable",
                          "language-not-read", "component-failed", "published-unknown"})  # fmt: skip
"""Issues of a whole document that a user should hear of at once."""

EVERY = 1000
"""Documents between two counts in the log."""


class Run:
    """Counts what passes through, and shows it while it lasts."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self.documents = 0
        self.claims = 0
        self.skipped: list[Skipped] = []
        self._undated = 0
        self._bar: object = None

    def __enter__(self) -> Run:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
            progress = Progress(*columns, console=Console(stderr=True), transient=True)
            progress.add_task("loading the reader …", total=None)
            progress.start()
            self._bar = progress
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from rich.progress import Progress

        if isinstance(self._bar, Progress):
            self._bar.stop()

    def watched(
        self, readings: Iterable[tuple[Taken | Skipped, Reading | None]]
    ) -> Iterator[tuple[Taken | Skipped, Reading | None]]:
        """The same readings; what was skipped or only half understood is named as it passes."""
        for item, reading in readings:
            if isinstance(item, Skipped):
                self.skipped.append(item)
                name_skipped(item)
            else:
                self.documents += 1
                self._show(item, reading)
            yield item, reading

    def _show(self, item: Taken, reading: Reading | None) -> None:
        if reading is not None:
            self.claims += len(reading.claims)
            for issue in reading.issues:
                if issue.code == "published-unknown":
                    self._undated += 1
                elif issue.code in NAMED_ISSUES:
                    click.echo(f"{item.document.input_id}: {issue.message} [{issue.code}]", err=True)
        if self.documents % EVERY == 0:
            log.info("%s: %d documents, %d claims, %d skipped", self._verb, *self._counts())
        if self._bar is not None:
            from rich.progress import Progress

            assert isinstance(self._bar, Progress)
            text = "{:,} documents, {:,} claims, {:,} skipped".format(*self._counts())
            self._bar.update(self._bar.task_ids[0], description=text)

    def _counts(self) -> tuple[int, int, int]:
        return self.documents, self.claims, len(self.skipped)

    def finish(self, more: str = "", next_command: str = "") -> int:
        """Say the counts on standard error; the exit status. Raises NothingReadError where every input was skipped."""
        if not self.documents:
            raise NothingReadError(len(self.skipped))
        parts = [f"{self.documents:,} document{'s' * (self.documents != 1)}", f"{self.claims:,} claims"]
        if self.skipped:
            parts.append(f"{len(self.skipped):,} skipped ({_by_code(self.skipped)})")
        if self._undated:
            parts.append(f"{self._undated:,} without a date of publication [published-unknown]")
        click.echo(f"{self._verb}: {', '.join(parts)}{more}", err=True)
        if next_command:
            click.echo(f"  next: {next_command}", err=True)
        return 0


def _by_code(skipped: list[Skipped]) -> str:
    counts: dict[str, int] = {}
    for one in skipped:
        counts[one.code] = counts.get(one.code, 0) + 1
    return ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
