"""The long-lived objects of a seat below the pages, built once and handed down."""

from dataclasses import dataclass

from console.app.store import Lanes, SeatStore
from console.commands.alert_commands import AlertActs
from console.commands.executor import Executor
from console.commands.intake_commands import IntakeActs
from console.commands.log_commands import LogActs
from console.commands.order_commands import NumberSource, OrderActs
from console.commands.registry import CommandTable
from console.domain.alert import ClockProfile
from console.models.alert_queue import AlertQueue
from console.models.change_feed import ChangeFeed
from console.models.directory import Directory
from console.models.finder import Finder
from console.models.link_status import LinkStatus
from console.models.log_lines import LogLines
from console.models.order_book import OrderBook
from console.runtime.clock import Clock


@dataclass(frozen=True, slots=True)
class Acts:
    """What a person can have saved."""

    alerts: AlertActs
    orders: OrderActs
    intake: IntakeActs
    log: LogActs


@dataclass(frozen=True, slots=True)
class Models:
    """What pages show."""

    feed: ChangeFeed
    queue: AlertQueue
    orders: OrderBook
    log: LogLines
    link: LinkStatus
    directory: Directory
    finder: Finder

    def load(self) -> None:
        """Read what the cache holds; rows appear as they are read."""
        self.queue.load()
        self.orders.load()
        self.log.load()
        self.link.load()


def build_models(
    store: SeatStore,
    lanes: Lanes,
    clock: Clock,
    seat: str,
    profile: ClockProfile,
    commands: CommandTable,
) -> Models:
    """Build the models over the cache; nothing is read yet."""
    feed = ChangeFeed()
    queue = AlertQueue(store.cache, feed, clock, seat, profile, lanes.pages)
    orders = OrderBook(store.cache, feed, lanes.pages)
    orders.changed.connect(lambda: queue.set_stages(orders.stages()))
    link = LinkStatus(store.cache, feed, lanes.pages)
    link.changed.connect(lambda: queue.set_stale(link.is_offline and link.view.since is not None))
    return Models(
        feed,
        queue,
        orders,
        LogLines(store.cache, feed, lanes.pages),
        link,
        Directory(store.cache, feed),
        Finder(store.cache, commands, lanes.search, queue.alerts),
    )


def build_acts(executor: Executor, store: SeatStore, lanes: Lanes, seat: str) -> Acts:
    """Build the acts; order numbers go on where the journal says the seat stopped.

    A number is kept in the acts' own lane, so it stands before the order that carries it.
    """
    journal = store.journal

    def keep(last: int) -> None:
        lanes.acts.submit(lambda: journal.put_meta("order_numbers", {"last": last}))

    def known() -> list[str]:
        return [str(row.body.get("number", "")) for row in store.cache.select("order")]

    kept = journal.meta("order_numbers") or {}
    numbers = NumberSource(number_prefix(seat), int(kept.get("last", 0)), keep, known)
    return Acts(
        AlertActs(executor),
        OrderActs(executor, numbers),
        IntakeActs(executor),
        LogActs(executor),
    )


def number_prefix(seat: str) -> str:
    """Return what the numbers of a seat begin with: `07` of `seat-7`, else the seat's whole id.

    No two ids have one prefix (G17): an id that could be taken for a short form is marked 席.
    """
    name, _, number = seat.rpartition("-")
    if name == "seat" and number.isascii() and number.isdigit() and str(int(number)) == number:
        return f"{int(number):02d}"
    return f"席{seat}" if seat.isdigit() or seat.startswith("席") else seat
