"""The parts of an incident in a person's words: one wording for the terminal, the page and the brief."""

from __future__ import annotations

from counterclaim.publishing.naming import measure_words
from counterclaim.publishing.wording import days_words, ends_words, number_words
from counterclaim.records import Decision, Estimate, Incident

UNRESOLVED = "side not known"
DECIDED = {"merge": "are one incident", "split": "are about something else", "undo": "takes back"}


def what_words(incident: Incident) -> str:
    """What happened, or what is counted: "shelling", "assault", "area regained since 2022-09-06"."""
    if incident.kind == "series":
        since = f" since {incident.since}" if incident.since else ""
        return f"{measure_words(incident.measure or '', one=False)}{since}"
    return (incident.mode or incident.type or "something").replace("-", " ")


def places_words(incident: Incident, *, most: int = 3) -> str:
    """The first places, and how many more there are."""
    names = list(dict.fromkeys(place.name for place in incident.places))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more if names else "place open"


def period_words(incident: Incident) -> str:
    """When: as `days_words`, "day open" where nobody knows."""
    return days_words(incident.period) if incident.period else "day open"


def estimate_words(measure: str, estimate: Estimate) -> str:
    """A figure with its range: "deaths 4 (3–6)", "deaths 4 (≥ 3)", "deaths ≥ 8"."""
    best, low, high = estimate.best, estimate.low, estimate.high
    words = measure_words(measure, one=False)
    if best is None:
        return f"{words} {ends_words(low, high)}"
    if low == best == high or (low is None and high is None):
        return f"{words} {number_words(best)}"
    if (best, None) in ((low, high), (high, low)):  # "at least two": nothing more is known
        return f"{words} {ends_words(low, high)}"
    return f"{words} {number_words(best)} ({ends_words(low, high)})"


def flags_words(incident: Incident) -> str:
    """What the standing is derived from, in one line."""
    flags = incident.flags
    camp = " (who fight on one side)" if flags.one_camp else ""
    parts = [f"claimed by {', '.join(flags.claimed_by)}{camp}"] if flags.claimed_by else []
    parts += [f"{flags.independent} independent"] if flags.independent else []
    parts += [f"denied by {', '.join(flags.denied_by)}"] if flags.denied_by else []
    parts += [f"accounts differ in {', '.join(flags.incompatible)}"] if flags.incompatible else []
    return "; ".join(parts)


def decision_words(decision: Decision) -> str:
    """A decision in one line."""
    what = DECIDED[decision.kind]
    if decision.kind == "undo":
        said = f"{what} decision {(decision.undoes or '')[:8]}"
    else:
        ids = " ".join(claim[:8] for claim in decision.one[:3]) + (" …" if len(decision.one) > 3 else "")
        others = " ".join(claim[:8] for claim in decision.other[:3]) + (" …" if len(decision.other) > 3 else "")
        said = (
            f"claims {ids} and claims {others} {what}"
            if decision.kind == "merge"
            else f"claims {ids} {what} than {others}"
        )
    return said + (f"; taken back by {decision.undone_by[:8]}" if decision.undone_by else "")
