"""New versions of plugins that stand at one desk first: what this seat may use, and what it tells.

The desk that tries one looks at what lies here in use, and tells the hall: taken over, fallen,
gone back. It is told whoever changed it, a key or the installer's word.
"""

from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.app.plugin_pilot_words import pilot_words
from console.app.plugin_terms import Lying
from console.commands.plugin_acts import PluginActs, Tried
from console.domain.plugin_pilot import Pilot, PilotStep
from console.plugin_host.guests.states import GuestHealth, GuestState
from console.settings.plugin_profile import load_plugin_rules

if TYPE_CHECKING:
    from console.app.plugin_desk import PluginDesk
    from console.app.plugin_reading import Lies
    from console.app.plugin_running import PluginRunning
    from console.app.seat import Seat


class Held(Enum):
    """What keeps a version that is armed from taking over at a handover."""

    NOT = auto()
    NOT_LET_IN = auto()
    TRIED_FIRST = auto()
    """It has to stand at another desk first."""


_FALLS = {GuestState.RESTARTING: PilotStep.FALL, GuestState.QUARANTINED: PilotStep.STOP}


class PluginPilots(QObject):
    """What stands at one desk first.

    Args:
        seat: this one.
        desk: its plugins.
        running: what works of them.
    """

    def __init__(self, seat: "Seat", desk: "PluginDesk", running: "PluginRunning") -> None:
        super().__init__(running)
        self._seat, self._desk, self._running = seat, desk, running
        self.rules = load_plugin_rules()
        self._told: dict[str, tuple[str, PilotStep]] = {}
        self._fell: dict[str, datetime] = {}
        running.guests.heard.connect(self._heard)
        running.changed.connect(self.look)
        desk.changed.connect(self.look)

    def armed(self) -> dict[str, Held]:
        """Return what keeps each version that is armed here from taking over, by plugin."""
        read = self._desk.read
        return {
            id: self._held(id, Lying(manifest, lies.found.folder, lies.digest))
            for id, lies in (read.armed.items() if read else ())
            if (manifest := lies.found.manifest)
        }

    def _held(self, plugin: str, lying: Lying) -> Held:
        terms, now = self._running.terms, self._seat.clock.now()
        if not terms.may_run(lying):
            return Held.NOT_LET_IN
        known = terms.known(plugin)
        pilot = known.pilot_of(lying.digest) if known else None
        if pilot is None:
            return Held.TRIED_FIRST if self.rules.needs_pilot else Held.NOT
        is_free = pilot.may_take_over(self._here, self.rules.enough, now)
        return Held.NOT if is_free else Held.TRIED_FIRST

    @property
    def _here(self) -> str:
        return self._seat.identity.seat

    def words(self, plugin: str) -> str:
        """Return which desk tries which version since when, and what came of it."""
        known = self._running.terms.known(plugin)
        if known is None or known.pilot is None:
            return ""
        return pilot_words(known.pilot, self.rules.enough, self._seat.clock.now())

    def look(self) -> None:
        """Tell the hall what this desk uses of what it tries."""
        read = self._desk.read
        for plugin, lies in read.in_use.items() if read else ():
            known = self._running.terms.known(plugin)
            pilot = known.pilot if known else None
            if pilot is not None and lies.digest and pilot.seat == self._here:
                self._tell(plugin, lies, pilot)

    def _tell(self, plugin: str, lies: "Lies", pilot: Pilot) -> None:
        is_used = lies.digest == pilot.digest
        has_begun = pilot.since is not None or (pilot.falls > 0 and not pilot.is_back)
        if is_used and not has_begun:
            self._say(tried(plugin, lies), PilotStep.BEGIN)
        elif has_begun and not is_used:
            name = lies.found.name(in_english=False)
            self._say(Tried(plugin, name, pilot.version, pilot.digest), PilotStep.BACK)

    def _say(self, version: Tried, step: PilotStep) -> None:
        """Tell a step once; the records follow a moment later."""
        if self._told.get(version.id) != (version.digest, step):
            self._told[version.id] = version.digest, step
            PluginActs(self._seat.executor).pilot(version, step)

    def _heard(self, health: GuestHealth) -> None:
        """Tell that the program of a version that is tried here fell, each time."""
        read, step = self._desk.read, _FALLS.get(health.state)
        lies = read.in_use.get(health.plugin) if read else None
        if step is None or lies is None or self._fell.get(health.plugin) == health.since:
            return
        known = self._running.terms.known(health.plugin)
        pilot = known.pilot_of(lies.digest) if known else None
        if pilot is not None and pilot.seat == self._here and not pilot.released_by:
            self._fell[health.plugin] = health.since
            why = health.fault.what.zh if health.fault else ""
            PluginActs(self._seat.executor).pilot(tried(health.plugin, lies), step, why[:200])


def tried(plugin: str, lies: "Lies") -> Tried:
    """Return the version of a plugin that lies here, as acts name it."""
    version = lies.found.manifest.version if lies.found.manifest else ""
    return Tried(plugin, lies.found.name(in_english=False), version, lies.digest)
