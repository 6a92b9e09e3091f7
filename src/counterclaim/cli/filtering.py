"""The options by which `claims` and `export claims` choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import msgspec
import rich_click as click

from counterclaim.errors import UsageError
from counterclaim.records import EventType, Stance

if TYPE_CHECKING:
    from counterclaim.ledger import Filters, Ledger

F = TypeVar("F", bound=Callable[..., Any])

STANCES = get_args(Stance)
EVENT_TYPES = get_args(EventType)


def filter_options(function: F) -> F:
    """`--side`, `--actor`, `--stance`, `--event`, `--mode`, `--measure`, `--place`, `--day`, `--undated`, `--words`,
    `--outlet`, `--language`, `--issue`, `--latest`."""
    for option in reversed(
        (
            click.option("--side", metavar="ID", help="Side of the claimant: a party's id, third-party, unresolved, "
                         "outlet (the outlet's own voice)."),
            click.option("--actor", metavar="NAME", help="Part of the name, another name, or the id, of anybody "
                         "in the claim."),
            click.option("--stance", type=click.Choice(STANCES, case_sensitive=False), metavar="STANCE",
                         help=f"One of {', '.join(STANCES)}."),
            click.option("--event", type=click.Choice(EVENT_TYPES, case_sensitive=False), metavar="TYPE",
                         help=f"Type of event: {', '.join(EVENT_TYPES)}."),
            click.option("--mode", metavar="MODE", help="Mode of event, such as shelling."),
            click.option("--measure", metavar="NAME", help="What a figure counts: deaths, injured, area-regained, …"),
            click.option("--place", metavar="NAME", help="Part of a place's name, another name of it, or its id."),
            click.option("--day", metavar="DAY", help="When it is said to have happened: 2022-09-10, 2022-09, "
                         "2022-09-06..2022-09-13, or open: 2022-09-06.. and ..2022-09-13. Without claims "
                         "that date nothing."),
            click.option("--undated", is_flag=True, default=None, help="With --day: also claims that date nothing "
                         "themselves, by their dispatch's day of publication."),
            click.option("--words", metavar="WORDS", help='Words of the content; "a phrase" in quotes, mobilis* for a '
                         "beginning."),
            click.option("--outlet", metavar="NAME", help="Part of the outlet's name."),
            click.option("--language", metavar="CODE", help="Language of the dispatch: en, uk, ru, ar, …"),
            click.option("--issue", metavar="CODE", help="Claims with this gap, such as said-on-unresolved, or "
                         "with this mark: newer-version, corrected-later, retracted-later, published-unknown (no "
                         "date)."),
            click.option("--latest", is_flag=True, default=None, help="Only claims of the newest version of each "
                         "dispatch. Without it those of older versions are there too, and marked."),
        )
    ):  # fmt: skip
        function = option(function)
    return function


def filters_from(options: dict[str, Any]) -> Filters:
    """The filters that the options ask for."""
    from counterclaim.ledger import Filters

    if options.get("undated") and not options.get("day"):
        raise UsageError("--undated says how --day is meant, and there is no --day", hint="add --day DAY")
    return msgspec.convert(options, Filters)


def say_what_dates_nothing(ledger: Ledger, filters: Filters, found: int) -> None:
    """How many claims more there would be, by their dispatch's day of publication, where days were asked for."""
    if not filters.day or filters.undated:
        return
    more = ledger.claims(msgspec.structs.replace(filters, undated=True), limit=1).total - found
    if more:
        verb = "dates nothing itself" if more == 1 else "date nothing themselves"
        was = "its dispatch was" if more == 1 else "their dispatches were"
        click.echo(f"  {more:,} more {verb}, and {was} published then; --undated shows them too", err=True)


def say_what_there_is(ledger: Ledger, filters: Filters) -> None:
    """After a search without results: the values that the ledger does hold, for the filters that can be listed."""
    from counterclaim.ledger.known_names import nearest

    asked_for = ("side", "stance", "event", "mode", "measure", "outlet", "language", "issue")
    there = ledger.facets(names=asked_for)
    for name in asked_for:
        if getattr(filters, name) and there[name]:
            values = ", ".join(f"{value} ({count})" for value, count in there[name][:12])
            click.echo(f"  {name} in this ledger: {values}", err=True)
    for part in ("actor", "place"):
        asked = getattr(filters, part)
        if not asked:
            continue
        if near := nearest(asked, ledger.names(part)):
            click.echo(f"  nearest {part} in this ledger: {', '.join(near)}", err=True)
        elif counts := ledger.facets(names=(part,))[part]:
            values = ", ".join(f"{value} ({count})" for value, count in counts[:12])
            click.echo(f"  {part} in this ledger: {values}", err=True)
