"""The day of each utterance, in invented dispatches whose gold was written before any output was seen."""

from __future__ import annotations

from datetime import date

from counterclaim.records import Days
from tests.told import cases, claims_of, is_named, telling

FLOOR = 0.97
"""Share of utterances whose day is right: all but three, which say "the day before", "a day earlier" and "on
1 and 2 March"."""


def wanted(written: date | list[date] | None) -> Days | None:
    if written is None:
        return None
    return (written[0], written[1]) if isinstance(written, list) else (written, written)


def wrong() -> list[str]:
    """Each utterance that came out otherwise, in words."""
    out: list[str] = []
    for case, (text, claims) in zip(cases("said_when.yaml"), claims_of("said_when.yaml"), strict=True):
        for speaker, words, day in case["said"]:
            links = [
                link
                for c in telling(claims, text, words)
                for link in c.attribution
                if is_named(text, link.source, speaker)
            ]
            if not links:
                out.append(f"{text!r}: {speaker} is not cited for '{words}'")
            elif links[0].said_on != wanted(day):
                out.append(f"{text!r}: {speaker} on {links[0].said_on}, not {day}")
    return out


def test_days_of_utterance_are_as_the_text_gives_them() -> None:
    total = sum(len(case["said"]) for case in cases("said_when.yaml"))
    missed = wrong()
    right = (total - len(missed)) / total
    assert right >= FLOOR, f"{right:.1%} of {total} right; wrong are\n" + "\n".join(missed)
