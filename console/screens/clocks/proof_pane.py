# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The proof of one clock: on what it rests, what started it, to the second, and who."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console.domain.alert import Alert
from console.domain.limits import Limit
from console.models.clock_words import kind_word
from console.models.running_clock import RunningClock
from console.runtime.hall_time import hall_day_minute, hall_time
from console.screens.clocks.board_rows import BoardRow, limit_words, paused_word
from console.screens.clocks.cause_words import cause_word
from console.screens.clocks.parts import ClockParts
from console.screens.duty.trail import trail_who, trail_words
from widgets.common.empty_note import EmptyNote
from widgets.common.notice_bar import NoticeBar
from widgets.common.pane import Pane
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.word_label import WordLabel
from widgets.lists.trail_list import TrailLine, TrailList


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


class ProofPane(Pane):
    """The right side of the board."""

    def __init__(self, parts: ClockParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme.panel, parent=parent)
        self._parts = parts
        self.head = RunsLabel(parts.theme, height=40, padding=16)
        self.about = WordLabel(parts.theme)
        self.about.setContentsMargins(16, 0, 16, 8)
        self.basis = NoticeBar(parts.theme)
        self.lines: TrailList = TrailList(parts.theme)
        self.lines.setAccessibleName(_t("Proof"))
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 8, 16, 8)
        inset.addWidget(rolled(self.lines))
        for widget in (self.head, self.about, self.basis):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.column.addWidget(widget)
        self.column.addLayout(inset, 1)
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.nothing = EmptyNote(parts.theme, self)

    def show_row(self, row: BoardRow | None) -> None:
        """Show what a clock rests on; None for none."""
        if row is None:
            whats_here = _t("Choose one: its basis and its course stand here")
            self.nothing.say(_t("No clock is chosen"), whats_here)
            self.head.set_runs([])
            self.about.setText("")
            self.basis.hide()
            self.lines.set_lines([])
            return
        self.nothing.say("")
        clock = row.clock
        self.head.set_runs([Run(kind_word(clock.kind), Ink.TEXT, bold=True)])
        self.about.setText(row.title)
        rests = Run(_t("Basis"), Ink.TEXT, bold=True, step=Step.SMALL)
        self.basis.set_runs([rests, Run(row.source, step=Step.SMALL, gap=12)])
        self.basis.setVisible(bool(row.source))
        self.lines.set_lines(list(self._lines(clock)))

    def _lines(self, clock: RunningClock) -> Iterator[TrailLine]:
        if clock.detail is not None:
            yield from limit_lines(clock)
            return
        alert = self._parts.clocks.alert_of(clock.alert)
        if alert is not None:
            yield from self._alert_lines(alert, clock)

    def _alert_lines(self, alert: Alert, clock: RunningClock) -> Iterator[TrailLine]:
        yield TrailLine(
            hall_time(clock.ends), "", _t("ends {0}").format(hall_day_minute(clock.ends))
        )
        parts = self._parts
        for line in reversed(alert.trail):
            who = trail_who(line, parts.seat, parts.seat_name(parts.seat))
            yield TrailLine(hall_time(line.at), who, trail_words(line))

    def sizeHint(self) -> QSize:
        return QSize(556, 600)


def limit_lines(clock: RunningClock) -> Iterator[TrailLine]:
    """Yield what is known of a clock of a record, the newest first."""
    detail = clock.detail
    if detail is None:
        return
    limit = detail.limit
    if detail.paused:
        yield TrailLine("", _t("standing still"), paused_word(detail.paused))
    else:
        yield TrailLine(
            hall_time(clock.ends), "", _t("ends {0}").format(hall_day_minute(clock.ends))
        )
    if detail.unchecked:
        years = "、".join(str(year) for year in detail.unchecked)
        yield TrailLine("", _t("unchecked"), _t("no calendar was loaded for {0}").format(years))
    for _, line in sorted(_steps(limit), key=lambda step: step[0], reverse=True):
        yield line


def _steps(limit: Limit) -> Iterator[tuple[datetime, TrailLine]]:
    whole = limit_words(limit)
    day = hall_day_minute(limit.started_at)
    words = _t("started {0}: {1}, {2}").format(day, cause_word(limit.cause), whole)
    yield limit.started_at, TrailLine(hall_time(limit.started_at), limit.by, words)
    for pause in limit.pauses:
        why = paused_word(pause.why)
        line = TrailLine(hall_time(pause.since), "", _t("stopped: {0}").format(why))
        yield pause.since, line
        if pause.until is not None:
            yield pause.until, TrailLine(hall_time(pause.until), "", _t("goes on"))
    for each in limit.extensions:
        if each.at is not None:
            words = _t("longer by {0}: {1}").format(each.amount, each.why)
            yield each.at, TrailLine(hall_time(each.at), each.by, words)
