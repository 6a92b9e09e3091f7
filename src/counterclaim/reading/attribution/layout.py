"""Who speaks by the layout: the turns of a transcript, the items of a list whose head cites, what a body issued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from counterclaim.reading.attribution.answering import answering
from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.metonyms import capitals_speaking
from counterclaim.reading.attribution.passage import Cited, Passage, place
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout import Turn, listings_in, speaking_issuer_of, tables_in, turns_in
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Span, Spans, Voice
from counterclaim.records.located import Located, Stretches
from counterclaim.records.span import covers, hull, minus, overlap

SHORTEST = 8
LISTED = 4
"""Code points of a sentence, and of an item of a list ("Sake: 3"), that says something."""


class Stretch(NamedTuple):
    """A part of the text in which somebody speaks, with the words that name them."""

    span: Span
    source: Spans
    cue: Spans
    voice: Voice
    rule: str


def laid_out(layers: Layers, passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, which is in text order, with a citation for each sentence whose speaker the layout names, and without
    those that take a label for a speaker."""
    asked = Located((turn for turn in turns_in(layers) if turn.asks), lambda turn: (turn.label[0], turn.speech[1]))
    nameless = Stretches(turn.label for turn in turns_in(layers) if not turn.names)
    found = [c for c in found if not any(nameless.touch(s) for s in c.source) and not _cites_label(layers, c, asked)]
    found = sorted([*found, *capitals_speaking(layers, passage, found)], key=place)
    found = _headed(layers, passage, found)
    stretches = list(_stretches(layers, passage, found))
    if not stretches:
        return list(found)
    aside = Stretches((*tables_in(layers), *(turn.speech for turn in turns_in(layers) if turn.asks)))
    contents = Located(((c, piece) for c in found for piece in c.content), lambda pair: pair[1])
    added: list[Cited] = []
    for stretch in stretches:
        for sentence in _sentences(passage, stretch.span, shortest=LISTED if stretch.rule == "list-head" else SHORTEST):
            if aside.touch(sentence):
                continue
            if any(_is_said(c, sentence) for c, _ in contents.around(sentence)):
                continue
            at = slice_at(passage.doc, sentence).start
            added.append(
                Cited(
                    stretch.source, stretch.cue, (sentence,), at,
                    carried=True, laid_out=True, voice=stretch.voice, rule=stretch.rule,
                )
            )  # fmt: skip
    return sorted([*found, *added], key=_order)


def _headed(layers: Layers, passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, what stands in quotation marks above an interview and nobody named there says, said by who answers."""
    turns = turns_in(layers)
    if all(turn.names or turn.asks for turn in turns):
        return list(found)
    begin = turns[0].label[0]
    answers = answering(passage, begin)
    return [
        replace(c, source=answers, carried=True, laid_out=True, voice="direct", rule="turn")
        if answers
        and not c.cue
        and hull(c.content)[1] <= begin
        and (c.source in ((), answers) or c.source[0][0] >= begin)
        else c
        for c in found
    ]


def _cites_label(layers: Layers, cited: Cited, asked: Located[Turn]) -> bool:
    """Whether what labels a question is taken for its speaker ("Q:"), a place with a colon ("Sumy: 12 shells", "SUMY:
    Shells fell"), or whoever is asked ("were you told that …?")."""
    if len(cited.source) != 1:
        return False
    (source,) = cited.source
    if any(
        overlap(turn.label, source) or layers.text[slice(*source)].lower() == "you"
        for turn in asked.around((source[0], source[0] + 1))
    ):
        return True
    if "".join(layers.text[s:e] for s, e in cited.cue).strip() not in ("", ":"):
        return False
    told = cited.content[0] if cited.content else source
    places = [t for t in layers.toponyms_at.touching(source) if covers(t.span, source) and t.place is not None]
    if layers.text[slice(*source)].lower() in cues().speaking:
        return False  # "Kremlin: 12 drones shot down"
    said = layers.text[slice(*told)]
    dateline = layers.text[slice(*source)].isupper() and not said.isupper()
    return bool(places) and (said[:1].isdigit() or (dateline and any(t.precision == "settlement" for t in places)))


def _order(cited: Cited) -> tuple[int, int]:
    """Text order, what is carried by where it stands itself."""
    return (cited.content[0][0], cited.at) if cited.laid_out else place(cited)


def _is_said(cited: Cited, sentence: Span) -> bool:
    """Whether a citation outside the sentence cites all of it."""
    return not any(covers(sentence, span) for span in cited.cue)


def _stretches(layers: Layers, passage: Passage, found: Sequence[Cited]) -> Iterator[Stretch]:
    """The stretches in which the layout names who speaks, none within another: what an issuer says is the rest."""
    turns = [turn for turn in turns_in(layers) if not turn.asks]
    answers: Spans | None = None
    for turn in turns:
        if not turn.names and answers is None:
            answers = answering(passage, turns_in(layers)[0].label[0])
        yield Stretch(turn.speech, (turn.label,) if turn.names else answers or (), (), "direct", "turn")
    spoken = [turn.speech for turn in turns_in(layers)]
    items = list(_cited_items(layers, found, Stretches(spoken)))
    yield from items
    issuer = speaking_issuer_of(layers, cites=any(c.source and c.cue for c in found))
    if issuer is not None:
        taken = [*spoken, *(item.span for item in items)]
        for span in minus(((issuer.start, len(passage.text)),), taken):
            yield Stretch(span, (issuer.name,), (issuer.paper,) if issuer.paper else (), "direct", "issuer")


def _cited_items(layers: Layers, found: Sequence[Cited], spoken: Stretches) -> Iterator[Stretch]:
    """The items of the lists whose heads cite somebody, but for those within a turn."""
    heads = listings_in(layers)
    cues = Located((c for c in found if heads and c.cue and c.source and c.speech), lambda c: hull(c.cue))
    for listing in heads:
        citing = cues.within(listing.head)
        if citing and not spoken.touch(listing.head):
            by = citing[-1]
            yield from (Stretch(item, by.source, by.cue, "indirect", "list-head") for item in listing.items)


def _sentences(passage: Passage, span: Span, *, shortest: int) -> Iterator[Span]:
    """The sentences in a stretch, each without loose marks at its ends, those that say something."""
    short: int | None = None
    for sentence in _touching(passage, span):
        start, end = max(sentence[0], span[0]), min(sentence[1], span[1])
        start, end = passage.fitted((start, end))
        if start >= end or not covers(span, (start, end)):
            continue
        if end - start < shortest:  # "No. There were no soldiers there."
            short = start if short is None else short
            continue
        yield (start if short is None else short), end
        short = None


def _touching(passage: Passage, span: Span) -> Iterator[Span]:
    tokens = slice_at(passage.doc, span)
    at = tokens.start
    while at < tokens.end:
        sentence = passage.doc[at].sent
        yield sentence.start_char, sentence.end_char
        at = sentence.end
