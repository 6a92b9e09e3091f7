"""The words that carry an effect on what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.figures.classes import compound, counts_alone, known_things, name_of
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing, is_family
from counterclaim.reading.figures.governors import Role, governors
from counterclaim.reading.figures.measures import Effect, by_role, measures, nouns
from counterclaim.reading.figures.verbs import PLACING, followed, is_perfect, of_gerund, of_verb, phrasal, with_adverb


def governed(top: Token, thing: Thing, *, own: bool = True) -> Found | None:
    """The effect whose argument `top` is, looking up the tree through coordination and "of".

    `own`: also participles and clauses that modify it.
    """
    for word, role in governors(top):
        if not own and word.dep_ in ("acl", "amod", "relcl"):
            continue
        if thing.person and role == "subject" and word.dep_ == "acl" and word.tag_ == "VBG":
            continue  # "civilians sheltering in a cellar" tells who they are
        if found := matched(word, role, thing):
            return found
    return None


def matched(word: Token, role: Role, thing: Thing) -> Found | None:
    """The effect that `word` carries on an argument of `role`."""
    table = by_role()
    if role == "of":
        if word.lower_ == "return" and is_in_return(word):
            return resolved(table["nouns"].get("exchange", ()), word, thing)
        named = (e for name in dict.fromkeys((compound(word), lemma(word))) for e in table["nouns"].get(name, ()))
        known = (*named, *of_gerund(word))
        return control(word, thing) or resolved(known, word, thing)
    if role == "affected":
        if has_room(word) or takes_lives(word, thing):
            return None
        if thing.person and gives_years(word):
            return resolved(table["verbs"]["sentence"], word, thing)
        adjectives = () if is_perfect(word) else table["adjectives"].get(word.lower_, ())  # "has fallen to 38"
        known = (*of_verb(word), *adjectives)
        return resolved(known, word, thing) or brought_back(word, thing)
    for verb, lost, like in measures().idioms:
        if word.lemma_ == verb and any(c.dep_ == "dobj" and c.lemma_ == lost for c in word.children):
            return resolved((*table["verbs"].get(like, ()), *table["subjects"].get(like, ())), word, thing)
    longer = (effect for name in followed(word, word.lemma_.lower()) for effect in table["subjects"].get(name, ()))
    names = (phrasal(word), word.lemma_.lower())
    closer = (effect for name in with_adverb(word) for effect in table["subjects"].get(name, ()))
    known = (*closer, *longer, *(effect for name in names for effect in table["subjects"].get(name, ())))
    found = resolved(known, word, thing) or brought_back(word, thing)
    if (
        found is not None
        and found.effect in ("returned", "withdrawn")
        and (thing.person or is_family(thing))
        and is_yet_to(word)
    ):
        return resolved(by_role()["verbs"]["displace"], word, thing)
    return found


def gives_years(verb: Token) -> bool:
    """Whether a verb gives somebody a term: "gave the governor 14 years"."""
    if verb.lemma_ not in ("give", "hand"):
        return False
    return any(c.dep_ == "dobj" and c.lemma_ in ("year", "month", "life", "term", "sentence") for c in verb.children)


def is_in_return(noun: Token) -> bool:
    """Whether the "return" is that of "in return for"."""
    doc, i = noun.doc, noun.i
    return 0 < i < len(doc) - 1 and doc[i - 1].lower_ == "in" and doc[i + 1].lower_ == "for"


def is_yet_to(verb: Token) -> bool:
    """Whether something is still to happen: "300 families have yet to go home"."""
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]]
    return before[-2:] == ["yet", "to"] or before[-3:] == ["still", "to"]


def takes_lives(verb: Token, thing: Thing) -> bool:
    """Whether a verb takes the lives that its object names, and no persons: 66 of "took 82 lives, 66 of them women"."""
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.lemma_ == "life")
    given = any(c.dep_ == "dative" for c in verb.children)  # "cost 15 people their lives"
    return not given and any(c != thing.noun for c in objects)


def has_room(verb: Token) -> bool:
    """Whether a verb tells how many a place has room for or houses: "the camp holds 9,000 people"."""
    if verb.lemma_ not in ("hold", "take", "house") or verb.tag_ == "VBN":
        return False
    if verb.lemma_ == "take" and any(c.lower_ in ("out", "away", "from", "off") for c in verb.children):
        return False  # "buses took 700 people out of the town"
    return any(c.dep_ == "nsubj" and lemma(c) in measures().containers for c in verb.children)


def resolved(effects: tuple[Effect, ...], trigger: Token, thing: Thing) -> Found | None:
    """The first of `effects` that happens to such a thing, with its measure."""
    for effect in effects:
        if not told_of(effect, trigger, thing):
            continue
        supplied = effect.effect.startswith("without-") and effect.takes(thing.kind, person=False)
        if effect.persons and (thing.person or (is_family(thing) and not supplied)):
            counted = lemma(thing.noun) if thing.noun is not None else "person"
            return Found(effect.effect, f"{counted}-{effect.effect}" if effect.by_noun else effect.persons, trigger)
        if effect.persons and is_by_harm(thing, trigger, lethal=effect.effect in HARMS and not effect.named):
            return Found(effect.effect, effect.persons, trigger)
        if not thing.person and effect.takes(thing.kind, person=False):
            kind = lemma(thing.noun) if effect.by_noun and thing.noun is not None else thing.kind
            if kind == "house" and effect.effect.startswith("without-"):
                kind = "household"
            return Found(effect.effect, str(kind) if effect.bare else f"{kind}-{effect.effect}", trigger)
    return None


def told_of(effect: Effect, trigger: Token, thing: Thing) -> bool:
    """Whether the limits of an effect allow it here: whom it is told of, and the words that must or must not follow."""
    noun = thing.noun
    if effect.named and noun is None and not thing.referred and (effect.named == "always" or trigger.tag_ != "VBN"):
        return False
    if effect.whom == "troops" and is_family(thing):
        return False
    if effect.whom is not None and noun is not None and thing.person:
        under_arms = lemma(noun) in nouns().troops or (
            lemma(noun).endswith("man") and lemma(noun) not in nouns().civil_men
        )
        if under_arms != (effect.whom == "troops"):
            return False
    if effect.effect == "treated" and any(c.lower_ == "being" for c in trigger.children):
        return False  # "55 people are being treated" is told of the hurt
    if effect.finite and trigger.tag_ == "VBG":
        return False
    if effect.weak and noun is not None and counts_alone(noun):
        return False
    if effect.only and (noun is None or not {lemma(noun), name_of(noun)} & set(effect.only)):
        return False
    if effect.not_by and any(c.lemma_.lower() in effect.not_by for c in doers(trigger)):
        return False
    if effect.by and not any(lemma(c) in effect.by for c in doers(trigger)):
        return False
    if not effect.having and not effect.unless:
        return True
    clause = trigger.head if trigger.pos_ == "NOUN" and trigger.dep_ in ("nsubj", "nsubjpass", "dobj") else trigger
    apart = {t.i for c in clause.children if is_own_clause(c) for t in c.subtree}
    said = (t for t in clause.subtree if t.i > trigger.i and t.i not in apart and not _is_left(t))
    words = {t.lower_ for t in said if not dates(t, trigger)}
    return not (words & set(effect.unless)) and (not effect.having or bool(words & set(effect.having)))


def _is_left(place: Token) -> bool:
    """Whether a word is where somebody is taken from: "took 35 men from three wards"."""
    return place.lemma_ in CARE and place.dep_ == "pobj" and place.head.lower_ == "from"


def is_own_clause(word: Token) -> bool:
    """Whether a word heads a clause that only stands beside another: "…, and 50 lorries came", "…, the office said"."""
    return word.dep_ in ("conj", "parataxis") and any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)


def dates(word: Token, verb: Token) -> bool:
    """Whether a preposition only tells when, or is another word's: in of "took 12 men in May", "from a bus in it"."""
    if (word.lower_ not in PLACING and word.lower_ != "at") or word.dep_ != "prep":
        return False
    if word.lower_ == "in" and word.head.pos_ in ("NOUN", "PROPN") and word.head.i != verb.i:
        return True
    when = [c for c in word.children if c.dep_ == "pobj"]
    if word.lower_ == "at" and when and any(c.dep_ == "auxpass" for c in verb.children):
        return True  # "were shot at a wedding", not "were shot at"
    return any(c.ent_type_ in ("DATE", "TIME") or lemma(c) in measures().occasions for c in when)


def doers(verb: Token) -> Iterator[Token]:
    """Who does what a verb says: its subjects, or the noun that it stands with ("a hangar holding 120 people")."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in verb.children):
        if any(c.dep_ in ("nsubjpass", "agent") for c in verb.children):
            break
        verb = verb.head
    yield from (c for c in verb.children if c.dep_ == "nsubj")
    yield from (g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj")
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        yield verb.head


AGENTS = ("er", "or", "ist", "eer", "ee", "ian", "ant")
"""Endings of nouns for who does or undergoes something."""
CARE = frozenset({"hospital", "clinic", "ward"})
HARMS = frozenset({"killed", "injured", "arrested", "abducted", "displaced"})


def is_by_harm(thing: Thing, trigger: Token, *, lethal: bool) -> bool:
    """Whether a noun that no list knows is one of persons by what it undergoes: "killed six coca growers"; by
    a verb that
    is `lethal` only one that is formed as nouns of persons are: "picked off four stretcher-bearers"."""
    noun = thing.noun
    if thing.person or noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    done = {trigger.lemma_.lower(), trigger.lower_.removesuffix("ing"), f"{trigger.lower_.removesuffix('ing')}e"}
    harms = bool(done & measures().harming) or (lethal and lemma(noun).endswith(AGENTS))
    if not harms or noun.tag_ not in ("NNS", "NNPS"):
        return False
    if lemma(noun) in nouns().buying:
        return True
    word = lemma(noun)
    return thing.kind == name_of(noun).replace(" ", "-") and word not in known_things() and word not in measures().never


def control(word: Token, thing: Thing) -> Found | None:
    """ "regained control of 20 villages"."""
    if lemma(word) != "control" or thing.person:
        return None
    if word.dep_ == "pobj" and word.head.lower_ == "in":
        return Found("held", f"{thing.kind}-held", word)
    verb = word.head if word.dep_ in ("dobj", "pobj") else None
    table = measures()
    if verb is None:
        return None
    for effect, verbs in (
        ("regained", table.regaining_control),
        ("captured", table.taking_control),
        ("lost", table.losing_control),
    ):
        if verb.lemma_ in verbs:
            return Found(effect, f"{thing.kind}-{effect}", verb)
    return None


def brought_back(verb: Token, thing: Thing) -> Found | None:
    """ "20 villages are back under Ukrainian control"."""
    if thing.person or thing.kind not in ("area", "settlement", "position"):
        return None
    if verb.lemma_ not in {"be", "bring", "return", "come", "put", "place"}:
        return None
    words = [t.lower_ for t in verb.subtree if t.i >= verb.i]
    if ({"control", "hands"} & set(words)) and ("back" in words or verb.lemma_ == "return" or "again" in words):
        return Found("regained", f"{thing.kind}-regained", verb)
    if verb.lemma_ == "be" and "under" in words and "control" in words[words.index("under") :][:6]:
        return Found("held", f"{thing.kind}-held", verb)
    return None
