# ruff: noqa: D102 - Qt's overrides are described by Qt
"""专题: all plugins of this seat as tiles with how they are, and what one brings beside them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.models.subject import Subject
from console.plugin_host.pages.launcher_item import LauncherItem, facts_of, item_tile
from console.plugin_host.pages.ports import Standing
from widgets.board.tile_board import REST, TileBoard
from widgets.board.tiles import BoardTile
from widgets.common.base import Painted
from widgets.common.facts_grid import FactsGrid
from widgets.common.key_button import KeyButton
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

_SIDE, _NARROW = 440, 1100
_LOOK = 1000


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class Launcher(Painted):
    """Tiles at the left; the one under the cursor in words at the right. Enter opens its page.

    Args:
        theme: the look.
        items: returns what there is now; asked once a second while the page can be seen.
        nothing: returns why there is none.

    Signals:
        page_requested: full id of a page.
        settings_requested: id of a plugin.
    """

    page_requested = Signal(str)
    settings_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        items: Callable[[], Sequence[LauncherItem]],
        nothing: Callable[[], str],
    ) -> None:
        super().__init__(theme)
        self._items, self._nothing = items, nothing
        self.shown: tuple[LauncherItem, ...] = ()
        self._told: LauncherItem | None = None
        self.head = RunsLabel(theme, height=48, padding=16)
        self.board = TileBoard(theme, _joined, is_low=True)
        self.board.setAccessibleName(_t("Topics"))
        self.side = ItemPane(theme)
        self._second = QTimer(self)
        self._second.setInterval(_LOOK)
        self._second.timeout.connect(self.refresh)
        self._build()
        self.board.activated.connect(self._open_first)
        self.board.moved.connect(self._tell)
        self.side.page_requested.connect(self.page_requested)
        self.side.settings_requested.connect(self.settings_requested)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.board, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row, 1)
        self.setFocusProxy(self.board)

    def refresh(self) -> None:
        """Ask again what there is, and show it."""
        self.shown = tuple(self._items())
        self.board.set_tiles([item_tile(item) for item in self.shown], self._nothing())
        troubled = sum(item.is_troubled for item in self.shown)
        left = [Run(_t("Topics"), Ink.TEXT, bold=True, step=Step.TITLE)]
        if self.shown:
            left.append(Run(_t("{0} in all").format(len(self.shown)), gap=16))
        if troubled:
            left.append(Run(_t("{0} not as they should be").format(troubled), Ink.TEXT, gap=16))
        self.head.set_runs(left)
        self._tell()

    def _tell(self) -> None:
        current = self.board.current or (self.shown[0].id if self.shown else "")
        item = next((each for each in self.shown if each.id == current), None)
        self.side.show_item(item)
        self._fit()

    def subject(self) -> Subject | None:
        """Return the topic under the cursor, for a note."""
        tile = self.board.current_tile
        return None if tile is None else Subject(tile.name)

    def _fit(self) -> None:
        has_room = self.width() >= self.theme.grown(_NARROW)
        self.side.setVisible(has_room and bool(self.shown))
        self.side.setFixedWidth(self.theme.grown(_SIDE))

    def _open_first(self, id: str) -> None:
        item = next((each for each in self.shown if each.id == id), None)
        if item is not None and item.pages:
            self.page_requested.emit(item.pages[0][0])

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._second.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)


class ItemPane(Painted):
    """One plugin in words: how it is, whose it is, what it may do, its pages.

    Signals:
        page_requested: full id of a page.
        settings_requested: id of a plugin.
    """

    page_requested = Signal(str)
    settings_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._item: LauncherItem | None = None
        self._head = SectionHead(theme, "", height=40)
        self._words = WordLabel(theme, "", Ink.TEXT, Step.BODY)
        self._facts = FactsGrid(theme, 1, 88)
        self._lines = WordLabel(theme)
        self._buttons: list[KeyButton] = []
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.setSpacing(8)
        for widget in (self._head, self._words, self._facts, self._lines):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(rolled(body))

    def show_item(self, item: LauncherItem | None) -> None:
        """Say how it is; its pages are buttons."""
        if item == self._item:
            return
        had, self._item = self._item, item
        if item is None:
            return
        self._head.set_texts(item.name, item.version)
        self._words.setText(item.words)
        self._words.setVisible(bool(item.words))
        self._facts.set_facts(facts_of(item))
        lines = item.lines
        if lines and item.standing is Standing.WELL:  # it runs, and its author has some to mend
            lines = (_t("For its owner to mend:"), *lines)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(item.lines))
        if had is None or (had.pages, had.has_settings) != (item.pages, item.has_settings):
            self._put_buttons(item.pages)
            if item.has_settings:
                button = KeyButton(self.theme, _t("Settings of this plugin"))
                button.clicked.connect(self._ask_settings)
                self._put(button)

    def _put_buttons(self, pages: Sequence[tuple[str, str]]) -> None:
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for number, (id, title) in enumerate(pages):
            button = KeyButton(self.theme, title, "" if number else "Enter")
            button.clicked.connect(partial(self.page_requested.emit, id))
            self._put(button)

    def _put(self, button: KeyButton) -> None:
        self._column.insertWidget(self._column.count() - 1, button)
        self._buttons.append(button)

    def _ask_settings(self) -> None:
        if self._item is not None:
            self.settings_requested.emit(self._item.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)


def _joined(rest: Sequence[BoardTile]) -> BoardTile:
    words = _t("{0} more").format(len(rest))
    return BoardTile(REST, words, words, "", said=words)
