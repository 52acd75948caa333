"""The hub's file really there, with sums over its pages, so that it can be spoilt."""

import random
from pathlib import Path
from typing import Any, cast

import sqlcipher3

from console.bench.damage import has_log, spoil, spoil_log
from console.bench.nemesis.cipher_disk import CipherFile
from console.bench.nemesis.disk import DiskFile, Image, Process
from console.hub.store.connection import KEY, Connection
from console.hub.store.damage import DAMAGED
from console.hub.store.sqlite import FILE

FOLDER = "hub"


class SealedFile(CipherFile):
    """A hub's file, used like a `DiskFile`.

    Args:
        folder: where it lies; nothing else is there.
        content: what it holds at first.
    """

    def __init__(self, folder: Path, content: DiskFile) -> None:
        folder.mkdir(exist_ok=True)
        self.path = folder / FILE
        super().__init__(self.path, bytes.fromhex(KEY), content)

    def connect(self, factory: type[Any], process: Process) -> Connection:
        """Open a connection of a process."""
        connection: Any = self.opener(process)(self.path, bytes.fromhex(KEY))
        return cast(Connection, connection)

    def spoil_anything(self, chance: random.Random, is_running: bool) -> bool:
        """Spoil it, or its log where nobody has it open; whether anything is another now."""
        if not is_running and has_log(self.path) and chance.random() < 0.5:
            return spoil_log(self.path, chance)
        return spoil(self.path, chance)

    def image(self) -> Image:
        """Return the present content."""
        plain = DiskFile(sqlcipher3)
        connection = self.opener(Process())(self.path, bytes.fromhex(KEY))
        try:
            plain.decrypt(connection)
            return plain.image()
        finally:
            connection.close()
            plain.close()

    def restore(self, image: Image) -> None:
        """Put another content in its place; no program may have it open."""
        for each in (*self._files(), self.path.with_name(DAMAGED)):
            each.unlink(missing_ok=True)
        content = DiskFile(sqlcipher3, image)
        content.encrypt(self.path, bytes.fromhex(KEY))
        content.close()
