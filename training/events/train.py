"""Learns what sentences say to happen: `python -m training.events.train --out WEIGHTS.pt`.

With `--held-out 0.1` a tenth of the sentences is not learnt from, and how they would be read is compared with their
marks, at several probabilities.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import torch
import yaml
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from benchmarks.tasks.events_own import Sentence, counted, sentence, sentences
from counterclaim.reading.events.likeness.likeness import pieces_of
from counterclaim.records import EventType
from training.attribution.train import packaged
from training.events.network import Network

HERE = Path(__file__).parent
TYPES: tuple[EventType, ...] = tuple(sorted(get_args(EventType)))
PASSES, SENTENCES, RATE, WARMING = 7, 16, 1.5e-4, 0.06
"""Passes, sentences a step, the highest rate, the part of all steps in which it is reached."""
KEPT = 0.99
"""How much of the mean of all weights so far is kept at a step: the mean is what is stored."""
EITHER, EITHER_COUNTS = 0.6, 0.5
"""What is wanted of a type that may be told otherwise or be left out, and how much that counts."""
LEFT_OUT = 0.05
"""Share of word pieces that a pass leaves out."""
SEED = 20261201


def written() -> list[Sentence]:
    """The sentences of this folder and those of events_own.yaml that are to tune on."""
    files = sorted(HERE.glob("*.yaml"))
    lines = [(f"{file.stem}{n}", line) for file in files for n, line in enumerate(_lines(file))]
    return [*(sentence(name, line) for name, line in lines), *sentences(0)]


def _lines(file: Path) -> list[str]:
    found: list[str] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return found


def batch(some: Sequence[Sentence], *, whole: bool) -> Tensor:
    """Word pieces [sentences, pieces], 0 where there is none; not `whole`: without some of them."""
    rows = [pieces_of(one.text) for one in some]
    if not whole:
        rows = [[p for n, p in enumerate(row) if n in (0, len(row) - 1) or random.random() > LEFT_OUT] for row in rows]
    pieces = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for at, row in enumerate(rows):
        pieces[at, : len(row)] = torch.tensor(row)
    return pieces


def wanted(some: Sequence[Sentence]) -> tuple[Tensor, Tensor]:
    """What is to be learnt [sentences, types], and how much each counts."""
    share, counts = torch.zeros(len(some), len(TYPES)), torch.ones(len(some), len(TYPES))
    for row, one in enumerate(some):
        for mark in one.marks:
            open_ = len(mark.types) > 1 or mark.optional
            for type in mark.types:
                column = TYPES.index(type)
                share[row, column] = EITHER if open_ else 1.0
                counts[row, column] = EITHER_COUNTS if open_ else 1.0
    return share, counts


def shuffled(some: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """The sentences of a pass in steps of about one length."""
    order = sorted(some, key=lambda one: len(one.text) + 20 * random.random())
    steps = [order[at : at + SENTENCES] for at in range(0, len(order), SENTENCES)]
    random.shuffle(steps)
    yield from steps


def train(some: Sequence[Sentence], passes: int) -> Network:
    """The network after so many passes, from MiniLM-L6."""
    network = Network(len(TYPES))
    network.load(packaged())
    optimizer = torch.optim.AdamW(network.rates(RATE), weight_decay=0.01)
    steps = passes * -(-len(some) // SENTENCES)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / (WARMING * steps), (steps - step) / (steps * (1 - WARMING)))
    )
    mean = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT))
    learnt = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    network.train()
    for number in range(passes):
        total = 0.0
        for few in shuffled(some):
            share, counts = wanted(few)
            scores = network(batch(few, whole=False))
            loss = len(TYPES) * binary_cross_entropy_with_logits(scores, share, weight=counts)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(network)
            total += float(loss.detach())
        print(f"pass {number + 1} of {passes}: loss {total / steps * passes:.3f}", flush=True)
    network.load_state_dict(mean.module.state_dict())
    network.eval()
    return network


def judged(network: Network, some: Sequence[Sentence]) -> None:
    """Print how sentences that were not learnt from would be read, by the best type of each alone and by all."""
    with torch.no_grad():
        likely = [network(batch([one], whole=True)).sigmoid()[0] for one in some]
    for least in (0.3, 0.5, 0.7, 0.8, 0.9):
        for name, several in (("best", False), ("all", True)):
            count: Counter[str] = Counter()
            for one, row in zip(some, likely, strict=True):
                best = int(row.argmax())
                given = {TYPES[at] for at in range(len(TYPES)) if row[at] >= least and (several or at == best)}
                count.update(counted(one, given))
            shares = (count["found"] / max(1, count["gold"]), count["right"] / max(1, count["given"]))
            print(least, name, f"recall {100 * shares[0]:.1f} precision {100 * shares[1]:.1f}")


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--held-out", type=float, default=0.0, help="share of sentences, as 0.1")
    options.add_argument("--passes", type=int, default=PASSES)
    options.add_argument("--threads", type=int, default=1)
    chosen = options.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(chosen.threads)
    every = written()
    random.shuffle(every)
    kept = round(len(every) * chosen.held_out)
    network = train(every[kept:], chosen.passes)
    if kept:
        judged(network, every[:kept])
    if chosen.out is not None:
        torch.save(network.state_dict(), chosen.out)


if __name__ == "__main__":
    main()
