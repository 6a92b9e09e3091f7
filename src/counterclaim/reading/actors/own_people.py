"""Forces that a speaker calls his own: "our soldiers" in what a party says, "air defence crews shot down …" in a
bulletin of its army."""

from __future__ import annotations

from collections.abc import Iterator, Set

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.actors.armies import army_near
from counterclaim.reading.actors.enemies import is_open, main_force
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.voices import Voices
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Actor
from counterclaim.records.located import Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import slug

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LIGHT = frozenset({"det", "nummod"})
OURS = frozenset({"our", "my"})
DEFENDING = frozenset({
    "shoot", "repel", "destroy", "intercept", "foil", "down", "thwart", "neutralise", "neutralize", "liberate",
    "repulse", "improve", "hit", "strike", "eliminate",
})  # fmt: skip
"""Verbs of what a side tells of its own."""
BARE = frozenset(
    {"crews", "defences", "defenses", "defence", "defense", "aviation", "units", "pilots", "artillery", "infantry"}
)
"""Nouns of a force that a side tells of without an owner."""
SORTS = frozenset(
    {
        "air",
        "defence",
        "defense",
        "missile",
        "drone",
        "artillery",
        "assault",
        "tank",
        "rocket",
        "mortar",
        "anti",
        "aircraft",
        "ground",
        "-",
    }
)
"""What before such a noun says of what sort it is, not whose."""
RANKS = frozenset({
    "troops", "soldiers", "servicemen", "sappers", "paratroopers", "marines", "gunners", "scouts", "snipers",
    "commandos", "artillerymen", "infantrymen", "defenders",
})  # fmt: skip
"""Nouns for soldiers, whom a force tells of without an owner where it tells what its own did."""
SERVING = frozenset({
    *DEFENDING, "find", "clear", "defuse", "hold", "rescue", "evacuate", "capture", "retake", "recapture", "take",
    "enter", "advance", "withdraw", "pull", "fight", "secure", "encircle", "surround", "send", "deploy", "regain",
    "defend", "reach", "push", "move", "cross", "return", "complete", "conduct", "operate", "discover", "raise",
})  # fmt: skip
"""Verbs of what a force tells of its own soldiers."""
FORCES = frozenset({"military", "armed-group"})
CREWS = frozenset({"crews", "crew"})
"""Who serves a body that tends to those hit as well as an army."""
CIVIL = frozenset({"government", "local-official", "administration"})
ARMED = frozenset({"military", "armed-group", "state", "government", "administration", "local-official"})
"""Kinds of those whose side's forces are meant by "our soldiers"."""


def own_of_speakers(voices: Voices) -> Iterator[Actor]:
    """The words for somebody's own forces, in text order, where nobody known is mentioned there already."""
    layers = voices.layers
    own = frozenset(offices().fighting.own)
    settled = Stretches(m.span for m in layers.mentions if not is_open(m))
    for noun in layers.doc:
        if noun.lower_ not in own or settled.touch(extent(noun)):
            continue
        if any(c.lower_ in OURS for c in noun.children):
            force = _ours(noun, voices)
        elif _tells_of_own(noun, BARE, DEFENDING) or _of_a_force(noun, voices):
            side = _side(noun, voices)
            force = main_force(side, rules=False, met=layers.mentions, layers=layers) if side is not None else None
        else:
            continue
        if force is not None:
            yield replace(force, span=(_first(noun), extent(noun)[1]), resolution="description")


def _ours(noun: Token, voices: Voices) -> Actor | None:
    layers = voices.layers
    cited = voices.is_cited(noun)
    speaker = voices.speaker(noun) if cited else voices.issuer
    if speaker is None and not cited and (side := voices.neighbour(noun)) is not None:
        return main_force(side, rules=False, met=layers.mentions, layers=layers)
    if speaker is None:
        army = army_near(noun, layers.mentions_at.within((0, noun.idx)), layers) if cited else None
        return army if army is not None and noun.lower_ in offices().fighting.soldiers else None
    if noun.lower_ in CREWS and speaker.kind in CIVIL and not speaker.id.endswith("defence-ministry"):
        return speaker
    group = speaker.kind == "armed-group" and speaker.named and not is_person(speaker, layers)
    if group or speaker.kind not in ARMED:
        return speaker
    force = main_force(speaker.side or "", rules=False, met=layers.mentions, layers=layers)
    return force if force is not None else _unnamed(noun, speaker, layers)


def _unnamed(noun: Token, speaker: Actor, layers: Layers) -> Actor:
    """The forces of a side that has several, by their own words."""
    words = layers.text[noun.idx : extent(noun)[1]]
    return Actor(
        id=f"text:{slug(words)}", name=words, side=speaker.side, aligned_with=speaker.aligned_with, kind="armed-group",
        named=False, span=extent(noun), resolution="description",
    )  # fmt: skip


def _side(noun: Token, voices: Voices) -> str | None:
    """The side whose words those of a noun are."""
    speaker = voices.speaker(noun)
    if speaker is None and not voices.is_cited(noun):
        return voices.issuer.side if voices.issuer is not None else voices.neighbour(noun)
    return speaker.side if speaker is not None else None


def _tells_of_own(noun: Token, nouns: Set[str], verbs: Set[str]) -> bool:
    """Whether a noun without an owner is who does what a side tells of its own: who shot something down."""
    verb = noun.head
    fitting = noun.lower_ in nouns and noun.dep_ in SUBJECTS and verb.lemma_.lower() in verbs
    return fitting and all(c.dep_ in LIGHT or c.lower_ in SORTS for c in noun.children)


def _of_a_force(noun: Token, voices: Voices) -> bool:
    """Whether a force, or its ministry, tells of soldiers what they do for it: "the army said sappers had found …"."""
    speaker = voices.speaker(noun)
    if speaker is None or not _tells_of_own(noun, RANKS | BARE, SERVING):
        return False
    return speaker.kind in FORCES or speaker.id.endswith("defence-ministry")


def _first(noun: Token) -> int:
    """Where the words before a noun begin that say of what sort it is."""
    first = noun.i
    while first > noun.sent.start and noun.doc[first - 1].lower_ in SORTS:
        first -= 1
    return noun.doc[first].idx
