"""分屏: the common layouts to choose from, and how one is made by hand."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.wall_layout import LAYOUTS, WallLayout
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.video.arrangement import Arrangement
from widgets.video.layout_chart import WIDTH, LayoutChart


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


def arrangement_of(layout: WallLayout) -> Arrangement:
    """Return a layout as tiles are laid."""
    cells = tuple((cell.left, cell.top, cell.width, cell.height) for cell in layout.cells)
    return Arrangement(layout.columns, layout.rows, cells)


def layout_words(name: str) -> str:
    """Return what a layout is called."""
    upright = {
        "vertical-3": _t("3 upright"),
        "vertical-12": _t("12 upright"),
        "vertical-1x3": _t("1×3 upright"),
        "vertical-2x6": _t("2×6 upright"),
    }
    return upright.get(name, name)


class LayoutPanel(Overlay):
    """Lets a person choose a layout.

    Args:
        theme: the theme.
        window: what it lies over.

    Signals:
        chosen: name of the layout.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH + 2)
        self.setAccessibleName(_t("Layouts"))
        self._names = list(LAYOUTS)
        self.chart = LayoutChart(theme)
        self.chart.setAccessibleName(_t("Layouts"))
        self._area = rolled(self.chart)
        keys = [key_cap("Enter"), Run(_t("take it"), gap=8), *way_out(gap=16)]
        title = Run(_t("Layouts"), Ink.TEXT, bold=True, step=Step.TITLE)
        head = RunsLabel(theme, [title], keys, height=48, padding=16)
        hint = [key_cap("E"), Run(_t("edit by hand: join, part, move edges"), gap=6)]
        foot = RunsLabel(theme, hint, height=36, padding=16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 8)
        whole.setSpacing(0)
        for part in (head, self._area, foot):
            whole.addWidget(part)
        self.chart.activated.connect(self._take)
        self.chart.moved.connect(self._bring)

    def ask(self, current: str) -> None:
        """Show the layouts; the cursor is on the one that stands."""
        shown = [(layout_words(name), arrangement_of(LAYOUTS[name])) for name in self._names]
        at = self._names.index(current) if current in LAYOUTS else self._names.index("16")
        self.chart.show_layouts(shown, at)
        self.open_over()
        self.let_shrink(self._area, self.chart.height_in(self.width() - 2))
        self.place()  # as high as the lines are in the width it has got
        self._bring(at)
        self.chart.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring(self, number: int) -> None:
        """Scroll to the one under the cursor."""
        place = QRectF(self.chart.part(number).rect).toRect()
        self._area.ensureVisible(place.left(), place.center().y(), 0, place.height() // 2 + 8)

    def _take(self, number: int) -> None:
        self.put_away()
        self.chosen.emit(self._names[number])
