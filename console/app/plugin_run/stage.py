"""What works behind the window of `plugin run`: program, sandbox, data, the hall it reads.

A file that is saved is taken up: pages are drawn anew, the program begins anew where anything but
a page was changed. What cannot be used is said, and what worked last goes on.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.app.plugin_commands import free_key, own_command, own_scope
from console.app.plugin_guests import state_of
from console.app.plugin_run.folder_watch import Read
from console.app.plugin_sheets import PluginSheets
from console.commands.registry import CommandTable, same_key
from console.domain.camera import Camera
from console.domain.entity import decode
from console.models.directory import NearCamera
from console.models.futures import when_done
from console.models.ground import GroundLine, read_ground
from console.plugin_api.dataset import DataSet, Value
from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Manifest
from console.plugin_api.messages import Ran
from console.plugin_api.page import Form
from console.plugin_api.permission import Permission
from console.plugin_api.words import Words
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.refused import CallRefusedError
from console.plugin_host.guests.states import WORDS, GuestHealth
from console.plugin_host.native.native_view import NativePorts, NativeView
from console.plugin_host.packages.archive import listed
from console.plugin_host.pages.order_words import order_words
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.ports import PluginState, Ports
from console.plugin_host.reading.native_reader import CODE, PAGE, NativeSource, read_native
from console.plugin_host.reading.records_source import row_of, specs_of
from console.plugin_host.trial.session import WHOLE, Session, running
from console.plugin_host.trial.stand_in import StandIn
from console.plugin_host.trial.where import place_in_log
from console.runtime.clock import SystemClock
from console.runtime.hall_time import hall_time
from console.runtime.workers import run_aside
from console.shell.link_words import is_chinese
from resources import path
from widgets.common.theme import Theme

MOST_LINES = 200
MakeDoor = Callable[[Path], StandIn]
"""Makes the hall of a plugin whose folder is given."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it can be drawn."""

    id: str
    name: Words
    build: Callable[[], QWidget]


class RunStage(QObject):
    """Runs a plugin while it is written.

    Args:
        theme: the look.
        make_door: makes the hall it asks.
        at: time of the evening whose demo files lie there from the first.
        rate: times as fast as its clock goes on.

    Signals:
        pages_changed: other pages are to be drawn.
        said: a line for the window, or what is wrong, is another.
    """

    pages_changed = Signal()
    said = Signal()
    _heard = Signal(object)
    _did = Signal(str, str)

    def __init__(
        self, theme: Theme, make_door: MakeDoor, at: str = WHOLE, rate: float = 1.0
    ) -> None:
        super().__init__()
        self._theme, self._make_door, self._at = theme, make_door, at
        self._rate = rate
        self._stack = ExitStack()
        self._clock = SystemClock()
        self._watchers: list[Callable[[], None]] = []
        self._health: GuestHealth | None = None
        self._manifest: Manifest | None = None
        self._sheets: PluginSheets | None = None
        self.session: Session | None = None
        self.commands = CommandTable()
        self.shown: tuple[Shown, ...] = ()
        self.faults: tuple[PluginFault, ...] = ()
        self.lines: deque[str] = deque(maxlen=MOST_LINES)
        self.starts = 0
        """How often its program was begun."""
        self._heard.connect(self._take_health)
        self._did.connect(self.tell)

    @property
    def manifest(self) -> Manifest | None:
        """The last good one."""
        return self._manifest

    @property
    def program_fault(self) -> str:
        """What is wrong with its program, by file and line where its log tells; empty when well."""
        health, session = self._health, self.session
        if health is None or health.fault is None or session is None or self._manifest is None:
            return ""
        where = place_in_log(session.keeper.last_lines(self._manifest.id))
        told = health.fault.what.said(not is_chinese())
        return f"{where}  {told}" if where else told

    def take(self, read: Read) -> None:
        """Take up what was saved."""
        self.faults = read.faults
        manifest = read.found.manifest
        if manifest is not None:
            self._stand(manifest, read)
        self.said.emit()

    def stop(self) -> None:
        """End its program and let everything go."""
        if self._sheets is not None:
            self._sheets.stop()
        self._stack.close()
        self.session = None

    # Taking up what was saved

    def _stand(self, manifest: Manifest, read: Read) -> None:
        is_only_pages = bool(self.shown) and read.changed <= set(manifest.pages)
        has_bad_code = any(fault.file.endswith(".py") for fault in read.faults)
        if not (is_only_pages or (has_bad_code and self.session)):
            self._begin(manifest, read)
        seen = read.found.agreed()
        ports = self._ports(seen.manifest or manifest)
        drawn = [Shown(p.id, p.name, partial(PluginPage, p, ports)) for p in seen.pages]
        if manifest.native and not any(fault.code == CODE for fault in read.faults):
            build = partial(self._native, manifest, read.found.folder, ports)
            drawn.append(Shown(PAGE, manifest.name, build))
        new = {each.id: each for each in drawn}
        stay = [each for each in self.shown if each.id not in new and read.faults]
        self.shown = (*new.values(), *stay)
        self.pages_changed.emit()

    def _native(self, manifest: Manifest, folder: Path, ports: Ports) -> QWidget:
        """Return its native page; whoever writes it trusts it."""

        def read() -> Future[NativeSource]:
            digest = sha256(listed(folder)).hexdigest()
            return run_aside("plugin-native", lambda: read_native(manifest, folder, digest))

        def note(what: str, how: str) -> None:
            self.tell(f"本机代码 {what}：{how}", f"native code {what}: {how}")

        return NativeView(ports, NativePorts(lambda: True, read, note))

    def _begin(self, manifest: Manifest, read: Read) -> None:
        """Have its program begin, or begin anew."""
        self._manifest, self._health = manifest, None
        self._declare(manifest)
        folder = read.found.folder
        if self.session is None:
            self.session = self._stack.enter_context(self._running(manifest, folder))
            self._sheets = PluginSheets(self.session.book, parent=self)
        else:
            self.session.begin(manifest, folder)
        assert self._sheets is not None
        self._sheets.take(read.found, [self.session.inbox, folder])
        self.starts += 1
        self.session.door.changed = self._records_changed
        for kind in manifest.record:
            self._records_changed(kind.id)
        self.tell(f"{manifest.id} {manifest.version}", f"{manifest.id} {manifest.version}")

    def _running(self, manifest: Manifest, folder: Path) -> AbstractContextManager[Session]:
        door = self._make_door(folder)
        door.heard = self._did.emit
        return running(
            manifest,
            folder,
            Limits(),
            frozenset(Permission),
            at=self._at,
            rate=self._rate,
            door=door,
            listener=self._heard.emit,
        )

    def _declare(self, manifest: Manifest) -> None:
        self.commands = CommandTable()
        for command in manifest.command:
            declared, _ = free_key(own_command(manifest, command, not is_chinese()), self.commands)
            self.commands.add(declared, lambda: None)

    def _take_health(self, health: GuestHealth) -> None:
        self._health = health
        words = WORDS[health.state]
        self.tell(words.zh, words.en)
        if health.fault is not None:
            self.tell(self.program_fault, self.program_fault)
        for watcher in list(self._watchers):
            watcher()

    def tell(self, zh: str, en: str) -> None:
        """Write a line below the page."""
        words = zh if is_chinese() else en
        self.lines.append(f"{hall_time(self._clock.now())}  {words}")
        self.said.emit()

    # The console's half of its pages

    def _ports(self, manifest: Manifest) -> Ports:
        session = self.session
        assert session is not None
        return Ports(
            theme=self._theme,
            manifest=manifest,
            book=session.book,
            now=session.parts.clock.now,
            state=self._state,
            command=lambda id: self.commands.get(id),
            run=self._run,
            meant=self._meant,
            save=self._save,
            cameras=self._cameras,
            open_view=lambda id, width, height: None,
            watermark=str,
            ground=_ground,
            watch=self._watch,
            release=lambda: session.keeper.release(manifest.id),
            seen=lambda _, is_seen: session.keeper.show(manifest.id, is_seen),
        )

    def _state(self) -> PluginState:
        return state_of(self._health) if self._health else PluginState()

    def _meant(self, key: str) -> str:
        scope = own_scope(self._manifest.id) if self._manifest else ""
        own = (each for each in self.commands if each.on == scope)
        return next((each.id for each in own if key and same_key(each.key, key)), "")

    def _run(self, id: str, row: Mapping[str, Value]) -> None:
        manifest, session = self._manifest, self.session
        if manifest is None or session is None:
            return
        own = {f"plugin.{manifest.id}.{each.id}": each for each in manifest.command}
        command = own.get(id)
        if command is None:
            self.tell(f"控制台的命令：{id}", f"a command of the console: {id}")
        elif command.order:
            text = order_words(command.order, row)
            self.tell(f"拟工单：{text}", f"an order to check: {text}")
        else:
            when_done(session.run(command.id, row), self, self._ran)

    def _ran(self, ran: Ran) -> None:
        sign = "✗ " if ran.is_refused else ""
        self.tell(f"{sign}{ran.zh}", f"{sign}{ran.en or ran.zh}")

    def _save(self, form: Form, values: Mapping[str, Value]) -> "Future[str]":
        done: Future[str] = Future()
        session, manifest = self.session, self._manifest
        assert session is not None and manifest is not None
        key = ".".join(str(values.get(field, "")) for field in form.key)
        try:
            session.door.save(manifest, form.record, key or f"{self._clock.now():%H%M%S%f}", values)
            done.set_result("")
        except CallRefusedError as refused:
            done.set_exception(ValueError(refused.words.said(not is_chinese())))
        return done

    def _records_changed(self, kind: str) -> None:
        """Show what was saved of a kind; on whichever thread it was."""
        session, manifest = self.session, self._manifest
        if session is None or manifest is None:
            return
        saved, now = session.door.saved.get(kind, {}), session.parts.clock.now()
        bodies = [{"key": key, "at": now.isoformat(), "fields": f} for key, f in saved.items()]
        for spec in specs_of(manifest):
            if spec.of == kind:
                rows = tuple(row_of(body, spec) for body in bodies)
                session.book.put(manifest.id, DataSet(spec.id, rows, now))

    def _cameras(self, ids: Sequence[str]) -> list[NearCamera]:
        door = self.session.door if self.session else None
        known = [body for id in ids if door is not None and (body := door.camera(id))]
        return [NearCamera(decode(Camera, body), 0.0, "") for body in known]

    def _watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)


@cache
def _ground() -> Sequence[GroundLine]:
    return read_ground(path("demo/map_lines.geojson").read_text("utf-8"))
