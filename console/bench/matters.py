"""`bench matters`: how fast and how right it is said who takes a matter, and who is nearest.

Past work orders are put into a seat's cache and learnt as a seat learns them; then orders of
another seed, with slips, returns and words nobody used before, are asked for one by one. The plain
dictionary's answer stands beside. The clocks of 500 open orders and 5,000 forces are timed alone.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from console.bench import cache_rows
from console.bench.board_tick import board_figures
from console.bench.cache_store import opened
from console.bench.matters_beside import nearest_figures
from console.bench.past_orders import Cases
from console.bench.targets import Target, conclude, percentile
from console.demo.district import dictionary
from console.demo.district.plan import data
from console.domain.dispatch_history import Advice
from console.domain.matter import OWN_TOWN, Matter
from console.domain.past_order import PastOrder
from console.domain.suggestion import matter_for
from console.models.dispatch_store import DispatchStore
from offline_cache.cache import Cache
from offline_cache.values import Change

SUGGESTION, TICK, NEAREST = 50.0, 10.0, 50.0
"""Milliseconds (95 of 100)."""
TOP_1, TOP_3 = 0.70, 0.85
"""Shares of held-out orders whose unit must be the first, or among three."""
PIECE = 2_000


class Advises(Protocol):
    """Says who takes an order."""

    def advise(self, title: str, town: str, matter: str, own: str) -> Advice:
        """See `DispatchHistory.advise`."""
        ...


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench matters", description=__doc__)
    add = parser.add_argument
    add("--past", type=int, default=200_000, help="past work orders")
    add("--open", type=int, default=500, help="open work orders with running clocks")
    add("--forces", type=int, default=5_000, help="forces looked through for the nearest")
    add("--asked", type=int, default=2_000, help="held-out orders that are asked for")
    add("--seed", type=int, default=6, help="of the past orders; held-out ones have another")
    add("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    matters = list(dictionary.matters(data("dictionary")))
    figures = nearest_figures(given.forces) | board_figures(given.open)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as store:
        figures |= _learn(store.cache, Cases(matters, given.seed), given.past)
        past = figures.pop("store")
        held_out = Cases(matters, given.seed + 1, has_new_words=True)
        figures |= ask(past, matters, held_out, given.asked)
    for name, value in figures.items():
        print(f"{name:28} {value:,.3f}" if isinstance(value, float) else f"{name:28} {value:,}")
    return conclude(targets(figures), figures, given.json)


def targets(figures: dict[str, Any]) -> list[Target]:
    """Return what the bench promises."""
    told = [
        Target("suggestion_p95_ms", figures["suggestion_p95_ms"], SUGGESTION),
        Target("nearest_p95_ms", figures["nearest_p95_ms"], NEAREST),
        Target("top_1", figures["top_1"], TOP_1, is_least=True),
        Target("top_3", figures["top_3"], TOP_3, is_least=True),
        Target("top_1_over_dictionary", figures["top_1"] - figures["dictionary_top_1"], 0.0, True),
    ]
    told.insert(1, Target("board_tick_p95_ms", figures["board_tick_p95_ms"], TICK))
    return told


def _learn(cache: Cache, cases: Cases, number: int) -> dict[str, Any]:
    began = time.monotonic()
    changes = _changes(cases, number)
    while piece := list(islice(changes, PIECE)):
        cache.load_history(piece)
    built = time.monotonic() - began
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    store, portions = DispatchStore(cache, number), []
    store.begin()
    more = True
    while more:
        began = time.perf_counter()
        more = store.read_on()
        portions.append(time.perf_counter() - began)
    return {
        "past": store.size,
        "build_seconds": built,
        "learn_seconds": sum(portions),
        "learn_portion_p95_ms": percentile(portions, 0.95) * 1000,
        "learn_memory_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,
        "store": store,
    }


def _changes(cases: Cases, number: int) -> Iterator[Change]:
    """Yield past orders as the hub tells them, the newest first as history comes."""
    for count, case in enumerate(cases.make(number)):
        yield cache_rows.change(number - count, "work_order", body_of(case.past, count))


def body_of(past: PastOrder, count: int) -> dict[str, Any]:
    """Return an order as a record has it; one was made every three minutes."""
    at = (cache_rows.LATEST - timedelta(minutes=3 * count)).isoformat(timespec="milliseconds")
    asked = [
        {"at": at, "unit": one.unit, "reason": one.reason, "decided_at": at, "is_granted": True}
        for one in past.returns
    ]
    return {
        "id": past.id,
        "number": f"W{count:07}",
        "title": past.title,
        "created_at": at,
        "state": "closed",
        "matter": past.matter,
        "unit_name": past.unit,
        "place": {"town": past.town},
        "returns": asked,
    }


def ask(store: Advises, matters: list[Matter], cases: Cases, number: int) -> dict[str, Any]:
    """Ask for held-out orders one by one, as a person's words would."""
    lasted: list[float] = []
    first = among = plain = new = new_first = returned = risky = 0
    for case in cases.make(number):
        past = case.past
        began = time.perf_counter()
        matter = matter_for(past.title, matters)
        advice = store.advise(past.title, past.town, matter.id if matter else "", "")
        lasted.append(time.perf_counter() - began)
        units = [choice.unit for choice in advice.choices[:3]]
        first += units[:1] == [case.truth]
        among += case.truth in units
        plain += lead_of(matter, past.town) == case.truth
        new += case.is_new
        new_first += case.is_new and units[:1] == [case.truth]
        returned += bool(past.returns)
        risky += any(advice.risk_of(one.unit) is not None for one in past.returns)
    return {
        "asked": number,
        "suggestion_p50_ms": percentile(lasted, 0.5) * 1000,
        "suggestion_p95_ms": percentile(lasted, 0.95) * 1000,
        "suggestion_max_ms": max(lasted) * 1000,
        "top_1": first / number,
        "top_3": among / number,
        "dictionary_top_1": plain / number,
        "new_words_share": new / number,
        "new_words_top_1": new_first / max(1, new),
        "returned": returned,
        "returns_warned_of": risky,
    }


def lead_of(matter: Matter | None, town: str) -> str:
    """Return whom the plain dictionary names."""
    lead = "" if matter is None else matter.lead
    return town if lead == OWN_TOWN else lead


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
