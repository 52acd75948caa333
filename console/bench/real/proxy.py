"""A proxy between seats and the hub, on a thread of its own, with as many ways as wanted.

Where the hub speaks TLS it shows the seats the hub's own certificate.
"""

import asyncio
import ssl
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from console.bench.real.certificates import Certificate
from console.bench.real.way import Way
from console.bench.real.weather import CLEAR, Trick, Weather

T = TypeVar("T")
PATIENCE = 10.0


class Proxy:
    """Ways to one hub, on a thread of their own; methods may be called from any other thread.

    Args:
        hub: host and port of the hub.
        certificate: the hub's, where it speaks TLS.
    """

    def __init__(self, hub: tuple[str, int], certificate: Certificate | None = None) -> None:
        self._hub = hub
        self._shown = None if certificate is None else ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy")
        self._ways: list[Way] = []
        if certificate is not None:
            self.show(certificate)

    def __enter__(self) -> "Proxy":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for way in self._ways:
            self._do(way.close())
        self._do(_end_handshakes())
        self._do(self._loop.shutdown_asyncgens())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def open(self) -> Way:
        """Open one more way."""
        way = Way(self._hub, self._shown)
        self._do(way.listen())
        self._ways.append(way)
        return way

    def show(self, certificate: Certificate) -> None:
        """Show this certificate; whoever is connected has to look at it, too."""
        assert self._shown is not None
        self._shown.load_cert_chain(certificate.certificate, certificate.key)
        for way in self._ways:
            self._do(way.reset())

    def url(self, way: Way) -> str:
        """Return the address a seat is given."""
        return f"{'https' if self._shown else 'http'}://127.0.0.1:{way.port}"

    def turn(self, way: Way, weather: Weather) -> None:
        """Change the weather of a way."""
        self._do(way.turn(weather))

    def play(self, way: Way, trick: Trick, path: str = "/v1/operations") -> None:
        """Play a trick on the next call of a way whose path begins so."""
        self._do(way.play(trick, path))

    def clear(self, way: Way) -> None:
        """Make a way clear; tricks that were not met are forgotten."""
        self._do(way.forget_tricks())
        self._do(way.turn(CLEAR))

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)


async def _end_handshakes() -> None:
    """End connections that are still agreeing on TLS: no way knows of them yet, the loop does."""
    under_way = asyncio.all_tasks() - {asyncio.current_task()}
    for task in under_way:
        task.cancel()
    await asyncio.gather(*under_way, return_exceptions=True)
    await asyncio.sleep(0)  # their transports close in the turn after
