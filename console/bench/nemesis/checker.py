"""Judges an evening: plain dictionaries in, what is wrong out.

It shares no code with the product: what an act must have done, how a chain is hashed and how its
text is made canonical are written here a second time, from the promises and not from the code.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Bodies = Mapping[str, Any]
Operations = Mapping[str, tuple[str, str, str, Mapping[str, Any]]]
"""Op → status, kind, seat, arguments."""


def wrong_acts(
    acts: Sequence[Any],
    withdrawn: set[str],
    operations: Operations,
    records: Bodies,
    told_refused: Mapping[str, set[str]],
    told_lost: set[str],
) -> Iterator[str]:
    """Every saved act took effect exactly once, or its person was told that it will not.

    Args:
        acts: what seats told as saved.
        withdrawn: acts taken back before they left.
        operations: the hub's operations.
        records: the hub's records.
        told_refused: seat → operations its person was told of as refused.
        told_lost: were in a journal that was spoilt, of which its person was told that not all
            could be read. What the hub heard of before must still be right.
    """
    for act in acts:
        times = _effects(act, records)
        status = operations[act.op][0] if act.op in operations else "nothing"
        name = f"{act.kind} {act.op} of {act.seat}"
        if act.op in withdrawn:
            if times:
                yield f"{name} was taken back and took effect {times} times"
        elif act.op in told_refused[act.seat]:
            yield from _wrong_refusal(act, name, 0 if _asks_a_person(act, records) else times or 0)
        elif act.op in told_lost and _is_lost(act, status, times):
            continue
        elif status != "applied":
            yield f"{name} was saved; the hub says {status}, and no refusal was told"
        elif times not in (None, 1) and not _asks_a_person(act, records):
            yield f"{name} took effect {times} times"


def _is_lost(act: Any, status: str, times: int | None) -> bool:
    """Whether all of it is lost, or the hub's refusal of it, which was heard by nobody."""
    return status == "nothing" or (status == "refused" and not act.is_fact and not times)


def _wrong_refusal(act: Any, name: str, times: int) -> Iterator[str]:
    if act.is_fact:
        yield f"{name} is a fact and was refused"
    if times:
        yield f"{name} was refused and took effect {times} times"


def _asks_a_person(act: Any, records: Bodies) -> bool:
    """Whether a card (需人工核对) stands for it: a fact that contradicts, or two states at once.

    The second comes of a restored hub: what a seat gives back may contradict what happened since,
    also that an act was refused.
    """
    if f"check/recovered_refused-{act.op}" in records:
        return True
    if act.is_fact and f"check/{act.op}" in records:
        return True
    touched = [("alert", act.names.get("alert")), ("assignment", act.names.get("assignment"))]
    return any(_differs(kind, str(id), records) for kind, id in touched)


def _differs(kind: str, id: str, records: Bodies) -> bool:
    return f"check/recovered_differs-{kind}-{id}" in records


def _effects(act: Any, records: Bodies) -> int | None:
    """Return how often an act shows in the hub's records; None where it leaves no mark of its own.

    Those without one are counted together, by `wrong_counts`.
    """
    names: Mapping[str, Any] = act.names
    subject, _, verb = str(act.kind).partition(".")
    alert: Mapping[str, Any] = records.get(f"alert/{names.get('alert')}") or {}
    if verb == "acknowledge":
        return sum(bool(ack["op"] == act.op) for ack in alert.get("acks", ()))
    if verb == "note":
        return _lines(alert, "noted", str(act.seat), str(names["words"]))
    if verb == "register":
        return sum(
            key.startswith("alert/") and bool(body.get("title") == names["words"])
            for key, body in records.items()
        )
    if subject == "order":
        return _ordered(act, alert, records)
    if verb == "report":
        done = records.get(f"assignment/{names['assignment']}") or {}
        return sum(bool(time.get("op") == act.op) for time in done.get("times", ()))
    if subject == "log":
        return sum(
            key.startswith("log_entry/") and bool(body.get("text") == names["words"])
            for key, body in records.items()
        )
    return None


def _ordered(act: Any, alert: Any, records: Bodies) -> int:
    order = records.get(f"order/{act.names['order']}")
    assigned = [f"assignment/{id}" in records for id in act.names["assignments"]]
    if order is None:
        return -sum(assigned)
    mentioned = list(alert.get("orders", ())).count(act.names["order"])
    whole = all(assigned) and (mentioned == 1 or bool(order.get("needs_check")))
    return 1 if whole else mentioned + sum(assigned) + 1


def _lines(alert: Any, what: str, seat: str, detail: str | None = None) -> int:
    return sum(
        line["what"] == what
        and line.get("seat") == seat
        and (detail is None or line.get("detail") == detail)
        for line in alert.get("trail", ())
    )


_LEAVES = {
    "alert.own": ("owned",),
    "alert.close": ("closed",),
    "alert.merge": ("merged_into",),
    "alert.verify": ("confirmed", "found_false"),
}
"""Acts without a mark of their own → the lines they leave in the alert's trail."""


def wrong_counts(operations: Operations, records: Bodies) -> Iterator[str]:
    """Acts without a mark of their own left as many traces as the hub accepted of them."""
    for (kind, subject, seat), ops in sorted(_alike(operations).items()):
        if kind == "assignment.unreached":
            found = (records.get(f"assignment/{subject}") or {}).get("unreached", 0)
        else:
            alert = records.get(f"alert/{subject}") or {}
            found = sum(_lines(alert, what, seat) for what in _LEAVES[kind])
        if _differs(kind.partition(".")[0], subject, records):
            continue
        doubted = sum(f"check/{op}" in records for op in ops)
        if not len(ops) - doubted <= found <= len(ops):
            yield f"{kind} of {subject} by {seat}: {len(ops)} accepted, {found} took effect"


def _alike(operations: Operations) -> dict[tuple[str, str, str], list[str]]:
    """Return accepted acts without a mark, by kind, subject and, where the trace tells, seat."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for op, (status, kind, seat, args) in operations.items():
        if status != "applied":
            continue
        if kind in _LEAVES:
            alike.setdefault((kind, args["alert_id"], seat), []).append(op)
        elif kind == "assignment.unreached":
            alike.setdefault((kind, args["assignment_id"], "any seat"), []).append(op)
    return alike


def wrong_orders(records: Bodies) -> Iterator[str]:
    """No order's number is given twice, and no half of an order stands alone (G5, G17)."""
    orders = [body for key, body in records.items() if key.startswith("order/")]
    numbers = Counter(each[field] for each in orders for field in ("number", "official"))
    yield from (f"number {number} given {n} times" for number, n in numbers.items() if n > 1)
    for key, body in records.items():
        if key.startswith("assignment/") and f"order/{body['order']}" not in records:
            yield f"{key} stands without its order"


def wrong_messages(
    messages: Sequence[Any], held: Mapping[str, str], records: Bodies, lost_from: float | None
) -> Iterator[str]:
    """Every message that was answered is counted in an alert, once.

    Args:
        messages: what the source was answered.
        held: the hub's message ids and their alerts.
        records: the hub's records.
        lost_from: moment of the backup the hub was brought back from; what was answered later
            may be gone.
    """
    told = {m.id for m in messages if lost_from is None or m.at <= lost_from}
    for id in sorted(told - held.keys()):
        yield f"message {id} was answered and is not at the hub"
    by_alert = Counter(held.values())
    given_back = Counter(m.alert for m in messages if m.id not in held)
    for alert, count in sorted(by_alert.items()):
        body = records.get(f"alert/{alert}")
        if body is None:
            yield f"alert {alert} of {count} messages is gone"
            continue
        found = body.get("count", 1)
        if _is_doubted(alert, records) or _has_joined(body):
            continue
        if not count <= found <= count + given_back[alert]:
            yield f"alert {alert} counts {found} and not {count} messages"


def _is_doubted(alert: str, records: Bodies) -> bool:
    """Whether a card asks a person about what an alert counts."""
    doubted = (key for key in records if key.startswith("check/counted_twice-"))
    return _differs("alert", alert, records) or any(alert in key for key in doubted)


def _has_joined(alert: Any) -> bool:
    return any(line["what"] == "joined_by" for line in alert.get("trail", ()))


def wrong_views(seat: str, shown: Bodies, pending: Sequence[str], records: Bodies) -> Iterator[str]:
    """A seat shows what the hub holds, all of it and nothing else, and nothing waits."""
    yield from (f"{seat}: {key} still waits" for key in pending)
    for key in sorted(shown.keys() | records.keys()):
        if shown.get(key) != records.get(key):
            yield f"{seat}: {key} is {_difference(shown.get(key), records.get(key))}"


def _difference(here: Any, there: Any) -> str:
    if here is None or there is None:
        return "missing at the seat" if here is None else "only at the seat"
    fields = sorted(f for f in here.keys() | there.keys() if here.get(f) != there.get(f))
    return "different in " + ", ".join(f"{f}: {here.get(f)!r} / {there.get(f)!r}" for f in fields)


def wrong_lanes(seat: str, journal: Mapping[str, tuple[str, str | None]]) -> Iterator[str]:
    """No operation waits for anything."""
    for op, (state, status) in journal.items():
        if state != "settled":
            yield f"{seat}: {op} is {state} ({status})"


def wrong_chains(lines: Sequence[Any], records: Bodies, torn: set[str]) -> Iterator[str]:
    """Each seat's log is whole, hashed anew, and holds every line that was told as written.

    Lines of a torn seat may be lost: it was told that not all of its journal could be read.
    """
    chains: dict[tuple[str, str], list[Any]] = {}
    for key, body in records.items():
        if key.startswith("log_entry/"):
            chains.setdefault((body["seat"], body["incarnation"]), []).append(body)
    for chain, entries in sorted(chains.items()):
        in_order = sorted(entries, key=lambda e: e["number"])
        yield from _wrong_chain(chain[0], in_order, chain[0] in torn)
    there = {(s, i, e["number"]): e["hash"] for (s, i), c in chains.items() for e in c}
    for line in lines:
        found = there.get((line.seat, line.incarnation, line.number))
        if found != line.hash and not (found is None and line.seat in torn):
            yield f"{line.seat}: line {line.number} was written and is {found and 'another'}"


def _wrong_chain(seat: str, entries: Sequence[Any], is_torn: bool) -> Iterator[str]:
    previous, expected = "0" * 64, 1
    for entry in entries:
        told, number = json.loads(entry["canonical"]), entry["number"]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
        is_behind_a_gap = is_torn and number > expected
        if told["number"] != number or (number != expected and not is_behind_a_gap):
            yield f"{seat}: line {number} stands where {expected} should"
        if text != entry["canonical"] or (entry["hash"] != digest and not is_behind_a_gap):
            yield f"{seat}: line {number} was changed"
        previous, expected = entry["hash"], number + 1


def wrong_times(acts: Sequence[Any]) -> Iterator[str]:
    """The time an act carries is the hub's, within the doubt the seat itself stated (G12)."""
    for act in acts:
        off = abs(act.names["act_time"] - act.hub_time)
        if act.doubt < 60.0 and off > act.doubt + 0.01:
            yield f"{act.kind} {act.op} is {off:.3f} s off, doubt {act.doubt:.3f} s"
