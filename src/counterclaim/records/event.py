"""What is said to have happened."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.actor import Actor
from counterclaim.records.period import Days, Precision
from counterclaim.records.span import Span

EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "protest", "sanction", "mobilize",
    "coerce", "assault", "control", "service",
]  # fmt: skip
EventStatus = Literal["occurred", "ongoing", "planned", "hypothetical", "denied"]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the ontology. `places` are ids within the claim; the reader's layer of events leaves `id`, `places`,
    `period` and `precision` to the claim, which links them. An agentless passive has no agents. `background`: told as
    context ("the siege that began in May"), not as the news. `likened`: no word known to name an event told it, but
    likeness to sentences that people marked; then `mode` is None."""

    id: str = ""
    type: EventType
    mode: str | None
    status: EventStatus
    trigger: Span
    agents: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    places: tuple[str, ...] = ()
    period: Days | None = None
    precision: Precision = "unknown"
    background: bool = False
    likened: bool = False
