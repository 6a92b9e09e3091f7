"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
import rich_click as click

from counterclaim.cli.configuring import Setting

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_LEDGER = "counterclaim.db"


class Settings(msgspec.Struct, frozen=True):
    """The global options."""

    ledger: str = DEFAULT_LEDGER
    named: bool = False
    """Whether the command line names the ledger."""
    debug: bool = False
    configured: dict[str, Setting] = {}
    """What a file or the environment sets, by name."""


def ledger_option(function: F) -> F:
    """`--ledger` after the verb as well as before it; the verb gets `ledger`, a path."""

    def chosen(ctx: click.Context, _: click.Parameter, value: str | None) -> str:
        settings = ctx.find_object(Settings) or Settings()
        return value or settings.ledger

    return click.option(
        "--ledger", type=click.Path(dir_okay=False), callback=chosen, default=None,
        help="The file that holds the ledger.  [env var: COUNTERCLAIM_LEDGER; default: counterclaim.db]",
    )(function)  # fmt: skip


def ledger_words(ledger: str) -> str:
    """The option that names the ledger in a command to run next; empty for the one that is meant without it."""
    return "" if ledger == DEFAULT_LEDGER else f" --ledger {ledger}"


accept_option = click.option(
    "--accept-proposed-dates", "accept_proposed", metavar="MIN", type=click.FloatRange(0, 1),
    help="Where nothing gives a date of publication, take a day that the text proposes with this confidence or more, "
    "0 to 1: 0.9 takes dates in full, 0.6 also datelines without a year whose weekday fits.",
)  # fmt: skip
"""`--accept-proposed-dates`; the verb gets `accept_proposed`."""


def _as_many_as_fit(_: click.Context, __: click.Parameter, value: int | None) -> int:
    """What the user said, else as many as this machine has cores and memory for."""
    if value is not None:
        return value
    from counterclaim.executing import cores

    return cores()


processes_option = click.option(
    "--processes", type=click.IntRange(1, 64), default=None, callback=_as_many_as_fit,
    help="Processes that read side by side, each with some 500 MB; one for every core where memory allows it, unless "
    "this says otherwise. Up to 16 documents are read without any.",
)  # fmt: skip
"""`--processes`; the verb gets `processes`, a number."""


def intake_options(function: F) -> F:
    """What the user can say about all inputs of a run."""
    for option in reversed(
        (
            click.option("--published", metavar="DATE", help="When the inputs were published; outranks what they say."),
            accept_option,
            click.option("--outlet", metavar="NAME", help="Who published the inputs; outranks what they say."),
            click.option("--language", metavar="CODE", help="Language of the inputs (en, uk, …), not measured then."),
            click.option("--theatre", metavar="ID", help="The conflict to read by; each document chooses otherwise."),
            click.option(
                "--column", "columns", multiple=True, metavar="FIELD=NAME",
                help="Name of a column in JSON and CSV: text=body. FIELD: id, text, title, published, outlet, url, "
                "language, theatre. Can be repeated.",
            ),
            processes_option,
        )
    ):  # fmt: skip
        function = option(function)
    return function


def attribution_option(function: F) -> F:
    """`--attribution`: what finds who is cited; the verb gets `attribution`."""
    return click.option(
        "--attribution", type=click.Choice(("both", "tagger", "rules")), default="both", show_default=True,
        help="What finds who is cited for what: the trained tagger and the rules, or one of the two.",
    )(function)  # fmt: skip


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, the first one by default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print."
    )
