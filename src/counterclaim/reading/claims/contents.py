"""Which attributions make a claim, and which stretch of text each claim answers for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Slice

from counterclaim.reading.claims.harm import HARM_MEASURES
from counterclaim.reading.claims.titles import is_title
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import entry_at, tables_in, turns_in
from counterclaim.reading.layout.leads import lead_of
from counterclaim.reading.syntax.corrections import is_taken_back
from counterclaim.reading.syntax.tree import head_at, sentence_of, slice_at, spans_of
from counterclaim.reading.syntax.untruth import judging, told_in, untrue_by
from counterclaim.records import Attribution, Event, Figure, Span, Spans
from counterclaim.records.located import Located, Stretches
from counterclaim.records.span import hull, merged, minus

MIN_OWN_LETTERS = 12
"""Letters that an outer speaker must have said himself, beside what he passes on, to have a claim of his own."""


HEADED = re.compile(r":\s*?\n")
"""Between the head of a list and its items."""
HEARSAY = frozenset({"report", "claim", "accusation", "allegation", "assertion", "rumour", "rumor", "suggestion"})
"""Nouns whose that-clause is said by whoever they are of, not by who writes them."""
SET_FOR_LATER = frozenset({"infinitive-of-adjective", "is-to"})
"""How the words of a plan tell it as settled: "is due to", "is to"."""
HEARER = 5
"""Most words of one who is told something."""


class Said(NamedTuple):
    """One content with the attributions that lead to it.

    `chain` holds indices into the layer of attributions, outermost first; empty, it is the outlet's own voice. `region`
    is the part of `content` that this speaker answers for: what he passes on from others is theirs. `laid_out`: only
    the layout says who speaks. `takes_up`: what a content that is only a pronoun stands for, and its region then.
    """

    chain: tuple[int, ...]
    content: Spans
    region: Spans
    laid_out: bool = False
    takes_up: Spans = ()


def chain_of(index: int, attributions: tuple[Attribution, ...]) -> tuple[int, ...]:
    """The attribution at `index` with those around it, outermost first, if they are speech. A loop is cut."""
    chain: list[int] = []
    at: int | None = index
    while at is not None and at not in chain:
        chain.append(at)
        at = attributions[at].parent
    return tuple(number for number in reversed(chain) if attributions[number].speech)


def attributed(layers: Layers) -> list[Said]:
    """What each attribution makes a claim of, in the order of the layer.

    An outer speaker who only passes on what another said ("the chancellery says that the chancellor asked …") has no
    claim of his own: he is the outer link of the inner one's, unless he calls that untrue and so passes on nothing.
    What is no speech ("wants to …") claims nothing.
    """
    attributions = layers.attributions
    refused = {i for i, a in enumerate(attributions) if a.parent is not None and _is_called_untrue(a, layers.doc)}
    inner: dict[int, list[Attribution]] = {}
    for index, attribution in enumerate(attributions):
        if attribution.parent is not None and attribution.speech and index not in refused:
            inner.setdefault(attribution.parent, []).append(attribution)
    out: list[Said] = []
    for index, attribution in enumerate(attributions):
        if not attribution.speech or index in refused:
            continue
        passed_on = [span for a in inner.get(index, ()) for span in _with_hearers(a, layers.doc)]
        region = minus(attribution.content, passed_on)
        needed = MIN_OWN_LETTERS if passed_on else 1
        if letters(layers.text, region) >= needed:
            chain = chain_of(index, attributions)
            region = merged((*attribution.takes_up, *region))
            out.append(Said(chain, merged(attribution.content), region, attribution.laid_out, attribution.takes_up))
    return out


def _is_called_untrue(attribution: Attribution, doc: Doc) -> bool:
    """Whether the noun that is the cue is said to be untrue: "the rebels' claim that the army fired is false"."""
    nouns = (t for cue in attribution.cue for t in slice_at(doc, cue) if t.pos_ == "NOUN")
    return any(untrue_by(verb) for noun in nouns for verb in judging(noun))


def _with_hearers(attribution: Attribution, doc: Doc) -> Spans:
    """The words of an attribution with whom it was told to, between its cue and its content: "told [the mediators]"."""
    spans = sorted((*attribution.source, *attribution.cue, *attribution.content))
    cues = {cue[1] for cue in attribution.cue}
    between = [(a[1], b[0]) for a, b in pairwise(spans) if a[1] in cues and b in attribution.content]
    return (*spans, *(gap for gap in between if _is_hearer(slice_at(doc, gap))))


def _is_hearer(words: Slice) -> bool:
    """Whether the words between a cue and its content are one who is told, a few words without a verb."""
    told = [t for t in words if not (t.is_space or t.is_punct)]
    if not told or len(told) > HEARER or any(t.pos_ in {"VERB", "AUX"} for t in told):
        return False
    return any(t.dep_ in {"dobj", "dative", "iobj"} and t.pos_ in {"NOUN", "PROPN", "PRON"} for t in told)


def own_voice(layers: Layers) -> list[Said]:
    """What the outlet asserts itself: sentences that tell an event as a fact, or count those whom one befell ("five of
    the dead were children"), less what they attribute to others.

    In a sentence that cites somebody only a clause of its own counts ("The army shelled the town and said that …"):
    what merely modifies the citing ("on Thursday, in its report on the attack") asserts nothing; nor does a question,
    a turn of a transcript, a table, what a report is said to say.
    """
    asserted = [*(e.trigger for e in layers.events if is_asserted(layers, e)), *_counted(layers)]
    spoken = [a for a in layers.attributions if a.speech]
    cues = {token.i for a in spoken for span in a.cue for token in slice_at(layers.doc, span)}
    taken = layers.attributed
    sources = Stretches(s for a in spoken for s in a.source)
    aside = Stretches((*tables_in(layers), *(turn.speech for turn in turns_in(layers)), *_taken_back(layers)))
    free = Located(
        (
            t
            for t in asserted
            if not (taken.touch(t) or sources.touch(t) or aside.touch(t) or _is_hearsay(layers.doc, t))
        ),
        lambda trigger: trigger,
    )
    out: list[Said] = []
    listed = sorted((f.trigger, f.span) for f in layers.figures if f.trigger and is_listed(layers.text, f))
    for sentence in layers.doc.sents:
        span = (sentence.start_char, sentence.end_char)
        triggers = free.within(span)
        items = listed[bisect_left(listed, (span,)) : bisect_left(listed, ((span[1], 0),))]
        items = [] if taken.touch(span) else items
        if not (triggers or items) or _asks(layers.text, span) or is_title(layers.doc, span):
            continue
        if not taken.touch(span):
            end = _list_end(layers.text, span, [figure for _, figure in items], taken)
            whole = (_words_only(layers.text, (_past_lead(layers, span)[0], end)),)
            out.append(Said((), whole, whole))
            continue
        for verb in _clauses(layers.doc, triggers, cues):
            own = spans_of(_clause_tokens(verb, cues))
            content = minus(own, taken.shared(hull(own)) if own else ())
            pieces = (_past_lead(layers, piece) for piece in content)
            kept = tuple(_words_only(layers.text, piece) for piece in pieces if letters(layers.text, (piece,)))
            if kept:
                out.append(Said((), kept, kept))
    return out


def is_asserted(layers: Layers, event: Event) -> bool:
    """Whether an event is told as a fact: that it happened, goes on, or is set for later ("is due to release two")."""
    if event.status in ("occurred", "ongoing"):
        return True
    noted = layers.reasons.get(("event", event.trigger), ())
    told = [r for r in noted if r.slot == "status" and r.rule in SET_FOR_LATER]
    words = {layers.text[slice(*span)].lower() for r in told for span in r.words}
    return event.status == "planned" and bool(told) and not words & {"ready", "willing", "prepared", "determined"}


def _taken_back(layers: Layers) -> Iterator[Span]:
    """What somebody is cited for only to take it back: "an earlier post said 12 had died; the right number is 8"."""
    for attribution in layers.attributions:
        if not attribution.speech and attribution.content and is_taken_back(layers.text, attribution.content[0]):
            yield from attribution.content


def _counted(layers: Layers) -> Iterator[Span]:
    """Figures of those whom something befell, in sentences in which nothing is said to happen at all: where an event is
    told, its status says whether it is asserted."""
    told = Stretches(sentence_of(layers.doc, event.trigger) for event in layers.events)
    for figure in layers.figures:
        if figure.measure in HARM_MEASURES and figure.value and not told.touch(figure.span):
            yield figure.span


def is_listed(text: str, figure: Figure) -> bool:
    """Whether the head of a figure's list has the word that it measures: "Enemy losses were:" and its items."""
    return figure.trigger is not None and HEADED.search(text, figure.trigger[1], figure.span[0]) is not None


def _list_end(text: str, span: Span, items: Sequence[Span], taken: Stretches) -> int:
    """Where a sentence ends, with the lines under it that are items of its list."""
    last = max((item[1] for item in items), default=span[1])
    if last <= span[1]:
        return span[1]
    line = text.find("\n", last)
    end = len(text) if line < 0 else line
    return span[1] if taken.touch((span[1], end)) else end


def _asks(text: str, span: Span) -> bool:
    """Whether a sentence is a question, which asserts nothing."""
    return text[slice(*span)].rstrip("”\"»'’)*_ \t\r\n").endswith("?")


def _past_lead(layers: Layers, span: Span) -> Span:
    """A sentence without the dateline, or the day that leads its entry, before it."""
    if not layers.text[layers.text.rfind("\n", 0, span[0]) + 1 : span[0]].strip():
        span = span[0] + lead_of(layers.text[slice(*span)]), span[1]
    last = span[0] + len(layers.text[slice(*span)].rstrip()) - 1
    entry = entry_at(layers, span[0]) or entry_at(layers, last)
    if entry is None or not span[0] < entry.lead[1] < span[1]:
        return span
    return entry.lead[1], span[1]


def _clauses(doc: Doc, triggers: list[Span], cues: set[int]) -> list[Token]:
    """The finite verbs whose clauses hold the triggers, less those that cite."""
    verbs: dict[int, Token] = {}
    for trigger in triggers:
        head = head_at(doc, trigger)
        verb = next((t for t in (head, *head.ancestors) if _finite(t) or t.i in cues), None) if head else None
        if verb is not None and verb.i not in cues:
            verbs[verb.i] = verb
    return [verbs[i] for i in sorted(verbs) if not any(v in verbs[i].ancestors for v in verbs.values())]


def _is_hearsay(doc: Doc, trigger: Span) -> bool:
    """Whether an event is told in what a report, claim or accusation says: "was asked about reports that it fired"."""
    head = head_at(doc, trigger)
    clauses = (head, *head.ancestors) if head is not None else ()
    return any(n.lemma_.lower() in HEARSAY for c in clauses if c.dep_ in ("acl", "relcl", "ccomp") for n in told_in(c))


def _finite(token: Token) -> bool:
    """A verb with a subject or a tense of its own, or a verbless sentence's head."""
    if token.dep_ == "ROOT":
        return True
    has_subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in token.children)
    return token.pos_ in ("VERB", "AUX") and (
        has_subject or (token.dep_ == "conj" and token.tag_ in ("VBD", "VBZ", "VBP"))
    )


def _clause_tokens(verb: Token, cues: set[int]) -> list[Token]:
    """The words of a clause without the clauses in it that cite, and with the subject that it shares with another."""
    apart = {t.i for child in verb.subtree if child.i in cues and child.i != verb.i for t in child.subtree}
    own = [t for t in verb.subtree if t.i not in apart and not t.is_space]
    if verb.dep_ == "conj" and not any(t.dep_.startswith("nsubj") for t in verb.children):
        own += [t for s in verb.head.children if s.dep_ in ("nsubj", "nsubjpass") for t in s.subtree]
    own.sort(key=lambda t: t.i)
    while own and (own[-1].dep_ == "cc" or own[-1].is_punct):  # what joined it to a clause that is gone
        own.pop()
    return own


def letters(text: str, spans: Spans) -> int:
    """Letters and digits under `spans`."""
    return sum(c.isalnum() for s, e in spans for c in text[s:e])


def _words_only(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """`span` without the white space and the loose marks that cutting out an attribution leaves at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:.”’\"'–—-"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:“‘–—-"):
        end -= 1
    return start, end


def around(said: Said) -> tuple[int, int]:
    """The stretch from the first to the last word of a content."""
    return hull(said.content)
