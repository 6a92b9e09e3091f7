"""Words that more than one side may be called by: "the army" where both have one, "the president" after two of them.

Who is meant is told by the last sentence that calls anybody so with an owner: its only one, or the one of several who
speaks in it. Where it tells of several otherwise, where another army than the theatre's was the subject, or where
nobody is told of and several states fight, the words stay open, and so do the same words after them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.reading.actors.beside import Beside, is_owned
from counterclaim.reading.actors.context import Context
from counterclaim.reading.actors.office_kinds import FAMILY_OF
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.siding import Side
from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.actors.who import Who
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at
from counterclaim.theatres import Office, countries, offices, terms
from counterclaim.theatres.spelling import Word, keys_in, slug

REACH = 3
"""Sentences back to which somebody called so is remembered."""
ARMY = "army"
ARMIES = frozenset({ARMY, "armies", "military", "militaries"})
"""Nouns for all of a side's forces, which a group may have as well as a state."""
STATELY = frozenset({
    "armed-forces", "general-staff", "defence-ministry", "foreign-ministry", "government", "president",
    "prime-minister", "air-force", "navy", "defence-minister", "foreign-minister",
})  # fmt: skip
"""Offices that every state at war has, and speaks by."""


MAKING = frozenset({
    "name", "appoint", "install", "announce", "form", "establish", "proclaim", "declare", "create", "set", "elect",
})  # fmt: skip
"""Verbs by whose subject an office is made."""
SAYING = frozenset({
    "say", "tell", "add", "state", "announce", "claim", "report", "declare", "insist", "confirm", "acknowledge",
    "admit", "deny", "accuse", "blame", "warn", "vow", "argue", "maintain", "reiterate",
})  # fmt: skip
"""Verbs whose subject goes on to be whom "the ministry" means after them."""


class Called(NamedTuple):
    """Somebody whom the words of a text call by an office or a noun with an owner; `plainly` in small letters."""

    who: Who
    offices: frozenset[str]
    noun: str
    plainly: bool = False
    leads: bool = False
    speaks: bool = False
    installed: bool = False
    word: str = ""
    """The noun as it is compared."""


class Rivals:
    """Asks it of the phrases of one text in their order."""

    def __init__(self, layers: Layers, context: Context, beside: Beside, words: Sequence[Word]) -> None:
        self.layers, self.context, self.beside, self.words = layers, context, beside, words
        self._called: dict[int, list[Called]] = {}
        self._open: dict[str, tuple[int, tuple[Who, ...]]] = {}
        self._meant: dict[str, Who] = {}
        self._usual: set[str] = set()
        """Nouns by which the text has called whom the theatre means."""

    def note(self, phrase: Phrase, who: Who, sentence: int) -> None:
        """Remember whom a phrase calls by an office or a noun with its owner."""
        if who.role == "description":
            return
        words = self.words[phrase.first : phrase.last]
        army = next((word for word, after in pairwise([*words, None]) if word and _is_army(word, after)), None)
        noun = ARMY if army is not None else words[-1].key
        body = who.stands_for or who
        verb = self._verb(phrase)
        called = Called(
            body,
            self._offices(body),
            noun,
            (army or words[-1]).text.islower(),
            leads=verb is not None,
            speaks=_says(verb),
            word=(army or words[-1]).key,
        )
        self._called.setdefault(sentence, []).append(called)
        for before in (self._open, self._meant):
            before.pop(noun, None)

    def install(self, phrase: Phrase, who: Who | None, sentence: int) -> Who | None:
        """The office that the subject of the sentence makes and that another side has too: "the rebels named a
        governor"; None where the words are none."""
        owner, by = self.context.subject, self.context.subject_at
        office = next(iter(phrase.bare), None) or self.context.composer.office((who.office if who else "") or "")
        parties = {party.id for party in self.layers.theatre.parties}
        if office is None or owner is None or by != sentence or not self.beside.indefinite(phrase):
            return None
        governing = office.kind in {"government", "local-official"} and office.role in {"body", "person"}
        head = head_at(self.layers.doc, phrase.span(self.words))
        verb = next((t for t in head.ancestors if t.pos_ == "VERB"), None) if head is not None else None
        if (
            not governing
            or verb is None
            or verb.lemma_.lower() not in MAKING
            or owner.side.side not in parties
            or (who is not None and who.side == owner.side)
        ):
            return None
        made = self.context.composer.installed_by(
            owner, office, words=self.layers.text[slice(*phrase.span(self.words))]
        )
        called = Called(made, frozenset({office.id}), self.words[phrase.last - 1].key, installed=True)
        self._called.setdefault(sentence, []).append(called)
        return made

    def settle(self, phrase: Phrase, who: Who | None, sentence: int) -> tuple[Who | None, tuple[Who, ...]]:
        """Whom a phrase without an owner means, who was found for it, and, where that stays open, who it may be."""
        office = next((o for o in phrase.bare if _is_stately(o) or self._is_made(o, sentence)), None)
        if office is None or not self._is_definite(phrase) or is_owned(self.words, phrase.last, lands=False):
            return who, ()
        noun = self.words[phrase.last - 1].key
        noun = ARMY if office.id == "armed-forces" and noun in ARMIES else noun
        found = self._near(office, noun, sentence)
        before = self._open.get(noun)
        if before is not None and before[0] == sentence:
            return None, before[1]
        if len(found) > 1:
            chosen = self._at_home(found) or self._going_on(found, phrase, noun)
            return (chosen[0].who, ()) if len(chosen) == 1 else self._left_open(found, noun, sentence)
        if len(found) == 1 and phrase.outer is None:
            return self._of_one(found[0], phrase, who, noun, sentence)
        if before is not None and sentence - before[0] <= REACH:
            self._open[noun] = sentence, before[1]
            return None, before[1]
        if phrase.outer is not None:
            return who, ()
        if who is None:
            return None, self._of_parties(office, phrase, noun, sentence)
        if self._is_default(who):
            self._usual.add(noun)
        elif noun == ARMY:
            return self._meant.setdefault(noun, who), ()
        return who, ()

    def _of_one(
        self, called: Called, phrase: Phrase, who: Who | None, noun: str, sentence: int
    ) -> tuple[Who | None, tuple[Who, ...]]:
        """Where one is called so lately: that one, unless the theatre means another and nothing goes on with it."""
        if called.installed and (who is None or who.side != called.who.side):
            both = [called, called._replace(who=who)] if who is not None else [called]
            return self._left_open(both, noun, sentence) if len(both) > 1 else (called.who, ())
        if noun != ARMY or called.noun != ARMY or (who is not None and who.side == called.who.side):
            return who, ()
        if who is None or not self._is_default(who):
            return called.who, ()
        if not called.plainly or not called.leads or noun in self._usual:
            return who, ()  # "the army" after the Arakan Army is the state's
        if called.word != self.words[phrase.last - 1].key and called.who.kind == "armed-group":
            return who, ()  # a group's "army" is not "the military"
        if called.speaks and _says(self._verb(phrase)):
            return called.who, ()
        return self._left_open([called, called._replace(who=who)], noun, sentence)

    def _left_open(self, several: Sequence[Called], noun: str, sentence: int) -> tuple[Who | None, tuple[Who, ...]]:
        those = tuple({called.who.id: called.who for called in several}.values())
        self._open[noun] = sentence, those
        return None, those

    def _near(self, office: Office, noun: str, sentence: int) -> list[Called]:
        """Those of different sides whom the last sentence calls so that calls anybody so."""
        for number in range(sentence, sentence - REACH - 1, -1):
            found = [c for c in self._called.get(number, ()) if self._fits(c, office, noun)]
            owners = {_owner(called.who): called for called in found}
            if owners:
                return list(owners.values())
        return []

    def _fits(self, called: Called, office: Office, noun: str) -> bool:
        if noun == called.noun == ARMY and called.who.role != "person":
            return True
        ending = FAMILY_OF.get(office.id)
        held = any(one == office.id or (ending is not None and one.endswith(ending)) for one in called.offices)
        return held and called.noun not in soldiers()  # "Russian troops" are no army that speaks

    def _offices(self, who: Who) -> frozenset[str]:
        """Ids of the offices that somebody holds or is, without their owner."""
        known = self.context.composer.lexicon.actors.get(who.id)
        held = [t.office for t in terms(known) if t.covers(self.context.composer.day)] if known is not None else []
        own = [who.office] if who.office else []
        return frozenset(one.rpartition(":")[2] for one in (*held, *own, who.id) if one)

    def _of_parties(self, office: Office, phrase: Phrase, noun: str, sentence: int) -> tuple[Who, ...]:
        """The offices of the states at war of which the text tells, or of all of them, where several are."""
        if office.id not in STATELY or (office.id == "armed-forces" and noun != ARMY):
            return ()
        states = [party.countries[0] for party in self.layers.theatre.parties if party.countries]
        told = set().union(*self.context.states.values(), *self.context.countries.values())
        codes = [code for code in states if code in told] or states
        if len(codes) < 2:
            return ()
        words = self.layers.text[slice(*phrase.span(self.words))]
        those = tuple(self.context.composer.of_country(countries()[code], office, words=words) for code in codes)
        self._open[noun] = sentence, those
        return those

    def _going_on(self, several: Sequence[Called], phrase: Phrase, noun: str) -> list[Called]:
        """Those of several who spoke, or else were the subject, where the phrase speaks now: the text goes on with
        them. A ministry that spoke is meant whatever is told of it; an army that spoke told of the other one."""
        now = _says(self._verb(phrase))
        spoke = [called for called in several if called.speaks]
        if spoke:
            return spoke if now or noun != ARMY else []
        return [called for called in several if called.leads] if now and noun != ARMY else []

    def _at_home(self, several: Sequence[Called]) -> list[Called]:
        """The one of the dateline's country, where all are states'."""
        if any(called.who.country is None or called.who.kind == "armed-group" for called in several):
            return []
        return [called for called in several if called.who.country == self.context.home]

    def _is_made(self, office: Office, sentence: int) -> bool:
        """Whether a party was told lately to have made such an office."""
        lately = (called for number in range(sentence - REACH, sentence + 1) for called in self._called.get(number, ()))
        return any(called.installed and office.id in called.offices for called in lately)

    def _is_default(self, who: Who) -> bool:
        return who.id in self.layers.theatre.defaults

    def _is_definite(self, phrase: Phrase) -> bool:
        return self.beside.after(phrase, frozenset({"the"}))

    def _verb(self, phrase: Phrase) -> Token | None:
        """The verb of which the words are the subject, alone or with others."""
        head = head_at(self.layers.doc, phrase.span(self.words))
        while head is not None and head.dep_ in {"compound", "nmod", "conj", "poss"} and head.head.i != head.i:
            head = head.head
        return head.head if head is not None and head.dep_ in SUBJECTS else None


@cache
def soldiers() -> frozenset[str]:
    """Nouns for some of an army, who are not all of it."""
    words = (words for office in offices().offices if office.id == "armed-forces" for words in office.words)
    return frozenset(keys_in(one)[-1] for one in words) - ARMIES


def open_one(phrase: Phrase, words: Sequence[Word], text: str) -> Who:
    """Whoever the words of a phrase mean: of the kind that they say, on no side."""
    written = text[slice(*phrase.span(words))]
    office = phrase.outer or phrase.bare[0]
    return Who(
        id=f"text:{slug(written)}", name=written, kind=phrase.bare[0].kind, side=Side(None), resolution="unresolved",
        role=office.role, named=False, plural=office.plural,
    )  # fmt: skip


def label(who: Who) -> str:
    """Whom a candidate is called in messages: by name, an office that a party made with the party."""
    return f"{who.name} ({who.side.side})" if ":installed:" in who.id else who.name


def _is_army(word: Word, after: Word | None) -> bool:
    """Whether a word is a noun for an army: not in "the military operations command"."""
    adjective = word.key == "military" and after is not None and not after.key.startswith(("spokes", "of", "s"))
    return word.key in ARMIES and not adjective


def _says(verb: Token | None) -> bool:
    return verb is not None and verb.lemma_.lower() in SAYING


def _is_stately(office: Office) -> bool:
    return office.owners != "body" and not office.local and office.role in {"body", "person"}


def _owner(who: Who) -> str:
    return who.side.side if who.side.side not in {None, "third-party"} else who.country or who.id
