"""Proposals in a sentence."""

from __future__ import annotations

from counterclaim.records import Issue, ProposedDate

PROPOSED = "published-proposed"
"""Code of the issue that carries a proposal, or says that a date is one which was accepted."""

NAMED = 3
"""Reasons that a sentence gives beside the first."""


def proposed_issue(found: ProposedDate) -> Issue:
    """The issue of a dispatch without a date, standing where the proposal was read."""
    message = f"No date of publication is given. {_proposal(found)}."
    if found.day is not None:
        message += f" Pass --published {found.published} if it is right."
    return Issue(code=PROPOSED, span=found.reasons[0].span, message=message)


def accepted_issue(published: str, found: ProposedDate | None) -> Issue:
    """The issue of a dispatch whose date is a proposal that was accepted."""
    message = f"The date of publication, {published}, was proposed by the text and accepted"
    if found is None or found.published != published:
        return Issue(code=PROPOSED, message=message + "; the text does not propose it any more.")
    return Issue(code=PROPOSED, span=found.reasons[0].span, message=f"{message}. {_proposal(found)}.")


def _proposal(found: ProposedDate) -> str:
    """ "The dateline 'Sept 13' proposes 2022-09-13 (confidence 0.72; next 2023-09-13 with 0.11): 'Tuesday' is …"."""
    first, *rest = (reason.because for reason in found.reasons)
    after = f"; next {found.others[0].published} with {found.others[0].confidence:.2f}" if found.others else ""
    said = f"{first[:1].upper()}{first[1:]} proposes {found.published} (confidence {found.confidence:.2f}{after})"
    named = sorted(rest[:NAMED], key=lambda because: because.startswith("but "))
    if not named:
        return said
    return f"{said}{',' if named[0].startswith('but ') else ':'} {', '.join(named)}"
