"""One process of a guest and its three pipes; nothing here waits for it longer than it says."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process, SubprocessStreamProtocol
from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec

from console.plugin_api.messages import ToGuest

CHUNK = 16_384
_BUFFER = 32_768
"""Bytes read ahead at most; what is more waits in the guest's own pipe."""
_END_SECONDS = 5.0


class GuestProcess:
    """A process that was started; made by `start`.

    Args:
        transport: the process and its pipes, at the head of a group of its own. It stays in the
            console's session: Linux shares processors out by session first, and only within one
            does its `nice` count.
        streams: what they are read and written by.
    """

    def __init__(
        self, transport: asyncio.SubprocessTransport, streams: SubprocessStreamProtocol
    ) -> None:
        assert streams.stdin and streams.stdout and streams.stderr
        self._transport = transport
        self._process = Process(transport, streams, asyncio.get_running_loop())
        self._stdin, self._stdout, self._stderr = streams.stdin, streams.stdout, streams.stderr

    @classmethod
    async def start(cls, command: Sequence[str], environment: Mapping[str, str]) -> "GuestProcess":
        """Start it.

        Raises:
            OSError: the system does not.
        """
        loop = asyncio.get_running_loop()
        transport, streams = await loop.subprocess_exec(
            lambda: SubprocessStreamProtocol(_BUFFER, loop),
            *command,
            env=dict(environment),
            process_group=0,
        )
        return cls(transport, streams)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def unread(self) -> int:
        """Bytes it was told and has not read (what the pipe itself holds is not counted)."""
        return self._stdin.transport.get_write_buffer_size()

    def tell(self, message: ToGuest) -> None:
        """Tell it something; never waits."""
        if not self._stdin.transport.is_closing():
            self._stdin.write(msgspec.json.encode(message) + b"\n")

    async def read(self) -> bytes:
        """Return the next bytes of its output; none when it has closed it."""
        return await self._stdout.read(CHUNK)

    async def read_errors(self) -> bytes:
        """Return the next bytes of its error output."""
        return await self._stderr.read(CHUNK)

    async def ended(self, seconds: float) -> int | None:
        """Wait for its end and return its status; None when it still runs."""
        with suppress(TimeoutError):
            return await asyncio.wait_for(asyncio.shield(self._process.wait()), seconds)
        return self._process.returncode

    async def end(self) -> None:
        """End it and whatever it began, at once."""
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self.pid, signal.SIGKILL)
        for number in range(3):  # what is left in its pipes holds up nobody's end
            if pipe := self._transport.get_pipe_transport(number):
                pipe.close()
        if await self.ended(_END_SECONDS) is not None:
            self._transport.close()
