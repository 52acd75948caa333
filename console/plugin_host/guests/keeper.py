"""All guests of a console, on one thread of their own; the only door from outside."""

import asyncio
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path

from console.plugin_api.dataset import Value
from console.plugin_api.manifest import Manifest
from console.plugin_api.messages import Ran
from console.plugin_host.guests.audit import CallAudit
from console.plugin_host.guests.broker import Broker, Door
from console.plugin_host.guests.guest import PluginGuest
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.sandbox import Sandbox, look
from console.plugin_host.guests.states import GuestHealth, Heard
from console.runtime.tasks import Tasks
from console.runtime.workers import run_aside


class GuestKeeper:
    """Starts, minds and ends the guests of plugins.

    Every method returns at once and may be called from any thread; what they ask for is done on the
    guests' thread, in order. The thread begins with the first guest.

    Args:
        parts: clock, book, folder, limits, language.
        door: the console's half of the calls; asked on the guests' thread.
        heard: told of each change of a guest, on the guests' thread.
        look: finds what holds a guest on this machine; asked once, aside.
    """

    def __init__(
        self, parts: Parts, door: Door, heard: Heard, look: Callable[[], Sandbox] = look
    ) -> None:
        self._parts, self._door, self._heard, self._look = parts, door, heard, look
        self._audit = CallAudit(parts.folder)
        self._guests: dict[str, PluginGuest] = {}
        self._found: asyncio.Future[Sandbox] | None = None
        self._loop = asyncio.new_event_loop()
        self._tasks = Tasks("plugin-guests")
        self._thread = threading.Thread(target=self._run, name="plugin-guests", daemon=True)
        self._guard = threading.Lock()
        self._is_closed = False

    def start(self, manifest: Manifest, folder: Path, grants: Grants) -> None:
        """Take a plugin's guest in; one of the same id is ended first. It sleeps until wanted.

        Args:
            manifest: read and checked; one without a guest is left alone.
            folder: where its code lies.
            grants: what it was given.
        """
        if manifest.guest is not None:
            self._do(lambda: self._take_in(manifest, folder, grants))

    def stop(self, plugin: str) -> None:
        """End a plugin's guest and forget it."""
        self._do(lambda: self._let_go(plugin))

    def show(self, plugin: str, is_shown: bool) -> None:
        """Tell that a page of the plugin can be seen, or none any more."""
        self._with(plugin, lambda guest: guest.show(is_shown))

    def run(self, plugin: str, command: str, args: Mapping[str, Value]) -> "Future[Ran]":
        """Run a command of a plugin; the result comes from its guest, refused when it cannot."""
        done: Future[Ran] = Future()

        def give() -> None:
            guest = self._guests.get(plugin)
            if guest is None:
                done.set_result(_NONE)
            else:
                guest.command(command, args, done)

        if not self._do(give):
            done.set_result(_NONE)
        return done

    def changed(self, plugin: str, what: str) -> None:
        """Tell a guest that records it may read have changed."""
        self._with(plugin, lambda guest: guest.changed(what))

    def release(self, plugin: str) -> None:
        """Start a guest again that is in quarantine; a person asked for it."""
        self._with(plugin, lambda guest: guest.release())

    def health(self, plugin: str) -> GuestHealth | None:
        """Return how a guest is; None without one."""
        guest = self._guests.get(plugin)
        return guest.health if guest else None

    def last_lines(self, plugin: str) -> tuple[str, ...]:
        """Return the newest lines of a guest's log."""
        guest = self._guests.get(plugin)
        return guest.last_lines if guest else ()

    @property
    def held_by(self) -> Sandbox | None:
        """What holds guests on this machine; None before the first was started."""
        found = self._found
        return found.result() if found is not None and found.done() else None

    def close(self) -> None:
        """End every guest, then the thread; takes a second at most for those that do not obey."""
        with self._guard:
            if self._is_closed:
                return
            self._is_closed = True
            has_begun = self._thread.ident is not None
        if has_begun:
            asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self._loop.close()

    # ------------------------------------------------------------ on the guests' thread

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _take_in(self, manifest: Manifest, folder: Path, grants: Grants) -> None:
        before = self._guests.pop(manifest.id, None)
        broker = Broker(manifest, grants, self._parts, self._door, self._audit)
        guest = PluginGuest(
            manifest, folder, grants, self._parts, broker, self._sandbox, self._heard
        )
        self._guests[manifest.id] = guest

        async def follow() -> None:
            if before is not None:
                await before.close()
            await guest.run()

        self._tasks.start(f"guest.{manifest.id}", follow())

    def _let_go(self, plugin: str) -> None:
        guest = self._guests.pop(plugin, None)
        if guest is not None:
            self._tasks.start(f"stop.{plugin}", guest.close())

    async def _sandbox(self) -> Sandbox:
        """Return what holds a guest here, tried once for all."""
        if self._found is None:
            self._found = asyncio.wrap_future(run_aside("plugin-sandbox", self._look))
        return await asyncio.shield(self._found)

    async def _end(self) -> None:
        guests, self._guests = list(self._guests.values()), {}
        await asyncio.gather(*(guest.close() for guest in guests))
        await self._tasks.close()

    def _with(self, plugin: str, call: Callable[[PluginGuest], object]) -> None:
        def give() -> None:
            guest = self._guests.get(plugin)
            if guest is not None:
                call(guest)

        self._do(give)

    def _do(self, call: Callable[[], object]) -> bool:
        """Have something done on the guests' thread; False when that has ended."""
        with self._guard:
            if self._is_closed:
                return False
            if self._thread.ident is None:
                self._thread.start()
            self._loop.call_soon_threadsafe(call)
            return True


_NONE = Ran(
    number=0,
    zh="插件没有运行，命令未执行",
    en="the plugin does not run; the command was not given",
    is_refused=True,
)
