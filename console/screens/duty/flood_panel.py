# ruff: noqa: D102 - Qt's overrides are described by Qt
"""本次集中告警: everything that was folded in this flood, open or over, to be read and searched."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.alert import Alert
from console.domain.queue import band_of
from console.models.alert_rows import GRADES, grade_word, place_text, state_word
from console.models.futures import when_done
from console.models.sounds import is_heard_in
from console.runtime.hall_time import hall_day_minute, hall_time
from console.screens.common.searched import searched
from console.screens.duty.detail_panel import NARROW, WIDTH
from console.screens.duty.parts import DutyParts
from widgets.common.base import Painted
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.forms.search_box import SearchBox
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, graded, plain

COPY = "Ctrl+C"
_FIELD = 280


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class FloodPanel(Painted):
    """Lists the flood in the detail's place.

    Signals:
        closed: the person is done with it.
        activated: id of an alert that was entered.
        copied: how many lines are in the clipboard.
    """

    closed = Signal()
    activated = Signal(str)
    copied = Signal(int)

    def __init__(self, parts: DutyParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._alerts: Mapping[str, Alert] = {}
        self._head = RunsLabel(parts.theme, height=48, padding=16)
        self.field = SearchBox(parts.theme, _t("Title, place, state"), width=_FIELD)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(parts.theme, _columns(), 32)
        self.table.setAccessibleName(_t("All of this surge"))
        self.table.set_model(self.rows)
        self._foot = RunsLabel(parts.theme, height=40, padding=16)
        self._again = QTimer(self)
        self._again.setInterval(1000)
        self._build()
        self._again.timeout.connect(self.read)
        self.field.changed.connect(self._show)
        self.field.entered.connect(self.table.setFocus)
        self.field.left.connect(self.closed)
        self.table.activated.connect(self.activated)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        line = QVBoxLayout()
        line.setContentsMargins(16, 0, 16, 8)
        line.addWidget(self.field)
        box.addWidget(self._head)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        box.addWidget(self._foot)
        self.setFocusProxy(self.field.edit)
        self._foot.set_runs(
            [
                Run(_t("Go to it"), step=Step.SMALL),
                key_cap("Enter"),
                Run(_t("Copy as text"), step=Step.SMALL, gap=16),
                key_cap(COPY),
                Run(_t("Put away"), step=Step.SMALL, gap=16),
                key_cap("Esc"),
            ]
        )

    def read(self) -> None:
        """Read all of them anew, those that have left the queue, too."""
        queue = self._parts.queue
        when_done(queue.look_up(queue.places.in_flood), self, self._take)

    def lines(self) -> list[str]:
        """Return what is listed as lines of text, with tabs between the columns."""
        titles = "\t".join(column.title for column in _columns())
        return [titles, *("\t".join(c.words for c in row.cells) for row in self.rows.rows)]

    def _take(self, alerts: Mapping[str, Alert]) -> None:
        if alerts != self._alerts:
            self._alerts = alerts
            self._show()

    def _show(self, _: str = "") -> None:
        now, typed = self._parts.clock.now(), searched(self.field).strip().lower()
        newest = sorted(self._alerts.values(), key=lambda a: a.received_at, reverse=True)
        rows = [_row(alert, now, self._parts) for alert in newest]
        shown = [row for row in rows if not typed or is_heard_in(typed, row.title)]
        self.rows.set_rows(shown)
        self._show_head(len(shown))

    def _show_head(self, shown: int) -> None:
        flood = self._parts.queue.places.flood
        left = [Run(_t("This surge {0}").format(len(self._alerts)), Ink.TEXT, True, Step.TITLE)]
        if flood is not None:
            since = _t("since {0}").format(hall_time(flood.began))
            if flood.ended is not None:
                since = _t("{0} to {1}").format(
                    hall_day_minute(flood.began), hall_day_minute(flood.ended)
                )
            left.append(Run(since, step=Step.SMALL, gap=12))
        right = [Run(_t("{0} listed").format(shown), step=Step.SMALL)]
        self._head.set_runs(left, right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.field.edit.hasFocus():
            self.table.setFocus()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(self.lines()))
            self.copied.emit(len(self.rows.rows))
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, 360)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def _columns() -> Sequence[TableColumn]:
    return (
        TableColumn(_t("Grade"), 56),
        TableColumn(_t("Received"), 80),
        TableColumn(_t("Title"), 200, stretches=True, gives=True),
        TableColumn(_t("Place"), 140, gives=True),
        TableColumn(_t("State"), 96),
        TableColumn(_t("Owner"), 64, gives=True),
    )


def _row(alert: Alert, now: datetime, parts: DutyParts) -> TableRow:
    band = band_of(alert, now, parts.queue.profile)
    state = _t("Closed already") if not alert.is_open else state_word(alert, band)
    return TableRow(
        alert.id,
        (
            graded(GRADES[alert.severity], grade_word(alert.severity), 12),
            plain(hall_time(alert.received_at), step=Step.SMALL),
            plain(alert.title, Ink.TEXT, step=Step.SMALL),
            plain(place_text(alert), step=Step.SMALL),
            plain(state, Ink.TEXT, step=Step.SMALL),
            plain(alert.owner.name if alert.owner else "—", step=Step.SMALL),
        ),
    )
