"""Attached files for the screen: what they are, their content from here or from the hub, a copy."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.app.store import SeatStore
from console.contract.attachment import KIND
from console.runtime.clock import Clock, to_text
from console.runtime.workers import run_aside
from console.sync.keeper import SyncKeeper
from offline_cache.blobs import Blob

if TYPE_CHECKING:
    from console.sync.session import SyncSession


class NotHere(Exception):  # noqa: N818
    """A file cannot be had now; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class FileDesk:
    """Finds files by the references of log lines.

    Args:
        store: the seat's.
        sync: fetches what is not here.
        clock: dates what is fetched.
    """

    def __init__(self, store: SeatStore, sync: SyncKeeper, clock: Clock) -> None:
        self._store, self._sync, self._clock = store, sync, clock

    def find(self, refs: Sequence[str]) -> "Future[list[Blob]]":
        """Return what is known of the files that a line names."""
        ids = [id for kind, _, id in (ref.partition("/") for ref in refs) if kind == KIND]
        return run_aside("files", lambda: [b for id in ids if (b := self._blob(id)) is not None])

    def is_here(self, blob: Blob) -> bool:
        """Whether its whole content is at this seat."""
        return blob.state not in ("fetching", "known")

    def fetch(self, blob: Blob, told: Callable[[int], None]) -> "Future[None]":
        """Bring the content here, or the rest of it.

        Args:
            blob: the file.
            told: hears how many bytes are here, on sync's thread.
        """
        wanted = replace(blob, saved_at=to_text(self._clock.now()))

        async def work(session: "SyncSession") -> None:
            if session.downloads is None:
                raise NotHere("unreachable")
            await session.downloads.fetch(wanted, told)

        try:
            return self._sync.call(work)
        except RuntimeError:  # sync does not run yet, or no more
            failed: Future[None] = Future()
            failed.set_exception(NotHere("unreachable"))
            return failed

    def content(self, blob: Blob) -> "Future[bytes]":
        """Return the content of a file that is here."""
        return run_aside("files", lambda: self._content(blob))

    def save(self, blob: Blob, path: Path) -> "Future[str]":
        """Write a copy, which is not encrypted; return its path."""
        return run_aside("files", lambda: self._save(blob, path))

    def _blob(self, id: str) -> Blob | None:
        here = self._store.blobs.blob(id)
        if here is not None:
            return here
        row = self._store.cache.get(KIND, id)
        if row is None:
            return None
        told = row.body
        return Blob(
            id,
            str(told.get("name", id)),
            str(told.get("media_type", "")),
            int(told.get("size", 0)),
            str(told.get("sha256", "")),
            str(told.get("at", "")),
            "known",
        )

    def _content(self, blob: Blob) -> bytes:
        return b"".join(self._store.blobs.pieces(blob))

    def _save(self, blob: Blob, path: Path) -> str:
        part = path.with_name(path.name + ".part")
        part.write_bytes(self._content(blob))
        part.replace(path)
        return str(path)
