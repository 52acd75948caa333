"""The unit in tracking: who it is, when it is asked next, and the keys for what it says."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands import force_commands, order_commands
from console.domain.order import Assignment
from console.runtime.hall_time import hall_time
from console.screens.deploy.order_rows import stage_head
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme

REPORTS = (
    order_commands.ACCEPTED,
    order_commands.EN_ROUTE,
    order_commands.ON_SCENE,
    order_commands.WORKING,
    order_commands.RELEASED,
)


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class ReportLine(QWidget):
    """Keys act on the unit named here.

    Args:
        theme: the look.
        caps: keys as they are set now.

    Signals:
        command_pressed: id of a command whose button was pressed.
    """

    command_pressed = Signal(str)

    def __init__(self, theme: Theme, caps: KeyCaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caps = caps
        self._whose = RunsLabel(theme, height=24)
        row = FlowLine(fills=True, evens=True)
        for id, words in self._buttons():
            button = KeyButton(theme, words, small=True, padding=6)
            caps.show(id, button.set_key)
            button.clicked.connect(self._press(id))
            row.addWidget(button)
        line = QVBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(4)
        line.addWidget(self._whose)
        line.addLayout(row)

    def _buttons(self) -> list[tuple[str, str]]:
        stages = order_commands.STAGES
        return [
            *((command.id, stage_head(stages[command.id])) for command in REPORTS),
            (order_commands.UNREACHED.id, _t("No reply")),
            (force_commands.PHONED.id, _t("Phoned")),
            (force_commands.SAFE.id, _t("Safe")),
            (force_commands.LINK.id, _t("Receipt code")),
            (force_commands.RECALL.id, _t("Revoke")),
        ]

    def _press(self, id: str) -> Callable[[], None]:
        return partial(self.command_pressed.emit, id)

    def show_unit(self, one: Assignment | None, asked_next: datetime | None) -> None:
        """Say whose report the keys write down; nobody hides the line."""
        self.setVisible(one is not None)
        if one is None:
            return
        right = self._photos(len(one.photos))
        if asked_next is not None:
            words = _t("asked next {0}").format(hall_time(asked_next))
            right.append(Run(words, step=Step.SMALL, gap=8))
        name = Run(one.unit_name, Ink.TEXT, bold=True)
        whose = [Run(_t("Told by phone·"), step=Step.SMALL), name, Run(one.phone, gap=8)]
        self._whose.set_runs(whose, right)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.line2)  # rows end behind it

    def _photos(self, count: int) -> list[Run]:
        if not count:
            return []
        key = key_cap(self._caps.words(force_commands.PHOTOS.id))
        return [Run(_t("photos {0}").format(count), step=Step.SMALL), key]
