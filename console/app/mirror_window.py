# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What another desk shows, drawn by the same page over the own records; nothing can be done.

The other desk tells its page, the matter under its cursor and its filter; the records are those
the hub gives to every seat of the hall. Pictures of cameras are not opened a second time.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from console.app.closed_desks import NoPictures
from console.app.forecast_parts import forecast_parts
from console.commands.alert_commands import AlertActs
from console.commands.call_out_commands import CallOutActs
from console.commands.diversion_commands import DiversionActs
from console.commands.executor import Executor
from console.commands.registry import CommandTable
from console.contract.looks import DeskState, Look
from console.domain.alert import Severity
from console.models.alert_queue import AlertQueue
from console.models.forecast_book import ForecastBook
from console.models.queue_filter import QueueFilter
from console.models.same_book import SameBook
from console.models.work_of_alerts import WorkOfAlerts
from console.runtime.clock import from_text
from console.runtime.hall_time import hall_time
from console.runtime.ids import IdSource
from console.screens.duty.duty_page import DutyPage
from console.screens.duty.parts import DiversionParts, DutyParts
from console.settings.flood_profile import load_flood_profile
from console.settings.profile import load_clock_profile
from console.settings.same_matter_profile import load_same_matter
from widgets.common.notice_bar import NoticeBar
from widgets.common.text import Run, chip_run, key_cap
from widgets.common.theme import Ink, Theme

if TYPE_CHECKING:
    from console.app.seat import Seat

CLOSED = "viewing"


def _t(source: str) -> str:
    return QCoreApplication.translate("looks", source)


class MirrorWindow(QWidget):
    """A window of its own that follows a desk.

    Args:
        seat: the leader's: its records are shown.
        theme: the look.
        look: whom it follows.

    Signals:
        closed: the leader has closed it.
    """

    closed = Signal()

    def __init__(self, seat: "Seat", theme: Theme, look: Look) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._seat, self._look = seat, look
        self._state = DeskState()
        self._is_over = False
        models = seat.models
        self.queue = AlertQueue(
            seat.store.cache, models.feed, seat.clock, look.of, load_clock_profile(),
            seat.lanes.pages, flood=load_flood_profile(),
        )  # fmt: skip
        self.page = DutyPage(self._parts(theme))
        self.page.setEnabled(False)  # no key, no click: what is shown is another's
        self.line = NoticeBar(theme, has_link=True)
        self.line.link_clicked.connect(self.close)
        self._build(theme)
        self.queue.loaded.connect(self._apply)
        self.queue.load()
        self._say()

    def _parts(self, theme: Theme) -> DutyParts:
        seat, models = self._seat, self._seat.models
        executor = Executor(
            seat.lanes.acts, seat.store.journal, seat.store.cache, seat.options.clock,
            IdSource(seat.options.clock), seat.sync, lambda _: None,
        )  # fmt: skip
        executor.closed = CLOSED
        pictures = NoPictures(models.directory.camera, _t("no pictures while looking on"))
        return DutyParts(
            theme=theme, clock=seat.clock, queue=self.queue, directory=models.directory,
            orders=models.orders, link=models.link, acts=AlertActs(executor),
            commands=CommandTable(), identity=lambda: seat.identity, open_view=pictures.view,
            diversions=DiversionParts(DiversionActs(executor), ()),
            work=WorkOfAlerts(seat.store.cache, models.feed, seat.lanes.pages, self),
            same=SameBook(self.queue, models.directory, load_same_matter()),
            forecasts=forecast_parts(
                models, ForecastBook(self.queue, models.calls, seat.clock), CallOutActs(executor)
            ),
        )  # fmt: skip

    def _build(self, theme: Theme) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        box.addWidget(self.line)
        box.addWidget(self.page, 1)
        self.setWindowTitle(_t("Looking at {0}").format(self._look.of_name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(self._seat.frame.window.size())

    @property
    def words(self) -> str:
        """What the line above the page says."""
        return self.line.accessibleName()

    def follow(self, state: DeskState) -> None:
        """Show what the desk shows now."""
        self._state = state
        self._say()
        self._apply()

    def end(self) -> None:
        """The look is over: close without asking anybody."""
        self._is_over = True
        for timer in (*self.findChildren(QTimer), *self.queue.findChildren(QTimer)):
            timer.stop()
        self.page.detail.tiles.close()
        self.close()
        self.queue.deleteLater()
        self.deleteLater()

    def _apply(self) -> None:
        state = self._state
        known = {severity.name.lower(): severity for severity in Severity}
        grades = frozenset(known[name] for name in state.severities if name in known)
        line = self.page.queue.filter_line
        line.ask_for(QueueFilter(state.mine, grades, state.town, state.text))
        kind, _, id = state.subject.partition("/")
        if kind == "alert":
            self.page.queue.open_line_of(id)
            self.page.queue.list.set_current(id)

    def _say(self) -> None:
        state, look = self._state, self._look
        told = [Run(look.of_name, Ink.TEXT, bold=True, gap=12)]
        since = hall_time(from_text(look.since))
        told.append(Run(_t("looked at since {0}").format(since), gap=12))
        if state.page:
            page = self._seat.frame.window.title(state.page)
            words = _t("page there: {0}, as of {1}").format(page, hall_time(from_text(state.at)))
            told.append(Run(words, gap=12))
        end = [key_cap("Esc"), Run(_t("End it"), Ink.ACT, gap=8)]
        self.line.set_runs([chip_run(_t("Looking on, nothing can be done"), "eye"), *told], end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close() if event.key() == Qt.Key.Key_Escape else super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._is_over:
            self.closed.emit()
