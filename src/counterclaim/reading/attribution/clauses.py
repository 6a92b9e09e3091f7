"""Verbs that cite, and what of their sentence they cite: complement clauses, noun phrases, inverted and interrupted speech."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import PREPOSITIONS, cues
from counterclaim.reading.attribution.passage import CLOSING, OPENING, Cited, Passage, pieces
from counterclaim.reading.attribution.sources import agent_of, is_passive, source_span, speaker_of, subject_of
from counterclaim.records import Span, Spans

AUXILIARY = frozenset({"aux", "auxpass", "neg"})
RAISING = frozenset({
    "continue", "go", "begin", "start", "decline", "refuse", "try", "seek", "want", "need", "fail", "rush", "appear",
    "seem", "like", "intend", "plan", "move", "proceed",
})  # fmt: skip
"""Verbs whose infinitive is the cue's own ("refused to say", "went on to accuse")."""
ADDITIVE = frozenset({
    "add", "say", "note", "stress", "state", "explain", "call", "claim", "quote", "cite", "warn", "accuse", "describe",
    "argue", "insist", "emphasize", "emphasise", "point", "specify", "refer", "recall", "blame", "condemn", "announce",
    "urge", "declare", "allege", "assert", "suggest", "underline", "admit", "acknowledge", "vow", "promise", "threaten",
})  # fmt: skip
"""Participles of these after a comma belong to the speaker, not to what was said before."""


def cue_tokens(verb: Token) -> tuple[Token, Token]:
    """First and last token of the verb group: auxiliaries, negation and adverbs between them, a particle, "to"."""
    first = verb
    for child in verb.lefts:
        if (child.dep_ in AUXILIARY and child.lower_ != "'s") or child.dep_ in AUXILIARY:
            first = min(first, child, key=lambda t: t.i)
    if first is verb:
        before = verb.nbor(-1) if verb.i else None
        if before is not None and before.head is verb and before.dep_ == "advmod" and before.pos_ == "ADV":
            first = before
    elif any(k.dep_ in ("nsubj", "nsubjpass") and first.i < k.i < verb.i for k in verb.children):
        first = verb
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.lemma_.lower() in RAISING and 0 < verb.i - governor.i <= 3:
        first = cue_tokens(governor)[0]
    last = verb
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == last.i + 1:
            last = child
    return first, last


def _medium(passage: Passage, verb: Token, last: Token) -> Token:
    """The end of "said in a statement": a medium right after the verb belongs to the cue."""
    known = cues().media
    for child in verb.rights:
        if child.dep_ == "prep" and child.i == last.i + 1 and child.lower_ in ("in", "on", "at", "via"):
            medium = next((k for k in child.children if k.dep_ == "pobj"), None)
            if medium is not None and (medium.lower_ in known or medium.lemma_.lower() in known):
                right = medium.right_edge
                return (
                    right
                    if right.i - medium.i <= 4 and not any(t.is_punct for t in passage.doc[medium.i : right.i + 1])
                    else medium
                )
    return last


def verb_citations(passage: Passage) -> Iterator[Cited]:
    """Every citation whose cue is a verb."""
    known = cues().verbs
    for token in passage.doc:
        if token.pos_ not in ("VERB", "AUX") and not (token.pos_ == "NOUN" and token.dep_ == "ROOT"):
            continue
        frames = known.get(token.lemma_.lower())
        if frames:
            found = _citation(passage, token, frames)
            if found is not None:
                yield found


def _citation(passage: Passage, verb: Token, frames: frozenset[str]) -> Cited | None:
    if verb.dep_ in ("amod", "compound") or (verb.dep_ == "ccomp" and verb.lower_ in ("according",)):
        return None
    first, last = cue_tokens(verb)
    cue: Span = (first.idx, last.idx + len(last))
    if is_passive(verb):
        return _passive(passage, verb, frames, cue)
    speaker = speaker_of(passage, verb)
    if speaker is not None and speaker.lower_ in ("it", "there") and ("appearing" in frames):
        speaker = None
    source = source_span(passage, speaker, cue) if speaker is not None else None
    content, cue = _content(passage, verb, frames, cue, source, speaker, last)
    if not content:
        return None
    return Cited((source,) if source else (), (cue,), content, verb.i)


def _content(
    passage: Passage,
    verb: Token,
    frames: frozenset[str],
    cue: Span,
    source: Span | None,
    speaker: Token | None,
    last: Token,
) -> tuple[Spans, Span]:
    """What an active verb cites, and the cue with whatever else proved part of it."""
    at = passage.quotation_at(verb.idx)
    barrier = verb.idx
    right: Span | None = None
    wide = False
    children = [k for k in verb.children if k.i > verb.i]
    for child in children:
        if ("clause" in frames and child.dep_ == "ccomp") or ("clause" in frames and child.dep_ == "xcomp" and _finite(child)) or ("clause-out" in frames and child.dep_ == "ccomp") or ("infinitive" in frames and child.dep_ in ("xcomp", "ccomp") and _infinitive(child)):
            right = _right_of(passage, child, cue, source)
        elif "addressee+infinitive" in frames and child.dep_ in ("xcomp", "ccomp", "advcl") and _infinitive(child):
            right = _right_of(passage, child, cue, source)
            receiver = next((k for k in children if k.dep_ in ("dobj", "dative") and k.i < child.i), None)
            if receiver is not None and right is not None:
                right = (_start(passage, receiver), right[1])
        if right is not None:
            break
    if right is None:
        right, cue, wide = _phrases(passage, verb, frames, cue, children)
    spoken = _speech(passage, verb, frames, cue, source, right is not None and not wide)
    content = list(spoken)
    if right is not None and not any(s < right[1] and right[0] < e for s, e in spoken):
        content.append(passage.fitted(right, barrier=barrier))
    if not content and "quote" in frames and at is None:
        content += _colon(passage, verb, cue, source)
    relative = _relative_object(verb, frames)
    if relative is not None and (content or "object" in frames or "naming" in frames or "clause" in frames):
        content.insert(0, relative)
    holes = [cue, *([source] if source else [])]
    content = [
        c for c in content if not any(c[0] < h[1] and h[0] < c[1] and c[0] >= h[0] and c[1] <= h[1] for h in holes)
    ]
    kept = pieces(*content)
    if kept and "quote" in frames:
        end = _medium(passage, verb, last)
        grown = (cue[0], max(cue[1], end.idx + len(end)))
        if not any(s < grown[1] and grown[0] < e for s, e in kept) and not (
            source and source[0] < grown[1] and grown[0] < source[1]
        ):
            cue = grown
    follow = passage.text[cue[1] : cue[1] + 2]
    if kept and follow[:1] == ":" and kept[-1][0] > cue[1]:
        cue = (cue[0], cue[1] + 1)
    return kept, cue


def _finite(child: Token) -> bool:
    return any(k.dep_ in ("mark", "nsubj", "nsubjpass") for k in child.children) and not _infinitive(child)


def _infinitive(child: Token) -> bool:
    return any(k.dep_ == "aux" and k.lower_ == "to" for k in child.children)


def _start(passage: Passage, head: Token) -> int:
    return int(head.left_edge.idx)


def _right_of(passage: Passage, child: Token, cue: Span, source: Span | None) -> Span | None:
    """The stretch of a complement to the right of cue and subject, without a speaker's participle at its end."""
    left, right = child.left_edge, child.right_edge
    start, end = left.idx, _end_before_participle(passage, child, right)
    floor = max(cue[1], source[1] if source and source[0] >= cue[0] else 0)
    start = max(start, floor)
    return (start, end) if end > start else None


def _end_before_participle(passage: Passage, head: Token, right: Token) -> int:
    """Where a content ends that the parser ran on into ", adding that …" or ", according to …"."""
    doc = passage.doc
    for token in doc[head.i + 1 : right.i + 1]:
        if "\n" in token.text:
            return int(token.idx)
        before = passage.before(token)
        if before is None or before.text not in (",", '"', "'") or passage.quotation_at(token.idx) is not None:
            continue
        lower = token.lower_
        if lower == "according" or (
            token.tag_ == "VBG"
            and token.lemma_.lower() in ADDITIVE
            and token.dep_ in ("advcl", "acl", "conj", "dep", "pcomp", "xcomp", "ccomp")
        ):
            return int(before.idx + (0 if before.text == "," else len(before)))
    return int(right.idx + len(right))


def _phrases(
    passage: Passage, verb: Token, frames: frozenset[str], cue: Span, children: list[Token]
) -> tuple[Span | None, Span, bool]:
    """Nominal contents: the object, what it is accused of or called, or the phrase of the cue's own preposition."""
    dobj = next((k for k in children if k.dep_ in ("dobj", "attr") and not k.is_punct), None)
    if "naming" in frames:
        small = next((k for k in children if k.dep_ in ("ccomp", "oprd", "xcomp") and not _infinitive(k)), None)
        if small is not None:
            begin = min(k.left_edge.i for k in (small, *([dobj] if dobj is not None and dobj.i < small.i else [])))
            if passage.doc[begin].idx >= cue[1] or small.i > verb.i:
                return (
                    (max(passage.doc[begin].idx, cue[1]), _end_before_participle(passage, small, small.right_edge)),
                    cue,
                    False,
                )
        if dobj is not None and "object" not in frames:
            after = [k for k in children if k.i > dobj.i and k.dep_ in ("dobj", "attr", "oprd", "dep")]
            if after:
                return (dobj.left_edge.idx, _end_before_participle(passage, after[0], after[0].right_edge)), cue, False
            if passage.quotation_beginning((cue[1], dobj.right_edge.idx + len(dobj.right_edge))):
                return (dobj.left_edge.idx, dobj.right_edge.idx + len(dobj.right_edge)), cue, False
    for frame in ("object+of", "object+for", "object+as"):
        if frame not in frames or dobj is None:
            continue
        word = frame.split("+")[1]
        prep = next(
            (k for k in verb.subtree if k.lower_ == word and k.i > dobj.i and k.head in (verb, dobj, *dobj.subtree)),
            None,
        )
        if prep is not None:
            return (dobj.left_edge.idx, _end_before_participle(passage, prep, prep.right_edge)), cue, False
    if (
        dobj is not None
        and dobj.dep_ == "dobj"
        and "responsibility" in frames
        and dobj.lower_ in ("responsibility", "credit")
    ):
        prep = next((k for k in dobj.children if k.lower_ == "for"), None)
        if prep is not None:
            return (
                (prep.idx + len(prep), prep.right_edge.idx + len(prep.right_edge)),
                (cue[0], prep.idx + len(prep)),
                False,
            )
    if "object" in frames and dobj is not None and dobj.dep_ == "dobj":
        return (dobj.left_edge.idx, _end_before_participle(passage, dobj, dobj.right_edge)), cue, True
    for child in children:
        if child.dep_ in ("prep", "agent", "prt", "dative") and child.lower_ in PREPOSITIONS & frames:
            inside = [k for k in child.children if k.dep_ in ("pobj", "pcomp")]
            if not inside:
                continue
            span = (inside[0].left_edge.idx, _end_before_participle(passage, inside[0], inside[0].right_edge))
            if child.lower_ == "on" and verb.lemma_ == "call":
                to = next(
                    (
                        k
                        for k in verb.children
                        if k.dep_ in ("xcomp", "advcl", "ccomp") and k.i > child.i and _infinitive(k)
                    ),
                    None,
                )
                if to is not None:
                    span = (span[0], to.right_edge.idx + len(to.right_edge))
            if child.idx - cue[1] <= 1:
                cue = (cue[0], child.idx + len(child))
            return span, cue, True
    return None, cue, False


def _speech(
    passage: Passage, verb: Token, frames: frozenset[str], cue: Span, source: Span | None, has_right: bool
) -> list[Span]:
    """Direct and inverted speech around "X said": what stands before a comma or mark, and the marks that follow."""
    if "quote" not in frames:
        return []
    text = passage.text
    beside = (
        source is not None
        and abs_gap(source, cue) <= 60
        and "\n" not in text[min(source[0], cue[0]) : max(source[1], cue[1])]
    )
    low = min(cue[0], source[0]) if source is not None and beside else cue[0]
    high = max(cue[1], source[1]) if source is not None and beside else cue[1]
    out: list[Span] = []
    paragraph = passage.paragraph_at(verb.idx)
    head = text[paragraph[0] : low].rstrip()
    at = paragraph[0] + len(head)
    own = passage.quotation_at(verb.idx)
    before = _inverted(passage, verb, at, paragraph[0], has_right, low)
    if before is not None and (own is None or before[0] >= own.span[0]):
        out.append(passage.fitted(before, barrier=verb.idx))
    if own is None:
        after = _quoted_after(passage, verb, high, paragraph[1])
        if after is not None:
            out.append(after)
        elif before is not None and not has_right:
            rest = _interrupted(passage, verb, high)
            if rest is not None:
                out.append(passage.fitted(rest, barrier=verb.idx))
    return [s for s in out if s[1] > s[0]]


def abs_gap(a: Span, b: Span) -> int:
    """Code points between two spans, 0 where they touch or overlap."""
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _inverted(passage: Passage, verb: Token, at: int, floor: int, has_right: bool, low: int) -> Span | None:
    """What stands before ", X said" or "” X said": its sentence so far, or the whole quotation that ends there."""
    text = passage.text
    if at <= floor:
        return None
    sign = text[at - 1]
    quotation = passage.quotation_at(at - 1)
    sentence = passage.sentence(verb)
    if quotation is not None and quotation.span[1] in (at, at - 1) and not _holds(quotation.span, verb.idx):
        if (
            has_right
            and quotation.span[0] > sentence[0]
            and not _verbless_lead(passage, sentence[0], quotation.span[0])
        ):
            return None
        start = min(quotation.span[0], _sentence_start(passage, quotation.span[0], floor))
        return start, at
    if has_right or sign not in ",?!-–—" or at <= sentence[0]:
        return None
    clause = [
        k
        for k in verb.children
        if k.dep_ in ("ccomp", "advcl", "parataxis", "dep") and k.i < verb.i and k.dep_ == "ccomp"
    ]
    if clause:
        return clause[0].left_edge.idx, at
    if verb.dep_ in ("parataxis", "ccomp", "dep", "advcl", "relcl", "conj", "appos") and verb.head.i < verb.i:
        return (min(verb.head.left_edge.idx, verb.head.idx), at) if verb.dep_ in ("parataxis", "ccomp", "dep") else None
    if verb.dep_ in ("parataxis", "ccomp") and verb.head.i > verb.i:
        return sentence[0], at
    return None


def _verbless_lead(passage: Passage, start: int, end: int) -> bool:
    """Whether the words before a quotation are no clause of their own."""
    return not passage.text[start:end].strip()


def _sentence_start(passage: Passage, offset: int, floor: int) -> int:
    piece = passage.doc.char_span(offset, offset + 1, alignment_mode="expand")
    if piece is None or not len(piece):
        return offset
    return max(floor, passage.sentence(piece[0])[0])


def _quoted_after(passage: Passage, verb: Token, high: int, limit: int) -> Span | None:
    """The quotation that "X said:", "X said, “…”" or "said on Tuesday that “…”" leads to."""
    text = passage.text
    sentence = passage.sentence(verb)
    found = passage.quotation_beginning((high, min(limit, high + 200)))
    if found is None:
        colon = text[high : high + 120].find(":")
        if (
            colon >= 0
            and not text[high + colon + 1 :].lstrip(" ").startswith("\n")
            and "." not in text[high : high + colon]
        ):
            return None
        if (
            colon >= 0
            and text[high + colon + 1 :].lstrip(" \r\n")[:1] in OPENING
            and "." not in text[high : high + colon]
        ):
            start = high + colon + 1
            start += len(text[start:]) - len(text[start:].lstrip())
            found = passage.quotation_at(start)
            return found.span if found else None
        return None
    lead = text[high : found.span[0]]
    signs = lead.rstrip()
    if "\n" in lead or any(s in lead for s in ".!?;"):
        return None
    if signs[-1:] in (",", ":") or not signs:
        if found.span[0] > sentence[1] and signs[-1:] != ":":
            return None
        between = [t for t in passage.doc[verb.i + 1 :][:40] if high <= t.idx < found.span[0]]
        if any(
            t.pos_ == "VERB" and t.dep_ not in ("acl", "relcl", "amod") and t.lemma_.lower() in cues().verbs
            for t in between
        ):
            return None
        return found.span
    return None


def _interrupted(passage: Passage, verb: Token, high: int) -> Span | None:
    """The second half of "The troops, he said, have left": the rest of the sentence after the comma."""
    sentence = passage.sentence(verb)
    rest = passage.text[high : sentence[1]]
    if not rest.lstrip().startswith(","):
        return None
    start = high + rest.index(",") + 1
    following = [t for t in verb.sent if t.idx >= start and not t.is_space]
    if (
        not following
        or following[0].tag_ == "VBG"
        or following[0].lower_ in ("and", "but", "who", "which", "while", "as", "after", "in", "on")
    ):
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in following) and (
        verb.dep_ in ("parataxis", "ccomp") or following[0].text == '"'
    ):
        return start, sentence[1]
    return None


def _colon(passage: Passage, verb: Token, cue: Span, source: Span | None) -> list[Span]:
    """ "X said: The town is ours." without marks: the rest of the paragraph's sentence after the colon."""
    high = max(cue[1], source[1] if source else 0)
    sentence = passage.sentence(verb)
    rest = passage.text[high : high + 60]
    stripped = rest.lstrip()
    if not stripped.startswith(":"):
        return []
    start = high + rest.index(":") + 1
    end = sentence[1]
    if end <= start + 1:
        paragraph = passage.paragraph_at(verb.idx)
        following = next((t for t in passage.doc[verb.i :] if t.idx >= start and not t.is_space), None)
        if following is None or following.idx >= paragraph[1]:
            return []
        end = passage.sentence(following)[1]
    return [passage.fitted((start, end), barrier=verb.idx)]


def _relative_object(verb: Token, frames: frozenset[str]) -> Span | None:
    """ "which" in "which the ministry called “…”": it stands for part of the content."""
    if verb.dep_ not in ("relcl", "ccomp"):
        return None
    for token in verb.doc[verb.left_edge.i : verb.i]:
        if (
            token.lower_ in ("which", "that", "who", "whom")
            and token.tag_ in ("WDT", "WP")
            and token.dep_ in ("dobj", "nsubj", "pobj")
        ):
            if token.head is verb and token.dep_ == "nsubj":
                return None
            return token.idx, token.idx + len(token)
    return None


def _passive(passage: Passage, verb: Token, frames: frozenset[str], cue: Span) -> Cited | None:
    """ "is said to have fled", "was described by the army as", "was quoted as saying", "was condemned by"."""
    agent = agent_of(verb)
    source = source_span(passage, agent, cue) if agent is not None else None
    subject = next((k for k in verb.children if k.dep_ in ("nsubjpass", "nsubj")), None)
    children = [k for k in verb.children if k.i > verb.i]
    quoting = _quoted_as(verb) if verb.lemma_ in ("quote", "cite", "report") else None
    if quoting is not None:
        inner = next((k for k in quoting.children if k.dep_ in ("ccomp", "dobj", "xcomp") and k.i > quoting.i), None)
        spans = []
        if inner is not None:
            spans.append(
                passage.fitted((inner.left_edge.idx, inner.right_edge.idx + len(inner.right_edge)), barrier=verb.idx)
            )
        else:
            after = _quoted_after(passage, verb, quoting.idx + len(quoting), passage.paragraph_at(verb.idx)[1])
            if after:
                spans.append(after)
        whole: Span = (cue[0], quoting.idx + len(quoting))
        if spans and subject is not None:
            return Cited((source_span(passage, subject, whole),), (whole,), pieces(*spans), verb.i)
        return None
    for child in children:
        if child.dep_ in ("xcomp", "ccomp") and ("passive-clause" in frames or "clause" in frames):
            right = _right_of(passage, child, cue, source)
            if right is None:
                continue
            parts = [passage.fitted(right, barrier=verb.idx)]
            if _infinitive(child):
                if "passive-clause" not in frames:
                    continue
                if subject is not None and subject.lower_ not in ("it", "there"):
                    parts.insert(
                        0,
                        passage.fitted(
                            (subject.left_edge.idx, min(subject.right_edge.idx + len(subject.right_edge), cue[0]))
                        ),
                    )
            return Cited((source,) if source else (), (cue,), pieces(*parts), verb.i)
    if source is None:
        return None
    if frames & {"passive", "object", "object+as", "naming", "object+for", "object+of"} or "clause" in frames:
        parts = []
        if subject is not None and subject.i < verb.i:
            parts.append(
                passage.fitted((subject.left_edge.idx, min(subject.right_edge.idx + len(subject.right_edge), cue[0])))
            )
        elif verb.dep_ == "acl" and verb.head.i < verb.i:
            parts.append(passage.fitted((verb.head.left_edge.idx, cue[0])))
        for child in children:
            if child.dep_ in ("prep", "oprd", "ccomp") and child.lower_ in ("as", "of") and agent is not None:
                parts.append(
                    passage.fitted((child.idx, child.right_edge.idx + len(child.right_edge)), barrier=verb.idx)
                )
        if parts:
            return Cited((source,), (cue,), pieces(*parts), verb.i)
    return None


def _quoted_as(verb: Token) -> Token | None:
    """ "saying" in "was quoted as saying"."""
    for child in verb.children:
        if child.dep_ in ("prep", "mark") and child.lower_ == "as":
            return next((k for k in child.children if k.tag_ == "VBG"), None)
        if child.tag_ == "VBG" and child.lemma_ == "say" and any(k.lower_ == "as" for k in child.children):
            return child
    return None


def _holds(span: Span, offset: int) -> bool:
    return span[0] <= offset < span[1]


def own_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return subject_of(verb) is not None


MARKS = CLOSING | OPENING
