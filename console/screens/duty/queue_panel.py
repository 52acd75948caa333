# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The left of the page: filter line, what the list may lack, the rows."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands import intake_commands
from console.domain.alert import Severity
from console.domain.queue import ASIDE, Band
from console.models.data_age import age_of
from console.models.grade_words import grade_word, short_grade_word
from console.models.group_rows import HANDLE, TOGGLE
from console.models.queue_filter import QueueFilter
from console.screens.common.queue_head import queue_head
from console.screens.duty.band_heads import band_heads
from console.screens.duty.empty_words import empty_words
from console.screens.duty.filter_line import FilterLine
from console.screens.duty.flood_words import flood_runs
from console.screens.duty.own_commands import LIST_FLOOD
from console.screens.duty.parts import DutyParts
from widgets.common.base import Painted
from widgets.common.key_words import KeyCaps, key_words
from widgets.common.notice_bar import NoticeBar
from widgets.common.text import Run, draw_text
from widgets.common.theme import Step, Theme
from widgets.common.wrapping import wrap
from widgets.lists.banded_list import BandedList
from widgets.lists.roles import CRAMPED_WIDTHS, NARROW_WIDTHS, SLIM_WIDTHS, ListColumns

WIDE = 1184
NARROW = 960
"""Width from which the wide columns fit."""
SLIM = 560
"""Width below which title and place would both be three hanzi."""
_EDGE = 16
"""Pixels left free beside the words over an empty list."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def columns(width: int) -> ListColumns:
    """Return the columns for the space there is."""
    titles = (
        _t("Grade"),
        _t("Age"),
        _t("Title"),
        _t("Place"),
        _t("Source"),
        _t("State"),
        _t("Owner"),
        _t("Count"),
    )
    if width >= NARROW:
        grades = {grade_word(each): grade_word(each) for each in Severity}
        whole = ListColumns(titles, grades=grades)
        return whole if width >= WIDE else replace(whole, widths=NARROW_WIDTHS)
    short = {grade_word(each): short_grade_word(each) for each in Severity}
    return ListColumns(titles, SLIM_WIDTHS if width >= SLIM else CRAMPED_WIDTHS, short)


class _EmptyWords(Painted):
    """One sentence over an empty list; lets the mouse through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), self.theme.font(Step.BODY)
        line, middle = self.theme.line_height(Step.BODY), Qt.AlignmentFlag.AlignHCenter
        for at, words in enumerate(wrap(font, self._words, self.width() - 2 * _EDGE, 3)):
            row = QRectF(_EDGE, at * line, self.width() - 2 * _EDGE, line)
            draw_text(painter, font, self.theme.text2, row, words, middle)


class QueuePanel(Painted):
    """Queue with everything above it.

    Signals:
        current_changed: id under the cursor.
        current_gone: id under the cursor has left the list.
        activated: id that was entered.
        group_pressed: id of a group's head and of the command on its button.
        flood_list_requested: all of this flood is to be listed.
    """

    current_changed = Signal(str)
    current_gone = Signal(str)
    activated = Signal(str)
    group_pressed = Signal(str, str)
    flood_list_requested = Signal()

    def __init__(self, parts: DutyParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._opened: frozenset[Band] = frozenset()
        self._columns = columns(WIDE)
        self._heads_shown: object = None
        self._towns: tuple[str, ...] = ()
        self._lack_shown: tuple[Sequence[Run], Sequence[Run]] = ((), ())
        self.filter_line = FilterLine(parts.theme)
        self._lack = NoticeBar(parts.theme, has_link=True)
        self._caps = KeyCaps(lambda id: parts.commands.get(id).key)
        self.list = BandedList(parts.theme, self._columns, parts.clock.now)
        self.list.setAccessibleName(_t("Queue of alerts"))
        self._empty = _EmptyWords(parts.theme, self.list)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.filter_line)
        box.addWidget(self._lack)
        box.addWidget(self.list, 1)
        self._refresh_heads()
        self.list.set_model(self._parts.queue)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        queue, line = self._parts.queue, self.filter_line
        queue.counts_changed.connect(self._count)
        queue.modelReset.connect(self._start_over)
        self._parts.commands.follow_keys(self._show_keys)
        self._parts.link.changed.connect(self._show_link)
        self._parts.directory.changed.connect(self._show_towns)
        line.filter_changed.connect(self._filter)
        line.left_downward.connect(self.list.setFocus)
        line.head_moved.connect(self._show_link)
        self.list.current_changed.connect(self.current_changed)
        self.list.current_gone.connect(self.current_gone)
        self.list.activated.connect(self.activated)
        self.list.band_toggled.connect(self._toggle)
        self.list.current_changed.connect(queue.hold)
        self.list.action_clicked.connect(self.group_pressed)
        self._lack.link_clicked.connect(self.flood_list_requested)
        self._timer.timeout.connect(self._refresh_heads)
        self._timer.start()

    def refresh(self) -> None:
        """Say everything anew."""
        self._show_keys()
        self._show_link()
        self._show_towns()
        self._count()

    @property
    def empty_words(self) -> str:
        """The sentence over an empty list."""
        return self._empty.accessibleName() if self._empty.isVisibleTo(self) else ""

    @property
    def lack_words(self) -> str:
        """What the line below the filter says; empty while it is hidden."""
        return "" if self._lack.isHidden() else self._lack.accessibleName()

    def _show_link(self) -> None:
        link, clock = self._parts.link, self._parts.clock
        age = age_of(link.view, clock.now(), clock.monotonic())
        head = queue_head(link, age.is_stale)
        self.filter_line.set_head(head.right)
        below = head.line or (() if self.filter_line.head_fits else head.right)
        self._show_lack(below)
        self._say_empty()
        has_talked = link.view.since is not None
        self._parts.queue.set_stale(age.is_stale or (link.is_cut_off and has_talked))

    def _show_lack(self, below: Sequence[Run]) -> None:
        """Say what the list may lack, and what of it is folded."""
        folded = flood_runs(self._parts.queue, self._caps.words(LIST_FLOOD.id))
        if (below, folded) == self._lack_shown:
            return
        self._lack_shown = below, folded
        self._lack.set_runs(below, folded)
        self._lack.setVisible(bool(below or folded))

    def _show_keys(self) -> None:
        self.list.set_action_keys({id: self._caps.words(id) for id in (HANDLE, TOGGLE)})

    def _show_towns(self) -> None:
        """Offer the towns; at a first start they come after the page was built."""
        names = tuple(org.name for org in self._parts.directory.towns())
        if names != self._towns:
            self._towns = names
            self.filter_line.set_towns(names)

    def _count(self) -> None:
        queue = self._parts.queue
        self.filter_line.set_counts(queue.counts)
        if any(queue.places.groups()) or self._lack_shown[1]:
            self._show_link()
            self._refresh_heads()
        self._say_empty()

    def _say_empty(self) -> None:
        if self._parts.queue.rowCount():
            self._empty.set_words("")
        else:
            is_filtered = self.filter_line.wanted != QueueFilter()
            key = key_words(self._parts.commands.key_of(intake_commands.OPEN))
            self._empty.set_words(empty_words(self._parts.link, is_filtered, key))

    def _start_over(self) -> None:
        self._count()
        self._refresh_heads()

    def _refresh_heads(self) -> None:
        heads = band_heads(self._parts.queue, self._parts.clock.now(), self._opened)
        if heads != self._heads_shown:
            self._heads_shown = heads
            self.list.set_bands(heads)

    def _filter(self, wanted: QueueFilter) -> None:
        self._parts.queue.set_filter(wanted)
        self.list.forget_new()

    def open_line_of(self, alert_id: str) -> None:
        """Open the closed line (搁置, 演练, 抑制 …) an alert stands in."""
        band = self._parts.queue.band(alert_id)
        if band in (Band.EXERCISE, *ASIDE) and band not in self._opened:
            self._toggle(band.name)

    def toggle_lines(self) -> None:
        """Open every closed line that has rows, or close them all; the cursor goes where one is."""
        bands = [band for band in (Band.EXERCISE, *ASIDE) if self._parts.queue.counts.by_band[band]]
        self._opened = frozenset() if self._opened else frozenset(bands)
        self._refresh_heads()

    def _toggle(self, band: str) -> None:
        self._opened = self._opened.symmetric_difference({Band[band]})
        self._refresh_heads()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = columns(self.width())
        if wanted != self._columns:
            self._columns = wanted
            self.list.set_columns(wanted)
        lines = 3 * self._parts.theme.line_height(Step.BODY)
        self._empty.setGeometry(0, 172, self.width(), lines)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)
