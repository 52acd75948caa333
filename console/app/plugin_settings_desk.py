"""The settings of a plugin at a seat: opened for the page at hand, or the one on 专题."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.commands.plugin_commands import SETTINGS
from console.plugin_host.panels.settings_panel import PluginSettingsPanel
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin_settings", source)


class PluginSettingsDesk(QObject):
    """Opens the settings of one plugin.

    Args:
        seat: whose.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self.panel = Late(self._build)
        seat.commands.add(SETTINGS, self.open_here)

    def _build(self) -> PluginSettingsPanel:
        window = self._seat.frame.window
        return PluginSettingsPanel(self._theme, window)

    def open_here(self) -> None:
        """Open them for the plugin of the page at hand."""
        page = self._seat.screens.page_at_hand
        if page.startswith("plugin."):
            self.open(page.split(".")[1])
        else:
            words = _t("Open a topic first: its settings are those of the page at hand")
            self._seat.frame.notices.say_refused(words)

    def open(self, plugin: str) -> None:
        """Open the settings of a plugin; one without any says so."""
        running = self._seat.plugins.running
        declared = running.settings.declared(plugin) if running else ()
        name = self._seat.plugins.name(plugin)
        if running is None or not declared:
            self._seat.frame.notices.say(_t("{0} has no settings").format(name))
            return
        kept = running.settings
        self.panel().open_with(name, declared, kept.values(plugin), partial(kept.set, plugin))
