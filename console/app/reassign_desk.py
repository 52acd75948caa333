"""Tells the shift leader's seat that another seat asks for a matter to be reassigned."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.page_parts import may
from console.domain.reassign import asked_line
from console.domain.rights import Right

if TYPE_CHECKING:
    from console.app.seat import Seat

FEW = 8
"""Alerts of one change that are looked at: a crowd of them is no person's asking."""


class ReassignDesk(QObject):
    """Says each asking once, at seats whose person may answer it.

    Args:
        seat: the seat.
    """

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat
        self._told: set[str] = set()
        seat.models.queue.alerts_changed.connect(self._look)

    def _look(self, ids: Sequence[str]) -> None:
        if len(ids) > FEW:
            return
        for id in ids:
            alert = self._seat.models.queue.alert(id)
            line = None if alert is None else asked_line(alert)
            if alert is None or line is None or line.op in self._told:
                continue
            self._told.add(line.op)
            if may(self._seat, Right.LEAD_SHIFT) and line.seat != self._seat.identity.seat:
                words = QCoreApplication.translate("deploy", "{0} {1}: {2} ({3})")
                told = words.format(line.seat, line.who, line.detail, alert.title)
                self._seat.frame.notices.say_refused(told)
