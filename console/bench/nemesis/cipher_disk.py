"""A seat's file that is really there: encrypted, in a folder in memory, so that it can be spoilt.

A seat gets such files when damage is to come; what the product does about that then runs as it is:
headers and logs are looked at, files set aside, read out and begun anew.
"""

import random
from pathlib import Path
from typing import Any

from console.bench.damage import has_log, spoil, spoil_log
from console.bench.nemesis.disk import DiskFile, Process, StoreConnection
from offline_cache.cipher import CipherConnect, companions, connect_cipher, write_key_check


class CipherFile:
    """One encrypted file of a seat, used like a `DiskFile`. Each of its commits survives.

    Args:
        path: where it lies; nothing is there yet.
        key: 32 bytes.
        content: what it holds at first.
    """

    def __init__(self, path: Path, key: bytes, content: DiskFile) -> None:
        self._path = path
        self._key = key
        self.synchronous = "FULL"
        self._held: dict[Path, bytes] = {}
        content.encrypt(path, key)
        write_key_check(path, key)

    def opener(self, process: Process) -> CipherConnect:
        """Return what a seat's store opens this file with."""

        def made(*given: Any, **named: Any) -> StoreConnection:
            connection = StoreConnection(*given, **named)
            connection.process, connection.file = process, self
            process.connections.append(connection)
            return connection

        return CipherConnect(made)

    def spoil(self, chance: random.Random, is_running: bool = False) -> bool:
        """Spoil it, or its log; whether anything is another now."""
        if not is_running and has_log(self._path) and chance.random() < 0.5:
            return spoil_log(self._path, chance)
        return spoil(self._path, chance)

    def hold(self) -> None:
        """The process that wrote it is being killed: what lies there now is what will."""
        self._held = {each: each.read_bytes() for each in self._files() if each.exists()}

    def let_go(self) -> None:
        """No program has it open any more; closing has moved the log, which a kill does not."""
        for each in self._files():
            if each in self._held:
                each.write_bytes(self._held[each])
            else:
                each.unlink(missing_ok=True)
        self._held = {}

    def look(self, sql: str) -> list[Any]:
        """Read what is committed, past all programs."""
        connection = connect_cipher(self._path, self._key)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def sync(self) -> None:
        """Nothing to note: each commit survives."""

    def lose_power(self) -> None:
        """What was committed is there."""

    def close(self) -> None:
        """Throw the folder's content away, this file and what was set aside among it."""
        for each in self._path.parent.iterdir():
            if each.suffix != ".lock":
                each.unlink()

    def _files(self) -> list[Path]:
        return [each for each in companions(self._path) if not each.name.endswith("-shm")]
