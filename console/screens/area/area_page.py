# ruff: noqa: D102 - Qt's overrides are described by Qt
"""S10, first part: a tile for each town, at a desk or across the room."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.models.alert_rows import GRADES
from console.models.feed_words import covers_name
from console.models.subject import Subject
from console.models.town_board import ELSEWHERE
from console.runtime.hall_time import hall_minute, hall_time
from console.screens.area import own_commands
from console.screens.area.foot import WallFoot
from console.screens.area.parts import AreaParts
from console.screens.area.sign_words import sign_words, with_signs
from console.screens.area.tile_words import (
    SUM,
    Sight,
    rest_tile,
    sum_tile,
    sum_words,
    town_tile,
)
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.common.queue_head import queue_head
from widgets.board.tile_board import TileBoard
from widgets.board.tiles import BoardTile
from widgets.common.base import Painted
from widgets.common.key_words import SCOPE
from widgets.common.notice_bar import NoticeBar
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step

_EDGE = 16


def _t(source: str) -> str:
    return QCoreApplication.translate("area", source)


class AreaPage(Painted):
    """Towns as tiles.

    Args:
        parts: everything it is built from. Its command is added to `parts.commands`.

    Signals:
        town_requested: name of the town whose queue is asked for; empty for the whole queue.
        sign_requested: id of the vital sign about which more is asked for.
        seen: whether it can be seen now: who brings vital signs works for those who look.
    """

    town_requested = Signal(str)
    sign_requested = Signal(str)
    seen = Signal(bool)

    def __init__(self, parts: AreaParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self._panel = 0
        self._is_large: bool | None = None
        self._signs: list[BoardTile] = []
        self.setProperty(SCOPE, own_commands.PAGE)
        self.head = RunsLabel(parts.theme, height=48)
        self._lack = NoticeBar(parts.theme)
        self.board = TileBoard(parts.theme, rest_tile)
        self.foot = WallFoot(parts.theme)
        self._box = QVBoxLayout(self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._build()
        self._connect()
        self._dress()

    def _build(self) -> None:
        self.board.setAccessibleName(_t("Towns"))
        self._box.setSpacing(8)
        for each in (self.head, self._lack):
            self._box.addWidget(each)
        self._box.addWidget(self.board, 1)
        self._box.addWidget(self.foot)
        self.setFocusProxy(self.board)

    def _connect(self) -> None:
        parts = self._parts
        parts.commands.add(own_commands.LARGE, self.toggle_large)
        bind_shortcuts(self, parts.commands, [own_commands.LARGE.id])
        parts.towns.changed.connect(self.refresh)
        parts.link.changed.connect(self.refresh)
        parts.age.changed.connect(self.refresh)
        self.board.activated.connect(self._enter)
        self._second.timeout.connect(parts.towns.look)
        self._second.timeout.connect(self._look_at_signs)
        self._second.start()

    def stop(self) -> None:
        """Ask for nothing any more: the store behind the models is about to close."""
        self._second.stop()
        self._parts.towns.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_signs()
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    # How it is written

    def set_panel(self, panel: int) -> None:
        """Say on what the page stands.

        Args:
            panel: height of the wall's panel in logical pixels; 0 on a desk.
        """
        if panel != self._panel:
            self._panel, self._is_large = panel, None
            self._dress()

    def toggle_large(self) -> None:
        """Write large where it was small, until the page goes to another window."""
        self._is_large = not self.is_large
        self._dress()

    @property
    def is_large(self) -> bool:
        """Whether it is written for who stands six metres away."""
        return bool(self._panel) if self._is_large is None else self._is_large

    def _dress(self) -> None:
        panel = (self._panel or self.screen().size().height()) if self.is_large else 0
        self.board.set_panel(panel)
        self.foot.set_panel(panel)
        edge = round(24 * panel / 1080) if panel else _EDGE
        self._box.setContentsMargins(
            edge, edge // 2 if panel else 0, edge, edge // (2 if panel else 1)
        )
        self.head.setVisible(not panel)
        self.refresh()

    # What it says

    def _look_at_signs(self) -> None:
        if self.isVisible() and list(self._parts.signs()) != self._signs:
            self.refresh()

    def refresh(self) -> None:
        """Say everything anew; tiles that stay as they are are not painted."""
        sight, states = self._sight(), self._parts.towns.states
        has_towns = any(state.town or state.total for state in states)
        tiles = [town_tile(state, sight) for state in states] if has_towns else []
        if has_towns and self.is_large:
            tiles.append(sum_tile(states, sight))
        self._signs = list(self._parts.signs())
        beside = self._signs_beside(len(tiles))
        tiles += beside
        self.board.set_tiles(tiles, _t("No towns yet: they come by themselves from the hub"))
        self._say_lack(sight, [sign for sign in self._signs if sign not in beside])
        self._say_head(sight, has_towns and not sight.is_empty)

    def _signs_beside(self, places: int) -> list[BoardTile]:
        """Return the signs there is room for: on a wall they take no place of a town, nor its sum.

        The worst come first; on a desk the last tile counts what finds no room.
        """
        if not self.is_large:
            return self._signs
        grades = list(GRADES.values())
        ranked = sorted(self._signs, key=lambda t: grades.index(t.tint) if t.tint else len(grades))
        return ranked[: max(0, self.board.most - places)]

    def _sight(self) -> Sight:
        link, age = self._parts.link, self._parts.age.age
        has_talked, as_of = link.view.since is not None, link.view.data_as_of
        return Sight(
            is_empty=as_of is None and (has_talked or not self._has_rows()),
            is_old=age.is_stale or (link.is_cut_off and has_talked),
            as_of="" if as_of is None else hall_minute(as_of),
            is_partial=any(not feed.unseen for feed in link.silent_feeds),
            blind=frozenset(town for feed in link.silent_feeds for town in feed.unseen),
            is_wall=self.is_large,
        )

    def _has_rows(self) -> bool:
        return any(state.total for state in self._parts.towns.states)

    def _say_head(self, sight: Sight, is_known: bool) -> None:
        states = self._parts.towns.states
        told = [Run(_t("Open matters by town"), Ink.TEXT, bold=True, step=Step.TITLE)]
        if is_known:
            told.append(Run(_t("open {0}").format(sum_words(states, sight)), gap=16))
            told.append(Run(_t("unsigned {0}").format(sum(s.unsigned for s in states)), gap=16))
        head = queue_head(self._parts.link, self._parts.age.age.is_stale)
        self.head.set_runs(told, head.right)
        self._lack.set_runs(head.line)
        self._lack.setVisible(bool(head.line) and not self.is_large)

    def _say_lack(self, sight: Sight, left_out: Sequence[BoardTile]) -> None:
        """Say at the foot of a wall what cannot be seen, and what has no place above."""
        if not self.is_large:
            self.foot.hide()
            return
        link = self._parts.link
        if sight.is_old or sight.is_empty:
            as_of = link.view.data_as_of
            told = _t("Never filled from the hub")
            if as_of is not None:
                told = _t("Data as of {0}").format(hall_time(as_of))
            self.foot.say(_t("Cut off") if link.is_cut_off else _t("Not live"), [told])
        elif blind := self._blind():
            self.foot.say(_t("Not seen"), with_signs(blind, left_out))
        else:
            self.foot.say(_t("Vital signs"), sign_words(left_out), "activity")

    def _blind(self) -> list[str]:
        """Return which sources are silent, from the whole sentence to the number of them."""
        silent = self._parts.link.silent_feeds
        if not silent:
            return []
        names = _t(", ").join(covers_name(feed) for feed in silent)
        since = [feed.since for feed in silent if feed.since is not None]
        forms = [names, _t("{0} sources").format(len(silent))]
        if since:
            forms.insert(0, _t("{0} since {1}").format(names, hall_time(min(since))))
        return forms

    def subject(self) -> Subject | None:
        """Return the town, or the sign, under the cursor, for a note."""
        tile = self.board.current_tile
        return None if tile is None or tile.id == SUM else Subject(tile.name)

    # The hand

    def _enter(self, id: str) -> None:
        if any(id == tile.id for tile in self._signs):
            self.sign_requested.emit(id)
            return
        self.town_requested.emit(ELSEWHERE if id in ("-", SUM) else id)

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)
