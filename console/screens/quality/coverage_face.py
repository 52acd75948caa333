# ruff: noqa: D102 - Qt's overrides are described by Qt
"""视频巡查: what patrols owe by town, and what they found, each with what stands behind it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from console.domain.patrol_areas import AreaCoverage
from console.models.coverage_book import BACK, CoverageBook
from console.models.futures import when_done
from console.models.patrol_reading import Found
from console.models.subject import Subject
from console.runtime.hall_time import hall_day_minute
from console.screens.quality import coverage_rows as rows
from widgets.common.notice_bar import NoticeBar
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow

_NARROW = 1240
"""Below this the tables or what is behind them have the face; Enter and Esc go to the other."""
_BEHIND = 676
_SHOT = QSize(644, 320)


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


class CoverageFace(QWidget):
    """Areas and findings at the left; cameras of an area, and a finding, at the right.

    Args:
        theme: the look.
        book: what there is to say.
        seat_name: what a seat is called on screen.

    Signals:
        wall_requested: title and ids of cameras somebody wants to see on a wall.
        alert_requested: id of the alert of a finding.
        turned: somebody went in to an area or came back, or Enter does something else here.
    """

    wall_requested = Signal(str, list)
    alert_requested = Signal(str)
    turned = Signal()

    def __init__(
        self,
        theme: Theme,
        book: CoverageBook,
        seat_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._book, self._seat_name = theme, book, seat_name
        self._is_inside = False
        self._shown = ""
        self.state = NoticeBar(theme)
        self.areas = _Table(theme, rows.area_columns(), _t("Towns"))
        self.cameras = _Table(theme, rows.camera_columns(), _t("Cameras nobody has seen"))
        self.findings = _Table(theme, rows.finding_columns(), _t("Findings"))
        self.finding_head = RunsLabel(theme, height=40, padding=16)
        self.camera_head = RunsLabel(theme, height=40, padding=16)
        self.shot = QLabel()
        self.lines = QLabel()
        self._at = self.areas
        self._behind = Pane(theme.panel)
        self._front = Pane(theme.panel)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.shot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shot.setAccessibleName(_t("Snapshot of the finding"))
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.lines.setWordWrap(True)
        self.lines.setContentsMargins(16, 8, 16, 16)
        for widget in (self.state, self.areas, self.finding_head, self.findings):
            self._front.column.addWidget(widget, 1 if isinstance(widget, _Table) else 0)
        for part in (self.camera_head, self.cameras, self.shot, self.lines):
            self._behind.column.addWidget(part, 1 if part is self.cameras else 0)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(1)
        body.addWidget(self._front, 1)
        body.addWidget(self._behind)
        self.setTabOrder(self.areas, self.cameras)  # as one reads: the upper half first
        self.setTabOrder(self.cameras, self.findings)
        self.setFocusProxy(self.areas)
        self.restyle()

    def _connect(self) -> None:
        self._book.changed.connect(self.refresh)
        self.areas.current_changed.connect(self._show_cameras)
        self.findings.current_changed.connect(self._show_finding)
        self.areas.activated.connect(self._go_inside)
        self.findings.activated.connect(self._open_alert)
        self.cameras.activated.connect(self._open_wall)
        for table in (self.areas, self.cameras, self.findings):
            table.installEventFilter(self)

    @property
    def goes_in(self) -> bool:
        """Whether Enter goes in to an area: the keyboard is, or was last, in the list of them."""
        return self._at is self.areas and bool(self.areas.current_id)

    @property
    def area(self) -> AreaCoverage | None:
        """The area under the cursor."""
        told, id = self._book.told, self.areas.current_id
        areas = told.areas if told is not None else ()
        return next((area for area in areas if rows.area_id(area) == id), None)

    @property
    def finding(self) -> Found | None:
        """The finding under the cursor."""
        told, id = self._book.told, self.findings.current_id
        return next((each for each in told.found if each.finding.id == id), None) if told else None

    def subject(self) -> Subject | None:
        """Return the finding, the camera or the area under the cursor, for a note."""
        finding, area, camera = self.finding, self.area, self.cameras.current_id
        if self.findings.hasFocus() and finding is not None:
            found = finding.finding
            return Subject(found.title, (f"{found.KIND}/{found.id}",))
        if self.cameras.hasFocus() and camera and self._book.told is not None:
            return Subject(self._book.told.name(camera), (f"camera/{camera}",))
        return None if area is None or not area.area else Subject(area.area)

    def refresh(self) -> None:
        """Say everything anew."""
        told, now = self._book.told, self._book.now()
        if told is None or not self.isVisible():
            return
        self.state.set_runs([Run(_summary(told.areas), step=Step.SMALL, icon="info-circle")])
        self.areas.rows.set_rows([rows.area_row(area, told, now) for area in told.areas])
        self.findings.rows.set_rows([rows.finding_row(each) for each in told.found])
        for table in (self.areas, self.findings):
            if table.rows.rows and not table.current_id:
                table.set_current(table.rows.rows[0].id)
        self._show_cameras()
        self._show_finding()
        self._say_heads()

    def _say_heads(self) -> None:
        """Say what the lists are, and what Enter does in the one the keyboard is in."""
        told, area = self._book.told, self.area
        if told is not None:
            head = _t("Findings of {0} days").format(BACK.days)
            count = Run(f"{len(told.found):,}", step=Step.SMALL, gap=12)
            opens = self._enter(self.findings, _t("open the alert"))
            self.finding_head.set_runs([Run(head, Ink.TEXT, bold=True), count, *opens])
        if area is not None and told is not None:
            since = _t("{0} not seen since {1}")
            words = since.format(len(area.unwatched), hall_day_minute(told.since))
            name = Run(area.area or _t("Without a town"), Ink.TEXT, bold=True)
            shows = self._enter(self.cameras, _t("onto the wall"))
            self.camera_head.set_runs([name, Run(words, step=Step.SMALL, gap=12), *shows])
        self.turned.emit()

    def _enter(self, table: RankedTable, words: str) -> list[Run]:
        if self._at is not table:
            return []
        return [Run(words, step=Step.SMALL, gap=16), key_cap("Enter")]

    def _show_cameras(self, _: str = "") -> None:
        told, area, now = self._book.told, self.area, self._book.now()
        if told is None or area is None:
            self.cameras.rows.set_rows([])
            self.camera_head.set_runs([])
            return
        owed = area.unwatched
        self.cameras.rows.set_rows([rows.camera_row(each, told, now) for each in owed])
        self._say_heads()

    def _show_finding(self, _: str = "") -> None:
        found = self.finding
        self.lines.setText("\n".join(rows.finding_lines(found, self._seat_name)) if found else "")
        id = found.finding.id if found else ""
        if id == self._shown:
            return
        self._shown = id
        self.shot.clear()
        if found is not None:
            when_done(self._book.picture(found.finding), self, partial(self._show_shot, id))

    def _show_shot(self, id: str, image: QImage | None) -> None:
        if id != self._shown:
            return
        if image is None:
            self.shot.setText(_t("The snapshot is not at this seat"))
            return
        ratio = self.devicePixelRatioF()
        small = image.scaled(
            _SHOT * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self.shot.setPixmap(QPixmap.fromImage(small))

    def _open_alert(self, _: str) -> None:
        if self.finding is not None and self.finding.alert is not None:
            self.alert_requested.emit(self.finding.alert.id)

    def _open_wall(self, camera: str) -> None:
        """Show the camera and those after it: what is owed longest first."""
        area = self.area
        if area is not None:
            ids = [each.camera for each in area.unwatched]
            title = _t("{0}: not seen").format(area.area or _t("Without a town"))
            self.wall_requested.emit(title, ids[ids.index(camera) :])

    # Going in and out

    def _go_inside(self, _: str = "") -> None:
        self._is_inside = True
        self._fit()
        self.turned.emit()
        self.cameras.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.cameras.rows.rows and not self.cameras.current_id:
            self.cameras.set_current(self.cameras.rows.rows[0].id)

    @property
    def is_inside(self) -> bool:
        """Whether somebody went in to the cameras of an area."""
        return self._is_inside

    def leave(self) -> bool:
        """Go back to the areas; return whether it was inside."""
        was, self._is_inside = self._is_inside, False
        if was:
            self._fit()
            self.turned.emit()
            self.areas.setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    def _fit(self) -> None:
        is_narrow = self.width() < _NARROW
        self._front.setVisible(not (is_narrow and self._is_inside))
        self._behind.setVisible(not is_narrow or self._is_inside)
        self._behind.setMinimumWidth(0 if is_narrow else _BEHIND)
        self._behind.setMaximumWidth(self.width() if is_narrow else _BEHIND)

    def restyle(self) -> None:
        """Take fonts and colours from the theme again."""
        for label in (self.shot, self.lines):
            label.setFont(self._theme.font(Step.SMALL))
        self.shot.setFixedHeight(_SHOT.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched is not self._at:
            self._at = next(t for t in (self.areas, self.cameras, self.findings) if t is watched)
            self._say_heads()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.leave():
            return
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._book.open()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._book.close()


class _Table(RankedTable):
    """A table with rows of its own."""

    def __init__(self, theme: Theme, columns: list[TableColumn], name: str) -> None:
        super().__init__(theme, columns, 36)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.set_model(self.rows)
        self.setAccessibleName(name)


def _summary(areas: tuple[AreaCoverage, ...]) -> str:
    cameras, seen = sum(a.cameras for a in areas), sum(a.seen for a in areas)
    if not cameras:
        return _t("No patrol has run at this hall in {0} days").format(BACK.days)
    told = _t("{0} cameras of patrols, {1} seen this shift, {2} not")
    return told.format(f"{cameras:,}", f"{seen:,}", f"{cameras - seen:,}")
