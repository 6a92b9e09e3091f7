"""Bodies that a name grows into where no office of the dictionary follows it: a part of a force, a person's office."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.local_offices import owner_entry, owner_of
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.actors.wording import Wording

HOUSE = "office"
FORCES = frozenset({"armed-group", "military"})
MEN = frozenset({"fighters", "soldiers", "troops", "men", "forces", "units", "militants", "rebels", "separatists"})
"""Nouns for some of a force, before "of" and its name."""


class OwnedParts:
    """Asks it of the phrases of one text."""

    def __init__(self, lexicon: Lexicon, composer: Composer, wording: Wording) -> None:
        self.lexicon, self.composer, self.wording = lexicon, composer, wording
        self.words, self.text = wording.words, wording.text

    def force(self, phrase: Phrase) -> Phrase | None:
        """A force that is called by a wider one's fighters first: "Chechen fighters of the Akhmat battalion"."""
        at = phrase.last + 1
        wider = phrase.who
        if wider is None or wider.kind not in FORCES or wider.role == "person" or at + 1 >= len(self.words):
            return None
        if self.words[at - 1].key != "of" or self.words[phrase.last - 1].key not in MEN or not self.wording.near(at):
            return None
        inner = self.lexicon.match(self.words, at + (self.words[at].key == "the"), self.text)
        entry = owner_entry(inner) if inner is not None and inner.of("actor") else None
        if inner is None or entry is None or entry.actor is None or entry.actor.gender or entry.form is not None:
            return None
        who = owner_of(entry, self.composer)
        same = who.kind in FORCES and who.side.side == wider.side.side != THIRD
        return Phrase(phrase.first, inner.last, who) if same else None

    def house(self, phrase: Phrase, at: int) -> Phrase | None:
        """A person's office: the body that speaks for the holder of one ("Zelensky's office"), else his own."""
        who = phrase.who
        if self.words[at].key != HOUSE or who is None or who.role != "person" or not self.wording.possessive(at - 1):
            return None
        words = self.wording.between(phrase.first, at + 1)
        own = replace(
            who, id=f"{who.id}:office", name=words, resolution="description", role="body", gender=None, office=None
        )
        return Phrase(phrase.first, at + 1, self.composer.house_of(who.id) or own)
