"""Many readings in, incidents out: the whole of reconciling in memory, in the order in which it is done.

    documents, readings → families of reprints → origins → tellings → strands → links → clusters → incidents

The ledger does the same step by step. For a new dispatch it needs: the dispatch's own tellings (`tellings_in`) and
strands (`strands_of`); the strands that share a block with one of them (`blocks`) and the links to them (`link`); and
then only the parts in which a strand of those lies or lay are taken apart anew (`parts`, `clusters_of`) and composed
(`compose`). For a dispatch withdrawn, its strands and their links go, and the parts that they lay in are taken
apart anew. Both give what `reconcile` gives from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from counterclaim.errors import UnknownTheatreError
from counterclaim.reconciling.incidents.clustering import (
    clusters_of,
    likes,
    links_among,
    links_within,
    pair_of,
    parts,
)
from counterclaim.reconciling.incidents.composing import compose
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.strands import Strand, strands_of
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.origins import origins_of
from counterclaim.reconciling.reprints import families_of
from counterclaim.reconciling.series import Sourced, series_of
from counterclaim.reconciling.telling import Telling, shared_family, tellings_in
from counterclaim.records import Decision, Document, Family, Incident, Issue, Reading
from counterclaim.theatres import Theatre, load


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """What many dispatches say together. Incidents are sorted by their first day and id."""

    incidents: tuple[Incident, ...]
    series: tuple[Incident, ...] = ()
    families: tuple[Family, ...] = ()
    issues: tuple[Issue, ...] = ()


def reconcile(
    readings: Iterable[tuple[Document, Reading]], *, decisions: Iterable[Decision] = (), rule: str = "ucdp"
) -> Reconciled:
    """The incidents of some dispatches. The order of `readings` does not matter; `decisions` are people's, `rule` names
    how figures are estimated."""
    decided = Decisions(decisions)
    read = sorted(readings, key=lambda pair: pair[0].document_id)
    families = families_of(document for document, _ in read)
    family_of = {member.document_id: family for family in families for member in family.members}
    tellings: dict[str, Telling] = {}
    sourced: list[Sourced] = []
    strands: dict[str, Strand] = {}
    for document, reading in read:
        family = family_of.get(document.document_id)
        origins = origins_in(document, reading, family)
        mine = tellings_in(document, reading, origins=origins, family=family)
        tellings |= {telling.key: telling for telling in mine}
        sourced += sourced_in(reading, origins, family)
        strands |= {strand.key: strand for strand in strands_of(mine, decisions=decided)}
    clusters = clustered(strands, decided)
    incidents = [
        compose([strands[key] for key in cluster], tellings, decisions=decided, rule=rule) for cluster in clusters
    ]
    return Reconciled(
        incidents=tuple(sorted(incidents, key=_order)), series=series_of(sourced), families=families
    )  # fmt: skip


def tellings_of_dispatch(document: Document, reading: Reading, family: Family | None) -> tuple[Telling, ...]:
    """The tellings of one dispatch, each with its origin. `family` is that of its reprints, None where it has none."""
    return tellings_in(document, reading, origins=origins_in(document, reading, family), family=family)


def origins_in(document: Document, reading: Reading, family: Family | None) -> Mapping[str, Origin]:
    """The origin of each claim of one dispatch, by claim id."""
    theatre = theatre_of(reading)
    return origins_of(reading.claims, document, family=family, theatre=theatre)


def sourced_in(reading: Reading, origins: Mapping[str, Origin], family: Family | None) -> list[Sourced]:
    """The claims of one dispatch with their origins, of which series are made."""
    return [
        Sourced(claim=claim, origin=origins[claim.claim_id], family=shared_family(claim, family))
        for claim in reading.claims
    ]


def theatre_of(reading: Reading) -> Theatre | None:
    """The theatre by which a dispatch was read; None where this program does not have it any more."""
    try:
        return load(reading.theatre) if reading.theatre else None
    except UnknownTheatreError:
        return None


def clustered(strands: Mapping[str, Strand], decisions: Decisions) -> list[tuple[str, ...]]:
    """The clusters of all strands, as sorted keys, sorted: links, parts, and each part taken apart."""
    copies = likes(strands.values(), decisions)
    one_each = {key: strands[key] for key in copies}
    found = {pair_of(link.a, link.b): link.score for link in links_among(one_each, decisions)}
    clusters: list[tuple[str, ...]] = []
    whole = parts(one_each.values(), found, decisions)
    for part, links in zip(whole, links_within(whole, found), strict=True):
        for cluster in clusters_of([one_each[key] for key in part], decisions, links):
            clusters.append(tuple(sorted(copy for key in cluster for copy in copies[key])))
    return sorted(clusters)


def _order(incident: Incident) -> tuple[str, str]:
    return str(incident.period[0]) if incident.period else "9999", incident.incident_id
