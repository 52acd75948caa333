"""Notices: a quiet line of words over the page's foot, for some seconds; never a window.

A notice may carry one key, as in “已签收 · 撤回 Z”. Refusals are inverse: they are not well.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.runtime.clock import Clock
from widgets.common.base import Painted, paint_box
from widgets.common.foot_bar import KeysFoot
from widgets.common.text import Run, key_cap, paint_runs, run_width, runs_width, wrap
from widgets.common.theme import Ink, Step, Theme

SHOWN_FOR = 5.0
"""Seconds a notice stays; a refusal stays twice as long."""
MOST = 3
_MARGIN = 16
_WIDEST, _LEAST = 720, 160
_HEIGHT = 40
_MOST_LINES = 8
_FREE = 8
"""Pixels left free above keys."""
_PLACED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said.

    Attributes:
        text: the words.
        key: the key cap after them, if a key does something about it.
        action: what that key does, in a word (撤回).
        command: id told when the notice is clicked.
        is_refusal: something was refused: shown inverse, twice as long.
    """

    text: str
    key: str = ""
    action: str = ""
    command: str = ""
    is_refusal: bool = False


class _Toast(Painted):
    """One notice: as many lines as its words need, so that none is cut off."""

    clicked = Signal(str)

    def __init__(self, theme: Theme, notice: Notice, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.notice = notice
        self.setAccessibleName(" ".join(w for w in (notice.text, notice.action, notice.key) if w))
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(self.sizeHint())

    @property
    def _ink(self) -> Ink:
        return Ink.ON_INVERSE if self.notice.is_refusal else Ink.TEXT

    def lines(self) -> list[Run]:
        """Return its words line by line, behind an icon."""
        theme, notice = self.theme, self.notice
        icon = "exclamation-circle" if notice.is_refusal else "check"
        bare = Run("", self._ink, bold=notice.is_refusal, icon=icon)
        taken = run_width(theme, bare) + runs_width(theme, self._tail()) + 4 * _MARGIN
        room = min(theme.grown(_WIDEST), self.window().width() - 2 * _MARGIN) - taken
        font = theme.font(Step.BODY, notice.is_refusal)
        lines = wrap(font, notice.text, max(room, theme.grown(_LEAST)), _MOST_LINES)
        return [replace(bare, text=line) for line in lines or [""]]

    def _tail(self) -> list[Run]:
        """Return what stands behind the words: what can be done, and its key."""
        notice = self.notice
        ink = Ink.ON_INVERSE if notice.is_refusal else Ink.ACT
        runs = [Run(notice.action, ink, gap=16)] if notice.action else []
        return [*runs, key_cap(notice.key, self._ink)] if notice.key else runs

    def sizeHint(self) -> QSize:
        lines = self.lines()
        width = max(run_width(self.theme, line) for line in lines)
        width += runs_width(self.theme, [Run(""), *self._tail()]) + 2 * _MARGIN
        height = self.theme.grown(_HEIGHT) + (len(lines) - 1) * self._line
        return QSize(round(width), height)

    @property
    def _line(self) -> int:
        return self.theme.steps[Step.BODY].line

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.notice.command:
            self.clicked.emit(self.notice.command)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, lines = QPainter(self), self.theme, self.lines()
        fill = theme.inverse if self.notice.is_refusal else theme.raised
        paint_box(painter, QRectF(self.rect()), fill, theme.line2)
        first, *more = lines
        centre = theme.grown(_HEIGHT) / 2
        indent = run_width(theme, first) - run_width(theme, replace(first, icon=""))
        end = paint_runs(painter, theme, [first], _MARGIN, centre)
        for number, line in enumerate(more, 1):
            bare = replace(line, icon="")
            at = centre + number * self._line
            end = max(end, paint_runs(painter, theme, [bare], _MARGIN + indent, at))
        tail = [Run(""), *self._tail()]  # the gap of its first run counts
        paint_runs(painter, theme, tail, end, centre + len(more) * self._line)


class Notices(QWidget):
    """The notices of one window, the newest lowest; lies over the page and takes no keyboard.

    Args:
        theme: the theme.
        clock: says when a notice has stood long enough.
        window: the window it lies over.

    Signals:
        clicked: command id of a notice.
    """

    clicked = Signal(str)

    def __init__(self, theme: Theme, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._clock = clock
        self._window = window
        self._shown: list[tuple[_Toast, float]] = []
        self.last_refusal = ""
        """What was refused last, for whoever asks afterwards."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.expire)
        self._soon = QTimer(self, singleShot=True, interval=0)  # ends with the window, as we do
        self._soon.timeout.connect(self.place)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is shown now, the oldest first."""
        return [toast.notice.text for toast, _ in self._shown]

    @property
    def lines(self) -> list[list[str]]:
        """The lines each of them is shown in."""
        return [[run.text for run in toast.lines()] for toast, _ in self._shown]

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; the oldest gives way to a fourth."""
        while len(self._shown) >= MOST:
            self._drop(0)
        toast = _Toast(self.theme, notice, self)
        toast.clicked.connect(self.clicked)
        stays = SHOWN_FOR * (2 if notice.is_refusal else 1)
        self._shown.append((toast, self._clock.monotonic() + stays))
        self._box.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        self._timer.start()
        self.place()

    def say(self, text: str) -> None:
        """Say something in passing."""
        self.show_notice(Notice(text))

    def say_refused(self, text: str) -> None:
        """Say that something was refused, and why."""
        self.last_refusal = text
        self.show_notice(Notice(text, is_refusal=True))

    def offer(self, text: str, action: str, key: str, command: str) -> None:
        """Say what was done and by which key it is taken back."""
        self.show_notice(Notice(text, key, action, command))

    def withdraw(self, command: str) -> None:
        """Take away notices of a command that can no longer be run."""
        for at in reversed(range(len(self._shown))):
            if self._shown[at][0].notice.command == command:
                self._drop(at)
        self.place()

    def expire(self) -> None:
        """Take away what has stood long enough."""
        now = self._clock.monotonic()
        for at in reversed(range(len(self._shown))):
            if self._shown[at][1] <= now:
                self._drop(at)
        if not self._shown:
            self._timer.stop()
        self.place()

    def place(self) -> None:
        """Stand above the clock strip, in the middle of the window, and over no keys of a pane."""
        self.setVisible(bool(self._shown))
        if not self._shown:
            return
        for toast, _ in self._shown:
            toast.restyle()
        width = max(toast.width() for toast, _ in self._shown)
        height = sum(toast.height() + 8 for toast, _ in self._shown) - 8
        foot = self._window.height() - self.theme.size.strip - 104
        place = QRect((self._window.width() - width) // 2, foot - height, width, height)
        for keys in self._feet():
            if keys.intersects(place.adjusted(0, 0, 0, _FREE)):
                place.moveBottom(keys.top() - _FREE - 1)
        place.moveTop(max(0, place.top()))
        self.setGeometry(place)
        self.raise_()

    def _feet(self) -> list[QRect]:
        """Return where keys and whom they act on stand, the lowest first."""
        feet = self._window.findChildren(KeysFoot)
        for foot in feet:
            foot.installEventFilter(self)  # a question makes it higher
        shown = [foot for foot in feet if foot.isVisible()]
        rects = [QRect(foot.mapTo(self._window, QPoint()), foot.size()) for foot in shown]
        return sorted(rects, key=QRect.top, reverse=True)

    def restyle(self) -> None:
        """Stand anew, when the notices have their new size."""
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand anew, when keys stand elsewhere."""
        if event.type() in _PLACED and self._shown:
            self._soon.start()
        return False

    def _drop(self, at: int) -> None:
        toast, _ = self._shown.pop(at)
        self._box.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
