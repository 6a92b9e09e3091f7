"""A run over many inputs: progress on a terminal, skipped inputs named, and counts at the end."""

from __future__ import annotations

import logging
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.failing import name_skipped, plain
from counterclaim.cli.pace import Pace
from counterclaim.errors import NothingReadError
from counterclaim.intake import Skipped, Taken
from counterclaim.records import Issue, Reading

if TYPE_CHECKING:
    from rich.progress import Progress

log = logging.getLogger(__name__)

NAMED_ISSUES = frozenset({
    "date-invalid", "broken-encoding", "encoding-guessed", "front-matter-unreadable", "front-matter-mended",
    "language-not-read", "component-failed", "unknown-theatre", "feed-cut-off", "attachment-not-read",
    "pdf-cut-off", "pdf-pages-broken", "pdf-pages-without-text", "attribution-rule-failed",
    "published-proposed", "published-before-events", "published-in-future", "table-as-text", "list-not-read",
    "date-impossible",
})  # fmt: skip
"""Issues of a whole document that a user should hear of at once. Missing dates are counted: there may be thousands."""

NAMED_AT_MOST = 5
"""Documents named for one kind of issue; the rest are counted."""

UNDATED_NAMED = 3
"""Dispatches without a date that are named; how many there are is said."""

EVERY = 1000
"""Documents between two counts in the log."""


class Naming:
    """Says issues that a user should hear of at once, each once a document; of one kind a few are named, the rest
    counted."""

    def __init__(self) -> None:
        self._issues: Counter[str] = Counter()
        self._named: set[tuple[str, str]] = set()

    def name(self, document: str, called: str, code: str, message: str) -> None:
        """Say an issue of a document, known by `document` and `called` so, once however often the document comes in."""
        if (code, document) in self._named:
            return
        self._named.add((code, document))
        self._issues[code] += 1
        if self._issues[code] <= NAMED_AT_MOST:
            click.echo(f"{plain(called)}: {plain(message)} [{code}]", err=True)

    @property
    def counts(self) -> list[str]:
        """How many documents had each kind: "3 with language-not-read"."""
        return [f"{number:,} with {code}" for code, number in sorted(self._issues.items())]


class Run:
    """Counts what passes through, and shows it while it lasts."""

    def __init__(self, verb: str, *, noun: str = "claim", expected: int = 0) -> None:
        """`noun` is what its claims are called; `expected` the number of inputs, 0 where nobody knows it."""
        self._verb = verb
        self._noun = noun
        self.documents = 0
        self.claims = 0
        self.skipped: list[Skipped] = []
        self._undated: dict[str, str] = {}
        self._naming = Naming()
        self._tables: set[str] = set()
        self._pace = Pace(expected)
        self._bar: Progress | None = None

    def __enter__(self) -> Run:
        if sys.stderr.isatty():
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            from counterclaim.cli.terminal import terminal

            columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
            self._bar = Progress(*columns, console=terminal(stderr=True), transient=True)
            self._bar.add_task("loading the reader …", total=None)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        if kind is KeyboardInterrupt:
            click.echo(f"{self._verb}: stopped after {self._counted()}", err=True)

    def watched(
        self, readings: Iterable[tuple[Taken | Skipped, Reading | None]]
    ) -> Iterator[tuple[Taken | Skipped, Reading | None]]:
        """The same readings, noted as they pass."""
        for item, reading in readings:
            self.note(item, reading)
            yield item, reading

    def note(self, item: Taken | Skipped, reading: Reading | None, *, new: bool = True) -> None:
        """Count an input, and its claims where they are `new`; name it where it was skipped or only half understood."""
        if isinstance(item, Skipped):
            self.skipped.append(item)
            name_skipped(item)
        else:
            self.documents += 1
            self.claims += len(reading.claims) if reading and new else 0
            self._name_unread_columns(item)
            for issue in reading.issues if reading else ():
                if issue.code == "published-unknown":
                    self._undated[item.document.document_id] = item.document.input_id
                if issue.code in NAMED_ISSUES:
                    self.name(item, issue)
        self._show()

    def _name_unread_columns(self, item: Taken) -> None:
        """Say, once for a table, which columns were not read and are named like a field that it lacks."""
        if not item.unread or item.blob.sha256 in self._tables:
            return
        self._tables.add(item.blob.sha256)
        many = len(item.unread) > 1
        names = f"column{'s' if many else ''} {' and '.join(repr(plain(name)) for _, name in item.unread)}"
        click.echo(f"{plain(item.blob.input_id)}: {names} not read [columns-not-read]", err=True)
        options = " ".join(f"--column {shlex.quote(f'{field}={name}')}" for field, name in item.unread)
        click.echo(f"  next: if {'they say' if many else 'it says'} so, add it with: {plain(options)}", err=True)

    def passed(self, claims: int) -> None:
        """Count a document of the ledger with its claims."""
        self.documents += 1
        self.claims += claims
        self._show()

    def _show(self) -> None:
        if self.documents and self.documents % EVERY == 0:
            log.info("%s: %s", self._verb, self._counted())
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=self._progress())

    def _progress(self) -> str:
        return f"{self._pace.words(self.documents + len(self.skipped))}{self._counted()}"

    def name(self, item: Taken, issue: Issue) -> None:
        """Say an issue of a whole document."""
        self._naming.name(item.document.document_id, item.document.input_id, issue.code, issue.message)

    def _counted(self) -> str:
        parts = [counted(self.documents, "document"), counted(self.claims, self._noun)]
        if self.skipped:
            parts.append(f"{len(self.skipped):,} skipped ({_by_code(self.skipped)})")
        parts += self._naming.counts
        if self._undated:
            named = ", ".join(map(plain, list(self._undated.values())[:UNDATED_NAMED]))
            more = ", …" if len(self._undated) > UNDATED_NAMED else ""
            parts.append(f"{len(self._undated):,} without a date of publication ({named}{more}) [published-unknown]")
        return ", ".join(parts)

    def finish(self, more: str = "", next_command: str = "") -> int:
        """Say the counts on standard error; the exit status. Raises NothingReadError where every input was skipped."""
        if not self.documents:
            raise NothingReadError(len(self.skipped))
        click.echo(f"{self._verb}: {self._counted()}{more}", err=True)
        if next_command:
            click.echo(f"  next: {next_command}", err=True)
        return 0


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _by_code(skipped: list[Skipped]) -> str:
    counts: dict[str, int] = {}
    for one in skipped:
        counts[one.code] = counts.get(one.code, 0) + 1
    return ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
