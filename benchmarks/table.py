"""benchmarks/README.md: what is measured, what we reach, what others reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.benchmark import Benchmark
from benchmarks.floors import Scores

FILE = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- table: written by make benchmarks -->", "<!-- end of table -->"


def lines(benchmarks: Sequence[Benchmark], scores: Scores, *, versions: str, day: date) -> str:
    """The table as Markdown, with the day and the versions of the components that were scored."""
    rows = ["| task | benchmark | ours | to beat |", "|---|---|---|---|"]
    for benchmark in benchmarks:
        measures = scores.get(benchmark.name)
        if measures is None:
            ours = "skipped: data absent"
        else:
            main = benchmark.main_measure
            ordered = [main, *(m for m in measures if m != main)]
            ours = ", ".join(f"**{m} {measures[m]:.1f}**" if m == main else f"{m} {measures[m]:.1f}" for m in ordered)
        rows.append(f"| {benchmark.task} | {benchmark.name} | {ours} | {benchmark.figures_to_beat} |")
    return "\n".join([f"Measured on {day.isoformat()}.", "", *rows, "", f"Components: {versions}."])


def write(table: str, file: Path = FILE) -> None:
    """Put the table between its marks in the file. Raises ValueError where the marks are gone."""
    text = file.read_text(encoding="utf-8")
    before, after = text.index(BEGIN), text.index(END)
    file.write_text(f"{text[:before]}{BEGIN}\n{table}\n{text[after:]}", encoding="utf-8")
