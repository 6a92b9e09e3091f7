"""Bodies of the state whose land they serve, though the text says no more than their trade: the power company, a court,
the police officer at the gate."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.actors.home import home
from counterclaim.reading.actors.places_near import around
from counterclaim.reading.actors.siding import Side, side_of_country, side_of_place
from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import Word, words_in

SERVED = frozenset({"power", "electricity", "water", "grid", "gas", "heating", "railway", "sewage", "energy"})
SERVING = frozenset({"company", "utility", "operator", "provider", "board", "supplier", "corporation", "distributor"})
COURTS = frozenset({"court", "tribunal"})
POLICE = frozenset({"police", "policeman", "policewoman", "policemen", "gendarme", "gendarmes", "prison", "jailer"})
ABROAD = frozenset({"international", "foreign", "un", "european", "african", "world"})
"""Words that say that a court is of no one land."""
LIGHT = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "other", "another", "any", "all",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "one",
})  # fmt: skip
"""Words before a noun that do not tell who is meant."""
OWNING = frozenset({"its", "his", "her", "their", "our", "my", "your", "whose"})
MOST = 4
"""Words before a noun that its name may have."""
RUN = ("state-run", "state-owned", "state-controlled", "state run", "state owned", "government-run", "government-owned")


def side_of_service(span: Span, layers: Layers, *, prison: bool = False) -> Side | None:
    """The side of a body of that kind that the words at `span` mean, as no name and no owner tells it; None where they
    mean another. `prison`: a prison stands before them.

    Who gives power and water is the state's in whose land the places near lie, whoever holds them; a court and the
    police are of whoever rules there.
    """
    told = {word.key for word in words_in(layers.text, span)}
    if told & SERVED and told & SERVING:
        return _of_state(span, layers)
    if (told & COURTS or told & POLICE or prison) and not told & ABROAD:
        return _of_rulers(span, layers)
    return None


def service_at(words: Sequence[Word], at: int) -> int | None:
    """Where the power company or the like ends whose trade is told at a word; None where none is."""
    keys = [word.key for word in words[at : at + 2]]
    return at + 2 if len(keys) == 2 and keys[0] in SERVED and keys[1] in SERVING else None


def state_run(actor: Actor, whole: Span, layers: Layers) -> Side | None:
    """The side of a medium that the words of a source call the state's, of the land that the war is fought in; None for
    any other."""
    words = layers.text[slice(*whole)].casefold()
    if actor.kind != "media" or not any(run in words for run in RUN):
        return None
    code = home(layers)
    side = side_of_country(layers.theatre, code) if code else None
    return side if side is not None and side.side is not None else None


def _of_state(span: Span, layers: Layers) -> Side:
    codes: set[str] = set()
    for near in around(span, layers):
        codes = {t.country for t in near if t.country}
        if codes:
            break
    code = next(iter(codes)) if len(codes) == 1 else None if codes else home(layers)
    return side_of_country(layers.theatre, code) if code else Side(None)


def _of_rulers(span: Span, layers: Layers) -> Side:
    day = layers.document.published_day
    for near in around(span, layers):
        sides = {side_of_place(layers.theatre, t.country, t.name, day) for t in near if t.country}
        if sides:
            return sides.pop() if len(sides) == 1 else Side(None)
    code = home(layers)
    return side_of_country(layers.theatre, code) if code else Side(None)


def worded(actor: Actor, whole: Span, layers: Layers) -> str:
    """The name of somebody without a name with the words that tell which, where the source has more of them before the
    noun than the dictionary knows: "Chin media", "customs officer" of "a customs officer"."""
    text = layers.text
    inside = whole[0] <= actor.span[0] < actor.span[1] <= whole[1]
    if actor.named or actor.resolution != "description" or not inside:
        return actor.name
    if text[slice(*actor.span)].casefold() != actor.name.casefold():
        return actor.name
    before = words_in(text, (whole[0], actor.span[0]))
    while before and before[0].key in LIGHT:
        before = before[1:]
    if not before or len(before) > MOST or any(word.key in offices().modifiers.links for word in before):
        return actor.name
    phrase = text[before[0].start : actor.span[1]]
    owned = "’s" in phrase or "'s" in phrase or any(word.key in OWNING for word in before)
    return actor.name if owned or set(phrase) & set(",;:()\n") else phrase
