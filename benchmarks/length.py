"""Whether reading takes time in the length of a document, not its square: `python -m benchmarks.length`.

Prints seconds of processor time per 1,000 words at growing lengths, for news and for texts of kinds that nobody writes
but somebody may send. A kind whose seconds grow from column to column has found a path that is worse than linear;
`growth` is the last column over the first. `--kind` and `--lengths` choose, `--components` says which part takes the
time. All texts are invented.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

from benchmarks.usage import peak_megabytes
from counterclaim.intake import Blob, Options, Taken, taken_from
from counterclaim.reading.chain import english_chain
from counterclaim.reading.component import Component
from counterclaim.reading.layers import Layers

LENGTHS = (5_000, 20_000, 80_000)
PUBLISHED = "2031-03-04"
SENTENCES = (
    "Shelling killed at least 8 people in Kharkiv on Tuesday, the regional governor said.",
    "The defence ministry denied that it had fired on the town.",
    "“We will go on,” the mayor told reporters in Izium.",
    "Some 300 vehicles were destroyed, according to the General Staff.",
    "Residents fled the village of Balakliia after the strikes, officials said, and 12 houses burned.",
    "Neither account could be independently verified.",
    "He said that the group, which denied it, had 40 wounded.",
)
TOWNS = ("Kharkiv", "Izium", "Balakliia", "Kupiansk", "Kherson", "Mykolaiv", "Odesa", "Sumy", "Chernihiv", "Lyman")
NAMES = ("Ivan Petrenko", "Oleh Shevchuk", "Maria Bondar", "Olena Kravets", "Andrii Moroz", "Iryna Melnyk")


def news(at: int) -> str:
    """A paragraph of four sentences."""
    return " ".join(SENTENCES[(at + i) % len(SENTENCES)] for i in range(4)) + "\n\n"


def chronology(at: int) -> str:
    """An entry of a chronology."""
    return f"{at % 28 + 1} March, {at % 24:02}:15. Rockets hit {_town(at)}, wounding {at % 17 + 2}, the army said.\n"


def transcript(at: int) -> str:
    """A question or an answer of an interview."""
    if at % 2:
        return f"{_name(at).upper()}: We know of {at % 50 + 2} dead. I told the minister that it fell.\n\n"
    return f"Q: How many people were killed in {_town(at)} yesterday?\n\n"


def same_person(at: int) -> str:
    """Somebody introduced, named again and meant by a pronoun."""
    family = _name(at).split()[1]
    return f"Governor {_name(at)} said {_town(at)} was shelled. {family} said so again. He named nobody.\n\n"


KINDS: dict[str, Callable[[int], str]] = {
    "news": news,
    "one paragraph": lambda at: SENTENCES[at % len(SENTENCES)] + " ",
    "chronology": chronology,
    "transcript": transcript,
    "same person": same_person,
    "one-line paragraphs": lambda at: f"Shelling in {_town(at)}, officials said\n\n",
    "headlines": lambda at: f"Ministry: {at % 90 + 2} dead in {_town(at)}\n",
    "list of towns": lambda at: f"{_town(at)}: {at % 97 + 1}, ",
    "list of names": lambda at: f"{_name(at)}{at % 1000}, ",
    "table": lambda at: f"{_town(at)}\t{at % 97}\t{at * 7 % 1000}\n",
    "one sentence": lambda at: f"the army shelled {_town(at)} and {at % 90 + 1} people were killed and ",
    "said said": lambda _: "said ",
    "open quotations": lambda at: f"“The army shelled {_town(at)}, the mayor said. ",
    "nested quotations": lambda at: ("“He said ", "‘they told me ", '"it was ', "'said ")[at % 4],
    "quotation marks": lambda _: '" said ',
    "offices of offices": lambda _: "spokesman for the head of the ministry of ",
    "on Monday": lambda at: "The town fell, said on Monday on a on Monday on a " + ("." if at % 20 == 0 else ""),
}


def _town(at: int) -> str:
    return TOWNS[at % len(TOWNS)]


def _name(at: int) -> str:
    return NAMES[at % len(NAMES)]


def text_of(kind: str, length: int) -> str:
    """A text of one kind of that many characters."""
    return "".join(_up_to(length, map(KINDS[kind], count())))[:length]


def _up_to(length: int, pieces: Iterable[str]) -> Iterator[str]:
    size = 0
    for piece in pieces:
        yield piece
        size += len(piece)
        if size >= length:
            return


def layers_of(text: str) -> Layers:
    """A text taken in as a file is."""
    blob = Blob(input_id="length", data=text.encode(), media_type="text/plain")
    (taken,) = taken_from(blob, Options(published=PUBLISHED, language="en"))
    assert isinstance(taken, Taken), "a text of a benchmark was skipped"
    return Layers(taken.document)


def seconds_of(text: str, chain: Sequence[Component]) -> dict[str, float]:
    """Processor time that each component takes for a text."""
    layers = layers_of(text)
    spent: dict[str, float] = {}
    for component in chain:
        start = time.process_time()
        layers = component(layers)
        spent[component.NAME] = time.process_time() - start
    return spent


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="length", description=__doc__)
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind (may be repeated)")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, help="characters of the texts")
    parser.add_argument("--components", action="store_true", help="name the components that grow")
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    chain = english_chain()
    seconds_of(news(0), chain)  # everything is loaded with the first text
    print(f"{'seconds per 1,000 words':24}" + "".join(f"{length:>10,}" for length in chosen.lengths) + "    growth")
    for kind in chosen.kind or KINDS:
        texts = [text_of(kind, length) for length in chosen.lengths]
        words = [len(text.split()) / 1000 for text in texts]
        spent = [seconds_of(text, chain) for text in texts]
        each = [sum(parts.values()) / size for parts, size in zip(spent, words, strict=True)]
        print(f"{kind:24}" + "".join(f"{value:10.3f}" for value in each) + f"{each[-1] / each[0]:10.1f}", flush=True)
        if chosen.components:
            for name in spent[0]:
                first, last = spent[0][name] / words[0], spent[-1][name] / words[-1]
                print(f"    {name:20}{first:10.4f}{'':{10 * (len(texts) - 2)}}{last:10.4f}")
    print(f"most memory held: {peak_megabytes():,.0f} MB")


if __name__ == "__main__":
    main()
