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
    rows = ["| task | benchmark | measure | ours | also | to beat |", "|---|---|---|---|---|---|"]
    for benchmark in benchmarks:
        measures = scores.get(benchmark.name)
        main = benchmark.main_measure
        ours, also = "skipped: data absent", ""
        if measures is not None:
            ours = f"**{measures[main]:.1f}**"
            also = ", ".join(f"{measure} {value:.1f}" for measure, value in measures.items() if measure != main)
        cells = (benchmark.task, benchmark.name, main, ours, also, benchmark.figures_to_beat)
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join([f"Measured on {day.isoformat()}.", "", *rows, "", f"Components: {versions}."])


def write(table: str, file: Path = FILE) -> None:
    """Put the table between its marks in the file. Raises ValueError where the marks are gone."""
    text = file.read_text(encoding="utf-8")
    before, after = text.index(BEGIN), text.index(END)
    file.write_text(f"{text[:before]}{BEGIN}\n{table}\n{text[after:]}", encoding="utf-8")
