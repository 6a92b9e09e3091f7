"""Indirect speech that goes on without a reporting clause: "The monitor counts 47 dead. [The rest are soldiers.]"

Only on evidence: the sentence takes up a count that was just cited ("the rest", "among them", "two others"); or the
same speaker is cited again right after it; or its subject is the speaker's pronoun and it gives a figure of what
they see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.records import Span
from counterclaim.records.located import Located, Stretches
from counterclaim.records.span import trimmed

NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens|many|most|several)"
)
PARTITIVE = re.compile(
    r"(?:the (?:rest|others|remainder|remaining)\b|of (?:them|these|those|that number)\b"
    r"|among (?:them|these|those|the (?:dead|killed|victims|wounded|injured))\b"
    rf"|(?:at least |about |some |another )?{NUMBER} (?:others?|more|of (?:them|these|those))\b"
    rf"|another {NUMBER}\b|the (?:dead|victims|wounded|injured|killed|casualties) (?:are|were|include)|they include)",
    re.IGNORECASE,
)
"""Beginnings that take up a count."""
OWN = re.compile(
    r"\b(?:verif|independent|immediately clear|not clear|unclear|confirm|comment|reached for|could not be|did not"
    r"|none of this|neither|reuters|afp|xinhua|this (?:agency|newspaper))",
    re.IGNORECASE,
)
"""Words with which an outlet speaks for itself."""
BIOGRAPHY = frozenset({
    "be", "speak", "say", "decline", "lead", "serve", "head", "command", "take", "become", "join", "refuse", "talk",
    "win", "hold", "address",
})  # fmt: skip
"""What an outlet tells of a person, and the person does not."""


def indirect_citations(passage: Passage, found: Sequence[Cited]) -> Iterator[Cited]:
    """A carried citation, without a cue, for each plain sentence that goes on with what was cited just before it."""
    said = [c for c in found if c.source and c.content]
    cues = Located(((number, piece) for number, c in enumerate(said) for piece in c.cue), lambda pair: pair[1])
    first_cues = Located((c for c in said if c.cue), lambda c: c.cue[0])
    taken = Stretches(span for c in found for span in (*c.content, *c.cue, *c.source))
    sentences = [s for s in passage.doc.sents if not s.text.isspace()]
    speaker: Cited | None = None
    for number, sent in enumerate(sentences):
        span = trimmed(passage.text, (sent.start_char, sent.end_char))
        here = passage.paragraph_at(span[0])
        own = [said[number] for number in dict.fromkeys(number for number, _ in cues.beginning_in(span))]
        if own:
            speaker = max(own, key=lambda c: (c.content[0][1] - c.content[0][0], -c.at))
            continue
        previous = speaker
        speaker = None
        if previous is None or passage.paragraph_at(previous.cue[0][0]) != here or not _plain(passage, span, taken):
            continue
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        if (
            (PARTITIVE.match(passage.text, *span) and _counted(passage, previous))
            or (after is not None and _again(passage, previous, after, first_cues, here))
            or _own_figure(passage, previous, sent)
        ):
            yield Cited(previous.source, (), pieces(passage.fitted(span)), sent.start, carried=True)


def _plain(passage: Passage, span: Span, taken: Stretches) -> bool:
    """Whether a sentence is whole, nobody's yet, and not the outlet's own remark."""
    text = passage.text[slice(*span)]
    return text.endswith(".") and len(text.split()) >= 4 and not taken.touch(span) and OWN.search(text) is None


def _counted(passage: Passage, cited: Cited) -> bool:
    """Whether the content holds a number."""
    tokens = (t for s in cited.content for t in passage.doc.char_span(*s, alignment_mode="expand") or ())
    return any(t.like_num for t in tokens)


def _again(passage: Passage, first: Cited, after: Piece, cues: Located[Cited], here: Span) -> bool:
    """Whether the next sentence cites the same speaker as going on: "…, the monitor adds", "…, she also said"."""
    span = trimmed(passage.text, (after.start_char, after.end_char))
    if passage.paragraph_at(span[0]) != here:
        return False
    for cited in cues.beginning_in(span)[:1]:
        cue = passage.doc.char_span(*cited.cue[0], alignment_mode="expand")
        goes_on = cue is not None and (
            cue.root.lemma_.lower() in ("add", "continue", "go") or "also" in cue.text.lower()
        )
        return goes_on and _may_be_same(passage, first, cited)
    return False


def _may_be_same(passage: Passage, first: Cited, second: Cited) -> bool:
    """Whether the second source may be the first taken up: a pronoun, or a word that both share."""
    words = passage.text[slice(*second.source[0])].lower().split()
    earlier = set(passage.text[slice(*first.source[0])].lower().split())
    return (
        words[0] in ("he", "she", "it", "they")
        or words[0] in ("the", "its")
        or bool(set(words) & earlier - {"the", "of"})
    )


def _own_figure(passage: Passage, previous: Cited, sent: Piece) -> bool:
    """Whether "she has taken in 112 wounded" goes on after a person's words: present tense, a count, no biography."""
    root: Token = sent.root
    subject = next((k for k in root.children if k.dep_ == "nsubj"), None)
    source = passage.doc.char_span(*previous.source[0], alignment_mode="expand")
    if subject is None or source is None or subject.lower_ not in ("he", "she", "they") or subject.i > sent.start + 1:
        return False
    person = any(t.ent_type_ == "PERSON" or t.lower_ in ("he", "she", "they") for t in source)
    person = person or source.root.lemma_.lower() in cues().speaking
    verb = root.lemma_.lower() if not any(k.dep_ == "prt" for k in root.children) else ""
    perfect = any(k.dep_ == "aux" and k.lower_ in ("has", "have") for k in root.children)
    present = perfect or root.tag_ in ("VBZ", "VBP")
    figure = any(t.like_num and t.ent_type_ not in ("DATE", "TIME", "ORDINAL") for t in sent)
    return person and present and figure and verb not in BIOGRAPHY
