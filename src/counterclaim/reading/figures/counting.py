"""What a number counts, by the parse: the noun that it stands before, or that follows its "of"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Span

NOUNS = ("NOUN", "PROPN")
TRANSPARENT = frozenset(
    {
        "total",
        "number",
        "group",
        "area",
        "piece",
        "part",
        "majority",
        "rest",
        "remainder",
    }
)
IRREGULAR = {"people": "person", "persons": "person", "dead": "dead", "casualties": "casualty"}


def numeral_token(doc: Doc, span: Span) -> Token | None:
    """The last token of a numeral, None where the parse has nothing there."""
    piece = slice_at(doc, span)
    return piece[-1] if len(piece) else None


REST = frozenset({"other", "others", "more", "them", "those"})
"""Words that stand for the noun counted before: "30 others", "four more"."""


def counted_token(doc: Doc, span: Span) -> Token | None:
    """The noun that the numeral at `span` counts, None where it stands alone or for a noun before ("30 others")."""
    noun = noun_counted(doc, span)
    return None if noun is not None and noun.lower_ in REST else noun


def noun_counted(doc: Doc, span: Span) -> Token | None:
    """The noun, or the word for one, that the numeral at `span` with its unit words stands before."""
    last = numeral_token(doc, span)
    if last is None or last.i + 1 >= len(doc):
        return None
    following = doc[last.i + 1]
    if following.lower_ == "of":
        return after_of(following)
    head = last.head
    if last.dep_ in ("nummod", "quantmod", "amod", "compound", "det", "nmod") and head.i > last.i:
        while (head.dep_ in ("nummod", "quantmod") or is_misled(head, last)) and head.head.i > head.i:
            head = head.head
        if head.pos_ in NOUNS and head.i - last.i <= 8 and not between_breaks(doc, last.i, head.i):
            return head
    return next_noun(doc, last.i + 1)


def is_misled(noun: Token, numeral: Token) -> bool:
    """Whether the parse hung a number on the first part of a compound: "nine aid workers" counts workers."""
    return noun.dep_ == "compound" and noun.tag_ == "NN" and numeral.lower_ not in ("one", "1")


def between_breaks(doc: Doc, first: int, last: int) -> bool:
    """Whether a mark that ends a noun phrase stands between two tokens."""
    return any(
        t.lower_ in {";", ":", "(", ")", ".", "–", "—"} or (t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ"))
        for t in doc[first + 1 : last]
    )


def after_of(preposition: Token) -> Token | None:
    """The noun of "dozens of people", "three of the men"; None for "three of them"."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    following = preposition.doc[preposition.i + 1]
    if noun is None and following.like_num and following.dep_ == "nummod" and following.head.pos_ in NOUNS:
        return following.head
    if noun is None:
        return next_noun(preposition.doc, preposition.i + 1)
    return noun if noun.pos_ in NOUNS else None


def next_noun(doc: Doc, at: int) -> Token | None:
    """The head of the noun phrase that starts at token `at`, read without the tree: adjectives, then nouns."""
    noun: Token | None = None
    for token in doc[at : at + 6]:
        if token.pos_ in NOUNS and token.ent_type_ != "DATE":
            noun = token
        elif (
            noun is not None
            or not (token.pos_ == "ADJ" or token.tag_ == "VBN" or token.text == "-" or token.lower_ == "of")
            or (token.tag_ == "VBN" and (token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in (*NOUNS, "ADJ")))
        ):
            break
    return noun


def lemma(token: Token) -> str:
    """The dictionary form of a noun in lower case: "person" for people."""
    low = token.lower_
    if low in IRREGULAR:
        return IRREGULAR[low]
    found = token.lemma_.lower()
    if (
        token.tag_ in ("NNPS", "NNP")
        and found.endswith("s")
        and len(found) > 3
        and token.i
        and token.doc[token.i - 1].like_num
    ):
        return found.removesuffix("s")
    return found
