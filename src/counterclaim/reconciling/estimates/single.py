"""Persons told of one by one: "a man was wounded" does not say that no one else was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.records import Figure

COUNTING = re.compile(r"\b(?:one|1|single|only|sole)\b", re.IGNORECASE)
"""Words by which a figure of 1 counts and does not only tell of somebody."""
PERSONS = frozenset({"deaths", "injured"})


def of_one(figure: Figure) -> bool:
    """Whether a figure tells of one person without counting: "a 19-year-old man", "her son"."""
    return (
        figure.value == 1
        and figure.comparator == "exactly"
        and figure.measure in PERSONS
        and COUNTING.search(figure.text) is None
    )


def with_singles(spoken: Iterable[Spoken]) -> list[Spoken]:
    """The figures of an incident, those that tell of one person as "at least 1" where somebody counts more; and without
    a wounded one of whom nobody says that he was not the one who died: no dispatch tells of one dead and one hurt."""
    known = without_parts(spoken)
    most: dict[str, float] = defaultdict(float)
    for one in known:
        most[one.figure.measure] = max(most[one.figure.measure], _size(one.figure))
    if most["deaths"] == 1 and most["injured"] == 1 and not _both(known):
        known = [one for one in known if one.figure.measure != "injured"]
    return [
        one._replace(figure=msgspec.structs.replace(one.figure, comparator="at-least", high=None))
        if of_one(one.figure) and most[one.figure.measure] > 1
        else one
        for one in known
    ]


def without_parts(spoken: Iterable[Spoken]) -> list[Spoken]:
    """The figures without those that a dispatch itself counts more than: where it says in its own voice that four were
    hurt, "three women" whom an official of no party tells of are three of the four. What a party says stands."""
    known = list(spoken)
    own: dict[tuple[str, str], float] = defaultdict(float)
    for one in known:
        if one.figure.measure in PERSONS and not one.telling.claim.attribution and one.figure.subset_of is None:
            key = one.telling.claim.document_id, one.figure.measure
            own[key] = max(own[key], _size(one.figure))
    return [
        one
        for one in known
        if one.telling.origin.side not in (None, "third-party")
        or one.figure.measure not in PERSONS
        or one.figure.kind == "revised"
        or _size(one.figure) >= own[one.telling.claim.document_id, one.figure.measure]
    ]


def _size(figure: Figure) -> float:
    return figure.value or figure.low or 0.0


def _both(spoken: Iterable[Spoken]) -> bool:
    """Whether one claim counts dead and hurt beside each other."""
    measures: dict[str, set[str]] = defaultdict(set)
    for one in spoken:
        measures[one.telling.claim.claim_id].add(one.figure.measure)
    return any(told >= PERSONS for told in measures.values())
