"""Verbs that cite, and what of their sentence they cite."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.attribution.as_told import as_told, put_so
from counterclaim.reading.attribution.complements import clause_cited
from counterclaim.reading.attribution.cuegroup import cue_tokens, with_medium
from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.limits import resuming
from counterclaim.reading.attribution.mistagged import mistagged_after, mistagged_frames
from counterclaim.reading.attribution.objects import nominal_content
from counterclaim.reading.attribution.passage import CLOSING, Cited, Passage, pieces
from counterclaim.reading.attribution.passives import passive_citation
from counterclaim.reading.attribution.second import second_citation
from counterclaim.reading.attribution.sources import antecedent, is_passive, issuing, source_span, speaker_of
from counterclaim.reading.attribution.speaking import is_mute, speaks
from counterclaim.reading.attribution.speech import after_colon, speech_around
from counterclaim.records import Span, Spans
from counterclaim.records.span import covers, overlap, touches, trimmed

SELF = frozenset({"i", "we", "you"})
"""Inside a quotation "I think", "we hope" are the speaker's own voice, no citation of somebody else."""
EXPLETIVE = frozenset({"it", "there"})
CHECKING = frozenset({"verify", "confirm", "establish", "corroborate"})
UNREAL = frozenset({"will", "shall", "should", "must", "would"})
LASTING = frozenset({"continue"})
"""Verbs that cite only with somebody as their subject: "fighting continues “at the gate”" is what happens."""
ADDED = frozenset({"credence", "weight", "fuel", "pressure", "urgency", "impetus", "insult", "momentum", "credibility"})
"""What something adds to what others say."""
NOBODY = frozenset({"nobody", "none", "nothing"})
CHARGES = frozenset({"of", "for", "from"})
"""Prepositions before what somebody is accused, convicted or acquitted of, blamed for or kept from."""
RELATIVE = frozenset({"which", "that", "who", "whom", "what"})


def verb_citations(passage: Passage) -> Iterator[Cited]:
    """Every citation whose cue is a verb."""
    for token in passage.doc:
        if token.dep_ in ("amod", "compound"):
            continue
        if token.pos_ in ("VERB", "AUX"):
            frames = _frames(token)
        elif token.tag_ == "NNS" and any(k.dep_ == "nsubj" for k in token.lefts):
            frames = mistagged_frames(token)
        elif token.tag_ == "NNS" and token.i and mistagged_after(token.nbor(-1)) is not None:
            second = second_citation(passage, token)
            if second is not None:
                yield second
            continue
        else:
            continue
        if frames:
            found = _citation(passage, token, frames)
            if found is not None:
                yield found


def _frames(verb: Token) -> frozenset[str] | None:
    """The frames of a verb, those of verb and particle ("go on") first."""
    known, lemma = cues().verbs, verb.lemma_.lower()
    if lemma == "know" and verb.dep_ == "xcomp" and verb.head.lemma_ == "want" and _asks(verb):
        return frozenset({"clause", "quote"})
    particles = [k.lower_ for k in verb.rights if k.dep_ in ("prt", "advmod")]
    return next((known[f"{lemma} {p}"] for p in particles if f"{lemma} {p}" in known), known.get(lemma))


def _asks(verb: Token) -> bool:
    """Whether what somebody wants to know is a question: "wanted to know whether the road was open"."""
    marks = (k for clause in verb.children if clause.dep_ == "ccomp" for k in clause.children if k.dep_ == "mark")
    return any(k.lower_ in ("whether", "if") for k in marks)


def _citation(passage: Passage, verb: Token, frames: frozenset[str]) -> Cited | None:
    first, last = cue_tokens(verb)
    cue: Span = (first.idx, last.idx + len(last))
    issue = issuing(verb)
    if issue is not None:
        cue = (cue_tokens(issue)[0].idx, cue[1])
    if _has_not_happened(verb, first) or _adds_to_words(verb):
        return None
    if is_passive(verb):
        return passive_citation(passage, verb, frames, cue)
    if _is_deed(verb, frames):
        return None
    speaker = speaker_of(verb) if not _inverted_object(passage, verb, frames) else _direct_object(verb)
    if speaker is not None and speaker.lower_ in EXPLETIVE and "appearing" in frames:
        speaker = None
    if speaker is not None and "appearing" in frames and verb.dep_ == "advcl":
        return None  # "as lines appeared to be cut": what appears tells nothing
    if speaker is not None and _is_no_speaker(verb, speaker):
        return None
    if verb.lemma_ == "show" and (speaker is None or not _is_document(speaker)):
        return None
    if speaker is not None and speaker.lower_ in SELF and passage.quotation_at(verb.idx) is not None:
        return None
    source = source_span(passage, speaker, cue) if speaker is not None else None
    content, cue = _content(passage, verb, frames, cue, source)
    if not content:
        return None
    source = source or _phrase_before(passage, verb, cue, content)
    if verb.lemma_ in LASTING and (source is None or (speaker is not None and is_mute(speaker))):
        return None
    if "quote" in frames:
        medium = with_medium(verb, last)
        grown = (cue[0], max(cue[1], medium.idx + len(medium)))
        if not touches(grown, (*content, *((source,) if source else ()))):
            cue = grown
    if passage.text[cue[1] : cue[1] + 1] == ":" and content[-1][0] > cue[1]:
        cue = (cue[0], cue[1] + 1)
    return Cited((source,) if source else (), (cue,), content, verb.i)


def _has_not_happened(verb: Token, first: Token) -> bool:
    """Whether the wording tells of nothing that was said: "should show", "will announce", an infinitive of purpose."""
    words = {k.lower_ for k in verb.children if k.dep_ == "aux" and k.i < verb.i}
    if words & UNREAL and not any(k.dep_ == "neg" for k in verb.children):
        return True
    if verb.lemma_ in CHECKING and words & {"could", "can"}:
        return True
    purpose = verb.tag_ == "VB" and "to" in words and first.i >= verb.i - 2 and first.lower_ == "to"
    return purpose and verb.dep_ in ("advcl", "acl", "relcl", "xcomp", "conj", "ccomp", "pcomp")


def _adds_to_words(verb: Token) -> bool:
    """Whether a verb says what was added to what others say: "adding credence to claims that it had fallen"."""
    return verb.lemma_ == "add" and any(c.lemma_ in ADDED for c in verb.children)


def _is_deed(verb: Token, frames: frozenset[str]) -> bool:
    """Whether a verb only tells what somebody is said to have done or not: "denied ordering the strike", "denied that
    he asked for it", "was convicted of ordering it"."""
    if verb.dep_ in ("xcomp", "ccomp", "dobj") and verb.head.lemma_ == "deny" and verb.i > verb.head.i:
        return True
    if "object" not in frames or verb.tag_ != "VBG" or any(k.dep_ == "ccomp" for k in verb.children):
        return False
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in CHARGES
    return verb.dep_ in ("xcomp", "ccomp", "dobj") and "gerund" in cues().verbs.get(verb.head.lemma_.lower(), ())


def _is_document(speaker: Token) -> bool:
    """Whether what shows something is a text, a picture or a count, and so says it; a relative pronoun is its noun."""
    noun = antecedent(speaker) or speaker
    return any(
        t.lemma_.lower() in cues().documents for t in (noun, *noun.children) if t.dep_ in ("compound", noun.dep_)
    )


def _is_no_speaker(verb: Token, subject: Token) -> bool:
    """ "It was not possible to verify …", "destroying four posts" (read as a clause that is the subject of "posts")."""
    if verb.dep_ == "ccomp" and is_mute(subject):
        return True  # "says fighting continues “at the gates”"
    if subject.lower_ in NOBODY or any(k.lower_ == "no" and k.dep_ == "det" for k in subject.children):
        return True
    if verb.lemma_ == "claim" and any(k.lower_ == "neither" and k.dep_ == "det" for k in subject.children):
        return True  # "neither side has claimed responsibility": that neither confirmed it is told of both
    expletive = subject.lower_ in EXPLETIVE and verb.dep_ in ("xcomp", "acl", "advcl") and verb.head.lemma_ == "be"
    first = subject.doc[subject.left_edge.i]
    return expletive or (first.tag_ == "VBG" and first.dep_ not in ("amod", "compound"))


def _direct_object(verb: Token) -> Token | None:
    return next((k for k in verb.children if k.dep_ == "dobj" and k.i > verb.i), None)


def _phrase_before(passage: Passage, verb: Token, cue: Span, content: Spans) -> Span | None:
    """The phrase that opens the sentence and ends at the cue, where the parser saw no subject ("Media allied with the
    group and activists said …"): no finite verb in it, a speaker in it, and all of the content after the cue."""
    start = passage.sentence(verb)[0]
    if (verb.tag_ not in ("VBD", "VBZ", "VBP") and cue[0] == verb.idx) or any(s < cue[1] for s, _ in content):
        return None
    phrase = trimmed(passage.text, (start, cue[0]), chars=" ,")
    tokens = passage.doc.char_span(*phrase, alignment_mode="expand")
    if not tokens or len(tokens) > 14 or tokens[0].pos_ in ("ADP", "SCONJ", "PRON", "ADV", "CCONJ"):
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.text in ",;:" for t in tokens):
        return None
    if not any(speaks(t) for t in tokens) and tokens[-1].tag_ not in ("NNP", "NNPS"):
        return None
    return phrase


def _inverted_object(passage: Passage, verb: Token, frames: frozenset[str]) -> bool:
    """Whether the object is really the subject: "“…”, reported the brigade", "Stated the ministry that …"."""
    if "quote" not in frames or verb.lemma_.lower() in cues().addressing or _direct_object(verb) is None:
        return False
    if any(k.dep_ in ("nsubj", "nsubjpass", "aux", "mark", "cc") for k in verb.children) or verb.tag_ not in (
        "VBD",
        "VBZ",
        "VBN",
    ):
        return False
    before = passage.text[max(0, verb.idx - 80) : verb.idx].rstrip(" ")
    quoted = (passage.quotation_at(verb.idx - 2) is not None and before[-1:] in CLOSING) or before.endswith(
        (",”", ',"')
    )
    opens = verb.is_sent_start and any(k.dep_ == "ccomp" and k.i > verb.i for k in verb.children)
    whom = _direct_object(verb)
    plain = before.endswith(",") and verb.tag_ in ("VBD", "VBZ") and whom is not None and speaks(whom)
    return bool(quoted or opens or plain or before.endswith(("”,", '",', "»,", "“,")))


def _content(
    passage: Passage, verb: Token, frames: frozenset[str], cue: Span, source: Span | None
) -> tuple[Spans, Span]:
    """What an active verb cites, and the cue, with the preposition that proved part of it."""
    bare = cue[1]
    clause = clause_cited(passage, verb, frames, cue, source)
    right = clause
    if right is None and not _inverted_object(passage, verb, frames):
        nominal = nominal_content(passage, verb, frames, cue)
        if nominal is not None:
            right, cue = nominal
    parts: list[Span] = []
    if "quote" in frames:
        speech = speech_around(passage, verb, cue, source, has_right=clause is not None)
        parts += [s for s in speech if right is None or not right[0] <= s[0] < right[1]]
    if right is not None and not touches(right, parts):
        parts.append(passage.fitted(right, barrier=verb.idx))
    if not parts and "quote" in frames and passage.quotation_at(verb.idx) is None:
        spoken = after_colon(passage, verb, max(cue[1], source[1] if source else 0))
        parts += [spoken] if spoken else []
    if not parts:
        parts += as_told(passage, verb, frames)
        so = put_so(verb) if parts else None
        cue = (cue[0], so.idx + len(so)) if so is not None else cue
    if verb.dep_ in ("acl", "relcl") and resuming(verb.head) and not clause and not (parts and "judging" in frames):
        taken_up: Span = (verb.head.left_edge.idx, verb.head.idx + len(verb.head))
        called = [p for p in parts if p[0] >= bare] if "naming" in frames else []  # "a claim that Y called “false”"
        return pieces(taken_up, *called), (cue[0], bare)
    relative = _relative_object(verb, has_clause=clause is not None)
    if relative is not None and (cue[1] == bare or "of" in frames) and (parts or frames & {"object", "naming"}):
        parts.append(relative)
    holes = [cue, *([source] if source else [])]
    return pieces(*(p for p in parts if not any(overlap(p, h) and covers(h, p) for h in holes))), cue


def _relative_object(verb: Token, *, has_clause: bool) -> Span | None:
    """ "which" in "which the ministry called “…”": it stands for part of the content, unless it only says where a whole
    clause was said ("in which he said that …")."""
    if verb.dep_ not in ("relcl", "ccomp", "pcomp", "csubj", "advcl"):
        return None
    for token in verb.doc[verb.left_edge.i : verb.i]:
        if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP") and token.dep_ in ("dobj", "nsubj", "pobj"):
            where = token.dep_ == "pobj" and has_clause
            subject = token.head == verb and token.dep_ == "nsubj"
            return None if where or subject else (token.idx, token.idx + len(token))
    return None
