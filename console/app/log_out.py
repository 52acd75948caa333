"""退出登录: what this seat holds of the district is wiped, its outbox stays, nobody sits here."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.kept_grants import KeptGrants
from console.app.late import Late
from console.app.person_desk import PersonDesk
from console.app.seat import Seat
from console.app.store import Lanes, SeatStore
from console.app.wiping import wipe_recording, wipe_records
from console.domain.alert import Leave
from console.domain.release import Release, with_release
from console.models.futures import when_done
from console.shell import shell_commands
from console.shell.main_window import MainWindow
from offline_cache.problems import StoreProblem
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.shell.log_out_panel import Leaving, LogOutPanel

_log = logging.getLogger(__name__)


class LogOut(QObject):
    """Asks, ends the seat, wipes.

    Args:
        seat: who sits here; its store stays open.
        people: note who left.
        kept: where the person's grant is forgotten.
        lanes: the threads of the store.
        theme: the look.
        gone: called when nobody sits here any more; a code when something could not be wiped.
    """

    def __init__(
        self,
        seat: Seat,
        people: PersonDesk,
        kept: KeptGrants,
        lanes: Lanes,
        theme: Theme,
        gone: Callable[[str], None],
    ) -> None:
        super().__init__(seat)
        self._seat, self._store, self._kept, self._lanes = seat, seat.store, kept, lanes
        self._people = people
        self._gone = gone
        window = seat.frame.window
        self._panel = Late(partial(self._build_panel, theme, window))
        seat.commands.add(shell_commands.LOG_OUT, lambda: self.panel.open())

    @property
    def panel(self) -> "LogOutPanel":
        """What is asked before."""
        return self._panel()

    def _build_panel(self, theme: Theme, window: MainWindow) -> "LogOutPanel":
        from console.shell.log_out_panel import LogOutPanel

        panel = LogOutPanel(theme, self._leaving, window)
        panel.confirmed.connect(self._ask_second)
        return panel

    def _leaving(self) -> "Leaving":
        from console.shell.log_out_panel import Leaving

        journal, identity = self._store.journal, self._seat.identity
        others = any(k.identity and k.identity.person != identity.person for k in self._kept.all())
        return Leaving(
            identity.name,
            len(journal.unsent()),
            len(journal.drafts()),
            self._seat.models.link.is_offline,
            others,
        )

    def _ask_second(self) -> None:
        """Cut off, what is wiped now cannot be fetched again: a hall may want two for that."""
        words = QCoreApplication.translate("log_out", "Log out, and wipe this seat's copy")
        is_cut_off = self._seat.models.link.is_offline
        self._seat.second.ask(shell_commands.LOG_OUT.id, is_cut_off, words, self._write_down)

    def _write_down(self, release: Release | None) -> None:
        """Let the duty log say who left, then leave; a full disk keeps nobody here."""
        self._people.owners.leave(Leave.LOGGED_OUT)
        name = self._seat.identity.name
        words = f"{name}退出登录，本席缓存与复盘记录已清除"
        saved = self._seat.acts.log.write(with_release(words, release), category="交接")
        when_done(saved, self, lambda _: self._leave(), lambda _: self._leave())

    def _leave(self) -> None:
        self._seat.audit.note("seat.left")
        self._seat.stop()
        person = self._seat.identity.person
        done = self._lanes.care.submit(lambda: wiped(self._store, self._kept, person))
        application = QCoreApplication.instance()
        assert application is not None
        when_done(done, application, self._gone)  # the seat and this object go meanwhile


def wiped(store: SeatStore, kept: KeptGrants, person: str = "") -> str:
    """Forget a person's grant and wipe what is kept of the district; blocks.

    Returns:
        Empty, or why something is still there.
    """
    try:
        if person:
            kept.forget(person)
        wipe_records(store)
        wipe_recording(store.folder)
    except (StoreProblem, OSError) as problem:
        _log.error("records could not be wiped: %s", problem)
        return "not_wiped"
    return ""
