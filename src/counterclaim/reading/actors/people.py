"""Which actors of a document are single human beings, and of which gender: what words and pronouns around them tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Actor, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import keys_in

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
BEFORE = 10
"""Tokens before a name in which a word may tell the gender."""
BREAKS = frozenset({".", ";", ":", "!", "?", "”", '"', "(", ")"})
"""Marks that end the words that introduce a name, looking back."""

RIVALS = frozenset({"ally", "allies", "enemy", "enemies", "rival", "rivals", "opponent", "opponents", "critics"})
"""Who, of somebody, is somebody else."""

TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Brig|Col|Lt|Maj|Capt|Sgt|Cpl|Adm|Cmdr|General|Brigadier|Colonel|Lieutenant|Major"
    r"|Captain|Sergeant|Corporal|Admiral|Sheikh|Imam|Father|Sister|Judge|Senator)\.? $"
)
"""What before a name says that it is a human being's."""
LONGEST_TITLE = 12

PERSONAL = re.compile(r"(?:[^e]er|[^o]or|ist|ian|aide|ally|man|woman|friend|partner|chief|deputy|boss|ee)$")
"""How English nouns for human beings end, most of them: strategist, lawyer, successor, physician."""
THINGS = frozenset(
    {"answer", "banner", "center", "chapter", "charter", "counter", "cover", "folder", "letter", "manner", "matter",
     "newsletter", "newspaper", "number", "offer", "order", "paper", "poster", "power", "register", "tower", "twitter",
     "error", "mirror", "monitor", "committee", "decree", "guarantee"}
)  # fmt: skip
"""Nouns that end so and are none for human beings."""


def is_person(actor: Actor, layers: Layers) -> bool:
    """Whether an actor is one human being."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors.get(actor.id)
    if known is not None:
        return known.gender is not None and not known.plural
    if actor.id in layers.kept(persons):
        return True
    if actor.resolution == "name":
        return actor.kind in {"civilian", "witness"}
    parts = actor.id.split(":")
    described = parts[0] == "text" and not actor.named
    if not actor.named and is_several(actor, layers):
        return False
    return parts[0] in single() or parts[-1] in single() or (described and _is_office(actor.name))


def _is_office(name: str) -> bool:
    """Whether the words of a description are an office or trade of one human being: "mayor of the city"."""
    keys = keys_in(name)
    end = next((i for i, key in enumerate(keys) if i and key in offices().modifiers.links), len(keys))
    return bool(keys) and keys[end - 1] in trades()


@cache
def trades() -> frozenset[str]:
    """Nouns for one human being by office or trade, the last words of what offices and descriptions are called."""
    table = offices()
    held = [o.words for o in table.offices if o.role == "person" or (o.role == "members" and not o.plural)]
    described = [d.words for d in table.descriptions if not d.plural and d.kind != "humanitarian"]
    last = frozenset(keys_in(words)[-1] for several in (*held, *described) for words in several)
    return last - table.recalls.keys()  # a rights group is no human being


@cache
def crowds() -> frozenset[str]:
    """Nouns for several unnamed people: the last words of what offices and descriptions of many are called."""
    table = offices()
    several = [d.words for d in table.descriptions if d.plural] + [o.words for o in table.offices if o.plural]
    return frozenset(keys_in(words)[-1] for one in several for words in one)


@cache
def relations() -> frozenset[str]:
    """Nouns for somebody by whose he is: kin, and allies and rivals."""
    held = {keys_in(words)[-1] for office in offices().offices for words in office.words}
    return RIVALS | {word for words in offices().genders.values() for word in words} - held


def is_personal(noun: str) -> bool:
    """Whether a noun, in lower case, is one for a human being: by what is known of it, else by how it ends."""
    return noun in trades() | relations() or (PERSONAL.search(noun) is not None and noun not in THINGS)


def mentions_of(layers: Layers) -> dict[str, list[Actor]]:
    """The mentions of each actor, by id, in text order."""
    found: dict[str, list[Actor]] = {}
    for mention in layers.mentions:
        found.setdefault(mention.id, []).append(mention)
    return found


def is_new(mention: Actor, layers: Layers) -> bool:
    """Whether nobody but a headline has mentioned an actor before."""
    first = next(m for m in layers.kept(mentions_of)[mention.id] if layers.document.section_of(m.span[0]) != "headline")
    return first.span[0] >= mention.span[0]


def persons(layers: Layers) -> frozenset[str]:
    """Ids of the names that the parser tags as a person's at half or more of the places where they stand in full, or
    where they never do, at half of all; without those that the text calls a medium's once."""
    votes: dict[str, tuple[list[int], list[int]]] = {}
    media: set[str] = set()
    for mention in layers.mentions:
        if mention.resolution == "name" and mention.id.startswith("text:"):
            full = len(keys_in(layers.text[slice(*mention.span)])) > 1
            votes.setdefault(mention.id, ([], []))[full].append(1 if _is_tagged(mention, layers) else -1)
            media |= {mention.id} if _is_medium(mention, layers) else set()
    return frozenset(actor for actor, (short, full) in votes.items() if sum(full or short) >= 0) - media


def _is_medium(mention: Actor, layers: Layers) -> bool:
    """Whether a noun for a medium belongs to a name and stands right before it: "the daily X"."""
    head = head_at(layers.doc, mention.span)
    start = slice_at(layers.doc, mention.span).start
    noun = layers.doc[start - 1] if start else None
    if head is None or noun is None or (noun.head != head and (head.dep_ != "appos" or head.head != noun)):
        return False
    table = offices()
    return table.kinds.get(noun.lower_) == "media" or tuple(table.recalls.get(noun.lower_, ())) == ("media",)


def _is_tagged(mention: Actor, layers: Layers) -> bool:
    """Whether the parser, or a title before it, takes a mention for a person; several of something are none."""
    head = head_at(layers.doc, mention.span)
    if TITLED.search(layers.text, max(0, mention.span[0] - LONGEST_TITLE), mention.span[0]) is not None:
        return True
    plural = head is not None and head.tag_ == "NNPS"
    return not plural and any(e.label_ == "PERSON" for e in layers.entities_at.touching(mention.span))


@cache
def single() -> frozenset[str]:
    """Ids of offices and descriptions that are one human being."""
    table = offices()
    held = {o.id for o in table.offices if o.role == "person" or (o.role == "members" and not o.plural)}
    return frozenset(held | {d.id for d in table.descriptions if not d.plural and d.kind != "humanitarian"})


def is_several(actor: Actor, layers: Layers) -> bool:
    """Whether an actor without a name is more than one: officials, residents."""
    parts = actor.id.split(":")
    if actor.named or parts[0] in plural() or parts[-1] in plural():
        return not actor.named
    head = head_at(layers.doc, actor.span) if actor.resolution != "pronoun" else None
    return head is not None and head.tag_ in {"NNS", "NNPS"}


@cache
def plural() -> frozenset[str]:
    """Ids of offices and descriptions of unnamed people that are more than one."""
    table = offices()
    members = {o.id for o in table.offices if o.role == "members" and o.plural}
    return frozenset(members | {d.id for d in table.descriptions if d.plural})


def gender(actor: Actor, layers: Layers) -> str | None:
    """`female` or `male`, where the theatre, a word that introduces the actor or the pronouns for it tell."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors.get(actor.id)
    return known.gender if known is not None else layers.kept(genders).get(actor.id) or told_by(actor.name)


def fits(actor: Actor, female: bool, layers: Layers) -> bool:
    """Whether the actor's gender, where it is known, is that of the pronoun."""
    return gender(actor, layers) in {None, "female" if female else "male"}


def genders(layers: Layers) -> dict[str, str]:
    """The gender of each actor of whom words tell one: titles, offices and kin at its name ("spokeswoman", "Mr", "his
    daughter"), or else most of the pronouns that stand for it in its own sentences."""
    told: dict[str, Counter[str]] = {}
    for mention in layers.mentions:
        word = told_by(" ".join(_introducing(mention.span, layers)))
        if word is not None:
            told.setdefault(mention.id, Counter())[word] += 1
    agreed: dict[str, Counter[str]] = {}
    for actor, word in agreements(layers):
        agreed.setdefault(actor, Counter())[word] += 1
    return {
        actor: most
        for counts in (agreed, told)  # what is told outweighs what agrees
        for actor, votes in counts.items()
        if (most := _most(votes)) is not None
    }


def _most(votes: Counter[str]) -> str | None:
    (first, most), *others = votes.most_common(2)
    return first if not others or most > others[0][1] else None


def told_by(words: str) -> str | None:
    """The gender that words tell; None where they tell none or both."""
    keys = set(keys_in(words)) - FEMALE - MALE
    told = [g for g, known in offices().genders.items() if keys & set(known)]
    return told[0] if len(told) == 1 else None


def _introducing(name: Span, layers: Layers) -> Iterator[str]:
    """The words right before a name, back to the last verb, mark or other person, and the head of an apposition."""
    head = head_at(layers.doc, name)
    if head is None:
        return
    at = slice_at(layers.doc, name).start
    for token in reversed(layers.doc[max(head.sent.start, at - BEFORE) : at]):
        if token.pos_ in {"VERB", "AUX"} or token.ent_type_ == "PERSON" or token.text in BREAKS:
            break
        yield token.text
    yield from (token.text for token in head.children if token.dep_ == "appos" and token.idx >= name[1])


def _is_subject(mention: Actor, layers: Layers) -> bool:
    head = head_at(layers.doc, mention.span)
    return head is not None and head.dep_ in {"nsubj", "nsubjpass"}


def agreements(layers: Layers) -> Iterator[tuple[str, str]]:
    """Ids of named persons, each with the gender of the first pronoun after the name in the same sentence, where nobody
    else and no quotation mark stands between them."""
    for sentence in layers.doc.sents:
        waiting: str | None = None
        named = {
            m.span[0]: m
            for m in layers.mentions_at.beginning_in((sentence.start_char, sentence.end_char))
            if m.named and is_person(m, layers) and _is_subject(m, layers)
        }
        inside = 0  # where the last name ends
        for token in sentence:
            if token.idx in named:
                waiting, inside = named[token.idx].id, named[token.idx].span[1]
            elif token.is_quote or (token.ent_type_ == "PERSON" and token.idx >= inside):
                waiting = None
            elif waiting is not None and token.lower_ in FEMALE | MALE:
                yield waiting, "female" if token.lower_ in FEMALE else "male"
                waiting = None
