"""没有画面的点位 at a seat: told when it lasts, listed, and a repair ordered by one key.

Every stream of the seat is looked at, whichever page shows it. When many fall silent together it
is told once, with their number: three hundred notices would hide what else happens.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.app.camera_desk import CameraDesk
from console.app.late import Late
from console.app.repair_requests import Repair, RepairRequests
from console.commands.video_commands import REPAIR, REPAIR_BACK, SILENT
from console.domain.silent_camera import SilentCamera, SilentCameras
from console.runtime.clock import past_time
from console.runtime.hall_time import hall_minute, hall_time
from console.shell.length_words import length_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.silent_list import SilentList, SilentRow

AFTER = 60.0
"""Seconds without a new picture after which a camera is told (A-18)."""
LOOK_MS = 5000
SAID_APART = 60.0
"""Seconds between two notices: what falls silent meanwhile is in the next one."""


def _t(source: str) -> str:
    return QCoreApplication.translate("silent", source)


class SilentDesk(QObject):
    """Stands with the first picture of the seat.

    Args:
        seat: the seat.
        desk: has its streams.
        theme: the look.

    Signals:
        words_changed: other cameras are silent, or for longer, than was said before.
    """

    words_changed = Signal()

    def __init__(self, seat: "Seat", desk: CameraDesk, theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._desk, self._theme = seat, desk, theme
        self._book = SilentCameras(AFTER)
        self._unsaid: set[str] = set()
        self.words: dict[str, str] = {}
        """For how long each has had no new picture and when that was seen, by its id."""
        self._said_at = -SAID_APART
        self._list = Late(self._build)
        self._repairs = RepairRequests(seat, REPAIR_BACK, self)
        seat.commands.add(SILENT, lambda: self._list().open())
        seat.commands.add(REPAIR, lambda: self._list().repair())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        seat.stopped.connect(self._timer.stop)

    @property
    def shown(self) -> "SilentList":
        """The list."""
        return self._list()

    def look(self) -> None:
        """Look at every stream, and tell what is new."""
        now = self._desk.clock.monotonic()
        self._unsaid |= self._book.take(self._desk.looks(), now)
        self._unsaid &= {each.camera for each in self._book.told}
        if self._unsaid and now - self._said_at >= SAID_APART:
            self._said_at = now
            self._say(self._unsaid)
            self._unsaid = set()
        before, self.words = self.words, self._words()
        if self.words != before:
            self.words_changed.emit()
        shown = self._list.if_built
        if shown is not None and shown.isVisible():
            shown.refresh()

    def rows(self) -> "list[SilentRow]":
        """Return what is listed, the longest first."""
        from console.shell.silent_list import SilentRow
        from console.video.states import Reason

        clock, rows = self._desk.clock, []
        for each in self._book.told:
            camera = self._seat.models.directory.camera(each.camera)
            if camera is not None:
                since, looked = past_time(clock, each.since), past_time(clock, each.looked)
                last = self._last(each.camera)
                why = Reason(each.why)
                rows.append(SilentRow(camera, last, since, each.length, looked, why))
        return rows

    def _words(self) -> dict[str, str]:
        return {each.camera: self._length(each) for each in self._book.told}

    def _length(self, silent: SilentCamera) -> str:
        length = length_words(timedelta(seconds=silent.length))
        looked = hall_minute(past_time(self._desk.clock, silent.looked))
        return _t("no new picture for {0}, looked at {1}").format(length, looked)

    def _last(self, camera: str) -> str:
        at = self._desk.last_frame(camera)
        return "" if at is None else hall_time(past_time(self._desk.clock, at))

    def _say(self, cameras: set[str]) -> None:
        notices, table = self._seat.frame.notices, self._seat.commands
        notices.withdraw(SILENT.id)
        words = _t("{0} cameras without a new picture for more than {1} s")
        words = words.format(len(cameras), round(AFTER))
        if len(cameras) == 1:
            (id,) = cameras
            camera = self._seat.models.directory.camera(id)
            words = _t("{0}: no new picture for more than {1} s")
            words = words.format(id if camera is None else camera.name, round(AFTER))
        notices.offer(words, _t("list"), table.key_of(SILENT), SILENT.id)

    def _build(self) -> "SilentList":
        from console.shell.silent_list import SilentList

        seat, theme = self._seat, self._theme
        shown = SilentList(theme, self.rows, round(AFTER), seat.commands, seat.frame.window)
        shown.repair_wanted.connect(self._repair)
        return shown

    def _repair(self, row: "SilentRow") -> None:
        from console.shell.silent_list import repair_text, repair_title

        camera = row.camera

        def text(is_sent: bool) -> str:
            return repair_text(row, is_sent)

        record = f"{camera.KIND}/{camera.id}"
        order = Repair(repair_title(row), text, camera.owner, camera.place, record)
        self._repairs.order(order)
