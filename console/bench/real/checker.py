"""Judges a run: plain dictionaries in, what is wrong out.

It shares no code with the product: what an act must have done and how the duty log is chained are
written here a second time, from the promises and not from the code.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

Records = Mapping[str, Mapping[str, Any]]
"""`kind/id` → body."""

FACTS = ("log.write", "intake.register", "order.send", "assignment.on_scene")
"""Acts that tell of the world (orders here are by phone); never refused."""

TRAIL = 40
"""Lines of an alert's trail that are kept with it."""

UNMARKED = ("alert.own", "alert.confirm", "alert.find_false")
"""Acts that leave no mark by which one could be told from the next; the hub's word has to do."""


class Act(Protocol):
    """What a seat told as saved."""

    op: str
    run: str
    seat: str
    names: Mapping[str, Any]


def wrong_acts(
    acts: Sequence[Act],
    operations: Mapping[str, str],
    told_refused: Mapping[str, set[str]],
    records: Records,
    told_lost: set[str],
) -> Iterator[str]:
    """Every saved act took effect exactly once, or its person was told that it never will.

    Args:
        acts: what was told as saved.
        operations: op → what the hub decided.
        told_refused: seat → operations whose refusal it shows.
        records: the hub's.
        told_lost: was saved in a journal that was spoilt, of which it was told that not all could
            be read. What the hub heard of before must still be right.
    """
    seen = _Seen(records)
    for act in acts:
        name = f"{act.run} {act.op} of {act.seat}"
        decided = operations.get(act.op, "nothing")
        if decided == "refused":
            if act.run in FACTS:
                yield f"{name} is a fact and was refused"
            if act.op not in told_refused.get(act.seat, set()) | told_lost:
                yield f"{name} was refused and its person was not told"
            if seen.times(act):
                yield f"{name} was refused and took effect"
        elif decided != "applied":
            if decided != "nothing" or act.op not in told_lost:
                yield f"{name} was saved; the hub knows {decided}"
        elif act.run not in UNMARKED and seen.times(act) != 1:
            yield f"{name} took effect {seen.times(act)} times"


class _Seen:
    """How often acts show in the hub's records."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._acks = Counter(a["op"] for _, b in _of(records, "alert") for a in b.get("acks", ()))
        self._times = Counter(
            t.get("op") for _, b in _of(records, "assignment") for t in b.get("times", ())
        )
        self._notes = Counter(
            (line.get("seat"), line.get("detail"))
            for _, b in _of(records, "alert")
            for line in b.get("trail", ())
        )
        self._lines = Counter(b["text"] for _, b in _of(records, "log_entry"))
        self._titles = Counter(b.get("title") for _, b in _of(records, "alert"))

    def times(self, act: Act) -> int:
        """Return how often; 0 for acts that leave no mark of their own."""
        words = act.names.get("words", "")
        match act.run:
            case "alert.acknowledge":
                return self._acks[act.op]
            case "alert.note":
                return self._noted(act, words)
            case "log.write":
                return self._lines[words]
            case "intake.register":
                return self._titles[words]
            case "assignment.on_scene":
                return self._times[act.op]
            case "order.send":
                return self._ordered(act)
            case _:
                return 0

    def _noted(self, act: Act, words: str) -> int:
        """A trail travels with its newest lines only; older ones are known by the duty log."""
        trail = self._records.get(f"alert/{act.names['alert']}", {}).get("trail", ())
        found = self._notes[act.seat, words]
        return found or (self._lines[words] if len(trail) >= TRAIL else 0)

    def _ordered(self, act: Act) -> int:
        order = self._records.get(f"order/{act.names['order']}")
        units = [f"assignment/{id}" in self._records for id in act.names["assignments"]]
        if order is None or not all(units):
            return -1 if any(units) or order is not None else 0
        alert = self._records.get(f"alert/{act.names['alert']}", {})
        named = list(alert.get("orders", ())).count(act.names["order"])
        return 1 if order.get("needs_check") and not named else named


def wrong_orders(records: Records) -> Iterator[str]:
    """No order's number is given twice, and no half of an order stands alone (G5, G17)."""
    orders = [body for _, body in _of(records, "order")]
    numbers = Counter(each[field] for each in orders for field in ("number", "official"))
    yield from (f"number {number} given {n} times" for number, n in numbers.items() if n > 1)
    for key, body in _of(records, "assignment"):
        if f"order/{body['order']}" not in records:
            yield f"{key} stands without its order"


def wrong_messages(
    answered: Mapping[str, str], held: Mapping[str, str], records: Records, may_be_lost: set[str]
) -> Iterator[str]:
    """Every message that was answered is held, and counted in its alert.

    Args:
        answered: message → alert, as the source was told.
        held: message → alert, as the hub's file has it.
        records: the hub's.
        may_be_lost: answered between a backup and the restore of it.
    """
    for message, alert in answered.items():
        if message not in may_be_lost and message not in held:
            yield f"message {message} was answered and is not at the hub"
        if message not in may_be_lost and f"alert/{alert}" not in records:
            yield f"alert {alert} of message {message} is gone"
    for alert, count in Counter(held.values()).items():
        found = records.get(f"alert/{alert}", {}).get("count", 1)
        if f"alert/{alert}" in records and found < count:
            yield f"alert {alert} counts {found} of {count} messages"


def wrong_view(
    seat: str, shown: Mapping[str, Any], records: Records, opened: set[str]
) -> Iterator[str]:
    """What a seat shows is what the hub holds; all that is open is there; nothing is pending."""
    for key in sorted(opened - shown.keys()):
        yield f"{seat}: {key} is open at the hub and not here"
    for key, row in shown.items():
        if row["pending"]:
            yield f"{seat}: {key} still waits"
        if row["body"] != records.get(key):
            yield f"{seat}: {key} differs: {_difference(row['body'], records.get(key))}"


def _difference(here: Mapping[str, Any], there: Mapping[str, Any] | None) -> str:
    if there is None:
        return "the hub has none"
    names = sorted(n for n in here.keys() | there.keys() if here.get(n) != there.get(n))
    return ", ".join(f"{n} {here.get(n)!r} / {there.get(n)!r}" for n in names)[:300]


def wrong_screen(
    rows: Mapping[str, Sequence[Any]], records: Records, opened: set[str]
) -> Iterator[str]:
    """The rows of the console's queue are the open alerts as the hub holds them."""
    alerts = {key.partition("/")[2] for key in opened if key.startswith("alert/")}
    yield from (f"screen: alert {id} is missing" for id in sorted(alerts - rows.keys()))
    yield from (f"screen: alert {id} is not open" for id in sorted(rows.keys() - alerts))
    for id in alerts & rows.keys():
        body = records[f"alert/{id}"]
        there = [
            body["title"],
            body["severity"],
            body.get("disposition", "unverified"),
            sorted(ack["op"] for ack in body.get("acks", ())),
            sorted(body.get("orders", ())),
            (body.get("owner") or {}).get("seat", ""),
        ]
        if list(rows[id]) != there:
            yield f"screen: alert {id} shows {rows[id]}, the hub has {there}"


def wrong_chains(records: Records, torn: set[str]) -> Iterator[str]:
    """Each seat's log is whole, hashed anew, and has no gap but where a journal was told as torn.

    A line behind such a gap cannot be hashed anew: the one before it is lost.
    """
    chains: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for _, body in _of(records, "log_entry"):
        chains[body["seat"], body["incarnation"]].append(body)
    for (seat, _), entries in sorted(chains.items()):
        yield from _wrong_chain(seat, sorted(entries, key=lambda e: int(e["number"])), seat in torn)


def _wrong_chain(seat: str, entries: Sequence[Mapping[str, Any]], is_torn: bool) -> Iterator[str]:
    previous, expected = "0" * 64, 1
    for entry in entries:
        told, number = json.loads(entry["canonical"]), int(entry["number"])
        is_behind_a_gap = is_torn and number > expected
        digest = hashlib.sha256(f"{previous}\n{entry['canonical']}".encode()).hexdigest()
        if told["number"] != number or (number != expected and not is_behind_a_gap):
            yield f"{seat}: line {number} stands where {expected} should"
        elif told["text"] != entry["text"] or (entry["hash"] != digest and not is_behind_a_gap):
            yield f"{seat}: line {number} was changed"
        if entry.get("broken") and not is_behind_a_gap:
            yield f"{seat}: line {number} is marked {entry['broken']}"
        previous, expected = entry["hash"], number + 1


def _of(records: Records, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((key, body) for key, body in records.items() if key.startswith(f"{kind}/"))
