"""解除遮挡 at a seat: by whoever leads, with a reason, for a time, told in the duty log (A-32)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.app.covers import Covers
from console.app.page_parts import may
from console.commands import wall_tool_commands as commands
from console.domain.camera import Camera
from console.domain.rights import Right
from console.models.futures import when_done
from console.runtime.hall_time import hall_time
from console.screens.common.words import refusal_words
from console.settings.uncover_profile import load_uncover_minutes
from widgets.common.theme import Theme
from widgets.video.tile_words import clock_text

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.commands.executor import Result
    from console.screens.wall.wall_window import WallWindow
    from console.shell.uncover_panel import UncoverPanel

LOOK = 500
"""Milliseconds between looks whether a time is over, while a picture is uncovered."""
CATEGORY = "视频"


def _t(source: str) -> str:
    return QCoreApplication.translate("cover", source)


class UncoverDesk(QObject):
    """Uncovers pictures and sees them covered again.

    The picture is covered by the clock alone (see `Covers`); what ends is only told from here.

    Args:
        seat: whose walls.
        theme: the look.
        covers: what is covered at this seat.
    """

    def __init__(self, seat: "Seat", theme: Theme, covers: Covers) -> None:
        super().__init__(seat)
        self._seat, self._theme, self._covers = seat, theme, covers
        self._panel: UncoverPanel | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self.look)
        seat.commands.add(commands.UNCOVER, self.ask)
        seat.stopped.connect(self._look.stop)
        seat.passed_on.connect(self._pass_on)
        seat.pages.walls.made.connect(self._tie)
        for wall in seat.pages.walls.built:
            self._tie(wall)

    @property
    def panel(self) -> "UncoverPanel | None":
        """The panel, while it stands."""
        return self._panel

    def _tie(self, wall: "WallWindow") -> None:
        wall.pictures.notes_of.append(self.note)

    def note(self, camera_id: str) -> str:
        """Return what a tile says of a picture that is uncovered, and for how long it still is."""
        left = self._covers.left(camera_id)
        return _t("Uncovered {0}").format(clock_text(left)) if left > 0 else ""

    def ask(self) -> None:
        """Ask why and for how long; a picture that is uncovered is covered at once."""
        camera = self._camera()
        if camera is None or not camera.mask:
            self._refuse(_t("Nothing of this picture is covered"))
        elif self._covers.left(camera.id) > 0:
            self._covers.cover(camera.id)
            self._ended(camera, _t("covered again by hand"), "手动")
        elif self._may():
            self._open(camera)

    def _may(self) -> bool:
        if may(self._seat, Right.LEAD_SHIFT):
            return True
        self._refuse(_t("Only who leads the shift may uncover it: call the shift leader"))
        return False

    def _open(self, camera: Camera) -> None:
        from console.shell.uncover_panel import UncoverPanel

        walls = self._seat.pages.walls
        if self._panel is not None:
            self._panel.put_away()
        window = walls.wall(walls.at_hand).window()
        self._panel = UncoverPanel(self._theme, load_uncover_minutes(), window)
        self._panel.closed.connect(self._closed)
        self._panel.uncovered.connect(partial(self._uncover, camera))
        self._panel.ask(camera.name, [zone.name for zone in camera.mask])

    def _uncover(self, camera: Camera, minutes: float, reason: str) -> None:
        """Write it down first: nothing is seen whole that the log does not have."""
        if not self._may():  # another person may sit here since it was asked
            return
        words = f"解除隐私遮挡：{camera.name}，{minutes:g} 分钟；原因：{reason}"
        line = self._seat.acts.log.write(words, category=CATEGORY, refs=(f"camera/{camera.id}",))
        who = self._seat.identity.person
        when_done(line, self, partial(self._written, who, camera, minutes, reason))

    def _written(
        self, who: str, camera: Camera, minutes: float, reason: str, result: "Result"
    ) -> None:
        """Uncover it for whoever the log names, and for nobody else."""
        if not result.is_saved:
            self._refuse(_t("Not uncovered: {0}").format(refusal_words(result)))
            return
        if self._seat.identity.person != who:
            self._ended(camera, *_passed_on())
            return
        self._seat.audit.note("camera.uncovered", f"camera/{camera.id}", detail=reason)
        self._covers.uncover(camera.id, minutes * 60)
        self._look.start()
        self._seat.frame.notices.say(
            _t("{0}: uncovered for {1} min").format(camera.name, f"{minutes:g}")
        )

    def look(self) -> None:
        """Tell of what has ended by itself; whoever locks the seat looks no more."""
        if self._seat.executor.is_locked:
            self._cover_all(_t("covered again, the seat is locked"), "锁定")
        for id in self._covers.ended():
            camera = self._seat.models.directory.camera(id)
            if camera is not None:
                self._ended(camera, _t("covered again, the time is over"), "到时自动")

    def _pass_on(self) -> None:
        """The look was that person's who gave a reason for it, or was about to."""
        if self._panel is not None:
            self._panel.put_away()
        self._cover_all(*_passed_on())

    def _cover_all(self, words: str, how: str) -> None:
        for id in self._covers.cover_all():
            camera = self._seat.models.directory.camera(id)
            if camera is not None:
                self._ended(camera, words, how)

    def _ended(self, camera: Camera, words: str, how: str) -> None:
        time = hall_time(self._seat.clock.now())
        self._seat.acts.log.write(
            f"恢复隐私遮挡（{how}）：{camera.name}，{time}",
            category=CATEGORY,
            refs=(f"camera/{camera.id}",),
            is_by_seat=True,
        )
        self._seat.frame.notices.say(_t("{0}: {1}").format(camera.name, words))

    def _camera(self) -> Camera | None:
        walls = self._seat.pages.walls
        wall = walls.wall(walls.at_hand)
        id = wall.camera_at_hand
        return self._seat.models.directory.camera(id) if id else None

    def _closed(self) -> None:
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None

    def _refuse(self, words: str) -> None:
        self._seat.frame.notices.say_refused(words)


def _passed_on() -> tuple[str, str]:
    return _t("covered again, another person sits here"), "换人"
