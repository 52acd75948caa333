"""Running an operation over bodies: the one function that seat and hub share.

The seat folds pending operations with it (`fold`), the hub decides with it (`run`).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from console.contract.grant import BadGrant, Grant, read
from console.contract.operation import Operation, split_key
from console.domain.entity import Body, Key
from console.domain.operations.base import Act, OperationKind, Refused, apply
from console.domain.rights import Right
from console.domain.stamp import stamp_of
from console.runtime.clock import from_text


def kind_of(operation: Operation) -> OperationKind | None:
    """Return the declared kind, or None when this version does not know it."""
    from console.domain.operations.table import OPERATIONS  # a start that does nothing needs none

    return OPERATIONS.get((operation.kind, operation.v))


def load_kinds() -> None:
    """Have all kinds at hand: the first act would wait for them."""
    from console.domain.operations import table  # noqa: F401


def act_of(operation: Operation, grant: Grant, latest: datetime | None = None) -> Act:
    """Return who acted and when: device time + offset, never later than `latest`.

    Raises:
        ValueError: the device time cannot be read.
    """
    time = from_text(operation.act_time.device) + timedelta(seconds=operation.act_time.offset)
    if latest is not None and time > latest:
        time = latest
    known = {r.value for r in Right}
    rights = frozenset(Right(r) for r in grant.rights if r in known)
    stamp = stamp_of(operation.act_time.doubt, operation.act_time.offset)
    return Act(operation.op, grant.person, grant.name, operation.seat, time, rights, stamp)


def run(
    operation: Operation, bodies: Mapping[Key, Body | None], grant: Grant, latest: datetime | None
) -> dict[Key, Body]:
    """Return the bodies an operation saves.

    Args:
        operation: its envelope.
        bodies: all its targets; None where there is no such record.
        grant: who acts, already judged.
        latest: the hub's now; None at the seat.

    Raises:
        Refused: it may not take effect; `unknown_kind` when this version does not know the kind.
    """
    kind = kind_of(operation)
    if kind is None:
        raise Refused("unknown_kind", f"{operation.kind} v{operation.v}")
    if is_done(operation, bodies):
        return {}
    if not kind.is_fact:
        if kind.right.value not in grant.rights:
            raise Refused("no_right", kind.right.value)
        _expect(operation, bodies)
    try:
        act = act_of(operation, grant, latest)
    except (ValueError, OverflowError) as error:
        raise Refused("bad_time", str(error)) from error
    return apply(kind, bodies, act, operation.args)


def is_done(operation: Operation, bodies: Mapping[Key, Body | None]) -> bool:
    """Whether the targets already show what an operation did.

    So it is at a seat when the feed is faster than the answer, and at a restored hub when another
    seat gave the records back: run again, it would be seen, or count, twice.
    """
    about = bodies.get(split_key(operation.targets[0])) if operation.targets else None
    if about and operation.targets[0].startswith(_MATTER) and about.get("trail"):
        return _shows(operation.op, about)  # what it names besides may only have been read
    targets = [each for each in operation.targets if each.startswith(_MARKED)]
    marked = [body for each in targets if (body := bodies.get(split_key(each)))]
    return bool(operation.op and marked) and all(_shows(operation.op, body) for body in marked)


_MARKED = ("alert/", "assignment/", "work_order/")
"""Kinds whose records name the operations that changed them."""
_MATTER = "incident/"
"""It does so too, unless it was opened by an older version and nothing was done with it since."""


def _shows(op: str, body: Body) -> bool:
    lines = (line for field in ("trail", "acks", "times") for line in body.get(field, ()))
    return any(isinstance(line, dict) and line.get("op") == op for line in lines) or op in body.get(
        "unreached_ops", ()
    )


def fold(
    bodies: Mapping[Key, Body | None], operations: Iterable[Operation]
) -> tuple[dict[Key, Body | None], dict[str, str]]:
    """Return what a seat shows: hub bodies, then its own operations in order.

    Returns:
        The views by key, and the reason code of each operation that no longer folds (会被拒).
    """
    views = dict(bodies)
    doomed: dict[str, str] = {}
    for operation in operations:
        try:
            views.update(run(operation, views, read(operation.grant), None))
        except Refused as refusal:
            doomed[operation.op] = refusal.code
        except BadGrant:
            doomed[operation.op] = "bad_grant"
    return views, doomed


def targets_of(operation: Operation) -> tuple[Key, ...]:
    """Return the keys of an operation's targets."""
    return tuple(split_key(t) for t in operation.targets)


def _expect(operation: Operation, bodies: Mapping[Key, Body | None]) -> None:
    """Check preconditions: field paths of the first target, `{"owner": null}`."""
    if not operation.expects or not operation.targets:
        return
    body = bodies.get(split_key(operation.targets[0])) or {}
    for path, wanted in operation.expects.items():
        found = _at(body, path)
        if found != wanted:
            raise Refused("expectation_failed", f"{path}: {found!r}")


def _at(body: Mapping[str, Any], path: str) -> Any:
    found: Any = body
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found
