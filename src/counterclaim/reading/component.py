"""The seam between components: each is named, versioned, and says what it needs and what it sets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from importlib.resources.abc import Traversable
from typing import Protocol, runtime_checkable

from counterclaim.errors import ChainError
from counterclaim.reading.layers import Layers
from counterclaim.records import ComponentVersion

LAYERS = frozenset(f.name for f in fields(Layers))
GIVEN = frozenset({"document", "issues", "reasons"})
"""Layers that are there before the first component; `issues` and `reasons` anybody may add to."""


class Component(Protocol):
    """One stage of reading: called, it gives a copy of the layers with those in `SETS` filled, nothing else changed."""

    @property
    def NAME(self) -> str:
        """What it is called in messages and in the ledger."""

    @property
    def VERSION(self) -> str:
        """Raised whenever its answers change."""

    @property
    def NEEDS(self) -> tuple[str, ...]:
        """Layers that must be set before it."""

    @property
    def SETS(self) -> tuple[str, ...]:
        """Layers that it sets."""

    @property
    def digest(self) -> str:
        """Digest of the component's data files and options, "" where it has none."""

    def __call__(self, layers: Layers) -> Layers:
        """The layers with this component's own filled in."""


@runtime_checkable
class BatchComponent(Component, Protocol):
    """A component that is faster over many documents at once."""

    def batch(self, many: Iterable[Layers]) -> Iterator[Layers]:
        """The same as calling it on each, in their order."""


def digest_of_files(*files: Traversable) -> str:
    """Digest of the contents of data files, for `Component.digest`: 16 hexadecimal digits."""
    hashed = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        hashed.update(f"{file.name}\0{len(content)}\0".encode())
        hashed.update(content)
    return hashed.hexdigest()[:16]


def check_chain(components: Sequence[Component]) -> None:
    """Raise ChainError, naming the component, where a need is not set before it or two components set one layer."""
    there = set(GIVEN)
    for component in components:
        unknown = sorted({*component.NEEDS, *component.SETS} - LAYERS)
        if unknown:
            raise ChainError(f"component '{component.NAME}' names layers that do not exist: {', '.join(unknown)}")
        missing = sorted(set(component.NEEDS) - there)
        if missing:
            raise ChainError(f"component '{component.NAME}' needs {', '.join(missing)}, which nothing before it sets")
        twice = sorted(set(component.SETS) & there)
        if twice:
            raise ChainError(f"component '{component.NAME}' sets {', '.join(twice)}, which is set already")
        there |= set(component.SETS)


def chain_for(wanted: Iterable[str], components: Sequence[Component]) -> tuple[Component, ...]:
    """Those of `components`, in their order, without which the layers `wanted` cannot be set."""
    needed = set(wanted)
    kept: list[Component] = []
    for component in reversed(components):
        if needed & set(component.SETS):
            kept.append(component)
            needed |= set(component.NEEDS)
    return tuple(reversed(kept))


def versions(components: Iterable[Component]) -> tuple[ComponentVersion, ...]:
    """Name, version and data digest of each component."""
    return tuple(ComponentVersion(c.NAME, c.VERSION, c.digest) for c in components)
