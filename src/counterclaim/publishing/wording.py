"""The parts of a claim in a person's words: one wording for the terminal, the page and the brief."""

from __future__ import annotations

from decimal import Decimal

from counterclaim.publishing.naming import is_vague, measure_words, names, unit_words
from counterclaim.records import Claim, Days, Event, Figure, Place, PlacedJudgement

SIGNS = {"exactly": "", "at-least": "≥ ", "more-than": "> ", "at-most": "≤ ", "less-than": "< ", "about": "≈ "}
OUTLET = "the outlet itself"
OPEN = "open"
PLAIN = frozenset({"in", "at", "on", "of", "to", "from", "into", "toward", "towards", "through", "via", "for"})
"""Relations that say nothing of where the place lies: the name says as much without them."""


def number_words(value: float) -> str:
    """A number with thousands grouped and no needless decimals: 70,000, 3.5, 0.0012, or 2.2 billion where that
    is all of it."""
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if value >= size and round(value / size, 3) * size == value:
            return f"{value / size:.3f}".rstrip("0").rstrip(".") + f" {name}"
    if value == int(value):
        return f"{value:,.0f}"
    if abs(value) < 0.01:
        return f"{Decimal(f'{value:.2g}'):f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def ends_words(low: float | None, high: float | None) -> str:
    """A range by its ends, either of which may be open: "3–6", "≥ 3", "≤ 6"."""
    if low is None:
        return "open" if high is None else f"≤ {number_words(high)}"
    return f"≥ {number_words(low)}" if high is None else f"{number_words(low)}–{number_words(high)}"


def figure_words(figure: Figure) -> str:
    """A figure with its bound: "≥ 8 deaths", "10–15 injured", "> 4,000 km² regained", "“dozens” of deaths"."""
    written = figure.original.value
    measure = measure_words(figure.measure, one=figure.value == 1)
    per = f" per {figure.per}" if figure.per else ""
    if figure.value is None and is_vague(written):
        return f"“{written.lower()}” of {measure}{per}"
    if figure.comparator == "between" and figure.low is not None and figure.high is not None:
        amount = f"{number_words(figure.low)}–{number_words(figure.high)}"
    elif figure.value is not None:
        amount = f"{SIGNS.get(figure.comparator, '')}{number_words(figure.value)}"
    elif figure.low is not None:
        amount = f"≥ {number_words(figure.low)} (“{written}”)"
    else:
        amount = f"“{written}”"
    return f"{amount}{_unit(figure)} {measure}{per}"


def _unit(figure: Figure) -> str:
    """The unit, where it is one of measurement: a noun that is counted is in the measure's own words already."""
    if not figure.unit or figure.unit not in names().units:
        return ""
    words = unit_words(figure.unit)
    return words if words == "%" else f" {words}"


def days_words(days: Days | None) -> str:
    """A period: one day, "2022-09-06 to 2022-09-13", "until 2022-09-13", or "open"."""
    if days is None or days == (None, None):
        return OPEN
    first, last = days
    if first == last and first is not None:
        return first.isoformat()
    if first is None:
        return f"until {last}"
    if last is None:
        return f"since {first}"
    return f"{first} to {last}"


def event_words(event: Event) -> str:
    """An event's type, mode and status, the status only where it is not simply told as having happened."""
    kind = f"{event.type}: {event.mode}" if event.mode else event.type
    return kind if event.status == "occurred" else f"{kind} ({event.status})"


def place_words(place: Place) -> str:
    """A place with its relation where that tells where it lies ("near", "north of"), and a mark where it is open."""
    relation = f"{place.relation.replace('-', ' ')} " if place.relation not in PLAIN else ""
    return f"{relation}{place.name}{'' if place.latitude is not None else ' (open)'}"


def speaker_words(claim: Claim) -> str:
    """The claimant's names, the words of the source where nobody was resolved, or the outlet itself."""
    if not claim.attribution:
        return OUTLET
    names = [actor.name for actor in claim.attribution[-1].actors]
    return " and ".join(dict.fromkeys(names)) or OPEN


def side_of(claim: Claim) -> str | None:
    """The claimant's side; None where it is open, or where the outlet speaks itself."""
    if not claim.attribution:
        return None
    return next((actor.side for actor in claim.attribution[-1].actors if actor.side), None)


def via_words(claim: Claim) -> str:
    """Those who are cited for citing the claimant, outermost first; empty where there are none."""
    return ", ".join(actor.name for link in claim.attribution[:-1] for actor in link.actors)


def judgement_words(one: PlacedJudgement) -> str:
    """A judgement on one line: verdict, who, when, why, and where it was made where that is not where it stands."""
    why = f": {' '.join(one.note.split())}" if one.note else ""
    if one.is_left_behind:
        made = f" (left behind: claim {one.claim_id[:8]} is gone, and nothing stands on its words)"
    elif one.has_moved:
        made = f" (made on claim {one.claim_id[:8]} of an earlier reading; {one.overlap:.0%} of the words are the same)"
    else:
        made = ""
    return f"{one.verdict}, by {one.by} on {one.at[:10]}{why}{made}"


def when_words(claim: Claim) -> str:
    """The period of the claim's first dated event or figure, else empty."""
    periods = [e.period for e in claim.events if e.period] + [f.window for f in claim.figures if f.window]
    return days_words(periods[0]) if periods else ""
