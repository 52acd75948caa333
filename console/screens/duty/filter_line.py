"""The line above the queue: whose, which grades, which town, which words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.domain.alert import Severity
from console.models.alert_rows import GRADES, grade_word
from console.models.queue_counts import QueueCounts
from console.models.queue_filter import QueueFilter
from console.screens.common.searched import searched
from widgets.common.chip import CountChip
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Theme
from widgets.forms.combo import Choice, Combo
from widgets.forms.search_box import SearchBox

GRADES_SHOWN = (Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE)
_REST = 120
"""Milliseconds of rest after a keystroke before rows are filtered."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class FilterLine(QWidget):
    """48 px high.

    Signals:
        filter_changed: a QueueFilter.
        left_downward: the person is done here and goes on to the rows.
        head_moved: `head_fits` is another now.
    """

    filter_changed = Signal(object)
    left_downward = Signal()
    head_moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.restyle()
        self._shown = (0, 0)
        self._whose = Segmented(theme, _segments(0, 0), "all", name=_t("Whose"))
        self._chips = {s: CountChip(theme, GRADES[s], grade_word(s)) for s in GRADES_SHOWN}
        self._town = Combo(theme, _town_choices(()), name=_t("Town"))
        self._text = SearchBox(theme, _t("Filter"), "/")
        self._head = RunsLabel(theme, height=32)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._line = QHBoxLayout(self)
        self._is_fitting = False
        self.head_fits = True
        """Whether what the list's head says stands in this line; else it needs one of its own."""
        self._build()
        self._connect()

    def _build(self) -> None:
        line = self._line
        line.addWidget(self._whose)
        line.addSpacing(8)
        for chip in self._chips.values():
            line.addWidget(chip)
        line.addSpacing(8)
        line.addWidget(self._town)
        line.addWidget(self._text)
        line.addStretch(1)
        line.addWidget(self._head)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._tell)
        self._whose.chosen.connect(self._tell)
        for chip in self._chips.values():
            chip.toggled.connect(self._tell)
        self._town.chosen.connect(self._tell)
        self._text.changed.connect(self._rest.start)
        self._text.entered.connect(self._done)
        self._text.left.connect(self._escape)

    def restyle(self) -> None:
        """Be as high as the theme wants it."""
        self.setFixedHeight(self._theme.size.filter_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room, towns and words go first; the grades keep theirs to the last."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for; a filter in force is never hidden."""
        if self._is_fitting:  # what comes and goes asks for it again
            return
        self._is_fitting = True
        has_head = self.head_fits
        for level in range(6):
            for chip in self._chips.values():
                chip.show_word(level < 5)
            has_text = bool(self._text.text) or self._text.edit.hasFocus()
            self._town.setVisible(level < 1 or bool(self._town.current))
            self._text.setVisible(level < 2 or has_text)
            self.head_fits = level < 3
            self._head.setVisible(self.head_fits)
            edge, gap = (16, 8) if level < 4 else (8, 4)
            self._line.setContentsMargins(edge, 0, edge, 0)
            self._line.setSpacing(gap)
            if self._wanted_width(edge, gap) <= self.width():
                break
        self._is_fitting = False
        if has_head != self.head_fits:
            self.head_moved.emit()

    def _wanted_width(self, edge: int, gap: int) -> int:
        whole = [self._whose, *self._chips.values(), self._town, self._text, self._head]
        shown = [w for w in whole if not w.isHidden()]
        return sum(w.sizeHint().width() + gap for w in shown) + 2 * edge + 16

    def _widths(self) -> list[int]:
        return [each.sizeHint().width() for each in (self._whose, *self._chips.values())]

    def set_counts(self, counts: QueueCounts) -> None:
        """Show how many there are."""
        before = self._widths()
        if (counts.total, counts.mine) != self._shown:
            self._shown = (counts.total, counts.mine)
            self._whose.set_segments(_segments(*self._shown))
        for severity, chip in self._chips.items():
            number = str(counts.by_severity[severity])
            if number != chip.count:
                chip.set_count(number)
        if self._widths() != before:  # numbers change ten times a second, their lengths seldom
            self._fit()

    def set_towns(self, towns: Sequence[str]) -> None:
        """Offer these towns; the chosen one stays chosen if it is among them."""
        self._town.set_choices(_town_choices(towns))

    def set_head(self, runs: Sequence[Run]) -> None:
        """Say at the right whether the list is whole."""
        self._head.set_runs([], runs)
        self._fit()

    def focus_text(self) -> None:
        """Give the keyboard to the words."""
        self._text.show()
        self._text.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.edit.selectAll()

    def clear(self) -> None:
        """Ask for nothing."""
        self._whose.set_current("all")
        for chip in self._chips.values():
            chip.setChecked(False)
        self._town.set_current("")
        self._text.set_text("")
        self._tell()

    def ask_for_town(self, town: str) -> None:
        """Ask for one town and nothing else; for all of them where the name is empty."""
        self.ask_for(QueueFilter(town=town))

    def ask_for(self, wanted: QueueFilter) -> None:
        """Ask for what another hand has chosen."""
        self._whose.set_current("mine" if wanted.mine else "all")
        for severity, chip in self._chips.items():
            chip.setChecked(severity in wanted.severities)
        self._town.set_current(wanted.town)
        self._text.set_text(wanted.text)
        self._fit()
        self._tell()

    @property
    def wanted(self) -> QueueFilter:
        """What is asked for."""
        chosen = frozenset(s for s, chip in self._chips.items() if chip.isChecked())
        return QueueFilter(
            self._whose.current == "mine",
            chosen,
            self._town.current,
            searched(self._text).strip(),
        )

    def _tell(self) -> None:
        self._rest.stop()
        self.filter_changed.emit(self.wanted)

    def _done(self) -> None:
        self._tell()
        self.left_downward.emit()

    def _escape(self) -> None:
        """Esc in the empty box: ask for nothing again, and go on to the rows."""
        if self.wanted != QueueFilter():
            self.clear()
        self.left_downward.emit()


def _town_choices(towns: Sequence[str]) -> list[Choice]:
    return [Choice("", _t("All towns")), *(Choice(town, town) for town in towns)]


def _segments(total: int, mine: int) -> list[Segment]:
    return [
        Segment("all", _t("All {0}").format(total)),
        Segment("mine", _t("Mine {0}").format(mine)),
    ]
