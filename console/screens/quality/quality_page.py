# ruff: noqa: D102 - Qt's overrides are described by Qt
"""告警质量: the figures of a shift against their targets, each with the alerts it counts."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.commands.registry import Command
from console.models.subject import Subject
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.quality import own_commands
from console.screens.quality.asking import Asking
from console.screens.quality.coverage_face import CoverageFace
from console.screens.quality.figure_words import name_of
from console.screens.quality.figures_pane import FiguresPane
from console.screens.quality.list_pane import ListPane
from console.screens.quality.noise_pane import NoisePane
from console.screens.quality.noise_rows import origin_words
from console.screens.quality.parts import QualityParts
from console.screens.quality.sight import sight_of
from console.screens.quality.telling import Telling
from console.settings.profile_data import profile_source
from widgets.common.base import Painted
from widgets.common.flow_line import FlowLine
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.notice_bar import NoticeBar, warning
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.lists.ranked_table import RankedTable

_NARROW = 1240
"""Below this the figures or the alerts of one have the page; Enter and Esc go to the other."""
_LIST, _SHARE = 676, 0.364
"""Least width of the list, and its share of a page that has more than that."""
_LOW = 860
"""Below this there is no room for bars under all the figures."""


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


class QualityPage(Painted):
    """Figures at the left, what one counts at the right.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        alert_requested: id of an alert somebody wants to see in the queue.
        wall_requested: title and ids of cameras somebody wants to see on a wall.
        said: something was done; in passing.
        refused: something was refused, and why.
    """

    alert_requested = Signal(str)
    wall_requested = Signal(str, list)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: QualityParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts, self._book = parts, parts.book
        self.setProperty(SCOPE, own_commands.PAGE)
        theme = parts.theme
        self.title = RunsLabel(
            theme, [Run(own_commands.title(), Ink.TEXT, True, Step.TITLE)], (), 32
        )
        self.asking = Asking(parts, self)
        self._keys, self._other = (RunsLabel(theme, (), (), 32) for _ in range(2))
        self._lack = NoticeBar(theme)
        self.figures = FiguresPane(parts)
        self.noise = NoisePane(parts)
        self.list = ListPane(parts)
        self.patrol = CoverageFace(theme, parts.coverage, parts.seat_name)
        self._alerts = QWidget()
        self._left = QStackedWidget()
        self._is_inside = self._is_narrow = False
        self._caps = KeyCaps(lambda id: parts.commands.get(id).key)
        self._build()
        self._connect()
        self._say_keys()
        parts.commands.follow_keys(self._say_keys)

    def _build(self) -> None:
        head = FlowLine(spacing=16)
        head.setContentsMargins(16, 8, 16, 8)
        for widget in (self.title, self.asking.spans, self.asking.whose, self._keys, self._other):
            head.addWidget(widget)
        for side in (self.figures, self.noise):
            self._left.addWidget(side)
        body = QHBoxLayout(self._alerts)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(1)
        body.addWidget(self._left, 1)
        body.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._lack)
        column.addWidget(self._alerts, 1)
        column.addWidget(self.patrol, 1)
        self.patrol.hide()
        self.setFocusProxy(self.figures)
        self._lack.hide()

    def _connect(self) -> None:
        parts = self._parts
        telling = Telling(parts, self)
        noise, table = self.noise, self.figures.table
        handlers = (self.asking.next_span, self.asking.next_seat, telling.save, telling.log,
                    self._turn, self._turn_to_patrol, noise.try_or_stop,
                    noise.save_rules)  # fmt: skip
        for command, handler in zip(own_commands.OF_PAGE, handlers, strict=True):
            parts.commands.add(command, handler)
        bind_shortcuts(self, parts.commands, [command.id for command in own_commands.OF_PAGE])
        for teller in (telling, noise):
            teller.said.connect(self.said)
            teller.refused.connect(self.refused)
        noise.chosen.connect(self._show_list)
        self._book.changed.connect(self.refresh)
        parts.link.changed.connect(self.refresh)
        table.current_changed.connect(self._show_list)
        for each in (table, noise.table):
            each.activated.connect(self._go_inside)
        for pane in (self.list, self.patrol):
            pane.alert_requested.connect(self.alert_requested)
        self.patrol.wall_requested.connect(self.wall_requested)
        self.patrol.turned.connect(self._say_keys)

    def _say_keys(self) -> None:
        """Say what the face at hand does by key, each with the key it has now."""
        runs: list[Run] = []
        for command in self._commands:
            title = QCoreApplication.translate(command.title.context, command.title.source)
            runs += [Run(title, step=Step.SMALL, gap=16), key_cap(self._caps.words(command.id))]
        self._keys.set_runs(runs)
        self._other.set_runs(self._way())
        self._other.setVisible(bool(self._way()))

    def _way(self) -> list[Run]:
        """Return the key to the other half of what is shown, where only one half has room."""
        goes_in = self._front.current_id if self.patrol.isHidden() else self.patrol.goes_in
        is_inside = self._is_inside or self.patrol.is_inside
        if not self._is_narrow or not (goes_in or is_inside):
            return []
        words, key = (_t("Back"), "Esc") if is_inside else (_t("What it counts"), "Enter")
        return [Run(words, step=Step.SMALL, gap=16), key_cap(key)]

    @property
    def _commands(self) -> tuple[Command, ...]:
        """What the face at hand does by key."""
        if not self.patrol.isHidden():
            return own_commands.OF_PATROL
        return own_commands.OF_NOISE if self._is_noise else own_commands.OF_FIGURES

    @property
    def _is_noise(self) -> bool:
        return self._left.currentWidget() is self.noise

    def _turn(self) -> None:
        """Show the noise instead of the figures, or the figures again."""
        self._left.setCurrentWidget(self.figures if self._is_noise else self.noise)
        self._show_face(False)

    def _turn_to_patrol(self) -> None:
        """Show what patrols owe and found, or what stood here before."""
        self._show_face(self.patrol.isHidden())

    def _show_face(self, is_patrol: bool) -> None:
        self.patrol.setVisible(is_patrol)
        self._alerts.setVisible(not is_patrol)
        words = _t("Video patrol") if is_patrol else own_commands.title()
        self.title.set_runs([Run(words, Ink.TEXT, True, Step.TITLE)])
        self.asking.set_visible(not (is_patrol or self._is_noise))
        self._say_keys()
        self._is_inside = False
        self._fit()
        front = self.patrol if is_patrol else self._front
        front.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    @property
    def _front(self) -> RankedTable:
        """The table at the left."""
        return self.noise.table if self._is_noise else self.figures.table

    # What is shown

    def refresh(self) -> None:
        """Say everything anew; rows that stay as they are are not painted."""
        if not self.isVisible():
            return
        sight = sight_of(self._book, self._parts.link)
        self._lack.set_runs(warning(sight.chip, sight.words) if sight.chip else [])
        self._lack.setVisible(bool(sight.chip))
        counted = self._book.counted
        if counted is None or counted.ask != self._book.ask:
            self.figures.say_empty()
            return
        self.asking.offer(counted.seats)
        self.figures.say(counted, sight)
        self._show_list()

    def _show_list(self, _: object = None) -> None:
        self._say_keys()
        proposal = self.noise.proposal if self._is_noise else None
        if proposal is not None:
            self.list.show_proposal(proposal, profile_source("figures.nuisance.days"))
            return
        self.list.show_figure(None if self._is_noise else self.figures.figure)

    def subject(self) -> Subject | None:
        """Return the figure under the cursor, or what its own tables have, for a note."""
        proposal, figure = self.noise.proposal, self.figures.figure
        if self._is_noise:
            return None if proposal is None else Subject(origin_words(proposal.origin))
        return None if figure is None else Subject(name_of(figure.kind))

    # Going in and out

    def _go_inside(self, _: str = "") -> None:
        self._is_inside = True
        self._fit()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.rows.rows and not self.list.table.current_id:
            self.list.table.set_current(self.list.rows.rows[0].id)

    def _fit(self) -> None:
        is_narrow = self._is_narrow = self.width() < _NARROW
        self._say_keys()
        self._left.setVisible(not (is_narrow and self._is_inside))
        self.list.setVisible(not is_narrow or self._is_inside)
        wide = max(_LIST, round(self.width() * _SHARE))
        self.list.setMinimumWidth(0 if is_narrow else wide)
        self.list.setMaximumWidth(self.width() if is_narrow else wide)
        self.figures.trend.setVisible(self.height() >= _LOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_inside:
            self._is_inside = False
            self._fit()
            self._front.setFocus(Qt.FocusReason.OtherFocusReason)
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

    def stop(self) -> None:
        """Ask for nothing any more: the store behind the figures is about to close."""
        self._parts.noise.stop()
        self._book.stop()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)
