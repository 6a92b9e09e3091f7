"""What a made ledger is about: a made-up war of some forty incidents a day, and the words to tell of it.

Everything is drawn at random from the theatres' offices, the gazetteer's places, common words of news and made-up rare
ones; no text is anybody's. A day's incidents hang on the seed and the day alone, so that a ledger can be made longer
without making its beginning again.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

from counterclaim.reconciling.incidents.words import levels
from counterclaim.records import EventType
from counterclaim.records.actor import ActorKind
from counterclaim.records.place import PlacePrecision

T = TypeVar("T")

PLACES, VOCABULARY, OUTLETS = 5_000, 30_000, 60
INCIDENTS = 40
"""New ones a day."""

EVENTS: dict[tuple[EventType, str | None], float] = {
    ("assault", "shelling"): 0.25, ("assault", "air-strike"): 0.15, ("assault", "drone-strike"): 0.12,
    ("assault", None): 0.1, ("control", "territory"): 0.1, ("service", "power-cut"): 0.05, ("retreat", None): 0.05,
    ("coerce", "detention"): 0.04, ("aid", "military"): 0.04, ("consult", None): 0.04, ("sanction", None): 0.02,
    ("mobilize", None): 0.02, ("protest", None): 0.01, ("agree", None): 0.01,
}  # fmt: skip
MEASURES = {
    "deaths": 0.35, "injured": 0.2, "displaced": 0.05, "captured": 0.05, "drone-shot-down": 0.1, "area-regained": 0.05,
    "settlement-regained": 0.05, "tank-destroyed": 0.05, "household-without-power": 0.05, "missile-fired": 0.05,
}  # fmt: skip
SIDES = {"ukraine": 0.3, "russia": 0.27, "third-party": 0.25, "saf": 0.06, "rsf": 0.06, "unresolved": 0.06}
AT_WAR = {"UA": ("ukraine", "russia"), "RU": ("russia", "ukraine"), "SD": ("saf", "rsf")}
"""Who holds, and who attacks, the places of a country."""


class Spot(NamedTuple):
    """A place of the gazetteer."""

    place: str
    name: str
    precision: PlacePrecision
    latitude: float
    longitude: float


class Town(NamedTuple):
    """A town of the countries at war, and the region that it lies in: dispatches name one or the other."""

    spot: Spot
    region: Spot
    country: str


class Speaker(NamedTuple):
    """An actor of a theatre, or one whom nobody knows."""

    id: str
    name: str
    side: str | None
    kind: ActorKind


class Happening(NamedTuple):
    """An incident as it was: `day` counts from the first; `names` are rare words that tell it from others (a street, a
    witness); `numbers` by measure."""

    day: int
    town: Town
    type: EventType
    mode: str | None
    attacker: Speaker
    attacked: Speaker
    names: tuple[str, str]
    numbers: dict[str, int]


class World:
    """What dispatches are made of. The same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.dice = random.Random(seed)  # noqa: S311
        common = sorted(word for word in levels() if word.isalpha())
        self.dice.shuffle(common)
        common.sort(key=lambda word: levels()[word])  # what stands everywhere first
        self.rare = sorted({self.made_word() for _ in range(VOCABULARY)} - levels().keys())
        self.dice.shuffle(self.rare)
        self.words = [*common, *self.rare]
        self.word_weights = zipf(len(self.words))
        self.towns = towns()
        self.town_weights = zipf(len(self.towns))
        self.speakers = speakers()
        kinds = ("News", "Wire", "Post")
        self.outlets = [f"{self.made_word().title()} {kind}" for kind in kinds for _ in range(OUTLETS // 3)]
        self.wires = [outlet for outlet in self.outlets if outlet.endswith("Wire")][:12]
        self.happening = lru_cache(maxsize=64)(self._happening)

    def made_word(self) -> str:
        """A word of two to five made-up syllables."""
        syllables = ("ka", "ro", "mi", "ste", "lun", "vor", "né", "ta", "sh", "ber", "ing", "o")
        return "".join(self.dice.choices(syllables, k=self.dice.choice((2, 3, 3, 4, 4, 5))))

    def speaker(self, side: str, dice: random.Random) -> Speaker:
        """Somebody of a side; few of them often."""
        there = self.speakers[side]
        return there[min(int(dice.paretovariate(0.6)) - 1, len(there) - 1)]

    def town(self, dice: random.Random) -> Town:
        """A town; few of them often."""
        return dice.choices(self.towns, cum_weights=self.town_weights)[0]

    def filler(self, count: int, dice: random.Random) -> str:
        """Words of the vocabulary as a sentence."""
        words = dice.choices(self.words, cum_weights=self.word_weights, k=count)
        return f"{' '.join(words).capitalize()}."

    def _happening(self, day: int) -> tuple[Happening, ...]:
        """The new incidents of a day, the most told first."""
        dice = random.Random(f"{self.seed} day {day}")  # noqa: S311
        return tuple(self._one(day, dice) for _ in range(INCIDENTS))

    def _one(self, day: int, dice: random.Random) -> Happening:
        town = self.town(dice)
        holding, attacking = AT_WAR[town.country]
        type_, mode = one_of(EVENTS, dice)
        measures = {one_of(MEASURES, dice) for _ in range(dice.choice((1, 2, 2)))}
        names = dice.choices(self.rare, k=2)
        return Happening(
            day, town, type_, mode, self.speaker(attacking, dice), self.speaker(holding, dice),
            (names[0].title(), names[1].title()),
            {measure: int(dice.paretovariate(1.2)) for measure in sorted(measures)},
        )  # fmt: skip

    @cached_property
    def likely(self) -> list[float]:
        """How much more is told of the first incidents of a day than of the last, as cumulative weights: a tenth of all
        of the first one."""
        return zipf(INCIDENTS, 0.6)


def one_of(shares: Mapping[T, float], dice: random.Random) -> T:
    """One of the keys, by their shares."""
    return dice.choices(list(shares), list(shares.values()))[0]


def zipf(count: int, steep: float = 1.0) -> list[float]:
    """Cumulative weights by Zipf's law: the first of `count` weighs most, the flatter the less `steep` they fall."""
    return list(accumulate(rank**-steep for rank in range(1, count + 1)))


def towns() -> list[Town]:
    """The heaviest towns of the countries at war, from the gazetteer."""
    import sqlite3
    from contextlib import closing

    from counterclaim.gazetteer.gazetteer import PATH

    with closing(sqlite3.connect(PATH)) as table:
        found = table.execute(
            "SELECT t.place, t.name, t.precision, t.latitude, t.longitude, "
            "r.place, r.name, r.precision, r.latitude, r.longitude, t.country "
            "FROM place t JOIN place r ON r.id = t.region WHERE t.country IN ('UA', 'RU', 'SD') "
            "AND t.precision = 'settlement' ORDER BY t.country = 'RU', t.weight DESC, t.id LIMIT ?", (PLACES,)
        )  # fmt: skip
        return [Town(Spot(*row[:5]), Spot(*row[5:10]), row[10]) for row in found]


def speakers() -> dict[str, list[Speaker]]:
    """The actors of two theatres by their sides, and some whose side is open."""
    from counterclaim.theatres import load

    bodies = [a for t in ("ukraine-2022", "sudan-2023") for a in load(t).actors if a.gender is None]
    known = {a.id: Speaker(a.id, a.name, a.side or "third-party", a.kind) for a in bodies}
    found = {side: [one for one in known.values() if one.side == side] for side in SIDES}
    return found | {"unresolved": [Speaker(f"text:source-{n}", f"source {n}", None, "unknown") for n in range(200)]}
