"""专题 at a seat: what the launcher says of each plugin, and the counts of openings written out."""

from dataclasses import replace
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from PySide6.QtCore import QCoreApplication

from console.app.plugin_usage import PluginUsage
from console.plugin_host.pages.launcher import Launcher
from console.plugin_host.pages.launcher_item import LauncherItem, item_of
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.plugin_desk import PluginDesk
    from console.app.seat import Seat

USAGE = "plugin-usage.csv"


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


def topics(seat: "Seat", theme: Theme, desk: "PluginDesk") -> Launcher:
    """Return the page of the rail's 专题."""

    def items() -> list[LauncherItem]:
        if desk.running is None:
            return []
        book, in_english, now = desk.running.book, not is_chinese(), seat.clock.now()
        return [
            replace(
                item_of(each, desk.state(each), book, in_english, now, desk.usage.of(each.id)),
                tried=desk.tried(each.id),
            )
            for each in desk.found.values()
        ]

    def nothing() -> str:
        """Return why there are none."""
        return desk.left_out or _t(
            "No topics on this seat yet: the installer brings them, the shift leader approves"
        )

    launcher = Launcher(theme, items, nothing)
    launcher.page_requested.connect(seat.frame.window.show_page)
    launcher.settings_requested.connect(lambda id: desk.setting().open(id))
    desk.changed.connect(launcher.refresh)
    return launcher


def export_usage(seat: "Seat", usage: PluginUsage) -> None:
    """Write the counts of openings where documents are kept: a person asked for it."""
    file, notices = user_documents_path() / USAGE, seat.frame.notices
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        usage.export(file)
    except OSError as error:
        notices.say_refused(_t("Not written: {0}").format(error.strerror or error))
        return
    notices.say(_t("Written to {0}").format(file))
