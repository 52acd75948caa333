"""Plugins at work: their data, guests, commands and forms, and how each of them is.

A plugin works where the hall approved it (its record `plugin`), and in the demo, where all that is
shipped counts as approved.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.app import page_parts
from console.app.plugin_commands import own_command
from console.app.plugin_demo import DemoFiles
from console.app.plugin_door import RECORD_PUT, PluginDoor
from console.app.plugin_sheets import PluginSheets
from console.commands.intention import Intention, Result
from console.domain.plugin import Plugin, PluginRecord, record_id
from console.models.directory import NearCamera
from console.models.futures import when_done
from console.plugin_api.dataset import Value
from console.plugin_api.manifest import Manifest, PluginCommand
from console.plugin_api.messages import Ran
from console.plugin_api.page import Form
from console.plugin_api.permission import Permission
from console.plugin_api.words import Words
from console.plugin_host.guests.keeper import GuestKeeper
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.states import WORDS, GuestHealth, GuestState
from console.plugin_host.pages.ports import PluginState, Ports, Standing
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import Found
from console.plugin_host.reading.records_source import put_records, specs_of
from console.screens.common.words import refusal_words
from console.shell import rail_pages
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from offline_cache.values import ChangeSet

DATA, INBOX = "plugin-data", "in"
"""Below the seat's folder: each plugin's own data; in it the folder it may read."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PluginRunning(QObject):
    """What works behind the pages.

    Args:
        seat: whose.
        theme: the look.
        folder: of the seat.

    Signals:
        changed: one is otherwise than before.
    """

    changed = Signal()
    _heard = Signal(object)

    def __init__(self, seat: "Seat", theme: Theme, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self._theme, self._folder = seat, theme, folder
        self.book = DataBook()
        self._found: dict[str, Found] = {}
        self._health: dict[str, GuestHealth] = {}
        self._begun: set[str] = set()
        self._terms: dict[str, Mapping[str, Any]] = {}
        self._digests: dict[str, str] = {}
        self.sheets = PluginSheets(self.book, parent=self)
        self._watchers: list[Callable[[], None]] = []
        parts = Parts(seat.clock, self.book, folder / DATA, language=_language())
        door = PluginDoor(seat.store.cache, seat.lanes.pages, seat.executor, self._prepare)
        self._keeper = GuestKeeper(parts, door, self._heard.emit)
        self._heard.connect(self._take_health)
        seat.models.feed.changed.connect(self._records_changed)

    def take(self, found: Found, digest: str) -> None:
        """Let a plugin's commands stand and its records be read.

        Args:
            found: the plugin.
            digest: of its files; the hall lets in these and no others.
        """
        self._found[found.id] = found
        self._digests[found.id] = digest
        self._terms[found.id] = self._read_terms(found.id)
        if found.manifest is None:
            return
        for command in found.manifest.command:
            declared = own_command(found.manifest, command, not is_chinese())
            run = partial(self._run_own, found.manifest, command)
            try:
                self._seat.commands.add(declared, run)
            except ValueError as error:  # its key is taken on its own page: it stays without
                self._seat.frame.notices.say_refused(str(error))
        self._read_records(found.manifest)
        self._follow_approval(found)

    def stop(self) -> None:
        """End all guests, and look at no files any more."""
        self.sheets.stop()
        self._keeper.close()

    # How a plugin is

    def state(self, found: Found) -> PluginState:
        """Return how a plugin is."""
        if found.manifest is None:
            lines = tuple(Words(each.said(), each.said(True)) for each in found.faults)
            return PluginState(Standing.BROKEN, facts=tuple(lines))
        if not self._is_approved(found.id):
            return PluginState(Standing.OFF)
        health = self._health.get(found.id)
        if health is None:
            return PluginState()
        words = health.fault.what if health.fault else WORDS[health.state]
        if health.state is GuestState.QUARANTINED:
            return PluginState(Standing.STOPPED, words, health.since)
        if health.state in (GuestState.SLOW, GuestState.RESTARTING):
            return PluginState(Standing.SLOW, words, health.since)
        return PluginState()

    def _is_approved(self, plugin: str) -> bool:
        return self._seat.options.is_demo or bool(self._terms.get(plugin))

    def _read_terms(self, plugin: str) -> Mapping[str, Any]:
        """Return under which terms the hall let in these very files; none where it did not."""
        row = self._seat.store.cache.get(Plugin.KIND, plugin)
        terms: Mapping[str, Any] = (row.body.get("terms") or {}) if row else {}
        return terms if terms.get("digest") == self._digests.get(plugin) else {}

    def _grants(self, manifest: Manifest) -> Grants:
        asked = frozenset(manifest.permissions)
        if not self._seat.options.is_demo:
            given = set(self._terms.get(manifest.id, {}).get("permissions", ()))
            asked = frozenset(each for each in asked if each.value in given)
        folder = self._folder / DATA / manifest.id / INBOX
        if Permission.READ_FOLDER in asked:
            folder.mkdir(parents=True, exist_ok=True)
            return Grants(asked, folder)
        return Grants(asked)

    def _take_health(self, health: GuestHealth) -> None:
        self._health[health.plugin] = health
        self._tell()

    def _tell(self) -> None:
        for watcher in list(self._watchers):
            watcher()
        self.changed.emit()

    def _watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        self._watchers.append(watcher)
        return partial(self._unwatch, watcher)

    def _unwatch(self, watcher: Callable[[], None]) -> None:
        self._watchers = [each for each in self._watchers if each != watcher]

    # What a page is given

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
            run=self._run,
            save=partial(self._save, manifest),
            cameras=self._cameras,
            open_view=seat.desk.view,
            ground=partial(page_parts.ground, seat),
            watch=self._watch,
            release=partial(self._keeper.release, manifest.id),
            seen=partial(self._seen, found),
        )

    def _seen(self, found: Found, is_seen: bool) -> None:
        """Let the guest work while a page can be seen; the first time begins it."""
        manifest = found.manifest
        if manifest is None or manifest.guest is None or not self._is_approved(found.id):
            return
        if is_seen:
            self._begin(found)
        if found.id in self._begun:
            self._keeper.show(found.id, is_seen)

    def _follow_approval(self, found: Found) -> None:
        """Begin what is always on once it is let in; end what was taken out."""
        manifest = found.manifest
        if manifest is None:
            return
        self._follow_sheets(found, manifest)
        guest = manifest.guest
        if guest is None:
            return
        if not self._is_approved(found.id) and found.id in self._begun:
            self._begun.discard(found.id)
            self._keeper.stop(found.id)
        elif guest.is_always_on:
            self._begin(found)

    def _follow_sheets(self, found: Found, manifest: Manifest) -> None:
        """Watch the files of a plugin while it is let in: of its granted folder, then its own."""
        if not self._is_approved(found.id):
            self.sheets.drop(found.id)
            return
        granted = self._grants(manifest).folder
        self.sheets.take(found, [granted, found.folder] if granted else [found.folder])

    def _begin(self, found: Found) -> None:
        """Start a guest that was let in, once."""
        manifest = found.manifest
        if manifest is None or found.id in self._begun or not self._is_approved(found.id):
            return
        self._begun.add(found.id)
        grants = self._grants(manifest)
        if self._seat.options.is_demo and manifest.demo and grants.folder is not None:
            DemoFiles(found.folder / manifest.demo, grants.folder, self._seat.clock.now, self)
        self._keeper.start(manifest, found.folder, grants)

    def _cameras(self, ids: Sequence[str]) -> list[NearCamera]:
        known = (self._seat.models.directory.camera(id) for id in ids)
        return [NearCamera(camera, 0.0, "") for camera in known if camera is not None]

    # Records

    def _read_records(self, manifest: Manifest) -> None:
        if not any(specs_of(manifest)):
            return
        now = self._seat.clock.now()
        work = partial(put_records, manifest, self.book, self._bodies, now)
        self._seat.lanes.pages.submit(work, urgent=False)

    def _bodies(self, of: str) -> list[Mapping[str, Any]]:
        rows = self._seat.store.cache.select(PluginRecord.KIND, {"of": of})
        return [row.body for row in rows if not row.body.get("is_removed")]

    def _records_changed(self, change: "ChangeSet") -> None:
        kinds = None if change.keys is None else {kind for kind, _ in change.keys}
        if kinds is None or PluginRecord.KIND in kinds:
            for found in self._found.values():
                if found.manifest is not None:
                    self._read_records(found.manifest)
        if kinds is None or Plugin.KIND in kinds:
            self._terms = {id: self._read_terms(id) for id in self._found}
            for found in self._found.values():
                self._follow_approval(found)
            self._tell()

    def _save(self, manifest: Manifest, form: Form, values: Mapping[str, Value]) -> "Future[str]":
        """Save a form as a record; the future fails with the words of a refusal."""
        key = (
            ".".join(str(values.get(field, "")) for field in form.key)
            or self._seat.executor.new_id()
        )
        args = {"plugin": manifest.id, "record": form.record, "id": key, "fields": dict(values)}
        lane = f"{Plugin.KIND}/{manifest.id}"
        target = f"{PluginRecord.KIND}/{record_id(manifest.id, form.record, key)}"
        intention = Intention(RECORD_PUT, lane, (target, lane), args)
        done: Future[str] = Future()
        asked = self._seat.executor.perform(intention)
        when_done(asked, self, partial(_settle, done), done.set_exception)
        return done

    # Commands

    def _run(self, id: str, row: Mapping[str, Value]) -> None:
        if id.startswith("plugin."):
            self._seat.commands.run(id, row=row)
        else:
            self._seat.commands.run(id)

    def _run_own(
        self, manifest: Manifest, command: PluginCommand, row: Mapping[str, Value] | None = None
    ) -> None:
        if command.needs and command.needs not in self._grants(manifest).permissions:
            words = _t("{0}: the hall has not granted this")
            self._seat.frame.notices.say_refused(words.format(command.title.said(not is_chinese())))
            return
        if command.order:
            text = command.order.format_map(_Known(row or {}))
            self._prepare(str((row or {}).get("alert") or ""), command.unit, text)
            return
        asked = self._keeper.run(manifest.id, command.id, dict(row or {}))
        when_done(asked, self, self._ran)

    def _ran(self, ran: Ran) -> None:
        words = ran.zh if is_chinese() or not ran.en else ran.en
        notices = self._seat.frame.notices
        if ran.is_refused:
            notices.say_refused(words)
        elif words:
            notices.say(words)

    def _prepare(self, alert: str, unit: str, text: str) -> None:
        """Lay an order before a person; called on any thread."""
        done: Future[None] = Future()
        when_done(done, self, lambda _: self._lay_order(alert, unit, text))
        done.set_result(None)

    def _lay_order(self, alert: str, unit: str, text: str) -> None:
        """Open the page of orders with the words written; who sits here checks and sends them."""
        seat = self._seat
        if not alert:
            seat.frame.notices.say_refused(_t("No alert belongs to this row; register it first"))
            return
        units = [each.id for each in seat.models.directory.units() if unit in (each.id, each.name)]
        seat.frame.window.show_page(rail_pages.DEPLOY)
        seat.pages.deploy.show_alert(alert, units, text)


class _Known(dict[str, Any]):
    """Leaves a name in braces as it stands where the row has no such column."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _settle(done: "Future[str]", result: Result) -> None:
    if result.is_saved:
        done.set_result("")
    else:
        done.set_exception(ValueError(refusal_words(result)))


def _language() -> str:
    return "zh_CN" if is_chinese() else "en"
