"""录像回放 at a seat: one recording on one tile, marked as what it is, told in audit and log.

The live stream of the tile stays open behind it, so that the way back is one key and no wait.
"""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from console.app import page_ties, quick_wall
from console.app.camera_desk import CameraDesk
from console.app.hub_playbacks import HubPlaybacks
from console.app.page_parts import may, signed
from console.app.playback_view import PlaybackView
from console.commands.wall_tool_commands import OF_ALERT, PLAYBACK
from console.contract.playback import PlaybackAnswer
from console.domain.alert import Alert
from console.domain.camera import Camera
from console.domain.rights import Right
from console.domain.typed_time import past_time
from console.models.playback import Playback, PlaybackPhase
from console.runtime.clock import CHINA
from console.runtime.hall_time import hall_day_second, hall_time
from console.screens.common.words import trouble_words
from console.screens.wall.playback_line import PlaybackLine
from console.sync.trouble import HubTrouble
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from datetime import datetime

    from console.app.seat import Seat
    from console.screens.wall.wall_window import WallWindow

CATEGORY = "视频"
LOOK = 200
"""Milliseconds between two looks at the recording's time."""
BEFORE_ALERT, BEFORE_NOW = timedelta(seconds=30), timedelta(seconds=60)
"""How long before an alert, or before now, a recording begins."""
LEFT_ALONE = 600.0
"""Seconds without playing after which the tile is live again: a forgotten one misleads."""


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class _Session(QObject):
    """One recording on one wall, until the tile is live again."""

    def __init__(
        self, desk: "PlaybackDesk", seat: "Seat", wall: "WallWindow", camera: Camera
    ) -> None:
        super().__init__(desk)
        assert isinstance(seat.desk, CameraDesk)
        self._seat, self._wall, self.camera, self._who = seat, wall, camera, seat.identity
        self.playback = Playback(camera.id, desk.port, desk)
        size = wall.pictures.grid.picture_size(max(0, wall.grid.focused_tile))
        self.view = PlaybackView(camera, self.playback, seat.desk, size.width(), size.height())
        self._is_over = self._has_played = False
        self._words = ""
        self._rests_since = seat.clock.monotonic()
        self.line = self._line()
        self.playback.opened.connect(self._open)
        self.playback.left.connect(self.view.leave)
        self.playback.changed.connect(self._say)
        wall.pictures.changed.connect(self._look)
        seat.desk.told.connect(self._take)
        seat.cameras.viewings.changed.connect(self._judge_again)
        seat.passed_on.connect(self.end)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK)
        self._clock.timeout.connect(self._go_on)

    def _line(self) -> PlaybackLine:
        line = PlaybackLine(
            self._wall.strip.theme,
            self._wall.strip,
            lambda: self._seat.commands.get(PLAYBACK.id).key,
        )
        line.play_requested.connect(self.playback.play_or_pause)
        line.skip_requested.connect(self.playback.skip)
        line.speed_requested.connect(self.playback.faster)
        line.time_typed.connect(self._typed)
        line.gone.connect(self.end)
        back = partial(self._wall.pictures.setFocus, Qt.FocusReason.OtherFocusReason)
        line.closed.connect(back)
        return line

    def _take(self, camera: Camera) -> None:
        """The directory tells otherwise of the camera: what stays covered, too."""
        if camera.id == self.camera.id:
            self.camera = self.view.camera = camera
            self._judge_again()

    def _judge_again(self) -> None:
        """A grant to look has ended or was taken back: a recording shows no less than a camera."""
        if not self._is_over and not self._seat.cameras.may_see(self.camera):
            words = _t("{0}: no permission any more, the recording is closed")
            self._seat.frame.notices.say_refused(words.format(self.camera.name))
            self.end()

    def begin(self, at: "datetime") -> None:
        """Play from a time on."""
        self._wall.pictures.show_instead(self.camera.id, self.view)
        self.playback.go_to(at)
        self._clock.start()

    def end(self) -> None:
        """Show the camera live again, and write down what was looked at."""
        if self._is_over:
            return
        self._is_over = True
        self._clock.stop()
        self._wall.pictures.changed.disconnect(self._look)
        self.playback.end()
        self.view.close()
        self._wall.pictures.show_instead(self.camera.id, None)
        self.line.put_away()
        self.line.deleteLater()
        self._tell()
        self.deleteLater()

    def _open(self, answer: PlaybackAnswer) -> None:
        self._seat.audit.note(
            "camera.played_back", f"camera/{self.camera.id}", "done", answer.start
        )
        self._words = self._words or f"{hall_day_second(self.playback.at)} 起"
        if not self.view.open(answer):
            self.playback.play_or_pause()  # no room: the tile says so, the recorder is left alone

    def _go_on(self) -> None:
        """Count the recording's time; the patrol waits while it plays."""
        frame_at, clock = self.view.look(), self._seat.clock
        if self.playback.phase is PlaybackPhase.PLAYING:
            self._rests_since = clock.monotonic()
            self._hands_on()
            if frame_at is not None:
                self._has_played = True
                self.playback.heard(frame_at, clock.now())
            if self.view.is_gone:
                self.playback.broke(HubTrouble("playback_broken"))
        elif clock.monotonic() - self._rests_since > LEFT_ALONE:
            self._seat.frame.notices.say(_t("{0}: live again").format(self.camera.name))
            self.end()
            return
        self._say()

    def _say(self) -> None:
        if self._is_over:
            return
        playback = self.playback
        trouble = "" if playback.why is None else trouble_words(playback.why)
        if playback.skipped and not trouble:
            trouble = _t("nothing was recorded before it")
        time = hall_day_second(playback.at)
        self.line.show_recording(self.camera.name, time, _standing(playback), trouble)

    def _typed(self, digits: str) -> None:
        at = past_time(digits, self._seat.clock.now().astimezone(CHINA))
        if at is None:
            words = _t("{0} is no time: 1635, 163500 or, with the day, 11281635")
            self._seat.frame.notices.say_refused(words.format(digits))
            return
        self.playback.go_to(at)

    def _hands_on(self) -> None:
        patrol = self._seat.patrols.on(self._wall.view.page)
        if patrol is not None:
            patrol.runner.person_acts()

    def _look(self) -> None:
        """Nothing is played that nobody sees."""
        if self.camera.id not in (self._wall.pictures.enlarged, *self._wall.cameras):
            self.end()

    def _tell(self) -> None:
        seat = self._seat
        if self._has_played and not seat.executor.closed:
            until, head = hall_time(self.playback.at), signed("录像回放", self._who, seat.identity)
            words = f"{head}：{self.camera.name}，{self._words}，看到 {until}"
            refs = (f"camera/{self.camera.id}",)
            seat.acts.log.write(words, category=CATEGORY, refs=refs, is_by_seat=True)


class PlaybackDesk(QObject):
    """Plays recordings on the tile keys act on; one at a time.

    Args:
        seat: whose walls.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._session: _Session | None = None
        self.port = HubPlaybacks(seat)
        seat.commands.add(PLAYBACK, self.begin_or_end)
        seat.commands.add(OF_ALERT, self.begin_of_alert)

    @property
    def line(self) -> PlaybackLine | None:
        """The line of keys, while a recording stands on a tile."""
        return None if self._session is None else self._session.line

    @property
    def view(self) -> PlaybackView | None:
        """The picture of the recording."""
        return None if self._session is None else self._session.view

    @property
    def playback(self) -> Playback | None:
        """How the recording stands."""
        return None if self._session is None else self._session.playback

    def plays(self, camera: str) -> bool:
        """Whether a tile shows a recording of a camera, not what is now."""
        return self._session is not None and self._session.camera.id == camera

    def refusal(self) -> str:
        """Return why nothing is done with a picture of then, and the key that leads back."""
        key = key_words(self._seat.commands.get(PLAYBACK.id).key)
        if not key:
            return _t("This picture is a recording: back to live first")
        return _t("This picture is a recording: back to live first, by {0}").format(key)

    def begin_or_end(self) -> None:
        """Play the recording of the tile keys act on: around its alert, else the last minute."""
        walls = self._seat.pages.walls
        wall = walls.wall(walls.at_hand)
        id = wall.keep_at_hand()
        if self._session is not None and self.plays(id):
            self._session.end()
            return
        hot = wall.hot.current
        is_hot = hot is not None and hot.camera == id
        alert = hot.alert if hot is not None and is_hot else None
        self._begin(wall, id, self._from(alert))

    def begin_of_alert(self) -> None:
        """Play what the camera of the selected alert has recorded around it."""
        pages = self._seat.pages
        alert = self._seat.models.queue.alert(pages.duty.detail.alert_id)
        if alert is None:
            return
        camera = self._sees(alert)
        if not camera:
            self._refuse(_t("No camera is known that sees the place of this alert"))
            return
        if self._let_in(camera) is None:
            return  # the wall stays as it is
        wall = page_ties.show_wall(self._seat, pages)
        wall.show_camera(camera)
        self._begin(wall, camera, self._from(alert))

    def _sees(self, alert: Alert) -> str:
        """Return the camera that found an alert, else the nearest that may be seen."""
        if alert.evidence is not None and alert.evidence.camera:
            return alert.evidence.camera
        return next(iter(quick_wall.ring(self._seat, alert.place.point).ids), "")

    def _from(self, alert: Alert | None) -> "datetime":
        if alert is None:
            return self._seat.clock.now() - BEFORE_NOW
        return (alert.occurred_at or alert.received_at) - BEFORE_ALERT

    def _begin(self, wall: "WallWindow", id: str, at: "datetime") -> None:
        camera = self._let_in(id)
        if camera is None:
            return
        if self._session is not None:
            self._session.end()
        self._session = session = _Session(self, self._seat, wall, camera)
        session.destroyed.connect(partial(self._ended, session))
        session.line.gone.connect(partial(self._ended, session))
        session.begin(at)

    def _let_in(self, id: str) -> Camera | None:
        """Return the camera whose recording may be had now; else say why not."""
        seat = self._seat
        camera = seat.models.directory.camera(id)
        if camera is None:
            self._refuse(_t("There is no picture on this tile"))
        elif not may(seat, Right.PLAY_VIDEO):
            self._refuse(_t("This post may not look at recordings: ask the shift leader"))
        elif seat.models.link.is_cut_off:
            self._refuse(_t("While cut off no recording can be had: its platform is out of reach"))
        else:
            return camera
        return None

    def _ended(self, session: _Session) -> None:
        if self._session is session:
            self._session = None

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)


def _standing(playback: Playback) -> str:
    """Return how a recording stands, in words."""
    told = {
        PlaybackPhase.ASKING: _t("is being fetched"),
        PlaybackPhase.PLAYING: _t("plays"),
        PlaybackPhase.PAUSED: _t("paused"),
        PlaybackPhase.OVER: _t("over, Space goes on"),
        PlaybackPhase.FAILED: _t("does not play, Space tries again"),
    }[playback.phase]
    return (
        told if playback.speed == 1 else _t("{0}, {1}x speed").format(told, f"{playback.speed:g}")
    )
