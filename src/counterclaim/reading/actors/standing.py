"""Whether a country, capital or seat is an actor where it stands, not a place: "Kyiv said", "accused Kigali"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from counterclaim.reading.actors.items import Item
from counterclaim.reading.actors.lexicon import Entry
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.leads import in_dateline
from counterclaim.reading.syntax.tree import head_at
from counterclaim.records import Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
ADDRESSING = frozenset({
    "accuse", "blame", "urge", "ask", "warn", "tell", "thank", "condemn", "sanction", "sue", "implore", "denounce",
    "criticise", "criticize", "rebuke", "pressure", "press", "back", "support", "arm", "fight", "invite", "advise",
    "threaten", "order", "defeat", "name", "block", "isolate", "punish", "appease", "mock", "praise", "congratulate",
    "applaud", "recognise", "recognize", "reassure", "remind", "notify", "inform", "consult", "lobby", "persuade",
    "convince", "compel", "betray", "deter", "provoke", "antagonise", "antagonize", "chide", "scold", "lecture",
    "implicate", "absolve", "reward", "sideline", "snub", "commend", "salute", "quote", "cite",
})  # fmt: skip
"""Verbs whose object, if it is a country, is its government."""
GIVING = frozenset({
    "promise", "give", "offer", "send", "sell", "supply", "deliver", "grant", "lend", "provide", "hand", "deny", "owe",
})  # fmt: skip
"""Verbs that take who gets something as a first object: "promised Ukraine tanks"."""
NAMING = frozenset({"declare", "call", "name", "brand", "label", "term", "deem", "want"})
"""Verbs that say of somebody what he is or is to do: "declared Russia an aggressor"."""
POINTING = frozenset({"point", "direct", "aim", "rage", "level", "hint", "swipe"})
"""Verbs with "at" before somebody who is blamed."""
FIRING = frozenset({"launch", "fire", "lob", "hurl"})
"""Verbs with "at" before a state that is fired at; a capital is a place then."""
PAPERS = frozenset({
    "paper", "permit", "permission", "visa", "approval", "answer", "comment", "word", "order", "clearance", "reaction",
    "confirmation", "guarantee", "signal", "instruction", "assurance", "money", "help", "aid", "weapon", "arm",
})  # fmt: skip
"""What is had, or missed, from somebody who governs: "no comment from Oslo"."""
ENDURING = frozenset({
    "be", "have", "become", "lie", "see", "witness", "suffer", "face", "fall", "burn", "wake", "remain", "host", "hold",
    "experience", "come", "lose", "get", "stay", "mark", "need", "depend", "grow", "produce", "contain", "include",
    "border", "boast", "brace", "look", "seem", "feel", "bear", "undergo", "endure", "survive", "house", "absorb",
    "straddle", "span", "cover", "near", "resemble", "overlook", "possess", "endanger", "escape", "draw", "average",
    "record", "rank", "score", "win", "beat", "play", "celebrate", "observe", "enjoy", "lack", "offer", "serve", "sit",
    "stand", "run", "attract", "tend", "appear", "happen", "use", "sustain", "register", "feature",
})  # fmt: skip
"""Verbs with an object whose subject may be a land or a town, not who governs it."""
TOWARDS = frozenset({"on", "against", "with", "by", "upon", "between"})
"""Prepositions before somebody who is dealt with."""
BESIDE = frozenset({"by", "against", "with", "beside", "alongside", "from", "to", "at", "on"})
"""Prepositions before a people that fights or is fought."""
TALKING = frozenset({
    "say", "tell", "claim", "deny", "accuse", "blame", "want", "think", "believe", "agree", "reject", "hope", "fear",
    "ask", "insist", "call", "warn", "urge", "sign", "vote", "lecture", "promise", "offer", "thank", "demand",
})  # fmt: skip
"""Verbs of whom a people does or has done to it what no force of theirs does."""
DEALING = frozenset({
    "call", "sanction", "war", "talk", "agreement", "deal", "truce", "ceasefire", "tie", "relation", "pressure",
    "negotiation", "treaty", "alliance", "embargo", "conflict", "accord", "dialogue", "meet", "negotiate", "fight",
    "side", "cooperate", "talks", "ties", "sanctions", "relations", "impose",
})  # fmt: skip
"""What is had with, or put on, somebody."""
COMING = frozenset({"come", "return", "stay", "speak"})
"""Verbs of what only who takes part will do, or would."""
UTTERED = frozenset({
    "accusation", "allegation", "claim", "statement", "denial", "description", "response", "reply", "offer", "demand",
    "proposal", "version", "account", "decision", "refusal", "support", "backing", "role", "involvement", "intention",
    "policy", "position", "warning", "threat", "announcement", "request", "promise", "pledge", "consent", "plan",
})  # fmt: skip
"""What is somebody's who speaks or decides."""


class Standing:
    """Asks it of the phrases of one text."""

    def __init__(self, layers: Layers, words: Sequence[Word]) -> None:
        self.layers, self.words = layers, words

    def holds(self, item: Item, span: Span) -> bool:
        """Whether the words are an actor here: a country's name mostly is a place, its adjective no actor at all."""
        entry = item.phrase.entry
        head = head_at(self.layers.doc, span)
        if entry is None:
            return True
        seat = entry.actor is not None and entry.form is not None
        if entry.country is None and not seat:
            return entry.description is None or head is None or _is_noun(head)
        if head is None or self._dateline(item.phrase, capital=entry.form == "capital"):
            return False
        if entry.form == "adjective":
            return self._are_people(entry, head) and _is_dealt_with(head) and self._after_article(item.phrase)
        roles = {t.role for t in self.layers.toponyms_at.touching(span)}
        if "metonym" in roles:
            return True
        if entry.form == "people":
            return _is_dealt_with(head) and self._after_article(item.phrase)
        if _is_addressed(head) and entry.form in {"name", "capital"}:
            return True
        if entry.form == "name" and _is_pointed_at(head, FIRING):
            return True
        if (_decides(head) or _wills(head) or _is_minded(head)) and entry.form in {"name", "capital"}:
            return True
        if roles:
            return _acts(head) and (entry.form == "capital" or "literal" not in roles or _leads(head))
        return _acts(head) and entry.form in {"name", "capital"}

    def as_forces(self, item: Item, span: Span) -> bool:
        """Whether a people are its forces here: "the Chadians were digging in", "fought beside the Chadians"."""
        entry, head = item.phrase.entry, head_at(self.layers.doc, span)
        if entry is None or entry.country is None or entry.form not in {"people", "adjective"} or head is None:
            return False
        top = _first(head)
        verb = top.head.head if top.dep_ == "pobj" else top.head
        return verb.lemma_.lower() not in TALKING

    def _dateline(self, phrase: Phrase, *, capital: bool) -> bool:
        start, end = phrase.span(self.words)
        text = self.layers.text
        if in_dateline(text, (start, end)):
            return True
        opens = start == 0 or text[start - 1] == "\n"
        marks = {",", "(", "-", "–", "—", *((":",) if capital else ())}
        return opens and text[start:end].isupper() and text[end : end + 2].lstrip()[:1] in marks

    def _are_people(self, entry: Entry, head: Token) -> bool:
        """Whether an adjective is a people here: "beside the Congolese"."""
        alone = head.pos_ in {"NOUN", "PROPN"} and head.dep_ not in {"compound", "amod", "nmod"}
        return alone and entry.country is not None and head.text in entry.country.peoples

    def _after_article(self, phrase: Phrase) -> bool:
        return phrase.first > 0 and self.words[phrase.first - 1].key == "the"


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "X"} and token.dep_ not in {"compound", "amod"}


def _acts(token: Token) -> bool:
    """Whether the word is the subject of a verb that only an actor can be the subject of, or that verb's agent."""
    top = _first(token)
    if top.dep_ in SUBJECTS:
        verbs = [top.head, *(c for c in top.head.children if c.dep_ == "conj" and not _has_subject(c))]
        return any(verb.lemma_.lower() in speaking_lemmas() or _has_mood(verb) for verb in verbs)
    return top.dep_ == "pobj" and top.head.dep_ == "agent"


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _is_minded(token: Token) -> bool:
    """Whether the word is the subject of what only somebody can be: "Angola was surprised"."""
    top = _first(token)
    return top.dep_ in SUBJECTS and _has_mood(top.head)


def _has_mood(verb: Token) -> bool:
    """Whether the subject is said to be what only somebody can be: concerned, silent, ready."""
    return verb.lemma_ in {"be", "remain"} and any(
        c.dep_ in {"acomp", "attr"} and c.lower_ in offices().modifiers.minded for c in verb.children
    )


def _decides(token: Token) -> bool:
    """Whether the word is the subject of a verb that only who decides can be the subject of: "Madrid abstained", or is
    put forward as who does it: "it is Eritrea that attacks"."""
    top = _first(token)
    if top.dep_ == "attr" and top.head.lemma_ == "be":
        clauses = [c for c in (*top.head.children, *top.children) if c.dep_ in {"relcl", "ccomp", "advcl"}]
        return any(c.lemma_.lower() in speaking_lemmas() for c in clauses)
    if top.dep_ == "nsubjpass" and top.head.lower_ in offices().modifiers.minded:
        return True
    wills = any(c.lower_ in {"will", "would"} for c in top.head.children if c.dep_ == "aux")
    coming = wills and top.dep_ == "nsubj" and top.head.lemma_.lower() in COMING
    return coming or (top.dep_ in SUBJECTS and top.head.lemma_.lower() in deciding_lemmas())


def _wills(token: Token) -> bool:
    """Whether the word is the active subject of a verb with an object that a land or town cannot be the subject of:
    "Oslo put its navy on guard"."""
    top = _first(token)
    verb = top.head
    if top.dep_ != "nsubj" or verb.pos_ != "VERB" or verb.lemma_.lower() in ENDURING:
        return False
    return any(c.dep_ in {"dobj", "ccomp", "xcomp", "dative"} for c in verb.children)


def _is_dealt_with(token: Token) -> bool:
    """Whether a people acts, or somebody does something to them or beside them: its forces or its state are meant."""
    top = _first(token)
    if top.dep_ in SUBJECTS or top.dep_ in {"dobj", "dative"}:
        return True
    return top.dep_ == "pobj" and top.head.lower_ in BESIDE


def _leads(token: Token) -> bool:
    """Whether the word itself is the active subject of a verb with an object: "Burundi closed the border"."""
    return token.dep_ == "nsubj" and any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in token.head.children)


def _is_addressed(token: Token) -> bool:
    """Whether somebody speaks to it, deals with it or speaks of what it said."""
    top = _first(token)
    head = top.head
    if top.dep_ == "dative":
        return head.lemma_.lower() in ADDRESSING | GIVING
    if top.dep_ == "dobj":
        said_of = head.lemma_.lower() in NAMING and any(c.dep_ == "oprd" for c in head.children)
        return said_of or head.lemma_.lower() in ADDRESSING
    if top.dep_ == "nsubj" and head.dep_ in {"ccomp", "xcomp"} and head.head.lemma_.lower() in NAMING:
        return True
    if top.dep_ == "nsubj" and head.dep_ in {"ccomp", "xcomp"}:
        return head.tag_ == "VB" and head.head.lemma_.lower() in ADDRESSING
    if top.dep_ == "poss":
        return head.lemma_.lower() in UTTERED
    if _is_pointed_at(token, POINTING):
        return True
    if top.dep_ == "pobj" and head.lower_ == "from":
        return head.head.lemma_.lower() in UTTERED | PAPERS
    return top.dep_ == "pobj" and head.lower_ in TOWARDS and head.head.lemma_.lower() in DEALING


def _is_pointed_at(token: Token, verbs: frozenset[str]) -> bool:
    """Whether the word stands after "at" of one of some verbs, or of what such a verb has as its object."""
    top = _first(token)
    if top.dep_ != "pobj" or top.head.lower_ != "at":
        return False
    verb = top.head.head
    while verb.dep_ in {"dobj", "conj"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.lemma_.lower() in verbs


def _first(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


@lru_cache(maxsize=1)
def deciding_lemmas() -> frozenset[str]:
    """Lemmas of verbs whose subject decides or is dealt with as who decides."""
    return frozenset(offices().modifiers.deciding)


@lru_cache(maxsize=1)
def speaking_lemmas() -> frozenset[str]:
    """Lemmas of verbs whose subject is somebody who acts."""
    return frozenset(offices().modifiers.speaking)
