"""The panel of attached files, over the main window."""

from typing import TYPE_CHECKING

from console.app.file_desk import FileDesk
from console.app.late import Late
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.file_panel import FilePanel


def open_files(seat: "Seat", theme: Theme) -> "Late[FilePanel]":
    """Return the panel of attached files, built when the first one is asked for."""

    def build() -> "FilePanel":
        from console.shell.file_panel import FilePanel

        window, notices = seat.frame.window, seat.frame.notices
        panel = FilePanel(theme, FileDesk(seat.store, seat.sync, seat.options.clock), window)
        panel.said.connect(notices.say)
        panel.refused.connect(notices.say_refused)
        return panel

    return Late(build)
