"""One mark a panel: of when what it shows is, as badge and hatched edge (G20)."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.models.data_age import DataAge
from widgets.common.age_mark import AgeMark
from widgets.common.theme import Theme


class _Follower(QObject):
    """Keeps one mark up to date for as long as its panel lives."""

    def __init__(self, mark: AgeMark, age: DataAge) -> None:
        super().__init__(mark)
        self._mark = mark
        self._age = age
        age.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        age = self._age.age
        self._mark.show_age(age.words, age.is_stale)


def mark_ages(
    theme: Theme,
    age: DataAge,
    panels: Mapping[QWidget, float | None],
    full: Collection[QWidget] = (),
) -> dict[QWidget, AgeMark]:
    """Mark panels; each mark lives and ends with its panel.

    Args:
        theme: the theme.
        age: what the marks say.
        panels: each with the place of its badge along the edge; None for the edge alone, where the
            panel or its neighbour says it in words.
        full: those whose head leaves no place for a badge; they move down to make room.
    """
    marks = {panel: AgeMark(theme, panel, place, panel in full) for panel, place in panels.items()}
    for mark in marks.values():
        _Follower(mark, age)
    return marks
