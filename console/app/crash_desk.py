"""Tells whoever sits at a running seat what went wrong, and shows the report on wish."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.app.crash import CrashKeeper
from console.app.crash_report import CrashReport
from console.app.seat import Seat
from console.shell import shell_commands
from console.shell.crash_panel import CrashPanel
from console.shell.notices import Notice
from widgets.common.key_words import key_words
from widgets.common.theme import Theme


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


class CrashDesk(QObject):
    """Ties the reports of a run to its screen.

    Args:
        seat: the seat.
        keeper: writes the reports.
        left: what the last run left behind, if it crashed.
    """

    reported = Signal(object)

    def __init__(
        self,
        seat: Seat,
        keeper: CrashKeeper,
        theme: Theme,
        left: CrashReport | None,
    ) -> None:
        super().__init__(seat)
        self._seat = seat
        self._keeper = keeper
        self._theme = theme
        self._panel: CrashPanel | None = None
        self.reported.connect(self._tell)
        keeper.told = self.reported.emit  # from any thread
        seat.commands.add(shell_commands.CRASH, self.show_last)
        if left is not None:
            words = _t("The last run crashed ({0}); what was saved is all there")
            self._say(words.format(left.code))
            seat.audit.note("seat.crashed", left.code)

    def show_last(self) -> None:
        """Show the newest report."""
        report = self._keeper.last()
        if report is None:
            self._seat.frame.notices.say(_t("Nothing has gone wrong at this seat so far"))
            return
        if self._panel is None:
            self._panel = CrashPanel(self._theme, self._seat.frame.window)
        self._panel.show_report(report.code, report.lines)

    def _tell(self, report: CrashReport) -> None:
        self._seat.audit.note("seat.error", report.code)
        words = _t("A fault of the program ({0}); the console goes on")
        self._say(words.format(report.code))

    def _say(self, words: str) -> None:
        command = shell_commands.CRASH
        key = key_words(self._seat.commands.key_of(command))
        self._seat.frame.notices.show_notice(
            Notice(words, key, _t("Show"), command.id, is_refusal=True)
        )
