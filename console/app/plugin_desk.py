"""Plugins at a seat: their pages, their place on the rail, how each of them is.

A start reads none of it. When the seat has settled, manifests and pages are read on a thread of
their own, then pages and commands stand; a plan that names a page before that, or one that is not
here, keeps its place (C-14). Guests begin when a page of theirs is first seen.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from console.app.late import Late
from console.app.plugin_usage import PluginUsage
from console.commands.plugin_commands import LIST
from console.models.futures import when_done
from console.plugin_host.shipped import SHIPPED
from console.runtime.workers import run_aside
from console.shell import rail_pages
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.approval_desk import ApprovalDesk
    from console.app.plugin_running import PluginRunning
    from console.app.seat import Seat
    from console.plugin_host.pages.launcher import Launcher
    from console.plugin_host.pages.launcher_item import LauncherItem
    from console.plugin_host.pages.page_frame import PageFrame
    from console.plugin_host.pages.ports import PluginState
    from console.plugin_host.reading.discovery import Found

USAGE = "plugin-usage.csv"
INSTALLED, MADE = "plugins", "plugins-made"
"""Folders of the seat: versions of each plugin, and which is in use; those made of workbooks."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


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
        self.found: dict[str, Found] = {}
        self.usage = PluginUsage(folder, seat.clock.now)
        self.is_read = self._has_begun = False
        self._frames: dict[str, PageFrame] = {}
        self._running: PluginRunning | None = None
        seat.frame.window.stand_in = self.frame
        self.approvals = Late(partial(_approvals, seat, theme))
        seat.commands.announce((LIST,), self.approvals)

    def begin(self) -> None:
        """Read what there is, aside and once; a replay has none."""
        if self._folder is None or self._has_begun:
            return
        self._has_begun = True
        roots = (SHIPPED, self._folder / MADE, self._folder / INSTALLED)
        if any(root.is_dir() for root in roots):
            when_done(run_aside("plugins", partial(_read, roots)), self, self._take)
        else:
            self._take([])

    def _take(self, read: "Sequence[tuple[Found, str]]") -> None:
        """Let pages and commands stand, and fill the places that waited for them."""
        found = {each.id: each for each, _ in read}
        self.found = found
        self.is_read = True
        if found:
            self._run(read)
        for frame in list(self._frames.values()):
            self._fill(frame)
        if found:
            self._seat.screens.windows.find_pages()
        self.changed.emit()

    def _run(self, read: "Sequence[tuple[Found, str]]") -> None:
        from console.app.plugin_commands import EXPORT
        from console.app.plugin_running import PluginRunning

        assert self._folder is not None
        self._running = PluginRunning(self._seat, self._theme, self._folder, self)
        self._running.changed.connect(self.changed)
        self._seat.commands.add(EXPORT, self._export)
        for each, digest in read:
            self._running.take(each, digest)
            self._put_pages(each)

    def _export(self) -> None:
        """Write the counts of openings where documents are kept: a person asked for it."""
        from platformdirs import user_documents_path

        file = user_documents_path() / USAGE
        notices = self._seat.frame.notices
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self.usage.export(file)
        except OSError as error:
            notices.say_refused(_t("Not written: {0}").format(error.strerror or error))
            return
        notices.say(_t("Written to {0}").format(file))

    def _put_pages(self, found: "Found") -> None:
        from console.app.plugin_commands import page_command
        from console.plugin_host.pages.launcher_item import page_id

        window, commands = self._seat.frame.window, self._seat.commands
        for page in found.pages:
            id, name = page_id(found.id, page.id), page.name.said(not is_chinese())
            window.add_beyond(id, name, rail_pages.TOPICS, partial(self.frame, id))
            commands.add(page_command(id, name), partial(window.show_page, id))

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
        page = (
            next((p for p in found.pages if frame.id.endswith(f".{p.id}")), None) if found else None
        )
        if found is None or page is None or self._running is None:
            frame.hold(self._card(frame.plugin, found))
            return
        from console.plugin_host.pages.plugin_page import PluginPage

        self.usage.opened(found.id)
        frame.hold(PluginPage(page, self._running.ports(found)))

    def _card(self, plugin: str, found: "Found | None") -> QWidget:
        from console.plugin_host.pages.state_card import StateCard

        in_english = not is_chinese()
        name = found.name(in_english) if found else plugin
        owner = found.manifest.owner if found and found.manifest else found.owner if found else None
        card = StateCard(self._theme, name, owner)
        card.show_state(self.state(found))
        return card

    def state(self, found: "Found | None") -> "PluginState":
        """Return how a plugin is."""
        from console.plugin_host.pages.ports import PluginState, Standing

        if found is None:
            return PluginState(Standing.MISSING)
        if self._running is None:
            return PluginState(Standing.OFF)
        return self._running.state(found)

    # The launcher

    def launcher(self) -> "Launcher":
        """Return the page of the rail's 专题."""
        from console.plugin_host.pages.launcher import Launcher

        launcher = Launcher(self._theme, self._items)
        launcher.page_requested.connect(self._seat.frame.window.show_page)
        self.changed.connect(launcher.refresh)
        return launcher

    def _items(self) -> "list[LauncherItem]":
        from console.plugin_host.pages.launcher_item import item_of

        if self._running is None:
            return []
        book, in_english = self._running.book, not is_chinese()
        return [
            item_of(each, self.state(each), book, in_english, self.usage.of(each.id))
            for each in self.found.values()
        ]

    def stop(self) -> None:
        """End guests and pages."""
        for frame in self._frames.values():
            frame.let_go()
        if self._running is not None:
            self._running.stop()


def _approvals(seat: "Seat", theme: Theme) -> "ApprovalDesk":
    from console.app.approval_desk import ApprovalDesk

    return ApprovalDesk(seat, theme)


def _read(roots: Sequence[Path]) -> "list[tuple[Found, str]]":
    """Return the plugins with the digest of their files; empty for one that cannot be used."""
    from hashlib import sha256

    from console.plugin_api.fault import PluginFaultsError
    from console.plugin_host.packages.archive import listed
    from console.plugin_host.reading.discovery import find

    def digest(found: "Found") -> str:
        try:
            return sha256(listed(found.folder)).hexdigest() if found.manifest else ""
        except (OSError, PluginFaultsError):
            return ""  # what cannot be read whole is not what was let in

    return [(each, digest(each)) for each in find(roots)]
