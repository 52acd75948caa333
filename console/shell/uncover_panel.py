"""解除遮挡: why and for how long a covered picture is seen whole."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.field import Field, Labelled

WIDTH = 640


def _t(source: str) -> str:
    return QCoreApplication.translate("cover", source)


class UncoverPanel(Overlay):
    """Asks; Enter uncovers, Esc leaves it covered.

    Args:
        theme: the theme.
        minutes: lengths to choose from.
        window: what it lies over.

    Signals:
        uncovered: minutes, and why.
    """

    uncovered = Signal(float, str)

    def __init__(self, theme: Theme, minutes: Sequence[float], window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setAccessibleName(_t("Uncover the picture"))
        self._about = RunsLabel(theme, height=32)
        lengths = [Segment(str(each), _t("{0} min").format(f"{each:g}")) for each in minutes]
        self.length = Segmented(theme, lengths, name=_t("How long"))
        self.reason = Field(theme, _t("Reason"), _t("what has to be seen, for which matter"))
        self._missing = RunsLabel(theme, height=24)
        self.button = KeyButton(theme, _t("Uncover"), "Enter", ButtonKind.PRIMARY)
        title = Run(_t("Uncover the picture"), Ink.TEXT, bold=True, step=Step.TITLE)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        for widget in (
            RunsLabel(theme, [title], way_out(_t("Leave it covered")), height=48),
            self._about,
            Labelled(theme, _t("How long"), [self.length], 32, is_wide=False),
            self.reason,
            self._missing,
            self.button,
        ):
            box.addWidget(widget)
        self.button.clicked.connect(self.submit)
        self.reason.entered.connect(self.submit)
        self.reason.edited.connect(self._look)

    def ask(self, camera: str, parts: Sequence[str]) -> None:
        """Ask about a camera.

        Args:
            camera: its name.
            parts: what is covered there, as far as the directory says.
        """
        what = _t(", ").join(part for part in parts if part)
        words = _t("{0}: covered are {1}").format(camera, what) if what else camera
        self._about.set_runs([Run(words, Ink.TEXT)])
        self._missing.set_runs([Run(_t("The watermark stays; start and end go into the duty log"))])
        self.open_over()
        self._look()
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _look(self, _: str = "") -> None:
        """A button that can be pressed does something: without a reason nothing is uncovered."""
        self.button.setEnabled(bool(self.reason.text.strip()))

    def submit(self) -> None:
        """Uncover; without a reason the line says so and nothing happens."""
        reason = self.reason.text.strip()
        if not reason:
            self._missing.set_runs([Run(_t("Write the reason first"), Ink.TEXT, bold=True)])
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.put_away()
        self.uncovered.emit(float(self.length.current), reason)
