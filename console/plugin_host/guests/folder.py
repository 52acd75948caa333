"""The one folder a plugin may read: names, and pieces of files; nothing outside of it.

A share that does not answer holds up one thread and nobody else, and the call says so.
"""

import asyncio
import base64
import fnmatch
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from console.plugin_host.guests.calls import ListFolder, ReadFile
from console.plugin_host.guests.refused import CallRefusedError
from console.runtime.workers import run_aside

T = TypeVar("T")
PIECE = 500_000
"""Bytes of a file that are read at once."""
_MOST_NAMES = 1000
_SECONDS = 10.0
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class FolderReader:
    """Reads the granted folder.

    Args:
        folder: which; None when none was given.
        seconds: how long a share may take.
    """

    def __init__(self, folder: Path | None, seconds: float = _SECONDS) -> None:
        self._folder = folder
        self._seconds = seconds
        self._is_waiting = False

    async def list(self, asked: ListFolder) -> Any:
        """Return names, sizes in bytes and times of files, the newest first."""
        folder = self._given()
        return await self._aside(lambda: _names(folder, asked.pattern))

    async def read(self, asked: ReadFile) -> Any:
        """Return a piece of a file: `text` where it is UTF-8 and whole, `base64` always."""
        path = self._given() / asked.name
        return await self._aside(lambda: _piece(path, asked.offset))

    def _given(self) -> Path:
        if self._folder is None:
            raise CallRefusedError("no_folder", "没有指定可读的文件夹", "no folder was given")
        return self._folder

    async def _aside(self, call: Callable[[], T]) -> T:
        if self._is_waiting:
            raise _silent()
        self._is_waiting = True
        done = run_aside("plugin-folder", call)
        done.add_done_callback(lambda _: setattr(self, "_is_waiting", False))
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(done)), self._seconds)
        except TimeoutError:
            raise _silent() from None
        except OSError as error:
            words = os.strerror(error.errno or 0)
            raise CallRefusedError(
                "unreadable", f"读不出来：{words}", f"unreadable: {words}"
            ) from None


def _silent() -> CallRefusedError:
    return CallRefusedError("silent", "文件夹没有响应", "the folder does not answer")


def _names(folder: Path, pattern: str) -> list[dict[str, Any]]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if fnmatch.fnmatch(entry.name, pattern) and entry.is_file(follow_symlinks=False):
                known = entry.stat(follow_symlinks=False)
                at = datetime.fromtimestamp(known.st_mtime, UTC).isoformat(timespec="seconds")
                found.append({"name": entry.name, "bytes": known.st_size, "at": at})
    return sorted(found, key=lambda file: str(file["at"]), reverse=True)[:_MOST_NAMES]


def _piece(path: Path, offset: int) -> dict[str, Any]:
    handle = os.open(path, os.O_RDONLY | _NO_LINK | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode):
            raise OSError(1, "no file")
        file.seek(offset)
        piece = file.read(PIECE)
    told = {"bytes": known.st_size, "base64": base64.b64encode(piece).decode("ascii")}
    try:
        return told | {"text": piece.decode("utf-8-sig")}
    except UnicodeDecodeError:
        return told
