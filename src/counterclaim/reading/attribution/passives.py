"""Verbs in the passive that cite: "is said to have fled", "was described by the army as", "was quoted as saying"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.charges import with_charge
from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import complement, end_of, is_infinitive
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import agent_of, source_span
from counterclaim.reading.attribution.speech import quoted_after
from counterclaim.records import Span, Spans

NOMINAL = frozenset({"passive", "object", "object+as", "object+for", "object+of", "naming"})
EXPLETIVE = frozenset({"it", "there"})


def passive_citation(passage: Passage, verb: Token, frames: frozenset[str], cue: Span) -> Cited | None:
    """The citation of a passive verb. Its agent is the source; without one ("is believed to") there is none."""
    agent = agent_of(verb)
    source = source_span(passage, agent, cue) if agent is not None else None
    subject = next((k for k in verb.children if k.dep_ in ("nsubjpass", "nsubj")), None)
    quoting = quoted_as(verb)
    if quoting is not None:
        return _quoted(passage, verb, subject, cue, quoting)
    if subject is None and agent is None and verb.lemma_ == "ask":
        return None  # "Asked whether …, the minister replied": the question is nobody's claim
    if verb.lemma_.lower() in cues().addressing and subject is not None and agent is not None:
        heard = _heard(passage, verb, subject, agent)
        if heard:
            return Cited((source,) if source else (), (cue,), pieces(*heard), verb.i)
        if not any(k.dep_ in ("ccomp", "xcomp") for k in verb.children):
            return None
    told = _clause(passage, verb, frames, cue, subject)
    if told:
        return Cited((source,) if source else (), (cue,), pieces(*told), verb.i)
    if source is None or not (frames & NOMINAL or "clause" in frames):
        return None
    parts = _nominal(passage, verb, cue, subject)
    return with_charge(passage, Cited((source,), (cue,), pieces(*parts), verb.i)) if parts else None


def _heard(passage: Passage, verb: Token, subject: Token, agent: Token) -> list[Span]:
    """ "[Looters], he was told by nurses, [had taken the doors]": both halves around what stands between commas."""
    start, end = passage.sentence(verb)
    begin, after = subject.left_edge.idx, agent.right_edge.idx + len(agent.right_edge)
    if not passage.text[start:begin].rstrip().endswith(",") or not passage.text[after:end].lstrip().startswith(","):
        return []
    comma = passage.text.index(",", after)
    halves = ((start, begin), (comma + 1, end))
    return [passage.fitted(half, barrier=verb.idx) for half in halves]


def _clause(passage: Passage, verb: Token, frames: frozenset[str], cue: Span, subject: Token | None) -> list[Span]:
    """ "[The town] was said [to have fallen]", "[six] were reported [killed]", "it was reported [that …]"."""
    for child in verb.children:
        bare = _is_bare(child) and subject is not None and "passive-clause" in frames
        if child.i < verb.i or not (child.dep_ in ("xcomp", "ccomp") or bare):
            continue
        right = complement(passage, child, after=cue[1]) or (
            (child.left_edge.idx, end_of(passage, child)) if bare else None
        )
        if right is None:
            continue
        parts = [passage.fitted(right, barrier=verb.idx)]
        if is_infinitive(child) or bare:
            if "passive-clause" not in frames:
                continue
            if subject is not None and subject.lower_ not in EXPLETIVE:
                parts.insert(0, _before_cue(passage, subject, cue))
            return parts
        if frames & {"clause", "passive-clause"}:
            return parts
    return []


def _is_bare(child: Token) -> bool:
    """Whether a word is a participle or adjective of what is told: "were reported killed", "are feared dead"."""
    if child.dep_ == "oprd":
        return child.pos_ in ("VERB", "ADJ")
    kinds = {k.dep_ for k in child.children}
    return (
        child.dep_ == "xcomp" and child.tag_ == "VBN" and not kinds & {"aux", "auxpass", "nsubj", "nsubjpass", "mark"}
    )


def _nominal(passage: Passage, verb: Token, cue: Span, subject: Token | None) -> list[Span]:
    """ "[The strike] was condemned by …", "[it] was described by … [as a retreat]", "[a ban] announced by …"."""
    parts: list[Span] = []
    if subject is not None and subject.i < verb.i:
        parts.append(_before_cue(passage, subject, cue))
    elif verb.dep_ == "acl" and verb.head.i < verb.i:
        parts.append(_before_cue(passage, verb.head, cue))
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("prep", "oprd") and child.lower_ == "as":
            parts.append(passage.fitted((child.idx, end_of(passage, child)), barrier=verb.idx))
    return parts


def _before_cue(passage: Passage, head: Token, cue: Span) -> Span:
    return passage.fitted((head.left_edge.idx, min(head.right_edge.idx + len(head.right_edge), cue[0])))


def quoted_as(verb: Token) -> Token | None:
    """ "saying" in "was quoted as saying"."""
    if verb.lemma_ not in ("quote", "cite", "report"):
        return None
    for child in verb.children:
        if child.dep_ in ("prep", "mark") and child.lower_ == "as":
            return next((k for k in child.children if k.tag_ == "VBG"), None)
        if child.tag_ == "VBG" and child.lemma_ == "say" and any(k.lower_ == "as" for k in child.children):
            return child
    return None


def _quoted(passage: Passage, verb: Token, subject: Token | None, cue: Span, saying: Token) -> Cited | None:
    """ "X was quoted as saying …": X is the source, whoever quotes."""
    if subject is None:
        return None
    end = saying.idx + len(saying)
    group: Spans = ((cue[0], end),)
    agent = agent_of(verb)
    if agent is not None and verb.i < agent.i < saying.i:  # "was quoted by Y as saying"
        group = ((cue[0], verb.idx + len(verb)), (saying.nbor(-1).idx, end))
    inner = next((k for k in saying.children if k.dep_ in ("ccomp", "dobj", "xcomp") and k.i > saying.i), None)
    content = (
        passage.fitted((inner.left_edge.idx, end_of(passage, inner)), barrier=verb.idx)
        if inner is not None
        else quoted_after(passage, verb, end) or _said_before(passage, verb, subject)
    )
    if content is None:
        return None
    return Cited((source_span(passage, subject, cue),), group, pieces(content), verb.i)


def _said_before(passage: Passage, verb: Token, subject: Token) -> Span | None:
    """ "[The road is open], the mayor was quoted as saying": the quotation or the sentence that ends before."""
    start = passage.sentence(verb)[0]
    lead = passage.text[start : subject.left_edge.idx].rstrip()
    quotation = passage.quotation_at(start + len(lead) - 1) if lead else None
    if quotation is not None and quotation.span[1] == start + len(lead):
        return quotation.span
    return passage.fitted((start, start + len(lead)), barrier=verb.idx) if lead.endswith(",") else None
