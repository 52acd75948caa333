"""Plugins at a seat: their pages, their place on the rail, how each of them is.

A start reads none of it. When the seat has settled, manifests and pages are read on a thread of
their own, then pages and commands stand; a plan that names a page before that, or one that is not
here, keeps its place (C-14). Guests begin when a page of theirs is first seen.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.app import plugin_late
from console.app.late import Late
from console.app.plugin_usage import PluginUsage
from console.commands.plugin_commands import (
    HAND_OVER,
    LIST,
    MAKE_PAGE,
    ROLL_BACK,
    SAFE_MODE,
    SETTINGS,
)
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.screens.common.map_layers import MapLayers
from console.shell import rail_pages
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.app.plugin_pilots import Held, PluginPilots
    from console.app.plugin_reading import Lies, Reading
    from console.app.plugin_revocations import PluginRevocations
    from console.app.plugin_running import PluginRunning
    from console.app.plugin_safe_mode import Why
    from console.app.seat import Seat
    from console.plugin_host.pages.launcher import Launcher
    from console.plugin_host.pages.page_frame import PageFrame
    from console.plugin_host.pages.ports import PluginState
    from console.plugin_host.reading.discovery import Found


class PluginDesk(QObject):
    """All plugins of one seat.

    Args:
        seat: whose they are.
        theme: the look.
        folder: of the seat; None where nothing is kept and nothing runs (a replay).

    Signals:
        changed: plugins were read, or one is otherwise than before.
    """

    changed = Signal()

    def __init__(self, seat: "Seat", theme: Theme, folder: Path | None) -> None:
        super().__init__(seat)
        self._seat, self._theme, self._folder = seat, theme, folder
        self.read: Reading | None = None
        """What lies here; None before it was read."""
        self.usage = PluginUsage(folder, seat.clock.now)
        self._has_begun = False
        self._revocations: PluginRevocations | None = None
        self._frames: dict[str, PageFrame] = {}
        self._undo: dict[str, list[Callable[[], None]]] = {}
        self.running: PluginRunning | None = None
        self.pilots: PluginPilots | None = None
        self.layers = MapLayers(self)
        seat.frame.window.stand_in = self.frame
        self.approvals = Late(partial(plugin_late.approvals, seat, theme))
        seat.commands.announce((LIST,), self.approvals)
        self.safe_mode = Late(partial(plugin_late.safe_mode, self, seat, folder or Path()))
        self.versions = Late(partial(plugin_late.versions, self, seat, folder or Path()))
        self.making = Late(partial(plugin_late.making, seat, theme))
        self.setting = Late(partial(plugin_late.setting, seat, theme))
        if folder is not None:
            seat.commands.announce((SAFE_MODE,), self.safe_mode)
            seat.commands.announce((MAKE_PAGE,), self.making)
            seat.commands.announce((SETTINGS,), self.setting)
            seat.commands.announce((HAND_OVER, ROLL_BACK), self.versions)

    def begin(self) -> None:
        """Read what there is, aside and once; a replay has none."""
        if self._folder is None or self._has_begun:
            return
        self._has_begun = True
        from console.app.plugin_reading import INSTALLED, Reading, roots
        from console.app.plugin_revocations import PluginRevocations

        root = self._folder / INSTALLED
        self._revocations = PluginRevocations(self._seat, root, self.read_again)
        if any(root.is_dir() for root in roots(self._folder)):
            weighed = run_aside("plugins", self.safe_mode().weigh)
            when_done(weighed, self, self._weighed)
        else:
            self._take(Reading())

    def _weighed(self, why: "Why") -> None:
        self.safe_mode().begin(why)
        if self.safe_mode().is_on:
            self._leave_out()
        else:
            self.read_again()

    def read_again(self) -> None:
        """Read what lies here, aside, and take up what is otherwise than before."""
        if self._folder is None or self.safe_mode().is_on:
            return
        from console.app.plugin_reading import read

        when_done(run_aside("plugins", partial(read, self._folder)), self, self._come)

    def _come(self, read: "Reading") -> None:
        """Take up what was read, unless plugins were left out meanwhile."""
        if not self.safe_mode().is_on:
            self._take(read)

    def leave_out(self, is_on: bool) -> None:
        """Work without plugins from now on, or with them again; a person said so."""
        if is_on:
            self._leave_out()
        else:
            self.read_again()

    def _leave_out(self) -> None:
        """Let nothing of a plugin work: cards stand in the places of their pages."""
        from console.app.plugin_reading import Reading

        self._take(Reading())
        if self.running is not None:
            self.running.stop()
            self.running = self.pilots = None

    @property
    def is_read(self) -> bool:
        """Whether it is known what lies here."""
        return self.read is not None

    @property
    def found(self) -> "Mapping[str, Found]":
        """The plugins in use, by id."""
        return {id: each.found for id, each in self.read.in_use.items()} if self.read else {}

    def _take(self, read: "Reading") -> None:
        """Let pages and commands stand, and fill the places that waited for them."""
        before = self.read.in_use if self.read else {}
        is_first, self.read = self.read is None, read
        others = {id for id in {*before, *read.in_use} if before.get(id) != read.in_use.get(id)}
        for id in others & set(before):
            self._drop(id)
        for id in sorted(others & set(read.in_use)):
            self._stand(id, read.in_use[id])
        for frame in list(self._frames.values()):
            if is_first or frame.plugin in others:
                self._fill(frame)
        if others:
            self._seat.screens.windows.find_pages()
        if self._revocations is not None:
            self._revocations.say(read)
        self.changed.emit()

    def _stand(self, id: str, lies: "Lies") -> None:
        if self.running is None:
            self.running = self._run()
        self._undo[id] = []
        self.running.take(lies.found, lies.digest)
        self._put_pages(lies.found)

    def _drop(self, id: str) -> None:
        for frame in self._frames.values():
            if frame.plugin == id:
                frame.let_go()
        for undo in self._undo.pop(id, []):
            undo()
        if self.running is not None:
            self.running.drop(id)

    def _run(self) -> "PluginRunning":
        from console.app.plugin_badges import PluginBadges
        from console.app.plugin_commands import EXPORT
        from console.app.plugin_layers import PluginLayers
        from console.app.plugin_pilots import PluginPilots
        from console.app.plugin_running import PluginRunning
        from console.app.plugin_topics import export_usage

        assert self._folder is not None
        running = PluginRunning(self._seat, self._theme, self._folder, self)
        running.changed.connect(self.changed)
        PluginLayers(self._seat, self, running)
        PluginBadges(self._seat, self, running)
        self.pilots = PluginPilots(self._seat, self, running)
        if EXPORT.id not in {command.id for command in self._seat.commands}:
            self._seat.commands.add(EXPORT, partial(export_usage, self._seat, self.usage))
        return running

    def _put_pages(self, found: "Found") -> None:
        from console.app.plugin_commands import page_command
        from console.plugin_host.pages.launcher_item import page_id

        window, commands = self._seat.frame.window, self._seat.commands
        for place, title in found.places:
            id, name = page_id(found.id, place), title.said(not is_chinese())
            window.add_beyond(id, name, rail_pages.TOPICS, partial(self.frame, id))
            undo = commands.add(page_command(id, name), partial(window.show_page, id))
            self._undo[found.id].append(undo)

    # Pages

    def frame(self, id: str) -> QWidget:
        """Return the place of a page, whether its plugin is here or not."""
        from console.plugin_host.pages.page_frame import PageFrame

        frame = self._frames.get(id)
        if frame is None:
            frame = self._frames[id] = PageFrame(self._theme, id)
            self._fill(frame)
        return frame

    def _fill(self, frame: "PageFrame") -> None:
        if not self.is_read and self._folder is not None:
            return  # it stays plain until the plugins are read
        found = self.found.get(frame.plugin)
        content = self.running.page(found, frame.id) if found and self.running else None
        if found is None or content is None:
            frame.hold(self._card(frame.plugin, found))
            return
        self.usage.opened(found.id)
        frame.hold(content)

    def _card(self, plugin: str, found: "Found | None") -> QWidget:
        from console.plugin_host.pages.state_card import StateCard

        in_english = not is_chinese()
        name = found.name(in_english) if found else plugin
        owner = found.manifest.owner if found and found.manifest else found.owner if found else None
        card = StateCard(self._theme, name, owner)
        card.show_state(self._without_page(found))
        return card

    def _without_page(self, found: "Found | None") -> "PluginState":
        """Return what to say in place of a page; its file may be wrong while its plugin is well."""
        from console.app.plugin_running import broken
        from console.plugin_host.pages.ports import PluginState, Standing

        state = self.state(found)
        if found is None or state.standing is not Standing.WELL:
            return state
        return broken(found) if found.faults else PluginState(Standing.MISSING)

    def state(self, found: "Found | None") -> "PluginState":
        """Return how a plugin is."""
        from console.plugin_api.words import Words
        from console.plugin_host.pages.ports import PluginState, Standing

        if self.left_out:
            return PluginState(Standing.OFF, Words(self.left_out, self.left_out))
        if found is None:
            return PluginState(Standing.MISSING)
        if self.running is None:
            return PluginState(Standing.OFF)
        return self.running.state(found)

    @property
    def left_out(self) -> str:
        """Why plugins are left out; empty while they are not."""
        is_on = self._folder is not None and self.safe_mode().is_on
        return self.safe_mode().words if is_on else ""

    def name(self, id: str) -> str:
        """Return what a plugin is called; its id where nobody knows it."""
        found = self.found.get(id)
        return found.name(not is_chinese()) if found else id

    def launcher(self) -> "Launcher":
        """Return the page of the rail's 专题."""
        from console.app.plugin_topics import topics

        return topics(self._seat, self._theme, self)

    def armed(self) -> "Mapping[str, Held]":
        """Return what keeps each version that is armed here from taking over, by plugin."""
        return self.pilots.armed() if self.pilots else {}

    def tried(self, plugin: str) -> str:
        """Return which desk tries which version of a plugin since when; empty where none does."""
        return self.pilots.words(plugin) if self.pilots else ""

    def stop(self) -> None:
        """End guests and pages; what guests still say is told to nobody, their store is gone."""
        self.blockSignals(True)
        for frame in self._frames.values():
            frame.let_go()
        if self.running is not None:
            self.running.stop()
        if self.safe_mode.if_built is not None:
            self.safe_mode.if_built.stop()
        if self._revocations is not None:
            self._revocations.stop()
