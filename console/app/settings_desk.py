"""Settings of whoever sits here: put in force at once, shown on wish, each change in the audit."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from console.app.late import Late
from console.app.seat import Seat
from console.app.settings_seen import SettingsSeen
from console.contract.reasons import REASONS
from console.settings import declared, hall_values
from console.settings.nights import night_look, night_plans
from console.settings.schema import Level, Setting, Words
from console.settings.sound_profile import sound_rules
from console.settings.store import NotSet, Settings
from console.shell import shell_commands
from console.shell.dresser import Dresser, NightBy
from console.shell.link_words import said
from console.shell.settings_panel import SettingsPanel, not_set_words
from widgets.common.theme import Theme


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
        self._does = self._doers()
        settings.changed = [self._changed]  # those of the last one who sat here are over
        settings.audit = self._note
        settings.closed = self._closed
        self._seen = SettingsSeen(seat.store.journal, seat.lanes.acts, seat.audit)
        self.sit(account)
        self._keep_still()
        add = seat.commands.add
        add(shell_commands.SETTINGS, lambda: self.panel.open())
        add(shell_commands.NIGHT, self._turn_night)
        add(shell_commands.THEME, lambda: self._choose_next(declared.THEME))
        add(shell_commands.VISION, lambda: self._choose_next(declared.VISION))

    @property
    def panel(self) -> SettingsPanel:
        """All settings."""
        return self._panel()

    def sit(self, account: str) -> None:
        """Let the settings of a person hold; what others have changed meanwhile is audited."""
        self._settings.sit(account)
        self._seen.look(self._settings)

    def leave(self) -> None:
        """Hear of no change any more: nobody sits here."""
        self._settings.changed = []
        self._settings.audit = _to_nobody
        self._settings.closed = str

    def _note(self, name: str, before: str, after: str, level: str) -> None:
        self._seat.audit.note("setting.changed", name, "done", f"{before} > {after} ({level})")
        self._seen.keep(self._settings)

    def _closed(self) -> str:
        """Say why nothing may be changed: a panel that stood open gives its last field away."""
        return said(Words(*REASONS["seat_locked"])) if self._seat.executor.is_locked else ""

    def _build(self, seat: Seat, theme: Theme) -> SettingsPanel:
        return SettingsPanel(theme, self._settings, seat.frame.window)

    def _doers(self) -> Mapping[str, Callable[[], None]]:
        """Return what puts each setting in force that holds at once."""
        does: dict[Setting, Callable[[], None]] = {
            declared.THEME: self._wear,
            declared.VISION: self._wear,
            declared.TEXT: self._wear,
            declared.NIGHT: self._mind_night,
            hall_values.NIGHT_FROM: self._set_night,
            hall_values.NIGHT_UNTIL: self._set_night,
            hall_values.PLANS_FROM: self._set_plans,
            hall_values.PLANS_UNTIL: self._set_plans,
            declared.MOTION: self._keep_still,
            declared.LANGUAGE: self._speak_soon,
            hall_values.VOLUME: self._set_volume,
            hall_values.SPEAKS: self._set_sound,
            hall_values.REPEAT_RED: self._set_sound,
            hall_values.REPEAT_ORANGE: self._set_sound,
            hall_values.MUTE_LONGEST: self._set_sound,
        }
        return {setting.name: do for setting, do in does.items()}

    def _changed(self, name: str) -> None:
        do = self._does.get(name)
        if do is not None:
            do()

    def _wear(self) -> None:
        value = self._settings.value
        wanted = replace(
            self._dresser.look,
            theme=str(value(declared.THEME)),
            vision=str(value(declared.VISION)),
            text=int(value(declared.TEXT)),
            is_still=not value(declared.MOTION),
        )
        self._dresser.wear(wanted)

    def _mind_night(self) -> None:
        self._dresser.mind(NightBy(str(self._settings.value(declared.NIGHT))))

    def _set_night(self) -> None:
        self._dresser.set_night(night_look(self._settings))

    def _set_plans(self) -> None:
        self._seat.screens.pilot.set_night(night_plans(self._settings))

    def _keep_still(self) -> None:
        self._wear()
        self._seat.sound.set_still(self._dresser.look.is_still)

    def _set_volume(self) -> None:
        self._seat.frame.player.volume = int(self._settings.value(hall_values.VOLUME))

    def _set_sound(self) -> None:
        self._seat.frame.sound.set_rules(sound_rules(self._settings))

    def _speak_soon(self) -> None:
        language = str(self._settings.value(declared.LANGUAGE))
        if language != self._language:
            self._language = language
            QTimer.singleShot(0, self, lambda: self._speak(self._language))

    def _choose_next(self, setting: Setting) -> None:
        """By key: a person's next choice of a look, which is worn as it is kept."""
        choices = [value for value, _ in setting.choices]
        at = choices.index(str(self._settings.value(setting))) + 1
        try:
            self._settings.set(setting.name, choices[at % len(choices)], Level.PERSON)
        except NotSet as refusal:
            self._seat.frame.notices.say_refused(not_set_words(refusal))

    def _turn_night(self) -> None:
        """By key: night or day, for this night only; where the hall has locked it, as it says."""
        held = self._settings.in_force(declared.NIGHT)
        if held.is_locked:
            refusal = NotSet("locked", str(held.file))
            self._seat.frame.notices.say_refused(not_set_words(refusal))
        else:
            self._dresser.toggle_night()


def _to_nobody(*_: str) -> None:
    """The desk of the next one finds what is other by then, and notes it."""
