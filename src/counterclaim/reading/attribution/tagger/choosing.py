"""Whose spans stand where tagger and rules found the same citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from counterclaim.reading.annotations import JOINT
from counterclaim.reading.attribution.passage import LOOSE, Cited, Passage
from counterclaim.reading.attribution.soundness import with_sound_source
from counterclaim.reading.attribution.speech import FINITE
from counterclaim.reading.attribution.tagger.labels import Role, Run
from counterclaim.reading.attribution.tagger.reading import Tagged, has_words
from counterclaim.records import Span, Spans
from counterclaim.records.located import Located
from counterclaim.records.span import covers, touches, trimmed

INVERTED = "trailing-citations"
"""The rule for a speaker after the verb."""


class Others(NamedTuple):
    """Where the sources, the cues and the contents of all citations stand that the rules found."""

    sources: Located[Span]
    cues: Located[Span]
    contents: Located[Span]

    @classmethod
    def of(cls, rules: Iterable[Cited]) -> Others:
        """Those of `rules`."""
        found = list(rules)
        sources, cues = [s for r in found for s in r.source], [s for r in found for s in r.cue]
        contents = [s for r in found if r.cue for s in r.content]
        return cls(*(Located(spans, lambda span: span) for spans in (sources, cues, contents)))


def chosen(tagged: Tagged, own: Cited, rule: Cited, others: Others, *, margin: float) -> Cited:
    """`rule` with those of the tagger's spans that it holds for likelier by more than the factor 1 / `margin`.

    `own` is the tagger's citation of the same cue; `others` is where all that the rules found stands. Who is cited
    and what stands in what the rules know better: no source of another citation is taken, no content that holds other
    cues than the rules', and no spans that do not fit each other (a source within the content) or cut a quotation.
    """
    own = sound(tagged.passage, own)
    if any(touches(span, rule.source) for span in own.cue) or any(touches(span, rule.cue) for span in own.source):
        return rule
    if rule.rule == INVERTED and rule.source and any(span[0] == rule.source[0][0] for span in own.content):
        return rule  # "[the road is open], has declared its minister": the speaker stands last
    whose = any(tagged.passage.text[s:e].endswith(("'s", "’s")) for s, e in own.source)  # of a phrase that goes on
    source = _likelier(tagged, "source", own.source, rule.source, margin) if not whose else rule.source
    cue = _likelier(tagged, "cue", own.cue, rule.cue, margin)
    content = rule.content
    if source != rule.source and rule.source and others.sources.touching(*source):
        source = rule.source if not any(touches(s, rule.source) for s in source) else source
    if _is_interrupted(tagged.passage, rule) and set(own.content) < set(rule.content):
        pass  # "[It had come late], he said, [“but it came”]": both halves are said
    elif _runs_over(tagged.passage, own, rule, others):
        pass  # "It called [the figure invented]: 741 trucks had come, it wrote"
    elif others.cues.within(*own.content) == others.cues.within(*rule.content):
        content = _likelier(tagged, "content", own.content, rule.content, margin)
    mixed = replace(rule, source=source, cue=cue, content=content)
    whole = replace(rule, source=own.source or rule.source, cue=own.cue, content=own.content)
    return next((c for c in (mixed, whole) if is_coherent(tagged.passage, c)), rule)


def _runs_over(passage: Passage, own: Cited, rule: Cited, others: Others) -> bool:
    """Whether the tagger's content goes on, past a colon or semicolon where the rules' ends, into another's content."""
    if len(own.content) != 1 or len(rule.content) != 1 or own.content[0][1] <= rule.content[0][1]:
        return False
    end = rule.content[0][1]
    if passage.text[end : end + 1] not in (":", ";"):
        return False
    return any(span[0] > end for span in others.contents.within((end, own.content[0][1] + 1)))


def _is_interrupted(passage: Passage, cited: Cited) -> bool:
    """Whether the reporting clause stands between two pieces of what is said, a clause and more, or a subject and its
    verb."""
    if not cited.cue or cited.content[0][1] > cited.cue[0][0] or cited.cue[-1][1] > cited.content[-1][0]:
        return False
    first = passage.doc.char_span(*cited.content[0], alignment_mode="expand") or ()
    last = passage.doc.char_span(*cited.content[-1], alignment_mode="expand") or ()
    return any(t.tag_ in FINITE for t in first) or any(t.tag_ in FINITE for t in last[:1])


def _likelier(tagged: Tagged, role: Role, own: Spans, rule: Spans, margin: float) -> Spans:
    if not own or own == rule:
        return rule
    if not rule:
        return own
    if not any(touches(span, rule) for span in own) and (
        role == "content" or not in_one_sentence(tagged.passage, rule, own)
    ):
        return rule
    if role != "cue" and _words(tagged, own) == _words(tagged, rule):
        return rule
    return rule if probability(tagged, role, rule) >= margin * probability(tagged, role, own) else own


def in_one_sentence(passage: Passage, first: Spans, second: Spans) -> bool:
    """Whether the beginning of `second` stands in the sentence of that of `first`."""
    tokens = passage.doc.char_span(*first[0], alignment_mode="expand")
    return tokens is not None and len(tokens) > 0 and covers((tokens.sent.start_char, tokens.sent.end_char), second[0])


def _words(tagged: Tagged, spans: Spans) -> list[str]:
    """What stands in `spans` without loose marks at their edges."""
    return [tagged.passage.text[s:e].strip(LOOSE) for s, e in spans]


def probability(tagged: Tagged, role: Role, spans: Spans) -> float:
    """How likely the tagger holds the least likely of `spans` for one of the role, marks at a content's end aside."""
    return min(max(map(tagged.lattice.probability, _runs(tagged, role, span)), default=0.0) for span in spans)


def _runs(tagged: Tagged, role: Role, span: Span) -> Iterator[Run]:
    """The units of `span`, those of a content with and without a mark at their end."""
    first, end = tagged.units.between(span)
    for last in (end - 1, end, end + 1) if role == "content" else (end,):
        if first < last <= len(tagged.units) and (last == end or _is_mark(tagged, min(last, end))):
            yield Run(role, first, last)


def _is_mark(tagged: Tagged, unit: int) -> bool:
    return not has_words(tagged.passage.text, (tagged.units.span(unit, unit + 1),))


def sound(passage: Passage, cited: Cited) -> Cited:
    """A citation whose source is a phrase of somebody, and whose content keeps to the paragraph of its cue (a
    quotation may run on) and begins with a word or a mark."""
    at = (cited.cue or cited.content)[0][0]
    content = tuple(s for span in cited.content for s in _in_paragraph(passage, span, at))
    source = tuple(_without_comma(passage, span) for span in cited.source)
    return with_sound_source(passage, replace(cited, source=source, content=content))


def _without_comma(passage: Passage, span: Span) -> Span:
    """A source without the comma at its end, unless that closes an apposition ("the mayor, a former miner,")."""
    bare = trimmed(passage.text, span, chars=" ,;:\n")
    return bare if "," not in passage.text[slice(*bare)] else (bare[0], span[1])


def _in_paragraph(passage: Passage, span: Span, at: int) -> Iterator[Span]:
    start = trimmed(passage.text, span, chars=LOOSE)[0]
    quotation = passage.quotation_at(start)
    if quotation is None or quotation.span[1] < span[1]:
        begin, end = passage.paragraph_at(at)
        begin, end = min(begin, at), max(end, at)
        start, span = max(start, begin), (span[0], min(span[1], end))
        start = trimmed(passage.text, (start, max(start, span[1])), chars=LOOSE)[0]
    if start < span[1]:
        yield trimmed(passage.text, (start, span[1]))


def is_coherent(passage: Passage, cited: Cited) -> bool:
    """Whether the roles do not overlap and no content cuts through a quotation that it does not lie in."""
    if not cited.content or any(touches(s, (*cited.cue, *cited.content)) for s in cited.source):
        return False
    if any(touches(span, cited.content) for span in cited.cue):
        return False
    return not any(cuts_marks(passage, span) for span in cited.content)


def cuts_marks(passage: Passage, span: Span) -> bool:
    """Whether a content begins or ends within a quotation that it does not lie in."""
    return any(
        not covers(span, quotation.span) and not covers(quotation.span, span)
        for quotation in passage.quotations_in(span)
    )


def together(passage: Passage, rules: Sequence[Cited]) -> Cited | None:
    """Citations of one cue as one: what a joint parts ("that … and that …") in one piece. None for those of several
    cues or sources."""
    first = rules[0]
    if any((rule.source, rule.cue, rule.under) != (first.source, first.cue, first.under) for rule in rules):
        return None
    spans = sorted(span for rule in rules for span in rule.content)
    pieces = [spans[0]]
    for span in spans[1:]:
        if JOINT.fullmatch(passage.text, pieces[-1][1], span[0]):
            pieces[-1] = (pieces[-1][0], span[1])
        else:
            pieces.append(span)
    return replace(first, content=tuple(pieces))
