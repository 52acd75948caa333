"""Acts on the one alert that the detail shows."""

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.alert import Alert
from console.screens.common.spoken_acts import SpokenActs
from console.screens.duty.detail_panel import DetailPanel
from console.screens.duty.parts import DutyParts


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class SubjectActs(SpokenActs):
    """What keys do to the alert of the foot bar, and what is said where there is none.

    Args:
        parts: the page's parts.
        detail: shows the alert keys act on, and asks.
    """

    def __init__(
        self, parts: DutyParts, detail: DetailPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._detail = parts, detail

    def _subject(self) -> Alert | None:
        """Return the alert of the foot bar; says so when it is no longer listed."""
        seen = self._detail.seen()
        if seen is None:
            self.refused.emit(_t("No alert is chosen"))
            return None
        if not seen.is_listed:
            self.refused.emit(_t("It is no longer listed; choose another"))
            return None
        return seen.alert
