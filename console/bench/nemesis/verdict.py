"""One seed from its plan to what is wrong with it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from console.bench.nemesis import checker
from console.bench.nemesis.evening import WITHIN, Evening, Outcome, Workshop
from console.bench.nemesis.evidence import Evidence, gather
from console.bench.nemesis.faults import FAULTS
from console.bench.nemesis.ledger import Ledger
from console.bench.nemesis.seat_machine import Build
from console.bench.nemesis.virtual_loop import VirtualLoop, run_virtual


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one seed.

    Attributes:
        seed: of the evening.
        violations: what is wrong, in words.
        met: how often each fault really happened.
        settled_after: virtual seconds from the healing, None = not at all.
        acts: acts that were told as saved.
        digest: of everything that was done and found; the same in every run of a seed.
    """

    seed: int
    violations: list[str]
    met: "Counter[str]" = field(default_factory=Counter)
    settled_after: float | None = None
    acts: int = 0
    digest: str = ""


def run_seed(
    seed: int,
    workshop: Workshop,
    build: Build | None = None,
    only: tuple[str, ...] = FAULTS,
) -> Verdict:
    """Live through the evening of a seed and judge it."""

    async def main(loop: VirtualLoop) -> Verdict:
        evening = Evening(loop, seed, workshop, build, only)
        try:
            outcome = await evening.run()
            return _judge(outcome, gather(evening))
        finally:
            await evening.stop()
            evening.close()

    return run_virtual(main)


def _judge(outcome: Outcome, evidence: Evidence) -> Verdict:
    violations = list(_violations(outcome, evidence))
    return Verdict(
        outcome.seed, violations, outcome.met, outcome.settled_after, len(outcome.ledger.acts),
        _digest(outcome, evidence),
    )  # fmt: skip


def _violations(outcome: Outcome, evidence: Evidence) -> Iterator[str]:
    ledger, records = outcome.ledger, evidence.records
    yield from ledger.remarks
    if outcome.settled_after is None or outcome.settled_after > WITHIN:
        yield f"not settled within {WITHIN:g} s: {outcome.settled_after}"
    refused = {
        seat.name: {op for op, (_, status) in seat.journal.items() if status == "refused"}
        | seat.refused.keys()
        for seat in evidence.seats
    }
    yield from checker.wrong_acts(
        ledger.acts, _withdrawn(ledger, evidence), evidence.operations, records, refused,
        _told_lost(ledger, evidence),
    )  # fmt: skip
    yield from checker.wrong_counts(evidence.operations, records)
    yield from checker.wrong_orders(records)
    yield from checker.wrong_messages(
        ledger.messages, evidence.messages, records, ledger.restored_from
    )
    yield from checker.wrong_chains(
        ledger.lines, records, {seat.name for seat in evidence.seats if seat.is_torn}
    )
    if not outcome.met["hub_clock_set"]:  # no seat can know that before it is told
        yield from checker.wrong_times(ledger.acts)
    for seat in evidence.seats:
        yield from checker.wrong_views(seat.name, seat.shown, seat.pending, records)
        yield from checker.wrong_lanes(seat.name, seat.journal)


def _digest(outcome: Outcome, evidence: Evidence) -> str:
    told = [
        outcome.settled_after,
        sorted(outcome.met.items()),
        [(act.op, act.kind, act.at, act.names) for act in outcome.ledger.acts],
        [(m.id, m.alert, m.at) for m in outcome.ledger.messages],
        sorted(evidence.operations.items()),
        evidence.records,
        [(seat.shown, seat.journal) for seat in evidence.seats],
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _told_lost(ledger: Ledger, evidence: Evidence) -> set[str]:
    """Return what was saved in a journal that was spoilt since, and could not be read, as told."""
    torn = {seat.name: seat.journal for seat in evidence.seats if seat.is_torn}
    return {act.op for act in ledger.acts if act.seat in torn and act.op not in torn[act.seat]}


def _withdrawn(ledger: Ledger, evidence: Evidence) -> set[str]:
    """Return what was taken back; where nobody was told, the seat's journal has the word."""
    kept = {
        op
        for seat in evidence.seats
        for op, (_, status) in seat.journal.items()
        if status == "withdrawn"
    }
    return ledger.withdrawn | (ledger.taking_back & kept)
