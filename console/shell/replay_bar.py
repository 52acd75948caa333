# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The bar of a replay: the moment shown, play, speed, jumps, and the line of the recording."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from console.commands import replay_commands as commands
from console.shell.line_field import line_field
from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.forms.typed_text import plain

HEIGHT = 56


def _t(source: str) -> str:
    return QCoreApplication.translate("replay", source)


class ReplayTrack(Painted):
    """The length of the recording, with the place of the moment shown.

    Signals:
        place_clicked: a place, 0 at the beginning to 1 at the end.
    """

    place_clicked = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.place = 0.0
        self.setMinimumWidth(120)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_place(self, place: float) -> None:
        """Show another place."""
        self.place = min(max(place, 0.0), 1.0)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.place_clicked.emit(min(max(event.position().x() / max(1, self.width()), 0.0), 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle, red = self.height() / 2, self.theme.grades[Grade.RED].fill
        painter.fillRect(QRectF(0, middle - 3, self.width(), 6), self.theme.line2)
        painter.fillRect(QRectF(0, middle - 3, self.width() * self.place, 6), red)
        painter.fillRect(QRectF(self.width() * self.place - 2, middle - 10, 4, 20), self.theme.text)


class ReplayBar(Painted):
    """56 px at the foot of the window; says wishes by command ids.

    Signals:
        command_pressed: id of a replay command.
        time_entered: what was typed as the time to go to.
        place_clicked: a place on the track, 0 to 1.
    """

    command_pressed = Signal(str)
    time_entered = Signal(str)
    place_clicked = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.hold_height(lambda: theme.grown(HEIGHT))
        self._moment = RunsLabel(theme, height=HEIGHT)
        self._moment.setFixedWidth(248)
        self._speed = RunsLabel(theme, height=HEIGHT)
        self._speed.setFixedWidth(40)
        self.track = ReplayTrack(theme)
        self.field: QLineEdit = line_field(theme, _t("hh:mm, or MM-DD hh:mm"))
        self.field.setFixedWidth(176)
        self.field.returnPressed.connect(lambda: self.time_entered.emit(plain(self.field.text())))
        self.track.place_clicked.connect(self.place_clicked)
        self._play = self._button(commands.PLAY.id, _t("Play"), commands.PLAY.key, True)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._moment)
        row.addWidget(self._play)
        row.addWidget(self._button(commands.SLOWER.id, _t("Slower"), commands.SLOWER.key))
        row.addWidget(self._speed)
        row.addWidget(self._button(commands.FASTER.id, _t("Faster"), commands.FASTER.key))
        for command, words in (
            (commands.PREVIOUS, _t("Act before")),
            (commands.NEXT, _t("Next act")),
            (commands.NEXT_RED, _t("Next red")),
        ):
            row.addWidget(self._button(command.id, words, command.key))
        row.addWidget(self.track, 1)
        row.addWidget(self.field)

    def _button(self, id: str, words: str, key: str, is_primary: bool = False) -> KeyButton:
        kind = ButtonKind.PRIMARY if is_primary else ButtonKind.NORMAL
        button = KeyButton(self.theme, words, key, kind, small=True, padding=6)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.command_pressed.emit(id))
        return button

    def show_state(self, moment: str, note: str, speed: int, is_playing: bool) -> None:
        """Say where the replay stands.

        Args:
            moment: day and time shown.
            note: loading, at the end; empty for nothing.
            speed: times as fast as it was.
            is_playing: whether it goes on.
        """
        left = [Run(moment, Ink.TEXT, bold=True)]
        if note:
            left.append(Run(note, step=Step.SMALL, gap=8))
        self._moment.set_runs(left)
        self._speed.set_runs([Run(f"{speed}×", Ink.TEXT, bold=True)])
        self._play.set_label(_t("Pause") if is_playing else _t("Play"))
        self.setAccessibleName(f"{moment} {speed}× {note}")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.raised)
