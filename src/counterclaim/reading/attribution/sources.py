"""Who is cited: from a cue's verb to the whole phrase of its source."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import shares_mute_subject
from counterclaim.reading.attribution.passage import Passage
from counterclaim.records import Span
from counterclaim.records.span import trimmed

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
WHEN = frozenset({"on", "in", "at", "late", "early", "earlier", "later", "last", "this"})


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, None where it has none; after ", says" in a headline what follows it."""
    found = [k for k in verb.children if k.dep_ in SUBJECTS and not k.is_punct and _is_nominal(k)]
    inverted = len(found) > 1 and found[-1].i > verb.i > found[0].i and verb.nbor(-1).text == ","
    inverted = inverted and found[-1].ent_type_ not in ("DATE", "TIME")  # "the mayor, a doctor, said Monday morning"
    before = [k for k in found if k.i < verb.i]
    doubled = len(before) > 1 and before[-1].left_edge.i and before[-1].left_edge.nbor(-1).text == ","
    if doubled:  # "The bridge, the governor told the agency, was hit"
        return before[-1]
    return found[-1] if inverted else next(iter(found), None)


def _is_nominal(subject: Token) -> bool:
    """Whether a subject is a noun; "the accused", which the tagger takes for a verb, is one."""
    return subject.pos_ != "VERB" or any(k.dep_ == "det" for k in subject.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice, reduced relative clauses ("a claim made by …") included."""
    if verb.tag_ != "VBN":
        return False
    kinds = {k.dep_ for k in verb.children}
    if "auxpass" in kinds or "nsubjpass" in kinds or "agent" in kinds:
        return True
    return verb.dep_ in ("acl", "advcl") and "aux" not in kinds and "nsubj" not in kinds


def agent_of(verb: Token) -> Token | None:
    """Who does it, in the passive: the noun after "by"."""
    for by in verb.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by"):
            return next((k for k in by.children if k.dep_ == "pobj"), None)
    return None


def speaker_of(verb: Token) -> Token | None:
    """The head of the source phrase of an active verb: its subject, or the one that it shares.

    A coordinated verb shares its first verb's; an infinitive its governor's (its object's after "urged X to say"); a
    participle of reporting (", adding that …") belongs to whoever the nearest reporting verb above it cites.
    """
    if verb.dep_ in ("acl", "relcl") and subject_of(verb) is None:
        issue = issuing(verb)
        return subject_of(issue) if issue is not None else verb.head
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if quoting is not None and quoting.lemma_.lower() in cues().reported_from:  # "the agency quoted X as saying"
        return next((k for k in quoting.children if k.dep_ == "dobj"), None)
    seen = 0
    at = verb.head.head if shares_mute_subject(verb) else verb
    reporting: Token | None = None
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl", "xcomp", "ccomp", "dep"):
        reporting = _reporting_above(verb)
    if reporting is not None and subject_of(verb) is None:
        at = reporting
    while seen < 8:
        own = subject_of(at)
        if own is not None and not (at != verb and at.dep_ == "csubj"):
            if is_passive(at) and own.dep_ == "nsubjpass" and at != verb and agent_of(at) is not None:
                return agent_of(at)
            return own
        if at.dep_ in ("conj", "advcl", "xcomp", "ccomp", "dep", "parataxis", "pcomp", "prep") and at.head != at:
            if at.dep_ == "xcomp":
                receiver = next((k for k in at.head.children if k.dep_ in ("dobj", "dative")), None)
                if receiver is not None and receiver.i < at.i:
                    return receiver
            at = at.head
            seen += 1
            continue
        return None
    return None


def _reporting_above(verb: Token) -> Token | None:
    """The outermost reporting verb with a subject above a participle, in its own one of the clauses that are joined in
    its sentence: "X confirmed it, and Y vowed revenge, stating that …"."""
    known = cues().verbs
    best: Token | None = None
    for up in verb.ancestors:
        if known.get(up.lemma_.lower()) and up.pos_ == "VERB" and subject_of(up) is not None:
            best = up
            if up.dep_ == "conj":
                break
    return best


def source_span(passage: Passage, head: Token, cue: Span) -> Span:
    """The whole phrase of a source, with appositions and relative clauses, without the cue's time and place.

    As PolNeAR has it, the comma that closes an apposition before the cue belongs to the phrase.
    """
    noun = antecedent(head)
    if noun is not None and (head.lower_ == "that" or noun.lemma_.lower() in cues().documents):
        first = noun.left_edge
        return first.idx, max(noun.idx + len(noun), _before(passage, noun, head))
    if head.lower_ in RELATIVE and head.dep_ in SUBJECTS:
        return head.idx, head.idx + len(head)
    left, right = head.left_edge.i, head.right_edge.i
    doc = passage.doc
    start, end = doc[left].idx, doc[right].idx + len(doc[right])
    if start < cue[1] and end > cue[0]:
        # The phrase has swallowed the cue ("the ministry, said …"): keep the head's side of it.
        if head.idx < cue[0]:
            right = max((t.i for t in doc[left : right + 1] if t.idx + len(t) <= cue[0]), default=head.i)
        else:
            left = min((t.i for t in doc[left : right + 1] if t.idx >= cue[1]), default=head.i)
    first_line = next((t.i for t in doc[left : head.i] if "\n" in t.text), None)
    if first_line is not None:
        left = first_line + 1
    last_line = next((t.i for t in doc[head.i : right + 1] if "\n" in t.text), None)
    if last_line is not None:
        right = last_line - 1
    right = _without_time(passage, head, right)
    citing = next((k for k in head.subtree if k.dep_ == "acl" and k.lemma_.lower() in cues().reported_from), None)
    if citing is not None and head.i < citing.left_edge.i <= right:
        right = citing.left_edge.i - 1
    while left < head.i and (
        doc[left].is_space or doc[left].dep_ in ("cc", "preconj", "advmod", "mark") or doc[left].is_punct
    ):
        if doc[left].dep_ == "preconj" or (
            doc[left].head.head == head and doc[left].dep_ == "advmod" and doc[left].head.pos_ == "NUM"
        ):
            break
        if doc[left].dep_ == "advmod" and doc[left].lower_ in (
            "only",
            "at",
            "more",
            "about",
            "nearly",
            "almost",
            "some",
        ):
            break
        left += 1
    while right > head.i and (doc[right].is_space or doc[right].is_punct) and doc[right].text not in (")", "]"):
        right -= 1
    start, end = doc[left].idx, doc[right].idx + len(doc[right])
    if passage.in_lead(start) and cue[0] > end:
        return _after_lead(passage, (start, end), cue)
    if end <= cue[0] and "," in passage.text[start:end] and passage.text[end : end + 2].startswith(","):
        end += 1
    elif end <= cue[0] and "," in passage.text[start:end] and passage.text[end : end + 2] == " ,":
        end += 2
    return start, end


def issuing(verb: Token) -> Token | None:
    """ "issued" in "The army issued a statement [saying …]": who issues a text says what it says."""
    text = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "acl" or text.dep_ != "dobj" or text.lemma_.lower() not in cues().documents:
        return None
    known = text.head.lemma_.lower() in cues().issuing and subject_of(text.head) is not None
    return text.head if known else None


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for as the subject of its clause; None for other words."""
    clause = pronoun.head
    if pronoun.lower_ not in RELATIVE or pronoun.dep_ not in SUBJECTS or clause.dep_ != "relcl":
        return None
    return clause.head if clause.head.i < pronoun.i and clause.head.pos_ in ("NOUN", "PROPN") else None


def _before(passage: Passage, noun: Token, pronoun: Token) -> int:
    """Where the phrase of `noun` ends before its relative clause."""
    words = [t for t in noun.doc[noun.i : pronoun.i] if t.is_alpha or t.like_num]
    return trimmed(passage.text, (noun.idx, words[-1].idx + len(words[-1])))[1] if words else noun.idx


def _after_lead(passage: Passage, phrase: Span, cue: Span) -> Span:
    """The part of a phrase that stands after the dateline; where none does (the parser took "NAIROBI (Reuters)" for the
    subject), what stands between dateline and cue."""
    begin = passage.paragraph_at(cue[0])[0]
    end = phrase[1] if phrase[1] > begin else cue[0]
    words = list(passage.doc.char_span(begin, end, alignment_mode="contract") or ())
    last = next((t for t in words if t.lower_ in WHEN and t.nbor(1).ent_type_ in ("DATE", "TIME")), None)
    if phrase[1] <= begin and last is not None:
        end = last.idx
    return trimmed(passage.text, (begin, max(begin, end)), chars=" ,")


def _without_time(passage: Passage, head: Token, right: int) -> int:
    """The last token of the phrase that is no part of "on Tuesday" after an inverted subject."""
    doc = passage.doc
    if any(k.dep_ == "relcl" and k.i > head.i for k in head.subtree):
        return right
    at = right
    while at > head.i and (doc[at].ent_type_ in ("DATE", "TIME") or doc[at].is_punct):
        at -= 1
    if not any(t.ent_type_ in ("DATE", "TIME") for t in doc[at + 1 : right + 1]):
        return right
    while at > head.i and doc[at].lower_ in WHEN:
        at -= 1
    return at
