"""The seat of a window that only looks on: the same pages over another window's files, no acts."""

from PySide6.QtCore import QCoreApplication, QTimer

from console.app.args import Options
from console.app.closed_desks import ClosedSlips, NoPictures
from console.app.replay.seat import identity_of, link_values
from console.app.seat import Seat, ViewDesk
from console.app.store import Lanes
from console.app.viewer.store import ViewedStore
from console.commands import intake_commands, note_commands
from console.commands.identity import Identity
from console.contract.reasons import words
from console.models.futures import when_done
from console.runtime.clock import from_text
from console.screens.deploy.parts import SlipPrinter
from console.settings.schema import Words
from console.shell.link_words import said
from console.shell.window_frame import WindowFrame
from offline_cache.values import ChangeSet
from widgets.common.theme import Grade, Theme

CLOSED = "viewing"
"""Reason code that refuses every act here."""

EVERY = 1000
"""Milliseconds between looks at the holder's files."""


def _t(source: str) -> str:
    return QCoreApplication.translate("viewer", source)


class ViewerSeat(Seat):
    """Shows what the window on duty shows, a second later.

    Args:
        options: how this window was started.
        identity: who sits at the seat.
        store: the holder's files.
        lanes: the threads of this program.
        theme: the look.
    """

    def __init__(
        self, options: Options, identity: Identity, store: ViewedStore, lanes: Lanes, theme: Theme
    ) -> None:
        super().__init__(options, "", identity, store.seat, lanes, theme)
        self.executor.closed = CLOSED
        self.models.outbox.is_read_only = True
        for drafted in (intake_commands.OPEN, note_commands.NOTE):  # drafts are writing too
            self.commands.redirect(drafted.id, self._refuse)
        self.watch.stop()
        self._viewed = store
        self._look = QTimer(self)
        self._look.setInterval(EVERY)
        self._look.timeout.connect(self.look)
        tag = _t("Looking on · this seat is on duty in another window; nothing can be done here")
        windows = (self.frame.window, self.pages.wall)
        self.frames = [WindowFrame(theme, each, tag, Grade.BLUE) for each in windows]
        self.pages.walls.made.connect(
            lambda made: self.frames.append(WindowFrame(theme, made, tag, Grade.BLUE))
        )
        self.screens.window_made.connect(
            lambda made: self.frames.append(WindowFrame(theme, made, tag, Grade.BLUE))
        )

    def start(self) -> None:
        """Show what the holder shows; the sound stays off: the holder sounds."""
        self.screens.begin()
        self.frame.sound.set_off(True)
        self.frame.player.start()
        kept = self.store.journal.meta("heard") or {}
        if kept.get("at"):
            self.models.link.update_view(data_as_of=from_text(str(kept["at"])))
        self.look()
        self._look.start()

    def stop(self) -> None:
        """Look no more."""
        self._look.stop()
        super().stop()

    def look(self) -> None:
        """See what the holder wrote since."""
        when_done(self.lanes.pages.submit(self._viewed.look_again), self, self._show)

    def _show(self, changes: ChangeSet | None) -> None:
        if not self._look.isActive():
            return  # what was still being looked at when it stopped
        around = self._viewed.around
        if "link" in around:
            self.models.link.update_view(**link_values(around["link"]))
        who = identity_of(str(around.get("person", "")))
        if who is not None:
            self.identity = who
        if changes is not None:
            self.models.feed.publish(changes)
            self.models.outbox.load()

    def _keeps_screens(self) -> None:
        """Where the windows stand is kept by the one on duty."""

    def _refuse(self) -> None:
        self.frame.notices.say_refused(said(Words(*words(CLOSED))))

    def _camera_desk(self) -> ViewDesk:
        return NoPictures(self.models.directory.camera, _t("no pictures while looking on"))

    def _slip_desk(self, theme: Theme) -> SlipPrinter:
        return ClosedSlips(CLOSED)
