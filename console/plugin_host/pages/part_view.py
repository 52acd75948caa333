# ruff: noqa: D102 - Qt's overrides are described by Qt
"""What every part of a page has: its head, its age, and when it is drawn anew."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.plugin_api.dataset import DataSet
from console.plugin_api.page import Part
from console.plugin_host.pages.ports import Ports, said
from console.plugin_host.pages.values import UNKNOWN
from console.runtime.hall_time import hall_date, hall_day_minute, hall_minute
from widgets.common.age_mark import AgeMark
from widgets.common.base import Painted
from widgets.common.section_head import SectionHead
from widgets.common.text import Run
from widgets.common.theme import Step

EDGE = 16
"""The heads of parts stand where the words of tables do, and the head of the page."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PartView(Painted):
    """A head over what the part shows.

    Args:
        part: as the page has it.
        ports: the console's half.
        data: ids of the data sets it shows.
    """

    def __init__(
        self, part: Part, ports: Ports, data: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(ports.theme, parent)
        self.ports, self.data_ids = ports, data
        self.name = said(part.title or ports.manifest.name)
        """What it is called where its widgets need a name."""
        self.least_height = 0
        """Pixels at 100 % below which the page scrolls instead of squeezing it."""
        self.head = SectionHead(ports.theme, said(part.title))
        self.head.setVisible(part.title is not None)
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, 0, EDGE, 0)
        head.addWidget(self.head)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(EDGE, 0, EDGE, EDGE)
        self.column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(self.column, 1)
        self.ground = ports.theme.panel
        self._age = AgeMark(ports.theme, self, 1.0, needs_room=part.title is None)

    @property
    def words_of_age(self) -> str:
        """What its mark says; empty while its data are as new as they must be."""
        return self._age.words

    def put(self, content: QWidget, stretch: int = 1) -> None:
        """Put what it shows below its head."""
        self.column.addWidget(content, stretch)

    def look(self) -> None:
        """Read its data sets and show them; called at most ten times a second."""
        self.show_data()
        self.look_at_age()

    def show_data(self) -> None:
        """Show what its data sets hold now."""

    def look_at_age(self) -> None:
        """Hatch its edge and say of when its data are, as soon as they are too old."""
        words = max((self._old(id) for id in self.data_ids), key=len, default="")
        self._age.show_age(words, is_stale=bool(words))

    def _old(self, id: str) -> str:
        data, now = self.ports.data(id), self.ports.now()
        if data.as_of is None:
            return ""
        age = (now - data.as_of).total_seconds()
        if age <= self.ports.spec(id).stale_after_s:
            return ""
        is_today = hall_date(data.as_of) == hall_date(now)
        told = hall_minute(data.as_of) if is_today else hall_day_minute(data.as_of)
        return _t("Data as of {0}").format(told)

    def note(self, data: DataSet) -> None:
        """Say in the head how many rows are left out, and which cells were not understood."""
        told = []
        if data.left_out:
            told.append(_t("{0} rows left out").format(data.left_out))
        if data.notes:
            told.append(_t("{0} cells not understood").format(len(data.notes)))
        right = [Run(UNKNOWN.join(told), step=Step.SMALL)] if told else []
        self.head.set_note("", right)
        self.head.setToolTip("\n".join(said(note.what) for note in data.notes[:10]))

    def empty_words(self, data: DataSet) -> str:
        """Return what stands where there are no rows."""
        if data.as_of is None:
            return _t("No data yet")
        return _t("Nothing to show")

    def stop(self) -> None:
        """Let go what it holds beyond its widgets."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.ground)
