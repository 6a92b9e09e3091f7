"""Learns likeness between numbers: `python -m training.figures.train EXAMPLES.jsonl --out WEIGHTS.pt`.

With `--held-out` the sets named are not learnt from, and what their numbers would be read as is compared with their
labels, at several probabilities.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from counterclaim.reading.figures.likeness.labels import NONE, OTHER
from training.attribution.train import packaged
from training.figures.examples import SEED, SETS, WRITTEN, Example
from training.figures.network import Network
from training.figures.varying import varied

LEAST_OFTEN = 3
"""Numbers of written sentences that a label must have to be learnt; all others are one label."""
WRITTEN_SETS = frozenset((*SETS, *WRITTEN))
CORPUS_SHARE, CORPUS_WEIGHT = 0.6, 0.5
"""Sentences of corpora that are learnt from, and how much one counts beside a written one."""
SECOND = 0.4
"""How much a further label counts beside the first."""
PASSES, SENTENCES, RATE, WARMING = 7, 12, 1.5e-4, 0.06
"""Passes, sentences a step, the highest rate, the part of all steps in which it is reached."""
LATER_RATE = 4e-5
"""The highest rate where weights that were learnt before learn from more sentences."""
KEPT = 0.995
"""How much of the mean of all weights so far is kept at a step: the mean is what is stored."""


def stored(file: Path) -> list[Example]:
    """The examples that `examples` wrote, those without a number left out."""
    lines = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return [Example(**line) for line in lines if line["at"]]


def labels_of(examples: Sequence[Example]) -> tuple[str, ...]:
    """The labels to learn, in the order of their columns."""
    first = Counter(labels[0] for one in examples if one.source in WRITTEN_SETS for labels in one.labels)
    return (NONE, OTHER, *(name for name, n in first.most_common() if n >= LEAST_OFTEN and name not in (NONE, OTHER)))


def batch(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, rows and places of the numbers, as the network takes them."""
    pieces = torch.zeros(len(examples), max(len(one.pieces) for one in examples), dtype=torch.long)
    for row, one in enumerate(examples):
        pieces[row, : len(one.pieces)] = torch.tensor(one.pieces)
    numbers = [(row, at) for row, one in enumerate(examples) for at in one.at]
    return pieces, *torch.tensor(numbers).T


def targets(examples: Sequence[Example], labels: Sequence[str]) -> Tensor:
    """What is to be learnt of each number: its labels' shares, as much as its sentence counts."""
    column = {label: at for at, label in enumerate(labels)}
    rows = [(one, own) for one in examples for own in one.labels]
    wanted = torch.zeros(len(rows), len(labels))
    for row, (one, own) in enumerate(rows):
        for place, label in enumerate(own):
            wanted[row, column.get(label, 1)] += SECOND if place else 1.0
        wanted[row] *= (1.0 if one.source in WRITTEN_SETS else CORPUS_WEIGHT) / wanted[row].sum()
    return wanted


def shuffled(examples: Sequence[Example]) -> Iterator[Sequence[Example]]:
    """The examples of a pass in steps of about one length."""
    told = [varied(one, examples) for one in examples]
    order = sorted(told, key=lambda one: len(one.pieces) + 12 * random.random())
    steps = [order[at : at + SENTENCES] for at in range(0, len(order), SENTENCES)]
    random.shuffle(steps)
    yield from steps


def train(
    examples: Sequence[Example], labels: Sequence[str], passes: int, *, start: dict[str, Tensor] | None = None
) -> Network:
    """The network after so many passes, from MiniLM-L6 or, at a lower rate, from weights learnt before."""
    network = Network(len(labels))
    network.load(packaged())
    rates = network.rates(RATE if start is None else LATER_RATE)
    if start is not None:
        network.load_state_dict(start)
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = passes * -(-len(examples) // SENTENCES)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / (WARMING * steps), (steps - step) / (steps * (1 - WARMING)))
    )
    mean = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT))
    learnt = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    network.train()
    for number in range(passes):
        total = 0.0
        for some in shuffled(examples):
            likely = network(*batch(some)).log_softmax(-1)
            loss = -(targets(some, labels) * likely).sum(-1).mean()
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


def judged(network: Network, examples: Sequence[Example], labels: Sequence[str]) -> None:
    """Print how numbers that were not learnt from would be read."""
    with torch.no_grad():
        likely = [(one, network(*batch([one])).softmax(-1)) for one in examples]
    told = [(own, row) for one, rows in likely for own, row in zip(one.labels, rows, strict=True)]
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        count: Counter[str] = Counter()
        for own, row in told:
            best = labels[int(row.argmax())]
            if float(row.max()) >= least and best not in (NONE, OTHER):
                count["right" if best in own else "invented" if own == [NONE] else "wrong"] += 1
        print(least, f"of {sum(own != [NONE] for own, _ in told)} figures and {len(told)} numbers", dict(count))


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("examples", type=Path)
    options.add_argument("--out", type=Path)
    options.add_argument("--held-out", nargs="*", default=[], help="sets, as `i reports`")
    options.add_argument("--start", type=Path, help="weights learnt before, with their labels")
    options.add_argument("--passes", type=int, default=PASSES)
    options.add_argument("--threads", type=int, default=1)
    chosen = options.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(chosen.threads)
    examples = stored(chosen.examples)
    learnt = [one for one in examples if one.source not in chosen.held_out
              and (one.source in WRITTEN_SETS or random.random() < CORPUS_SHARE)]  # fmt: skip
    before = torch.load(chosen.start, weights_only=True) if chosen.start is not None else None
    labels = before["labels"] if before is not None else labels_of(learnt)
    network = train(learnt, labels, chosen.passes, start=before["network"] if before is not None else None)
    if chosen.held_out:
        judged(network, [one for one in examples if one.source in chosen.held_out], labels)
    if chosen.out is not None:
        torch.save({"labels": labels, "network": network.state_dict()}, chosen.out)


if __name__ == "__main__":
    main()
