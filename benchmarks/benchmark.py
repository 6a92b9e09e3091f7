"""What a benchmark is: inputs for `counterclaim annotate`, and a scorer of what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
"""One line of JSON."""

Annotated = Mapping[str, Sequence[Row]]
"""The annotations that `counterclaim annotate` gave, by document id."""


@dataclass(frozen=True, kw_only=True)
class Benchmark:
    """One table row: a data set, the annotation task that answers it, and how an answer is scored.

    `documents` gives the input lines of `counterclaim annotate`; `score` the measures (0 to 100, one decimal shown).
    Both get the folder of the benchmark data. `figures_to_beat` names published figures per measure, for the table.
    """

    name: str
    """`corpus/split`, the name in floors.toml."""
    task: str
    path: str
    """File or folder under the benchmark data that must be there."""
    documents: Callable[[Path], list[Row]]
    score: Callable[[Path, Annotated], dict[str, float]]
    main_measure: str
    """The measure with a floor."""
    pre_tokenized: bool = False
    options: tuple[str, ...] = ()
    """Options of `counterclaim annotate` beside the task."""
    figures_to_beat: str = ""
    measured: Callable[[Sequence[Row]], Annotated] | None = None
    """Runs the program where one run of `annotate` does not answer; `task` is then only the table's word."""
    has_floor: bool = True
    """False where the score is shown and holds nothing up."""
    extra: dict[str, str] = field(default_factory=dict)
