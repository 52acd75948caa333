"""The fold the cache is given: the store knows no kinds, the contract knows no store."""

from collections.abc import Mapping, Sequence

import msgspec

from console.contract.operation import Operation
from console.contract.running import fold
from offline_cache.values import Body, FoldResult, Key, PendingOperation


def fold_pending(
    bodies: Mapping[Key, Body | None], pending: Sequence[PendingOperation]
) -> FoldResult:
    """Return the views that the seat's own operations make of the hub's bodies."""
    readable: list[Operation] = []
    newer: dict[str, str] = {}
    for each in pending:
        try:
            readable.append(envelope(each))
        except msgspec.ValidationError:  # saved by a newer version: it is sent, and not folded
            newer[each.op] = "unknown_kind"
    views, doomed = fold(bodies, readable)
    return FoldResult(views, {**doomed, **newer})


def envelope(pending: PendingOperation) -> Operation:
    """Return the envelope the journal kept."""
    return msgspec.convert(pending.body, Operation)
