"""Plugins at work: their data, guests, records and commands, and how each of them is.

A plugin works where the hall let in the very files that lie here (its record `plugin`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.app import page_parts
from console.app.hub_words import said_by_hub
from console.app.plugin_guests import PluginGuests
from console.app.plugin_own_commands import OwnCommands
from console.app.plugin_records import PluginRecords
from console.app.plugin_settings import PluginSettings
from console.app.plugin_terms import Lying, PluginTerms
from console.app.plugin_told import PluginTold
from console.domain.plugin import Plugin, PluginRecord
from console.domain.plugin_setting import HallSetting
from console.models.directory import NearCamera
from console.plugin_api.words import Words
from console.plugin_host.pages.ports import PluginState, Ports, Standing
from console.plugin_host.reading.discovery import Found
from console.plugin_host.reading.native_reader import PAGE
from console.screens.common.words import watermark
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from offline_cache.values import ChangeSet


class PluginRunning(QObject):
    """What works behind the pages.

    Args:
        seat: whose.
        theme: the look.
        folder: of the seat.

    Signals:
        changed: one is otherwise than before.
        stopped: nothing works any more.
    """

    changed = Signal()
    stopped = Signal()

    def __init__(self, seat: "Seat", theme: Theme, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self._theme = seat, theme
        self._found: dict[str, Found] = {}
        self._watchers: list[Callable[[], None]] = []
        self.terms = PluginTerms(seat.store.cache, folder)
        self.settings = PluginSettings(
            seat.store.journal, seat.lanes.acts, seat.audit, self._set_by_hall, self
        )
        self.commands = OwnCommands(seat, theme, self.terms.permissions, self)
        self.guests = PluginGuests(
            seat, folder, self.terms, self.settings.values, self.commands.prepare, self
        )
        self.commands.keeper = self.guests.keeper
        self.book = self.guests.book
        self._records = PluginRecords(seat, self.book, self)
        self._told = PluginTold(self.guests.keeper.changed, self.terms.permissions, self)
        self.guests.changed.connect(self._tell)
        self.settings.changed.connect(self._set)
        seat.models.feed.changed.connect(self._records_changed)

    def take(self, found: Found, digest: str) -> None:
        """Let a plugin's commands stand and its records be read.

        Args:
            found: the plugin.
            digest: of its files; the hall lets in these and no others.
        """
        self._found[found.id] = found
        if found.manifest is None:
            return
        self.terms.know(Lying(found.manifest, found.folder, digest))
        self.settings.take(found.manifest)
        self.commands.take(found.manifest)
        self._records.read(found.manifest)
        self.guests.follow(found)

    def drop(self, plugin: str) -> None:
        """End what works for a plugin whose files are gone, or are others from now on."""
        self._found.pop(plugin, None)
        self.guests.drop(plugin)
        self.commands.drop(plugin)
        self.terms.forget(plugin)

    def stop(self) -> None:
        """End all of it; what guests still say is told to nobody, their store is gone."""
        self._seat.models.feed.changed.disconnect(self._records_changed)
        for plugin in list(self._found):
            self.commands.drop(plugin)
        self.guests.stop()
        self.stopped.emit()
        self.guests.blockSignals(True)
        self.blockSignals(True)

    def state(self, found: Found) -> PluginState:
        """Return how a plugin is."""
        if found.manifest is None:
            return broken(found)
        if not self.terms.is_let_in(found.id):
            return PluginState(Standing.OFF)
        facts = tuple(said_by_hub(each) for each in self.terms.faults(found.id))
        return replace(self.guests.state(found.id), facts=facts)

    def page(self, found: Found, id: str) -> QWidget | None:
        """Return a page of a plugin by its full id; None where it has none of that id."""
        place = id.rpartition(".")[2]
        shown = found.agreed()
        drawn = next((page for page in shown.pages if page.id == place), None)
        if drawn is not None:
            from console.plugin_host.pages.plugin_page import PluginPage

            return PluginPage(drawn, self.ports(shown))
        if found.manifest is None or place != PAGE or not found.manifest.native:
            return None
        from console.app.plugin_native import native_view

        return native_view(self._seat, found, self.ports(found), self.terms)

    def ports(self, found: Found) -> Ports:
        """Return the console's half for the pages of a plugin."""
        seat, manifest = self._seat, found.manifest
        assert manifest is not None
        return Ports(
            theme=self._theme,
            manifest=manifest,
            book=self.book,
            now=seat.clock.now,
            state=partial(self.state, found),
            command=seat.commands.get,
            run=self.commands.run,
            meant=partial(self.commands.meant, manifest.id),
            save=partial(self._records.save, manifest),
            cameras=self._cameras,
            open_view=seat.desk.view,
            watermark=lambda: watermark(seat.identity, seat.clock.now()),
            ground=partial(page_parts.ground, seat),
            watch=self._watch,
            release=partial(self.guests.keeper.release, manifest.id),
            seen=partial(self.guests.see, found),
        )

    def _cameras(self, ids: Sequence[str]) -> list[NearCamera]:
        known = (self._seat.models.directory.camera(id) for id in ids)
        return [NearCamera(camera, 0.0, "") for camera in known if camera is not None]

    # What has changed

    def _tell(self) -> None:
        for watcher in list(self._watchers):
            watcher()
        self.changed.emit()

    def _watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        self._watchers.append(watcher)
        return partial(self._unwatch, watcher)

    def _unwatch(self, watcher: Callable[[], None]) -> None:
        self._watchers = [each for each in self._watchers if each != watcher]

    def _set_by_hall(self, plugin: str) -> tuple[HallSetting, ...]:
        known = self.terms.known(plugin)
        return known.settings if known else ()

    def _set(self, plugin: str) -> None:
        """A setting is another: the guest begins anew with it."""
        found = self._found.get(plugin)
        if found is not None:
            self.guests.follow(found)

    def _records_changed(self, change: "ChangeSet") -> None:
        kinds = None if change.keys is None else {kind for kind, _ in change.keys}
        for found in self._found.values():
            if found.manifest is not None:
                self._told.note(found.manifest, change)
        if kinds is None or PluginRecord.KIND in kinds:
            for found in self._found.values():
                if found.manifest is not None:
                    self._records.read(found.manifest)
        if kinds is None or Plugin.KIND in kinds:
            self.terms.read()
            for found in self._found.values():
                self.guests.follow(found)
            self._tell()


def broken(found: Found) -> PluginState:
    """Return how a plugin is whose files cannot be used: each fault a line."""
    lines = tuple(Words(each.said(), each.said(True)) for each in found.faults)
    return PluginState(Standing.BROKEN, facts=lines)
