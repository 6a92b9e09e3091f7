"""Words that mean whoever fights the one who speaks: "the enemy", "the terrorists", "the occupiers"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.actors.composing import Composer, composer_for
from counterclaim.reading.actors.voices import Voices
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at
from counterclaim.records import Actor
from counterclaim.records.located import Stretches
from counterclaim.theatres import countries, offices

DEFINITE = frozenset({"the", "these", "those"})
HIRED = frozenset({"mercenaries"})
"""Words that mean some of the enemy's where no article stands with them."""
ANYBODYS = frozenset({"enemy"})
"""Words for the enemy that mean nothing but who fights whoever speaks, also outside of what he is cited for."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BLAMING = frozenset({"accuse", "blame", "condemn", "denounce"})
OPEN = frozenset({"description", "unresolved"})
"""Resolutions of a mention that the one who speaks may still settle."""
LATELY = 200
"""Mentions before the word among which the parties are looked for that the text tells of."""


def enemy_of(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The force, or whoever rules, of the party that the speaker of the sentence fights; None where the speaker is
    nobody's or two parties may be meant."""
    return facing(speaking_side(noun, before, layers) or acting_side(noun, layers), noun, before, layers)


def facing(speaker: str | None, noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The same where the side that speaks is known."""
    parties = {p.id for p in layers.theatre.parties}
    if speaker is None or speaker not in parties:
        return None
    met = [m for m in before if m.side in parties and m.side != speaker]
    fought = {side for p in layers.theatre.parties if p.id == speaker for side in p.fights}
    sides = ({m.side for m in met} & fought or fought) if fought else ({m.side for m in met} or parties - {speaker})
    if noun.lower_ in offices().fighting.irregular:
        sides -= {p.id for p in layers.theatre.parties if p.countries}
    if len(sides) != 1:
        return None
    side = next(iter(sides))
    return main_force(side, rules=noun.lower_ in offices().fighting.rule, met=met, layers=layers) if side else None


def enemies_of_speakers(voices: Voices) -> Iterator[Actor]:
    """The words for the enemy in what each attribution's speakers say, where these are of one party, with the force
    that it fights, in text order; words that are the mention of somebody known already are left."""
    layers = voices.layers
    words = frozenset(offices().fighting.enemies)
    settled = Stretches(m.span for m in layers.mentions if not is_open(m))
    mentions = sorted(layers.mentions, key=lambda mention: mention.span)
    for token in layers.doc:
        if token.lower_ not in words or (settled.touch(extent(token)) and not _is_own(token, voices)):
            continue
        definite = token.i > 0 and token.nbor(-1).lower_ in DEFINITE
        if token.lower_ in HIRED and not definite:
            continue
        speaker = voices.speaker(token)
        blaming = _blaming_side(token, layers)
        if blaming is not None:
            side: str | None = blaming
        elif speaker is not None:
            side = speaker.side
        elif voices.is_cited(token):
            continue
        elif voices.issuer is not None:
            side = voices.issuer.side
        elif token.lower_ in ANYBODYS or (definite and token.lower_ in offices().fighting.irregular):
            side = voices.neighbour(token)
        else:
            continue
        at = bisect_left(mentions, extent(token), key=lambda mention: mention.span)
        before = mentions[max(0, at - LATELY) : at]
        enemy = facing(side, token, before, layers)
        if enemy is not None:
            yield replace(enemy, span=extent(token), resolution="description")


def _blaming_side(noun: Token, layers: Layers) -> str | None:
    """The party's side of the subject of the verb by which those are blamed whom a noun means."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in BLAMING:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    here = layers.mentions_at.touching(extent(subject)) if subject is not None else _since_semicolon(verb, layers)
    sides = {m.side for m in here} & {party.id for party in layers.theatre.parties}
    return next(iter(sides)) if len(sides) == 1 else None


def _since_semicolon(verb: Token, layers: Layers) -> list[Actor]:
    """The mentions between a semicolon and a verb after it, whose subject parsers miss."""
    stops = [t for t in verb.sent if t.i < verb.i and t.text == ";"]
    return layers.mentions_at.within((stops[-1].idx, verb.idx)) if stops else []


def _is_own(word: Token, voices: Voices) -> bool:
    """Whether the theatre takes a word for the very side in whose mouth it stands: nobody calls his own invaders."""
    here = [m for m in voices.layers.mentions_at.touching(extent(word)) if m.span == extent(word)]
    speaker = voices.speaker(word)
    verbs = (verb for verb in word.ancestors if any(c.dep_ == "nsubj" and c.i < word.i for c in verb.children))
    subject = next((c for verb in verbs for c in verb.children if c.dep_ == "nsubj" and c.i < word.i), None)
    acting = {m.side for m in voices.layers.mentions_at.touching(extent(subject))} if subject is not None else set()
    return speaker is not None and acting <= {speaker.side} and any(m.side == speaker.side for m in here)


def is_open(mention: Actor) -> bool:
    """Whether who speaks may still settle whom a mention means."""
    return mention.side is None and mention.resolution in OPEN


def acting_side(noun: Token, layers: Layers) -> str | None:
    """The only party's side of the subjects of the clauses around a noun: who "forced the enemy to withdraw"."""
    parties = {party.id for party in layers.theatre.parties}
    sides: set[str | None] = set()
    for verb in noun.ancestors:
        for subject in (c for c in verb.children if c.dep_ == "nsubj" and c.i < noun.i):
            here = layers.mentions_at.touching(extent(subject))
            sides |= {mention.side for mention in here}
            if not here and subject.pos_ in {"NOUN", "PROPN"}:
                sides.add(None)  # somebody whom nobody knows: whose enemy he means is open
    return next(iter(sides)) if len(sides) == 1 and sides <= parties else None


def speaking_side(noun: Token, before: Sequence[Actor], layers: Layers) -> str | None:
    """The only side of those who say something in the noun's sentence and are not the noun."""
    sentence = noun.sent
    speaking = frozenset(offices().modifiers.speaking)
    sides: set[str | None] = set()
    here = layers.mentions_at.beginning_in((sentence.start_char, sentence.end_char))
    for mention in (*here, *(m for m in before if m.span[0] >= sentence.start_char)):
        head = head_at(layers.doc, mention.span)
        if head is not None and head.dep_ in SUBJECTS and head.head.lemma_.lower() in speaking:
            sides.add(mention.side)
    sides -= {None, "third-party"}
    return next(iter(sides)) if len(sides) == 1 else None


def main_force(side: str, *, rules: bool, met: Sequence[Actor], layers: Layers) -> Actor | None:
    """A party's army or group, or its government."""
    composer: Composer = composer_for(layers.theatre, layers.document.published_day)
    party = next(p for p in layers.theatre.parties if p.id == side)
    if party.countries:
        office = composer.office("government" if rules else "armed-forces")
        country = countries().get(party.countries[0])
        who = composer.of_country(country, office, words="") if country and office else None
        return actor_of(who, (0, 0)) if who is not None else None
    known = composer.lexicon.actors.get(side)
    if known is not None:
        return actor_of(composer.known(known), (0, 0))
    groups = [m for m in met if m.kind == "armed-group" and m.named and m.side == side]
    return groups[-1] if groups and len({m.id for m in groups}) == 1 else None
