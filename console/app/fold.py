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
    views, doomed = fold(bodies, [envelope(each) for each in pending])
    return FoldResult(views, doomed)


def envelope(pending: PendingOperation) -> Operation:
    """Return the envelope the journal kept."""
    return msgspec.convert(pending.body, Operation)
