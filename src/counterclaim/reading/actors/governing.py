"""The subjects that a pronoun's own sentence, or the one before it, puts forward as whom it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Slice
from spacy.tokens import Token

from counterclaim.reading.actors.people import relations, trades
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import is_quoted, phrase
from counterclaim.records import Actor, Span
from counterclaim.records.span import trimmed

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ACTING = frozenset({"nsubj"})
SUBORDINATE = frozenset({"ccomp", "advcl", "relcl", "xcomp", "acl", "pcomp"})
"""How a clause hangs on the one that governs it."""
MAIN = frozenset({"ROOT", "conj"})
DYING = frozenset({"die", "drown"})
FAR = 600
"""Code points back to which a person without a name is remembered."""
PLURAL = frozenset({"NNS", "NNPS"})


def governing_subjects(pronoun: Token) -> Iterator[Token]:
    """Heads of the subjects, before the pronoun and not beyond a quotation mark, of the clauses that govern its own,
    nearest first: the president in "the president was right when he said"; then those of the clauses that its verb
    governs: "after the governor had resigned, he said"."""
    verb = pronoun.head
    for clause in (verb, *verb.ancestors):
        if clause is not verb:
            yield from _before(clause, pronoun)
        if clause.dep_ not in SUBORDINATE | {"conj", "aux"}:
            break
    for clause in verb.children:
        if clause.dep_ == "advcl":
            yield from _before(clause, pronoun)


def _before(verb: Token, pronoun: Token) -> Iterator[Token]:
    for token in verb.children:
        between = pronoun.doc[token.i : pronoun.i]
        if token.dep_ in SUBJECTS and token.i < pronoun.i and sum(t.is_quote for t in between) % 2 == 0:
            yield token


def leads(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is the subject of a main clause of the outlet's own words: no source, nor in what one says."""
    piece = layers.doc.char_span(*actor.span, alignment_mode="expand")
    if piece is None:
        return False
    apposed = piece.root.dep_ == "appos" and actor.resolution == "name"  # "its chairman, X"
    head = piece.root.head if apposed else piece.root
    if head.dep_ not in SUBJECTS or head.head.dep_ not in MAIN:
        return False
    return not (layers.attributed.touch(actor.span) or layers.sources_at.touches(actor.span))


def plural_subject(pronoun: Token, layers: Layers) -> Span | None:
    """The noun phrase of several that "they" takes up: the subject of a governing clause, else that of the sentence
    before in the same paragraph, or its object where the subject is not several."""
    for token in governing_subjects(pronoun):
        if _is_several(token):
            return trimmed(layers.text, phrase(token))
    first = pronoun.sent.start
    if not first:
        return None
    before = layers.doc[first - 1].sent
    if "\n\n" in layers.text[before.start_char : pronoun.idx].strip():
        return None
    verb = before.root
    if verb.lemma_ == "be":  # "Two are among the dead" says nothing of who speaks
        return None
    for dependencies in (ACTING, {"dobj"}):
        for token in verb.children:
            if token.dep_ in dependencies and _is_several(token) and not is_quoted(token):
                return trimmed(layers.text, phrase(token))
    return None


def person_before(pronoun: Token, content: Sequence[Span], layers: Layers) -> Span | None:
    """The noun phrase of one person without a name who is the subject of the last sentence, before a pronoun, in the
    outlet's own words, which is about such a person; not in the `content` that the pronoun is cited for."""
    own = [sentence for sentence in _sentences_before(pronoun) if not _within(sentence.root, content)]
    for number, sentence in enumerate(own):
        noun = next((t for t in reversed(list(sentence.root.lefts)) if t.dep_ in ACTING), None)  # past a dateline
        if noun is None or noun.tag_ != "NN" or noun.lower_ not in trades() or sentence.root.lemma_ in DYING:
            continue
        if layers.attributed.touch((noun.idx, noun.idx + 1)) or is_quoted(noun):
            continue
        named = any(m.named for m in layers.mentions_at.touching((noun.idx, noun.idx + 1)))
        return None if named and number else trimmed(layers.text, phrase(noun))
    return None


def person_governing(pronoun: Token, layers: Layers) -> Span | None:
    """The noun phrase of one person without a name who is the subject of a clause that governs a pronoun's own: "A boy
    who herds goats heard shots, he says"."""
    for noun in governing_subjects(pronoun):
        one = noun.tag_ == "NN" and (noun.lower_ in trades() or noun.lower_ in relations())
        if one and not layers.mentions_at.touching((noun.idx, noun.idx + 1)):
            return trimmed(layers.text, phrase(noun))
    return None


def agents(pronoun: Token) -> Iterator[Token]:
    """Who does something to whomever a pronoun means: "asked by a reporter, he said"."""
    for clause in pronoun.head.children:
        if clause.dep_ in {"advcl", "acl"} and clause.tag_ == "VBN":
            yield from (t for by in clause.children if by.dep_ == "agent" for t in by.children if t.dep_ == "pobj")


def _sentences_before(pronoun: Token) -> Iterator[Slice]:
    """The sentences before that of a pronoun, nearest first, as far as a person is remembered."""
    first = pronoun.sent.start
    while first:
        sentence = pronoun.doc[first - 1].sent
        if pronoun.idx - sentence.start_char > FAR:
            return
        yield sentence
        first = sentence.start


def _within(token: Token, content: Sequence[Span]) -> bool:
    return any(start <= token.idx < end for start, end in content)


def _is_several(noun: Token) -> bool:
    return noun.tag_ in PLURAL or any(t.dep_ == "conj" for t in noun.children)
