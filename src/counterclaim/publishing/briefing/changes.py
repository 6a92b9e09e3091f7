"""What a day's dispatches changed in an incident."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.publishing.briefing.statement import Saying, Statement
from counterclaim.publishing.briefing.wording import estimate_bounds, measure_of, side_words
from counterclaim.records import Incident


def changes(before: Incident | None, now: Incident, saying: Saying) -> tuple[Statement, ...]:
    """The differences of an incident from what it was the day before, or that it was not told of then."""
    every = tuple(ref.claim_id for ref in now.claims)
    if before is None:
        return (Statement("new: told of for the first time", every),)
    return tuple(_changes(before, now, saying))


def _changes(before: Incident, now: Incident, saying: Saying) -> Iterator[Statement]:
    known = {ref.claim_id for ref in before.claims}
    new = tuple(ref.claim_id for ref in now.claims if ref.claim_id not in known)
    said = {account.side: account for account in before.accounts}
    for account in now.accounts:
        mine = tuple(claim for claim in account.claims if claim in new)
        if mine and account.side not in said:
            yield Statement(f"{side_words(account.side)} speaks of it for the first time", mine)
        denied = tuple(claim for claim in account.denials if claim in new)
        if denied and not (account.side in said and said[account.side].denials):
            yield Statement(f"{side_words(account.side)} now denies it", denied)
    for measure, estimate in sorted(now.figures.items()):
        was = before.figures.get(measure)
        claims = tuple(dict.fromkeys((*estimate.claims, *(was.claims if was else ())))) or new
        if was is None:
            first = f"{measure_of(measure)}: {estimate_bounds(estimate)}, told for the first time"
            yield saying.say(claims, first, f"{measure_of(measure)}: told for the first time")
        elif (was.low, was.best, was.high) != (estimate.low, estimate.best, estimate.high):
            words = f"{measure_of(measure)}: {estimate_bounds(was)} before, {estimate_bounds(estimate)} now"
            yield saying.say(claims, words, f"{measure_of(measure)}: not what it was before")
    if before.standing != now.standing and before.standing and now.standing:
        every = tuple(ref.claim_id for ref in now.claims)
        yield Statement(f"standing: {before.standing} before, {now.standing} now", every)
