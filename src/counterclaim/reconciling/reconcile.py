"""Many readings in, incidents out: the whole of reconciling in memory, in the order in which it is done.

    documents, readings → families of reprints → origins → tellings → strands → links → clusters → incidents

The ledger does the same step by step. For a new dispatch it needs: the dispatch's own tellings (`tellings_in`) and
strands (`strands_of`); the strands that share a block with one of them (`blocks`) and the links to them (`link`); and
then only the components in which a strand of those lies are taken apart anew (`components`, `clusters_of`) and composed
(`compose`). For a dispatch withdrawn, its strands and their links go, and the components that they lay in are taken
apart anew. Both give what `reconcile` gives from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.reconciling.incidents.clustering import clusters_of, components, likes, links_among, pair_of
from counterclaim.reconciling.incidents.composing import compose
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.strands import Strand, strands_of
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.telling import Telling, tellings_in
from counterclaim.records import Claim, Decision, Document, Family, Incident, Issue, Reading


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
    tellings: dict[str, Telling] = {}
    strands: dict[str, Strand] = {}
    for document, reading in sorted(readings, key=lambda pair: pair[0].document_id):
        mine = tellings_in(document, reading, origin=_origin)
        tellings |= {telling.key: telling for telling in mine}
        strands |= {strand.key: strand for strand in strands_of(mine, decisions=decided)}
    clusters = clustered(strands, decided)
    incidents = [
        compose([strands[key] for key in cluster], tellings, decisions=decided, rule=rule) for cluster in clusters
    ]
    return Reconciled(incidents=tuple(sorted(incidents, key=_order)))


def clustered(strands: Mapping[str, Strand], decisions: Decisions) -> list[tuple[str, ...]]:
    """The clusters of all strands, as sorted keys, sorted: links, components, and each component taken apart."""
    copies = likes(strands.values(), decisions)
    one_each = {key: strands[key] for key in copies}
    found = {pair_of(link.a, link.b): link.score for link in links_among(one_each)}
    clusters: list[tuple[str, ...]] = []
    for component in components(one_each.values(), found, decisions):
        for cluster in clusters_of([one_each[key] for key in component], decisions, found):
            clusters.append(tuple(sorted(copy for key in cluster for copy in copies[key])))
    return sorted(clusters)


def _order(incident: Incident) -> tuple[str, str]:
    return str(incident.period[0]) if incident.period else "9999", incident.incident_id


def _origin(claim: Claim) -> Origin:
    """Whom a claim comes from, by its chain alone."""
    speakers: Sequence[Origin] = [
        Origin(
            key=actor.id, name=actor.name, side=actor.side, aligned_with=actor.aligned_with, kind=actor.kind,
            because="it speaks last in the chain",
        )
        for link in claim.attribution[-1:]
        for actor in link.actors[:1]
    ]  # fmt: skip
    if speakers:
        return speakers[0]
    name = claim.outlet or claim.input_id
    return Origin(
        key=f"outlet:{name}", name=name, side=None, aligned_with=(), kind="media", because="the outlet's own voice"
    )  # fmt: skip
