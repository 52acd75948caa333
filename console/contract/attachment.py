"""Files that go with an act: a picture from the scene, a scanned order."""

import msgspec

KIND = "attachment"
"""Kind of the record that names a whole file; acts refer to it as `attachment/<id>`."""

MOST_BYTES = 20_000_000
"""Largest file: a picture of a modern camera, a scan of some pages, a minute of video."""

MOST_PART = 1_000_000
"""Largest piece in one call."""

LONGEST_NAME = 200

STARTS: dict[str, tuple[bytes, ...]] = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/webp": (b"RIFF",),
    "application/pdf": (b"%PDF-",),
    "audio/mpeg": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "audio/wav": (b"RIFF",),
    "video/mp4": (),
    "video/mp2t": (b"G",),
    "text/plain": (),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (b"PK\x03\x04",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (b"PK\x03\x04",),
}
"""Types that are taken, and what such a file begins with (empty: not looked at)."""

ENDINGS = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".ts": "video/mp2t",
    ".txt": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending of a file's name → its type."""


class AttachmentOffer(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/attachments`; the id is made by the seat, so a second offer is the same."""

    id: str
    name: str
    media_type: str
    size: int
    sha256: str
    """Hexadecimal."""


class AttachmentState(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a file the hub has."""

    id: str
    received: int
    """Bytes from the beginning that are kept; the next part begins here."""
    is_whole: bool
    """Whether it is committed; content that another file brought before is whole at once."""
    settled_at: str = ""
    """Cursor from which the feed has its record."""


def is_type_fitting(media_type: str, head: bytes) -> bool:
    """Whether a type is taken and a file begins as such files do."""
    starts = STARTS.get(media_type)
    return starts is not None and (not starts or head.startswith(starts))
