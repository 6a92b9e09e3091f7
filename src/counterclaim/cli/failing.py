"""How failure reaches the user: one sentence with its code, and what to do next."""

from __future__ import annotations

import rich_click as click

from counterclaim.errors import CounterclaimError
from counterclaim.intake import Skipped

INTERRUPTED = 130
"""Exit status after Ctrl-C."""


def complain(error: CounterclaimError) -> None:
    """Say an error on standard error."""
    click.echo(f"counterclaim: {error} [{error.code}]", err=True)
    if error.hint:
        click.echo(f"  next: {error.hint}", err=True)


def name_skipped(skipped: Skipped) -> None:
    """Say on standard error which input was skipped, and why."""
    click.echo(f"skipped: {skipped.message} [{skipped.code}]", err=True)
    if skipped.hint:
        click.echo(f"  next: {skipped.hint}", err=True)
