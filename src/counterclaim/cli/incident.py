"""`counterclaim incident`: one incident, each side's account beside the others."""

from __future__ import annotations

import sys

import msgspec
import rich_click as click

from counterclaim.cli.settings import format_option, ledger_option


@click.command("incident")
@click.argument("incident_id", metavar="ID")
@click.option("--why", is_flag=True, help="Say also why each claim is in it.")
@format_option("text", "json")
@ledger_option
def command(*, incident_id: str, why: bool, form: str, ledger: str) -> int:
    """Show an incident or series: each side's account, the figures and how they come about, every claim in its words.

    ID is an incident's id or its beginning, or that of a claim in it. Claims of one family of reprints count once;
    what is said by whom, and by how many origins, stands with each account. `decide` corrects what was put together.

    \b
    Examples:
      counterclaim incident 5c01ab9f
      counterclaim incident 5c01ab9f --why
      counterclaim incident 3fa9c1d2 --format json
    """
    from counterclaim.ledger import Ledger

    store = Ledger(ledger, create=False)
    found = store.incident(incident_id)
    if form == "json":
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    from counterclaim.cli.incident_shown import incident_text
    from counterclaim.cli.terminal import terminal

    claims = [store.claim(ref.claim_id) for ref in found.claims]
    terminal().print(incident_text(found, claims, why=why), soft_wrap=False)
    return 0
