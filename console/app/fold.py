"""The fold the cache is given: the store knows no kinds, the contract knows no store."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec

from console.contract.operation import Operation
from console.contract.running import fold
from offline_cache.values import Body, FoldResult, Key, PendingOperation

_BEYOND_THIS_VERSION = frozenset({"unknown_kind", "unreadable"})
"""Why an act does not fold here, which says nothing of what the hub makes of it."""


def fold_pending(
    bodies: Mapping[Key, Body | None], pending: Sequence[PendingOperation]
) -> FoldResult:
    """Return the views that the seat's own operations make of the hub's bodies."""
    readable: list[Operation] = []
    for each in pending:
        with suppress(msgspec.ValidationError):  # saved by a newer version: sent, and not folded
            readable.append(envelope(each))
    views, doomed = fold(bodies, readable)
    judged = {op: code for op, code in doomed.items() if code not in _BEYOND_THIS_VERSION}
    return FoldResult(views, judged)


def envelope(pending: PendingOperation) -> Operation:
    """Return the envelope the journal kept."""
    return msgspec.convert(pending.body, Operation)
