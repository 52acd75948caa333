"""What a hall has to show after a run, gathered and given to the checker."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from console.bench.real import checker
from console.bench.real.cell import Hall
from console.bench.seat_process import ConsoleProcess, SeatGone, SeatProcess, Told

PATIENCE = 30.0
"""Seconds after healing within which all has to be settled (G6)."""

LOOKS = 5
"""How often a hall is looked at that moves while it is looked at."""

OPEN = ("alert", "order", "assignment", "log_entry", "feed", "check")


def judge(hall: Hall, healed: float) -> tuple[float, list[str]]:
    """Wait until all is settled; return how long that took, and everything that is wrong.

    Args:
        hall: its processes.
        healed: monotonic moment since which nothing stood in the way.
    """
    late = list(_late(hall, healed + PATIENCE))
    seconds = time.monotonic() - healed
    if late:
        return seconds, late
    for _ in range(LOOKS):
        moment = _moment(hall)
        found = list(_wrong(hall))
        if not found or (_moment(hall) == moment and not _has_written(found)):
            break
        # a log was countersigned, or a cache begun anew: what was read is of two moments
        found = list(_late(hall, time.monotonic() + PATIENCE))
        if found:
            break
    return seconds, found


def _has_written(found: list[str]) -> bool:
    """Whether a settled seat wrote again: lines of its log that nobody at the desk asked for.

    That they leave in time is looked at once more; what does not leave is late.
    """
    return any(what.endswith("waits") for what in found)


def _late(hall: Hall, end: float) -> Iterator[str]:
    """Wait for every seat; what a seat sends moves the hub on, so again until it stands."""
    known = -1
    while (seq := _seq(hall)) != known:
        known = seq
        for desk in hall.desks:
            left = max(0.0, end - time.monotonic())
            order = {"until": "settled", "seq": seq, "seconds": left}
            try:
                told = desk.seat.ask(order, left + 5)
            except SeatGone as gone:
                told = {"error": str(gone)}
            if not told.get("reached"):
                yield f"{desk.name} is not settled after {PATIENCE} s: {told} {_waiting(desk.seat)}"
                return
        if hall.screen is not None:
            told = _look(hall.screen.console, _is_quiet, end)
            if not _is_quiet(told):
                said = hall.screen.console.complaints
                yield f"the console is not settled after {PATIENCE} s: {told} {said}"
                return


def _is_quiet(told: Told) -> bool:
    """Whether the console's header says online, and nothing to send."""
    return told.get("link") == "online" and not told.get("pending")


def _waiting(seat: Any) -> Any:
    try:
        return seat.ask({"show": "outbox", "limit": 3}, 2.0)
    except SeatGone as gone:
        return str(gone)


def _wrong(hall: Hall) -> Iterator[str]:
    records, opened = _records(hall)
    acts = [act for desk in hall.desks for act in desk.person.saved]
    told_refused = {desk.name: _refused(desk.seat) for desk in hall.desks}
    if hall.screen is not None:
        end = time.monotonic() + PATIENCE
        look = _look(hall.screen.console, lambda told: _is_like(told, records, opened), end)
        acts += hall.screen.person.saved
        told_refused[hall.screen.person.name] = set(look["refused"])
        yield from checker.wrong_screen(look["rows"], records, opened)
    operations = dict(hall.hub.look("SELECT op, status FROM operations"))
    held = dict(hall.hub.look("SELECT id, alert FROM message_ids"))
    yield from checker.wrong_acts(acts, operations, told_refused, records, hall.may_be_lost_acts)
    yield from checker.wrong_orders(records)
    yield from checker.wrong_messages(hall.messages, held, records, hall.may_be_lost)
    yield from checker.wrong_chains(records, hall.torn)
    for desk in hall.desks:
        shown = _shown(desk.seat)
        if shown is None:
            yield f"{desk.name} shows no records"
        else:
            yield from checker.wrong_view(desk.name, shown, records, opened)
        yield from (f"{desk.name}: {row['op']} waits" for row in _outbox(desk.seat))


def _records(hall: Hall) -> tuple[dict[str, Any], set[str]]:
    """Return the hub's records, and the keys of those that are open."""
    rows = hall.hub.look("SELECT kind, id, body, is_open FROM records WHERE body IS NOT NULL")
    records = {f"{kind}/{id}": json.loads(body) for kind, id, body, _ in rows}
    return records, {f"{kind}/{id}" for kind, id, _, is_open in rows if is_open and kind in OPEN}


def _shown(seat: SeatProcess) -> dict[str, Any] | None:
    """Return what a seat shows; None when this very reading met damage, once that is mended."""
    before, end = _renewals(seat), time.monotonic() + PATIENCE
    told = seat.ask({"show": "records"})
    while "records" not in told and _renewals(seat) == before and time.monotonic() < end:
        time.sleep(0.05)
    return told.get("records")


def _renewals(seat: SeatProcess) -> int:
    """How often it told that its cache was damaged and is read anew."""
    return sum(line.get("code") == "cache_renewed" for line in seat.news if line["news"] == "care")


def _moment(hall: Hall) -> tuple[int, int]:
    """Where the hub stands and how often caches were begun anew: what was read is of one moment."""
    return _seq(hall), sum(_renewals(desk.seat) for desk in hall.desks)


def _seq(hall: Hall) -> int:
    ((seq,),) = hall.hub.look("SELECT value FROM meta WHERE name = 'seq'")
    return int(seq)


def _refused(seat: Any) -> set[str]:
    return {row["op"] for row in seat.ask({"show": "refused"})["rows"]}


def _outbox(seat: Any) -> list[Told]:
    rows: list[Told] = seat.ask({"show": "outbox", "limit": 3})["rows"]
    return rows


def _look(console: ConsoleProcess, is_so: Callable[[Told], bool], end: float) -> Told:
    """Look at the screen until it is as it should be, or time is up."""
    told: Told = {"rows": {}, "refused": []}
    while time.monotonic() < end:
        try:
            told = {**told, **console.ask({"do": "look"}, 5.0)}
        except SeatGone:
            continue
        if is_so(told):
            break
        time.sleep(0.1)
    return told


def _is_like(told: Told, records: Any, opened: set[str]) -> bool:
    return _is_quiet(told) and not list(checker.wrong_screen(told["rows"], records, opened))
