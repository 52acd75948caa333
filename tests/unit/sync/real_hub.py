"""What sources and a seat do with the real hub."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from console.contract.grant import LoginRequest, read
from console.contract.operation import ActTime, Operation
from console.contract.running import fold
from console.runtime.clock import SystemClock, to_text
from console.runtime.ids import IdSource
from offline_cache.values import Body, FoldResult, Key, PendingOperation
from tests.support.hub import PASSWORD, Hub, alert


async def raise_alerts(hub: Hub, first: int, count: int) -> bool:
    """Let a source post alerts; whether each was taken in as new."""
    moment = to_text(SystemClock().now())
    items = [alert(n, occurred_at=moment, severity="orange") for n in range(first, first + count)]
    answers = await asyncio.to_thread(hub.post_alerts, items)
    return all(answer["status"] == "new" for answer in answers)


def real_fold(hub: Mapping[Key, Body | None], pending: Sequence[PendingOperation]) -> FoldResult:
    """The same functions the hub runs."""
    operations = [msgspec.convert(each.body, Operation) for each in pending]
    views, doomed = fold(hub, operations)
    return FoldResult(views, doomed)


def login_request(account: str = "w01", password: str = PASSWORD) -> LoginRequest:
    return LoginRequest(account=account, password=password, seat="seat-3", seat_name="3 席")


def operation(kind: str, target: str, grant: str, **args: Any) -> PendingOperation:
    """An envelope as the console saves it."""
    who, now = read(grant), to_text(SystemClock().now())
    envelope = Operation(
        op=IdSource(SystemClock())(),
        kind=kind,
        lane=target,
        targets=[target],
        args=args,
        grant=grant,
        actor=who.person,
        seat=who.seat,
        act_time=ActTime(device=now, doubt=1.0),
    )
    record_kind, id = target.split("/")
    body = msgspec.to_builtins(envelope)
    return PendingOperation(envelope.op, target, kind, ((record_kind, id),), body, now)
