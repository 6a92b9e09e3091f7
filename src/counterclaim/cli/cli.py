"""`counterclaim`: the global options, and the verbs, each in the file of its name, loaded when it is asked for."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import rich_click as click
from click.exceptions import Abort
from rich_click import RichContext, RichGroup

from counterclaim import __version__
from counterclaim.cli.configuring import configured, default_map
from counterclaim.cli.failing import INTERRUPTED, complain, usage_error
from counterclaim.cli.settings import DEFAULT_LEDGER, Settings
from counterclaim.errors import CounterclaimError, UnexpectedError

VERBS = (
    "demo", "add", "read", "claims", "search", "show", "incidents", "incident", "series", "origins", "families",
    "brief", "versions", "review", "decide", "export", "annotate", "serve", "reread", "reconcile", "verify", "withdraw",
    "status", "backup", "merge", "compact",
)  # fmt: skip
"""In the order in which `--help` lists them."""


class Verbs(RichGroup):
    """A group whose commands live in the modules of their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's own names)
        """All verbs, the first one to try first."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a verb; None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(f"counterclaim.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--ledger", type=click.Path(dir_okay=False), default=None,
    help="The file that holds the ledger.  [env var: COUNTERCLAIM_LEDGER; default: counterclaim.db]",
)  # fmt: skip
@click.option("--debug", is_flag=True, help="Show the traceback of an error and what the program logs.")
@click.version_option(__version__, prog_name="counterclaim", message="%(prog)s %(version)s")
@click.pass_context
def command(ctx: RichContext, ledger: str | None, debug: bool) -> None:
    """Read news dispatches about armed conflict and keep a ledger of who claims what, where, when and how many.

    It does not decide what is true. It says who said it, in which words, and who says otherwise.

    \b
    Examples:
      counterclaim demo
      counterclaim add dispatches/
      counterclaim claims --side ukraine --stance accuses
    """
    found = configured()
    ctx.default_map = default_map(found, VERBS)
    set_before = found.get("ledger")
    chosen = ledger or (str(set_before.value) if set_before else DEFAULT_LEDGER)
    ctx.obj = Settings(ledger=chosen, named=ledger is not None, debug=debug, configured=found)
    if debug:
        import logging

        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit status: 0 done, 1 not done, 2 wrong usage, 130 Ctrl-C."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status. Everything that goes wrong is said in one sentence on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    if debug:  # it may stand after the verb too
        given = ["--debug", *(word for word in given if word != "--debug")]
    try:
        status = command.main(given, prog_name="counterclaim", standalone_mode=False)
    except CounterclaimError as error:
        if debug:
            raise
        complain(error)
        return error.exit_status
    except Abort:
        click.echo("counterclaim: interrupted; what was stored until now stays [interrupted]", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        complain(usage_error(error, VERBS))
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, and nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if debug:
            raise
        complain(UnexpectedError(error))
        return UnexpectedError.exit_status
    return status if isinstance(status, int) else 0
