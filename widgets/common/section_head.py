"""The head of a section: a bold word, quiet words behind it, quiet words at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme


class SectionHead(RunsLabel):
    """32 px high (40 with `height`), no padding of its own."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        note: str = "",
        right: Sequence[Run] = (),
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._title = title
        runs = _left(title, note)
        super().__init__(theme, runs, right, height, parent=parent)
        if not height:
            self.hold_height(lambda: theme.size.section_head)

    def set_texts(self, title: str, note: str = "", right: Sequence[Run] = ()) -> None:
        """Change all words."""
        self._title = title
        self.set_runs(_left(title, note), right)

    def set_note(self, note: str, right: Sequence[Run] = ()) -> None:
        """Change the words behind the title and at the right."""
        self.set_runs(_left(self._title, note), right)


def _left(title: str, note: str) -> list[Run]:
    runs = [Run(title, Ink.TEXT, bold=True)]
    if note:
        runs.append(Run(note, step=Step.SMALL, gap=8))
    return runs
