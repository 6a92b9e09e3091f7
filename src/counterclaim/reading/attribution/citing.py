"""Sources behind sources: "the agency reported, citing the police": the police said it, the agency says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import source_span
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span, Spans
from counterclaim.records.located import Located
from counterclaim.records.span import touches, trimmed


def cited_through(passage: Passage, found: Sequence[Cited]) -> Iterator[Cited]:
    """A citation for each "citing X" (and ", which cited X,") whose X can speak: its content is what the reporting verb
    cites, or else the sentence it hangs on. What merely is cited ("citing the bad weather") stays a content; a text
    is a source only of what a verb reports."""
    known = cues().reported_from
    cited = Located((c for c in found if c.cue), lambda c: (c.at, c.at + 1))
    for token in passage.doc:
        if token.lemma_.lower() not in known or not (token.tag_ == "VBG" or _tells_of_source(token)):
            continue
        whom = next((k for k in token.children if k.dep_ == "dobj" and k.i > token.i), None)
        if whom is None:
            continue
        cue: Span = (token.idx, token.idx + len(token))
        reporter = _reporter(token, cited)
        told = _told_after(passage, token, whom)
        if told is not None:
            under = reporter.cue if reporter is not None else ()
            yield Cited((told[0],), (cue,), told[1], token.i, under=under, rule="told-after")
            continue
        if not speaks(whom) and (reporter is None or not _is_text(whom)):
            continue
        content = reporter.content if reporter is not None else pieces(_sentence_before(passage, token))
        if content:
            start, end = source_span(passage, whom, cue)
            comma = passage.text.find(", that ", start, end)  # "said, citing two officers, that …"
            source: Span = (start, comma if comma >= 0 else end)
            yield Cited((source,), (cue,), content, token.i, under=reporter.cue if reporter else ())


def _told_after(passage: Passage, citing: Token, whom: Token) -> tuple[Span, Spans] | None:
    """The source and the clause after it, where the verb of saying stands before: "We said, quoting [the clinic],
    [that 30 people had died]"."""
    sentence = passage.sentence(citing)
    comma = passage.text.find(", ", whom.idx, sentence[1])
    before = passage.before(citing)
    if comma < 0 or before is None or before.text != "," or "," in passage.text[whom.idx : comma]:
        return None
    above = citing.head if citing.head.i < citing.i else None
    said = next((v for v in (above, passage.before(before)) if v is not None and v.pos_ == "VERB"), None)
    if said is None or not cues().verbs.get(said.lemma_.lower(), frozenset()) >= {"clause", "quote"}:
        return None
    clause = list(passage.doc.char_span(comma + 1, sentence[1], alignment_mode="contract") or ())
    subject = next((t for t in clause if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in clause) or clause[0].dep_ == "cc":
        return None
    content = pieces(passage.fitted((comma + 1, sentence[1]), barrier=citing.idx))
    return ((whom.left_edge.idx, comma), content) if content else None


def _is_text(noun: Token) -> bool:
    """Whether a noun names something written or shown; "the release of prisoners" is none."""
    return noun.lemma_.lower() in cues().documents and not any(k.lower_ == "of" for k in noun.children)


def _tells_of_source(verb: Token) -> bool:
    """Whether the verb tells in a relative clause where its noun has it from: "the daily, which cited officials,"."""
    return verb.dep_ == "relcl" and any(k.dep_ == "nsubj" and k.tag_ in ("WDT", "WP") for k in verb.children)


def quoted_by(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, with "quoted by Y" inside the phrase of a source ("a source quoted by Y says …") set above that source:
    Y reports what the source says, and the source is named without it."""
    out = list(found)
    sources = Located(
        ((place, c) for place, c in enumerate(found) if c.source),
        lambda placed: (placed[1].source[0][0], placed[1].source[-1][1] + 2),
    )
    for number, outer in enumerate(found):
        cue = outer.cue[0] if outer.cue else None
        if cue is None or not passage.text[slice(*cue)].lower().endswith(("quoted by", "cited by")):
            continue
        for place, inner in sources.touching((cue[0] - 1, cue[0])):
            if inner is outer:
                continue
            if len(outer.content) == 1 and touches(inner.cue[0], outer.content):
                continue  # "“…”, said X, quoted by Y": the reporting clause is part of what Y says
            source = trimmed(passage.text, (inner.source[0][0], cue[0]), chars=" ,")
            out[place] = replace(inner, source=(source,), under=outer.cue)
            out[number] = replace(outer, content=inner.content)
            break
    return out


def _reporter(participle: Token, found: Located[Cited]) -> Cited | None:
    """The citation whose cue the participle hangs on, or the only other one of its sentence."""
    above = {t.i for t in participle.ancestors}
    sentence = participle.sent
    near = [c for c in found.beginning_in((sentence.start, sentence.end)) if c.at != participle.i]
    return next((c for c in near if c.at in above), near[0] if len(near) == 1 else None)


def _sentence_before(passage: Passage, participle: Token) -> Span:
    return passage.fitted((passage.sentence(participle)[0], participle.idx), barrier=participle.idx)
