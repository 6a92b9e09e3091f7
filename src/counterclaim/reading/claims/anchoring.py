"""Which place and which time belongs to which event, by the path through the syntax tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Span

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "pobj", "csubj", "acl", "agent", "ccomp", "xcomp"})

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "pcomp"})
"""Relations of a clause to what governs it."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
NOMINAL = frozenset({"pobj", "prep", "poss", "nmod", "compound", "amod", "npadvmod", "nummod"})
"""Relations within the phrase of a noun."""
OTHERWISE = frozenset({"after", "before", "following", "until", "till", "despite", "amid", "over"})
"""Prepositions whose object is not what happened."""
TOGETHER = frozenset({"when", "as", "while"})
"""Conjunctions of what happens at the same time and place."""
DEEP = 8
"""Words up from a time within which the noun stands whose phrase it is in."""


def nouns_over(token: Token) -> Iterator[Token]:
    """The nouns in whose phrases the token stands: "attack" and "toll", over "Monday", in "toll of Monday's attack"."""
    for _ in range(DEEP):
        if token.dep_ not in NOMINAL or token.lower_ in OTHERWISE or token.head.i == token.i:
            return
        token = token.head
        if token.pos_ in ("NOUN", "PROPN"):
            yield token


def path_up(token: Token) -> Iterator[Token]:
    """The token and its ancestors within its sentence."""
    yield token
    yield from token.ancestors


class Triggers:
    """The triggers of some events in the parse: which of them the words of a place, a time or a figure belong to."""

    def __init__(self, doc: Doc, triggers: Sequence[Span]) -> None:
        self._doc = doc
        self.heads = [head_at(doc, trigger) for trigger in triggers]
        self._at: dict[int, list[int]] = {}
        self._in_sentence: dict[int, list[int]] = {}
        for index, token in enumerate(self.heads):
            if token is not None:
                self._at.setdefault(token.i, []).append(index)
                self._in_sentence.setdefault(token.sent.start, []).append(index)

    def anchoring(self, adjunct: Span) -> list[int]:
        """Indices of the triggers that the words at `adjunct` belong to.

        Walking up from the adjunct, the first word that is a trigger, or that governs triggers as its arguments,
        decides: in "bombardments left eight dead in the region" the place hangs on "left", whose subject is the
        trigger. Where the walk ends without one, an only trigger of the sentence is taken and several are left alone.
        """
        head = head_at(self._doc, adjunct)
        in_sentence = self._in_sentence.get(head.sent.start) if head is not None else None
        if head is None or in_sentence is None:
            return []
        for ancestor in path_up(head):
            here = list(self._at.get(ancestor.i, ()))
            if ancestor.i != head.i and ancestor.pos_ in ("VERB", "AUX"):
                here += [i for child in _argument_heads(ancestor) for i in self._at.get(child.i, ())]
            if here:
                return sorted(set(here))
        return in_sentence if len(in_sentence) == 1 else []


def _argument_heads(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ARGUMENTS:
            yield child
            yield from child.conjuncts
            yield from (g for g in child.children if g.dep_ == "pobj")


def by_trigger(adjuncts: Sequence[Span], triggers: Triggers) -> list[list[int]]:
    """For every trigger the indices of the adjuncts that hang on it, in text order."""
    mine: list[list[int]] = [[] for _ in triggers.heads]
    for index, adjunct in enumerate(adjuncts):
        for trigger in triggers.anchoring(adjunct):
            mine[trigger].append(index)
    return mine


def by_clause(mine: list[list[int]], triggers: Triggers) -> list[list[int]]:
    """The same for triggers that have none of their own: those of the other triggers of their clause.

    In "shelling of the town killed eight" the killing is where the shelling is, in "eight were killed and ten wounded
    on Monday" both are of Monday.
    """
    if not any(mine):
        return mine
    clauses = [clause_of(head) if head is not None else None for head in triggers.heads]
    of_clause: dict[int | None, set[int]] = {}
    for own, clause in zip(mine, clauses, strict=True):
        of_clause.setdefault(clause, set()).update(own)
    out = [own or sorted(of_clause[clause]) for own, clause in zip(mine, clauses, strict=True)]
    together = {
        clause: told_with(head) for clause, head in zip(clauses, triggers.heads, strict=True) if head is not None
    }
    for number, clause in enumerate(clauses):
        if not out[number] and clause is not None:
            linked = (of_clause[other] for other in together[clause] if other in of_clause)
            out[number] = sorted(next(filter(None, linked), set()))
    return out


def told_with(token: Token) -> list[int]:
    """Numbers of the tokens that head the clauses that tell when the clause of `token` happened, or the clause that it
    tells so of: "ten were killed when shells hit the town on Monday"."""
    verb = token.doc[clause_of(token)]
    joined = [verb, *(c for c in verb.conjuncts if c.i > verb.i and clause_of(c) == verb.i)]
    found = [c.i for v in joined for c in v.children if c.dep_ == "advcl" and _tells_when(c)]
    return [*found, clause_of(verb.head)] if verb.dep_ == "advcl" and _tells_when(verb) else found


def _tells_when(clause: Token) -> bool:
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in AUXILIARIES for c in clause.children)
    return finite and any(c.lower_ in TOGETHER and c.dep_ in ("advmod", "mark") for c in clause.children)


def clause_of(token: Token) -> int:
    """Number of the token that heads the clause of `token`.

    One clause are coordinated verbs unless each has its subject and its tense ("eight were killed and ten wounded" is
    one), and a verb with the participle that tells its outcome ("struck the market, killing eight").
    """
    for ancestor in path_up(token):
        children = {child.dep_ for child in ancestor.children}
        elliptic = ancestor.tag_ in ("VBN", "VBG") and not children & AUXILIARIES
        if ancestor.dep_ == "ROOT" or (ancestor.dep_ in CLAUSES and not (ancestor.dep_ == "advcl" and elliptic)):
            return ancestor.i
        if ancestor.dep_ == "conj" and children & SUBJECTS and not elliptic:
            return ancestor.i
    return token.i
