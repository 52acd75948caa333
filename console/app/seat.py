"""One person at one seat: everything below and on the screen, built once and in order.

Cached data are shown first, sync starts last (design 4): a seat is usable before the hub answers.
"""

import random
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal

from console.app.acts import Acts
from console.app.args import Options
from console.app.breathing import Breathing
from console.app.budget_desk import BudgetDesk
from console.app.camera_desk import CameraDesk
from console.app.camera_lists import CameraLists
from console.app.camera_panel_desk import CameraPanelDesk
from console.app.care import lost_scope
from console.app.care_desk import CareDesk
from console.app.dictionary_desk import DictionaryDesk
from console.app.frame import Frame, build_frame, tell_refusal
from console.app.grant_watch import GrantWatch
from console.app.key_desk import KeyDesk
from console.app.late_desks import LateDesks
from console.app.listener import SeatListener
from console.app.pages import Pages
from console.app.panels import build_panels
from console.app.plugin_desk import PluginDesk
from console.app.recorder import Recorder
from console.app.retry_desk import ask_hint
from console.app.screen_first import ScreenFirst
from console.app.screens import Screens
from console.app.seat_audit import SeatAudit
from console.app.seat_core import SeatCore
from console.app.services import build_models
from console.app.sound_desk import SoundDesk
from console.app.store import Lanes, SeatStore
from console.app.wall_desk import WallDesk
from console.app.wall_desks import WallDesks
from console.app.watched_desk import WatchedDesk
from console.app.wiping import wipe_recording
from console.commands.identity import Identity
from console.commands.registry import CommandTable
from console.contract.camera import PlayAnswer, PlayRequest
from console.contract.change import Notice
from console.contract.operation import Answer
from console.domain.camera import Camera
from console.runtime.clock import Clock, DemoClock, boot_id, from_text
from console.runtime.hall_time import hall_day_minute
from console.screens.common.views import View
from console.settings.declared import PROFILE, STREAMS
from console.settings.profile import load_clock_profile
from console.settings.replay_profile import replay_bounds
from console.settings.schema import Words
from console.shell.link_words import said
from console.sync.clock_offset import ClockOffset
from console.sync.hall_clock import HallClock
from console.sync.watchdog import Stall
from console.video.pool import VideoPool
from offline_cache.lanes import ThreadLane
from widgets.common.theme import Theme

PAINT_FIRST = 100
"""Milliseconds between the first rows and the first word to the hub."""


class ViewDesk(Protocol):
    """Opens pictures of cameras."""

    def view(self, camera_id: str, width: int, height: int, /) -> View | None:
        """Begin to show a camera; None when nobody knows it."""
        ...

    def stand_by(self, camera_id: str, width: int, height: int, /) -> View | None:
        """Begin to connect a camera, and show nothing until it is woken."""
        ...

    def is_direct(self, camera: Camera, /) -> bool:
        """Whether a camera can be had without the hub."""
        ...


class Seat(LateDesks):
    """The running console of one person.

    Args:
        options: how it was started.
        hub: address of the hub.
        identity: who sits here.
        store: journal and cache, open.
        lanes: the threads of the store and its readers.
        theme: the look.

    Signals:
        stopped: nobody sits here any more; the store may be closed at once.
        passed_on: another person sits here from now on.
        outgrown: who sits here now may not read all that stood here: windows are built anew.
    """

    stopped = Signal()
    passed_on = Signal()
    outgrown = Signal()

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
        self.recorder: Recorder | None = None
        self.store = store
        self.lanes = lanes
        self.commands = CommandTable()
        rate = clock.rate if isinstance(clock, DemoClock) else 1.0
        self._offset = ClockOffset(clock, boot_id(), rate)
        self.clock: Clock = HallClock(clock, self._offset)
        """What pages, sounds and clocks go by; acts are stamped by the device's own (G12)."""
        self.audit = SeatAudit(store.journal, lanes.acts, clock, lambda: self.identity)
        self.models = build_models(
            store, lanes, self.clock, identity.seat, load_clock_profile(), self.commands
        )
        self.models.end_with(self)
        self.cameras = CameraLists(self)
        self.camera_panels: CameraPanelDesk
        self.models.load()  # is read while the pages are built
        self._build_core(hub)
        try:
            self._build_screen(theme)
        except BaseException:
            self.pool.close()
            raise
        self._talk = self._build_talk()
        self.care = CareDesk(self)
        self.screen_first = ScreenFirst(store.courtesy, self.frame.window)
        self.executor.sets_out = store.courtesy.act_sets_out
        self.breathing = Breathing(self.models.feed, clock, self)
        self.watch = GrantWatch(lambda: self.identity.grant, self.clock.now, self)
        self._listen()

    def _build_core(self, hub: str) -> None:
        """Build acts and sync: what a seat without a screen has, too."""
        self.listener = SeatListener(self.models.feed, self.models.link, self._offset)
        self.core = SeatCore(
            hub,
            self.options.ca,
            self.identity,
            self.store,
            self.lanes,
            self.options.clock,
            self._offset,
            self.listener,
            self.listener.stalled,
            self.models.feed.publish,
        )
        self.sync = self.core.sync
        self.executor = self.core.executor
        self.acts: Acts = self.core.acts

    def _build_screen(self, theme: Theme) -> None:
        """Build what is seen and heard."""
        options = self.options
        self.pool = VideoPool(options.clock, random.random, options.engine, hardware=options.device)
        self.desk: ViewDesk = self._camera_desk()
        self.frame: Frame = build_frame(
            theme,
            self.clock,
            self.models,
            self.commands,
            lambda: self.identity,
            options,
            self.said_of_posts,
            lambda: self.executor.is_locked,
        )
        self.screens = Screens(self, theme, self._keeps_screens())
        self.dictionary = DictionaryDesk(self, theme)
        self.plugins = PluginDesk(self, theme, self._keeps_screens())
        self.pages = Pages(self, theme)
        build_panels(self, theme)
        cameras = self.desk if isinstance(self.desk, CameraDesk) else None
        self.budget = None if cameras is None else BudgetDesk(self, cameras)
        self.walls = WallDesk(self, theme)
        self.on_walls = WallDesks(self, theme, self._keeps_screens())
        self.keys = KeyDesk(self, theme)
        self.keys.sit_down()
        self.sound = SoundDesk(self, theme)
        self.watched = WatchedDesk(self, theme)
        self.declare_late(theme)

    def _build_talk(self) -> QTimer:
        """Return what begins to talk with the hub: the rows just read are painted first."""
        talk = QTimer(self)
        talk.setSingleShot(True)
        talk.setInterval(PAINT_FIRST)
        talk.timeout.connect(self.sync.start)
        talk.timeout.connect(self.pages.ahead.start)
        return talk

    def _listen(self) -> None:
        """Let the person hear what grant and hub have to say."""
        self.watch.ends_soon.connect(self._ends_soon)
        self.watch.changed.connect(self._grant_over)
        self.listener.refused.connect(self._refused)
        self.listener.noticed.connect(self._noticed)
        self.listener.stood_still.connect(self._stood_still)
        self.listener.went_on.connect(self._went_on)

    def _camera_desk(self) -> "ViewDesk":
        return CameraDesk(
            self.pool,
            self._lease,
            self.options.clock,
            self.models.directory.camera,
            self.options.engine,
            self,
            most=int(self.options.settings.value(STREAMS)),
            profile=lambda: str(self.options.settings.value(PROFILE)),
            denied=lambda: ask_hint(self.commands),
            may_see=self.cameras.may_see,
            is_away=lambda: self.models.link.is_offline and self.models.link.view.since is not None,
        )

    def _keeps_screens(self) -> Path | None:
        return self.options.data

    def _start_recording(self) -> Recorder:
        recorder = Recorder(
            self.store,
            self.models.feed,
            self.models.link,
            lambda: self.identity,
            self.options.clock,
            replay_bounds(self.options.settings),
            ThreadLane("replay"),
            self,
        )
        recorder.ended.connect(self._not_recorded)
        recorder.start()
        return recorder

    def _not_recorded(self, code: str) -> None:
        words = QCoreApplication.translate("shell", "Nothing is recorded for replays any more: {0}")
        self.frame.notices.say_refused(words.format(code))

    def start(self) -> None:
        """Show what the cache holds, then begin to talk with the hub."""
        self.recorder = self._start_recording()
        self.screens.begin(self.options.plan)
        self.sound.start()
        self.models.queue.loaded.connect(self._talk.start, Qt.ConnectionType.SingleShotConnection)
        self.watch.look()
        self.care.start()
        kept = self.store.journal.meta("heard") or {}
        if kept.get("at"):  # what the cache holds is of then, whether there is a hub today or not
            self.models.link.update_view(data_as_of=from_text(str(kept["at"])))

    def _refused(self, answer: Answer) -> None:
        """Tell the person that the hub said no, and give the duty log its second line."""
        tell_refusal(self.frame.notices, answer)
        self.core.log_refusal(answer)
        self.models.outbox.load()

    def _stood_still(self, stall: Stall) -> None:
        """Tell the person and the log that nothing goes out, and what is done about it."""
        self.frame.notices.say_refused(self.core.log_stall(stall))

    def _noticed(self, notice: Notice) -> None:
        self.frame.notices.say(said(Words(notice.zh, notice.en or notice.zh)))

    def _went_on(self) -> None:
        self.frame.notices.say(self.core.log_stall(None))

    def renew(self, identity: Identity) -> None:
        """Go on with a new grant of this seat; what waits keeps the grant it was made with."""
        if lost_scope(self.identity, identity):
            self.expire()
        is_other = identity.person != self.identity.person
        self.identity = identity
        is_outgrown = self.core.renew(identity)
        if is_other:
            self.keys.sit_down()
            self.sound.ask_for_test()
            self.walls.teller.stir()
            self.passed_on.emit()
        self.watch.look()
        if is_outgrown:
            self.outgrown.emit()

    def expire(self) -> None:
        """The right to what is kept here is lost: wipe the cache and what was recorded of it."""
        self.care.expire()
        if self.recorder is not None:
            self.recorder.stop()
            wipe_recording(self.store.folder)
            self.recorder.deleteLater()
            self.recorder = self._start_recording()

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
        self.stopped.emit()
        self.screen_first.stop()
        self.care.stop()
        self._talk.stop()
        self.watch.stop()
        self._talk.blockSignals(True)  # rows that come late do not begin it again
        self.screens.stop()
        self.pages.close()
        self.plugins.stop()
        if self.recorder is not None:
            self.recorder.stop()
        self.sync.stop()
        self.care.close()
        self.models.stop()
        self.pool.close()
        self.frame.player.close()

    def _lease(self, camera: str, profile: str) -> "Future[PlayAnswer]":
        asked = PlayRequest(profile=profile)
        try:
            return self.sync.call(lambda s: s.client.cameras.play(camera, asked))
        except RuntimeError as error:  # sync does not run yet, or no more
            failed: Future[PlayAnswer] = Future()
            failed.set_exception(error)
            return failed
