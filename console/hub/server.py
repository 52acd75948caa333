"""Serving a hub: where it listens, when it says it is ready, how it ends."""

import asyncio
import ipaddress
import logging
import signal
import socket
import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType

import uvicorn
from uvicorn.server import HANDLED_SIGNALS

from console.hub.api.app import build_app
from console.hub.api.service import HubService
from console.hub.core.hub_core import HubCore
from console.hub.settings import HubSettings
from console.hub.store.backup import restore
from console.hub.store.problems import StoreDamaged
from console.hub.store.sqlite import hold, open_folder
from console.runtime.clock import Clock
from console.runtime.ids import IdSource

log = logging.getLogger(__name__)

MOST_RESTORES = 3
"""Backups brought back in one life of the process; then the disk itself wants a person."""

ENDS_WITHIN = 1
"""Seconds readers of the feed are given to leave when the hub is asked to end."""


SILENT_PEER = 20_000
"""Milliseconds in which what was sent must have arrived, else the peer is gone (`covers` go out
every ten seconds, so a feed whose seat lost its power ends as well)."""


class BadListen(ValueError):  # noqa: N818
    """The hub may not or cannot listen there; the text is for the person who started it."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Where a hub listens, and with which certificate."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    is_insecure_allowed: bool = False

    @classmethod
    def parse(cls, text: str) -> "Listen":
        """Read `HOST:PORT`.

        Raises:
            BadListen: another form.
        """
        host, colon, port = text.rpartition(":")
        if not colon or not port.isdigit() or int(port) > 65535:
            raise BadListen(f"--listen wants HOST:PORT, not {text!r}")
        return cls(host.strip("[]") or "127.0.0.1", int(port))

    def check(self) -> None:
        """Refuse to send passwords over a network in clear.

        Raises:
            BadListen: beyond loopback without certificate and without the explicit word, or the
                certificate cannot be used.
        """
        if (self.certificate is None) != (self.key is None):
            raise BadListen("--tls-cert and --tls-key go together: 证书和私钥须同时给出")
        self._check_certificate()
        if self.is_loopback or self.certificate or self.is_insecure_allowed:
            return
        raise BadListen(
            f"{self.host} is beyond this machine: give --tls-cert and --tls-key, or say "
            "--insecure-beyond-loopback if the network itself is protected. "
            "监听本机以外的地址须配置证书; 确有专网保护时可加 --insecure-beyond-loopback"
        )

    def _check_certificate(self) -> None:
        if self.certificate is None or self.key is None:
            return
        try:
            own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            own.load_cert_chain(self.certificate, self.key)
        except OSError as error:  # SSLError is one
            raise BadListen(
                f"{self.certificate} with {self.key} cannot be used ({error}): "
                "证书或私钥读不出或不成对, 请给出未加密的 PEM 文件"
            ) from error

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def bind(self) -> socket.socket:
        """Return a bound socket; port 0 takes a free one.

        Raises:
            BadListen: the address is taken or is none of ours.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        # The protocol is named: only then does asyncio switch Nagle off for what is accepted,
        # and without that every answer and every change waits 40 ms for the reader's ACK.
        bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; a seat without power says no good-bye
            bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENT_PEER)
        if sys.platform != "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((self.host, self.port))
        except OSError as error:
            bound.close()
            raise BadListen(f"cannot listen on {self.host}:{self.port}: {error}") from error
        return bound

    def url(self, bound: socket.socket) -> str:
        """Return the address of a bound socket."""
        scheme = "https" if self.certificate else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{bound.getsockname()[1]}"


class _Server(uvicorn.Server):
    """Tells when it serves, and lets long answers go when it is asked to end."""

    def __init__(
        self, config: uvicorn.Config, on_ready: Callable[[], None], on_exit: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._on_exit = on_exit

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hear signals while serving; being asked to end is no failure, so none is raised again."""
        before = {number: signal.signal(number, self.handle_exit) for number in HANDLED_SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._on_exit()
        super().handle_exit(sig, frame)


def serve(
    folder: Path,
    listen: Listen,
    clock: Clock,
    on_ready: Callable[[str], None],
    prepare: Callable[[HubCore], None],
    settings: HubSettings | None = None,
    restore_from: Path | None = None,
) -> None:
    """Serve a hub until the process is asked to end.

    Args:
        folder: where its data is.
        listen: where it listens.
        clock: its time.
        on_ready: gets the URL once it serves.
        prepare: runs on the core before it serves (tokens).
        settings: limits, default those of `HubSettings`.
        restore_from: a backup that takes the place of a database found damaged, without waiting
            for a person.

    Raises:
        BadListen: it may not or cannot listen there.
        StoreDamaged: the database is damaged, and there is no backup to take its place.
        StoreProblem: the data cannot be used.
    """
    listen.check()
    settings, left = settings or HubSettings(), MOST_RESTORES
    with hold(folder):
        while True:
            try:
                with listen.bind() as bound:
                    listen = replace(listen, port=int(bound.getsockname()[1]))
                    core = _opened(folder, clock, settings, prepare)
                    asyncio.run(_serve(core, listen, bound, clock, on_ready))
                if core.database.damage.found:
                    raise StoreDamaged(core.database.damage.found)
                return
            except StoreDamaged as damaged:
                if restore_from is None or not left:
                    raise
                left -= 1
                _bring_back(folder, restore_from, clock, damaged)


def _opened(
    folder: Path, clock: Clock, settings: HubSettings, prepare: Callable[[HubCore], None]
) -> HubCore:
    database = open_folder(folder, IdSource(clock))
    try:
        with database.damage.watched():
            database.note("hall", settings.hall)
            core = HubCore(database, IdSource(clock), settings)
            prepare(core)
    except BaseException:
        database.close()
        raise
    return core


def _bring_back(folder: Path, backup: Path, clock: Clock, damaged: StoreDamaged) -> None:
    """Let a backup take the place of a damaged database; seats give back what it does not know."""
    epoch = restore(folder, backup, IdSource(clock), clock.now())
    log.error("%s", damaged)
    log.error(
        "%s took its place, epoch %s. 已自动恢复备份，损坏的数据库已另存，各席位将补回",
        backup,
        epoch,
    )


async def _serve(
    core: HubCore,
    listen: Listen,
    bound: socket.socket,
    clock: Clock,
    on_ready: Callable[[str], None],
) -> None:
    service = HubService(core, clock)
    loop = asyncio.get_running_loop()
    config = uvicorn.Config(
        build_app(service),
        log_level=logging.WARNING,
        access_log=False,
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=ENDS_WITHIN,
        timeout_keep_alive=65,
        ssl_certfile=str(listen.certificate) if listen.certificate else None,
        ssl_keyfile=str(listen.key) if listen.key else None,
    )

    def on_exit() -> None:
        loop.call_soon_threadsafe(service.stop)

    server = _Server(config, lambda: on_ready(listen.url(bound)), on_exit)

    def end() -> None:
        service.stop()
        server.should_exit = True

    def found() -> None:
        loop.call_soon_threadsafe(end)

    core.database.damage.tell = found
    if core.database.damage.found:
        end()
    await server.serve([bound])
