"""Who and what stands around a word: subjects, objects, prepositional objects, through passives and relatives."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

PARTICLES = frozenset({"out", "back", "off", "away", "up", "down"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
PARTS = frozenset(
    {
        "%", "all", "amount", "any", "barrage", "batch", "both", "control", "couple", "dozen", "each", "few", "group",
        "hail", "half", "handful", "hundred", "kind", "lot", "majority", "many", "member", "million", "more", "most",
        "none", "number", "one", "part", "percent", "piece", "quantity", "rest", "round", "salvo", "score", "series",
        "several", "some", "spate", "string", "swath", "swathe", "thousand", "total", "type", "volley", "wave",
        "whole", "entirety",
    }
)  # fmt: skip
"""Nouns that only measure what their of-phrase names."""
SUBJECT = frozenset({"nsubj", "csubj"})
OBJECT = frozenset({"dobj", "nsubjpass", "dative", "oprd"})
CONTROL = frozenset({"xcomp", "advcl", "conj", "ccomp"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "pobj", "pcomp", "attr", "conj", "ROOT"})
OBJECT_CONTROL = frozenset({"accuse", "suspect", "charge", "blame", "condemn", "convict", "acquit"})


@dataclass(slots=True)
class Arguments:
    """The heads of the phrases around one word. An agentless passive has no subjects."""

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)
    particles: set[str] = field(default_factory=set)
    modifiers: list[Token] = field(default_factory=list)
    possessors: list[Token] = field(default_factory=list)


def spread(token: Token, *, depth: int = 3) -> list[Token]:
    """`token`, its conjuncts, and what a measuring noun measures ("dozens of Palestinians": both)."""
    found = [token]
    if depth:
        measuring = token.lemma_.lower() in PARTS or token.pos_ in ("NUM", "PRON", "DET")
        for child in token.children:
            if child.dep_ in ("conj", "appos"):
                found += spread(child, depth=depth - 1)
            elif measuring and child.dep_ == "prep" and child.lower_ == "of":
                found += [t for c in child.children if c.dep_ == "pobj" for t in spread(c, depth=depth - 1)]
    return found


def is_passive(verb: Token) -> bool:
    """Whether `verb` is a passive: with its auxiliary or subject, or a bare participle after a noun."""
    if is_taken_for_adjective(verb):
        return True
    if is_headline_passive(verb):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod"):
        return not any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ in ("pcomp", "pobj"):  # "raised the toll to three killed"
        return not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    bare = not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
    return bare and verb.dep_ in ("conj", "xcomp") and is_passive(verb.head)  # "were reported killed"


TRANSITIVE = frozenset(
    {
        "abduct", "arrest", "capture", "destroy", "detain", "displace", "down", "free", "injure", "intercept", "kill",
        "liberate", "recapture", "repel", "retake", "seize", "wound",
    }
)  # fmt: skip
"""Verbs that without an object can only be a headline's passive."""


DISPOSED = frozenset(
    {
        "due", "set", "ready", "poised", "willing", "unwilling", "bound", "prepared", "determined", "able", "unable",
        "keen", "eager", "reluctant", "likely", "unlikely", "about",
    }
)  # fmt: skip
"""Adjectives after a form of "be" whose infinitive the subject does."""


def is_taken_for_adjective(token: Token) -> bool:
    """Whether a participle after a form of "be" was taken for an adjective: "were “neutralised” in a raid"."""
    if token.dep_ != "acomp" or token.head.lemma_ != "be":
        return False
    return token.tag_ == "VBN" or (token.tag_ == "JJ" and token.lower_.endswith("ed"))


def is_going_on(token: Token) -> bool:
    """Whether a form in -ing after a form of "be" was taken for an adjective: "troops were massing at the border"."""
    return token.tag_ == "JJ" and token.dep_ == "acomp" and token.lower_.endswith("ing") and token.head.lemma_ == "be"


def is_headline_passive(verb: Token) -> bool:
    """Whether a participle has a subject but neither auxiliary nor object: "Town entirely liberated, army says"."""
    taken = verb.tag_ == "VBD" and verb.lemma_.lower() in TRANSITIVE  # "six tanks seized", tagged as a past tense
    if not (verb.tag_ == "VBN" or taken) or verb.dep_ in ("acl", "amod", "relcl", "conj", "advcl"):
        return False
    if sharing(verb) is not None:
        return False
    kinds = {c.dep_ for c in verb.children if c.i > verb.i or c.dep_ in ("nsubj", "aux", "auxpass")}
    if taken and any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in verb.children):
        return False
    return "nsubj" in kinds and not kinds & {"aux", "auxpass", "dobj", "ccomp", "xcomp"}


def sharing(verb: Token) -> Token | None:
    """The second of two verbs that have one object, which the parse gives to it: "killed and wounded 12 soldiers"."""
    joined = (c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_ and c.i == verb.i + 2)
    second = next(joined, None)
    if second is None or any(c.dep_ in OBJECT for c in verb.children) or verb.nbor(1).lower_ not in ("and", "or"):
        return None
    return second if any(c.dep_ == "dobj" for c in second.children) else None


def arguments_of(token: Token) -> Arguments:
    """The arguments of a verb or noun."""
    return _of_verb(token) if is_verbal(token) else _of_noun(token)


def is_verbal(token: Token) -> bool:
    """Whether a word is a verb, or a participle that the tagger took for an adjective though it has an object."""
    if token.pos_ in ("VERB", "AUX") or is_taken_for_adjective(token) or is_going_on(token):
        return True
    return token.pos_ == "ADJ" and any(c.dep_ == "dobj" for c in token.children)


def _of_verb(verb: Token) -> Arguments:
    found = Arguments()
    for child in verb.children:
        if child.dep_ in SUBJECT:
            found.subjects += _antecedent(child, verb)
        elif child.dep_ in OBJECT:
            found.objects += _antecedent(child, verb)
        elif child.dep_ == "prt":
            found.particles.add(child.lower_)
        elif child.dep_ in ("prep", "agent"):
            _add_prep(found, child)
            if not any(True for _ in child.children):  # "the queue was fired on"
                found.particles.add(child.lower_)
            if child.lower_ in PARTICLES and any(c.dep_ == "prep" for c in child.children):  # "pulled out of the town"
                found.particles.add(child.lower_)
            if child.dep_ == "agent":
                found.subjects += found.preps.get(child.lower_, [])
        elif child.dep_ in ("advmod", "acomp", "amod", "npadvmod", "compound", "attr"):
            found.modifiers.append(child)
            if child.dep_ == "advmod":
                found.particles.add(child.lower_)
    second = sharing(verb)
    if second is not None:
        found.objects += [head for c in second.children if c.dep_ == "dobj" for head in _antecedent(c, second)]
    found.subjects = _nearest_subjects(verb, found.subjects)
    if is_nominal(verb):
        found.subjects += found.preps.get("by", [])
    passive = is_passive(verb)
    if is_headline_passive(verb):
        found.objects += found.subjects
        found.subjects = []
    if is_taken_for_adjective(verb):
        found.objects += _outer_subjects(verb.head)
    if is_going_on(verb):
        found.subjects += _outer_subjects(verb.head)
    if verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        if passive:
            found.objects += spread(verb.head)
        elif not found.subjects:
            found.subjects += spread(verb.head)
    if not found.subjects and not passive:
        found.subjects += _borrowed_subjects(verb)
    if passive and not found.objects and verb.dep_ in ("conj", "xcomp"):
        found.objects += _outer_subjects(verb.head)
    return found


def is_nominal(verb: Token) -> bool:
    """Whether a form in -ing names an act as a noun does: "shelling by the army", "killed in shelling"."""
    if verb.tag_ != "VBG" or verb.dep_ not in NOMINAL:
        return False
    return not any(c.dep_ in ("dobj", "aux", "nsubj", "nsubjpass", "ccomp", "xcomp") for c in verb.children)


def _nearest_subjects(verb: Token, subjects: list[Token]) -> list[Token]:
    """Of two subjects of one verb only the nearer: the other says it ("the institute assessed, the army retook")."""
    before = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if len(before) < 2 or not any(c.dep_ == "acl" for c in before[0].children):
        return subjects
    return [s for s in subjects if s.i >= before[-1].left_edge.i]


def _of_noun(noun: Token) -> Arguments:
    found = Arguments()
    if noun.pos_ == "ADJ" and noun.i and noun.doc[noun.i - 1].like_num:  # "47 dead", however it is parsed
        found.modifiers.append(noun.doc[noun.i - 1])
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod", "nummod"):
            found.modifiers.append(child)
            found.modifiers += [
                t for t in child.subtree if t != child and t.dep_ in ("amod", "compound", "npadvmod", "conj")
            ]
        elif child.dep_ == "det" and child.lower_ == "no":
            found.modifiers.append(child)
        elif child.dep_ == "poss":
            found.possessors += spread(child)
        elif child.dep_ in ("prep", "agent"):
            _add_prep(found, child)
    if noun.pos_ == "ADJ" and noun.dep_ == "acomp":
        found.subjects += _outer_subjects(noun.head)  # "twelve people are dead"
    found.subjects += found.preps.get("by", [])
    return found


def _add_prep(found: Arguments, prep: Token) -> None:
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            found.preps.setdefault(prep.lower_, []).extend(spread(child))
        elif child.dep_ == "prep":
            _add_prep(found, child)


def _antecedent(argument: Token, verb: Token) -> list[Token]:
    if argument.lower_ in RELATIVE and verb.dep_ == "relcl":
        return spread(verb.head)
    return spread(argument)


def _outer_subjects(verb: Token) -> list[Token]:
    """The surface subjects of a verb, active or passive."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return _antecedent(child, verb)
    return _outer_subjects(verb.head) if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX") else []


def _borrowed_subjects(verb: Token) -> list[Token]:
    """The subject that an infinitive, participle or second conjunct takes over from the verb above it."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        above = head.head
        if is_nominal(verb) and above.lemma_ not in OBJECT_CONTROL and head.lower_ != "for":
            return []  # who died in shelling did not shell
        if above.pos_ in ("VERB", "AUX"):
            args = _of_verb(above)
            return args.objects if above.lemma_ in OBJECT_CONTROL or is_passive(above) else args.subjects
        if above.pos_ in ("NOUN", "PROPN", "PRON"):
            owners = [t for c in above.children if c.dep_ == "poss" for t in spread(c)]
            if owners:
                return owners
            governor = above.head
            if governor.dep_ == "agent" and governor.head.lemma_ in OBJECT_CONTROL:
                return _outer_subjects(governor.head)  # "was accused by residents of looting shops"
            if above.dep_ == "dobj" and governor.lemma_ in OBJECT_CONTROL:
                return spread(above)
            if governor.pos_ in ("VERB", "AUX") and above.dep_ == "dobj":
                return _of_verb(governor).subjects
        return []
    if verb.dep_ == "xcomp" and head.dep_ == "acomp" and head.lower_ in DISPOSED:
        return _outer_subjects(head.head)  # "Hamas is due to release three hostages"
    if verb.dep_ == "conj" and head.dep_ == "xcomp" and not any(c.dep_ == "nsubj" for c in head.children):
        return _borrowed_subjects(head)
    if verb.dep_ not in CONTROL or head.pos_ not in ("VERB", "AUX") or head == verb:
        return []
    if verb.dep_ in ("ccomp", "advcl") and verb.tag_ not in ("VBG", "VB"):
        return []
    if verb.dep_ == "xcomp" and any(c.dep_ == "dobj" for c in head.children):
        return _of_verb(head).objects
    if verb.dep_ == "xcomp" and head.dep_ == "xcomp" and verb.tag_ == head.tag_ == "VB":
        return _borrowed_subjects(head)  # "urged him to agree to a truce, to withdraw …"
    if verb.dep_ == "xcomp" and head.lemma_ == "call":
        called = [t for c in head.children if c.lower_ in ("on", "upon") for g in c.children for t in spread(g)]
        if called:
            return called
    return _outer_subjects(head)
