# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The place of a native page: its widget while the hall trusts it and it behaves, else a card."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.models.futures import when_done
from console.plugin_api.dataset import DataSet, Value
from console.plugin_api.fault import PluginFaultsError
from console.plugin_api.words import Words
from console.plugin_api_qt.native_page import NativePage
from console.plugin_host.native.guard import NativeGuard
from console.plugin_host.pages.pace import Pace
from console.plugin_host.pages.ports import PluginState, Ports, Standing, said
from console.plugin_host.pages.state_card import StateCard
from console.plugin_host.reading.native_reader import NativeSource
from console.shell.link_words import is_chinese
from widgets.common.base import Painted
from widgets.common.notice_bar import NoticeBar, warning
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step

MOST_SLOW, WITHIN = 3, 600.0
"""So many slow calls in so many seconds, and the page is taken away."""
_TAKEN_AWAY = Words("已撤下", "taken away")


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


@dataclass(frozen=True, slots=True)
class NativePorts:
    """The console's half that a native page needs beyond that of every page.

    Attributes:
        is_trusted: whether the hall lets native code of these very files run now.
        read: reads the code, aside.
        note: writes a line of the audit: what happened, and how it went.
    """

    is_trusted: Callable[[], bool]
    read: Callable[[], "Future[NativeSource]"]
    note: Callable[[str, str], None]


class _Host:
    """What the page is given (`NativeHost`)."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    @property
    def language(self) -> str:
        return "zh_CN" if is_chinese() else "en"

    def now(self) -> datetime:
        return self._ports.now()

    def data(self, id: str) -> DataSet:
        return self._ports.data(id)

    def run(self, command: str, row: Mapping[str, Value]) -> None:
        self._ports.run(self._ports.command_id(command), row)


_WHERE = "native"
"""Where it is seen: a plugin has one native page."""


class NativeView(Painted):
    """Shows a native page.

    Args:
        ports: the console's half of every page.
        native: of native ones.
    """

    def __init__(self, ports: Ports, native: NativePorts) -> None:
        super().__init__(ports.theme)
        self._ports, self._native = ports, native
        self.page: NativePage | None = None
        self._guard: NativeGuard | None = None
        self._is_reading = False
        self._failure: PluginState | None = None
        self._slow: deque[float] = deque(maxlen=MOST_SLOW)
        name, owner = said(ports.manifest.name), ports.manifest.owner
        self.setAccessibleName(name)
        self.head = RunsLabel(ports.theme, height=48, padding=16)
        self.trouble = NoticeBar(ports.theme)
        self.trouble.setVisible(False)
        self.card = StateCard(ports.theme, name, owner, self.start_again)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.card)
        self._build()
        self._pace = Pace(self._draw, self)
        self._ends: tuple[Callable[[], None], ...] = (
            ports.book.listen(self._heard),
            ports.watch(self.look_at_state),
        )
        self.look_at_state()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.trouble):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        owner = self._ports.manifest.owner
        title = Run(said(self._ports.manifest.name), Ink.TEXT, bold=True, step=Step.TITLE)
        kind = Run(_t("native code"), gap=12, step=Step.SMALL)
        phone = Run(owner.phone, Ink.TEXT, step=Step.SMALL, gap=12, icon="phone", icon_size=14)
        self.head.set_runs([title, kind], [Run(said(owner.bureau), step=Step.SMALL), phone])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def look_at_state(self) -> None:
        """Build the page where it may stand, take it away where it may not."""
        state = self._ports.state()
        if state.standing is Standing.OFF or not self._native.is_trusted():
            self._failure = None
            self._take_away()
            words = Words("本中心没有准许本机代码", "the hall does not let native code run")
            self.card.show_state(PluginState(Standing.OFF, words))
        elif self._failure is not None:
            self.card.show_state(self._failure)
        elif self.page is None and not self._is_reading:
            self._is_reading = True
            when_done(self._native.read(), self, self._come, self._unread)

    def start_again(self) -> None:
        """Build it once more; a person asked for it."""
        self._failure = None
        self._slow.clear()
        self.look_at_state()

    def stop(self) -> None:
        """Let it go; may be called twice."""
        for end in self._ends:
            end()
        self._ends = ()
        self._pace.hold(True)
        self._take_away()

    # Building it, and what goes wrong

    def _come(self, source: NativeSource) -> None:
        self._is_reading = False
        if not self._ends or self.page is not None or not self._native.is_trusted():
            return
        guard = self._guard = NativeGuard(source, self._failed, self._took)
        guard.begin()
        try:
            page: NativePage = getattr(guard.module(), source.make)(_Host(self._ports))
            self._stack.addWidget(page.widget)
            self.page = page
            page.show_data(frozenset(each.id for each in self._ports.manifest.data))
        except Exception as error:
            self._failed(error, guard.place(error.__traceback__))
            return
        self._stack.setCurrentWidget(page.widget)
        self._native.note("built", source.file)

    def _unread(self, error: BaseException) -> None:
        self._is_reading = False
        fact = Words(str(error)[:200] or "?")
        if isinstance(error, PluginFaultsError):
            fact = Words(error.faults[0].said()[:200], error.faults[0].said(True)[:400])
        self._fall(Words("本机代码读不出，没有运行", "its native code cannot be read"), fact)

    def _failed(self, error: BaseException, place: str) -> None:
        fact = Words(f"{place}  {type(error).__name__}: {error}"[:160])
        self._fall(Words("本机代码出错", "native code failed"), fact)

    def _took(self, name: str, seconds: float) -> None:
        """Say what was slow; the third time take it away."""
        if self._failure is not None:
            return
        self._slow.append(monotonic())
        count = sum(self._slow[-1] - at <= WITHIN for at in self._slow)
        self._native.note("slow", f"{name} {seconds:.2f} s")
        words = _t("Native code held the screen up for {0} s, {1} of {2}")
        told = words.format(f"{seconds:.2f}", count, MOST_SLOW)
        self.trouble.set_runs(warning(_t("Slow"), told))
        self.trouble.setVisible(True)
        if count >= MOST_SLOW:
            zh = f"本机代码十分钟内 {count} 次占用界面过久"
            en = f"native code held the screen up {count} times in ten minutes"
            self._fall(Words(zh, en), Words(f"{name} {seconds:.2f} s"))

    def _fall(self, words: Words, fact: Words) -> None:
        """Put a card in its place; not while Qt is in the middle of it."""
        if self._failure is None:
            now = self._ports.now()
            self._failure = PluginState(Standing.STOPPED, words, now, (fact,), _TAKEN_AWAY)
            self._native.note("failed", fact.zh)
            QTimer.singleShot(0, self._show_failure)

    def _show_failure(self) -> None:
        if self._failure is not None:
            self._take_away()
            self.card.show_state(self._failure)

    def _take_away(self) -> None:
        page, guard, self.page, self._guard = self.page, self._guard, None, None
        self._stack.setCurrentWidget(self.card)
        self.trouble.setVisible(False)
        if page is not None:
            try:
                page.stop()
            except Exception as error:
                self._native.note("failed", f"stop: {error}"[:160])
            self._drop(page.widget)
        if guard is not None:
            guard.end()

    def _drop(self, widget: QWidget) -> None:
        self._stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    # Data

    def _heard(self, plugin: str, id: str) -> None:
        if plugin == self._ports.manifest.id:
            self._pace.note(id)

    def _draw(self, changed: frozenset[str]) -> Iterator[None]:
        if self.page is not None and self._guard is not None:
            try:
                self.page.show_data(changed)
            except Exception as error:
                self._failed(error, self._guard.place(error.__traceback__))
        yield

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ports.seen(_WHERE, True)
        self._pace.hold(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ports.seen(_WHERE, False)
        self._pace.hold(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)
