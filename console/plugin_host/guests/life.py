"""One life of a guest: from its process's start to its end, and why it ended.

Four coroutines stand beside each other: its output, its error output, its pings, its use of the
machine. The first that finds a reason ends the life.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import thread_time

from console.plugin_api.fault import PluginFault
from console.plugin_api.messages import (
    Call,
    Data,
    FromGuest,
    Hello,
    Note,
    Ping,
    Pong,
    Ran,
    Ready,
    Stop,
    ToGuest,
)
from console.plugin_host.guests import faults
from console.plugin_host.guests.budget import Budget, Throttle
from console.plugin_host.guests.guest_log import GuestLog
from console.plugin_host.guests.inside.launch import UNSEALED
from console.plugin_host.guests.lines import LineCutter, LineTooLongError, read
from console.plugin_host.guests.parts import Parts
from console.plugin_host.guests.patience import Patience, Reply
from console.plugin_host.guests.process import CHUNK, GuestProcess
from console.plugin_host.guests.usage import Share, Usage, usage
from console.runtime.tasks import Tasks

_MINUTE = 60.0
_MOST_PROCESSES = 3
_LOG_BYTES = 32_000
"""Bytes of its error output read in a second."""


class Life:
    """Runs one process of a guest.

    Args:
        file: its entry, for words.
        memory_mb: what it may have.
        parts: what all lives of the guest share.
        heard: gets what it says that is for others, and returns what is wrong with it.
        called: gets its calls.
        changed: told when `is_ready`, `is_slow`, `is_held_back` or `memory` is another.
    """

    def __init__(
        self,
        file: str,
        memory_mb: int,
        parts: Parts,
        log: GuestLog,
        heard: Callable[[Ready | Data | Ran], PluginFault | None],
        called: Callable[[Call], None],
        changed: Callable[[], None],
    ) -> None:
        self._file, self._memory_mb = file, memory_mb
        self._parts, self._log = parts, log
        self._heard, self._called, self._changed = heard, called, changed
        self._limits = parts.limits
        self._now = parts.clock.monotonic
        self._patience = Patience(self._limits)
        self._bytes = Budget(self._limits.bytes_per_second, self._now)
        self._lines = Budget(self._limits.lines_per_second, self._now)
        self._work = Budget(self._limits.work_of_one, self._now)
        self._throttle = Throttle(self._limits.ping_every)
        self._rubbish: deque[float] = deque(maxlen=self._limits.most_rubbish)
        self._process: GuestProcess | None = None
        self._over: asyncio.Future[PluginFault | None] = asyncio.get_running_loop().create_future()
        self._has_said_all = asyncio.Event()
        self._is_asked_to_end = False
        self.is_ready = self.is_slow = False
        self.memory = 0

    @property
    def pid(self) -> int:
        """Its process id; 0 without one."""
        return self._process.pid if self._process else 0

    @property
    def is_held_back(self) -> bool:
        """Whether it wants to say more than is read."""
        return self._throttle.is_on

    async def run(
        self, command: Sequence[str], environment: Mapping[str, str], hello: Hello
    ) -> PluginFault | None:
        """Start it and stay until it has ended; return why, None when it was asked to."""
        try:
            self._process = await GuestProcess.start(command, environment)
        except (OSError, ValueError) as error:
            return faults.not_started(self._file, str(error))
        tasks = Tasks(f"guest.{hello.plugin}", self._broke)
        try:
            self._process.tell(hello)
            tasks.start("output", self._listen(self._process))
            tasks.start("errors", self._keep_errors(self._process))
            tasks.start("pings", self._ask(self._process))
            tasks.start("usage", self._watch(self._process))
            return await self._over
        finally:
            await self._process.end()
            await tasks.close()

    def tell(self, message: ToGuest) -> bool:
        """Tell it something; False when it has stopped reading, or is not there."""
        if self._process is None:
            return False
        if self._process.unread > self._limits.most_unread:
            self._parts.tally.untold += 1
            return False
        self._process.tell(message)
        return True

    async def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        self._is_asked_to_end = True
        self.tell(Stop())
        await asyncio.wait([self._over], timeout=self._limits.stop_within)
        self.end(None)

    def end(self, fault: PluginFault | None) -> None:
        """End it for a reason; the first one stands, and who was asked to end needs none."""
        if not self._over.done():
            self._over.set_result(None if self._is_asked_to_end else fault)

    def _broke(self, name: str, error: BaseException) -> None:
        self.end(faults.crashed(self._file, 0, f"{name}: {error!r}"))

    # ------------------------------------------------------------ what it says

    async def _listen(self, process: GuestProcess) -> None:
        cutter = LineCutter()
        while chunk := await process.read():
            try:
                lines = cutter.feed(chunk)
            except LineTooLongError:
                return self.end(faults.too_long(self._file))
            began = thread_time()
            for line in lines:
                self._take(read(line))
            price = self._price(len(chunk), len(lines), thread_time() - began)
            rest = self._limits.read_every if len(chunk) < CHUNK else 0  # more waits in its pipe
            await asyncio.sleep(max(rest, price))
        await self._closed(process)

    def _price(self, size: int, lines: int, work: float) -> float:
        """Return how long nothing more is read of it, for its own sake and for all others'."""
        own = max(self._bytes.take(size), self._lines.take(lines), self._work.take(work))
        self._hold(own)
        return max(own, self._parts.work.take(work))

    def _hold(self, wait: float) -> None:
        """Note whether it says too much, and end it when that goes on for too long."""
        was_held_back = self._throttle.is_on
        held = self._throttle.look(wait, self._now())
        if self._throttle.is_on is not was_held_back:
            self._changed()
        if held > self._limits.flood_for:
            self.end(faults.flooding(self._file))

    async def _closed(self, process: GuestProcess) -> None:
        status = await process.ended(self._limits.stop_within)
        with suppress(TimeoutError):  # its last words lie in the other pipe
            await asyncio.wait_for(self._has_said_all.wait(), self._limits.stop_within)
        last = self._log.last[-1] if self._log.last else ""
        if status is None:
            self.end(faults.crashed(self._file, 0, "stdout closed"))
        elif status == UNSEALED:
            self.end(faults.unsealed(self._file))
        else:
            self.end(faults.crashed(self._file, status, last))

    def _take(self, said: FromGuest | None) -> None:
        match said:
            case Pong():
                self._answered(said)
            case Ready() if not self.is_ready:
                self.is_ready = True
                self._changed()
                self._note_fault(self._heard(said))
            case Data() | Ran() if self.is_ready:
                self._note_fault(self._heard(said))
            case Call() if self.is_ready:
                self._called(said)
            case Note():
                self._log.write(self._parts.clock.now(), said.words)
            case _:
                self._count_rubbish()

    def _answered(self, pong: Pong) -> None:
        now, asked_at = self._now(), self._patience.asked_at
        if self._patience.answered(pong.number) and asked_at is not None:
            self._parts.tally.replied(now - asked_at)
        else:
            self._count_rubbish()

    def _note_fault(self, fault: PluginFault | None) -> None:
        if fault is not None:
            self._log.write(self._parts.clock.now(), fault.said())
            self._count_rubbish()

    def _count_rubbish(self) -> None:
        self._rubbish.append(self._now())
        is_full = len(self._rubbish) == self._rubbish.maxlen
        if is_full and self._rubbish[-1] - self._rubbish[0] < _MINUTE:
            self.end(faults.rubbish(self._file))

    async def _keep_errors(self, process: GuestProcess) -> None:
        budget, rest = Budget(_LOG_BYTES, self._now), b""
        while chunk := await process.read_errors():
            *lines, rest = (rest[-_LOG_BYTES:] + chunk).split(b"\n")
            for line in lines:
                self._log.write(self._parts.clock.now(), line.decode("utf-8", "replace"))
            await asyncio.sleep(budget.take(len(chunk)))
        self._log.write(self._parts.clock.now(), rest.decode("utf-8", "replace"))
        self._has_said_all.set()

    # ------------------------------------------------------------ how it is

    async def _ask(self, process: GuestProcess) -> None:
        await asyncio.sleep(self._limits.ping_every)
        began = self._now()
        while not self.is_ready:
            await asyncio.sleep(self._limits.ping_every)
            if self._now() - began > self._limits.start_within:
                return self.end(faults.late_start(self._file, self._limits.start_within))
        while True:
            reply = self._patience.look(self._now())
            if reply is Reply.HUNG:
                return self.end(faults.hung(self._file, self._limits.hung_after))
            self._set_slow(reply is Reply.SLOW)
            if (number := self._patience.ask(self._now())) is not None:
                process.tell(Ping(number=number))
            await asyncio.sleep(self._limits.ping_every)

    def _set_slow(self, is_slow: bool) -> None:
        if is_slow is not self.is_slow:
            self.is_slow = is_slow
            self._changed()

    async def _watch(self, process: GuestProcess) -> None:
        share = Share(self._limits.busy_for)
        while (found := usage(process.pid)) is not None:
            self.memory = found.memory
            self._parts.tally.weighed(found.memory)
            self._judge(found, share)
            await asyncio.sleep(self._limits.watch_every)

    def _judge(self, found: Usage, share: Share) -> None:
        """End it when it has too much of the machine."""
        used = share.over(self._now(), found.cpu)
        if found.processes > _MOST_PROCESSES:
            self.end(faults.forking(self._file))
        elif found.memory > self._memory_mb * 1024 * 1024:
            self.end(faults.memory(self._file, self._memory_mb))
        elif used > self._limits.busy_share:
            limits = self._limits
            self.end(faults.busy(self._file, limits.busy_share, limits.busy_for))
