"""What `show` tells: records as this seat shows them, and how it stands with the hub."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from console.app.headless import acts
from console.app.headless.lines import Order
from console.app.headless.seat import HeadlessSeat
from console.app.headless.wrong import Wrong
from console.contract.change import SCOPES
from console.contract.operation import split_key
from console.models.collections import COLLECTIONS
from console.runtime.clock import to_text
from offline_cache.values import PendingOperation, Row, StoredOperation

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "orders": "order",
        "assignments": "assignment",
        "log": "log_entry",
        "checks": "check",
        "feeds": "feed",
        "units": "unit",
    }
)
"""Words for lists, and the kinds they show."""

Show = Callable[[HeadlessSeat, Order], dict[str, Any]]


def show(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    """Return the line that answers `show`.

    Raises:
        Wrong: nothing of that name can be shown.
    """
    if order.show in KINDS:
        return {"shown": order.show, "rows": _rows(seat, KINDS[order.show], order)}
    answer = SHOWS.get(order.show)
    if answer is None:
        known = ", ".join([*KINDS, *SHOWS])
        raise Wrong("no_such_show", f"{order.show} cannot be shown.", f"There are: {known}.")
    return {"shown": order.show, **answer(seat, order)}


def as_told(row: Row) -> dict[str, Any]:
    """Return a record as it stands here."""
    told: dict[str, Any] = {
        "kind": row.kind,
        "id": row.id,
        "rev": row.rev,
        "pending": row.is_pending,
        "body": row.body,
    }
    return {**told, "will_be_refused": row.doomed} if row.doomed else told


def _rows(
    seat: HeadlessSeat, kind: str, order: Order, where: Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    rows = seat.store.cache.select(kind, where, limit=order.limit, after=order.after or None)
    return [as_told(row) for row in rows]


def _alerts(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    """The open ones, newest first."""
    return {"rows": _rows(seat, "alert", order, {"is_open": 1})}


def _records(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    """One kind, paged; without `kind` the whole of what is open."""
    if not order.kind:
        kinds = (*SCOPES["open"], "check")
        rows = [row for kind in kinds for row in seat.store.cache.select(kind)]
        cursor = seat.store.cache.cursor() or ""
        return {"cursor": cursor, "records": {f"{r.kind}/{r.id}": as_told(r) for r in rows}}
    known = [collection.kind for collection in COLLECTIONS]
    if order.kind not in known:
        what = f"There is no kind {order.kind}."
        raise Wrong("no_such_kind", what, f"Kinds: {', '.join(known)}.")
    return {"rows": _rows(seat, order.kind, order)}


def _record(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    return as_told(seat.row(*key_of(order)))


def key_of(order: Order) -> tuple[str, str]:
    """Return the record a line is about.

    Raises:
        Wrong: it names none.
    """
    try:
        return split_key(order.key)
    except ValueError as error:
        raise Wrong("bad_key", f"{error}.", 'Give "key":"alert/ID".') from error


def _outbox(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    """What the hub has not decided, or has and the feed has not brought yet; in saved order."""
    waiting = dict(seat.listener.waiting.waiting)
    rows = [_waiting(each, waiting) for each in seat.store.journal.pending()]
    return {"count": len(rows), "rows": rows[: order.limit or None]}


def _waiting(operation: PendingOperation, lanes: Mapping[str, str]) -> dict[str, Any]:
    return {
        **_operation(operation),
        "decided": operation.settled_at is not None,
        "why": lanes.get(operation.lane, ""),
    }


def _operation(operation: PendingOperation) -> dict[str, Any]:
    return {
        "op": operation.op,
        "kind": operation.kind,
        "lane": operation.lane,
        "targets": ["/".join(key) for key in operation.targets],
        "saved_at": operation.saved_at,
        "settled_at": operation.settled_at or "",
    }


def _refused(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    return {"rows": [_fate(each) for each in seat.store.journal.refused()]}


def _one_operation(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    stored = seat.store.journal.operation(order.key)
    if stored is None:
        what = f"There is no operation {order.key}."
        raise Wrong("not_found", what, 'Give "key" as it was told when it was saved.')
    return _fate(stored)


def _fate(stored: StoredOperation) -> dict[str, Any]:
    answer = stored.answer or {}
    return {
        **_operation(stored.operation),
        "state": stored.state,
        "status": stored.status or "",
        "answer": {name: value for name, value in answer.items() if name != "op"},
    }


def link_of(seat: HeadlessSeat) -> dict[str, Any]:
    """Return how this seat stands with the hub."""
    report, reading, outbox = seat.listener.report, seat.offset.reading(), seat.listener.waiting
    told: dict[str, Any] = {
        "cursor": seat.store.cache.cursor() or "",
        "unsent": len(seat.store.journal.unsent()),
        "pending": len(seat.store.journal.pending()),
        "oldest_saved_at": outbox.oldest_saved_at,
        "is_stalled": seat.listener.stall is not None,
        "offset": reading.offset,
        "doubt": reading.doubt,
        "seat": seat.core.identity.seat,
        "person": seat.core.identity.person,
        "hub": seat.core.hub,
    }
    if report is None:
        return {"state": "offline", "code": "starting", **told}
    return {
        "state": report.state.value,
        "name": report.state.zh,
        "since": to_text(report.since),
        "code": report.code,
        "zh": report.zh,
        "en": report.en,
        "attempt": report.attempt,
        "transport": report.transport,
        "heard_at": to_text(report.heard_at) if report.heard_at else "",
        **told,
    }


SHOWS: Mapping[str, Show] = MappingProxyType(
    {
        "alerts": _alerts,
        "outbox": _outbox,
        "refused": _refused,
        "operation": _one_operation,
        "record": _record,
        "records": _records,
        "link": lambda seat, order: link_of(seat),
        "acts": lambda seat, order: {"acts": acts.described()},
    }
)
