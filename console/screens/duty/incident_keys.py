"""立为突发事件 by one key, from the alert the detail shows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.commands import incident_commands as commands
from console.commands.executor import Result
from console.domain.alert import Alert, Disposition
from console.models.futures import when_done
from console.screens.common.spoken_acts import SpokenActs
from console.screens.common.words import short_name
from console.screens.duty.detail_panel import DetailPanel
from console.screens.duty.inline_ask import Choice
from console.screens.duty.parts import DutyParts

VERIFIED = (Disposition.CONFIRMED, Disposition.ORDERED)


def _t(source: str) -> str:
    return QCoreApplication.translate("incident", source)


class IncidentKeys(SpokenActs):
    """Makes a matter of the alert in the foot bar.

    What was found true needs no question. What nobody has verified yet is asked for once, because a
    matter that is none costs a hall its night: 属实 may be said with it.

    Args:
        parts: the page's parts.
        detail: shows the alert, and asks.
    """

    def __init__(
        self, parts: DutyParts, detail: DetailPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._detail = parts, detail
        self._opening: set[str] = set()
        """Alerts of which a matter is being made: a second press is the first one."""

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each command."""
        return {commands.OPEN.id: self.open}

    def open(self) -> None:
        """立为突发事件."""
        alert = self._subject()
        if alert is None or alert.id in self._opening:
            return
        if alert.disposition in VERIFIED:
            self._open(alert)
            return
        choices = [
            Choice(_t("It is true: make it an incident"), partial(self._open_verified, alert)),
            Choice(_t("Make it an incident, verify later"), partial(self._open, alert)),
        ]
        self._detail.foot.open_question(_t("Nobody has verified it yet"), choices)

    def _open_verified(self, alert: Alert) -> None:
        def done(result: Result) -> None:
            if result.is_saved:
                self._open(alert)
            else:
                self.refuse(result)

        when_done(self._parts.acts.verify(alert, True), self, done)

    def _open(self, alert: Alert) -> None:
        acts = self._parts.incidents
        if acts is None:
            return
        self._opening.add(alert.id)
        made = acts.open(alert.open_title, [alert])

        def done(result: Result) -> None:
            self._opening.discard(alert.id)
            if result.is_saved:
                self.said.emit(_t("Incident {0}: {1}").format(made.number, short_name(alert)))
            else:
                self.refuse(result)

        when_done(made.result, self, done)

    def _subject(self) -> Alert | None:
        seen = self._detail.seen()
        if seen is None:
            self.refused.emit(_t("No alert is chosen"))
        elif not seen.is_listed:
            self.refused.emit(_t("It is no longer listed; choose another"))
        elif seen.alert.incident:
            self.refused.emit(_t("It belongs to an incident already"))
        else:
            return seen.alert
        return None
