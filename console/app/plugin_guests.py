"""Programs and files of plugins at a seat: begun, ended and begun anew as the hall lets them in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.app.plugin_demo import DemoFiles
from console.app.plugin_door import PluginDoor, Prepare
from console.app.plugin_sheets import PluginSheets
from console.app.plugin_terms import DATA, PluginTerms
from console.plugin_api.dataset import Value
from console.plugin_host.guests.keeper import GuestKeeper
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.states import WORDS, GuestHealth, GuestState
from console.plugin_host.pages.ports import PluginState, Standing
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import Found
from console.shell.link_words import is_chinese

if TYPE_CHECKING:
    from console.app.seat import Seat

_SLOW = (GuestState.SLOW, GuestState.RESTARTING)


def state_of(health: GuestHealth) -> PluginState:
    """Return how a plugin is whose program is so."""
    words = health.fault.what if health.fault else WORDS[health.state]
    if health.state is GuestState.QUARANTINED:
        return PluginState(Standing.STOPPED, words, health.since)
    if health.state in _SLOW:
        return PluginState(Standing.SLOW, words, health.since)
    return PluginState()


class PluginGuests(QObject):
    """What works for the plugins that were let in.

    Args:
        seat: whose.
        folder: of the seat.
        terms: what the hall let in.
        settings: returns what a plugin's settings are.
        prepare: lays an order before a person; called on any thread.

    Signals:
        changed: one is otherwise than before.
        heard: `GuestHealth` of one, as it was told by the guests' thread.
    """

    changed = Signal()
    heard = Signal(object)

    def __init__(
        self,
        seat: "Seat",
        folder: Path,
        terms: PluginTerms,
        settings: Callable[[str], Mapping[str, Value]],
        prepare: Prepare,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._seat, self._terms, self._settings = seat, terms, settings
        self.book = DataBook()
        self._sheets = PluginSheets(self.book, parent=self)
        self._health: dict[str, GuestHealth] = {}
        self._begun: dict[str, Grants] = {}
        self._demos: dict[str, DemoFiles] = {}
        self._seen: dict[str, set[str]] = {}
        language = "zh_CN" if is_chinese() else "en"
        parts = Parts(seat.clock, self.book, folder / DATA, language=language)
        door = PluginDoor(seat.store.cache, seat.lanes.pages, seat.executor, prepare)
        self.keeper = GuestKeeper(parts, door, self.heard.emit)
        self.heard.connect(self._take_health)

    def _take_health(self, health: GuestHealth) -> None:
        self._health[health.plugin] = health
        self.changed.emit()

    def state(self, plugin: str) -> PluginState:
        """Return how a plugin is that was let in."""
        health = self._health.get(plugin)
        return PluginState() if health is None else state_of(health)

    def follow(self, found: Found) -> None:
        """Begin what is always on once it is let in, anew under other rights; end what is out."""
        if found.manifest is None:
            return
        self._follow_files(found)
        if not self._terms.is_let_in(found.id):
            self._end(found.id)
        elif found.id in self._begun:
            self._begin_anew(found)
        elif (guest := found.manifest.guest) and (guest.is_always_on or self._seen.get(found.id)):
            self._begin(found)

    def see(self, found: Found, where: str, is_seen: bool) -> None:
        """Let a guest work while something of it can be seen; the first time begins it.

        Args:
            found: the plugin.
            where: which page shows something of it: one of its own, or one of the console.
            is_seen: whether that page can be seen.
        """
        places = self._seen.setdefault(found.id, set())
        if (where in places) == is_seen and (found.id in self._begun or not is_seen):
            return
        (places.add if is_seen else places.discard)(where)
        is_seen = bool(places)
        if found.manifest is None or found.manifest.guest is None:
            return
        if found.id in self._begun:
            self.keeper.show(found.id, is_seen)
        elif is_seen and self._terms.is_let_in(found.id):
            self._begin(found)

    def drop(self, plugin: str) -> None:
        """End a plugin whose files are not here any more, or are others now."""
        self._sheets.drop(plugin)
        self._end(plugin)

    def stop(self) -> None:
        """End all guests, and look at no files any more."""
        self._sheets.stop()
        self.keeper.close()

    def _follow_files(self, found: Found) -> None:
        """Watch the files of a plugin while it is let in: of its granted folder, then its own."""
        if not self._terms.is_let_in(found.id):
            self._sheets.drop(found.id)
            return
        granted = self._grants(found).folder
        self._sheets.take(found, [granted, found.folder] if granted else [found.folder])
        self._bring_demo(found, granted)

    def _bring_demo(self, found: Found, granted: Path | None) -> None:
        """In the demo, let the evening's files come into the folder it may read."""
        manifest = found.manifest
        if not self._seat.options.is_demo or granted is None or found.id in self._demos:
            return
        if manifest is not None and manifest.demo:
            told, now = found.folder / manifest.demo, self._seat.clock.now
            self._demos[found.id] = DemoFiles(told, granted, now, self)

    def _begin(self, found: Found) -> None:
        """Start a guest that was let in."""
        manifest = found.manifest
        assert manifest is not None
        self._begun[found.id] = grants = self._grants(found)
        self.keeper.start(manifest, found.folder, grants)
        self.keeper.show(found.id, bool(self._seen.get(found.id)))

    def _begin_anew(self, found: Found) -> None:
        """Start a guest again whose rights or settings are others now."""
        if self._begun[found.id] != self._grants(found):
            self._begin(found)

    def _end(self, plugin: str) -> None:
        if self._begun.pop(plugin, None) is not None:
            self.keeper.stop(plugin)
        self._health.pop(plugin, None)

    def _grants(self, found: Found) -> Grants:
        return self._terms.grants(found.id, self._settings(found.id))
