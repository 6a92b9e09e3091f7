"""Sources that lean on what was said before: "one of them", "the group's spokesman", "its army"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import msgspec

from counterclaim.reading.actors.belonging import possessor
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.describing import named_at
from counterclaim.reading.actors.people import RIVALS, is_person, is_several, relations, trades
from counterclaim.reading.actors.recalling import may_take_up
from counterclaim.reading.actors.siding import Side
from counterclaim.reading.actors.spoken import Spoken, Voiced
from counterclaim.reading.actors.who import Who, actor_of
from counterclaim.reading.actors.whose_office import CIVIL
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, is_quoted, phrase, slice_at
from counterclaim.records import Actor, Span
from counterclaim.records.span import trimmed
from counterclaim.theatres import countries, offices
from counterclaim.theatres.spelling import keys_in, slug, words_in

PART = re.compile(
    r"(?:one|two|three|several|some|most|many|another|others|a few|both|all|a member|members|a third)"
    r"(?: of (?:them|those|these|the (?:men|women|two|three|group)))?",
    re.I,
)
"""Some of the people cited before."""
BARE = frozenset({"one", "two", "three", "most", "all", "many"})
PARTS = frozenset({"witness", "civilian", "medical", "humanitarian", "local-official", "military", "armed-group"})
"""Kinds of people of whom one may speak."""
OWNED = re.compile(r"(?:(?:one|two|some|several|most) of )?(?:its|their|his|her)\s+(?P<what>.+)", re.I | re.S)
HIS = re.compile(r"(?:\w+ of )?(?:his|her)\b", re.I)
TAKEN_UP = re.compile(r"(?:the|this|that)\s+(?P<owner>[\w-]+)['’]s?\s+(?P<what>.+)", re.I | re.S)
TAKEN_OF = re.compile(r"(?:an?|the|one)\s+(?P<what>\w[\w -]*?)\s+of\s+(?:this|that|the same)\s+(?P<owner>\w+)", re.I)
STAFF = re.compile(r"(?:an?|the|another)\s+(?P<owner>[\w-]+)\s+(?P<what>\w+)", re.I)
ASIDE = re.compile(r", (?=(?:in|on|at|during|after|speaking) )")
"""What is said of the occasion, not of the speaker."""
WHERE = re.compile(r"\s(?:for|to|in|at|of)\s")
LATELY = 5
"""Speakers back to which "the official" reaches."""
BEFORE = 16
"""Code points before a relative pronoun within which its noun phrase ends."""
REACH = 900
"""Code points back to which a body that did not speak is taken up."""


class Earlier(NamedTuple):
    """Who was cited before, and by which attribution around this one: its speakers are left out."""

    spoken: Spoken
    parent: int | None

    def cited(self, most: int) -> list[Actor]:
        """The last so many actors cited who are resolved, in the order of their being cited."""
        return self.spoken.last_resolved(most, self.parent)


def part_of(whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    """Somebody of the people who were cited or named last: "one of them", "another"."""
    words = words_of(whole, layers)
    if PART.fullmatch(words) is None or _are_told(whole, layers):
        return None
    last = next((a for a in earlier.cited(1) if _is_crowd(a, layers)), None)
    if words.casefold() in BARE:  # of those just cited, or of nobody
        near = last is not None and "\n\n" not in layers.text[last.span[1] : whole[0]]
        return like(last, whole, last.name) if near and last is not None else None
    before = layers.mentions_at.within((whole[0] - REACH + 1, whole[0]))
    crowd = last or next((a for a in reversed(before) if _is_crowd(a, layers)), None)
    return None if crowd is None else like(crowd, whole, crowd.name)


def owned(whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    """An office of a body that was named before: "its foreign office", "the group's military spokesman"; None where the
    mention there says that it is of another side's."""
    found = _owned(whole, earlier, layers)
    said = [m for m in layers.mentions_at.within(whole) if _says_whose(m, whole)] if found is not None else []
    return found if found is None or all(m.side == found.side for m in said) else None


def _owned(whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    words = ASIDE.split(words_of(whole, layers))[0]
    match = OWNED.fullmatch(words)
    if match is not None and any(
        m.resolution == "name" and is_person(m, layers) for m in layers.mentions_at.within(whole)
    ):
        return None  # "his spokesman, X" is X
    person = match is not None and bool(HIS.match(words))
    if person and match is not None and match["what"].split()[-1].casefold() in relations() - RIVALS:
        return None  # "her son" is nobody's office
    near = told_of(whole, layers) or _body_just_cited(whole, earlier, layers) if match and not person else None
    if match is not None and near is not None:
        body: Actor | None = near
    elif match is not None:
        told = [m for m in layers.mentions_at.within(whole) if m.span[1] == whole[1] and m.side is not None]
        linked = told and WHERE.search(layers.text[slice(*told[0].span)])
        if told and not linked and told[0].resolution in {"office", "description"}:
            return None  # the mention itself says whose
        own = re.search(r"\b(?:its|their|his|her)\b", layers.text[slice(*whole)], re.I)
        person = own is not None and own[0].casefold() in {"his", "her"}
        body = possessor(whole[0] + (own.start() if own else 0), layers, person=person)
        last = next(iter(earlier.cited(1)), None)
        if body is None and last is not None and last.side and is_person(last, layers) == person:
            body = last
        if person and any(w.capital for w in words_in(match["what"].partition(",")[0])):
            return None  # "his Ukrainian counterpart" is none of his
        if body is not None and person:
            return _people_of(body, whole, words, layers) or like(body, whole, body.name)
    else:
        match = TAKEN_UP.fullmatch(words) or TAKEN_OF.fullmatch(words)
        known = (m for m in layers.mentions_at.within(whole) if m.named and m.span[1] == whole[1])
        if match is None and not any(m.resolution == "name" for m in known):
            match = STAFF.fullmatch(words) if not _is_of_place(words, layers) else None
        owner = match["owner"].casefold() if match else ""
        one_of_any = words.casefold().startswith(("a ", "an ")) and owner in offices().fighting.groups
        body = _taken_up(owner, whole, earlier, layers) if match and not one_of_any else None
    if match is not None and match["what"].split()[-1].casefold() in relations():
        return None
    if match is not None and match.re is STAFF and match["what"].casefold() in onlookers():
        return None  # a military blogger serves no army
    noun = match["what"].split()[-1].casefold() if match is not None else ""
    if body is not None and body.kind in {"state", "government", "military", "armed-group"} and noun in CIVIL:
        return None  # of what was hit
    if body is not None and body.kind in {"military", "armed-group"} and noun == "minister":
        state = _state_of_last(whole, layers)  # after the prime minister, "its minister" is his state's
        body = state or (body if body.kind == "armed-group" else None)
    if match is None or body is None or any(w.capital for w in words_in(WHERE.split(match["what"])[0])):
        return None
    return _office(body, match["what"], whole, layers)


def _is_of_place(words: str, layers: Layers) -> bool:
    """Whether words after their article are the office of who governs a place: "the military governor" is no army's."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    several = words_in(words)
    piece = composer.lexicon.match(several, 1, words) if len(several) > 1 else None
    whole = piece is not None and piece.last == len(several)
    held = [o for e in piece.of("office") for o in e.offices] if piece is not None and whole else []
    return any(office.local and office.role == "person" for office in held)


def _state_of_last(whole: Span, layers: Layers) -> Actor | None:
    """The state of whose official the sentence tells before a source."""
    piece = slice_at(layers.doc, whole)
    composer = composer_for(layers.theatre, layers.document.published_day)
    for mention in reversed(layers.mentions_at.within((piece[0].sent.start_char, whole[0])) if len(piece) else []):
        known = composer.lexicon.actors.get(mention.id)
        code = known.country if known is not None else mention.id.partition(":")[0].upper()
        country = countries().get(code or "")
        if country is not None and mention.kind in {"government", "state"}:
            return actor_of(composer.state(country), mention.span)
    return None


@cache
def onlookers() -> frozenset[str]:
    """Nouns for those who write of a war or watch it, and are nobody's staff."""
    told = (d for d in offices().descriptions if d.kind in {"media", "monitor"} and d.sided and not d.plural)
    return frozenset(keys_in(words)[-1] for d in told for words in d.words)


def _says_whose(mention: Actor, whole: Span) -> bool:
    """Whether a mention is all of a source but its article, and an office whose side is known."""
    ends = mention.span[0] - whole[0] <= len("that ") and mention.span[1] == whole[1]
    return ends and mention.side is not None and mention.resolution == "office"


def told_of(whole: Span, layers: Layers) -> Actor | None:
    """The body that the clause before a source in its sentence is about, whose words are cited: "The junta moves him,
    according to its spokesman", "M23 refuses; the cities, its spokesman says, were liberated"."""
    piece = slice_at(layers.doc, whole)
    if not len(piece):
        return None
    start = piece[0].sent.start_char
    found = None
    for mention in layers.mentions_at.within((start, whole[0])):
        head = head_at(layers.doc, mention.span)
        if head is None or head.dep_ not in {"nsubj", "nsubjpass"} or not mention.named or is_quoted(head):
            continue
        main = head.head.dep_ == "ROOT" or (head.head.dep_ in {"ccomp", "parataxis"} and head.head.head.dep_ == "ROOT")
        if main and not is_person(mention, layers) and not layers.sources_at.touches(mention.span):
            found = mention
    return found


def _body_just_cited(whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    """The body, meant by a common noun, that the sentence right before in its paragraph cites: whose "their" is."""
    last = next(iter(earlier.cited(1)), None)
    piece = slice_at(layers.doc, whole)
    if last is None or not len(piece) or not piece[0].sent.start or is_person(last, layers):
        return None
    before = layers.doc[piece[0].sent.start - 1].sent.start_char
    apart = "\n\n" in layers.text[last.span[0] : whole[0]]
    if not before <= last.span[0] < piece[0].sent.start_char or apart or not last.named:
        return None
    return last if last.resolution == "description" and last.side is not None and last.kind != "media" else None


def same_again(whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    """Somebody without a name who was cited before in the same words: "the official" after "an elected official"."""
    words = words_in(layers.text, whole)
    if not 2 <= len(words) <= 3 or words[0].key not in {"the", "this", "that"} or words[-1].capital:
        return None
    told = {w.key for w in words[1:]}
    before = [
        a for a in earlier.cited(LATELY)
        if not a.named and told <= {w.key for w in words_in(a.name)} and not _in_headline(a, layers)
    ]  # fmt: skip
    return like(before[-1], whole, before[-1].name) if before else None


def same_noun_before(whole: Span, layers: Layers) -> Span | None:
    """The phrase before, nearby and no source, that tells more of "the" and a noun: "an assessment team"."""
    piece, words = slice_at(layers.doc, whole), words_in(layers.text, whole)
    if len(words) != 2 or words[0].key not in {"the", "this", "that"} or words[1].capital:
        return None
    for token in reversed(layers.doc[: piece.start]):
        if whole[0] - token.idx > REACH:
            return None
        if token.lower_ == words[1].key and token.pos_ == "NOUN" and any(t.dep_ == "compound" for t in token.lefts):
            return trimmed(layers.text, (phrase(token)[0], token.idx + len(token)))
    return None


def _in_headline(actor: Actor, layers: Layers) -> bool:
    """Whether an actor is cited in the headline, where a noun often means somebody whom the text names below."""
    return layers.document.section_of(actor.span[0]) == "headline"


def antecedent_phrase(pronoun: Span, layers: Layers) -> Span | None:
    """The noun phrase that "who", "which" or "whom" hangs on, up to the pronoun's clause; None where there is none."""
    piece = slice_at(layers.doc, pronoun)
    if not len(piece):
        return None
    token = piece[0]
    verb = next((t for t in (token, *token.ancestors) if t.dep_ in {"relcl", "acl"}), None)
    if verb is not None and verb.head.idx < token.idx and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        start = phrase(verb.head)[0]
        return trimmed(layers.text, (start, min(pronoun[0], phrase(verb.head)[1])))
    first = slice_at(layers.doc, (max(0, token.idx - BEFORE - 1), token.idx))
    start = first[0].sent.start if len(first) else token.i  # no phrase goes over a sentence's beginning
    near = layers.doc[start : token.i]
    before = [c for c in near.noun_chunks if 0 <= token.idx - c.end_char <= BEFORE] if len(near) else []
    return (before[-1].start_char, before[-1].end_char) if before else None


def _people_of(person: Actor, whole: Span, words: str, layers: Layers) -> Actor | None:
    """Unnamed people of somebody's, on his side and not he: "his aides", "his adviser"; None for other words."""
    piece = slice_at(layers.doc, whole)
    noun = piece.root if len(piece) else None
    if noun is None or noun.lemma_.lower() in offices().papers:
        return None
    if noun.tag_ != "NNS" and (noun.lower_ not in trades() or noun.lower_.startswith("spokes")):
        return None
    return msgspec.structs.replace(
        person, id=f"text:{slug(words)}", name=words, named=False, span=whole, resolution="description",
        meant_at=named_at(person, whole),
    )  # fmt: skip


def words_of(whole: Span, layers: Layers) -> str:
    return " ".join(layers.text[slice(*whole)].split()).strip(" ,.;:\"'”’")


def _are_told(whole: Span, layers: Layers) -> bool:
    """Whether a participle right after "one of those" tells who they are: "one of those released"."""
    after = slice_at(layers.doc, (whole[1], min(len(layers.text), whole[1] + 2)))
    those = layers.text[slice(*whole)].casefold().endswith(("those", "the"))
    return those and any(t.tag_ in {"VBN", "VBG"} or t.dep_ == "acl" for t in after[:2])


def _is_crowd(actor: Actor, layers: Layers) -> bool:
    people = actor.kind in PARTS or is_several(actor, layers)
    return people and not actor.named and not is_person(actor, layers)


def _taken_up(noun: str, whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    kinds = offices().recalls.get(noun)
    if kinds is None:
        return None
    near = [
        m
        for m in layers.mentions_at.within((whole[0] - REACH + 1, whole[0]))
        if m.named and m.resolution != "unresolved" and not is_person(m, layers)
    ]
    called = _furthest(
        earlier.spoken.furthest_body((noun,), (), earlier.parent),
        (m for m in near if noun in {*keys_in(m.name), *_written(m, layers)}),
    )
    if called is not None:
        return called
    nothing = (whole[0], whole[0])  # no words stand before the noun
    of_kind = (m for m in near if may_take_up(noun, nothing, m, layers))
    body = _furthest(earlier.spoken.furthest_body((), kinds, earlier.parent), of_kind)
    return body if body is not None and may_take_up(noun, nothing, body, layers) else None


def _written(body: Actor, layers: Layers) -> tuple[str, ...]:
    """The words by which the text names a body, without its owner's."""
    return keys_in(re.split(r"['’]s? ", layers.text[slice(*body.span)])[-1])


def _furthest(cited: Voiced | None, near: Iterable[Actor]) -> Actor | None:
    """Of a body cited and those mentioned near by the one furthest down in the text."""
    return max((*((cited.actor,) if cited else ()), *near), key=lambda a: a.span, default=None)


def _office(body: Actor, what: str, whole: Span, layers: Layers) -> Actor:
    """The body's office, by its canonical name where the office is known, else by the text's own words."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    words = words_in(what)
    pieces = [p for p in composer.lexicon.pieces(words, what) if p.of("office")]
    code, _, part = body.id.partition(":")
    country = countries().get(code.upper()) if part in {"", "government"} else None
    light = offices().modifiers.fillers
    if len(pieces) == 1 and all(w.key in light for w in words[: pieces[0].first]) and pieces[0].last == len(words):
        several = pieces[0].of("office")[0].offices
        owner = _who(body, layers)
        if country is not None:
            office = composer.office_for_state(several)
            said = words_of(whole, layers)
            made = composer.of_country(country, office, words=said, indefinite=True) if office else None
        else:
            office = composer.office_for_body(several, owner)
            made = composer.of_body(owner, office, words=words_of(whole, layers)) if office else None
        if made is not None:
            return actor_of(made, whole)
    return like(body, whole, words_of(whole, layers))


def _who(body: Actor, layers: Layers) -> Who:
    composer = composer_for(layers.theatre, layers.document.published_day)
    known = composer.lexicon.actors.get(body.id)
    if known is not None:
        return composer.known(known)
    return Who(
        id=body.id, name=body.name, kind=body.kind, side=Side(body.side, body.aligned_with), resolution="name",
        role="body", named=body.named,
    )  # fmt: skip


def like(actor: Actor, span: Span, name: str) -> Actor:
    return msgspec.structs.replace(
        actor, span=span, name=name, named=actor.named and name == actor.name, resolution="description",
        meant_at=named_at(actor, span),
    )  # fmt: skip
