"""The options by which `incidents`, `series` and `export incidents` choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import msgspec
import rich_click as click

from counterclaim.records import EventType, Standing

if TYPE_CHECKING:
    from counterclaim.ledger import IncidentFilters

F = TypeVar("F", bound=Callable[..., Any])

STANDINGS = get_args(Standing)
EVENT_TYPES = get_args(EventType)


def incident_filter_options(function: F) -> F:
    """`--day`, `--place`, `--side`, `--standing`, `--type`, `--mode`, `--theatre`, `--country`, `--words`."""
    for option in reversed(
        (
            click.option("--day", metavar="DAY", help="When it is said to have happened: 2022-09-10, 2022-09, "
                         "2022-09-06..2022-09-13, or open: 2022-09-06.. and ..2022-09-13."),
            click.option("--place", metavar="NAME", help="Part of a place's name, another name of it, or its id."),
            click.option("--side", metavar="ID", help="A side whose account there is: a party's id, third-party, "
                         "unresolved."),
            click.option("--standing", type=click.Choice(STANDINGS, case_sensitive=False), metavar="WORD",
                         help=f"One of {', '.join(STANDINGS)}."),
            click.option("--type", "type", type=click.Choice(EVENT_TYPES, case_sensitive=False), metavar="TYPE",
                         help=f"Type of event: {', '.join(EVENT_TYPES)}."),
            click.option("--mode", metavar="MODE", help="Mode of event, such as shelling."),
            click.option("--theatre", metavar="ID", help="The conflict that its dispatches were read by."),
            click.option("--country", metavar="CODE", help="Country of its first known place: UA, SD, …"),
            click.option("--words", metavar="WORDS", help='Words of one of its claims; "a phrase" in quotes, mobilis* '
                         "for a beginning."),
        )
    ):  # fmt: skip
        function = option(function)
    return function


def incident_filters_from(options: dict[str, Any], *, kind: str | None) -> IncidentFilters:
    """The filters that the options ask for, of incidents, series or, where `kind` is None, both."""
    from counterclaim.intake.asking import check_theatre
    from counterclaim.ledger import IncidentFilters

    filters = msgspec.convert(options, IncidentFilters)
    if filters.theatre is not None:
        check_theatre(filters.theatre)
    country = filters.country.upper() if filters.country else None
    return msgspec.structs.replace(filters, kind=kind, country=country)
