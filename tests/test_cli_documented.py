"""Every command and option explains itself, with an example."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

import counterclaim
from counterclaim import errors
from counterclaim.cli.cli import VERBS, command


def commands(group: click.Command = command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(("counterclaim", *path)), group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            below = group.get_command(context, name)
            assert below is not None
            yield from commands(below, (*path, name))


@pytest.mark.parametrize(("path", "one"), list(commands()))
def test_command_has_help_and_an_example_of_itself(path: str, one: click.Command) -> None:
    assert one.help, path
    assert "Examples:" in one.help
    assert re.search(rf"^\s+(?:.*\| )?{path}", one.help.split("Examples:")[1], re.M), f"{path}: no example calls it"


@pytest.mark.parametrize(("path", "one"), list(commands()))
def test_every_option_is_explained(path: str, one: click.Command) -> None:
    for parameter in one.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{path} {parameter.opts}"
        else:
            named = (parameter.metavar or parameter.name or "").rstrip("…").upper()
            assert named in (one.help or "") or parameter.type.name == "choice", f"{path} {named}"


@pytest.mark.parametrize(("path", "one"), list(commands()))
def test_examples_can_be_parsed(path: str, one: click.Command) -> None:
    import shlex

    for line in (one.help or "").split("Examples:")[1].splitlines():
        words = shlex.split(line.strip().rpartition("| ")[2])
        if not words or words[0] != "counterclaim":
            continue
        words = words[1 : next((i for i, word in enumerate(words) if word in (">", "<")), len(words))]
        group: click.Command = command
        context = click.Context(group)
        while isinstance(group, click.Group) and words:
            below = group.get_command(context, words[0])
            assert below is not None, line
            group, words = below, words[1:]
        given = [word for word in words if not word.endswith(".jsonl")]
        group.make_context(group.name, given, resilient_parsing=False) if words else None


def test_all_verbs_of_the_design_are_there() -> None:
    wanted = {"demo", "add", "read", "annotate", "claims", "show", "export", "serve", "verify", "status"}
    assert wanted <= set(VERBS)


def test_every_error_has_a_code_of_its_own_shape_and_words() -> None:
    for _, error in inspect.getmembers(errors, inspect.isclass):
        if issubclass(error, errors.CounterclaimError):
            assert re.fullmatch(r"[a-z][a-z0-9-]*", error.code), error
            assert error.__doc__, error
            assert error.exit_status in (1, 2)


def test_facade_offers_what_it_lists() -> None:
    for name in counterclaim.__all__:
        assert getattr(counterclaim, name) is not None
    with pytest.raises(AttributeError):
        counterclaim.nothing_of_this_name  # noqa: B018


def test_annotate_offers_the_tasks_that_the_reader_has() -> None:
    from counterclaim.cli.annotate import TASKS as OFFERED
    from counterclaim.reading.annotations import TASKS

    assert set(OFFERED) == set(TASKS)


@pytest.mark.parametrize(("path", "one"), list(commands()))
def test_examples_stand_on_lines_of_their_own_and_indented(path: str, one: click.Command) -> None:
    shown = CliRunner().invoke(command, [*path.split()[1:], "--help"], env={"COLUMNS": "200"}).output.splitlines()
    heading = next(number for number, line in enumerate(shown) if line.strip() == "Examples:")
    margin = len(shown[heading]) - len(shown[heading].lstrip())
    assert shown[heading + 1].startswith(" " * (margin + 2)), f"{path}: {shown[heading + 1]}"
