"""疑似同一事 and 已并入 in the detail: what may be the same matter, and what was taken for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands import alert_commands
from console.domain.alert_marks import Joined
from console.domain.joining import joined_count
from console.domain.same_matter import Candidate
from console.models.alert_rows import GRADES
from console.runtime.hall_time import hall_time
from console.screens.common.grade_run import grade_run
from console.screens.common.same_matter import same_words
from console.screens.duty.parts import DutyParts
from console.screens.duty.subjects import Seen
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.forms.suggestion_rows import Suggestion, SuggestionRows

MOST = 3
"""Rows of either sort; the rest is counted."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class SameSection(QWidget):
    """Two short lists that come and go with what there is to say.

    Args:
        parts: the page's parts.
        words_of: what the key cap of a command says.

    Signals:
        height_changed: there is more or less of it than before.
    """

    height_changed = Signal()

    def __init__(self, parts: DutyParts, words_of: Callable[[str], str]) -> None:
        super().__init__()
        self._parts = parts
        self._words_of = words_of
        theme = parts.theme
        self._suspects_head, self.suspects = SectionHead(theme, ""), SuggestionRows(theme)
        self._joined_head, self.joined = SectionHead(theme, ""), SuggestionRows(theme)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(0)
        pairs = ((self._suspects_head, self.suspects), (self._joined_head, self.joined))
        for head, rows in pairs:
            box.addWidget(head)
            box.addWidget(rows)
        self.hide()

    def show_seen(self, seen: Seen) -> None:
        """Say what goes with an alert; nothing for one that has left the list."""
        before = self.extra
        found = self._parts.same.suspects(seen.alert) if seen.is_listed else []
        key = self._words_of(alert_commands.MERGE.id)
        self.suspects.set_lines([_suspect(f"{key} {n}", c) for n, c in enumerate(found, start=1)])
        self._suspects_head.setVisible(bool(found))
        merge = [Run(_t("merge"), step=Step.SMALL), key_cap(key, gap=6)]
        self._suspects_head.set_texts(_t("Perhaps the same matter"), "", merge)
        self._show_joined(seen.alert.joined, joined_count(seen.alert))
        self.setVisible(bool(found or seen.alert.joined))
        if self.extra != before:
            self.height_changed.emit()

    def _show_joined(self, joined: Sequence[Joined], count: int) -> None:
        key = self._words_of(alert_commands.UNMERGE.id)
        newest = list(reversed(joined))[:MOST]
        lines = [_joined(f"{key} {n}", mark) for n, mark in enumerate(newest, start=1)]
        self.joined.set_lines(lines)
        self._joined_head.setVisible(bool(joined))
        undo = [Run(_t("take back"), step=Step.SMALL), key_cap(key, gap=6)]
        self._joined_head.set_texts(_t("Merged into this: {0}").format(count), "", undo)

    @property
    def extra(self) -> int:
        """Pixels it takes from what else there is to see."""
        return 0 if self.isHidden() else self.sizeHint().height()

    def sizeHint(self) -> QSize:  # noqa: D102
        return self._box.sizeHint()


def _suspect(key: str, candidate: Candidate) -> Suggestion:
    other = candidate.alert
    title = grade_run(GRADES[other.severity]), Run(other.title, Ink.TEXT, gap=8)
    return Suggestion(
        other.id, key, title, right=(Run(same_words(candidate), step=Step.SMALL, gap=12),)
    )


def _joined(key: str, mark: Joined) -> Suggestion:
    title = grade_run(GRADES[mark.severity]), Run(mark.title, Ink.TEXT, gap=8)
    words = f"{hall_time(mark.at)} {mark.name}".strip()
    if mark.more:
        words = _t("with {0} more·{1}").format(mark.more, words)
    return Suggestion(mark.alert, key, title, right=(Run(words, step=Step.SMALL, gap=12),))
