"""Names of a package that are loaded when they are first used: whoever needs one of its small files need not wait for
the models' libraries that the others load."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any


def when_used(package: str, **homes: str) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562) whose names stand in the modules of it that are given."""

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(importlib.import_module(f"{package}.{homes[name]}"), name)

    return find
