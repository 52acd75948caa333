"""请值班长改派 (G): the matter is more than this seat can do, and the shift leader hears it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from console.commands import force_commands
from console.domain.alert import Alert
from console.domain.reassign import is_asked, reason_of
from console.screens.common.spoken_acts import SpokenActs
from console.screens.deploy.deploy_case import DeployCase
from console.screens.deploy.parts import DeployParts


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class LeaderAsk(QObject):
    """Adds the key and carries it out for the matter that is shown.

    Args:
        parts: the page's parts.
        acts: say what became of it.
        case: returns the matter.
    """

    def __init__(
        self, parts: DeployParts, acts: SpokenActs, case: Callable[[], DeployCase | None]
    ) -> None:
        super().__init__(acts)
        self._parts, self._acts, self._case = parts, acts, case
        parts.commands.add(force_commands.REASSIGN, self.ask)

    def ask(self) -> None:
        """Ask once; what is lacking goes with it as the reason."""
        case, ask = self._case(), self._parts.ask_leader
        if case is None or ask is None:
            self._acts.refused.emit(_t("No matter is chosen"))
            return
        alert: Alert = self._parts.queue.alert(case.alert.id) or case.alert
        if is_asked(alert):
            self._acts.refused.emit(_t("The shift leader was asked already"))
            return
        lacking = [(one.sort, one.missing) for one in case.board.lacking]
        words = _t("The shift leader is asked to reassign: {0}").format(alert.title)
        self._acts.perform(ask(alert, reason_of(lacking)), words)
