"""Who did it and to whom: the words in each role of a trigger, and the actors that are mentioned there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from counterclaim.reading.events.answering import answering_for, laid_on
from counterclaim.reading.events.arguments import (
    OBJECT_CONTROL,
    PARTS,
    Arguments,
    arguments_of,
    is_passive,
    is_verbal,
)
from counterclaim.reading.events.governing import AHEAD
from counterclaim.reading.events.matching import Match
from counterclaim.reading.events.nationality import is_opposed, joined_before, says_only_where
from counterclaim.reading.events.status import verbal_mood
from counterclaim.reading.events.words import Words
from counterclaim.reading.syntax.negation import neither_confirms
from counterclaim.records import Actor
from counterclaim.records.located import Located

AIMED_AT = frozenset({"target", "site", "objective", "object", "facility", "installation", "infrastructure", "asset"})
"""What is said to be military, and whose is not said: "only strikes military targets"."""
AT = ("on", "against", "at", "into", "towards", "upon")
"""Prepositions that bring the target of an attack."""


FORCES = frozenset({"state", "military", "armed-group", "government"})
"""Kinds of actors who have forces together."""
TOLD = frozenset(
    {
        "report", "claim", "allegation", "accusation", "statement", "news", "count", "account", "estimate", "tally",
        "reckoning",
    }
)  # fmt: skip
"""What is said of an event is no party to it, though the parse may hang it there: "reports that … were killed", "died
by the count of the union"."""


ACTS = frozenset({"assault", "coerce", "control"})
"""Types of event that somebody answers for."""

BACKING = frozenset(
    {"backed", "supported", "sponsored", "funded", "financed", "armed", "trained", "supplied", "equipped", "made",
     "built", "aligned", "allied", "held", "controlled", "occupied", "brokered", "mediated", "speaking"}
)  # fmt: skip
"""Participles that make whoever stands before them no agent: "the Russian-backed offensive"."""


def roles_of(match: Match, words: Words) -> tuple[list[Token], list[Token]]:
    """Heads of the phrases that name the agents and the targets of an event."""
    trigger, cue, args = match.token, match.cue, match.arguments
    agents: list[Token] = []
    targets: list[Token] = []
    put = {"agent": agents, "target": targets, "none": []}
    if is_verbal(trigger):
        put[cue.roles.subject] += args.subjects
        put[cue.roles.object] += args.objects
        for prep in AT:
            # "killed at the hospital" says where, "fired at the hospital" what was aimed at.
            if cue.type in ("assault", "coerce") and not (prep == "at" and (cue.effect or args.objects)):
                targets += args.preps.get(prep, ())
        if cue.type in ("agree", "consult") or cue.mode == "clash":
            targets += args.preps.get("with", ())
    else:
        _noun_roles(match, words, agents, targets, put)
    if cue.type != "assault" or cue.mode == "clash" or not is_verbal(trigger):
        agents += args.preps.get("between", ())
    agents += _at_whose_hands(args)
    if not agents and cue.type in ACTS and (answering := answering_for(trigger)) is not None:
        said = verbal_mood(answering.said_by, words)
        agents += answering.who if said.status not in AHEAD else ()  # who may be responsible is no agent
    loose = (t for t in targets if not (t.dep_ == "appos" and t.head in targets))
    return _distinct(_parties(agents, trigger)), _distinct(_parties(loose, trigger))


def _parties(heads: Iterable[Token], trigger: Token) -> Iterator[Token]:
    return (t for t in heads if t.lemma_.lower() not in TOLD and not _is_label(t, trigger))


def _is_label(head: Token, trigger: Token) -> bool:
    """Whether a head stands before a colon and the trigger after it, with its own noun: "The ministry: 47 drones
    downed", which the parse takes for one clause."""
    between = head.doc[head.i + 1 : trigger.i] if head.i < trigger.i else head.doc[0:0]
    colon = next((t.i for t in between if t.text == ":"), None)
    return colon is not None and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in head.doc[colon + 1 : trigger.i])


def _at_whose_hands(args: Arguments) -> list[Token]:
    """ "died at the hands of the militia"."""
    return [
        owner
        for noun in args.preps.get("at", ())
        if noun.lemma_.lower() == "hand"
        for child in noun.children
        for owner in (child.children if child.dep_ == "prep" and child.lower_ == "of" else ())
        if owner.dep_ == "pobj"
    ]


def _noun_roles(
    match: Match, words: Words, agents: list[Token], targets: list[Token], put: dict[str, list[Token]]
) -> None:
    trigger, cue, args = match.token, match.cue, match.arguments
    put[cue.roles.possessor] += (p for p in args.possessors if p.ent_type_ not in ("DATE", "TIME"))  # "Monday's attack"
    held = cue.mode == "territory-held" and trigger.dep_ == "pobj" and trigger.head.lower_ == "under"
    put["agent" if held else cue.roles.of] += args.preps.get("of", ())  # "under the control of the rebels"
    put[cue.roles.possessor if trigger.pos_ == "ADJ" else "agent"] += args.subjects  # who is dead has killed nobody
    blaming = laid_on(trigger)
    for prep in (*AT, *(("with",) if cue.type in ("agree", "consult") or cue.mode == "clash" else ())):
        targets += (t for t in args.preps.get(prep, ()) if blaming is None or not blaming.is_ancestor(t))
    governor, relation = light_verb(trigger)
    if governor is not None:
        lemma = governor.lemma_.lower()
        outer = arguments_of(governor)
        if lemma in words.suffered or (lemma == "come" and relation == "prep"):
            targets += outer.subjects
        elif lemma == "call" and cue.type != "protest":
            pass  # who calls a strike a crime is not who struck
        elif neither_confirms(governor):
            pass  # who neither confirms nor denies an attack is not said to have made it
        elif lemma == "use" and any(c.lower_ == "the" for c in trigger.children):
            pass  # who uses the enemy's withdrawal has not withdrawn
        elif lemma in words.light and not cue.effect and relation in ("dobj", "nsubjpass", "acl"):
            agents += outer.subjects
            for prep in AT:
                targets += outer.preps.get(prep, ())
    accused = _accusing(trigger)
    if accused is not None and not agents:
        agents += arguments_of(accused).objects
    if cue.type == "aid" and any(m.lower_ == "military" for m in args.modifiers):
        return  # "American military aid" is no gift of the American military
    agents += [
        m for m in args.modifiers
        if m not in agents and m.lower_ != "military" and not _is_place_name(m) and not is_opposed(m)
        and m.head.lower_ not in BACKING
    ]  # fmt: skip


def light_verb(noun: Token) -> tuple[Token | None, str]:
    """The verb of which an event noun is the object ("launched a series of strikes"), with the relation."""
    token = noun
    for _ in range(4):
        for child in token.children:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                return child, "acl"
            if child.dep_ == "relcl" and is_passive(child):
                return child, "acl"
        head = token.head
        if token.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
            return head, token.dep_
        if token.dep_ == "conj" and head.pos_ == "NOUN":
            token = head
        elif token.dep_ == "pobj" and head.dep_ == "prep":
            if head.lower_ == "of" and head.head.lemma_.lower() in PARTS | {"wave", "campaign"}:
                token = head.head
            elif head.lower_ in ("under", "in") and head.head.pos_ == "VERB":
                return head.head, "prep"
            else:
                break
        else:
            break
    return None, ""


def _accusing(noun: Token) -> Token | None:
    """The verb of "accused the army of looting and torture", for any of the nouns after "of"."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "VERB"):
        token = token.head
    if token.dep_ not in ("pobj", "pcomp") or token.head.dep_ != "prep":
        return None
    verb = token.head.head
    if verb.dep_ == "dobj":
        verb = verb.head
    return verb if verb.pos_ == "VERB" and verb.lemma_ in OBJECT_CONTROL else None


def _is_place_name(token: Token) -> bool:
    """Whether a modifier names where, not who: "the Kharkiv strike". An adjective ("Russian") names who."""
    return token.ent_type_ in ("GPE", "LOC", "FAC") and token.pos_ == "PROPN"


def actors_at(heads: Iterable[Token], mentions: Located[Actor]) -> tuple[Actor, ...]:
    """The actors mentioned at heads of phrases: the mention over the head, else those before it or after "of"."""
    found: list[Actor] = []
    known = list(heads)
    for head in known:
        # An apposition is the same actor once more, or, where the parse is wrong, somebody else.
        if head.dep_ == "appos" and head.head in known and _mentioned(head.head, mentions):
            continue
        for actor in _mentioned(head, mentions):
            if all(actor.id != other.id for other in found):
                found.append(actor)
    return tuple(found)


def _mentioned(head: Token, mentions: Located[Actor]) -> list[Actor]:
    start, end = head.idx, head.idx + len(head)
    over = mentions.touching((start, end))
    if over:
        return [*_joined_to(head, over[0], mentions), over[0]]
    found: list[Actor] = []
    for child in head.children:
        if says_only_where(child, head):
            continue
        if child.lower_ == "military" and child.dep_ == "amod" and head.lemma_.lower() in AIMED_AT:
            continue
        if child.dep_ in ("amod", "compound", "poss", "nmod"):
            span = child.idx, child.idx + len(child)
            found += [m for m in mentions.touching(span) if m not in found]
        elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for inner in child.children:
                span = inner.idx, inner.idx + len(inner)
                found += [m for m in mentions.touching(span) if m not in found]
    return found


def _joined_to(head: Token, over: Actor, mentions: Located[Actor]) -> list[Actor]:
    """Those whose forces these are too: the Americans of "American and British forces"."""
    found: list[Actor] = []
    for token in joined_before(head, over.span):
        of_it = (m for m in mentions.touching((token.idx, token.idx + len(token))) if m.kind in FORCES)
        found += [m for m in of_it if m.id != over.id and m not in found]
    return found


def _distinct(tokens: Iterable[Token]) -> list[Token]:
    seen: dict[int, Token] = {}
    for token in tokens:
        seen.setdefault(token.i, token)
    return list(seen.values())
