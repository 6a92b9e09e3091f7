"""The tagger's citations and the rules' as one list.

The tagger knows better where a span ends and what is no citation; rules know what one layer of labels cannot say: a
citation within another's content, who reports whom, what takes up a thing said before, whose speech goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.reading.attribution.coordination import apart
from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, place
from counterclaim.reading.attribution.rules import says_something
from counterclaim.reading.attribution.tagger.choosing import (
    Others,
    chosen,
    in_one_sentence,
    is_coherent,
    sound,
    together,
)
from counterclaim.reading.attribution.tagger.labels import Role, begin_of, inside_of
from counterclaim.reading.attribution.tagger.reading import Tagged, has_words
from counterclaim.reading.attribution.tagger.speech import told
from counterclaim.records import Span, Spans
from counterclaim.records.located import Located
from counterclaim.records.span import covers, hull, length, touches, words_of


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities, under the tagger, from which a citation that only one of the two found is kept."""

    rule: float = 0.03
    """Of the cue (of the content, where there is no cue) of a citation that only the rules found."""
    tagger: float = 0.3
    """Of the cue (of the content) of one that only the tagger found."""
    margin: float = 0.4
    """Where both found a citation, the share of the probability of the tagger's span from which the rules' stands."""


THRESHOLDS = Thresholds()
WORDED = frozenset({"account", "gapped", "named-after", "counted-by", "calqued"})
"""Rules whose wording leaves no doubt, and which the tagger has seen little of."""
SURE = frozenset({"told-after", "counted-by", "sentence-before", "calqued", "charged"})
"""Rules whose spans stand whatever spans the tagger has for the same cue."""
WITHIN = 0.5
"""Probability of being content from which the words of a cue stand within what another says."""


def united(tagged: Tagged, rules: Sequence[Cited], thresholds: Thresholds = THRESHOLDS) -> list[Cited]:
    """Every citation of a passage, in text order, from the tagger's and the rules'."""
    passage = tagged.passage
    by_cue = Located(((span, r) for r in rules for span in r.cue), lambda pair: pair[0])
    going_on = Located(((span, r) for r in rules if not r.cue for span in r.content), lambda pair: pair[0])
    others = Others.of(rules)
    worded = [span for rule in rules if rule.rule in WORDED for span in rule.content]
    found: list[Cited] = []
    used: list[Cited] = []
    only: list[Cited] = []
    recued: dict[Spans, Spans] = {}
    for own in tagged.citations:
        twins = _once(r for span in own.cue for _, r in by_cue.touching(span))
        follow = _once(r for span in own.content for _, r in going_on.touching(span))
        used += twins
        known = bool(twins or follow)
        named = not own.cue and any(touches(span, worded) for span in own.content)
        if not known and (named or _likelihood(tagged, own) < thresholds.tagger):
            continue
        first, *rest = _going_on(own, follow)
        found += rest
        if twins:
            agreed = list(_agreed(tagged, first, twins, others, thresholds.margin))
            if agreed and not any(cited in twins for cited in agreed):
                recued |= {twin.cue: agreed[0].cue for twin in twins}
            found += (replace(cited, both=True) for cited in agreed)
        elif first.content:
            only.append(replace(first, speech=bool(follow) and says_something(passage, first)))
    agreed_on = [span for cited in found for span in cited.content]
    for first in only:
        alone = sound(passage, _of_its_sentence(passage, first))
        doubled = not has_words(passage.text, alone.cue) and all(touches(span, agreed_on) for span in alone.content)
        if is_coherent(passage, alone) and not doubled:
            found += apart(passage, alone if alone.speech else told(passage, alone))
    gone = {id(r) for r in used}
    found += _nested_or_likely(tagged, found, [r for r in rules if id(r) not in gone], thresholds.rule)
    done = dict.fromkeys(replace(c, under=recued.get(c.under, c.under)) for c in found)
    return sorted((replace(c, confidence=_likelihood(tagged, c)) for c in done), key=place)


def _once(rules: Iterable[Cited]) -> list[Cited]:
    return list({id(rule): rule for rule in rules}.values())


def _going_on(own: Cited, follow: Sequence[Cited]) -> Iterator[Cited]:
    """A citation without those pieces of its content in which, by the rules, a speech goes on after its sentence; and
    each of these as a citation without a cue, its source carried."""
    apart = [span for span in own.content if any(touches(span, rule.content) for rule in follow)]
    if not own.cue or len(apart) == len(own.content):  # nothing else is left for the cue
        rule = next((r for r in follow if not own.cue), None)
        source = own.source or (rule.source if rule is not None else ())
        yield replace(own, source=source, carried=rule is not None and rule.carried and not own.source)
        return
    yield replace(own, content=tuple(span for span in own.content if span not in apart))
    for span in apart:
        yield Cited(own.source, (), (span,), own.at, carried=True, rule="going-on")


def _of_its_sentence(passage: Passage, own: Cited) -> Cited:
    """A citation without a source that stands in another sentence than its cue: that is a guess."""
    far = own.cue and own.source and not in_one_sentence(passage, own.cue, own.source)
    return replace(own, source=()) if far else own


def _agreed(tagged: Tagged, own: Cited, twins: Sequence[Cited], others: Others, margin: float) -> Iterator[Cited]:
    """One citation that both found.

    What takes up a thing said before ("The army denied it") is as the rules say, for its content stands elsewhere; and
    so is what another reports ("…, citing the police").
    """
    if any(twin.takes_up or twin.under or twin.rule in SURE for twin in twins) or not says_something(
        tagged.passage, own
    ):
        yield from twins
        return
    whole = twins[0] if len(twins) == 1 else together(tagged.passage, twins)
    if whole is None:
        yield from twins
        return
    yield from apart(tagged.passage, chosen(tagged, own, whole, others, margin=margin))


def _nested_or_likely(tagged: Tagged, found: Sequence[Cited], rules: Sequence[Cited], least: float) -> list[Cited]:
    """Of citations that only the rules found those that stand within another's content, which one layer of labels
    cannot say, those whose cue the tagger holds for one with a probability of at least `least`, and what rules see
    better: "according to", a headline's colon, who is reported by another, a quotation that goes on."""
    contents = [span for cited in found for span in cited.content]
    reporting = {rule.under for rule in (*found, *rules) if rule.under}
    kept: list[Cited] = []
    for rule in sorted(rules, key=lambda r: -sum(map(length, r.content))):
        sure = not rule.cue or bool(rule.under) or rule.cue in reporting or _is_sure(tagged.passage, rule)
        sure = sure or _likely(tagged, "content", rule.cue) >= WITHIN  # one layer of labels has no room for it
        if (sure or _likelihood(tagged, rule) >= least) and (rule.cue or not touches(hull(rule.content), contents)):
            kept.append(rule)
    around = Located([*contents, *(span for cited in kept for span in cited.content)], lambda span: span)
    return [r for r in rules if any(r is k for k in kept) or _is_within(r, around)]


def _is_sure(passage: Passage, rule: Cited) -> bool:
    """Whether a cue is a mark, ends with a colon, is a preposition such as "according to", gives a toll ("put its
    losses at nine", "counted 22 dead") or has an object of its own kind ("put the blame on"): nothing but a citation
    has that there, and the tagger has seen little of it."""
    cue = words_of(passage.text, rule.cue)
    tokens = (t for span in rule.cue for t in passage.doc.char_span(*span, alignment_mode="expand") or ())
    kinds = ("toll", "tally", "blame", "right", "object+to", "proposal")
    known = any(kind in cues().verbs.get(token.lemma_.lower(), ()) for token in tokens for kind in kinds)
    return (
        known
        or rule.rule in WORDED
        or cue.endswith(":")
        or not has_words(passage.text, rule.cue)
        or cue.lower() in cues().prepositions
    )


def _is_within(rule: Cited, contents: Located[Span]) -> bool:
    """Whether a citation stands wholly in one of `contents`, larger than its own."""
    whole = hull((*rule.cue, *rule.content))
    return bool(rule.cue) and any(
        covers(outer, whole) and length(outer) > sum(map(length, rule.content)) for outer in contents.around(whole)
    )


def _likelihood(tagged: Tagged, cited: Cited) -> float:
    """How likely the cue's words are a cue under the tagger; without a cue, the content's a content."""
    return _likely(tagged, "cue", cited.cue) if cited.cue else _likely(tagged, "content", cited.content)


def _likely(tagged: Tagged, role: Role, spans: Spans) -> float:
    """The mean probability of the role over the units of `spans`."""
    marginals = tagged.lattice.marginals
    here = [n for span in spans for n in range(*tagged.units.between(span))]
    return float(marginals[here][:, [begin_of(role), inside_of(role)]].sum(1).mean()) if here else 0.0
