"""A port before a server: shut (refused), deaf (no answer to a SYN), or open."""

import selectors
import socket
import threading
from contextlib import suppress

CHUNK = 65536
LOOK = 0.05


class Gate:
    """Begins shut; `deafen` or `open` it. One thread passes on what goes through.

    A shut port is bound, so that nobody else gets it, and not listened on. A deaf one has a full
    queue: the kernel drops what else wants to connect, without a word.

    Args:
        target: the port behind it.
        port: its own, where it stands in for one that was closed; 0 for any.
    """

    def __init__(self, target: int, port: int = 0) -> None:
        self._target = target
        self._door = socket.socket()
        self._door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._door.bind(("127.0.0.1", port))
        self.port = int(self._door.getsockname()[1])
        self._fillers: list[socket.socket] = []
        self._other: dict[socket.socket, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._is_open, self._is_over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="gate")
        self._thread.start()

    def deafen(self) -> None:
        """Take no more connections, and do not say so."""
        self._door.listen(0)
        for _ in range(2):
            filler = socket.socket()
            filler.setblocking(False)
            with suppress(BlockingIOError):
                filler.connect(("127.0.0.1", self.port))
            self._fillers.append(filler)

    def open(self) -> None:
        """Let everybody through from now on."""
        for filler in self._fillers:
            filler.close()
        self._door.listen(16)
        self._is_open.set()

    def close(self) -> None:
        """Break all connections and end the thread."""
        self._is_over.set()
        self._is_open.set()
        self._thread.join()
        for each in (self._door, *self._fillers, *self._other):
            each.close()
        self._selector.close()

    def _run(self) -> None:
        self._is_open.wait()
        if not self._is_over.is_set():
            self._selector.register(self._door, selectors.EVENT_READ)
        while not self._is_over.is_set():
            for key, _ in self._selector.select(LOOK):
                if key.fileobj is self._door:
                    self._admit()
                elif isinstance(key.fileobj, socket.socket) and key.fileobj in self._other:
                    self._pass_on(key.fileobj)

    def _admit(self) -> None:
        guest, _ = self._door.accept()
        host = socket.create_connection(("127.0.0.1", self._target))
        self._other |= {guest: host, host: guest}
        for each in (guest, host):
            self._selector.register(each, selectors.EVENT_READ)

    def _pass_on(self, source: socket.socket) -> None:
        sink = self._other[source]
        with suppress(OSError):
            if data := source.recv(CHUNK):
                sink.sendall(data)
                return
        for each in (source, sink):
            self._selector.unregister(each)
            del self._other[each]
            each.close()
