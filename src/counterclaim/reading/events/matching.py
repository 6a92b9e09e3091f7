"""Finding the words that name events: cues by lemma, their conditions tested against what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.reading.events.arguments import PARTS, Arguments, arguments_of, is_verbal, spread
from counterclaim.reading.events.naming import Named
from counterclaim.reading.events.ontology import Cue, Matcher, Ontology
from counterclaim.reading.syntax.negation import is_negated_noun, negating

PLACES = frozenset({"GPE", "LOC", "FAC"})
GROUPS = frozenset({"NORP", "ORG", "GPE"})
HARMING = frozenset({"assault", "coerce", "control"})
"""Types of event that are done to persons."""
MEANS = ("with", "using", "by", "from", "via")


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the text that names an event, with the cue that says so."""

    token: Token
    cue: Cue
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Company:
    """What stands around a word: the names told by other components, and the forms of its sentence, once a sentence."""

    named: Named
    forms: dict[int, frozenset[str]]


def matches(doc: Doc, ontology: Ontology, named: Named) -> list[Match]:
    """Every trigger of `doc`, in text order, one cue each: the most specific whose conditions hold."""
    found: list[Match] = []
    company = Company(named, {})
    for token in doc:
        cues = _candidates(token, ontology)
        if not cues or (token.pos_ == "PROPN" and _part_of_name(token)):
            continue
        arguments = arguments_of(token)
        for cue in cues:
            if _holds(cue, token, arguments, company) and not _only_names(token, ontology):
                found.append(Match(token, cue, arguments))
                break
    by_token = {match.token.i: match for match in found}
    lasting = ontology.classes["lasting"]
    return [
        match
        for match in found
        if not _is_said_by_verb(match, by_token) and not _tells_who(match.token, lasting, by_token)
    ]


def _tells_who(token: Token, lasting: frozenset[str], by_token: Mapping[int, Match]) -> bool:
    """Whether a participle before counted persons only tells who they are, to whom a verb tells what was done: the
    displaced of "12 displaced people were killed"."""
    noun = token.head
    if token.dep_ != "amod" or token.lower_ not in lasting or noun.i < token.i:
        return False
    done = by_token.get(noun.head.i) if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    return done is not None and is_verbal(done.token) and done.cue.type in HARMING


def _is_said_by_verb(match: Match, by_token: Mapping[int, Match]) -> bool:
    """Whether a noun is only part of a verb's phrase that means something else: the strike of "went on strike"."""
    noun = match.token
    if noun.dep_ != "pobj":
        return False
    other = by_token.get(noun.head.head.i)
    if other is None or (other.cue.type == match.cue.type and other.cue.mode != match.cue.mode):
        return False
    return noun.lemma_.lower() in dict(other.cue.needs.prep).get(noun.head.lower_, frozenset())


def lemmas_of(token: Token) -> tuple[str, ...]:
    """The forms under which a word may be looked up: its lemma, and itself."""
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.pos_ in ("PROPN", "NOUN") and lower.endswith("s"):  # "graves" is lemmatised as "graf"
        return lemma, lower, lower[:-1]
    return (lemma, lower) if lemma != lower else (lemma,)


def fits(token: Token, wanted: frozenset[str], named: Named) -> bool:
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
    if ("@place" in wanted and token.i in named.places) or ("@group" in wanted and token.i in named.bodies):
        return True
    return "@number" in wanted and token.like_num


def _candidates(token: Token, ontology: Ontology) -> Sequence[Cue]:
    pos = token.pos_
    lemma = token.lemma_.lower()
    if is_verbal(token):
        cues = next((ontology.verbs[form] for form in (lemma, *_guessed_lemmas(token)) if form in ontology.verbs), ())
        if token.tag_ == "VBG":
            return (*cues, *ontology.nouns.get(token.lower_, ()))
        return (*cues, *ontology.adjectives.get(token.lower_, ())) if token.pos_ == "ADJ" else cues
    if pos in ("NOUN", "PROPN"):
        for form in lemmas_of(token):
            if form in ontology.nouns:
                return ontology.nouns[form]
        return ontology.adjectives.get(token.lower_, ())
    if pos == "ADJ":
        return ontology.adjectives.get(token.lower_, ())
    return ()


def _guessed_lemmas(token: Token) -> tuple[str, ...]:
    """Lemmas that the form allows, for what the lemmatiser gets wrong ("raped" as "rap", "massing" as "masse")."""
    lower = token.lower_
    if lower.endswith("ing"):
        return lower[:-3], f"{lower[:-3]}e"
    return (lower[:-1], lower[:-2]) if lower.endswith("ed") else ()


def _part_of_name(token: Token) -> bool:
    """Whether a capitalised word is part of somebody's name ("Strike Force"): an entity with more after it."""
    return token.ent_type_ in ("PERSON", "ORG", "PRODUCT") and token.dep_ == "compound"


def _only_names(token: Token, ontology: Ontology) -> bool:
    """Whether an event word only says of what kind something is: "occupation forces", "displaced people", "director of
    military operations"."""
    if token.dep_ == "pobj" and token.head.lower_ in ("of", "for") and token.pos_ in ("NOUN", "PROPN"):
        return any(form in ontology.classes["office"] for form in lemmas_of(token.head.head))
    if token.dep_ not in ("compound", "amod", "nmod") or token.head.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.pos_ == "ADJ" and token.i and token.nbor(-1).like_num:  # "75 dead, displaced people among them"
        return False
    lasting = token.lower_ in ontology.classes["lasting"] and not any(c.dep_ == "nummod" for c in token.head.children)
    if token.tag_ in ("VBN", "VBG") and not lasting:
        return False
    return token.head.i > token.i and any(form in ontology.classes["named-for"] for form in lemmas_of(token.head))


def _holds(cue: Cue, token: Token, arguments: Arguments, company: Company) -> bool:
    if cue.particle and not cue.particle & arguments.particles:
        return False
    if cue.lack and not _is_lacking(token, arguments):
        return False
    if cue.weight and not _all_hold(cue.needs, token, arguments, company):
        return False
    return cue.unless is None or not _any_holds(cue.unless, token, arguments, company)


def _is_lacking(token: Token, arguments: Arguments) -> bool:
    """Whether a word is negated, by its own word or by what it has for subject or object: "let nobody through"."""
    if not is_verbal(token):
        return is_negated_noun(token)
    return negating(token) is not None or any(map(is_negated_noun, (*arguments.subjects, *arguments.objects)))


def _tests(wanted: Matcher, token: Token, arguments: Arguments, company: Company) -> Iterable[bool]:
    if wanted.object:
        yield _some(_with_of(arguments.objects), wanted.object, company.named)
    if wanted.subject:
        yield _some(_with_of(arguments.subjects), wanted.subject, company.named)
    if wanted.modifier:
        yield _some(arguments.modifiers, wanted.modifier, company.named)
    if wanted.of:
        yield _some(arguments.preps.get("of", ()), wanted.of, company.named)
    if wanted.means:
        yield _some(_means(token, arguments), wanted.means, company.named)
    for prep, words in wanted.prep:
        yield _some(_with_of(arguments.preps.get(prep, ())), words, company.named)
    if wanted.governor:
        yield _governing(token) in wanted.governor
    if wanted.infinitive:
        yield any(t.lemma_.lower() in wanted.infinitive for t in _bidden(token, arguments))
    if wanted.near:
        yield bool(wanted.near & _sentence(token, company.forms))


def _all_hold(wanted: Matcher, token: Token, arguments: Arguments, company: Company) -> bool:
    return all(_tests(wanted, token, arguments, company))


def _any_holds(wanted: Matcher, token: Token, arguments: Arguments, company: Company) -> bool:
    return any(_tests(wanted, token, arguments, company))


def _some(tokens: Iterable[Token], wanted: frozenset[str], named: Named) -> bool:
    return any(fits(t, wanted, named) for t in tokens)


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


def _governing(token: Token) -> str:
    """The preposition or the verb, by its lemma, whose object a noun is."""
    if token.dep_ == "pobj":
        return token.head.lower_
    return token.head.lemma_.lower() if token.dep_ in ("dobj", "nsubjpass") else ""


def _bidden(verb: Token, arguments: Arguments) -> Iterable[Token]:
    """The bare verbs under one: of "told them to leave", "let them pass", "the order to leave"."""
    for head in (verb, *arguments.objects):
        for child in head.children:
            if child.dep_ in ("xcomp", "ccomp", "acl", "advcl") and child.tag_ == "VB":
                yield child
                yield from (c for c in child.children if c.dep_ == "conj" and c.tag_ == "VB")


def _sentence(token: Token, forms: dict[int, frozenset[str]]) -> frozenset[str]:
    sent = token.sent
    if sent.start not in forms:
        forms[sent.start] = frozenset(form for t in sent for form in lemmas_of(t))
    return forms[sent.start]
