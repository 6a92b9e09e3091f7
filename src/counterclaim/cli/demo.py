"""`counterclaim demo`: read the demo corpus into a ledger, show what was found, and serve it."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.serve import PORT, free_port, serve_ledger
from counterclaim.cli.settings import Settings, processes_option

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger


@click.command("demo")
@click.option("--no-serve", is_flag=True, help="End after printing.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port; 0 is any free one.")
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False),
    default=None,
    help="Keep the demo in this ledger; by default a temporary one is used.",
)
@processes_option
@click.pass_context
def command(ctx: click.Context, *, no_serve: bool, port: int, ledger: str | None, processes: int) -> int:
    """Read the demo corpus, print who claims what in it, and serve it on localhost.

    The dispatches, also those under the names of real outlets, were written for this project from public facts:
    Ukraine, September 2022, and El Fasher, 2025. `make demo` runs this, `make demo SERVE=0` the same with --no-serve.

    \b
    Examples:
      counterclaim demo
      counterclaim demo --no-serve
      counterclaim demo --ledger demo.db --port 8081
    """
    settings = ctx.find_object(Settings) or Settings()
    ledger = ledger or (settings.ledger if settings.named else None)
    if not no_serve:
        port = free_port(port)
    with contextlib.ExitStack() as stack:
        if ledger is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="counterclaim-"))
            path = str(Path(folder) / "demo.db")
        else:
            path = ledger
        store = read_corpus(path, processes)
        print_findings(store, kept=ledger)
        if not no_serve:
            serve_ledger(path, port)
    return 0


def read_corpus(path: str, processes: int) -> Ledger:
    """The ledger at `path` with the packaged dispatches added. Raises NoDemoError where the package has none."""
    from counterclaim.cli.running import Run
    from counterclaim.errors import NoDemoError
    from counterclaim.intake import dispatches_in
    from counterclaim.ledger import Ledger
    from counterclaim.reading.reader import Reader

    corpus = files("counterclaim") / "demo" / "dispatches"
    if not corpus.is_dir():
        raise NoDemoError
    store = Ledger(Path(path).absolute())
    with (
        as_file(corpus) as folder,
        contextlib.chdir(folder),
        Run("demo", expected=dispatches_in(["sudan", "ukraine"])) as run,
    ):  # inputs named as in the repository
        for stored in store.adding(["sudan", "ukraine"], reader=Reader(processes=processes)):
            run.note(stored.item, stored.reading)
    run.finish()
    store.reconcile()
    return store


def print_findings(store: Ledger, *, kept: str | None) -> None:
    """Tables of a ledger: documents, sides and stances, incidents, figures, and what to do next."""
    from counterclaim.cli.findings import documents_table, figures_table, incidents_table, stances_table
    from counterclaim.cli.running import counted
    from counterclaim.cli.terminal import terminal

    console = terminal()
    claims = list(store.every_claim())
    documents = list(store.documents())
    for note, number in Counter(d.note for d in documents if d.note).most_common():
        console.print(f"[bold]{number} of these texts:[/bold] {note}", highlight=False)
    console.print(f"\n[bold]{counted(len(documents), 'dispatch', 'dispatches')}[/bold]")
    console.print(documents_table(Counter(d.outlet or "not known" for d in documents)))
    titled = {
        "Claims by side and stance": stances_table(claims),
        "Incidents that most dispatches tell of": incidents_table(store.every_incident()),
        "Figures told most, with where they are told of": figures_table(claims),
    }
    for title, table in titled.items():
        console.print(f"\n[bold]{title}[/bold]")
        console.print(table)
    console.print()
    option = f" --ledger {kept}" if kept else ""
    if kept is None:
        console.print("To keep the demo: [bold]counterclaim demo --ledger demo.db[/bold], then:")
        option = " --ledger demo.db"
    for example in ("incidents --standing disputed", "brief 2022-09-12", "claims --stance denies", "serve"):
        console.print(f"  counterclaim {example}{option}", highlight=False)
