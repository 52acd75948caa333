"""One person at one seat: everything below and on the screen, built once and in order.

Cached data are shown first, sync starts last (design 4): a seat is usable before the hub answers.
"""

import random
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from console.app.args import Options
from console.app.breathing import Breathing
from console.app.camera_desk import CameraDesk
from console.app.frame import Frame, build_frame, tell_refusal
from console.app.grant_watch import GrantWatch
from console.app.listener import SeatListener
from console.app.login import trust
from console.app.pages import Pages, build_pages
from console.app.services import Acts, build_acts, build_models
from console.app.store import Lanes, SeatStore
from console.commands.executor import Executor
from console.commands.identity import Identity
from console.commands.registry import CommandTable
from console.contract.camera import PlayAnswer, PlayRequest
from console.contract.operation import Answer
from console.runtime.clock import DemoClock, boot_id
from console.runtime.hall_time import hall_day_minute
from console.runtime.ids import IdSource
from console.runtime.workers import ThreadWorkers
from console.settings.profile import load_clock_profile
from console.sync.clock_offset import ClockOffset
from console.sync.keeper import SyncKeeper, Wiring
from console.sync.thread import SyncThread
from console.sync.watchdog import Stall
from console.video.pool import VideoPool
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.sync.session import SyncSession


PAINT_FIRST = 100
"""Milliseconds between the first rows and the first word to the hub."""


class Seat(QObject):
    """The running console of one person.

    Args:
        options: how it was started.
        hub: address of the hub.
        identity: who sits here.
        store: journal and cache, open.
        lanes: the threads of the store and its readers.
        theme: the look.
    """

    def __init__(
        self,
        options: Options,
        hub: str,
        identity: Identity,
        store: SeatStore,
        lanes: Lanes,
        theme: Theme,
    ) -> None:
        super().__init__()
        clock = options.clock
        self.options = options
        self.identity = identity
        self.store = store
        self.lanes = lanes
        self.commands = CommandTable()
        self.models = build_models(
            store, lanes, clock, identity.seat, load_clock_profile(), self.commands
        )
        self.models.load()  # is read while the pages are built
        rate = clock.rate if isinstance(clock, DemoClock) else 1.0
        offset = ClockOffset(clock, boot_id(), rate)
        self.listener = SeatListener(self.models.feed, self.models.link, offset)
        self.sync = SyncKeeper(
            lambda wiring: self._life(hub, offset, wiring),
            store.journal,
            clock,
            self.listener.stalled,
        )
        self.executor = Executor(
            lanes.acts,
            store.journal,
            store.cache,
            clock,
            IdSource(clock),
            self.sync,
            self.models.feed.publish,
            _offset_of(offset),
        )
        self.executor.identity = identity
        self.acts: Acts = build_acts(self.executor, store, lanes, identity.seat)
        self.pool = VideoPool(clock, random.random, options.engine)
        self.desk = CameraDesk(
            self.pool, self._lease, clock, self.models.directory.camera, options.engine, self
        )
        self.frame: Frame = build_frame(
            theme, clock, self.models, self.commands, lambda: self.identity, options.is_demo
        )
        self.pages: Pages = build_pages(self, theme, identity)
        self._talk = QTimer(self)  # lets the rows just read be painted first
        self._talk.setSingleShot(True)
        self._talk.setInterval(PAINT_FIRST)
        self._talk.timeout.connect(self.sync.start)
        self.breathing = Breathing(self.models.feed, clock, self)
        self.watch = GrantWatch(
            lambda: self.identity.grant,
            lambda: clock.now() + timedelta(seconds=offset.reading().offset),
            self,
        )
        self.watch.ends_soon.connect(self._ends_soon)
        self.watch.changed.connect(self._grant_over)
        self.listener.refused.connect(self._refused)
        self.listener.noticed.connect(lambda notice: self.frame.notices.say(notice.zh))
        self.listener.stood_still.connect(self._stood_still)
        self.listener.went_on.connect(self._went_on)

    def start(self) -> None:
        """Show what the cache holds, then begin to talk with the hub."""
        self.frame.player.start()
        self.models.queue.loaded.connect(self._talk.start, Qt.ConnectionType.SingleShotConnection)
        self.watch.look()

    def _refused(self, answer: Answer) -> None:
        """Tell the person that the hub said no, and give the duty log its second line."""
        tell_refusal(self.frame.notices, answer)
        stored = self.store.journal.operation(answer.op)
        if stored is None:
            return
        refs = tuple("/".join(key) for key in stored.operation.targets)
        words = f"中心未予办理（{answer.reason_zh or answer.code}）：原操作已存本机，未生效"
        self.acts.log.write(words, category="回执", refs=refs)

    def _stood_still(self, stall: Stall) -> None:
        """Tell the person and the log that nothing goes out, and what is done about it."""
        words = f"通信停滞：{stall.zh}，已自动重建连接"
        self.frame.notices.say_refused(words)
        self.acts.log.write(words, category="系统")

    def _went_on(self) -> None:
        words = "通信停滞已解除"
        self.frame.notices.say(words)
        self.acts.log.write(words, category="系统")

    def renew(self, identity: Identity) -> None:
        """Go on with a new grant of this seat; what waits keeps the grant it was made with."""
        before, self.identity = self.identity, identity
        self.executor.identity = identity
        if identity.person != before.person:
            self.acts.log.write(f"{identity.name}接替{before.name}在本席值守", category="交接")
        self.watch.look()

        async def take(session: "SyncSession") -> None:
            session.client.grant = self.identity.token
            session.wake()

        try:
            self.sync.call(take)
        except RuntimeError:
            return  # the session does not stand yet: it will take the identity of now

    def _ends_soon(self, end: datetime) -> None:
        words = QCoreApplication.translate(
            "shell", "This log-in ends at {0}; without the hub only facts can be saved after that"
        )
        self.frame.notices.say_refused(words.format(hall_day_minute(end)))

    def _grant_over(self, is_over: bool) -> None:
        self.models.link.update_view(is_grant_over=is_over)
        if is_over:
            self.frame.notices.say_refused(
                QCoreApplication.translate(
                    "shell",
                    "The log-in is over: calls, what is sent and told by phone, and log lines are"
                    " still saved; everything else after a log-in with the hub",
                )
            )

    def stop(self) -> None:
        """End everything that was started; what is saved is saved."""
        self._talk.stop()
        self.watch.stop()
        self._talk.blockSignals(True)  # rows that come late do not begin it again
        self.pages.close()
        self.sync.stop()
        self.models.feed.stop()
        self.pool.close()
        self.frame.player.close()

    def _life(self, hub: str, offset: ClockOffset, wiring: Wiring) -> SyncThread:
        """Build one life of sync; the keeper asks for another when one stands still."""
        clock, store, around = self.options.clock, self.store, wiring.fence.around
        workers = ThreadWorkers("store", 2)

        async def build() -> "SyncSession":
            # httpx takes long to import: here it comes on sync's thread, after the first paint.
            from console.sync.api_client import HubClient
            from console.sync.session import SyncSession

            client = HubClient(hub, None, clock, trust(self.options.ca))
            client.grant = self.identity.token
            return SyncSession(
                self.identity.seat,
                client,
                around(store.journal),
                around(store.cache),
                clock,
                random.random,
                around(self.listener),
                workers,
                offset,
                wiring.heartbeat,
                wiring.holds,
            )

        return SyncThread(build, workers, wiring.heartbeat)

    def _lease(self, camera: str) -> "Future[PlayAnswer]":
        try:
            return self.sync.call(lambda s: s.client.play(camera, PlayRequest()))
        except RuntimeError as error:  # sync does not run yet, or no more
            failed: Future[PlayAnswer] = Future()
            failed.set_exception(error)
            return failed


def _offset_of(offset: ClockOffset) -> Callable[[], tuple[float, float]]:
    def read() -> tuple[float, float]:
        reading = offset.reading()
        return reading.offset, reading.doubt

    return read
