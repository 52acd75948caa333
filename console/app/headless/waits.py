"""What `until` waits for, and for how long."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from console.app.headless.lines import Order
from console.app.headless.seat import HeadlessSeat
from console.app.headless.shows import key_of, link_of
from console.app.headless.wrong import Wrong
from console.sync.link_state import Link

LONGEST = 3600.0
LOOK = 0.2
"""Seconds after which it looks again though nothing was told."""

IsSo = Callable[[HeadlessSeat, Order], bool]


def wait(seat: HeadlessSeat, order: Order) -> dict[str, Any]:
    """Return once it is so, or the time is up; the line says which, and how the seat stands.

    Raises:
        Wrong: it cannot wait for that.
    """
    is_so = WAITS.get(order.until)
    if is_so is None:
        what = f"It cannot wait for {order.until}."
        raise Wrong("no_such_wait", what, f"There are: {', '.join(WAITS)}.")
    begun = seat.clock.monotonic()
    end = begun + min(max(order.seconds, 0.0), LONGEST)
    while not (reached := is_so(seat, order)) and seat.clock.monotonic() < end:
        seat.listener.wait(min(LOOK, max(end - seat.clock.monotonic(), 0.001)))
    seconds = round(seat.clock.monotonic() - begun, 3)
    return {"until": order.until, "reached": reached, "seconds": seconds, **link_of(seat)}


def _is_settled(seat: HeadlessSeat, order: Order) -> bool:
    """Online, nothing waits for the hub or its feed, the feed has brought `seq`, and all is told.

    The journal may be empty a moment before a refusal was told and got its line in the log.
    """
    cursor = seat.store.cache.cursor() or ":0"
    is_quiet = (
        _is(Link.ONLINE)(seat, order)
        and not seat.listener.waiting.count
        and not seat.store.journal.pending()
        and int(cursor.rpartition(":")[2]) >= order.seq
    )
    if is_quiet:
        seat.finish_acts()
    return is_quiet and not seat.store.journal.pending()


def _is(state: Link) -> IsSo:
    def is_so(seat: HeadlessSeat, order: Order) -> bool:
        report = seat.listener.report
        return report is not None and report.state is state

    return is_so


def _is_here(seat: HeadlessSeat, order: Order) -> bool:
    return seat.store.cache.get(*key_of(order)) is not None


WAITS: Mapping[str, IsSo] = MappingProxyType(
    {
        "settled": _is_settled,
        "online": _is(Link.ONLINE),
        "degraded": _is(Link.DEGRADED),
        "offline": _is(Link.OFFLINE),
        "record": _is_here,
    }
)
