"""The line on every window of a desk while somebody looks at it: who, from where, since when."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from console.contract.looks import Look
from console.models.seat_words import seat_word
from console.runtime.clock import from_text
from console.runtime.hall_time import hall_time
from widgets.common.notice_bar import NoticeBar
from widgets.common.text import Run, chip_run, key_cap
from widgets.common.theme import Ink, Theme


def _t(source: str) -> str:
    return QCoreApplication.translate("looks", source)


class LookBanner(NoticeBar):
    """Hidden while nobody looks; a click on its end ends every look.

    Args:
        theme: the theme.
        key: returns what ends it from the keyboard, as its cap says it.
    """

    def __init__(self, theme: Theme, key: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, has_link=True, parent=parent)
        self._key = key
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while nobody looks."""
        return "" if self.isHidden() else self.accessibleName()

    def show_looks(self, looks: Sequence[Look]) -> None:
        """Say who looks."""
        told = _t(", ").join(look_words(look) for look in looks)
        end = [key_cap(self._key()), Run(_t("End it"), Ink.ACT, gap=8)]
        self.set_runs([chip_run(_t("Looked at"), "eye"), Run(told, Ink.TEXT, gap=12)], end)
        self.setVisible(bool(looks))


def look_words(look: Look) -> str:
    """Return who looks, from where and since when."""
    since, seat = hall_time(from_text(look.since)), seat_word(look.seat)
    return _t("{0} at {1} has watched this desk since {2}").format(look.name, seat, since)
