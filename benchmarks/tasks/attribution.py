"""Attribution on PolNeAR: exact spans a role, on whole documents and on the sentences of Zhang et al. (COLING 2022).

Documents: each annotation line is a document of its own (several annotators read one article); a role's score is the F1
of its distinct spans. Sentences: BIO labels, a maximal run of B-x I-x is one span. Attributions may overlap (a citation
inside another's content), BIO labels cannot: spans are laid down by `flattened`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.benchmark import Annotated, Benchmark, Row

ROLES = ("source", "cue", "content")
PUBLISHED = "content: BERT-base 68.9, CofeNet-BERT 72.9, CRF 28.6, CoreNLP 17.5; source: 81.1, 83.2, 50.6, 13.9"

Piece = tuple[int, int]


def read_rows(file: Path) -> list[Row]:
    """The JSON lines of `file`."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def numbered(rows: Iterable[Row]) -> list[tuple[str, Row]]:
    """Each row with an id of its own: several annotators read one article, and a sentence's id is its article's."""
    return [(f"{number}:{row['id']}", row) for number, row in enumerate(rows)]


def spans_of_labels(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """(role, first token, end) of each maximal run of B-x I-x; an I-x that continues nothing belongs to no span."""
    found: set[tuple[str, int, int]] = set()
    start, role = 0, ""
    for number, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            found.add((role, start, number))
            role = ""
        if label.startswith("B-"):
            start, role = number, label[2:]
    return found


def token_offsets(tokens: Sequence[str]) -> list[Piece]:
    """Where each token stands in the tokens joined by one space."""
    out: list[Piece] = []
    at = 0
    for token in tokens:
        out.append((at, at + len(token)))
        at += len(token) + 1
    return out


def flattened(annotations: Iterable[Row], tokens: Sequence[str]) -> set[tuple[str, int, int]]:
    """Annotations as token spans that do not overlap.

    An outer attribution goes before one inside its content: by the size of the whole content, larger first. A span is
    dropped if a token of it is taken. Spans that touch stay apart (each begins with its own B).
    """
    offsets = token_offsets(tokens)
    taken: set[int] = set()
    found: set[tuple[str, int, int]] = set()
    for annotation in sorted(annotations, key=lambda a: -sum(e - s for s, e in a["content"])):
        for role in ROLES:
            for start, end in annotation[role]:
                inside = [n for n, (s, e) in enumerate(offsets) if s < end and start < e]
                if not inside or taken & set(range(inside[0], inside[-1] + 1)):
                    continue
                taken |= set(range(inside[0], inside[-1] + 1))
                found.add((role, inside[0], inside[-1] + 1))
    return found


def f1(right: int, predicted: int, gold: int) -> float:
    """F1 in percent; 0 where nothing is right."""
    return 200 * right / (predicted + gold) if right else 0.0


def score_of(pairs: Iterable[tuple[set[tuple[str, int, int]], set[tuple[str, int, int]]]]) -> dict[str, float]:
    """F1 a role over (gold, predicted) sets of (role, start, end), micro-averaged."""
    counts = {role: [0, 0, 0] for role in ROLES}
    for gold, predicted in pairs:
        for role in ROLES:
            wanted = {s for s in gold if s[0] == role}
            given = {s for s in predicted if s[0] == role}
            for place, amount in enumerate((len(wanted & given), len(given), len(wanted))):
                counts[role][place] += amount
    return {role: f1(*counts[role]) for role in ROLES}


def sentences(split: str, *, by: str = "both", figures: str = "") -> Benchmark:
    """The benchmark on the sentences of `split` (valid or test), attributed `by` both, the tagger or the rules."""
    path = f"polnear/sentences/{split}.txt"

    def documents(folder: Path) -> list[Row]:
        return [{"id": id_, "tokens": row["tokens"]} for id_, row in numbered(read_rows(folder / path))]

    def score(folder: Path, annotated: Annotated) -> dict[str, float]:
        return score_of(
            (spans_of_labels(row["labels"]), flattened(annotated.get(id_, ()), row["tokens"]))
            for id_, row in numbered(read_rows(folder / path))
        )

    return Benchmark(
        name=f"polnear-sentences/{split}{_named(by)}", task="attribution", path=path, documents=documents, score=score,
        main_measure="content", pre_tokenized=True, options=("--attribution", by), figures_to_beat=figures,
        has_floor=by != "tagger",
    )  # fmt: skip


def whole(split: str, *, by: str = "both") -> Benchmark:
    """The benchmark on the whole documents of `split` (train, dev or test), attributed `by` both, the tagger or the
    rules."""
    path = f"polnear/{split}.jsonl"

    def documents(folder: Path) -> list[Row]:
        return [
            {"id": id_, "text": row["text"], "published": row.get("date")}
            for id_, row in numbered(read_rows(folder / path))
        ]

    def score(folder: Path, annotated: Annotated) -> dict[str, float]:
        return score_of(
            (role_spans(row["attributions"]), role_spans(annotated.get(id_, ())))
            for id_, row in numbered(read_rows(folder / path))
        )

    return Benchmark(
        name=f"polnear/{split}{_named(by)}", task="attribution", path=path, documents=documents, score=score,
        main_measure="content", options=("--attribution", by), has_floor=by == "both",
    )  # fmt: skip


def _named(by: str) -> str:
    return "" if by == "both" else f"+{by}"


def role_spans(annotations: Iterable[Row]) -> set[tuple[str, int, int]]:
    """The distinct (role, start, end) of annotations."""
    return {(role, start, end) for a in annotations for role in ROLES for start, end in a[role]}


BENCHMARKS: tuple[Benchmark, ...] = (
    sentences("valid"),
    sentences("test", figures=PUBLISHED),
    *(sentences("valid", by=by) for by in ("tagger", "rules")),
    *(sentences("test", by=by) for by in ("tagger", "rules")),
    whole("dev"),
    whole("test"),
    *(whole("dev", by=by) for by in ("tagger", "rules")),
    *(whole("test", by=by) for by in ("tagger", "rules")),
)
