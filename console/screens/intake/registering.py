"""From a written call to an alert: one saved act that waits for nobody."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands.executor import Result
from console.domain.alert import Alert
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.screens.intake.draft import CallDraft, occurred_at
from console.screens.intake.parts import IntakeParts

Then = Callable[[str, CallDraft], None]
"""Gets the new alert's id and the call it was made of."""


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


class Registering(QObject):
    """Registers calls; a second press while the first is being saved is the same one.

    Args:
        parts: the panel's parts.

    Signals:
        registered: id of the new alert.
        put_away: id of a draft that has become an alert.
        said: something was done; in passing.
        refused: something was refused, and why.
    """

    registered = Signal(str)
    put_away = Signal(str)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: IntakeParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._under_way: set[str] = set()

    def is_under_way(self, draft: CallDraft) -> bool:
        """Whether a call is being saved as an alert."""
        return draft.id in self._under_way

    def register(self, draft: CallDraft, then: Then | None = None) -> None:
        """Make an alert of a call that has a title, then say so and go on."""

        def registered(alert_id: str, draft: CallDraft) -> None:
            self.said.emit(_t("Registered: {0}").format(draft.title))
            self.registered.emit(alert_id)
            if then is not None:
                then(alert_id, draft)

        self._save(draft, registered)

    def join(self, draft: CallDraft, into: Alert) -> None:
        """并入: it is registered as told, then joined, so that nothing of the call is lost."""

        def join(alert_id: str, draft: CallDraft) -> None:
            alert = Alert(alert_id, draft.title, draft.severity, self._parts.clock.now())
            when_done(self._parts.alert_acts.merge(alert, into), self, joined)
            self.registered.emit(alert_id)

        def joined(result: Result) -> None:
            if result.is_saved:
                self.said.emit(_t("Joined to “{0}”").format(into.title))
            else:
                self._refuse(result)

        self._save(draft, join)

    def _save(self, draft: CallDraft, then: Then) -> None:
        self._under_way.add(draft.id)
        sort = self._parts.directory.matter_for(draft.words)
        alert_id, future = self._parts.acts.register(
            draft.title,
            draft.severity,
            draft.at,
            draft.call,
            words=draft.words,
            sort=sort.id if sort else "",
            occurred_at=occurred_at(draft.occurred, draft.called_at),
        )

        def done(result: Result) -> None:
            self._under_way.discard(draft.id)
            if not result.is_saved:
                self._refuse(result)
                return
            then(alert_id, draft)
            self.put_away.emit(draft.id)

        when_done(future, self, done)

    def _refuse(self, result: Result) -> None:
        self.refused.emit(_t("Not registered: {0}").format(refusal_words(result)))
