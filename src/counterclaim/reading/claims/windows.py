"""The days that a figure is told of: by the clause it stands in, and by the words between it and the next figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Doc, Token

from counterclaim.reading.claims.anchoring import nouns_over
from counterclaim.reading.claims.periods import period_of
from counterclaim.reading.claims.reach import Reach
from counterclaim.reading.claims.since import begun_clause, passed, since_clause
from counterclaim.reading.syntax.clauses import clause
from counterclaim.reading.syntax.tree import head_at, sentence_at, slice_at, text_of
from counterclaim.records import Days, Figure, TimeExpression

SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
AS_OF = re.compile(r"\bas\s+of\s+(?:(?:the\s+)?(?:morning|evening|night|end)\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
"""Before the day up to which a total is told."""
TOGETHER = frozenset({"when", "as", "while", "whilst"})
"""Conjunctions of a clause that happens together with what governs it."""
GROWN = re.compile(r"\(\s*\+\s*$")
"""Before what a running total grew by on its last day: "tanks - 8,559 (+9)"."""
OWN, LAST = -1, 99
"""Ranks of a time in the phrase of the figure's own noun, and of one in a clause beside."""


class Windows:
    """The windows of figures among the time expressions of one claim."""

    def __init__(
        self, doc: Doc, times: Sequence[TimeExpression], figures: Sequence[Figure], until: date | None
    ) -> None:
        self._doc = doc
        self._until = until
        self._starts = sorted(figure.span[0] for figure in figures)
        self._reach = Reach(text_of(doc), times, figures) if figures else None
        begun = ((time, since_clause(doc, time, until) or begun_clause(doc, time, until)) for time in times)
        self._since = {time.span: found for time, found in begun if found is not None}
        self._in_sentence: dict[int | None, list[TimeExpression]] = {}
        for time in times:
            self._in_sentence.setdefault(sentence_at(doc, time.span), []).append(time)

    def window(self, figure: Figure) -> tuple[Days | None, list[TimeExpression]]:
        """The window of a figure, None where its clause tells no day, or days that are no window; and the times that
        tell of it."""
        told = self.told(figure)
        days = passed(period_of(told)[0], self._until)
        if (bounds := self._since_as_of(figure, told)) is not None:
            told, days = list(bounds), (_first(bounds[0]), _last(bounds[1]))
        if (
            days is not None
            and days[1] is not None
            and GROWN.search(text_of(self._doc), max(0, figure.span[0] - 6), figure.span[0])
        ):
            days = days[1], days[1]
        return days, told

    def told(self, figure: Figure) -> list[TimeExpression]:
        """The times that tell of a figure."""
        near = self._in_sentence.get(sentence_at(self._doc, figure.trigger or figure.span), [])
        near = self._reach.reaching(figure.span, near) if self._reach else near
        ranked = [(self._rank(figure, time), time) for time in near]
        best = min((rank for rank, _ in ranked if rank is not None), default=None)
        told = [time for rank, time in ranked if rank is not None and rank == best]
        if len(told) > 1:
            told = [time for time in told if self._follows(figure, time)] or told
        return [self._since[time.span].opened if time.span in self._since else time for time in told]

    def _since_as_of(
        self, figure: Figure, told: Sequence[TimeExpression]
    ) -> tuple[TimeExpression, TimeExpression] | None:
        """The time since which and the one as of which a figure is told, where its sentence has one of each: "As of
        Sunday, 40 people have been killed and 90 injured since 7 April". None where another time tells of it."""
        text = text_of(self._doc)
        near = self._in_sentence.get(sentence_at(self._doc, figure.trigger or figure.span), [])
        until = [time for time in near if AS_OF.search(text, max(0, time.start - 40), time.start)]
        since = [time for time in near if time.span in self._since or self._is_since(time)]
        if len(until) != 1 or len(since) != 1 or {t.span for t in told} - {until[0].span, since[0].span} or not told:
            return None
        first, last = _first(since[0]), _last(until[0])
        if first is None or last is None or first > last or self._rank(figure, since[0]) is None:
            return None
        return since[0], until[0]

    def _is_since(self, time: TimeExpression) -> bool:
        """Whether "since" stands right before a time."""
        return SINCE.search(text_of(self._doc)[max(0, time.start - 40) : time.start]) is not None

    def _follows(self, figure: Figure, time: TimeExpression) -> bool:
        """Whether a time stands between a figure and the next."""
        following = bisect_left(self._starts, figure.span[1])
        until = self._starts[following] if following < len(self._starts) else None
        return figure.span[1] <= time.start and (until is None or time.start < until)

    def _rank(self, figure: Figure, time: TimeExpression) -> int | None:
        """How many clauses out from the figure the time stands, None where it does not reach it."""
        when = head_at(self._doc, time.span)
        if when is None:
            return None
        trigger = head_at(self._doc, figure.trigger) if figure.trigger else None
        if trigger is not None and trigger in nouns_over(when):
            return OWN
        of_time = clause(when)
        since = self._is_since(time)
        begun = self._since.get(time.span)
        if begun is not None and not begun.span[0] <= figure.span[0] < begun.span[1]:
            when, of_time, since = begun.word, clause(begun.governor), True
        starts = [trigger] if trigger is not None else []
        starts.append(slice_at(self._doc, figure.span).root)
        ranks = []
        for start in starts:
            outward = list(_outward(start, fronted=time.end <= figure.span[0] and when.i < start.i, since=since))
            if of_time in outward:
                ranks.append(outward.index(of_time))
            elif _beside(of_time, outward):
                ranks.append(LAST)
        return min(ranks, default=None)


def _first(time: TimeExpression) -> date | None:
    return time.days[0] if time.days else None


def _last(time: TimeExpression) -> date | None:
    return time.days[1] if time.days else None


def _beside(of_time: Token, outward: Sequence[Token]) -> bool:
    """Whether the clause of a time is coordinated with one of `outward`, or tells what happened together with it."""
    if of_time.dep_ == "advcl":
        return of_time.head in outward and _together(of_time)
    return of_time.dep_ == "conj" and clause(of_time.head) in outward and not _apart(of_time)


def _apart(verb: Token) -> bool:
    """Whether a coordinated clause is set apart from the one before by a semicolon or a colon."""
    first, last = sorted((verb.i, verb.head.i))
    return any(t.text in {";", ":"} for t in verb.doc[first:last])


def _together(verb: Token) -> bool:
    """Whether a clause tells what happened at the same time."""
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in TOGETHER for c in verb.children)


def _outward(token: Token, *, fronted: bool, since: bool) -> Iterator[Token]:
    """The heads of the clauses whose times hold for `token`, its own first: what is said, what is coordinated with it,
    and what it is the outcome or the company of."""
    head = clause(token)
    while True:
        yield head
        if head.dep_ == "ROOT" or head.head.i == head.i:
            return
        outcome = head.dep_ == "advcl" and (head.tag_ in ("VBG", "VBN") or _together(head)) and (fronted or not since)
        if not (outcome or head.dep_ in ("ccomp", "acl") or (head.dep_ == "conj" and not _apart(head))):
            return
        head = clause(head.head)
