"""Claims as rows: for a terminal of 100 columns, and for CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from counterclaim.publishing.differing import later_words
from counterclaim.publishing.wording import (
    days_words,
    event_words,
    figure_words,
    place_words,
    side_of,
    speaker_words,
    via_words,
    when_words,
)
from counterclaim.records import Claim

SIDE_COLOURS = ("cyan", "magenta", "yellow", "blue", "bright_red", "bright_cyan")
FLAT = (
    "claim_id", "document_id", "input_id", "outlet", "published", "section", "speaker", "side", "via", "voice",
    "stance", "text", "events", "figures", "places", "said_on", "happened_on", "issues", "measure", "comparator",
    "value", "low", "high",
)  # fmt: skip
"""The columns of CSV, one row a claim; several values in a cell are separated by semicolons. The last five are
the first figure's, to count with."""

SHOWN = 140
"""Characters of a content in the table."""


def claims_table(claims: Sequence[Claim]) -> Table:
    """Who, how, what, how many and where; when it is said to have happened, over the dispatch's date and the id."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 1, 0))
    table.add_column("when\npublished\nclaim", no_wrap=True)
    table.add_column("speaker (side)", max_width=21)
    table.add_column("stance", no_wrap=True)
    table.add_column("what", ratio=1)
    table.add_column("figures,\nwhere", max_width=20)
    for claim in claims:
        table.add_row(_dated(claim), speaker_text(claim), claim.stance, _what(claim), _figures_and_places(claim))
    return table


def _what(claim: Claim) -> Text:
    text = Text(shortened(claim.text))
    later = later_words(claim)
    return text.append(f"\n{later}", style="bold red") if later else text


def _dated(claim: Claim) -> Text:
    text = Text((when_words(claim) or "day open").replace(" to ", "\n–"))
    text.append(f"\n{(claim.published or 'date open')[:10]}", style="dim")
    return text.append(f"\n{claim.claim_id[:8]}", style="dim cyan")


def _figures_and_places(claim: Claim) -> Text:
    text = Text("\n".join(dict.fromkeys(figure_words(figure) for figure in claim.figures)), style="yellow")
    places = "\n".join(dict.fromkeys(place_words(place) for place in claim.places))
    if places:
        text.append(f"\n{places}" if claim.figures else places, style="green")
    return text


def speaker_text(claim: Claim) -> Text:
    """The claimant with the side in its colour; who passed the words on, after `via`."""
    if not claim.attribution:
        return Text(claim.outlet or speaker_words(claim), style="italic dim")
    side = side_of(claim)
    text = Text(speaker_words(claim))
    text.append(f" ({side or 'unresolved'})", style=colour(side))
    if via := via_words(claim):
        text.append(f" via {via}", style="dim")
    return text


def colour(side: str | None) -> str:
    """A steady colour for a side."""
    if side is None:
        return "dim"
    return "green" if side == "third-party" else SIDE_COLOURS[sum(side.encode()) % len(SIDE_COLOURS)]


def shortened(text: str, limit: int = SHOWN) -> str:
    """`text` on one line, cut at a word with an ellipsis where it is longer than `limit`."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    return line[: cut if cut > 0 else limit] + " …"


def flat(claim: Claim) -> tuple[str, ...]:
    """A claim as one row under `FLAT`."""
    link = claim.attribution[-1] if claim.attribution else None
    return (
        claim.claim_id, claim.document_id, claim.input_id, claim.outlet or "", claim.published or "", claim.section,
        speaker_words(claim) if link else "", side_of(claim) or "", via_words(claim), link.voice if link else "",
        claim.stance, claim.text, _cell(event_words(event) for event in claim.events),
        _cell(figure_words(figure) for figure in claim.figures), _cell(place_words(place) for place in claim.places),
        days_words(link.said_on) if link and link.said_on else "",
        _cell(days_words(event.period) for event in claim.events if event.period),
        _cell(issue.code for issue in claim.issues), *_first_figure(claim),
    )  # fmt: skip


def _first_figure(claim: Claim) -> tuple[str, ...]:
    if not claim.figures:
        return ("",) * 5
    first = claim.figures[0]
    numbers = ("" if number is None else f"{number:.15g}" for number in (first.value, first.low, first.high))
    return first.measure, first.comparator, *numbers


def _cell(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
