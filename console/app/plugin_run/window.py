# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The window of `plugin run`: the plugin's pages, what is wrong with it, what it says."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from console.app.plugin_run.stage import RunStage, Shown
from console.plugin_host.pages.page_frame import PageFrame
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.ports import said
from console.shell.link_words import is_chinese
from widgets.common.base import Painted
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

_LINES = 6
"""Of what it says, the newest."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin_run", source)


class RunWindow(Painted):
    """One plugin while it is written.

    Args:
        theme: the look.
        stage: what works behind it.
        hall: which hall it reads, in words.

    Signals:
        closed: nobody looks at it any more.
    """

    closed = Signal()

    def __init__(self, theme: Theme, stage: RunStage, hall: str) -> None:
        super().__init__(theme)
        self._stage, self._hall = stage, hall
        self._drawn: dict[str, Shown] = {}
        self.head = RunsLabel(theme, height=48, padding=16)
        self.faults = WordLabel(theme, "", Ink.TEXT, Step.BODY)
        self.tabs = Segmented(theme, (), name=_t("Pages"))
        self.frame = PageFrame(theme, "plugin.run.page")
        self.lines = WordLabel(theme, "", Ink.TEXT2)
        self._build()
        self.tabs.chosen.connect(self.show_page)
        stage.pages_changed.connect(self._take_pages)
        stage.said.connect(self._say)
        self._say()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.faults, self.lines):
            label.setContentsMargins(16, 8, 16, 8)
        for widget in (self.head, self.faults, self.tabs):
            column.addWidget(widget)
        column.addWidget(self.frame, 1)
        column.addWidget(self.lines)

    @property
    def page(self) -> PluginPage | None:
        """What is drawn now."""
        content = self.frame.content
        return content if isinstance(content, PluginPage) else None

    def show_page(self, id: str) -> None:
        """Draw another page."""
        shown = self._drawn.get(id)
        if shown is not None:
            self.tabs.set_current(id)
            self.frame.hold(shown.build())

    def _take_pages(self) -> None:
        """Draw anew what is otherwise; the page at hand stays at hand."""
        before = self._drawn.get(self.tabs.current)
        self._drawn = {each.id: each for each in self._stage.shown}
        self.tabs.set_segments([Segment(id, said(each.name)) for id, each in self._drawn.items()])
        self.tabs.setVisible(len(self._drawn) > 1)
        id = self.tabs.current if self.tabs.current in self._drawn else next(iter(self._drawn), "")
        if not id:
            self.frame.let_go()
        elif self.frame.content is None or self._drawn[id] != before:
            self.show_page(id)

    def _say(self) -> None:
        manifest = self._stage.manifest
        name = said(manifest.name) if manifest else _t("No plugin yet")
        self.setWindowTitle(_t("Try out: {0}").format(name))
        left = [Run(name, Ink.TEXT, bold=True, step=Step.TITLE)]
        if manifest is not None:
            left.append(Run(manifest.version, gap=12))
        self.head.set_runs(left, [Run(self._hall, step=Step.SMALL)])
        wrong = [fault.said(not is_chinese()) for fault in self._stage.faults]
        if self._stage.program_fault:
            wrong.append(self._stage.program_fault)
        self.faults.say("\n".join(wrong[:_LINES]), Ink.TEXT)
        self.faults.setVisible(bool(wrong))
        self.lines.setText("\n".join(list(self._stage.lines)[-_LINES:]))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.frame.let_go()
        self.closed.emit()

    def sizeHint(self) -> QSize:
        return QSize(1280, 860)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)
