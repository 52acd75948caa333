# ruff: noqa: D102 - Qt's overrides are described by Qt
"""One page of a plugin: its head, what is wrong just now, its parts; or a card in their place.

The last good data stay on screen with their age while a guest does not answer; the card comes only
where there is nothing to draw.
"""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from console.plugin_api.dataset import Value
from console.plugin_api.page import Page
from console.plugin_host.pages.pace import Pace
from console.plugin_host.pages.page_body import PageBody
from console.plugin_host.pages.ports import Ports, Standing, said
from console.plugin_host.pages.state_card import StateCard, standing_words
from console.plugin_host.pages.table_view import TableView
from console.shell.key_event import key_of
from widgets.common.base import Painted
from widgets.common.key_words import SCOPE
from widgets.common.notice_bar import NoticeBar, warning
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step

_LOOK = 5000
"""Milliseconds after which ages are looked at, data or not."""
_WITHOUT = (Standing.OFF, Standing.BROKEN, Standing.MISSING)


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PluginPage(Painted):
    """A page drawn from data.

    Args:
        page: as it was read.
        ports: the console's half.
    """

    def __init__(self, page: Page, ports: Ports) -> None:
        super().__init__(ports.theme)
        self._page, self._ports = page, ports
        owner = ports.manifest.owner
        self.setProperty(SCOPE, f"plugin.{ports.manifest.id}")
        self.head = RunsLabel(ports.theme, height=48, padding=16)
        self.trouble = NoticeBar(ports.theme)
        self.card = StateCard(ports.theme, said(ports.manifest.name), owner, ports.release)
        self.body = PageBody(page, ports)
        self._stack = QStackedWidget()
        self._stack.addWidget(rolled(self.body))
        self._stack.addWidget(self.card)
        self._build()
        self._pace = Pace(self._draw, self)
        self._ends: tuple[Callable[[], None], ...] = (
            ports.book.listen(self._heard),
            ports.watch(self.look_at_state),
        )
        self._ages = QTimer(self)
        self._ages.setInterval(_LOOK)
        self._ages.timeout.connect(self._look_at_ages)
        for view in self.body.views:
            view.look()
        self.look_at_state()

    def _build(self) -> None:
        self.setAccessibleName(said(self._page.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.trouble)
        column.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def stop(self) -> None:
        """Ask for nothing any more; may be called twice."""
        for end in self._ends:
            end()
        self._ends = ()
        self._ages.stop()
        self._pace.hold(True)
        for view in self.body.views:
            view.stop()

    # What it shows

    @property
    def has_card(self) -> bool:
        """Whether a card stands in the place of its parts."""
        return self._stack.currentWidget() is self.card

    def look_at_state(self) -> None:
        """Say how the plugin is now."""
        state = self._ports.state()
        nothing = state.standing is Standing.STOPPED and not self._has_data()
        self._stack.setCurrentIndex(int(nothing or state.standing in _WITHOUT))
        self.card.show_state(state)
        self._say_head()
        self._say_trouble()

    def _heard(self, plugin: str, id: str) -> None:
        if plugin == self._ports.manifest.id:
            self._pace.note(id)

    def _draw(self, changed: frozenset[str]) -> Iterator[None]:
        """Draw part after part."""
        for view in self.body.views:
            if changed.intersection(view.data_ids):
                view.look()
                yield
        self.look_at_state()

    def _row_for(self, command: str) -> Mapping[str, Value]:
        """Return what a command acts on that a key meant: of the table with the keyboard first."""
        tables = [each for each in self.body.views if isinstance(each, TableView)]
        mine = [each for each in tables if each.acts_by(command)]
        mine.sort(key=lambda each: not each.table.hasFocus())
        return mine[0].row_under_cursor() if mine else {}

    def _look_at_ages(self) -> None:
        for view in self.body.views:
            view.look_at_age()
        self._say_trouble()

    def _ids(self) -> list[str]:
        return list(dict.fromkeys(id for view in self.body.views for id in view.data_ids))

    def _has_data(self) -> bool:
        ids = self._ids()
        return not ids or any(self._ports.data(id).as_of is not None for id in ids)

    def _say_head(self) -> None:
        owner = self._ports.manifest.owner
        name, plugin = said(self._page.name), said(self._ports.manifest.name)
        left = [Run(name, Ink.TEXT, bold=True, step=Step.TITLE)]
        if plugin != name:
            left.append(Run(plugin, gap=12))
        right = [
            Run(said(owner.bureau), step=Step.SMALL),
            Run(owner.phone, Ink.TEXT, step=Step.SMALL, gap=12, icon="phone", icon_size=14),
        ]
        self.head.set_runs(left, right)

    def _say_trouble(self) -> None:
        runs = [] if self.has_card else self._trouble()
        self.trouble.set_runs(runs)
        self.trouble.setVisible(bool(runs))

    def _trouble(self) -> list[Run]:
        """Return what is wrong while the last good data stand: with the plugin, or with data."""
        owner, state = self._ports.manifest.owner, self._ports.state()
        phone = _t("{0}, duty phone {1}").format(said(owner.bureau), owner.phone)
        if state.standing in (Standing.SLOW, Standing.STOPPED):
            words = said(state.words) or _t("The last good data stay")
            chip = standing_words(state.standing)
            return warning(chip, _t("{0}; {1}").format(words, phone))
        faults = [data.fault for data in map(self._ports.data, self._ids()) if data.fault]
        if not faults:
            return [] if self._has_data() else self._nothing_yet()
        what = said(faults[0].what)
        return warning(_t("No newer data"), _t("{0}; {1}").format(what, phone))

    def _nothing_yet(self) -> list[Run]:
        """Return what to do while no data have ever come."""
        owner = self._ports.manifest.owner
        words = _t("No data yet: they show as soon as they come; if none do, call {0} {1}")
        return [Run(words.format(said(owner.bureau), owner.phone))]

    # Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.has_card:
            self.card.setFocus(event.reason())
        else:
            self.body.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run what a key means on the plugin's pages; fields and lists have had theirs before."""
        command = "" if event.isAutoRepeat() else self._ports.meant(key_of(event))
        if command:
            self._ports.run(command, self._row_for(command))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ports.seen(self._page.id, True)
        self._pace.hold(False)
        self._ages.start()
        self._look_at_ages()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ports.seen(self._page.id, False)
        self._pace.hold(True)
        self._ages.stop()

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.surface)
