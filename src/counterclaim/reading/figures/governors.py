"""The way through the parse from what is counted to the words that may tell what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.verbs import PARTICLES, followed, is_perfect, phrasal

Role = Literal["affected", "subject", "of"]
BOUNDING = frozenset({"over", "about", "around", "between", "under", "above", "than", "near"})
LINKING = frozenset({"be", "remain", "go", "become", "lie"})
AROUND = frozenset({"surrounding", "neighbouring", "neighboring", "adjoining", "bordering"})
"""Participles that say where the counted are, and not what befell them."""


def has_object(token: Token) -> bool:
    """Whether a verb has an object of its own, so that what stands before it did it."""
    objects = (c for c in token.children if c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > token.i)
    return any("," not in (c.left_edge.text, c.left_edge.nbor(-1).text) for c in objects)


def shares_object(verb: Token) -> bool:
    """Whether the object of a later verb is that of this one too, so that what stands before it did both: "shot and
    killed a farmer"."""
    later = (c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBD" and c.i > verb.i)
    return verb.tag_ == "VBD" and any(
        has_object(c) and not any(s.dep_ in ("nsubj", "nsubjpass") for s in c.children) for c in later
    )


def governors(top: Token) -> Iterator[tuple[Token, Role]]:
    """The words that `top` may be an argument of, nearest first; what a participle before its noun says comes last:
    "300 wounded soldiers were evacuated"."""
    yield from predicates(top)
    yield from ((c, "affected") for c in top.children if c.dep_ == "amod" and c.lower_ not in AROUND)
    yield from ((c, "affected") for c in top.children if c.dep_ == "relcl" and is_gapped(c))
    yield from ((c, "subject") for c in top.children if c.dep_ == "acl" and c.tag_ == "VBG")


def predicates(top: Token) -> Iterator[tuple[Token, Role]]:
    """The words that `top` may be an argument of, without the participles before its noun."""
    token = top
    if (torn := torn_verb(top) or interrupted(top)) is not None:
        yield torn, "affected"
    if top.dep_ == "pobj" and (freeing := is_in_return(top.head, top.head.head)) is not None:
        yield freeing, "affected"
    numbered = top.dep_ == "conj" and any(c.dep_ == "nummod" for c in top.children)
    for _ in range(8):
        told = (
            (word, role) for word, role in modifiers(token) if word.dep_ != "amod" or not (token is top or numbered)
        )
        yield from ((word, role) for word, role in told if not (word.dep_ == "relcl" and is_gapped(word)))
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return
        if dep == "npadvmod" and head.pos_ == "ADV" and head.head.pos_ == "VERB":  # "regained 30 square km north of it"
            yield head.head, "affected"
            return
        if dep == "nummod" and head.i == token.i - 1 and head.dep_ == "conj" and head.tag_ == "NNS":
            yield head, "affected"  # a headline's verb that the parser took for a noun: "kills 63, wounds 182"
            return
        counted_alone = dep == "npadvmod" and token.pos_ == "NUM" and token.i == head.i + 1 and head.pos_ == "VERB"
        if (
            counted_alone
            or dep in ("dobj", "dative", "oprd")
            or (dep == "advmod" and token.lower_ == "more" and head.pos_ == "VERB")
        ):
            yield head, "affected"
            yield from ((c, "subject") for c in head.children if c.dep_ in ("xcomp", "ccomp"))
            yield from ((c, "affected") for c in head.children if c.dep_ == "oprd")  # "left 8 people in the town dead"
            yield from counted_as(head, token)
            return
        if dep == "nsubj" and head.dep_ == "aux" and head.head.pos_ == "VERB":  # "and 46 had sustained injuries"
            head = head.head
        if dep in ("nsubj", "nsubjpass") and any(c.dep_ == "mark" and token.i < c.i < head.i for c in head.children):
            return  # not of its clause: "a spokesman … denied that 400 people were killed"
        if dep == "nsubjpass" or (
            dep == "nsubj" and token.i > head.i and any(c.lemma_ == "let" for c in head.children)
        ):
            yield head, "affected"  # the latter: "let go 250 prisoners"
            for c in head.children:
                if c.dep_ in ("xcomp", "oprd", "acomp"):
                    yield c, told_as(c)
                    if c.lemma_ == "be":  # "are thought to be dead"
                        yield from of_subject(c)
            return
        if dep == "nsubj":
            if head.dep_ == "ccomp" and head.head.lemma_ == "let":
                yield head.head, "affected"  # "let seven pupils go"
            yield from of_subject(head)
            return
        if dep in ("pobj", "pcomp"):
            above = head.head
            if head.i == head.sent.start and above.pos_ == "NUM":
                return  # "Of the 412 prisoners …; 17 died": the whole, of which this tells nothing
            joined = head.lower_ == "in" and head.i == above.i + 1 and token.left_edge.like_num
            name = f"{above.lemma_.lower()} in" if joined else phrasal(above)  # "hauled in 17 students"
            if (joined or head.lower_ in PARTICLES) and name in by_role()["verbs"]:
                yield above, "affected"
                return
            if (verb := taken_with(head)) is not None:
                yield verb, "affected"
                return
            if head.lower_ == "of" and head.i and head.nbor(-1).lower_ in ("upwards", "upward"):
                verb = above if above.pos_ == "VERB" else above.head
                if verb.pos_ == "VERB":
                    yield verb, "affected"  # "killed upwards of 140"
                return
            if head.lower_ == "of" and above.pos_ in ("DET", "PRON") and above.lower_ in ("all", "both"):
                token = above
                continue
            if head.lower_ in ("over", "across") and token.lower_ == "area" and above.pos_ == "VERB":
                yield above, "affected"  # "held 82 villages over an area of 1,150 sq km"
                return
            if bounding(head) and above.pos_ not in ("NOUN", "PROPN"):
                above = above.head if above.lower_ == "up" else above  # "injuring up to 300"
                passive = any(c.dep_ == "auxpass" for c in above.children)
                yield above, "affected" if passive or head.i > above.i else "subject"
                return
            if head.lower_ == "with" and head.i and head.nbor(-1).lower_ in ("along", "together"):
                verb = above if above.pos_ == "VERB" else above.head  # "was killed along with three guards"
                if verb.pos_ == "VERB" and verb.i < head.i:
                    yield verb, "affected"
                return
            if is_in_return(head, above) is not None:
                return
            if is_held_there(token) or is_given_for(head, above):
                verb = above if above.pos_ == "VERB" else above.head
                yield verb, "affected"
                if not is_held_there(token):
                    yield above, "of"
                return
            through = head.lower_ == "to" and lemma(above) in measures().done_to
            if not (through or head.lower_ in ("of", "over", "in")) or above.pos_ not in ("NOUN", "PROPN", "NUM"):
                return
            yield above, "of"
            if (lemma(above) not in measures().transparent and above.pos_ != "NUM") or above.lower_ == "families":
                return
            token = above
        elif dep == "attr" and head.dep_ == "auxpass":  # "wounded are eleven persons"
            yield head.head, "affected"
            return
        elif dep == "npadvmod" and head.pos_ == "VERB" and token.tag_ == "NNS" and follows(token, head):
            yield head, "affected"  # taken for a measure of the verb: "sank two tugboats"
            return
        elif dep in ("conj", "appos", "nmod", "compound", "nummod", "quantmod", "amod", "npadvmod", "dep", "attr"):
            if dep == "conj" and head.pos_ in ("VERB", "AUX"):
                if token.pos_ == "NOUN" and any(c.dep_ == "dobj" and c.i < token.i for c in head.children):
                    yield head, "affected"  # taken for a second verb: "shot down 3 helicopters and 10 to 12 drones"
                return
            token = head
        else:
            return


def follows(noun: Token, verb: Token) -> bool:
    """Whether a phrase stands right after a verb, or after its particle: "clawed back 90 square kilometres"."""
    between = noun.left_edge.i - verb.i
    return between == 1 or (between == 2 and verb.nbor(1).lower_ in PARTICLES)


FREEING = frozenset({"free", "release", "liberate"})
GIVING = frozenset({"set", "release", "free", "hand", "return", "swap", "exchange", "deliver", "give"})


def is_given_for(preposition: Token, noun: Token) -> bool:
    """Whether a "for" gives the other side of an exchange: "were handed over in exchange for 60 prisoners"."""
    if preposition.lower_ != "for" or lemma(noun) not in ("exchange", "return"):
        return False
    return noun.head.lower_ == "in" and noun.head.head.lemma_ in GIVING


def is_in_return(preposition: Token, noun: Token) -> Token | None:
    """The verb of letting go whose other side a "for" gives: freed of "freed 90 prisoners in return for three"."""
    if preposition.lower_ != "for" or noun.lower_ not in ("return", "exchange") or noun.head.lower_ != "in":
        return None
    verb = noun.head.head if noun.head.head.pos_ != "NOUN" else noun.head.head.head
    freed = (verb, *verb.children)
    return next((v for v in freed if v.lower_ in FREEING or v.lemma_ in FREEING), None)


def is_held_there(noun: Token) -> bool:
    """Whether a place is taken with what it holds: soldiers of "seized the fort with its 80 soldiers"."""
    place = noun.head.head
    own = any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in noun.children)
    taken = place.dep_ in ("dobj", "nsubjpass") or (noun.head.i > place.i and place.pos_ == "VERB")
    return noun.head.lower_ == "with" and own and taken


def torn_verb(noun: Token) -> Token | None:
    """The verb right before a phrase, where the parse took it for a participle and the phrase for the subject of the
    next clause: "a blast killed 42 people and 500 were treated"."""
    edge = noun.left_edge
    verb = edge.nbor(-1) if edge.i else edge
    torn = noun.dep_ in ("nsubj", "nsubjpass") and verb.tag_ in ("VBD", "VBN") and verb.lemma_ in measures().transitive
    if torn and noun.head.head.i == verb.i and not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        others = (c for c in noun.head.children if c.dep_ in ("nsubj", "nsubjpass"))
        return verb if any(c.i > noun.i for c in others) else None  # "killed 42 people and 500 were treated"
    return verb if torn and verb.dep_ == "acl" and verb.head.i == verb.i - 1 else None


def interrupted(noun: Token) -> Token | None:
    """The verb of which a phrase is the object, where who says so stands between them: "destroyed, it said, 13
    launchers"."""
    before = (
        c.left_edge.i for c in noun.lefts if c.dep_ in ("nummod", "quantmod", "det", "amod", "compound", "advmod")
    )
    first = min((noun.i, *before))
    doc = noun.doc
    if first < 5 or doc[first - 1].text != "," or doc[first - 2].lemma_ not in ("say", "claim", "add", "report"):
        return None
    comma = next((k for k in range(first - 3, max(first - 7, 0), -1) if doc[k].text == ","), 0)
    verb = doc[comma - 1] if comma else noun
    return verb if verb.pos_ == "VERB" and not any(c.dep_ == "dobj" and c.i < first for c in verb.children) else None


def counted_as(verb: Token, noun: Token) -> Iterator[tuple[Token, Role]]:
    """What an object is counted as: missing of "parents count eight as still missing"."""
    for preposition in verb.children:
        if preposition.lower_ == "as" and preposition.dep_ == "prep" and preposition.i > noun.i:
            yield from ((c, "affected") for c in preposition.children if c.tag_ in ("VBN", "VBG", "JJ"))


def told_as(complement: Token) -> Role:
    """What the subject of a passive is to its complement: "were reported killed", "were forced to flee"."""
    active = complement.dep_ == "xcomp" and complement.tag_ in ("VB", "VBG")
    passive = any(c.dep_ == "auxpass" for c in complement.children)
    return "subject" if active and not passive else "affected"


def taken_with(preposition: Token) -> Token | None:
    """The verb that a preposition is a part of, with its noun: "set fire to 60 huts", "caused damage to 12 houses"."""
    verb = preposition.head if preposition.head.pos_ == "VERB" else preposition.head.head
    if verb.pos_ != "VERB" or verb.i >= preposition.i:
        return None
    tail = f" {preposition.lower_}"
    return verb if any(name.endswith(tail) for name in followed(verb, verb.lemma_.lower())) else None


def bounding(preposition: Token) -> bool:
    """Whether a preposition only bounds the number after it ("up to 300", "over 40"), which the parse often takes for
    one of place."""
    doc, i = preposition.doc, preposition.i
    if preposition.lower_ == "to":
        return i > 0 and doc[i - 1].lower_ == "up"
    return preposition.lower_ in BOUNDING and i + 1 < len(doc) and doc[i + 1].pos_ == "NUM"


def of_subject(head: Token) -> Iterator[tuple[Token, Role]]:
    """What the subject of `head` may undergo: "died", "are dead", "were left homeless"."""
    if head.lower_ == "missing":  # taken for a verb: "three of them are missing"
        yield head, "affected"
    yield head, "subject"
    if head.lemma_ in LINKING or head.pos_ == "AUX":
        yield from ((c, "affected") for c in head.children if c.dep_ in ("acomp", "attr", "oprd", "xcomp"))
        if head.dep_ == "auxpass":
            yield head.head, "affected"
    elif (
        head.pos_ == "ADJ"
        or (head.tag_ == "VBN" and (not has_object(head) or goes_on(head)) and not is_perfect(head))
        or is_headline(head)
    ):
        yield head, "affected"
    for child in head.children:
        if child.dep_ == "advcl" and child.tag_ == "VB" and child.i > head.i:  # "walked out of the bush to surrender"
            yield child, "subject"
        if child.dep_ == "conj" and child.lemma_ in LATER and not any(c.dep_ in SUBJECTS for c in child.children):
            yield child, "subject"  # "handed over the base and left"
        if child.dep_ == "xcomp":  # "appear to have been executed", "seem to have died"
            yield child, "affected" if any(c.dep_ == "auxpass" for c in child.children) else "subject"


def goes_on(participle: Token) -> bool:
    """Whether a participle goes on with a passive of which it leaves out the "were": taken of "eight were killed and 20
    others taken off their boats"."""
    before = participle.head
    return (
        participle.dep_ == "conj"
        and before.tag_ == "VBN"
        and any(c.dep_ == "auxpass" for c in before.children)
        and not any(c.dep_ in ("aux", "auxpass") for c in participle.children)
    )


def is_headline(verb: Token) -> bool:
    """Whether a verb that must have an object has none, so that the "were" before it is left out: "9 tanks and 2 Grad
    launchers of the enemy eliminated in the past day"."""
    return (
        verb.tag_ == "VBD"
        and verb.lemma_ in measures().transitive
        and not has_object(verb)
        and not any(c.dep_ in ("prt", "aux", "auxpass", "neg") for c in verb.children)
        and not shares_object(verb)
    )


def modifiers(noun: Token) -> Iterator[tuple[Token, Role]]:
    """Participles and relative clauses of a noun: "stolen cars", "people killed in", "who were killed"."""
    for child in noun.children:
        if child.dep_ == "acl" and any(c.dep_ == "nsubj" and c.lower_ in ALL for c in child.children):
            continue  # "two missiles, both intercepted, were fired"
        if child.dep_ == "acl" and is_of_part(noun, child):
            continue
        if (child.dep_ == "acl" and child.tag_ in ("VBN", "VBD")) or child.dep_ == "amod":
            yield child, "affected"
            if child.dep_ == "acl":  # "people believed trapped", "40 men said to have been shot"
                yield from ((c, told_as(c)) for c in child.children if c.dep_ in ("xcomp", "oprd", "acomp"))
        elif child.dep_ == "relcl" and not is_told_of_part(child):
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
            # A clause with a subject of its own tells of that: "a spokesman … that 400 people had been killed".
            subjects = [c for c in child.children if c.dep_ == "nsubjpass"]
            if passive and all(c.tag_.startswith("W") or c.lower_ == "that" for c in subjects):
                yield child, "affected"
            elif any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in child.children):
                yield child, "subject"
            elif is_gapped(child):
                yield child, "affected"


def is_of_part(noun: Token, participle: Token) -> bool:
    """Whether a participle tells of the next number after a noun: downed of "31 drones, 26 of them downed", wounded of
    "62 raids, four wounded"."""
    between = noun.doc[noun.i + 1 : participle.i]
    commas = [t.i for t in between if t.text == ","]
    last = noun.doc[commas[-1] + 1 : participle.i] if commas else between[:0]
    numbered = any(t.like_num for t in last)
    return numbered and all(t.like_num or t.lower_ in PART_WORDS or t.pos_ == "ADV" for t in last)


def is_told_of_part(clause: Token) -> bool:
    """Whether a relative clause tells of so many of those counted: "70 missiles, 60 of which fell short"."""
    subjects = (c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and (c.like_num or c.pos_ == "NUM"))
    return any(
        g.lower_ in ("which", "whom") for c in subjects for p in c.children if p.lower_ == "of" for g in p.children
    )


PART_WORDS = frozenset(
    {"of", "them", "which", "whom", "these", "those", "all", "at", "least", "some", "about", "up", "to"}
)
LATER = frozenset(
    {"leave", "withdraw", "depart", "die", "survive", "surrender", "perish", "return", "vanish", "disappear"}
)
"""Verbs that tell what became of those of whom another verb told before."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
ALL = frozenset({"both", "all", "most", "some", "half", "many"})
"""Subjects of an aside that tells something more of those counted."""


def is_gapped(clause: Token) -> bool:
    """Whether the object of a relative clause is the noun before it: "140 pupils they took", "men whom they held"."""
    subjects = [c for c in clause.children if c.dep_ == "nsubj"]
    if any(c.lower_ == "of" and c.dep_ == "prep" and c.i < clause.i for c in clause.children):
        return False  # "14 tanks, of which nine destroyed"
    if not subjects or any(c.tag_.startswith("W") and c.dep_ != "dobj" for c in clause.children):
        return False
    objects = [c for c in clause.children if c.dep_ in ("dobj", "ccomp", "xcomp")]
    return all(c.lower_ in ("whom", "which", "that", "who") for c in objects)
