"""手动云台 at a seat: who may takes a camera, turns it by keys, and lets it go; all of it is told.

Nobody else turns it meanwhile, by hand or by a patrol, at any seat of the hall; without a key it is
let go by itself.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from console.app.hub_swivels import swivel_trouble
from console.app.page_parts import may, signed
from console.commands.wall_tool_commands import STEER
from console.contract.camera import PresetsAnswer
from console.domain.camera import Camera
from console.domain.rights import Right
from console.models.futures import when_done
from console.models.hand_turning import IDLE, HandTurning, Steer
from console.runtime.hall_time import hall_time
from console.screens.wall.swivel_line import SwivelLine
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.wall.wall_window import WallWindow

CATEGORY = "视频"


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class _Session(QObject):
    """One camera on one wall, until it is let go."""

    def __init__(
        self, desk: "SwivelDesk", seat: "Seat", wall: "WallWindow", camera: Camera
    ) -> None:
        super().__init__(desk)
        self._seat, self._wall, self.camera, self._who = seat, wall, camera, seat.identity
        self._port = seat.patrols.swivels
        self._turning = HandTurning(camera.id, self._port, desk)
        self._presets: tuple[str, ...] = ()
        self._began = seat.clock.now()
        self.line = SwivelLine(
            wall.strip.theme, wall.strip, lambda: seat.commands.get(STEER.id).key
        )
        self.line.steered.connect(self._steer)
        self.line.preset_chosen.connect(self._go_to)
        self.line.gone.connect(self.end)
        self.line.closed.connect(partial(wall.pictures.setFocus, Qt.FocusReason.OtherFocusReason))
        self._turning.changed.connect(self._say)
        self._turning.rested.connect(self._rested)
        wall.pictures.changed.connect(self._look)
        seat.passed_on.connect(self.end)
        self._is_over = False

    def begin(self) -> None:
        """Take the camera, and say so."""
        self._hands_on()
        self._say()
        self._turning.begin()
        when_done(self._port.presets(self.camera.id), self, self._named, lambda _: None)

    @property
    def is_held(self) -> bool:
        """Whether the camera is this seat's now."""
        return self._turning.is_held

    def end(self) -> None:
        """Let the camera go, and write down what was done."""
        if self._is_over:
            return
        self._is_over = True
        self._turning.end()
        self.line.put_away()
        self.line.deleteLater()
        self._tell()
        self.deleteLater()

    def _named(self, told: PresetsAnswer) -> None:
        self._presets = tuple(told.presets)
        self._say()

    def _say(self) -> None:
        if self._is_over:
            return
        why = self._turning.why
        trouble = "" if why is None else swivel_trouble(why)
        held = _t("this seat turns it") if self.is_held else _t("is being taken")
        self.line.show_camera(self.camera.name, held, trouble, self._presets)

    def _steer(self, steer: Steer | None) -> None:
        self._turning.steer(steer)
        self._hands_on()

    def _go_to(self, preset: str) -> None:
        self._turning.go_to(preset)
        self._hands_on()
        self._seat.audit.note("camera.turned", f"camera/{self.camera.id}", "by_hand", preset)

    def _hands_on(self) -> None:
        """The patrol waits."""
        patrol = self._seat.patrols.on(self._wall.view.page)
        if patrol is not None:
            patrol.runner.person_acts()

    def _look(self) -> None:
        """Nothing is turned that nobody sees."""
        if self._wall.pictures.view_of(self.camera.id) is None:
            self.end()

    def _rested(self) -> None:
        words = _t("{0}: no key for {1} s, the swivel is let go")
        self._seat.frame.notices.say(words.format(self.camera.name, f"{IDLE:g}"))
        self.end()

    def _tell(self) -> None:
        seat, ref = self._seat, f"camera/{self.camera.id}"
        result = "done" if self._turning.has_turned else "not_turned"
        began, ended = hall_time(self._began), hall_time(seat.clock.now())
        seat.audit.note("camera.steered", ref, result, f"{began}-{ended}")
        if self._turning.has_turned and not seat.executor.closed:
            head = signed("手动云台", self._who, seat.identity)
            words = f"{head}：{self.camera.name}，{began} 至 {ended}"
            seat.acts.log.write(words, category=CATEGORY, refs=(ref,), is_by_seat=True)


class SwivelDesk(QObject):
    """Lets a person turn the camera keys act on; one at a time.

    Args:
        seat: whose walls.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._session: _Session | None = None
        seat.commands.add(STEER, self.begin)
        seat.pages.walls.made.connect(self._tie)
        for wall in seat.pages.walls.built:
            self._tie(wall)

    @property
    def line(self) -> SwivelLine | None:
        """The line of keys, while it stands."""
        return None if self._session is None else self._session.line

    def begin(self) -> None:
        """Take the camera of the tile keys act on, or say why not."""
        walls = self._seat.pages.walls
        wall = walls.wall(walls.at_hand)
        camera = self._seat.models.directory.camera(wall.camera_at_hand)
        if camera is None:
            self._refuse(_t("There is no picture on this tile"))
        elif self._seat.wall_tools.playbacks.plays(camera.id):
            self._refuse(self._seat.wall_tools.playbacks.refusal())
        elif not camera.ptz:
            self._refuse(_t("{0} cannot be turned").format(camera.name))
        elif not may(self._seat, Right.TURN_CAMERA):
            self._refuse(_t("This post may not turn cameras: ask the shift leader"))
        elif self._seat.models.link.is_cut_off:
            self._refuse(_t("While cut off no camera can be turned: its platform is out of reach"))
        else:
            self._begin(wall, camera)

    def _begin(self, wall: "WallWindow", camera: Camera) -> None:
        if self._session is not None:
            self._session.end()
        self._session = session = _Session(self, self._seat, wall, camera)
        session.destroyed.connect(partial(self._ended, session))
        session.line.gone.connect(partial(self._ended, session))
        session.begin()

    def _ended(self, session: _Session) -> None:
        if self._session is session:
            self._session = None

    def _tie(self, wall: "WallWindow") -> None:
        wall.pictures.notes_of.append(self._note)

    def _note(self, camera: str) -> str:
        """Return what a tile says while its camera is turned from here."""
        session = self._session
        is_ours = session is not None and session.is_held and session.camera.id == camera
        return _t("this seat turns it") if is_ours else ""

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)
