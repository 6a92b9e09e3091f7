"""The places component: every mention of a place in a document, what it means, and how it is mentioned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from counterclaim.gazetteer import Gazetteer, GazetteerPlace, Hit, folded_name, gazetteer
from counterclaim.reading.component import digest_of_files
from counterclaim.reading.layers import Layers
from counterclaim.reading.places.cues import FILE, cues, unit_kinds
from counterclaim.reading.places.mention import Mention
from counterclaim.reading.places.reasons import reason_for
from counterclaim.reading.places.recognition import mentions_in
from counterclaim.reading.places.resolution import resolve
from counterclaim.reading.places.rivers import mark_rivers
from counterclaim.reading.places.roles import relation_of, role_of
from counterclaim.reading.places.settling import Resolved
from counterclaim.reading.places.units import (
    PLURAL_ONLY,
    mark_containers,
    mark_datelines,
    mark_headed_lists,
    mark_units,
    with_shared_heads,
)
from counterclaim.reading.places.windows import following
from counterclaim.records import Candidate, Issue, Reason, ReasonKey, Toponym
from counterclaim.theatres import Theatre

OWN = -1
"""Numbers of a theatre's own places count down from here."""


class Places:
    """Toponyms resolved against the gazetteer and the theatre's own places (issue 6; measures in benchmarks/)."""

    NAME = "places"
    VERSION = "8"
    NEEDS = ("document", "syntax", "theatre")
    SETS = ("toponyms",)

    def __init__(self, table: Gazetteer | None = None) -> None:
        """`table` stands for the gazetteer that comes with the program, which is opened on first use."""
        self._table = table

    @property
    def table(self) -> Gazetteer:
        """The gazetteer. Raises GazetteerError where it was not built."""
        return self._table or gazetteer()

    @property
    def digest(self) -> str:
        """Digest of the gazetteer and the cues."""
        return f"{self.table.digest}-{digest_of_files(FILE)}"

    def __call__(self, layers: Layers) -> Layers:
        """The layers with every mention of a place."""
        table = self.table
        doc = layers.doc
        own = own_names(layers.theatre, table)
        mentions = mentions_in(doc, layers.text, table, own, frozenset(layers.theatre.countries))
        mentions = with_shared_heads(doc, mentions, table, own)
        mark_units(doc, mentions)
        mark_headed_lists(doc, mentions)
        mark_datelines(doc, mentions)
        mark_rivers(doc, mentions)
        mark_containers(doc, mentions)
        resolved = resolve(mentions, layers.theatre)
        toponyms = tuple(toponym(layers, doc, m, r, table) for m, r in zip(mentions, resolved, strict=True))
        issues = (unresolved(t) for t in toponyms if t.place is None and t.role == "literal")
        reasons: dict[ReasonKey, tuple[Reason, ...]] = {
            ("place", t.span): (reason_for(t, r),)
            for t, r in zip(toponyms, resolved, strict=True)
            if t.role == "literal"
        }
        return replace(layers, toponyms=toponyms).with_issues(*issues).with_reasons(reasons)


def unresolved(found: Toponym) -> Issue:
    """Why a literal mention has no place: nothing goes by its name, or too many places do."""
    if found.candidates:
        names = " or ".join(dict.fromkeys(f"{c.name} ({c.place})" for c in found.candidates[:2]))
        message = f"'{found.text}' may be {names}; nothing in the text decides"
    else:
        message = f"no place is known by the name '{found.text}'"
    return Issue(code="place-unresolved", span=found.span, message=message)


def toponym(layers: Layers, doc: Doc, mention: Mention, resolved: Resolved, table: Gazetteer) -> Toponym:
    """The record of one mention. A unit word right after a name belongs to it: "Kharkiv region"."""
    place = resolved.place
    end = mention.end
    precision = place.precision if place else None
    after = following(doc, doc[mention.last])
    stays_out = PLURAL_ONLY | cues().unit_adjectives
    if mention.unit and after is not None and unit_kinds().get(after.lower_) == mention.unit and not mention.adjective:
        end = end if after.lower_ in stays_out else after.idx + len(after)
    if place is not None and place.kind == "settlement" and not mention.adjective and not mention.embedded:
        site = site_of_town(doc, mention)
        if site is not None:
            precision, end = "point", site.idx + len(site)
        elif mention.unit in {"region", "district"}:
            precision = "district"
    parent = table.by_id(place.parent) if place and place.parent is not None else None
    text = layers.text[mention.start : end]
    role = role_of(doc, mention, place)
    return Toponym(
        start=mention.start,
        end=end,
        text=text,
        role=role,
        place=place.place if place else None,
        name=place.name if place else text,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        precision=precision,  # type: ignore[arg-type]
        relation=relation_of(doc, mention) if role == "literal" else "in",
        country=(place.country or None) if place else None,
        parent=parent.place if parent else None,
        score=resolved.score,
        distance=min(
            (hit.distance for hit in mention.hits if place is not None and hit.place.id == place.id), default=0.0
        ),
        candidates=tuple(Candidate(place=p.place, name=p.name, score=score) for p, score in resolved.ranked),
    )


def site_of_town(doc: Doc, mention: Mention) -> Token | None:
    """The last word of a site of which a town has one, right after its name: "Goma airport"."""
    for words in cues().town_sites:
        tokens = doc[mention.last + 1 : mention.last + 1 + len(words)]
        if tuple(token.lower_ for token in tokens) == words:
            return tokens[-1]
    return None


@lru_cache(maxsize=32)
def own_names(theatre: Theatre, table: Gazetteer) -> Mapping[str, tuple[Hit, ...]]:
    """The names that a theatre adds: of its own places, and other names of the gazetteer's."""
    names: dict[str, list[Hit]] = {}
    for number, local in enumerate(theatre.places):
        if local.latitude is not None and local.longitude is not None:
            kind = {"point": "site"}.get(local.precision, local.precision)
            place: GazetteerPlace | None = GazetteerPlace(
                OWN - number, local.id, local.name, local.latitude, local.longitude, kind, local.precision,
                local.country or "", None, None, 1_000_000, 0,
            )  # fmt: skip
        else:
            place = table.by_place(local.id)
        for name in (local.name, *local.aliases) if place else ():
            names.setdefault(folded_name(name), []).append(Hit(place, 0))  # type: ignore[arg-type]
    return {name: tuple(hits) for name, hits in names.items()}
