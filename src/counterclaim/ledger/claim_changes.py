"""What changed in claims between two readings: which came and went, whose figures, speakers or stance are others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from counterclaim.ledger.passages import likeness
from counterclaim.publishing.wording import figure_words, speaker_words
from counterclaim.records import Claim, Days, Figure

MatchedBy = Literal["same words", "speaker, event, measure and place", "overlap of words"]

SAME_CLAIM = 0.5
"""Words of two contents in common, of all words of both, from which they are one claim, whoever makes it."""

SAME_MATTER = 0.25
"""The same where speaker, event, measure and place are the same too: "8 killed on the road" and "3 killed in the camp"
have those in common and are two claims."""

PAIRED = 60_000
"""Pairs of claims, one from each reading, up to which all are held against each other."""


class FigureChange(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a claim that is another now, came (`before` is None) or went (`after` is None)."""

    measure: str
    before: Figure | None
    after: Figure | None


class ClaimChange(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that came, went, or is in both and says something else. Ids, speakers, stances and words are those of the
    older and of the newer version, None where the claim is not there. `matched_by`: by what the two were taken for one.
    """

    kind: Literal["came", "went", "changed"]
    matched_by: MatchedBy | None = None
    before: str | None = None
    after: str | None = None
    speaker: tuple[str | None, str | None]
    stance: tuple[str | None, str | None]
    text: tuple[str | None, str | None]
    figures: tuple[FigureChange, ...] = ()

    @property
    def speaker_changed(self) -> bool:
        """Whether somebody else says it now."""
        return self.kind == "changed" and self.speaker[0] != self.speaker[1]


def claim_changes(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[ClaimChange, ...]:
    """What changed from the claims of one reading to those of another: first those that are in both, as the newer
    version tells them, then those that came, then those that went. A claim that only stands elsewhere has not changed.

    Two claims are one where speaker and content are the same words; else where speaker, event, measure and place agree,
    a quarter of the words is in common and their days can be the same; else where half of the words is. Each is matched
    once, the likest first.
    """
    pairs = _matched(before, after)
    changed = [_changed(before[i], after[j], by) for j, (i, by) in sorted(pairs.items())]
    gone = set(range(len(before))) - {i for i, _ in pairs.values()}
    out = [change for change in changed if change is not None]
    out += [_one(claim, "came") for j, claim in enumerate(after) if j not in pairs]
    out += [_one(claim, "went") for i, claim in enumerate(before) if i in gone]
    return tuple(out)


def _matched(before: Sequence[Claim], after: Sequence[Claim]) -> dict[int, tuple[int, MatchedBy]]:
    """For claims of `after`, by number, that of `before` and by what it was found."""
    pairs: dict[int, tuple[int, MatchedBy]] = {}
    same: dict[object, list[int]] = {}
    for i, claim in enumerate(before):
        same.setdefault((_speaker(claim), _words(claim)), []).append(i)
    for j, claim in enumerate(after):
        if there := same.get((_speaker(claim), _words(claim))):
            pairs[j] = there.pop(0), "same words"
    taken = {i for i, _ in pairs.values()}
    old = [i for i in range(len(before)) if i not in taken]
    new = [j for j in range(len(after)) if j not in pairs]
    bags = {i: Counter(_words(before[i]).split()) for i in old}, {j: Counter(_words(after[j]).split()) for j in new}
    scored: list[tuple[int, float, int, int, MatchedBy]] = []
    for i, j in _worth_comparing(before, after, old, new):
        likely = likeness(bags[0][i], bags[1][j])
        if likely == 1:
            scored.append((2, likely, -i, -j, "same words"))
        elif likely >= SAME_MATTER and _same_matter(before[i], after[j]):
            scored.append((1, likely, -i, -j, "speaker, event, measure and place"))
        elif likely >= SAME_CLAIM:
            scored.append((0, likely, -i, -j, "overlap of words"))
    for *_, i, j, by in sorted(scored, reverse=True):
        if -j not in pairs and -i not in taken:
            pairs[-j] = -i, by
            taken.add(-i)
    return pairs


def _worth_comparing(
    before: Sequence[Claim], after: Sequence[Claim], old: list[int], new: list[int]
) -> Iterable[tuple[int, int]]:
    """All pairs, where they are few enough; else those of one speaker."""
    if len(old) * len(new) <= PAIRED:
        yield from ((i, j) for i in old for j in new)
        return
    by_speaker: dict[object, list[int]] = {}
    for i in old:
        by_speaker.setdefault(_speaker(before[i]), []).append(i)
    left = PAIRED
    for j in new:
        for i in by_speaker.get(_speaker(after[j]), ()):
            if (left := left - 1) < 0:
                return
            yield i, j


def _same_matter(a: Claim, b: Claim) -> bool:
    if _speaker(a) != _speaker(b) or not _days_can_agree(a, b):
        return False
    (events, measures, places), (other_events, other_measures, other_places) = _matter(a), _matter(b)
    same_measure = bool(measures & other_measures) or measures == other_measures == set()
    return bool(events & other_events) and same_measure and bool(places & other_places)


def _matter(claim: Claim) -> tuple[set[object], ...]:
    """The events, measures and places of a claim."""
    return (
        {(event.type, event.mode) for event in claim.events},
        {figure.measure for figure in claim.figures},
        {place.place or place.name for place in claim.places},
    )


def _days_can_agree(a: Claim, b: Claim) -> bool:
    first, second = _periods(a), _periods(b)
    return not first or not second or any(_touch(x, y) for x in first for y in second)


def _periods(claim: Claim) -> list[Days]:
    return [e.period for e in claim.events if e.period] + [f.window for f in claim.figures if f.window]


def _touch(x: Days, y: Days) -> bool:
    return not (x[1] and y[0] and x[1] < y[0]) and not (y[1] and x[0] and y[1] < x[0])


def _speaker(claim: Claim) -> tuple[str, ...]:
    """Who says it, as far as that can be compared between two texts."""
    if not claim.attribution:
        return ("outlet",)
    return tuple(sorted({actor.id for actor in claim.attribution[-1].actors}))


def _words(claim: Claim) -> str:
    return " ".join(claim.text.casefold().split())


def _changed(a: Claim, b: Claim, by: MatchedBy) -> ClaimChange | None:
    """The change of a claim that is in both; None where it says the same."""
    figures = _figure_changes(a.figures, b.figures)
    names = speaker_words(a), speaker_words(b)
    same_speaker = _speaker(a) == _speaker(b) or names[0] == names[1]
    if same_speaker and a.stance == b.stance and not figures and _words(a) == _words(b):
        return None
    return ClaimChange(
        kind="changed", matched_by=by, before=a.claim_id, after=b.claim_id,
        speaker=(names[1], names[1]) if same_speaker else names, stance=(a.stance, b.stance),
        text=(a.text, b.text), figures=figures,
    )  # fmt: skip


def _figure_changes(before: Sequence[Figure], after: Sequence[Figure]) -> tuple[FigureChange, ...]:
    """Figures of the same measure, those left after the equal ones beside each other in order."""
    out: list[FigureChange] = []
    for measure in dict.fromkeys(figure.measure for figure in (*after, *before)):
        old = [figure for figure in before if figure.measure == measure]
        new = [figure for figure in after if figure.measure == measure]
        for figure in list(new):
            equal = next((one for one in old if figure_words(one) == figure_words(figure)), None)
            if equal is not None:
                old.remove(equal)
                new.remove(figure)
        for number in range(max(len(old), len(new))):
            a = old[number] if number < len(old) else None
            b = new[number] if number < len(new) else None
            out.append(FigureChange(measure=measure, before=a, after=b))
    return tuple(out)


def _one(claim: Claim, kind: Literal["came", "went"]) -> ClaimChange:
    came = kind == "came"

    def beside(value: str) -> tuple[str | None, str | None]:
        return (None, value) if came else (value, None)

    return ClaimChange(
        kind=kind, before=None if came else claim.claim_id, after=claim.claim_id if came else None,
        speaker=beside(speaker_words(claim)), stance=beside(claim.stance), text=beside(claim.text),
    )  # fmt: skip
