"""Which words of a text name places: gazetteer names of capitalised words, weighed against the parse."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from counterclaim.gazetteer import Gazetteer, Hit
from counterclaim.gazetteer.gazetteer import edits
from counterclaim.reading.places.cues import cues
from counterclaim.reading.places.evidence import Verdict, judged, usage_of
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.neighbours import OF_NOTE, WIDE, Neighbours
from counterclaim.reading.places.unlisted import SHORTEST_UNLISTED, with_unlisted
from counterclaim.reading.places.windows import candidate_windows

OBJECTS = frozenset({"dobj", "pobj", "nsubjpass", "conj", "appos"})
"""Relations in which a place stands more often than a person or a firm does."""
FRENCH = (("ou", "u"), ("ch", "sh"), ("dj", "j"))
"""How French transliterates, and English."""


def mentions_in(
    doc: Doc, original: str, places: Gazetteer, own: Mapping[str, tuple[Hit, ...]], countries: frozenset[str]
) -> list[Mention]:
    """Every mention of a place in text order, without overlaps. `original` is the text as written; `own` are names
    that the theatre adds, `countries` where it lies."""
    windows = list(candidate_windows(doc, original))
    named = named_or_respelled({key for _, _, key in windows}, places)
    listed: dict[int, list[tuple[int, str]]] = {}
    for first, last, key in windows:
        if key in named or key in own:
            listed.setdefault(first, []).append((last, key))
    usage = usage_of(doc, {key for spans in listed.values() for _, key in spans})
    found: list[Mention] = []
    perhaps: list[Mention] = []
    at = -1
    for first in sorted(listed):
        if first <= at:
            continue
        for last, key in reversed(listed[first]):
            hits = (*own.get(key, ()), *named.get(key, ()))
            start, end = doc[first].idx, doc[last].idx + len(doc[last])
            mention = Mention(first, last, start, end, doc[first : last + 1].text, key, hits)
            verdict = judged(doc, mention, usage)
            if verdict is not Verdict.NO:
                (found if verdict is Verdict.PLACE else perhaps).append(mention)
                at = last
                break
    sure = {m.key for m in found if m.strong}
    home = {m.hits[0].place.country for m in found if m.hits[0].place.kind in WIDE}
    neighbours = Neighbours(doc, found, home | countries)
    found += [
        m
        for m in perhaps
        if (m.key in sure and not m.weak)
        or (not m.weak and is_at_home(doc, m, home, countries))
        or neighbours.is_among(m)
        or neighbours.is_listed(m)
    ]
    return sorted(with_unlisted(doc, found, places, home | countries), key=lambda m: m.start)


def named_or_respelled(keys: set[str], places: Gazetteer) -> Mapping[str, tuple[Hit, ...]]:
    """The places that go by each name, or by its English spelling where the name is written as French writes it ("El
    Facher", "Abou Dhabi"), with the share of letters in which the two differ."""
    named = places.named(keys)
    french = {key: english(key) for key in keys if key not in named and any(sign in key for sign, _ in FRENCH)}
    found = places.named(french.values())
    respelled = {
        key: tuple(
            Hit(hit.place, 1, round(edits(key, other) / max(len(key), len(other)), 3))
            for hit in found[other]
            if hit.rank < 2 and hit.place.weight >= OF_NOTE
        )
        for key, other in french.items()
        if other in found
    }
    return named | {key: hits for key, hits in respelled.items() if hits}


def english(key: str) -> str:
    """A folded name as English would transliterate it, were it written in French."""
    for sign, letters in FRENCH:
        key = key.replace(sign, letters)
    return key


def is_at_home(doc: Doc, mention: Mention, home: set[str], theatre: frozenset[str]) -> bool:
    """Whether a doubtful name is that of a town of note in a country of the theatre, or, where it stands as things do
    that are shelled, left or taken, in one that the document speaks of. A village known to the district only may bear a
    person's name, so it counts only where the parser sees no person."""
    last = doc[mention.last]
    site = last.dep_ == "compound" and last.head.lower_ in cues().sites
    wide = mention.first < mention.last and mention.hits[0].place.kind in WIDE
    if last.dep_ in OBJECTS or site or wide:
        theatre = theatre | home
    person = last.ent_type_ == "PERSON"
    village = len(mention.key) > SHORTEST_UNLISTED and not person
    return any(
        hit.place.country in theatre
        and ((hit.rank == 0 and not person) or hit.place.weight >= OF_NOTE)
        and (village or hit.place.precision != "district")
        for hit in mention.hits
    )
