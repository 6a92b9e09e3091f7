"""Claims as people read them: short words for speakers, figures, places and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from counterclaim.records import Claim, Event, Figure, Link, Place
from counterclaim.records.period import Days

SIGNS = {"at-least": "≥", "more-than": ">", "at-most": "≤", "less-than": "<", "about": "≈", "exactly": ""}
SIDE_COLOURS = ("cyan", "magenta", "yellow", "blue", "bright_red", "bright_green")
FLAT = (
    "claim_id", "document_id", "input_id", "outlet", "published", "section", "speaker", "side", "via", "voice",
    "stance", "text", "events", "figures", "places", "said_on", "happened_on", "issues",
)  # fmt: skip
"""The columns of CSV, one row a claim; several values in a cell are separated by semicolons."""


def claims_table(claims: Sequence[Claim], *, title: str | None = None) -> Table:
    """A table of claims for a terminal of 100 columns: who, how, what, how many, where, when said."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    table.add_column("claim", style="dim", no_wrap=True)
    table.add_column("speaker (side)", max_width=24)
    table.add_column("stance", no_wrap=True)
    table.add_column("what", ratio=1, overflow="fold")
    table.add_column("figures", max_width=18)
    table.add_column("where", max_width=16)
    table.add_column("said", no_wrap=True)
    for claim in claims:
        table.add_row(
            claim.claim_id[:8],
            speaker_text(claim),
            claim.stance,
            Text(shortened(claim.text)),
            Text("\n".join(figure_words(f) for f in claim.figures)),
            Text("\n".join(dict.fromkeys(place_words(p) for p in claim.places))),
            Text(days_words(said_on(claim)) or (claim.published or "")[:10], style="" if said_on(claim) else "dim"),
        )
    return table


def speaker_text(claim: Claim) -> Text:
    """The claimant with the side in its colour; who passed the words on, after `via`."""
    if not claim.attribution:
        return Text(claim.outlet or "the outlet", style="italic dim")
    side = side_of(claim)
    text = Text(speaker(claim))
    text.append(f" ({side or 'unresolved'})", style=colour(side))
    if len(claim.attribution) > 1:
        text.append(f" via {via(claim)}", style="dim")
    return text


def speaker(claim: Claim) -> str:
    """The names of the claimants, "" for the outlet's own voice."""
    return _names(claim.attribution[-1]) if claim.attribution else ""


def side_of(claim: Claim) -> str | None:
    """The side of the first claimant that has one."""
    if not claim.attribution:
        return None
    return next((actor.side for actor in claim.attribution[-1].actors if actor.side), None)


def via(claim: Claim) -> str:
    """Who passed the words on, outermost first."""
    return " > ".join(_names(link) for link in claim.attribution[:-1])


def said_on(claim: Claim) -> Days | None:
    """The days of utterance of the claimant's words."""
    return claim.attribution[-1].said_on if claim.attribution else None


def colour(side: str | None) -> str:
    """A steady colour for a side."""
    if side is None:
        return "dim"
    return "green" if side == "third-party" else SIDE_COLOURS[sum(side.encode()) % len(SIDE_COLOURS)]


def figure_words(figure: Figure) -> str:
    """A figure with its bound, "≥8 deaths". A figure without numbers keeps its own words."""
    if figure.comparator == "between" and figure.low is not None and figure.high is not None:
        number = f"{_number(figure.low)}–{_number(figure.high)}"
    elif figure.value is not None:
        number = f"{SIGNS.get(figure.comparator, '')}{_number(figure.value)}"
    else:
        return f"“{figure.text}” {figure.measure}"
    unit = figure.unit if figure.unit not in (None, "person", figure.counted) else None
    return " ".join(part for part in (number, unit, figure.measure) if part)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def place_words(place: Place) -> str:
    """A place with its relation where that is not simply `in`."""
    return place.name if place.relation in ("in", "", None) else f"{place.relation.replace('-', ' ')} {place.name}"


def event_words(event: Event) -> str:
    """An event as type and mode, with its status where it did not simply occur."""
    words = f"{event.type}/{event.mode}" if event.mode else event.type
    return words if event.status == "occurred" else f"{words} ({event.status})"


def days_words(days: Days | None) -> str:
    """A period as `2022-09-13` or `2022-09-06…2022-09-13`; an open end is left open."""
    if days is None:
        return ""
    first, last = days
    return _day(first) if first == last else f"{_day(first)}…{_day(last)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def shortened(text: str, limit: int = 160) -> str:
    """`text` on one line, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: line.rfind(" ", 0, limit)] + " …"


def flat(claim: Claim) -> tuple[str, ...]:
    """A claim as one row under `FLAT`."""
    return (
        claim.claim_id, claim.document_id, claim.input_id, claim.outlet or "", claim.published or "", claim.section,
        speaker(claim), side_of(claim) or "", via(claim), claim.attribution[-1].voice if claim.attribution else "",
        claim.stance, claim.text, _cell(event_words(e) for e in claim.events),
        _cell(figure_words(f) for f in claim.figures), _cell(place_words(p) for p in claim.places),
        days_words(said_on(claim)), _cell(days_words(e.period) for e in claim.events if e.period),
        _cell(issue.code for issue in claim.issues),
    )  # fmt: skip


def _names(link: Link) -> str:
    return "; ".join(dict.fromkeys(actor.name for actor in link.actors)) or "an unnamed source"


def _cell(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
