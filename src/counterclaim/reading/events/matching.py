"""Finding the words that name events: cues by lemma, their conditions tested against what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.reading.events.arguments import PARTS, Arguments, arguments_of, is_verbal, spread
from counterclaim.reading.events.ontology import Cue, Matcher, Ontology

PLACES = frozenset({"GPE", "LOC", "FAC"})
GROUPS = frozenset({"NORP", "ORG", "GPE"})
MEANS = ("with", "using", "by", "from", "via")


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the text that names an event, with the cue that says so."""

    token: Token
    cue: Cue
    arguments: Arguments


def matches(doc: Doc, ontology: Ontology) -> list[Match]:
    """Every trigger of `doc`, in text order, one cue each: the most specific whose conditions hold."""
    found: list[Match] = []
    near: dict[int, frozenset[str]] = {}
    for token in doc:
        cues = _candidates(token, ontology)
        if not cues or (token.pos_ == "PROPN" and _part_of_name(token)):
            continue
        arguments = arguments_of(token)
        for cue in cues:
            if _holds(cue, token, arguments, near) and not _only_names(token, ontology):
                found.append(Match(token, cue, arguments))
                break
    return [match for match in found if not _is_said_by_verb(match, found)]


def _is_said_by_verb(match: Match, found: Sequence[Match]) -> bool:
    """Whether a noun is only part of a verb's phrase that means something else: the strike of "went on strike"."""
    noun = match.token
    if noun.dep_ != "pobj":
        return False
    governor = noun.head.head
    other = next((m for m in found if m.token.i == governor.i), None)
    if other is None or other.cue.type == match.cue.type:
        return False
    return noun.lemma_.lower() in dict(other.cue.needs.prep).get(noun.head.lower_, frozenset())


def lemmas_of(token: Token) -> tuple[str, ...]:
    """The forms under which a word may be looked up: its lemma, and itself."""
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.pos_ in ("PROPN", "NOUN") and lower.endswith("s"):  # "graves" is lemmatised as "graf"
        return lemma, lower, lower[:-1]
    return (lemma, lower) if lemma != lower else (lemma,)


def fits(token: Token, wanted: frozenset[str]) -> bool:
    """Whether a word is one of `wanted`, or of the kind that `@place`, `@person`, `@group` or `@any` ask for."""
    if any(form in wanted for form in lemmas_of(token)):
        return True
    if "@any" in wanted:
        return True
    kind = token.ent_type_
    if kind and (
        ("@place" in wanted and kind in PLACES)
        or ("@person" in wanted and kind == "PERSON")
        or ("@group" in wanted and kind in GROUPS)
    ):
        return True
    return "@number" in wanted and token.like_num


def _candidates(token: Token, ontology: Ontology) -> Sequence[Cue]:
    pos = token.pos_
    lemma = token.lemma_.lower()
    if is_verbal(token):
        cues = next((ontology.verbs[form] for form in (lemma, *_guessed_lemmas(token)) if form in ontology.verbs), ())
        return (*cues, *ontology.nouns.get(token.lower_, ())) if token.tag_ == "VBG" else cues
    if pos in ("NOUN", "PROPN"):
        for form in lemmas_of(token):
            if form in ontology.nouns:
                return ontology.nouns[form]
        return ontology.adjectives.get(token.lower_, ())
    if pos == "ADJ":
        return ontology.adjectives.get(token.lower_, ())
    return ()


def _guessed_lemmas(token: Token) -> tuple[str, ...]:
    """Lemmas that the form allows, for what the lemmatiser gets wrong ("raped" as "rap")."""
    lower = token.lower_
    return (lower[:-1], lower[:-2]) if lower.endswith("ed") else ()


def _part_of_name(token: Token) -> bool:
    """Whether a capitalised word is part of somebody's name ("Strike Force"): an entity with more after it."""
    return token.ent_type_ in ("PERSON", "ORG", "PRODUCT") and token.dep_ == "compound"


def _only_names(token: Token, ontology: Ontology) -> bool:
    """Whether an event word only says of what kind something is: "occupation forces", "attack helicopter"."""
    return (
        token.dep_ in ("compound", "amod", "nmod")
        and token.tag_ not in ("VBN", "VBG")
        and token.head.pos_ in ("NOUN", "PROPN")
        and fits(token.head, ontology.classes["named-for"])
        and token.head.i > token.i
    )


def _holds(cue: Cue, token: Token, arguments: Arguments, near: dict[int, frozenset[str]]) -> bool:
    if cue.particle and not cue.particle & arguments.particles:
        return False
    if cue.weight and not _all_hold(cue.needs, token, arguments, near):
        return False
    return cue.unless is None or not _any_holds(cue.unless, token, arguments, near)


def _tests(wanted: Matcher, token: Token, arguments: Arguments, near: dict[int, frozenset[str]]) -> Iterable[bool]:
    if wanted.object:
        yield _some(_with_of(arguments.objects), wanted.object)
    if wanted.subject:
        yield _some(_with_of(arguments.subjects), wanted.subject)
    if wanted.modifier:
        yield _some(arguments.modifiers, wanted.modifier)
    if wanted.of:
        yield _some(arguments.preps.get("of", ()), wanted.of)
    if wanted.means:
        yield _some(_means(token, arguments), wanted.means)
    for prep, words in wanted.prep:
        yield _some(_with_of(arguments.preps.get(prep, ())), words)
    if wanted.near:
        yield bool(wanted.near & _sentence(token, near))


def _all_hold(wanted: Matcher, token: Token, arguments: Arguments, near: dict[int, frozenset[str]]) -> bool:
    return all(_tests(wanted, token, arguments, near))


def _any_holds(wanted: Matcher, token: Token, arguments: Arguments, near: dict[int, frozenset[str]]) -> bool:
    return any(_tests(wanted, token, arguments, near))


def _some(tokens: Iterable[Token], wanted: frozenset[str]) -> bool:
    return any(fits(t, wanted) for t in tokens)


def _with_of(tokens: Iterable[Token]) -> Iterable[Token]:
    """Words, and what "the village of X" or "control of X" name."""
    for token in tokens:
        yield token
        if token.lemma_.lower() in PARTS:
            for child in token.children:
                if child.dep_ == "prep" and child.lower_ == "of":
                    yield from (c for c in child.children if c.dep_ == "pobj")


def _means(token: Token, arguments: Arguments) -> Iterable[Token]:
    heads = [*arguments.subjects, *arguments.modifiers]
    for prep in MEANS:
        heads += arguments.preps.get(prep, ())
    for child in token.children:
        if child.lemma_ in ("use", "employ", "wield") and child.dep_ in ("advcl", "acl", "xcomp", "prep", "conj"):
            heads += [t for c in child.children if c.dep_ in ("dobj", "pobj") for t in spread(c)]
    for head in heads:
        yield head
        yield from (c for c in head.children if c.dep_ in ("amod", "compound", "nmod", "npadvmod", "conj"))


def _sentence(token: Token, near: dict[int, frozenset[str]]) -> frozenset[str]:
    sent = token.sent
    if sent.start not in near:
        near[sent.start] = frozenset(form for t in sent for form in lemmas_of(t))
    return near[sent.start]
