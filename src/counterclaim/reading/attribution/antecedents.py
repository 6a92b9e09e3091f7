"""Contents that only point back: ", which the group denied" denies what was said just before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.records import Spans

RELATIVE = frozenset({"which", "that", "what", "whom"})
REACH = 3
"""Code points between the end of what was said and the pronoun that takes it up: a mark, a comma and a space."""


def with_antecedents(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, each content that is nothing but a relative pronoun replaced by what the pronoun stands for: the content
    of the citation just before it, or else the phrase that the relative clause belongs to."""
    return [replace(c, content=_antecedent(passage, c, found)) if _points_back(passage, c) else c for c in found]


def _points_back(passage: Passage, cited: Cited) -> bool:
    return len(cited.content) == 1 and passage.text[slice(*cited.content[0])].lower() in RELATIVE


def _antecedent(passage: Passage, cited: Cited, found: Sequence[Cited]) -> Spans:
    at = cited.content[0][0]
    for other in found:
        if other is not cited and other.content and 0 < at - other.content[-1][1] <= REACH:
            return other.content
    verb: Token = passage.doc[cited.at]
    if verb.dep_ != "relcl" or verb.head.idx > at:
        return cited.content
    if cited.content[0][0] and passage.text[slice(*cited.content[0])].lower() == "what":
        return pieces(passage.fitted((passage.sentence(verb)[0], at), barrier=verb.idx)) or cited.content
    phrase = passage.fitted((verb.head.left_edge.idx, at), barrier=verb.idx)
    return pieces(phrase) or cited.content
