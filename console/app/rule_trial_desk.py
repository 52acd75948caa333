"""规则试行 at a seat: a file is read here, tried at the hub, and what came of it is shown."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog

from console.app.late import Late
from console.app.page_parts import may
from console.commands import rule_commands as commands
from console.contract.trial import TrialAnswer
from console.domain.rights import Right
from console.models.futures import when_done
from console.runtime.workers import run_aside
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.rule_trial import RuleTrial

DAYS = 7
MOST_BYTES = 250_000
"""A file of rules is no larger at the hub either."""


def _t(source: str) -> str:
    return QCoreApplication.translate("rules", source)


class RuleTrialDesk(QObject):
    """Nothing of it stands before it is asked for.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._file: Path | None = None
        self._number = 0
        self._panel = Late(self._build)
        seat.commands.add(commands.OPEN, self.open)
        seat.commands.add(commands.PICK, self.pick)
        seat.commands.add(commands.AGAIN, self.again)

    @property
    def panel(self) -> "RuleTrial":
        """Where it is shown."""
        return self._panel()

    def open(self) -> None:
        """Open the panel to whoever may load rules."""
        if may(self._seat, Right.LEAD_SHIFT) or may(self._seat, Right.MANAGE_HUB):
            self._panel().open()
        else:
            words = _t("Rules are tried by the shift leader")
            self._seat.frame.notices.say_refused(words)

    def pick(self) -> None:
        """Ask for a file; it is tried at once."""
        dialog = QFileDialog(self._panel(), _t("A file of rules"), "", "TOML (*.toml)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.try_file(Path(path)))
        dialog.open()

    def again(self) -> None:
        """Try the same file anew: it was mended meanwhile."""
        if self._file is None:
            self.pick()
        else:
            self.try_file(self._file)

    def try_file(self, path: Path) -> None:
        """Read a file beside the screen and let the hub try it."""
        self._file, self._number = path, self._number + 1
        self._panel().show_state(_t("Trying {0} on the last {1} days …").format(path.name, DAYS))
        read = run_aside("rules", partial(_read, path))
        number = self._number
        when_done(read, self, partial(self._send, number), partial(self._failed, number))

    def _send(self, number: int, raw: bytes) -> None:
        if number != self._number:
            return
        try:
            asked: Future[TrialAnswer] = self._seat.sync.call(
                lambda s: s.client.rules.try_out(raw, DAYS)
            )
        except RuntimeError as error:  # sync does not run yet, or no more
            self._failed(number, error)
            return
        when_done(asked, self, partial(self._told, number), partial(self._failed, number))

    def _told(self, number: int, answer: TrialAnswer) -> None:
        from console.models.trial_rows import trial_rows

        if number != self._number or self._file is None:
            return
        words = _t("{0}: {1} requests of the last {2} days heard again, {3} could not be read")
        told = words.format(self._file.name, answer.requests, DAYS, answer.unread)
        notes = [*answer.notes]
        if answer.is_cut:
            notes.insert(0, _t("There is more than a trial takes: it ended early"))
        self._panel().show_trial(told, trial_rows(answer), "\n".join(notes))

    def _failed(self, number: int, error: BaseException) -> None:
        """Say why: mistakes of the file with their lines, or that the hub is not there."""
        if number != self._number or self._file is None:
            return
        code, detail = getattr(error, "code", ""), getattr(error, "detail", "")
        if code == "bad_rules":
            why = _t("mistakes in the file: {0}").format(detail)
        elif isinstance(error, OSError | ValueError):
            why = str(error)
        else:
            why = getattr(error, "zh", "") or _t("the hub did not answer")
        words = _t("{0} was not tried: {1}").format(self._file.name, why)
        self._panel().show_state(words)

    def _build(self) -> "RuleTrial":
        from console.shell.rule_trial import RuleTrial

        window = self._seat.frame.window
        return RuleTrial(self._theme, self._seat.commands, window)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise ValueError(_t("larger than a file of rules is"))
    return raw
