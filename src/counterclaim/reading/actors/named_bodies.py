"""Bodies that no theatre knows and the parser did not tag, whose name says what they are by its last noun ("the Upper
Valley Relief Network") or has a noun set off after it ("Karta, a monitoring project") or right before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.reading.actors.siding import side_of_body
from counterclaim.reading.actors.who import Who
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import ActorKind, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import Word, slug

LONGEST = 6
"""Most words of a name before its last noun."""
ARTICLES = frozenset({"the", "a", "an"})
LINKS = frozenset({"for"})
NAMES = frozenset({"PROPN"})


def runs(words: Sequence[Word], text: str) -> Iterator[tuple[Span, ActorKind]]:
    """The names in capitals that end in a noun for a body, each with the kind that the noun tells, in text order."""
    last = 0
    for i, word in enumerate(words):
        kind = offices().endings.get(word.key)
        if kind is None or not word.capital or word.text.isupper():
            continue
        first = i
        while first > last and i - first < LONGEST and _is_joined(words, text, first - 1):
            first -= 1
        while first < i and words[first].key in ARTICLES | {"s"}:
            first += 1
        if first == i:
            continue
        last = _last(words, text, i + 1)
        yield (words[first].start, words[last - 1].end), kind


def _last(words: Sequence[Word], text: str, at: int) -> int:
    """The number of the word after a name, which may go on: "the Valley Observatory for Human Rights"."""
    if at + 1 >= len(words) or words[at].key not in LINKS or text[words[at - 1].end : words[at].start] != " ":
        return at
    end = at + 1
    while end < len(words) and words[end].capital and text[words[end - 1].end : words[end].start] == " ":
        end += 1
    return end if end > at + 1 else at


def _is_joined(words: Sequence[Word], text: str, at: int) -> bool:
    """Whether the word at `at`, in capitals or the s of a possessive, stands right before the next."""
    word, following = words[at], words[at + 1]
    gap = text[word.end : following.start]
    if following.key == "s" and gap in {"'", "’"}:
        return word.capital
    return gap in {" ", "' ", "’ ", "-"} and (word.capital or (word.key == "s" and at > 0))


def apposed(doc: Doc) -> Iterator[tuple[Span, ActorKind]]:
    """The names that a noun for a body stands with: "Karta, a monitoring project", "the channel Dolina"."""
    for token in doc:
        if token.pos_ not in NAMES or token.dep_ in {"compound", "amod", "poss", "nmod"} or token.ent_type_ == "PERSON":
            continue
        noun = token.head if token.dep_ == "appos" else next((c for c in token.children if c.dep_ == "appos"), None)
        if noun is None or noun.pos_ != "NOUN" or noun.tag_ != "NN":
            continue
        kind = offices().kinds.get(noun.lower_)
        after = token.dep_ != "appos"
        near = noun.i == token.left_edge.i - 1 if not after else _is_set_off(token, noun)
        if kind is None or not near:
            continue
        first = token
        while first.i > token.sent.start and doc[first.i - 1].pos_ in NAMES and doc[first.i - 1].head.i >= first.i:
            first = doc[first.i - 1]
        yield (first.idx, extent(token)[1]), kind


def _is_set_off(token: Token, noun: Token) -> bool:
    """Whether a comma and an indefinite article stand between a name and its noun."""
    following = token.doc[token.i + 1 : token.i + 3]
    return [t.lower_ for t in following] in [[",", "a"], [",", "an"]] and noun.i > token.i


def named_body(span: Span, kind: ActorKind, text: str) -> Who:
    """Somebody of whom no more is known than his name and kind."""
    name = " ".join(text[slice(*span)].split())
    keys = {part.casefold() for part in name.split()}
    return Who(
        id=f"text:{slug(name)}", name=name, kind=kind, side=side_of_body(kind, keys), resolution="name", role="body",
    )  # fmt: skip
