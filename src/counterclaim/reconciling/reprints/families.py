"""Families of reprints: who has the words of whom, the earliest member first.

`families_of` gives them for a set of dispatches. A ledger keeps the kinships and asks anew only for what a dispatch
touches: its keys (`bands`) give the candidates, `compare` the kinships, `families_in` the families of those dispatches
that hang together with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from counterclaim.reconciling.reprints.credits import agencies_of
from counterclaim.reconciling.reprints.descent import Descent, connected, kin_of, moment_of
from counterclaim.reconciling.reprints.differing import differences
from counterclaim.reconciling.reprints.kinship import Kinship, compare, same_address, same_words
from counterclaim.reconciling.reprints.looking_up import FEW, FIRST, MANY, candidates, standing_notes
from counterclaim.reconciling.reprints.signature import Signature, signature
from counterclaim.reconciling.reprints.wording import wording_of
from counterclaim.records import Document, Family, Member, digest
from counterclaim.records.span import length, merged, shared
from counterclaim.theatres.spelling import keys_in

__all__ = ["FEW", "FIRST", "families_from", "families_of", "kinships_among", "moment_of", "same_words"]

OWN = 0.5
"""Share of a sentence below which it is a member's own, if no more of it stands in others."""


class Kin(NamedTuple):
    """Dispatches that hang together, by their ids, and all their kinships; those of dispatches of the same words may be
    left to be found, as `copies`: pairs of ids."""

    documents: dict[str, Document]
    kinships: list[Kinship]
    copies: list[tuple[str, str]]


def families_of(documents: Iterable[Document]) -> tuple[Family, ...]:
    """The families of two or more dispatches among `documents`, by their earliest members; the same in whatever order
    they come. Texts of the same words are compared once."""
    every = {document.document_id: document for document in documents}
    signed = {id_: signature(document) for id_, document in every.items()}
    return families_from(every, kinships_among(every, signed))


def families_from(documents: Mapping[str, Document], kinships: Iterable[Kinship]) -> tuple[Family, ...]:
    """The families that `kinships` make of `documents` (by id); kinships with others are left out.

    Each dispatch is of the family of its main source (descent.py): one that merges two wires, which have nothing with
    each other, is of the family of which it has more, and names the dispatches of the other in `also`.
    """
    return in_order(family for kin in hanging_together(documents, kinships) for family in families_in(kin))


def hanging_together(
    documents: Mapping[str, Document], kinships: Iterable[Kinship], copies: Iterable[tuple[str, str]] = ()
) -> Iterator[Kin]:
    """The dispatches that hang together by kinships; those of which one is not among `documents` are left out."""
    known = {(k.a, k.b): k for k in kinships if k.a in documents and k.b in documents}
    same = set(copies)
    for pairs in connected([*known, *same]):
        ids = sorted({id_ for pair in pairs for id_ in pair})
        yield Kin(
            {id_: documents[id_] for id_ in ids}, [known[pair] for pair in pairs if pair in known],
            [pair for pair in pairs if pair in same],
        )  # fmt: skip


def in_order(families: Iterable[Family]) -> tuple[Family, ...]:
    """Families by their earliest members."""
    return tuple(sorted(families, key=lambda family: (moment_of(family.members[0]), family.family_id)))


def families_in(kin: Kin) -> list[Family]:
    """The families of some dispatches that hang together; a function of its argument alone. Whom one of them credits
    with its words has a part in which of them came first, whom others credit has none: else a dispatch about something
    else would change them."""
    documents = kin.documents
    kinships = [*kin.kinships, *(same_words(documents[a], documents[b]) for a, b in kin.copies)]
    near = kin_of(_without_notes(kinships, documents))
    credited = {id_: agencies_of(documents[id_]) for id_ in near}
    agencies = {_name(agency) for named in credited.values() for agency in named}
    own = frozenset(id_ for id_ in near if _name(documents[id_].outlet or "") in agencies)
    descent = Descent(near, documents, own)
    return [_family([documents[id_] for id_ in ids], descent, credited) for ids in descent.families() if len(ids) > 1]


def kinships_among(documents: Mapping[str, Document], signed: Mapping[str, Signature]) -> Iterator[Kinship]:
    """The kinships among documents: of copies of the same words with the first of them, and those found by keys."""
    by_text: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(documents, key=lambda i: (moment_of(documents[i]), i)):
        text = signed[id_].text
        if text is not None:
            by_text[text].append(id_)
    for first, *others in by_text.values():
        for id_ in others:
            if not same_address(documents[first], documents[id_]):
                yield same_words(documents[first], documents[id_])
    for a, b in candidates([same[0] for same in by_text.values()], signed):
        kinship = compare(documents[a], documents[b])
        if kinship is not None:
            yield kinship


def _without_notes(kinships: Sequence[Kinship], documents: Mapping[str, Document]) -> Iterator[Kinship]:
    """The kinships that are left where standing notes count for nothing."""
    ids = {id_ for k in kinships for id_ in (k.a, k.b)}
    if len(ids) < MANY:
        yield from kinships
        return
    signed = {id_: signature(documents[id_]) for id_ in ids}
    notes = standing_notes(signed, kinships)
    for kinship in kinships:
        noted = notes.intersection(signed[kinship.a].passages).intersection(signed[kinship.b].passages)
        again = compare(documents[kinship.a], documents[kinship.b], common=noted) if noted else kinship
        if again is not None:
            yield again


def _family(documents: Sequence[Document], descent: Descent, credited: Mapping[str, tuple[str, ...]]) -> Family:
    """The family of some dispatches, which stand in order."""
    first = documents[0]
    members = frozenset(d.document_id for d in documents)
    return Family(
        family_id=digest("family", first.document_id),
        members=tuple(
            _member(
                d, first, kin=[k for k in descent.near[d.document_id] if k.other(d.document_id) in members],
                also=descent.other_sources(d.document_id, members), credits=credited[d.document_id],
            )
            for d in documents
        ),
    )  # fmt: skip


def _member(
    document: Document, first: Document, *, kin: Sequence[Kinship], also: tuple[str, ...], credits: tuple[str, ...]
) -> Member:
    """`kin` are those of the family."""
    id_ = document.document_id
    wording = wording_of(document)
    common = merged(span for k in kin for span in k.passages(id_))
    having = {s.span: shared([s.span], common) for s in wording.sentences}
    read = sum(map(length, having))
    own = tuple(span for span, words in having.items() if words < OWN * length(span))
    because = [max(kin, key=lambda k: (k.share(id_), k.a, k.b)).because]
    because += [f"credits {agency}" for agency in credits]
    because += ["has passages of another family too"] if also else []
    return Member(
        document_id=id_, input_id=document.input_id, published=document.published, outlet=document.outlet,
        shared=sum(having.values()) / read if read else 0.0, credits=credits,
        differences=() if document is first else differences(first, document), own=own, also=also,
        because=tuple(because),
    )  # fmt: skip


def _name(name: str) -> tuple[str, ...]:
    return keys_in(name)
