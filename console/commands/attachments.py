"""Taking a file in: checked, read once, kept encrypted, before any act names it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from console.contract.attachment import (
    ENDINGS,
    KIND,
    LONGEST_NAME,
    MOST_BYTES,
    is_type_fitting,
)
from console.domain.operations.base import Refused
from console.runtime.clock import to_text
from offline_cache.blobs import Blob, BlobStore


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that stands in the store.

    Attributes:
        ref: what an act names it by.
        name: as shown.
        size: bytes.
    """

    ref: str
    name: str
    size: int

    @property
    def words(self) -> str:
        """How a line of the log tells of it; the record of a hall is Chinese in every language."""
        return f"附件：{self.name}，{size_words(self.size)}"


class Attachments:
    """Takes files in for the person at the seat; call on the acts' lane.

    Args:
        blobs: where they are kept.
        now: says when.
        new_id: makes ids.
    """

    def __init__(
        self, blobs: BlobStore, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._blobs = blobs
        self._now = now
        self._new_id = new_id

    def keep(self, path: Path) -> Kept:
        """Take a file in.

        Raises:
            Refused: unreadable, too large, or of a type that is not taken.
            StoreProblem: it cannot be kept.
        """
        content = _read(path)
        media_type = ENDINGS.get(path.suffix.lower(), "")
        if not is_type_fitting(media_type, content[:16]):
            raise Refused("type_differs" if media_type else "bad_type", path.name)
        return self.keep_made(path.name, media_type, content)

    def keep_made(self, name: str, media_type: str, content: bytes) -> Kept:
        """Take in what was made here: a picture or a clip of a camera.

        Raises:
            Refused: it is empty or too large.
            StoreProblem: it cannot be kept.
        """
        if not content:
            raise Refused("file_unreadable", name)
        if len(content) > MOST_BYTES:
            raise Refused("file_too_large", name)
        id, name = self._new_id(), _shown(name)
        digest, now = sha256(content).hexdigest(), to_text(self._now())
        self._blobs.put(Blob(id, name, media_type, len(content), digest, now), content)
        return Kept(f"{KIND}/{id}", name, len(content))


def size_words(size: int) -> str:
    """Return a size as a person reads it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} KB"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused("file_unreadable", f"{path.name}: {error.strerror}") from error
    if not content:
        raise Refused("file_unreadable", path.name)
    if len(content) > MOST_BYTES:
        raise Refused("file_too_large", path.name)
    return content


def _shown(name: str) -> str:
    shown = "".join(c for c in name if c.isprintable())
    return shown.encode("utf-8", "replace").decode()[:LONGEST_NAME]
