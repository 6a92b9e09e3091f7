"""An incident, a series and a family of reprints in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from counterclaim.cli.incident_tables import standing_line
from counterclaim.cli.running import counted
from counterclaim.cli.tables import colour, shortened
from counterclaim.publishing.incident_wording import (
    UNRESOLVED,
    estimate_words,
    period_words,
    places_words,
    what_words,
)
from counterclaim.publishing.wording import SIGNS, days_words, ends_words, figure_words, number_words, speaker_words
from counterclaim.records import Account, Claim, Document, Family, Incident, Member, Point

QUOTED = 300
"""Characters of a passage that is shown."""


def incident_text(incident: Incident, claims: Sequence[Claim], *, why: bool = False) -> Text:
    """An incident with its accounts, figures and claims; `why`: also why each claim is in it."""
    by_id = {claim.claim_id: claim for claim in claims}
    if incident.kind == "series":
        return series_text(incident, by_id)
    out = Text()
    out.append(f"incident {incident.incident_id}\n", style="bold")
    out.append(f"{what_words(incident)}, {places_words(incident, most=8)}, {period_words(incident)}\n", style="italic")
    told = f"{counted(len(incident.claims), 'claim')} in {counted(len(incident.documents), 'dispatch', 'dispatches')}"
    out.append(f"{told}, of {counted(incident.origins, 'origin')}\n", style="dim")
    out.append(f"standing  {standing_line(incident)}\n\n")
    for name, estimate in incident.figures.items():
        out.append(f"{estimate_words(name, estimate)}", style="bold yellow")
        out.append(f"  by {estimate.rule}: {estimate.because}\n", style="dim")
    for issue in incident.issues:
        out.append(f"{issue.message} [{issue.code}]\n", style="dim")
    for account in incident.accounts:
        out.append("\n")
        out.append(_account(account, by_id))
    out.append(_going_on(incident, by_id))
    if why:
        out.append("\nwhy the claims are together\n", style="bold")
        for one in incident.joined:
            out.append(f"{one.claim_id[:8]} with {one.to_claim[:8]}", style="cyan")
            out.append(f" ({one.score:g}): {'; '.join(one.because)}\n")
    return out


def _account(account: Account, claims: dict[str, Claim]) -> Text:
    out = Text()
    out.append(account.side or UNRESOLVED, style=f"bold {colour(account.side)}")
    said = [f"by {', '.join(dict.fromkeys(actor.name for actor in account.agents))}"] if account.agents else []
    said += [", ".join(dict.fromkeys(map(figure_words, account.figures)))] if account.figures else []
    said += [f"{len(account.origins)} origin{'' if len(account.origins) == 1 else 's'}"] if account.origins else []
    out.append(f"  {'; '.join(said)}\n", style="dim")
    for claim_id in account.claims:
        claim = claims.get(claim_id)
        if claim is not None:
            out.append(_told(claim, denies=claim_id in account.denials))
    return out


def _going_on(incident: Incident, claims: dict[str, Claim]) -> Text:
    """The claims that are in no account: they tell of nothing that happened themselves, and go on from what does."""
    told = {claim_id for account in incident.accounts for claim_id in account.claims}
    rest = [one.claim_id for one in incident.claims if one.claim_id not in told]
    out = Text()
    known = [claims[claim_id] for claim_id in dict.fromkeys(rest) if claim_id in claims]
    if known:
        out.append("\nsaid along with it", style="bold")
        out.append("  in no account: no event of its own\n", style="dim")
    for claim in known:
        out.append(_told(claim))
    return out


def _told(claim: Claim, *, denies: bool = False) -> Text:
    out = Text()
    out.append(f"  {claim.claim_id[:8]} ", style="cyan")
    out.append(f"{(claim.published or 'date open')[:10]} {claim.outlet or claim.input_id}: ", style="dim")
    denial = " (denial)" if denies else ""
    out.append(f"{speaker_words(claim)} {claim.stance}{denial}: “{shortened(claim.text, QUOTED)}”\n")
    return out


def series_text(series: Incident, claims: dict[str, Claim] | None = None) -> Text:
    """A running total with its values over time and what does not fit in them."""
    out = Text()
    out.append(f"series {series.incident_id[:8]}  ", style="bold")
    out.append(f"{what_words(series)}, {places_words(series)}", style="italic")
    out.append(f"  given by {series.origin or 'nobody who is known'}\n", style="dim")
    for point in series.points:
        out.append(f"  {point.day or 'day open'}  ")
        out.append(f"{point_words(point):>14}", style="yellow")
        window = f"  for {days_words(point.window)}" if point.window else ""
        revised = f"  takes the place of {point.revises[:8]}" if point.revises else ""
        out.append(f"  {point.claim_id[:8]}{window}{revised}", style="dim")
        claim = (claims or {}).get(point.claim_id)
        out.append(f"  “{shortened(claim.text)}”\n" if claim else "\n")
    for issue in series.issues:
        out.append(f"  {issue.message} [{issue.code}]\n", style="bold")
    return out


def point_words(point: Point) -> str:
    """A value with its bound."""
    if point.value is not None:
        return f"{SIGNS.get(point.comparator, '')}{number_words(point.value)}"
    return ends_words(point.low, point.high)


def family_text(family: Family, documents: dict[str, Document]) -> Text:
    """A family of reprints: the earliest member, and what each of the others cut, changed and added."""
    out = Text()
    out.append(f"family {family.family_id}\n", style="bold")
    first = family.members[0]
    earliest = documents.get(first.document_id)
    for member in family.members:
        out.append("\n")
        out.append(_head(member, first=member is first))
        document = documents.get(member.document_id)
        if earliest is None or document is None:
            continue
        for one in member.differences:
            out.append(f"  {one.change}", style="bold red" if one.figures else "bold")
            if one.before is not None:
                out.append(f"  “{shortened(earliest.text[slice(*one.before)], QUOTED)}”")
            if one.change == "changed":
                out.append(" → ")
            if one.after is not None:
                out.append(f"  “{shortened(document.text[slice(*one.after)], QUOTED)}”")
            out.append("  (numbers differ)\n" if one.figures else "\n", style="yellow")
    return out


def _head(member: Member, *, first: bool) -> Text:
    out = Text()
    out.append(f"{member.document_id[:8]} ", style="cyan")
    out.append(f"{(member.published or 'date open')[:16]} {member.outlet or 'outlet open'}")
    out.append("  the earliest" if first else f"  {member.shared:.0%} of its words in common", style="dim")
    credited = f", credits {', '.join(member.credits)}" if member.credits else ""
    return out.append(f"{credited}  {member.input_id}\n", style="dim")
