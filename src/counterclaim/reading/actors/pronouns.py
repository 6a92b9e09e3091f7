"""Whom a pronoun in the place of a source means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from spacy.tokens import Token

from counterclaim.reading.actors.governing import governing_subjects, leads
from counterclaim.reading.actors.people import fits, is_person, is_personal, is_several, told_by
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, phrase, sentence_at, slice_at
from counterclaim.records import Actor, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import keys_in

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "him", "her", "them", "both"})
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
FEMALE = frozenset({"she", "her"})
MALE = PERSONAL - FEMALE
COLLECTIVE = frozenset({"it", "they", "them", "its", "their"})
SINGULAR = frozenset({"it", "its"})
SEVERAL = COLLECTIVE - SINGULAR
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
GIVING = frozenset({"give", "put", "issue", "publish", "post", "release", "count", "record", "document", "cite"})
"""What the one does who gives out a figure, besides saying."""
SELF = frozenset({"i", "we"})
ONE = frozenset({"a", "an", "the", "one", "another"})
ENDING = frozenset(
    {"who", "which", "that", "in", "at", "of", "from", "with", "for", "on", "near", "by", "whose", "living"}
)
"""Words with which a noun's phrase goes on after it."""
REACH = 1500
"""Code points back to which a person may be meant by "he" without having been cited since: about three paragraphs."""


class Said(NamedTuple):
    """Speakers of an earlier attribution, where it begins, and their ids."""

    at: int
    actors: tuple[Actor, ...]
    ids: frozenset[str]


class Past(Protocol):
    """What was said before, to be asked who said it (actors/spoken.py)."""

    def latest(
        self, question: str, holds: Callable[[Said], bool], *, before: int, others: frozenset[str]
    ) -> Said | None:
        """The last speakers before an offset, none of them among `others`, of whom `holds`, named by `question`, is
        true."""


def antecedent(
    pronoun: Token,
    past: Past,
    outer: Sequence[Actor],
    layers: Layers,
    *,
    content: Sequence[Span] = (),
    taken_up: Sequence[Actor] = (),
    strangers: frozenset[str] = frozenset(),
) -> tuple[Actor, ...]:
    """The actors that the pronoun means, most recent first fitting; empty where none fits.

    Whoever the `content` names as the one who acts is somebody else: nobody speaks of himself by name. Nor is it one of
    the `strangers`, whose ids are given.
    `taken_up` are those whom the subject of a clause before means where it is no mention: "the division", "a baker".

    A person is looked for among the subjects of the clauses around, then among those named since somebody was cited and
    those cited before; "it" among bodies; "they" among anybody plural. `outer` are the speakers in whose content the
    pronoun stands: "I" and "we" there are they.
    """
    word = pronoun.lower_
    if word in SELF:
        return tuple(outer)
    if word == "both":
        return _two(pronoun.idx, past, strangers)
    acting = acting_in(content, layers)
    others = acting | strangers
    last = past.latest("anybody", _is_resolved, before=pronoun.idx, others=others)
    if word in PERSONAL:
        # a spokesman may speak of his army by its name, and no man of himself
        persons = {m.id for m in layers.mentions_at.within(*content) if is_person(m, layers)}
        others = (acting & persons) | strangers
        told = tuple(actor for actor in taken_up if actor.id not in others)
        last = past.latest("anybody", _is_resolved, before=pronoun.idx, others=others)
        return _person(pronoun, past, last, others, layers, told=told)
    if word in COLLECTIVE:
        cited = past.latest("whoever", bool, before=pronoun.idx, others=others)
        leading = _leading(pronoun, layers)
        if leading is not None and leading.id not in others and (cited is None or cited.at < leading.span[0]):
            return (leading,)
        free = taken_up and others.isdisjoint(actor.id for actor in taken_up)
        if free and (cited is None or cited.at <= taken_up[0].span[0]):
            return tuple(taken_up)
        return _body(pronoun, word, past, others, layers)
    return ()


def _two(before: int, past: Past, others: frozenset[str]) -> tuple[Actor, ...]:
    """The two who were cited last, together or each for himself: "Both said that …"."""
    last = past.latest("whoever", bool, before=before, others=others)
    if last is None or before - last.at > REACH:
        return ()
    if len(last.actors) == 2 or last.ids == {"both-sides"}:
        return last.actors
    first = past.latest("whoever", bool, before=before, others=others | last.ids)
    if first is None or len(last.actors) != 1 or len(first.actors) != 1 or before - first.at > REACH:
        return ()
    return (*first.actors, *last.actors)


def _is_resolved(said: Said) -> bool:
    return any(actor.resolution != "unresolved" for actor in said.actors)


def acting_in(content: Sequence[Span], layers: Layers) -> frozenset[str]:
    """Ids of the actors that are a subject, or the agent of a passive, in the content, and are not cited there.

    A crowd without a name ("families") may speak of another one, and a body of "its fighters".
    """
    inside = layers.mentions_at.within(*content)
    cited = {m.id for m in inside if layers.sources_at.is_within(m.span)}
    acting = (m for m in inside if m.id not in cited and acts(m, layers) and not _gives_out(m, layers))
    return frozenset(m.id for m in acting if not (is_several(m, layers) or _is_owned(m, layers)))


def _is_owned(actor: Actor, layers: Layers) -> bool:
    """Whether "its" or "their" stands before the noun of a mention."""
    head = head_at(layers.doc, actor.span)
    return head is not None and any(t.lower_ in {"its", "their"} for t in head.lefts)


def acts(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is the subject of a verb or the agent of a passive one."""
    head = head_at(layers.doc, actor.span)
    return head is not None and (head.dep_ in SUBJECTS or (head.dep_ == "pobj" and head.head.dep_ == "agent"))


def _person(
    pronoun: Token, past: Past, before: Said | None, others: frozenset[str], layers: Layers, *, told: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """`told` is the person without a name whom the text tells of last: he is meant where nobody was cited since."""
    female = pronoun.lower_ in FEMALE

    def may_be(actor: Actor) -> bool:
        return (is_person(actor, layers) and fits(actor, female, layers)) or _speaks(actor, female, layers)

    def spoke(said: Said) -> bool:
        return len({actor.id for actor in said.actors if may_be(actor)}) == 1 and not _tells_of(said, female, layers)

    subjects = (_person_at(token, layers) for token in governing_subjects(pronoun))
    governing = next((m for m in subjects if m and fits(m, female, layers) and m.id not in others), None)
    if governing is not None:
        return (governing,)
    last = past.latest("her" if female else "him", spoke, before=pronoun.idx, others=others)
    since = max((said.at for said in (last, before) if said is not None), default=-1)
    unknown = past.latest("nobody-known", _is_stranger, before=pronoun.idx, others=others)
    if unknown is not None and unknown.at > since and _same_paragraph(unknown.at, pronoun.idx, layers):
        return unknown.actors if told_by(unknown.actors[0].name) in {None, _gender(female)} else ()
    if told and told[0].span[0] > since and told_by(layers.text[slice(*told[0].span)]) in {None, _gender(female)}:
        return told
    near = [
        m
        for m in layers.mentions_at.within((pronoun.idx - REACH + 1, pronoun.idx))
        if m.named and m.id not in others and may_be(m)
    ]
    named = next((m for m in reversed(near) if leads(m, layers) and (last is None or m.span[0] > last.at)), None)
    if named is not None:
        return (_by_name(named, near, layers),)
    here = [m for m in near if _same_paragraph(m.span[0], pronoun.idx, layers) and not layers.attributed.touch(m.span)]
    lately = [m for m in here if acts(m, layers)] or [m for m in here if m.resolution in {"name", "office"}]
    if (
        lately
        and last is not None
        and last.at < lately[-1].span[0]
        and not _same_paragraph(last.at, pronoun.idx, layers)
    ):
        return (_by_name(lately[-1], near, layers),)
    if last is not None:
        return (next(a for a in reversed(last.actors) if may_be(a)),)
    placed = [m for m in near if is_subject(m, layers)]
    if placed:
        return (_foremost(placed, layers),)
    # a readout: "The ministry said … He referred to …": the speaker of the sentence before, whoever it was
    if before is None or not _same_paragraph(before.at, pronoun.idx, layers):
        return ()
    one = all(actor.kind != "state" and not is_several(actor, layers) for actor in before.actors)
    return before.actors if one else ()


def _tells_of(said: Said, female: bool, layers: Layers) -> bool:
    """Whether one told something to somebody who is "he" or "she" already: "her family was told by an officer"."""
    head = head_at(layers.doc, said.actors[0].span)
    if head is None or head.dep_ != "pobj" or head.head.dep_ != "agent":
        return False
    before = layers.doc[head.sent.start : head.i]
    return any(t.lower_ in (FEMALE if female else MALE) for t in before)


def _is_stranger(said: Said) -> bool:
    """Whether one person was cited whom nobody knows: "a saleswoman in the shop", "one of the drivers"."""
    if len(said.actors) != 1 or said.actors[0].resolution != "unresolved":
        return False
    keys = keys_in(said.actors[0].name)
    if keys[:2] == ("one", "of") or list(keys[:2]) == ["one", "of"]:
        return True
    end = next((i for i, key in enumerate(keys) if i > 1 and key in ENDING), len(keys))
    return len(keys) > 1 and keys[0] in ONE and is_personal(keys[end - 1])


def _gender(female: bool) -> str:
    return "female" if female else "male"


def _foremost(several: Sequence[Actor], layers: Layers) -> Actor:
    """Of some persons the last, or the subject of the last one's sentence: who met another, not whom he met."""
    last = several[-1]
    sentence = sentence_at(layers.doc, last.span)
    same = [m for m in several if sentence_at(layers.doc, m.span) == sentence]
    heads = [(head_at(layers.doc, m.span), m) for m in same]
    return next((m for head, m in heads if head is not None and head.dep_ in SUBJECTS), last)


def _by_name(actor: Actor, near: Sequence[Actor], layers: Layers) -> Actor:
    """The person whose name follows an office with nothing but a title between: "the spokesman, Colonel X"."""
    between = {"the", *offices().modifiers.titles}
    following = next((m for m in near if m.span[0] >= actor.span[1]), None)
    if actor.resolution == "name" or following is None or following.resolution != "name":
        return actor
    words = keys_in(layers.text[actor.span[1] : following.span[0]])
    return following if between.issuperset(words) else actor


def _person_at(noun: Token, layers: Layers) -> Actor | None:
    """The person whom a noun means, or who is named in apposition to it: by name where one stands there."""
    apposed = (noun, *(t for t in noun.children if t.dep_ == "appos"))
    found = [m for t in apposed for m in layers.mentions_at.touching((t.idx, t.idx + 1)) if is_person(m, layers)]
    return next((m for m in found if m.resolution == "name"), next(iter(found), None))


def _body(pronoun: Token, word: str, past: Past, others: frozenset[str], layers: Layers) -> tuple[Actor, ...]:
    """The last speakers that fit, unless the sentence before is about a body that itself gave something out."""
    telling = _telling(pronoun, layers)
    telling = telling if telling is None or (telling.id not in others and _may_be(telling, word, layers)) else None
    singular = word in SINGULAR

    def fitting(said: Said) -> tuple[Actor, ...]:
        return tuple(a for a in said.actors if not is_person(a, layers)) if singular else said.actors

    def may_be(said: Said) -> bool:
        if singular:
            told = fitting(said)
            return len(told) == 1 and told[0].resolution != "unresolved" and not is_several(told[0], layers)
        return len(said.actors) > 1 or _may_be(said.actors[0], word, layers)

    said = past.latest("it" if singular else "they", may_be, before=pronoun.idx, others=others)
    if said is not None:
        return (telling,) if telling is not None and said.at < telling.span[0] else fitting(said)
    if telling is not None:
        return (telling,)
    named = [
        m
        for m in layers.mentions_at.beginning_in((pronoun.idx - REACH + 1, pronoun.idx))
        if m.id not in others and acts(m, layers) and _may_be(m, word, layers)
    ]
    spoke = [m for m in named if _gives_out(m, layers)] or [m for m in named if m.span[0] >= _before(pronoun)[0]]
    return (spoke[-1],) if spoke else ()


def _may_be(actor: Actor, word: str, layers: Layers) -> bool:
    """Whether a body fits the pronoun's number; a medium that is cited is not who "they" are."""
    if is_person(actor, layers) or (word in SINGULAR and is_several(actor, layers)):
        return False
    return word in SINGULAR or (
        actor.kind != "media" and (actor.resolution != "unresolved" or is_several(actor, layers))
    )


def _telling(pronoun: Token, layers: Layers) -> Actor | None:
    """The subject of the sentence before in the same paragraph, if its verb gives something out: "gave a number"."""
    start, end = _before(pronoun)
    if start == end or not _same_paragraph(start, pronoun.idx, layers):
        return None
    inside = layers.mentions_at.beginning_in((start, end))
    found = [m for m in inside if _gives_out(m, layers)] or [m for m in inside if m.named and leads(m, layers)]
    return found[0] if found else None


def _leading(pronoun: Token, layers: Layers) -> Actor | None:
    """The body that the clauses before the word "its" in its sentence are about: "X refuses; its spokesman says"."""
    if pronoun.lower_ != "its":
        return None
    inside = layers.mentions_at.within((pronoun.sent.start_char, pronoun.idx))
    own = (m for m in reversed(inside) if not (layers.attributed.touch(m.span) or layers.sources_at.touches(m.span)))
    return next((m for m in own if m.named and acts(m, layers) and not is_person(m, layers)), None)


def subject_before(pronoun: Token, layers: Layers) -> Span | None:
    """The noun phrase that is the subject of the sentence before in the same paragraph, if its verb gives out."""
    start, end = _before(pronoun)
    if start == end or not _same_paragraph(start, pronoun.idx, layers):
        return None
    verb = slice_at(layers.doc, (start, end)).root
    noun = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return phrase(noun) if noun is not None and _tells(verb) else None


def paper_before(pronoun: Token, layers: Layers) -> Span | None:
    """The noun phrase of a paper that the sentence before in the same paragraph is about: a leaflet that fell."""
    start, end = _before(pronoun)
    if start == end or not _same_paragraph(start, pronoun.idx, layers):
        return None
    noun = next((t for t in slice_at(layers.doc, (start, end)).root.children if t.dep_ == "nsubj"), None)
    return phrase(noun) if noun is not None and noun.lower_ in offices().papers and noun.tag_ == "NN" else None


def _before(pronoun: Token) -> Span:
    """The sentence before that of the pronoun; empty at the beginning."""
    first = pronoun.sent.start
    if not first:
        return (pronoun.sent.start_char, pronoun.sent.start_char)
    last = pronoun.doc[first - 1].sent
    return (last.start_char, last.end_char)


def _gives_out(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is the subject of the main verb of its sentence, a verb of saying or of giving a figure."""
    head = head_at(layers.doc, actor.span)
    if head is None or head.dep_ != "nsubj" or head.head.dep_ != "ROOT":
        return False
    return _tells(head.head)


def _tells(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in GIVING or lemma in offices().modifiers.speaking


def _speaks(actor: Actor, female: bool, layers: Layers) -> bool:
    """Whether the body was cited by a spokesman: "he" then is that spokesman."""
    words = layers.text[slice(*actor.span)]
    spoken_for = any(key.startswith("spokes") for key in keys_in(words))
    return spoken_for and told_by(words) in {None, "female" if female else "male"}


def is_subject(actor: Actor, layers: Layers) -> bool:
    piece = layers.doc.char_span(*actor.span, alignment_mode="expand")
    if piece is None or (piece.root.dep_ == "nsubj" and piece.root.head.pos_ == "ADJ"):
        return False  # "holds Moscow responsible", which the parse takes for a clause
    return piece.root.dep_ in {"nsubj", "nsubjpass", "pobj", "appos", "ROOT"}


def is_acting(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is the subject of a verb."""
    piece = layers.doc.char_span(*actor.span, alignment_mode="expand")
    return piece is not None and piece.root.dep_ in {"nsubj", "nsubjpass"}


def _same_paragraph(a: int, b: int, layers: Layers) -> bool:
    return layers.text.find("\n\n", a, b) < 0
