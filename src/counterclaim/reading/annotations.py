"""What `annotate` prints: the rows of one layer (contract, section 2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Event, Figure, Quantity, TimeExpression, Toponym

Row = dict[str, Any]

JOINT = re.compile(r"[\s,;]*(?:\b(?:and|but|while)\b)?\s*")
"""What may stand between two contents of one citation."""


def attribution_rows(layers: Layers) -> list[Row]:
    """Source, cue and content of every attribution, with voice and parent (the number of its row).

    One source that cites by one cue is one annotation, as in PARC and PolNeAR, also where the reader parts "that … and
    that …" into two, each a claim of its own.
    """
    rows: list[Row] = []
    of: list[int] = []
    for attribution in layers.attributions:
        row: Row = msgspec.to_builtins(attribution)
        last = rows[-1] if rows else None
        if last is not None and _continues(layers.text, last, row):
            last["content"] = [
                *last["content"][:-1],
                [last["content"][-1][0], row["content"][0][1]],
                *row["content"][1:],
            ]
            last["voice"] = last["voice"] if last["voice"] == row["voice"] else "mixed"
        else:
            rows.append(row)
        of.append(len(rows) - 1)
    for row in rows:
        row["parent"] = None if row["parent"] is None else of[row["parent"]]
    return rows


def _continues(text: str, first: Row, second: Row) -> bool:
    """Whether a second content follows the first of the same source and cue with only a joint between them."""
    if not second["cue"] or (first["source"], first["cue"]) != (second["source"], second["cue"]):
        return False
    between = text[first["content"][-1][1] : second["content"][0][0]] if second["content"] and first["content"] else "x"
    return JOINT.fullmatch(between) is not None


def time_rows(layers: Layers) -> list[Row]:
    """Every TIMEX3 expression."""

    def row(t: TimeExpression) -> Row:
        fields: Row = msgspec.to_builtins(t)
        fields["period"] = fields.pop("days")
        return fields

    return [row(t) for t in layers.times]


def quantity_rows(layers: Layers) -> list[Row]:
    """Every quantity of the text."""

    def row(q: Quantity) -> Row:
        return {
            "start": q.start, "end": q.end, "value": q.value, "low": q.low, "high": q.high,
            "comparator": q.comparator, "unit": q.unit, "counted": q.counted, "text": layers.text[q.start : q.end],
            "original": {"value": q.original_value, "unit": q.original_unit},
            "converted": msgspec.to_builtins(q.converted),
        }  # fmt: skip

    return [row(q) for q in layers.quantities]


def figure_rows(layers: Layers) -> list[Row]:
    """Every figure of the text, whether or not a claim holds it: what it measures, and of which one it is a part.

    Event, places and window are the claim's to give, and stay with `read`.
    """

    def row(f: Figure) -> Row:
        fields: Row = msgspec.to_builtins(f)
        start, end = fields.pop("span")
        for of_claim in ("event", "places", "window"):
            del fields[of_claim]
        return {"start": start, "end": end, **fields}

    return [row(f) for f in layers.figures]


def place_rows(layers: Layers) -> list[Row]:
    """Every toponym, in any role."""

    def row(t: Toponym) -> Row:
        fields: Row = msgspec.to_builtins(t)
        return fields

    return [row(t) for t in layers.toponyms]


def actor_rows(layers: Layers) -> list[Row]:
    """Every mention of an actor, the sources of attributions resolved."""

    def row(a: Actor) -> Row:
        return {
            "start": a.span[0], "end": a.span[1], "text": layers.text[a.span[0] : a.span[1]], "id": a.id,
            "name": a.name, "side": a.side, "aligned_with": list(a.aligned_with), "kind": a.kind, "named": a.named,
            "resolution": a.resolution,
        }  # fmt: skip

    return [row(actor) for actor in layers.cast]


def event_rows(layers: Layers) -> list[Row]:
    """Every event of the ontology."""

    def row(e: Event) -> Row:
        return {
            "trigger": list(e.trigger), "text": layers.text[e.trigger[0] : e.trigger[1]], "type": e.type,
            "mode": e.mode, "likened": e.likened, "status": e.status, "background": e.background,
            "agents": [{"name": a.name, "side": a.side, "kind": a.kind} for a in e.agents],
        }  # fmt: skip

    return [row(e) for e in layers.events]


def published_rows(layers: Layers) -> list[Row]:
    """The date of publication that the text proposes, where nobody gives one."""
    return [msgspec.to_builtins(layers.proposed)] if layers.proposed else []


TASKS: dict[str, tuple[tuple[str, ...], Callable[[Layers], list[Row]]]] = {
    "attribution": (("attributions",), attribution_rows),
    "time": (("times",), time_rows),
    "quantity": (("quantities",), quantity_rows),
    "figure": (("figures",), figure_rows),
    "place": (("toponyms",), place_rows),
    "actor": (("cast",), actor_rows),
    "event": (("events",), event_rows),
    "published": (("proposed",), published_rows),
}
"""Task → the layers it needs, and its rows."""
