"""The guest of one plugin over its lives: wanted or not, started, fallen, started again, stopped.

It lives while a page of it is seen, a command of it runs, or it is always on; else it sleeps, which
is having no process. Three falls in ten minutes are a quarantine that only a person ends.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from console.plugin_api.dataset import Origin, Value
from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import API, Guest, Manifest
from console.plugin_api.messages import Call, Changed, Data, Hello, Ran, Ready, Run, Shown
from console.plugin_host.guests import faults
from console.plugin_host.guests.broker import Broker
from console.plugin_host.guests.guest_log import GuestLog
from console.plugin_host.guests.life import Life
from console.plugin_host.guests.parts import Grants, Parts
from console.plugin_host.guests.sandbox import Sandbox
from console.plugin_host.guests.states import GuestHealth, GuestState, Heard
from console.plugin_host.guests.tables import Tables
from console.runtime.tasks import Tasks


class PluginGuest:
    """Keeps the guest of one plugin; everything here is called on the guests' thread.

    Args:
        manifest: of the plugin, which has a guest.
        folder: where its code lies.
        grants: what it was given.
        parts: what all guests share.
        broker: answers its calls.
        sandbox: returns what holds a guest here, found once.
        heard: told of each change.
    """

    def __init__(
        self,
        manifest: Manifest,
        folder: Path,
        grants: Grants,
        parts: Parts,
        broker: Broker,
        sandbox: Callable[[], Awaitable[Sandbox]],
        heard: Heard,
    ) -> None:
        assert manifest.guest is not None
        self._manifest, self._folder, self._grants, self._parts = manifest, folder, grants, parts
        self._guest: Guest = manifest.guest
        self._broker, self._sandbox, self._heard = broker, sandbox, heard
        self._tables = Tables(tuple(s for s in manifest.data if s.origin is Origin.GUEST))
        self._log = GuestLog(parts.folder / manifest.id)
        self._tasks = Tasks(f"plugin.{manifest.id}")
        self._life: Life | None = None
        self._is_shown = self._is_closed = self._flush_is_due = False
        self._wish = asyncio.Event()
        self._released = asyncio.Event()
        self._closing, self._is_over = asyncio.Event(), asyncio.Event()
        self._idle_since: float | None = None
        self._falls: deque[float] = deque(maxlen=parts.limits.most_falls)
        self._fault: PluginFault | None = None
        self._number = 0
        self._runs: dict[int, Future[Ran]] = {}
        self._waiting: list[Run] = []
        self.health = self._health_of(GuestState.ASLEEP)

    @property
    def last_lines(self) -> tuple[str, ...]:
        """The newest lines of its log."""
        return tuple(self._log.last)

    async def run(self) -> None:
        """Keep it until `close`."""
        try:
            self._weigh()
            while await self._is_wished():
                fault = await self._live()
                if fault is None:
                    self._set(GuestState.ASLEEP, None)
                else:
                    await self._fall(fault)
        finally:
            self._is_over.set()

    def show(self, is_shown: bool) -> None:
        """Take that a page of it can be seen, or none."""
        self._is_shown = is_shown
        self._weigh()
        self._tell_shown()

    def command(self, command: str, args: Mapping[str, Value], done: "Future[Ran]") -> None:
        """Run a command of it, starting it if need be."""
        self._number += 1
        self._runs[self._number] = done
        self._waiting.append(Run(number=self._number, command=command, args=args))
        self._weigh()
        self._tell_waiting()

    def changed(self, what: str) -> None:
        """Tell that records it may read have changed; one that has stopped reading is not told."""
        if self._life is not None and self._life.is_ready:
            self._life.tell(Changed(what=what))

    def release(self) -> None:
        """Start it again after a quarantine; a person asked for it."""
        self._falls.clear()
        self._released.set()

    async def close(self) -> None:
        """End it."""
        self._is_closed = True
        self._wish.set()
        self._released.set()
        self._closing.set()
        if self._life is not None:
            await self._life.stop()
        await self._is_over.wait()
        await self._tasks.close()
        self._drop_runs()
        self._set(GuestState.OFF, None)

    # ------------------------------------------------------------ one life after another

    async def _is_wished(self) -> bool:
        """Wait until a process is wished for; False when the end has come instead."""
        await self._wish.wait()
        return not self._is_closed

    async def _live(self) -> PluginFault | None:
        self._set(GuestState.STARTING, self._fault)
        sandbox = await self._sandbox()
        if self._closing.is_set():
            return None
        command, environment = sandbox.command(
            self._guest.entry, self._folder, self._grants.packages, self._guest.memory_mb
        )
        life = self._life = Life(
            self._guest.entry,
            self._guest.memory_mb,
            self._parts,
            self._log,
            self._take,
            self._call,
            self._life_changed,
        )
        try:
            return await life.run(command, environment, self._hello())
        finally:
            self._life = None
            self._drop_runs()
            self._flush()

    async def _fall(self, fault: PluginFault) -> None:
        if self._is_closed:
            return  # it fell while it was being ended: nobody waits for a person then
        limits, now = self._parts.limits, self._parts.clock.monotonic()
        self._falls.append(now)
        recent = [at for at in self._falls if now - at <= limits.within]
        if len(recent) >= limits.most_falls:
            self._released.clear()
            self._set(GuestState.QUARANTINED, fault)
            await self._released.wait()
            return
        self._set(GuestState.RESTARTING, fault)
        waits = limits.restart_after
        with suppress(TimeoutError):
            wait = waits[min(len(recent), len(waits)) - 1]
            await asyncio.wait_for(self._closing.wait(), wait)

    def _hello(self) -> Hello:
        return Hello(
            api="{}.{}".format(*API),
            plugin=self._manifest.id,
            permissions=tuple(sorted(self._grants.permissions)),
            settings=self._grants.settings,
            language=self._parts.language,
        )

    # ------------------------------------------------------------ wanted or not

    def _weigh(self) -> None:
        """Wish for a process, or begin to count how long nobody does."""
        if self._is_shown or self._guest.is_always_on or self._runs:
            self._idle_since = None
            self._wish.set()
        elif self._idle_since is None:
            self._idle_since = self._parts.clock.monotonic()
            self._tasks.start("sleep", self._fall_asleep(self._idle_since))

    async def _fall_asleep(self, since: float) -> None:
        await asyncio.sleep(self._parts.limits.asleep_after if self._life else 0)
        if self._idle_since != since:
            return
        self._wish.clear()
        if self._life is not None:
            await self._life.stop()

    def _tell_shown(self) -> None:
        if self._life is not None and self._life.is_ready:
            self._life.tell(Shown(is_shown=self._is_shown))

    def _tell_waiting(self) -> None:
        if self._life is None or not self._life.is_ready:
            return
        while self._waiting and self._life.tell(self._waiting[0]):
            del self._waiting[0]

    # ------------------------------------------------------------ what it says

    def _take(self, said: Ready | Data | Ran) -> PluginFault | None:
        if isinstance(said, Ran):
            return self._ran(said)
        if isinstance(said, Ready):
            return self._greeted(said)
        if not self._tables.take(said, self._parts.clock.now()):
            return faults.lied(
                self._guest.entry,
                faults.tidy(said.set),
                "送来的数据集没有在清单中声明",
                "a data set that the manifest does not declare",
            )
        self._flush_soon()
        return None

    def _greeted(self, said: Ready) -> PluginFault | None:
        if said.version == self._manifest.version:
            return None
        zh, en = "程序版本与清单不符", "its version is not that of the manifest"
        return faults.lied(self._guest.entry, faults.tidy(said.version), zh, en)

    def _ran(self, said: Ran) -> PluginFault | None:
        done = self._runs.pop(said.number, None)
        self._weigh()
        if done is None:
            zh, en = "答复了没有下达的命令", "it answers a command nobody gave"
            return faults.lied(self._guest.entry, str(said.number), zh, en)
        if not done.done():
            done.set_result(said)
        return None

    def _drop_runs(self) -> None:
        """Tell those who wait for a command that nothing comes; it may or may not be done."""
        for done in self._runs.values():
            if not done.done():
                done.set_result(_UNKNOWN)
        self._runs.clear()
        self._waiting.clear()
        self._weigh()

    def _call(self, call: Call) -> None:
        life = self._life
        if life is None:
            return

        async def answer() -> None:
            life.tell(await self._broker.answer(call))

        self._tasks.start(f"call.{call.number}", answer())

    # ------------------------------------------------------------ what others hear

    def _life_changed(self) -> None:
        life = self._life
        if life is None or not life.is_ready:
            return
        if life.is_slow:
            seconds = self._parts.limits.slow_after
            return self._set(GuestState.SLOW, faults.slow(self._guest.entry, seconds))
        if self.health.state is GuestState.STARTING:
            self._tell_shown()
            self._tell_waiting()
        self._set(GuestState.WELL, None)

    def _set(self, state: GuestState, fault: PluginFault | None) -> None:
        self._fault = fault
        self._tables.say(fault)
        self._flush_soon()
        before, now = self.health, self._health_of(state)
        if state is before.state and fault == before.fault:
            now = self._health_of(state, before)
        if now != before:
            self.health = now
            self._heard(now)

    def _health_of(self, state: GuestState, before: GuestHealth | None = None) -> GuestHealth:
        life, moment = self._life, self._parts.clock.now()
        oldest = self._parts.clock.monotonic() - self._parts.limits.within
        return GuestHealth(
            self._manifest.id,
            state,
            before.since if before else moment,
            self._fault,
            sum(at >= oldest for at in self._falls),
            life.pid if life else 0,
            life.memory if life else 0,
            life.is_held_back if life else False,
        )

    def _flush_soon(self) -> None:
        if not self._flush_is_due and not self._is_closed:
            self._flush_is_due = True
            asyncio.get_running_loop().call_later(self._parts.limits.flush_every, self._flush)

    def _flush(self) -> None:
        self._flush_is_due = False
        for data in self._tables.flush():
            self._parts.book.put(self._manifest.id, data)


_UNKNOWN = Ran(
    number=0,
    zh="插件没有答复，命令是否生效不明，请核实",
    en="the plugin did not answer; whether the command took effect is not known",
    is_refused=True,
)
