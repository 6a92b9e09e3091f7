"""Roles as labels of units: a unit is outside, begins a span of a role, or goes on in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
OUTSIDE = 0
COUNT = 1 + 2 * len(ROLES)
"""Labels: 0 outside, then for each role the first unit of a span and a further one."""


class Run(NamedTuple):
    """A span of units `[first, end)` in one role."""

    role: Role
    first: int
    end: int


def begin_of(role: Role) -> int:
    """The label of the first unit of a span."""
    return 1 + 2 * ROLES.index(role)


def inside_of(role: Role) -> int:
    """The label of a further unit of a span."""
    return 2 + 2 * ROLES.index(role)


def runs_of(labels: Iterable[int]) -> list[Run]:
    """The spans that labels say; an inside label that continues nothing begins one."""
    found: list[Run] = []
    role: Role | None = None
    start = at = 0
    for at, label in enumerate(labels):
        here = ROLES[(label - 1) // 2] if label else None
        if role is not None and (here != role or label == begin_of(role)):
            found.append(Run(role, start, at))
            role = None
        if here is not None and role is None:
            role, start = here, at
    if role is not None:
        found.append(Run(role, start, at + 1))
    return found


def labels_of(runs: Iterable[Run], count: int) -> NDArray[np.int8]:
    """The labels of `count` units that `runs`, free of overlaps, lie over."""
    labels = np.zeros(count, np.int8)
    for role, first, end in runs:
        labels[first] = begin_of(role)
        labels[first + 1 : end] = inside_of(role)
    return labels


def allowed() -> NDArray[np.bool_]:
    """Which label may follow which, as a matrix from row to column: a span goes on only where it has begun."""
    may = np.ones((COUNT, COUNT), bool)
    for role in ROLES:
        going_on = inside_of(role)
        may[:, going_on] = False
        may[[begin_of(role), going_on], going_on] = True
    return may


def may_begin() -> NDArray[np.bool_]:
    """Which labels the first unit of a text may have."""
    return np.array([label == OUTSIDE or label % 2 == 1 for label in range(COUNT)])
