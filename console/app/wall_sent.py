"""Pictures this seat has sent to other seats: 已送达, 对方谢绝, 未送达, each told once when known.

Nobody fires an expiry: a push carries until when it holds, and each side reads that by the hall's
time. A seat that is cut off cannot know whether it was taken, and says that instead of 未送达.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.domain.wall import PushAct, PushEnd, WallPush
from console.runtime.clock import from_text
from console.runtime.hall_time import hall_minute

if TYPE_CHECKING:
    from console.app.seat import Seat

MOST = 5
"""Lines that are shown; older ones stand in the duty log."""


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class SentPushes(QObject):
    """Watches what was sent.

    Args:
        seat: whose pushes.

    Signals:
        changed: one of them stands otherwise now.
    """

    changed = Signal()

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat
        self._ends: dict[str, PushEnd] = {}
        heard = str((seat.store.journal.meta("heard") or {}).get("at", ""))
        self._heard = from_text(heard) if heard else None
        self._is_first = True
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.look)
        seat.models.walls.changed.connect(self.look)
        self._was_cut_off = True
        seat.models.link.changed.connect(self._link_changed)
        seat.stopped.connect(self._due.stop)

    def look(self) -> None:
        """Tell what has ended since the last look, and look again when the next one is over."""
        now, cut_off = self._seat.clock.now(), self._seat.models.link.is_cut_off
        sent = self._seat.models.walls.sent
        changed = False
        for push in reversed(sent):
            end, before = push.end(now, cut_off), self._ends.get(push.id)
            if end is before:
                continue
            self._ends[push.id] = end
            changed = True
            if end is not PushEnd.WAITING and (before is not None or self._is_news(push)):
                self._tell(push, end)
        self._is_first = self._is_first and not sent
        left = [push.until - now for push in sent if push.end(now) is PushEnd.WAITING]
        if left:
            self._due.start(max(0, round(min(left).total_seconds() * 1000)) + 200)
        if changed:
            self.changed.emit()

    def _link_changed(self) -> None:
        if self._seat.models.link.is_cut_off is not self._was_cut_off:
            self._was_cut_off = not self._was_cut_off
            self.look()

    def words(self) -> list[str]:
        """Return the newest with how each stands."""
        return [self._line(push) for push in self._seat.models.walls.sent[:MOST]]

    def _is_news(self, push: WallPush) -> bool:
        """Whether a push that has ended already did so while nobody here could see it."""
        if not self._is_first:
            return True
        ended = push.answered_at or push.until
        return self._heard is not None and ended > self._heard

    def _tell(self, push: WallPush, end: PushEnd) -> None:
        notices = self._seat.frame.notices
        is_well = end is PushEnd.TAKEN
        notices.say(self._line(push)) if is_well else notices.say_refused(self._line(push))
        if is_well and push.act is PushAct.SWAP and not self._seat.executor.closed:
            self._take_back(push)

    def _take_back(self, push: WallPush) -> None:
        """Put what stood there on the tile the picture came from; it was wanted as a swap."""
        wall = self._seat.pages.walls.if_built(push.from_page)
        if wall is not None and 0 <= push.from_tile < len(wall.placed):
            wall.place(push.given, push.from_tile)

    def _line(self, push: WallPush) -> str:
        end = self._ends.get(push.id, PushEnd.WAITING)
        words = {
            PushEnd.WAITING: _t("Not taken yet"),
            PushEnd.TAKEN: _t("Delivered"),
            PushEnd.DECLINED: _t("Declined there"),
            PushEnd.EXPIRED: _t("Not delivered"),
            PushEnd.UNKNOWN: _t("No receipt: cut off"),
        }[end]
        wall = self._seat.models.walls.wall(push.wall)
        seat = (wall.seat_name if wall else "") or push.to_seat
        where = "·".join((seat, wall.name if wall else push.page))
        camera = self._seat.models.directory.camera(push.camera) if push.camera else None
        what = camera.name if camera else push.camera or _t("clear tile {0}").format(push.tile + 1)
        when = push.answered_at or (push.made_at if end is PushEnd.WAITING else push.until)
        return _t("{0}: {1} → {2}, {3}").format(words, what, where, hall_minute(when))
