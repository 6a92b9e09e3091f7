"""How fast lists and searches answer over a made ledger: `python -m benchmarks.searching [ledger.db]`.

Everything that the command line, the API and the pages can ask for, hundreds of queries, in three states: `first`, by a
program that has just opened the ledger (with counts: by a server that has just started); `again`; and `written`, after
another has written. Wall time is what a user waits for; beside it stands the processor time of this process, which
other work on the machine disturbs less, and how often a bare SELECT of one page, measured in the same run, would fit
into it, to compare machines by. Every query is asked in several rounds and its median counts, so that the percentiles
are about queries and not about what else the machine did. Ends with 1 where the 95th percentile of wall time of any
kind is over the limit.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import combinations
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Literal, NamedTuple

from benchmarks.synthetic import fill
from counterclaim.ledger import Filters, Ledger
from counterclaim.ledger.dispatches import Order
from counterclaim.web.api import PAGE_SIZE, shown

LIMIT_MS = 50.0
CLAIMS = 100_000
COUNTS = " + counts"
"""Ends the kinds of lists that come with the counts of values, as only a server's do."""

ALONE: dict[str, tuple[Any, ...]] = {
    "side": ("ukraine", "russia", "rsf", "outlet", "unresolved"),
    "stance": ("asserts", "denies", "threatens"),
    "event": ("assault", "control", "agree"),
    "mode": ("shelling", "detention"),
    "measure": ("deaths", "missile-fired"),
    "place": ("kyiv", "Kharkov", "Kharkiv Oblast", "Kiev", "a", "Nowhere"),
    "actor": ("armed forces", "Zelensky", "source 1", "General Staff"),
    "day": ("2022-03-10", "2022-03", "2022-03-01..2022-03-31", "2022-04-05..", "..2022-03-01"),
    "words": ("shelling", "near", "karo*", "k*", '"at least"', '"left at least 8 deaths"', "losses fighting", "zzz"),
    "outlet": ("News", "Wire"),
    "language": ("en", "ar"),
    "issue": ("said-on-unresolved",),
    "latest": (True,),
}
"""Values of each filter: common, middling, rare, none."""

ORDERS: tuple[Order, ...] = ("best", "newest")
PARTS: tuple[Literal["actor", "place"], ...] = ("actor", "place")

TEXTS = ("shelling", "near", '"power cut"', "karo* shelling", "k*", "said that", "zzz")
"""Words of dispatches, from common to none."""


class Query(NamedTuple):
    """Something asked of a ledger, under the kind that it is counted with."""

    kind: str
    ask: Callable[[Ledger], object]


class Times(NamedTuple):
    """How long one query took, in milliseconds."""

    wall: float
    processor: float


def lists(filters: Filters, kind: str, page: int = 1) -> Iterator[Query]:
    """A list as the command line asks for it, and with its counts as the page does."""
    yield Query(kind, lambda ledger: ledger.claims(filters, page=page, limit=PAGE_SIZE))
    yield Query(f"{kind}{COUNTS}", lambda ledger: (ledger.claims(filters, page=page), ledger.facets(filters)))


def queries(ledger: Ledger, dice: random.Random) -> list[Query]:
    """The mix: a few hundred, the same for the same seed."""
    found: list[Query] = []
    last = ledger.claims().pages
    for page in (1, 2, last // 3, last // 2, 2 * last // 3, last - 1, last):
        found += lists(Filters(), "all claims", page)
    asked = [(name, value) for name, values in ALONE.items() for value in values]
    for name, value in asked:
        filters = Filters(**{name: value})
        pages = ledger.claims(filters).pages
        for page in sorted({1, pages // 2 or 1, pages}):
            found += lists(filters, "words" if name == "words" else "one filter", page)
    pairs = [pair for pair in combinations(asked, 2) if pair[0][0] != pair[1][0]]
    for pair in dice.sample(pairs, 60):
        found += lists(Filters(**dict(pair)), "two filters")
    for _ in range(40):
        names = dice.sample(sorted(ALONE), 3)
        found += lists(Filters(**{name: dice.choice(ALONE[name]) for name in names}), "three filters")
    claims = [c for page in dice.sample(range(1, last + 1), 20) for c in ledger.claims(page=page, limit=5).claims]
    for claim in claims[:40]:
        found += lists(Filters(document=claim.document_id), "one dispatch")
        found.append(Query("neighbours", partial(Ledger.neighbours, claim=claim)))
        found.append(Query("claim page", lambda ledger, id_=claim.claim_id: shown(ledger, id_)))  # type: ignore[misc]
        found.append(Query("claim by id", partial(Ledger.claim, id_prefix=claim.claim_id[:8])))
    for text in TEXTS:
        for narrowed in (
            Filters(),
            Filters(side="russia"),
            Filters(language="uk"),
            Filters(place="kyiv", stance="denies"),
        ):
            for order in ORDERS:
                pages = ledger.search(text, narrowed).pages
                for page in sorted({1, pages}):
                    asking = partial(Ledger.search, words=text, filters=narrowed, order=order, page=page)
                    found.append(Query("dispatches", asking))
    found.append(Query("dispatches", Ledger.search))
    found += [Query("names", partial(Ledger.names, part=part)) for part in PARTS]
    return found


def timed(ask: Callable[[], object]) -> Times:
    """One query."""
    wall, processor = time.perf_counter(), time.process_time()
    ask()
    return Times(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor))


def bare_page(path: Path) -> object:
    """A page of records in the order of the list and nothing else: what no search can be faster than."""
    with closing(sqlite3.connect(path)) as connection:
        listed = "SELECT record FROM claim WHERE current = 1 ORDER BY published DESC, document_id, position LIMIT ?"
        return connection.execute(listed, (PAGE_SIZE,)).fetchall()


def percentiles(times: list[float]) -> tuple[float, float, float]:
    """Median, 95th percentile, most."""
    if len(times) == 1:
        return times[0], times[0], times[0]
    return median(times), quantiles(times, n=20, method="inclusive")[-1], max(times)


def measured(path: Path, *, seed: int, rounds: int) -> dict[tuple[str, str], list[Times]]:
    """Times by state and kind: of each query the median of the rounds."""
    warm = Ledger(path, create=False)
    mix = queries(warm, random.Random(seed))  # noqa: S311
    print(f"{len(mix)} queries, {warm.claims().total:,} claims, {rounds} rounds", file=sys.stderr)
    asked: dict[tuple[str, int], list[Times]] = {}
    for _ in range(rounds):
        for number, query in enumerate(mix):
            cold = Ledger(path, create=False)
            if query.kind.endswith(COUNTS):
                cold.prepare()
            asked.setdefault(("bare", number), []).append(timed(lambda: bare_page(path)))
            asked.setdefault(("first", number), []).append(timed(lambda: query.ask(cold)))  # noqa: B023
            asked.setdefault(("again", number), []).append(timed(lambda: query.ask(warm)))  # noqa: B023
    for turn in range(rounds):
        for number, query in enumerate(mix):
            if number % 3 == 0:  # another Ledger object writes, as `add` beside a server does
                fill(path, 5, seed=seed, start=10**7 + turn * len(mix) + number, batch=1)
            asked.setdefault(("written", number), []).append(timed(lambda: query.ask(warm)))  # noqa: B023
    found: dict[tuple[str, str], list[Times]] = {}
    for (state, number), times in asked.items():
        kind = "one page" if state == "bare" else mix[number].kind
        typical = Times(median(one.wall for one in times), median(one.processor for one in times))
        found.setdefault((state, kind), []).append(typical)
    return found


def report(found: dict[tuple[str, str], list[Times]]) -> float:
    """Print the table; the highest 95th percentile of wall time."""
    bare = median(times.wall for times in found["bare", "one page"])
    print(f"{'':9}{'':24}{'n':>5}  {'wall p50':>8} {'p95':>6} {'max':>6}  {'cpu p50':>8} {'p95':>6}  {'x bare':>6}")
    worst = 0.0
    for (state, kind), times in found.items():
        p50, p95, most = percentiles([one.wall for one in times])
        cpu50, cpu95, _ = percentiles([one.processor for one in times])
        wall = f"{p50:8.1f} {p95:6.1f} {most:6.1f}"
        print(f"{state:9}{kind:24}{len(times):5}  {wall}  {cpu50:8.1f} {cpu95:6.1f}  {p50 / bare:6.1f}")
        worst = max(worst, p95)
    for state in ("first", "again", "written"):
        every = [one for (of, _), times in found.items() if of == state for one in times]
        p50, p95, most = percentiles([one.wall for one in every])
        print(f"{state:9}{'everything':24}{len(every):5}  {p50:8.1f} {p95:6.1f} {most:6.1f}")
    return worst


def sizes(path: Path) -> None:
    """Print what the ledger takes, a dispatch, a claim and a table at a time."""
    with closing(sqlite3.connect(path)) as connection:
        documents, claims = connection.execute(
            "SELECT (SELECT count(*) FROM document), (SELECT sum(current) FROM claim)"
        ).fetchone()
        size = path.stat().st_size
        print(f"{size:,} bytes: {size / documents:,.0f} a dispatch, {size / claims:,.0f} a current claim")
        try:
            tables = connection.execute(
                "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 16"
            ).fetchall()
        except sqlite3.OperationalError:  # this SQLite was built without it
            return
        for name, taken in tables:
            print(f"  {name:32}{taken / 1e6:8.1f} MB {100 * taken / size:5.1f} %")


def main() -> int:
    """Make a ledger where none is given, measure, print; 1 where a kind is over the limit."""
    parser = argparse.ArgumentParser(prog="searching", description=__doc__)
    parser.add_argument("ledger", type=Path, nargs="?", help="a made ledger; without it one is made and thrown away")
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "made.db"
        if not path.exists():
            began = time.perf_counter()
            count = fill(path, given.claims, seed=given.seed)
            took = time.perf_counter() - began
            print(f"{count:,} dispatches made and stored in {took:.0f} s", file=sys.stderr)
        sizes(path)
        worst = report(measured(path, seed=given.seed, rounds=given.rounds))
    return int(worst > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
