"""Bodies that rebels run: "the rebel-controlled health ministry" is not the state's."""

from __future__ import annotations

from counterclaim.reading.actors.composing import Composer
from counterclaim.reading.actors.phrase import Phrase
from counterclaim.reading.actors.siding import side_of_epithet
from counterclaim.reading.actors.who import Who
from counterclaim.reading.actors.wording import Wording, modifiers

RISEN = frozenset({"rebel", "insurgent", "separatist", "guerrilla", "militant", "militia", "opposition", "junta"})
MANNERS = ("running", "installing")


def rebels_at(at: int, composer: Composer, wording: Wording) -> Phrase | None:
    """The word at `at` as an owner, where it says who runs what follows: whom it means in this conflict, or rebels of
    whom nobody knows which they are; None where it says no such thing."""
    words = wording.words
    key = words[at].key
    if key not in RISEN or at + 2 >= len(words) or not wording.near(at + 1) or not wording.near(at + 2):
        return None
    if not any(words[at + 1].key in modifiers()[manner] for manner in MANNERS):
        return None
    side = side_of_epithet(composer.theatre, {key, f"{key}s"})
    epithets, actors = composer.lexicon.epithets, composer.lexicon.actors
    known = epithets.get((key,)) or epithets.get((f"{key}s",)) or actors.get(side.side or "")
    if known is not None:
        return Phrase(at, at + 1, composer.known(known, resolution="description"))
    rebels = Who(
        id=side.side or "text:rebels", name=words[at].text, kind="armed-group", side=side, resolution="description",
        role="description", named=False, plural=True,
    )  # fmt: skip
    return Phrase(at, at + 1, rebels)
