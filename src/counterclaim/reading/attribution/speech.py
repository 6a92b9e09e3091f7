"""Direct and inverted speech around "X said": what stands before its comma or mark, and the marks that follow it."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import TELLING
from counterclaim.reading.attribution.passage import OPENING, Passage
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span

REACH = 200
"""Code points: a quotation further behind its cue belongs to something else."""
HEARER = 30
"""Code points between a cue and the quotation inside a quotation that it leads to: "told us on the phone: ‘…’"."""
BESIDE = 60
"""Code points between a cue and a source that stand as one reporting clause."""
NOT_RESUMING = frozenset({"who", "which", "while", "as", "after", "when", "although", "though", "according"})
"""Words after ", he said," that begin something of the writer's own."""
TIMING = frozenset({"when", "after", "as", "while", "although", "though"})
"""Those of them that go on with what was said where they modify its verb: "She was hit, he said, when …"."""
ADJUNCTS = 14
"""Tokens after a verb of saying within which the comma stands that ends its clause."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BETWEEN = re.compile(
    r"\s+(?:in turn|again|later|also|today|yesterday|(?:on |late on |early on )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=,)"
)
"""What may stand between a reporting clause and the comma that ends it."""
ENDED = (".", "!", "?", "…", ":", ".”", '."', "!”", "?”", '!"', '?"', ".''", "?''", "!''", ". ''", "? ''", "! ''")


def speech_around(passage: Passage, verb: Token, cue: Span, source: Span | None, *, has_right: bool) -> list[Span]:
    """The pieces of speech beside a reporting clause. `has_right`: a complement clause was found to its right."""
    text = passage.text
    low, high = cue
    if (
        source is not None
        and _gap(source, cue) <= BESIDE
        and "\n" not in text[min(source[0], low) : max(source[1], high)]
    ):
        low, high = min(low, source[0]), max(high, source[1])
    aside = BETWEEN.match(text, high)
    high = aside.end() if aside is not None else _end_between_commas(passage, verb, (low, high))
    paragraph = passage.paragraph_at(verb.idx)
    at = paragraph[0] + len(text[paragraph[0] : low].rstrip())
    own = passage.quotation_at(verb.idx)
    out: list[Span] = []
    before = None
    if verb.tag_ != "VBG" or any(k.dep_ == "aux" for k in verb.children):  # ", adding that" has nothing before it
        before = _inverted(passage, verb, (at, high), paragraph[0], has_right=has_right)
    if before is not None and (own is None or before[0] >= own.span[0]):
        out.append(passage.fitted(before, barrier=verb.idx))
    if own is not None:
        held = _held_after(passage, high, own.inner[1])
        out += [held] if held is not None else []
    else:
        after = quoted_after(passage, verb, high)
        if after is not None:
            out.append(after)
        elif before is not None and not has_right:
            rest = _resumed(passage, verb, high)
            if rest is not None:
                out.append(passage.fitted(rest, barrier=verb.idx))
    return [s for s in out if s[1] > s[0]]


def _end_between_commas(passage: Passage, verb: Token, clause: Span) -> int:
    """Where a reporting clause between two commas ends, whom and where it tells included: "The bridge, the governor
    told the agency on Friday, was hit"; else the end of `clause`."""
    low, high = clause
    if verb.dep_ == "relcl" or not passage.text[:low].rstrip(" ").endswith(","):
        return high
    own = {t.i for t in verb.subtree}
    for token in verb.doc[verb.i + 1 : verb.i + ADJUNCTS]:
        if token.idx < high:
            continue
        if token.text == ",":
            return int(token.idx)
        if token.i not in own or token.is_punct or token.is_space or token.pos_ in ("VERB", "AUX"):
            break
    return high


def _held_after(passage: Passage, high: int, limit: int) -> Span | None:
    """The quotation inside a quotation that "he told me, ‘…’" leads to."""
    number = bisect_left(passage.quotations, high, key=lambda quotation: quotation.span[0])
    held = passage.quotations[number] if number < len(passage.quotations) else None
    if held is None or held.depth == 0 or held.span[1] > limit:
        return None
    lead = passage.text[high : held.span[0]].strip()
    return held.span if len(lead) <= HEARER and lead.endswith((",", ":")) and not set(lead) & set(".!?;") else None


def _gap(a: Span, b: Span) -> int:
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _inverted(passage: Passage, verb: Token, clause: Span, floor: int, *, has_right: bool) -> Span | None:
    """What stands before ", X said" or "” X said": its sentence so far, or the whole quotation that ends there.

    `clause` is where the reporting clause begins (white space before it skipped) and ends.
    """
    at, high = clause
    text = passage.text
    if at <= floor:
        return None
    quotation = passage.quotation_at(at - 1)
    if (
        quotation is not None
        and at - quotation.span[1] in (0, 1)
        and not quotation.span[0] <= verb.idx < quotation.span[1]
    ):
        start = _beginning(passage, quotation.span[0], floor)
        alone = start == quotation.span[0]
        ended = text[quotation.span[0] : quotation.inner[1]].rstrip().endswith(".")  # a comma stands before "he said"
        if (not alone and (has_right or ended)) or (alone and has_right and ended):
            return None
        return (start, at) if alone or not _says_nothing(passage, verb, (start, at)) else None
    sentence = passage.sentence(verb)
    sign = text[at - 1]
    if sign not in ",?!-–—" or at <= sentence[0]:
        return None
    begin = _after_explanation(passage, sentence[0], at)
    if has_right:
        # "The town, the army said, has fallen": both halves
        return (begin, at) if sign == "," and text[high:].startswith((",", " ,")) else None
    said = next((k for k in verb.children if k.dep_ == "ccomp" and k.i < verb.i), None)
    if said is not None:
        if _says_nothing(passage, verb, (begin, at)):
            return None
        joint = passage.before(said.left_edge)
        joined = joint is not None and joint.dep_ == "cc" and joint.idx > sentence[0]
        joined = joined or not any(k.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for k in said.children)
        return (
            begin if joined else max(begin, said.left_edge.idx)
        ), at  # "Two camps were reached, but a third …, he said"
    if verb.dep_ == "conj" and not any(k.dep_ == "nsubj" for k in verb.lefts) and high > verb.idx + len(verb):
        return max(begin, verb.head.left_edge.idx), at  # "We will rebuild, promised the mayor"
    bare = verb.dep_ == "advcl" and not any(k.dep_ in ("mark", "advmod", "aux") for k in verb.lefts)
    interrupts = sign == "," and _predicate_after(passage, verb, high)
    if not interrupts and _says_nothing(passage, verb, (begin, at)):
        return None
    if verb.dep_ in ("parataxis", "ccomp", "dep") or bare or interrupts:
        edge = verb.head.left_edge
        if verb.head.i < verb.i or (edge.tag_ in ("WDT", "WP") and edge.idx < at):
            begin = max(begin, edge.idx)  # also "The road, which, he said, was mined": what the relative clause says
        return begin, at
    return None


def _says_nothing(passage: Passage, verb: Token, before: Span) -> bool:
    """Whether what stands before a reporting clause is no content of it: an adverbial of the verb of saying ("On
    Friday, he said …") or a name alone ("Geneva, the envoy said …")."""
    tokens = passage.doc.char_span(*before, alignment_mode="contract") or ()
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    after = verb.head if verb.dep_ == "parataxis" and verb.head.i > verb.i else None
    if after is not None and not any(k.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for k in after.children):
        return False  # "Kyiv, he claimed by the agency's account, tries …": its subject
    if not words or all(t.pos_ == "PROPN" for t in words):
        return True
    own = {t.i for k in verb.children if k.dep_ in ("prep", "advmod", "npadvmod") for t in k.subtree}
    return all(t.i in own for t in words)


def _predicate_after(passage: Passage, verb: Token, high: int) -> bool:
    """Whether a finite verb stands right after the comma that ends a reporting clause: its subject stands before the
    clause ("Hundreds, he told the council, had left")."""
    if verb.dep_ == "relcl" or not passage.text[high : high + 2].lstrip(" ").startswith(","):
        return False
    after = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx >= high and not t.is_punct), None)
    return after is not None and after.tag_ in FINITE


def _after_explanation(passage: Passage, start: int, end: int) -> int:
    """Where a sentence's last clause begins: after a colon or semicolon outside marks that follows a clause of its own
    ("Others contradicted this: the order, they said, had come late"), a semicolon only if that clause cites."""
    colon = passage.text.rfind(": ", start, end)
    mark = passage.text.rfind("; ", start, end)
    if mark > colon and passage.quotation_at(mark) is None and _cites(passage, (start, mark)):
        return mark + 2
    if colon < 0 or passage.quotation_at(colon) is not None:
        return start
    before = passage.doc.char_span(start, colon, alignment_mode="contract")
    return colon + 2 if before and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in before) else start


def _cites(passage: Passage, span: Span) -> bool:
    """Whether a clause has a verb of saying with a subject that can say something: "An official denied that …"."""
    tokens = passage.doc.char_span(*span, alignment_mode="contract") or ()
    return any(
        t.tag_ in ("VBD", "VBZ", "VBP") and _tells(t) and any(k.dep_ == "nsubj" and speaks(k) for k in t.lefts)
        for t in tokens
    )


def _tells(verb: Token) -> bool:
    known, lemma = cues().verbs, verb.lemma_.lower()
    set_aside = any(f"{lemma} {k.lower_}" in known for k in verb.rights if k.dep_ in ("prt", "advmod"))
    return set_aside or bool(known.get(lemma, frozenset()) & TELLING)


def _beginning(passage: Passage, offset: int, floor: int) -> int:
    """Where the sentence begins that a quotation at `offset` stands in: at the quotation itself after a full stop."""
    before = passage.text[floor:offset].rstrip()
    if not before or before.endswith(ENDED):
        return offset
    piece = passage.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return max(floor, passage.sentence(piece[0])[0]) if piece is not None and len(piece) else offset


def quoted_after(passage: Passage, verb: Token, high: int) -> Span | None:
    """The quotation that "X said:" or "X said on Tuesday, “…”" leads to; after a colon it may begin the next line."""
    text = passage.text
    limit = passage.paragraph_at(verb.idx)[1]
    found = passage.quotation_beginning((high, min(limit, high + REACH)))
    if found is None:
        colon = text.find(":", high, min(limit, high + 120))
        if colon < 0 or "." in text[high:colon] or text[colon + 1 : colon + 12].lstrip()[:1] not in OPENING:
            return None
        found = passage.quotation_at(
            colon + 1 + len(text[colon + 1 : colon + 12]) - len(text[colon + 1 : colon + 12].lstrip())
        )
        return found.span if found else None
    lead = text[high : found.span[0]]
    if any(s in lead for s in ".!?;\n") or (lead.strip() and lead.rstrip()[-1] not in ",:"):
        return None
    between = (t for t in passage.doc[verb.i + 1 : verb.i + 40] if high <= t.idx < found.span[0])
    if any(
        t.pos_ == "VERB" and t.dep_ not in ("acl", "relcl", "amod") and t.lemma_.lower() in cues().verbs
        for t in between
    ):
        return None
    return found.span


def _resumed(passage: Passage, verb: Token, high: int) -> Span | None:
    """The second half of "The troops, he said, have left": the rest of the sentence after the comma."""
    sentence = passage.sentence(verb)
    rest = passage.text[high : sentence[1]]
    if not rest.lstrip().startswith(","):
        return None
    start = high + rest.index(",") + 1
    following = [t for t in verb.sent if start <= t.idx < sentence[1] and not t.is_space]
    if not following or following[0].lemma_.lower() in cues().additive:
        return None
    if following[0].lower_ in NOT_RESUMING:
        return (start, sentence[1]) if _modifies_said(passage, verb, following[0], sentence[0]) else None
    if passage.quotation_beginning((start, sentence[1])) is not None:
        return start, sentence[1]
    last = following[-1 if not following[-1].is_punct else -2 :][0]
    passive = any(k.dep_ == "auxpass" for k in last.children)
    if last.lemma_.lower() in cues().verbs and not passive and len(following) < 8:
        return None  # ", the mission said on Thursday, the agency reported."
    said = _last_word(passage, sentence[0], verb)
    if said is not None and said.pos_ == "AUX" and said.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return start, sentence[1]  # "They were, the spokesman says, 40 minutes before the strike"
    resumes = (verb.dep_ in ("parataxis", "ccomp") and verb.head.idx >= start) or any(
        t.dep_ in ("nsubj", "nsubjpass") and t.head.idx >= start and t.head.dep_ != "relcl" for t in following
    )
    resumes = resumes or following[0].tag_ in FINITE
    relative = verb.head.left_edge.tag_ in ("WDT", "WP") and verb.head.idx >= start
    end = int(verb.head.right_edge.idx + len(verb.head.right_edge)) if relative else sentence[1]
    joined = following[0].dep_ == "cc" and not _goes_on_as_told(following)
    return (start, end) if resumes and not joined else None


def _goes_on_as_told(following: list[Token]) -> bool:
    """Whether a clause after ", he said, and" is in the tense of what is reported: "and deliveries would go on"."""
    subject = next((t for t in following if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.head.i < subject.i:
        return False
    return any(k.dep_ == "aux" and k.lower_ in ("would", "had") for k in subject.head.children)


def _last_word(passage: Passage, start: int, verb: Token) -> Token | None:
    """The last word before the comma that stands before the reporting clause of a verb."""
    comma = next((t for t in reversed(verb.doc[: verb.i]) if t.text == "," and t.idx > start), None)
    last = passage.before(comma) if comma is not None else None
    return last if last is not None and last.idx >= start else None


def _modifies_said(passage: Passage, verb: Token, joint: Token, begin: int) -> bool:
    """Whether the clause of a conjunction after ", he said," hangs on what was said, which stands without marks."""
    clause = joint.head
    if joint.lower_ not in TIMING or clause.dep_ != "advcl" or clause.i < joint.i or verb.dep_ != "parataxis":
        return False
    return begin <= clause.head.idx < verb.idx and not passage.quotations_in((begin, verb.idx))


def after_colon(passage: Passage, verb: Token, high: int) -> Span | None:
    """ "X said: The town is ours." without marks: the sentence after the colon."""
    rest = passage.text[high : high + 60]
    if not rest.lstrip().startswith(":"):
        return None
    start = high + rest.index(":") + 1
    end = passage.sentence(verb)[1]
    if end <= start + 1:
        paragraph = passage.paragraph_at(verb.idx)
        following = next((t for t in passage.doc[verb.i :] if t.idx >= start and not t.is_space), None)
        if following is None or following.idx >= paragraph[1]:
            return None
        end = passage.sentence(following)[1]
    return passage.fitted((start, end), barrier=verb.idx)
