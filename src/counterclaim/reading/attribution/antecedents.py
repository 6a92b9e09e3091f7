"""Contents that only point back: ", which the group denied" denies what was said just before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.records import Spans
from counterclaim.records.located import Located

RELATIVE = frozenset({"which", "that", "what", "whom"})
REACH = 3
"""Code points between the end of what was said and the pronoun that takes it up: a mark, a comma and a space."""


def with_antecedents(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, each content that is nothing but a relative pronoun replaced by what the pronoun stands for: the content
    of the citation just before it, or else the phrase that the relative clause belongs to."""
    ends = Located((c for c in found if c.content), lambda c: (c.content[-1][1], c.content[-1][1] + 1))
    return [replace(c, content=_antecedent(passage, c, ends)) if _points_back(passage, c) else c for c in found]


def _points_back(passage: Passage, cited: Cited) -> bool:
    return len(cited.content) == 1 and passage.text[slice(*cited.content[0])].lower() in RELATIVE


def _antecedent(passage: Passage, cited: Cited, ends: Located[Cited]) -> Spans:
    at = cited.content[0][0]
    for other in ends.beginning_in((at - REACH, at)):
        if other is not cited:
            return other.content
    verb: Token = passage.doc[cited.at]
    if verb.dep_ != "relcl" or verb.head.idx > at:
        return cited.content
    if cited.content[0][0] and passage.text[slice(*cited.content[0])].lower() == "what":
        return pieces(passage.fitted((passage.sentence(verb)[0], at), barrier=verb.idx)) or cited.content
    phrase = passage.fitted((verb.head.left_edge.idx, at), barrier=verb.idx)
    return pieces(phrase) or cited.content
