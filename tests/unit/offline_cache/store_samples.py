"""A small district for the store's tests: kinds, records, and a fold that sets fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from offline_cache.values import (
    Body,
    Change,
    Collection,
    Field,
    FoldResult,
    Key,
    PendingOperation,
)

KEY = bytes(range(32))

ALERTS = Collection(
    "alert",
    (
        Field("state", "state"),
        Field("severity", "severity", "integer"),
        Field("town", "place.town"),
        Field("is_open", lambda body: int(body.get("state") != "closed"), "integer"),
    ),
    search=lambda body: f"{body.get('title', '')} {body.get('text', '')}",
    names=lambda body: [body["title"]] if body.get("title") else [],
    order="-severity,age",
    indexes=(("is_open", "-severity"),),
    snapshot_where={"is_open": 1},
)
CAMERAS = Collection(
    "camera",
    (Field("town", "town"),),
    search=lambda body: body["name"],
    names=lambda body: [body["name"]],
    scope="reference",
)


def fold(hub: Mapping[Key, Body | None], operations: Sequence[PendingOperation]) -> FoldResult:
    """Set fields on the targets; doomed when one is missing; may create records."""
    views = dict(hub)
    doomed: dict[str, str] = {}
    for operation in operations:
        args = operation.body["args"]
        if any(views.get(target) is None for target in operation.targets):
            doomed[operation.op] = "missing"
            continue
        for target in operation.targets:
            views[target] = {**(views[target] or {}), **args.get("set", {})}
        for kind, id, body in args.get("create", ()):
            views[kind, id] = body
    return FoldResult(views, doomed)


def operation(
    op: str, *targets: Key, lane: str = "alert/a", create: Sequence[Any] = (), **fields: Any
) -> PendingOperation:
    args = {"set": fields, "create": [list(each) for each in create]}
    return PendingOperation(
        op, lane, "test.set", targets, {"op": op, "args": args}, "2026-07-09T20:20:00+08:00"
    )


def alert(seq: int, id: str, **fields: Any) -> Change:
    body = {"title": "电梯困人", "state": "new", "severity": 3, **fields}
    return Change(seq, "alert", id, f"e.{seq}", "yunting", body)


def gone(seq: int, id: str) -> Change:
    return Change(seq, "alert", id, f"e.{seq}", "yunting", None)
