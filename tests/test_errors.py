"""Every error a user can meet is imported from one place and has a code that stays."""

from __future__ import annotations

import importlib
import pkgutil
import re

import counterclaim.errors
from counterclaim.errors import CounterclaimError


def defined() -> dict[str, type[CounterclaimError]]:
    found: dict[str, type[CounterclaimError]] = {}
    for module in pkgutil.iter_modules(counterclaim.errors.__path__):
        of = importlib.import_module(f"counterclaim.errors.{module.name}")
        for name, value in vars(of).items():
            if isinstance(value, type) and issubclass(value, CounterclaimError) and value.__module__ == of.__name__:
                found[name] = value
    return found


def test_every_error_is_imported_from_the_package() -> None:
    errors = defined()
    assert len(errors) > 80
    assert {name for name in errors if getattr(counterclaim.errors, name, None) is not errors[name]} == set()
    assert set(errors) <= set(counterclaim.errors.__all__)


def test_every_code_is_written_alike_and_every_error_says_what_it_is() -> None:
    for name, error in defined().items():
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", error.code), name
        assert name.endswith("Error") and error.__doc__ and error.exit_status in (1, 2), name
