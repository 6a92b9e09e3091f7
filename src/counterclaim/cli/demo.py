"""`counterclaim demo`: read the demo corpus into a ledger, show what was found, and serve it."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from counterclaim.cli.serve import PORT, free_port, serve_ledger
from counterclaim.cli.settings import Settings

if TYPE_CHECKING:
    from rich.table import Table

    from counterclaim.ledger import Ledger
    from counterclaim.records import Claim

TOP = 10
"""Rows of a table."""


@click.command("demo")
@click.option("--no-serve", is_flag=True, help="End after printing.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port; 0 is any free one.")
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False),
    default=None,
    help="Keep the demo in this ledger; by default a temporary one is used.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read side by side; each needs some 500 MB.",
)
@click.pass_context
def command(ctx: click.Context, *, no_serve: bool, port: int, ledger: str | None, processes: int) -> int:
    """Read the demo corpus, print who claims what in it, and serve it on localhost.

    The dispatches were written for this project from public facts: Ukraine, September 2022, and El Fasher, 2025.

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
    from counterclaim.ledger import Ledger
    from counterclaim.reading.reader import Reader

    corpus = files("counterclaim") / "demo" / "dispatches"
    if not corpus.is_dir():
        raise NoDemoError
    store = Ledger(Path(path).absolute())
    with as_file(corpus) as folder, contextlib.chdir(folder), Run("demo") as run:  # inputs named as in the repository
        for stored in store.adding(["sudan", "ukraine"], reader=Reader(processes=processes)):
            run.note(stored.item, stored.reading)
    run.finish()
    return store


def print_findings(store: Ledger, *, kept: str | None) -> None:
    """Tables of a ledger: documents, sides and stances, incidents, figures, and what to do next."""
    from rich.console import Console

    console = Console()
    claims = list(store.every_claim())
    documents = list(store.documents())
    console.print(f"[bold]{len(documents)} dispatches[/bold]")
    console.print(documents_table(Counter(d.outlet or "not known" for d in documents)))
    titled = {
        "Claims by side and stance": stances_table(claims),
        "Most told events at a place": incidents_table(claims),
        "Figures told most": figures_table(claims),
    }
    for title, table in titled.items():
        console.print(f"\n[bold]{title}[/bold]")
        console.print(table)
    console.print()
    option = f" --ledger {kept}" if kept else ""
    if kept is None:
        console.print("To keep the demo: [bold]counterclaim demo --ledger demo.db[/bold], then:")
        option = " --ledger demo.db"
    for example in ("claims --stance denies", "claims --measure deaths", "serve"):
        console.print(f"  counterclaim {example}{option}", highlight=False)


def documents_table(outlets: Counter[str]) -> Table:
    """How many dispatches came from whom."""
    table = _table(("outlet", "left"), ("dispatches", "right"))
    for outlet, count in outlets.most_common(TOP):
        table.add_row(outlet, str(count))
    if len(outlets) > TOP:
        table.add_row(f"{len(outlets) - TOP} more outlets", str(sum(n for _, n in outlets.most_common()[TOP:])))
    return table


def stances_table(claims: Iterable[Claim]) -> Table:
    """Claims by the side of the claimant and the stance."""
    from counterclaim.publishing.wording import side_of

    counts: dict[str, Counter[str]] = {}
    for claim in claims:
        side = (side_of(claim) or "unresolved") if claim.attribution else "outlet's own voice"
        counts.setdefault(side, Counter())[claim.stance] += 1
    stances = [stance for stance, _ in sum(counts.values(), Counter()).most_common(7)]
    table = _table(("side", "left"), ("claims", "right"), *((s, "right") for s in stances))
    for side, of_side in sorted(counts.items(), key=lambda item: -item[1].total()):
        table.add_row(side, str(of_side.total()), *(str(of_side[stance] or "") for stance in stances))
    return table


def incidents_table(claims: Iterable[Claim]) -> Table:
    """What is said to have happened where, most told first, with how many documents and which sides tell it."""
    from counterclaim.publishing.wording import side_of

    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for event in claim.events:
            for place in claim.places:
                if place.id in event.places and place.precision in ("point", "settlement"):
                    told.setdefault((event.mode or event.type, place.name), []).append(claim)
    columns = (("what", "left"), ("where", "left"), ("dispatches", "right"), ("told by", "left"))
    table = _table(*columns)
    ranked = sorted(told.items(), key=lambda item: (-len({c.document_id for c in item[1]}), item[0]))
    for (what, where), found in ranked[:TOP]:
        sides = Counter(side_of(c) or ("unresolved" if c.attribution else "outlet") for c in found)
        by = ", ".join(f"{side} {count}" for side, count in sides.most_common())
        table.add_row(what, where, str(len({c.document_id for c in found})), by)
    return table


def figures_table(claims: Iterable[Claim]) -> Table:
    """The figures that most dispatches carry, with who claims them."""
    from counterclaim.publishing.wording import figure_words, side_of, speaker_words

    told: dict[str, list[Claim]] = {}
    for claim in claims:
        for words in {figure_words(figure) for figure in claim.figures}:
            told.setdefault(words, []).append(claim)
    columns = (("figure", "left"), ("dispatches", "right"), ("who claims it", "left"))
    table = _table(*columns)
    ranked = sorted(told.items(), key=lambda item: (-len({c.document_id for c in item[1]}), item[0]))
    for words, found in ranked[:TOP]:
        speakers = Counter(f"{speaker_words(c)} ({side_of(c) or 'unresolved'})" for c in found if c.attribution)
        by = "; ".join(speaker for speaker, _ in speakers.most_common(3)) or "the outlets themselves"
        table.add_row(words, str(len({c.document_id for c in found})), by)
    return table


def _table(*columns: tuple[str, str]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, justify in columns:
        table.add_column(name, justify="right" if justify == "right" else "left", overflow="fold")
    return table
