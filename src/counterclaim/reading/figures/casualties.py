"""What befell the counted told two ways at once: "killed or wounded" counts casualties, "killed or captured" losses."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.figures.carriers import told_of
from counterclaim.reading.figures.counting import HELD_AS
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.measures import by_role
from counterclaim.reading.figures.verbs import of_verb

SHOOTING = "shoot"
"""The verb that tells how, beside one that tells what came of it: "shot and wounded two boys"."""
AFTERWARDS = frozenset({"burn"})
"""Verbs that tell, beside one of killing, what was done to the dead."""
HARMED = frozenset({"killed", "injured", "casualty"})
TAKEN = frozenset({"captured", "abducted", "arrested", "missing", "surrendered", "deserted", "lost"})
"""Beside "killed": those of whom it is told are lost to their side, dead or alive."""
UPROOTED = frozenset({"displaced", "expelled", "evacuated"})
RUINED = frozenset({"destroyed", "burned"})
GONE = frozenset({"captured", "seized", "abandoned", "stolen", "surrendered"})
"""Beside "destroyed": what its owner no longer has."""
BETWEEN = frozenset({"either", "else", "otherwise", "been", "presumed", "believed", "feared", "thought", *HELD_AS})
"""Words that may stand beside the joint, as adverbs may: "killed or else captured", "taken prisoner or killed"."""


def told_ways(found: Found, thing: Thing) -> Found:
    """The effect on those of whom words joined by "or" tell more than one: what is true of all of them
    (docs/figures.md), the first where nothing is. Words joined by "and" tell casualties, or how somebody died."""
    if found.itself or found.likened:
        return found
    trigger = found.trigger
    ways = joined(trigger)
    if not ways or not any(first.lower_ == "or" for _, first in ways):
        return both_ways(found)
    words = sorted({trigger, *(word for word, _ in ways)}, key=lambda word: word.i)
    effects = [effect for word in words if (effect := on(word, thing)) is not None]
    names = {effect for effect, _ in effects}
    if len(effects) < len(words) or len(names) < 2:
        return found
    if thing.person or found.measure in ("deaths", "injured", "casualties"):
        return of_persons(found, names) or Found(*effects[0], trigger)
    if names & {"damaged"} and names <= {"damaged", "hit", *RUINED}:
        return Found("damaged", f"{thing.kind}-damaged", trigger)
    if names & RUINED and names & GONE and names <= RUINED | GONE:
        return Found("lost", f"{thing.kind}-lost", trigger)
    return Found(*effects[0], trigger)


def of_persons(found: Found, names: set[str]) -> Found | None:
    """What is true of persons to whom one of several effects happened, None where no measure says it."""
    trigger = found.trigger
    if names <= HARMED:
        return Found("casualty", "casualties", trigger)
    if names <= HARMED | TAKEN and (names & HARMED or names == {"captured", "missing"}):
        return Found("lost", "losses", trigger)
    if names == {"captured", "surrendered"}:
        return Found("captured", "captured", trigger)
    if names & HARMED and names & UPROOTED:
        return Found("affected", "affected", trigger)
    return None


def on(word: Token, thing: Thing) -> tuple[str, str] | None:
    """The effect, and the measure, that a word alone tells of what is counted."""
    adjectives = by_role()["adjectives"].get(word.lower_, ())
    for effect in (*of_verb(word), *adjectives):
        if not told_of(effect, word, thing):
            continue
        if thing.person and effect.persons:
            return effect.effect, effect.persons
        if not thing.person and effect.takes(thing.kind, person=False):
            return effect.effect, f"{thing.kind}-{effect.effect}"
    return None


def joined(trigger: Token) -> list[tuple[Token, Token]]:
    """The words in a row with one, each with the joint beside it: "or", or a comma before an "or"; none where the row
    has no "or" or goes on to count something of its own."""
    return [*row(trigger, 1), *row(trigger, -1)]


def row(word: Token, step: int) -> Iterator[tuple[Token, Token]]:
    """The words joined to one, behind it (`step` 1) or before it (-1)."""
    while True:
        at = past(word, step)
        comma = at is not None and at.text == "," and (then := past(at, step)) is not None and then.lower_ == "or"
        joint = then if comma else at
        if joint is None or joint.lower_ not in ("or", ","):
            return
        other = past(joint, step)
        if other is None or not same_form(word, other) or (step > 0 and counts_next(other)):
            return
        yield other, joint
        word = other


def past(word: Token, step: int) -> Token | None:
    """The next word in a direction of the sentence that is no adverb and no particle."""
    at = word.i + step
    while word.sent.start <= at < word.sent.end:
        here = word.doc[at]
        if here.lower_ not in BETWEEN and here.pos_ not in ("ADV", "AUX") and here.dep_ != "prt":
            return here
        at += step
    return None


def counts_next(word: Token) -> bool:
    """Whether what follows a word is counted by itself: "killed or wounded 30" is not told of those before it."""
    after = word.nbor(1) if word.i + 1 < len(word.doc) else word
    return after.i > word.i and after.lower_ not in HELD_AS and after.pos_ in ("NUM", "NOUN", "PROPN", "ADJ", "DET")


def both_ways(found: Found) -> Found:
    """ "killed and wounded" counts casualties, "killed and captured" losses, "shot and wounded" the wounded."""
    other = {"killed": ("injured",), "injured": ("killed",), "captured": ("killed",)}.get(found.effect)
    if other is None:
        return found
    trigger = found.trigger
    doc, i = trigger.doc, trigger.i
    for joint, at in ((i + 1, i + 2), (i - 1, i - 2)):
        if not 0 <= at < len(doc) or joint < 0 or doc[joint].lower_ not in ("and", "/"):
            continue
        word = doc[at]
        known = (*of_verb(word), *by_role()["adjectives"].get(word.lower_, ()))
        told = [effect for effect in known if told_of(effect, word, Thing(None, True, None))]
        if word.lemma_ in AFTERWARDS:  # "massacred and burned 35 villagers"
            continue
        if doc[joint].lower_ == "and" and found.effect == "injured" and word.lemma_ == SHOOTING:
            return found
        if doc[joint].lower_ == "and" and trigger.lemma_ == SHOOTING and any(e.effect == "injured" for e in told):
            return Found("injured", "injured", word)
        if trigger.lemma_ in AFTERWARDS and any(e.effect == "killed" for e in of_verb(word)):
            return Found("killed", "deaths", word)
        counts = at > i and counts_next(word)
        if any(e.effect in other for e in told) and not counts and (at > i or same_form(word, trigger)):
            if found.effect != "captured":
                return Found("casualty", "casualties", trigger)
            if at < i:  # not "captured and killed", of whom all died
                return Found("lost", "losses", trigger)
    return found


def same_form(first: Token, second: Token) -> bool:
    """Whether two verbs stand in one form, which the parse may give two names."""
    tags = {"JJ" if one.lower_ == "missing" else one.tag_ for one in (first, second)}
    return len(tags) == 1 or tags <= {"VBN", "VBD"} or tags <= {"VBN", "JJ"}
