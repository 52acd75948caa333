"""The head of the room: what it is, how bad, how high the hall responds, who leads, how long."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from console.domain.alert import Severity
from console.domain.hall_mode import HallMode
from console.domain.incident import Incident, IncidentStatus
from console.domain.incident_roles import Post
from console.models.alert_rows import GRADES
from console.models.clock_words import kind_word
from console.models.incident_record import Room
from console.models.response_words import level_words
from console.models.running_clock import RunningClock
from console.runtime.hall_time import hall_day_minute, hall_time
from console.screens.common.grade_run import word_of
from console.screens.incident.head_block import (
    CHIP,
    LOW_CHIP,
    SPARED,
    HeadBlock,
    LevelChip,
    TitleBlock,
)
from console.screens.incident.words import level_word, long_ago, post_word, sort_word
from widgets.common.base import Painted
from widgets.common.flow_line import FlowLine
from widgets.common.text import Run
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.common.time_label import clock_text

_TITLE, _SHORT_TITLE = 520, 200
_GAP, _DENSE_GAP = 16, 8
_KEPT = 160
"""Pixels a long title leaves free: times beside it grow, and none may go into a second line."""
_HALF_DAY = 12 * 3600
"""Seconds from which a time is told with its day."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class IncidentHead(Painted):
    """72 px at 1920; where the monitor is narrow it is dense, and then goes on in a second line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = TitleBlock(theme, _TITLE)
        self.level, self.response = LevelChip(theme), LevelChip(theme)
        self.posts = {post: HeadBlock(theme) for post in (Post.CHIEF, Post.SCENE, Post.LEADER)}
        self.elapsed, self.due = HeadBlock(theme), HeadBlock(theme)
        self._told = (*self.posts.values(), self.elapsed, self.due)
        self._is_dense = False
        chips, self._chips = _beside(self.level, self.response, spacing=8)
        times, _ = _beside(self.elapsed, self.due, spacing=16)
        self._chips.setContentsMargins(0, 12, 0, 12)
        self._line = FlowLine(spacing=_GAP, parent=self)
        self._line.setContentsMargins(16, 8, 16, 8)
        self._blocks = (self.title, chips, *self.posts.values(), times)
        for block in self._blocks:
            self._line.addWidget(block)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).fillRect(self.rect(), self.theme.panel)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be dense where one line has no room for all, then lower the title, then take two."""
        most, least = (self.theme.grown(width) for width in (_TITLE, _SHORT_TITLE))
        self.title.set_most(most)
        wide = self._line.sizeHint().width() + (self._saved() if self._is_dense else 0)
        self._set_dense(wide > self.width())
        over = self._line.sizeHint().width() - self.width()
        if over > 0:
            least = max(least, self.title.least)  # rather a second line than a title cut short
            self.title.set_most(max(least, self.title.sizeHint().width() - over))
        spare = self.width() - self._line.sizeHint().width()
        if spare < 0:
            self._take_lines()
        elif spare > _KEPT and not self._is_dense:
            self.title.set_most(most + spare - _KEPT)

    def _saved(self) -> int:
        """Return by how many pixels all is narrower while it is dense."""
        chips = min(chip.sizeHint().width() for chip in (self.level, self.response)) + 8
        gaps = (_GAP - _DENSE_GAP) * (sum(not block.isHidden() for block in self._blocks) - 1)
        return chips + gaps + SPARED * sum(not block.isHidden() for block in self._told)

    def _take_lines(self) -> None:
        """Give the title the first line, where what it stood beside has room in one more."""
        line, width = self._line, self.width()
        short, beside = self.title.sizeHint().width(), line.heightForWidth(width)
        margins = line.contentsMargins()
        self.title.set_most(width - margins.left() - margins.right(), fills=True)
        if line.heightForWidth(width) > beside:
            self.title.set_most(short)

    def _set_dense(self, is_dense: bool) -> None:
        if is_dense == self._is_dense:
            return
        self._is_dense = is_dense
        ways = QBoxLayout.Direction
        self._chips.setDirection(ways.TopToBottom if is_dense else ways.LeftToRight)
        self._chips.setSpacing(4 if is_dense else 8)
        above = 0 if is_dense else 12
        self._chips.setContentsMargins(0, above, 0, above)
        self._line.setSpacing(_DENSE_GAP if is_dense else _GAP)
        for block in self._told:
            block.set_dense(is_dense)
        for chip in (self.level, self.response):
            chip.set_height(LOW_CHIP if is_dense else CHIP)

    def show_room(self, room: Room, hall: HallMode, now: datetime) -> None:
        """Say everything of an incident; times go on by `tick`."""
        incident = room.incident
        parts = [incident.official or incident.number or incident.id[-8:]]
        parts += [sort_word(incident.sort), incident.place.town or incident.place.name]
        grade, below = _worst(room), "·".join(part for part in parts if part)
        word = word_of(grade, is_short=True) if grade else ""
        self.title.say(grade, incident.title, below, word)
        self.level.say(_t("Event level"), level_word(incident.level))
        self.response.say(_t("Response level"), _response(incident, hall))
        for post, block in self.posts.items():
            self._show_post(incident, post, block, hall.leads(post.value, incident.response))
        self._fit()

    def tick(self, room: Room, now: datetime, clocks: Sequence[RunningClock] = ()) -> None:
        """Let the time go on; `clocks` stand on the incident (首报, 续报, 终报)."""
        incident = room.incident
        self._show_due(clocks, now)
        if incident.is_open:
            lasts = long_ago(_began(room), now)
            self.elapsed.say([_small(_t("Elapsed"))], [_number(lasts)])
            return
        ended = incident.closed_at or now
        what = _t("Merged") if incident.status is IncidentStatus.MERGED else _t("Over")
        lasted = _t("it took {0}").format(long_ago(_began(room), ended))
        self.elapsed.say([_small(_t("{0} {1}").format(what, hall_time(ended)))], [_number(lasted)])

    def _show_due(self, clocks: Sequence[RunningClock], now: datetime) -> None:
        """Say which report is due next, until when, and on what that rests."""
        if not clocks:
            self.due.say([], [])
            return
        soonest = min(clocks, key=lambda clock: clock.ends)
        seconds = (soonest.ends - now).total_seconds()
        is_today = abs(seconds) < _HALF_DAY
        until = hall_time(soonest.ends) if is_today else hall_day_minute(soonest.ends)
        what = _t("{0} by {1}").format(kind_word(soonest.kind), until)
        time = clock_text(abs(seconds))
        words = time if seconds >= 0 else _t("late {0}").format(time)
        icon = "" if seconds >= 0 else "exclamation-circle"
        number = Run(words, Ink.TEXT, bold=True, step=Step.TITLE, icon=icon)
        more = _t("{0} more due").format(len(clocks) - 1) if len(clocks) > 1 else ""
        rest = [Run(more, step=Step.SMALL, gap=12)] if more else []
        self.due.say([_small(what)], [number, *rest])

    def _show_post(self, incident: Incident, post: Post, block: HeadBlock, led_by: str) -> None:
        role = incident.role(post)
        if role is None and led_by:
            words = _t("{0}·by what is in force").format(_post(post))
            block.say([_small(words)], [Run(led_by, Ink.TEXT)])
            return
        if role is None:
            nobody = [] if post is Post.CHIEF else [Run(_t("not named"), Ink.TEXT2)]
            block.say([_small(_post(post))] if nobody else [], nobody)
            return
        unit = f"{_post(post)}·{role.unit}" if role.unit else _post(post)
        name = Run(role.name, Ink.TEXT, bold=True)
        block.say([_small(unit)], [name, Run(role.phone, Ink.TEXT, gap=8)])


def _beside(*widgets: QWidget, spacing: int) -> tuple[QWidget, QHBoxLayout]:
    """Return widgets that stay together, and their layout."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        line.addWidget(widget)
    return box, line


def _worst(room: Room) -> Grade | None:
    """Return the worst grade among what is not over yet; of a matter without alerts none."""
    grades = [alert.severity for alert in room.alerts]
    worst: Severity | None = max(grades, default=None)
    return None if worst is None else GRADES[worst]


def _began(room: Room) -> datetime:
    """Return when the hall was first told of it (接报)."""
    return min([a.received_at for a in room.alerts], default=room.incident.opened_at)


def _response(incident: Incident, hall: HallMode) -> str:
    found = hall.response(incident.response) if incident.response else None
    return _t("not begun") if found is None else level_words(found.level)


def _post(post: Post) -> str:
    return post_word(post).capitalize()


def _small(words: str) -> Run:
    return Run(words, step=Step.SMALL)


def _number(words: str) -> Run:
    return Run(words, Ink.TEXT, bold=True, step=Step.TITLE)
