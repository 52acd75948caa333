"""The settings of a plugin at a seat: opened for the page at hand, or the one on 专题.

A shift leader sets one for all seats, and gives it back to them.
"""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.app.plugin_settings import PluginSettings, faults
from console.commands.intention import Result
from console.commands.plugin_acts import PluginActs
from console.commands.plugin_commands import SETTINGS
from console.domain.plugin_setting import HallSetting
from console.domain.rights import Right
from console.models.futures import when_done
from console.plugin_api.dataset import Value
from console.plugin_api.manifest import PluginSetting
from console.plugin_host.pages.ports import said
from console.plugin_host.panels.settings_panel import HallWay, PluginSettingsPanel
from console.runtime.hall_time import hall_day_minute
from console.screens.common.words import refusal_words
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
        self._open, self._held = "", dict[str, HallSetting]()
        seat.commands.add(SETTINGS, self.open_here)

    def _build(self) -> PluginSettingsPanel:
        window = self._seat.frame.window
        self._seat.plugins.changed.connect(self._follow)
        return PluginSettingsPanel(self._theme, window)

    def _follow(self) -> None:
        """Show what the hall has set meanwhile."""
        running, panel = self._seat.plugins.running, self.panel.if_built
        if panel is None or not panel.isVisible() or running is None:
            return
        if dict(running.settings.of_hall(self._open)) != self._held:
            self.open(self._open)

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
        self._open, self._held = plugin, dict(kept.of_hall(plugin))
        way = HallWay(_held_words(self._held), self._leads(), partial(self._hold, plugin))
        change = partial(self._change, kept, plugin)
        self.panel().open_with(name, declared, kept.values(plugin), change, way)

    def _leads(self) -> bool:
        return Right.LEAD_SHIFT.value in self._seat.identity.grant.rights

    def _change(
        self, kept: PluginSettings, plugin: str, setting: PluginSetting, value: Value
    ) -> None:
        """Change it here, or for all where the hall has set it: only a shift leader comes so far.

        Raises:
            ValueError: it cannot be that.
        """
        if setting.id in self._held:
            self._hold(plugin, setting, value)
        else:
            kept.set(plugin, setting, value)

    def _hold(self, plugin: str, setting: PluginSetting, value: Value | None) -> None:
        """Have it set for all seats, or given back to them.

        Raises:
            ValueError: it cannot be that.
        """
        wrong = "" if value is None else faults(setting, value)
        if wrong:
            raise ValueError(wrong)
        name = self._seat.plugins.found[plugin].name(in_english=False)
        acts = PluginActs(self._seat.executor)
        saved = acts.set_for_all(plugin, name, setting.id, setting.name.zh, value)
        told = _t("{0}: for all seats now") if value is not None else _t("{0}: each seat again")
        words = told.format(said(setting.name))

        def done(result: Result) -> None:
            notices = self._seat.frame.notices
            if result.is_saved:
                notices.say(words)
            else:
                notices.say_refused(refusal_words(result))

        when_done(saved, self, done)


def _held_words(held: Mapping[str, HallSetting]) -> dict[str, str]:
    """Return who set what for all seats, and when."""
    return {id: f"{each.by} {hall_day_minute(each.at)}" for id, each in held.items()}
