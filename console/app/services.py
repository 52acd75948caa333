"""The long-lived objects of a seat below the pages, built once and handed down."""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, QTimer

from console.app.kept_grants import KeptGrants
from console.app.store import Lanes, SeatStore
from console.commands.registry import CommandTable
from console.domain.alert_clocks import ClockProfile
from console.models.alert_queue import AlertQueue
from console.models.call_out_book import CallOutBook
from console.models.change_feed import ChangeFeed
from console.models.check_cards import CheckCards
from console.models.data_age import DataAge
from console.models.directory import Directory
from console.models.finder import Finder
from console.models.forecast_book import ForecastBook
from console.models.hall_standing import HallStanding
from console.models.link_status import LinkStatus
from console.models.log_lines import LogLines
from console.models.mask_book import MaskBook
from console.models.order_book import OrderBook
from console.models.outbox import Outbox
from console.models.row_notes import NoteRules
from console.models.same_book import SameBook
from console.models.standing_words import refusal_words, standing_words
from console.models.wall_book import WallBook
from console.runtime.clock import Clock
from console.settings.flood_profile import load_flood_profile
from console.settings.mask_profile import load_signing_notes
from console.settings.profile import load_clocks
from console.settings.same_matter_profile import load_same_matter


@dataclass(frozen=True, slots=True)
class Models:
    """What pages show."""

    feed: ChangeFeed
    queue: AlertQueue
    orders: OrderBook
    log: LogLines
    link: LinkStatus
    age: DataAge
    directory: Directory
    finder: Finder
    outbox: Outbox
    checks: CheckCards
    hall: HallStanding
    walls: WallBook
    calls: CallOutBook
    forecasts: ForecastBook
    same: SameBook
    masks: MaskBook

    def load(self) -> None:
        """Read what the cache holds; rows appear as they are read."""
        self.queue.load()
        self.orders.load()
        self.log.load()
        self.link.load()
        self.outbox.load()
        self.checks.load()
        self.hall.load()
        self.walls.load()
        self.calls.load()
        self.masks.load()

    def end_with(self, seat: QObject) -> None:
        """Let the models go when their seat goes: what is connected to them holds all of it.

        The feed is not among them: a lane may still announce a change to it.
        """
        for model in (self.queue, self.orders, self.log, self.link, self.age, self.directory,
                      self.finder, self.outbox, self.checks, self.calls):  # fmt: skip
            model.setParent(seat)

    def stop(self) -> None:
        """Read nothing any more: the store behind the models is about to close."""
        self.feed.stop()
        self.log.stop()  # a reading that is under way begins no other
        for model in (self.queue, self.orders, self.log, self.link, self.outbox, self.age):
            for timer in model.findChildren(QTimer):
                timer.stop()
        for each in fields(self):  # what a lane still brings would be shown from a closed store
            told: QObject = getattr(self, each.name)
            told.blockSignals(True)


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
    queue = AlertQueue(
        store.cache, feed, clock, seat, profile, lanes.pages, flood=load_flood_profile(),
        pause=store.courtesy.pause,
    )  # fmt: skip
    queue.rows.rules = NoteRules(load_clocks(), signing=load_signing_notes())
    orders = OrderBook(store.cache, feed, lanes.pages)
    orders.changed.connect(lambda: queue.set_stages(orders.stages()))
    link = LinkStatus(store.cache, feed, lanes.pages)
    outbox = Outbox(store.journal, feed, link, lanes.pages)
    outbox.changed.connect(lambda: _tell_refused(queue, outbox))
    calls = CallOutBook(store.cache, feed, lanes.pages)
    queue.note_of = lambda id: standing_words(outbox.standing("alert", id), link.is_cut_off)
    directory = Directory(store.cache, feed, lambda: clock.now().date())
    finder = Finder(store.cache, commands, lanes.search, queue.alerts, lanes.care)
    finder.note_of = queue.aside_word
    return Models(
        feed,
        queue,
        orders,
        LogLines(store.cache, feed, lanes.pages, KeptGrants(store.journal, clock).hub_keys),
        link,
        DataAge(link, clock),
        directory,
        finder,
        outbox,
        CheckCards(store.cache, feed, link, lanes.pages),
        HallStanding(store.cache, feed, lanes.pages),
        WallBook(store.cache, feed, seat, lanes.pages),
        calls,
        ForecastBook(queue, calls, clock),
        SameBook(queue, directory, load_same_matter()),
        MaskBook(store.cache, feed, clock, lanes.pages),
    )


def _tell_refused(queue: AlertQueue, outbox: Outbox) -> None:
    """Let the queue say which of its alerts have an own act that the hub refused."""
    refused = outbox.refused_alerts()
    queue.set_refused({id: refusal_words(one) for id, one in refused.items()})
