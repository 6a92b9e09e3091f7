"""What the sure places of a text say of a doubtful name: a place near them, or one of a list with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from counterclaim.gazetteer import GazetteerPlace, kilometres
from counterclaim.reading.places.cues import cues
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.units import link_between
from counterclaim.reading.places.windows import following
from counterclaim.records.located import Located

WIDE = frozenset({"country", "region", "area"})
"""Kinds of places that tell which country a document speaks of."""
OF_NOTE = 5000
"""Population from which a doubtful name may be another name of a town."""
OF_NEWS = 3000
"""Weight from which another name of a village may be meant among its neighbours: what our own tables give a village."""
AMONG = 200.0
"""Kilometres within which a doubtful name has to lie to a place that is sure."""
SPREAD = 12
"""Most places of one sure name that are looked at."""
CELL = 6
"""Degrees of the cells by which near places are found: wider than `AMONG` up to 72 degrees of latitude."""
LIST_REACH = 80
"""Code points between two members of a list, brackets between them included."""
LINKS = frozenset({",", ", and", " and", "and", "or"})

Cell = tuple[int, int]


class Neighbours:
    """The sure mentions of one text; those in `countries` are the world in which doubtful names are looked for."""

    def __init__(self, doc: Doc, sure: Sequence[Mention], countries: set[str]) -> None:
        self._doc = doc
        self._listed = Located((m for m in sure if not m.adjective), lambda mention: (mention.start, mention.end))
        self._world: dict[Cell, dict[tuple[str, str], GazetteerPlace]] = {}
        for mention in sure:
            for hit in mention.hits[:SPREAD]:
                if hit.rank < 2 and hit.place.country in countries and hit.place.kind not in WIDE:
                    cell = self._world.setdefault(cell_of(hit.place), {})
                    cell.setdefault((mention.key, hit.place.place), hit.place)
        self._near: dict[str, bool] = {}

    def is_among(self, mention: Mention) -> bool:
        """Whether a doubtful name is that of a place near others that the document names, and nobody who speaks: "took
        Kitshanga, then Mweso". A word that begins a sentence and is no name to the parser has to be one of a list."""
        doc = self._doc
        root = doc[mention.first : mention.last + 1].root
        speaks = root.dep_ == "nsubj" and root.head.lemma_.lower() in cues().speech_verbs
        if speaks and not mention.hits[0].place.capital:
            return False
        if mention.weak and doc[mention.first].is_sent_start:
            after = following(doc, doc[mention.last])
            if after is None or after.text not in {"and", ","}:
                return False
        if mention.key not in self._near:
            self._near[mention.key] = self._lies_near(mention)
        return self._near[mention.key]

    def _lies_near(self, mention: Mention) -> bool:
        """Whether one of the places of a name lies near one of another name's."""
        meant = (
            hit.place
            for hit in mention.hits
            if (hit.rank == 0 or (hit.rank == 1 and hit.place.weight >= OF_NEWS)) and hit.place.kind != "country"
        )
        return any(
            key != mention.key and kilometres(other.latitude, other.longitude, place.latitude, place.longitude) < AMONG
            for place in meant
            for cell in around(cell_of(place))
            for (key, _), other in self._world.get(cell, {}).items()
        )

    def is_listed(self, mention: Mention) -> bool:
        """Whether a doubtful name that is no person's stands in a list beside a sure place of its country: "the Gao,
        Kidal and Timbuktu regions"."""
        if self._doc[mention.first].ent_type_ == "PERSON":
            return False
        countries = {hit.place.country for hit in mention.hits if hit.rank == 0 and hit.place.weight >= OF_NOTE}
        near = (
            self._listed.touching((max(0, mention.start - LIST_REACH), mention.end + LIST_REACH)) if countries else ()
        )
        return any(
            any(hit.place.country in countries and hit.place.kind not in WIDE - {"region"} for hit in other.hits[:2])
            and link_between(self._doc, *sorted((mention, other), key=lambda m: m.start)) in LINKS
            for other in near
        )


def cell_of(place: GazetteerPlace) -> Cell:
    """The cell of the globe in which a place lies."""
    return int(place.latitude // CELL), int(place.longitude // CELL) % (360 // CELL)


def around(cell: Cell) -> Iterator[Cell]:
    """A cell and the eight about it."""
    return ((cell[0] + north, (cell[1] + east) % (360 // CELL)) for north in (0, -1, 1) for east in (0, -1, 1))
