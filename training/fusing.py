"""Attention of an exported network as one operator, that of onnxruntime.

The exporter writes two dozen operators for what `MultiHeadAttention` does in one, without holding the scores of all
heads at once. The mask of missing pieces goes: the program gives a network one text, in which none is missing. The
weights stay as they are.
"""

from __future__ import annotations

import re

from onnx import ModelProto, NodeProto, helper

from training.attribution.network import HEADS

DOMAIN = "com.microsoft"
JOINT = re.compile(r"(.*/layers\.\d+)/joint/Add$")
"""The name of what gives queries, keys and values side by side, as training/attribution/network.py writes them."""


def fused(model: ModelProto) -> ModelProto:
    """The network with each layer's attention as one operator. Raises ValueError where it has no such layer."""
    found = model.graph.node
    joints = {match[1]: node for node in found if (match := JOINT.match(node.name))}
    if not joints:
        raise ValueError("no layer of the network has its attention written out")
    ends = {node.name: node for node in found}
    kept: list[NodeProto] = []
    for node in found:
        kept.append(node)
        match = JOINT.match(node.name)
        if match:
            kept.extend(attention(match[1], node.output[0], ends[f"{match[1]}/Reshape_1"].output[0]))
    replaced = {id(ends[f"{layer}/Reshape_1"]) for layer in joints}
    graph = helper.make_graph(
        needed([node for node in kept if id(node) not in replaced], [one.name for one in model.graph.output]),
        model.graph.name,
        model.graph.input,
        model.graph.output,
        model.graph.initializer,
    )
    domains = [*(one for one in model.opset_import if one.domain != DOMAIN), helper.make_opsetid(DOMAIN, 1)]
    return helper.make_model(graph, opset_imports=domains, ir_version=model.ir_version)


def attention(layer: str, joint: str, mixed: str) -> list[NodeProto]:
    """The operators from `joint` [batch, pieces, 3 * width] to `mixed` [batch, pieces, width]."""
    parts = [f"{layer}/{part}" for part in ("queries", "keys", "values")]
    return [
        helper.make_node("Split", [joint], parts, f"{layer}/Parts", axis=-1),
        helper.make_node("MultiHeadAttention", parts, [mixed], f"{layer}/Attention", domain=DOMAIN, num_heads=HEADS),
    ]


def needed(nodes: list[NodeProto], outputs: list[str]) -> list[NodeProto]:
    """Those of `nodes` that `outputs` rest on, in their order."""
    wanted = set(outputs)
    kept: list[NodeProto] = []
    for node in reversed(nodes):
        if wanted.intersection(node.output):
            kept.append(node)
            wanted.update(node.input)
    return kept[::-1]
