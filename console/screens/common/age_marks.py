"""One mark a panel: of when what it shows is, as badge and hatched edge (G20)."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.models.data_age import DataAge
from widgets.common.age_mark import AgeMark
from widgets.common.theme import Theme


class AgeMarks(QObject):
    """The marks of many panels, all of one age.

    Args:
        theme: the theme.
        age: what they say.
        panels: each with the place of its badge along the edge; None for the edge alone, where the
            panel says it in its own words.
    """

    def __init__(self, theme: Theme, age: DataAge, panels: Mapping[QWidget, float | None]) -> None:
        super().__init__(age)
        self._age = age
        self.marks = {panel: AgeMark(theme, panel, place) for panel, place in panels.items()}
        age.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it anew on every panel."""
        age = self._age.age
        for mark in self.marks.values():
            mark.show_age(age.words, age.is_stale)
