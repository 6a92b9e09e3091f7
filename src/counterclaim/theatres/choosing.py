"""Which conflict a text is about: the theatre whose distinctive names it mentions most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from counterclaim.theatres.brief import is_country, is_current, names_of_country, parties_named, theatre_of_brief, told
from counterclaim.theatres.loading import available, countries, load
from counterclaim.theatres.spelling import Word, keys_in, words_in
from counterclaim.theatres.theatre import Theatre

LEAST, LEAST_IN_BRIEF = 4.0, 2.0
"""Evidence below which no theatre is chosen, in a text and in one of a few lines: four mentions of a country at war, or
two of names that only this theatre knows."""
BRIEF, SHORT = 120, 250
"""Words up to which a text is a brief one, and up to which one that names little of a war is read as a brief one is."""
MARGIN = 1.15
"""How much stronger the first theatre must be than the second."""
PAIR = 2
OWN, SHARED = 2.0, 1.0
"""Weight of a name of the theatre's own (a commander, a camp) and of a country's."""
CAP = 6
"""Mentions of one name that count."""


BESIDE = 0.6
"""How strong the second theatre must be beside the first, where a text is of two wars."""


class Choice(NamedTuple):
    """The theatre chosen (None: none fits) and the evidence for each that had any, strongest first. `beside` is the
    theatre of the other war of a text of two."""

    theatre: str | None
    scores: tuple[tuple[str, float], ...]
    beside: str | None = None


def choose(text: str, day: date | None) -> Choice:
    """The theatre of a text published on `day` (None: unknown). One that began later or ended before is left out."""
    counts: Counter[tuple[str, ...]] = Counter()
    table, longest = _table()
    words = words_in(text)
    at = 0
    while at < len(words):
        at += _count(words, at, table, longest, counts)
    scores: dict[str, float] = defaultdict(float)
    for name, count in counts.items():
        for theatre, weight in table[name][0].items():
            scores[theatre] += weight * min(count, CAP)
    local = {t for name in counts for t in table[name][0] if name not in _outside(t)}
    fitting = {t: s for t, s in scores.items() if t in local and is_current(load(t), day)}
    ranked = tuple(sorted(fitting.items(), key=lambda pair: (-pair[1], pair[0])))
    if not ranked or ranked[0][1] < (LEAST_IN_BRIEF if len(words) <= BRIEF else LEAST):
        return Choice(_of_few_names(ranked, words, day), ranked)
    if _are_two(ranked, words):
        return Choice(ranked[0][0], ranked, ranked[1][0])
    if len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]:
        return Choice(
            _wider(ranked[0][0], ranked[1][0]) or _of_opponents(ranked, words, least=ranked[0][1] / MARGIN), ranked
        )
    other = _of_opponents(ranked, words, least=ranked[0][1] / PAIR) if len(words) <= BRIEF else None
    return Choice(other or ranked[0][0], ranked)


def _of_few_names(ranked: Sequence[tuple[str, float]], words: Sequence[Word], day: date | None) -> str | None:
    """The theatre of a text that names little of any war: a brief one by all that tells it; a longer one by it too, if
    that is the one whose names it has most and no other's are half as many."""
    if len(words) <= BRIEF:
        return theatre_of_brief(words, day)
    alone = _only_one(ranked, words)
    if alone is not None or not ranked or len(words) > SHORT:
        return alone
    clear = len(ranked) == 1 or ranked[0][1] >= PAIR * ranked[1][1]
    brief = theatre_of_brief(words, day) if clear else None
    return brief if brief == ranked[0][0] else None


def _only_one(ranked: Sequence[tuple[str, float]], words: Sequence[Word]) -> str | None:
    """The only theatre with any evidence, in a text of some length that has enough of it for a brief one and one of
    that theatre's telling words: "the junta" where Myanmar is named twice."""
    alone = len(ranked) == 1 and ranked[0][1] >= LEAST_IN_BRIEF
    return ranked[0][0] if alone and ranked[0][0] in told(words) else None


def _are_two(ranked: Sequence[tuple[str, float]], words: Sequence[Word]) -> bool:
    """Whether a text is of two wars apart: two parties of each are named, and neither state nor party has a part in
    both."""
    if len(ranked) < PAIR or ranked[1][1] < max(LEAST, BESIDE * ranked[0][1]):
        return False
    first, second = (load(theatre) for theatre, _ in ranked[:PAIR])
    parts = ({*t.countries, *(c for p in t.parties for c in (p.id, *p.countries))} for t in (first, second))
    named = parties_named(words)
    several = all(len(named.get(theatre.id, ())) > 1 for theatre in (first, second))
    return several and not set.intersection(*parts)


def _wider(first: str, second: str) -> str | None:
    """Of two theatres with as much evidence the later one, where they have a party in common: a war of a party with
    others beside the war in its own country; None of two that have none."""
    shared = {p.id for p in load(first).parties} & {p.id for p in load(second).parties}
    return max(first, second, key=lambda theatre: (load(theatre).began or date.min, theatre)) if shared else None


def _of_opponents(ranked: Sequence[tuple[str, float]], words: Sequence[Word], *, least: float) -> str | None:
    """The only one of the theatres with at least so much evidence of which the text names two parties: Israel and Iran
    in a text of Damascus."""
    rivals = [theatre for theatre, score in ranked if score >= least]
    if len(rivals) < PAIR:
        return None
    named = parties_named(words)
    several = [theatre for theatre in rivals if len(named.get(theatre, ())) > 1]
    return several[0] if len(several) == 1 else None


@cache
def _outside(theatre_id: str) -> frozenset[tuple[str, ...]]:
    """Names that alone do not tell a theatre: those of a party's state, and its people, where no fighting is."""
    theatre = load(theatre_id)
    codes = {c for p in theatre.parties for c in p.countries} - set(theatre.countries)
    names = [n for c in codes for n in names_of_country(c)]
    theirs = [a for a in theatre.actors if a.country in codes]
    return frozenset(keys_in(n) for n in (*names, *(n for a in theirs for n in (a.name, *a.aliases))))


def _count(
    words: list[Word],
    at: int,
    table: dict[tuple[str, ...], tuple[dict[str, float], bool]],
    longest: dict[str, int],
    counts: Counter[tuple[str, ...]],
) -> int:
    """Count the longest name that begins at `at`; how many words to go on."""
    for length in range(min(longest.get(words[at].key, 0), len(words) - at), 0, -1):
        name = tuple(word.key for word in words[at : at + length])
        known = table.get(name)
        if known and words[at].capital and (not known[1] or words[at].text.isupper()):
            counts[name] += 1
            return length
    return 1


@cache
def _table() -> tuple[dict[tuple[str, ...], tuple[dict[str, float], bool]], dict[str, int]]:
    """Every distinctive name → its weight in each theatre, and whether it must be in capitals; longest by first word.

    A name that several theatres share is split among them.
    """
    stateless = {keys_in(n) for a in load("world").actors if a.country is None for n in (a.name, *a.aliases)}
    own: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    upper: set[tuple[str, ...]] = set()
    for theatre_id in available():
        theatre = load(theatre_id)
        for written, weight in _names(theatre):
            name = keys_in(written)
            if not name or name in stateless or written[0].islower():
                continue
            own[name][theatre_id] = max(weight, own[name].get(theatre_id, 0.0))
            if written.isupper() and len(written) <= 6:
                upper.add(name)
    table = {name: ({t: w / len(weights) for t, w in weights.items()}, name in upper) for name, weights in own.items()}
    longest: dict[str, int] = defaultdict(int)
    for name in table:
        longest[name[0]] = max(longest[name[0]], len(name))
    return table, dict(longest)


def _names(theatre: Theatre) -> list[tuple[str, float]]:
    known = countries()
    codes = {c for p in theatre.parties for c in p.countries} | set(theatre.countries)
    found = [(n, SHARED) for c in codes for n in names_of_country(c)]
    found += [(n, OWN) for p in theatre.parties for n in (p.name, *p.adjectives) if not is_country(n)]
    sided = {p.id for p in theatre.parties}
    of_world = {a.id for a in load("world").actors}
    found += [
        (n, SHARED if a.id in of_world else OWN)
        for a in theatre.actors
        if a.side in sided or (a.country in known and a.country in codes)
        for n in (a.name, *a.aliases)
    ]
    found += [(n, OWN) for p in theatre.places for n in (p.name, *p.aliases)]
    found += [(n, SHARED) for n in theatre.signs]
    return found
