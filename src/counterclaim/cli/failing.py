"""How failure reaches the user: one sentence with its code, and what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

import rich_click as click

from counterclaim.errors import CounterclaimError, UsageError
from counterclaim.intake import Skipped
from counterclaim.intake.containers.names import shown_name

NO_COMMAND = re.compile(r"No such command '([^']*)'")
NO_CHOICE = re.compile(r"'([^']*)' is not one of (.*)", re.S)
WORDS = re.compile(r"'([^']*)'")

INTERRUPTED = 130
"""Exit status after Ctrl-C."""


def plain(said: object) -> str:
    r"""A sentence as a terminal may be given it: whatever in it is no visible character is escaped, `\x1b`, `\u202e`.
    What it quotes may come from a hostile file."""
    return shown_name(str(said), whole=True)


def complain(error: CounterclaimError) -> None:
    """Say an error on standard error."""
    click.echo(f"counterclaim: {plain(error)} [{error.code}]", err=True)
    if error.hint:
        click.echo(f"  next: {plain(error.hint)}", err=True)


def usage_error(error: click.ClickException, verbs: Iterable[str]) -> UsageError:
    """What click says of a command line, as one sentence of the house, with what was probably meant."""
    message = error.format_message().rstrip(".").replace("\n", " ")
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "counterclaim"
    if isinstance(error, click.NoSuchOption):
        message, near = f"there is no option '{error.option_name}'", list(error.possibilities or ())
    elif match := NO_COMMAND.search(message):
        inside = context.command.list_commands(context) if context and hasattr(context.command, "list_commands") else ()
        message = f"there is no command '{match[1]}'"
        near = get_close_matches(match[1], list(inside or verbs), n=2, cutoff=0.5)
    elif match := NO_CHOICE.search(message):
        near = get_close_matches(match[1].lower(), WORDS.findall(match[2]), n=1, cutoff=0.5)
    else:
        near = []
    meant = f"did you mean {' or '.join(near[:2])}? " if near else ""
    return UsageError(message[:1].lower() + message[1:], hint=f"{meant}{path} --help says what there is")


def name_skipped(skipped: Skipped) -> None:
    """Say on standard error which input was skipped, and why."""
    click.echo(f"skipped: {plain(skipped.message)} [{skipped.code}]", err=True)
    if skipped.hint:
        click.echo(f"  next: {plain(skipped.hint)}", err=True)
