"""Settings of whoever sits here: put in force at once, shown on wish, each change in the audit."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from console.app.late import Late
from console.app.seat import Seat
from console.settings import declared
from console.settings.schema import Level
from console.settings.store import NotSet, Settings
from console.shell import shell_commands
from console.shell.dresser import Dresser, NightBy
from console.shell.settings_panel import SettingsPanel
from widgets.common.theme import Look, Theme


class SettingsDesk(QObject):
    """Ties the settings to the running seat.

    Args:
        seat: whose window the panel lies over.
        settings: asked and changed.
        dresser: changes the look.
        account: whose own settings hold from now on.
        speak: changes the language; the windows are built anew in it.
    """

    def __init__(
        self,
        seat: Seat,
        settings: Settings,
        dresser: Dresser,
        theme: Theme,
        account: str,
        speak: Callable[[str], None],
    ) -> None:
        super().__init__(seat)
        self._seat = seat
        self._settings = settings
        self._dresser = dresser
        self._speak = speak
        self._language = str(settings.value(declared.LANGUAGE))
        self._panel = Late(lambda: self._build(seat, theme))
        settings.changed = [self._changed]  # those of the last one who sat here are over
        settings.audit = lambda name, before, after, level: seat.audit.note(
            "setting.changed", name, "done", f"{before} > {after} ({level})"
        )
        settings.sit(account)
        seat.sound.set_still(not settings.value(declared.MOTION))
        dresser.look_changed.connect(self._worn)
        seat.commands.add(shell_commands.SETTINGS, lambda: self.panel.open())

    @property
    def panel(self) -> SettingsPanel:
        """All settings."""
        return self._panel()

    def _build(self, seat: Seat, theme: Theme) -> SettingsPanel:
        panel = SettingsPanel(theme, self._settings, seat.frame.window)
        seat.frame.window.resized.connect(panel.place)
        return panel

    def _changed(self, name: str) -> None:
        value, look = self._settings.value(declared.BY_NAME[name]), self._dresser.look
        if name == declared.THEME.name:
            self._dresser.wear(replace(look, theme=str(value)))
        elif name == declared.VISION.name:
            self._dresser.wear(replace(look, vision=str(value)))
        elif name == declared.MOTION.name:
            self._seat.sound.set_still(not value)
        elif name == declared.NIGHT.name:
            self._dresser.mind(NightBy(str(value)))
        elif name == declared.LANGUAGE.name and value != self._language:
            self._language = str(value)
            QTimer.singleShot(0, self, lambda: self._speak(self._language))

    def _worn(self, look: Look) -> None:
        """Keep what a key changed; the night by key is for this night only."""
        for setting, worn in ((declared.THEME, look.theme), (declared.VISION, look.vision)):
            if self._settings.value(setting) != worn:
                try:
                    self._settings.set(setting.name, worn, Level.PERSON)
                except NotSet:
                    continue  # it is worn until the next start
