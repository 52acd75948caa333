"""Store care at a seat with a screen: looked after once a minute, and what it says is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from console.app.care import CareNews, StoreCare
from console.settings.store_profile import load_store_profile
from console.shell.care_words import DISK_CODES, care_words, is_well

if TYPE_CHECKING:
    from console.app.seat import Seat

FIRST = 20_000
"""Milliseconds between the first rows and the first look through the store's files."""

EVERY = 60_000


class CareDesk(QObject):
    """Ties store care to notices and header.

    Args:
        seat: whose store.

    Signals:
        told: a CareNews, from the thread of store care.
    """

    told = Signal(object)

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat
        self._care = StoreCare(
            seat.store,
            seat.lanes.care,
            seat.options.clock,
            load_store_profile(),
            seat.models.feed.publish,
            self.told.emit,
        )
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._care.look)
        self.told.connect(self._tell)

    def start(self) -> None:
        """Begin, in a while."""
        self._timer.start()
        QTimer.singleShot(FIRST, self, self._care.look)

    def stop(self) -> None:
        """Begin nothing any more."""
        self._timer.stop()

    def close(self) -> None:
        """End what was begun."""
        self._care.close()

    def expire(self) -> None:
        """The right to what is kept here is lost: wipe the cache."""
        self._care.expire()

    def _tell(self, news: CareNews) -> None:
        words, notices = care_words(news.code, news.where), self._seat.frame.notices
        (notices.say if is_well(news.code) else notices.say_refused)(words)
        if news.code in DISK_CODES:
            disk = "" if is_well(news.code) else news.code
            self._seat.models.link.update_view(disk=disk)
