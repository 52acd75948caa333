"""A clip: some seconds of H.264, cut into frames and NAL units, looped for ever by every camera."""

import base64
import os
import struct
from dataclasses import dataclass
from pathlib import Path

FPS = 25
GOP = 50
WIDTH = 640
HEIGHT = 360
_LENGTH = struct.Struct(">I")
_SPS, _PPS, _IDR, _SEI, _AUD = 7, 8, 5, 6, 9


@dataclass(frozen=True, slots=True)
class Frame:
    """One access unit: its NAL units without start codes; a key frame carries SPS and PPS."""

    nals: tuple[bytes, ...]
    is_key: bool

    @property
    def annex_b(self) -> bytes:
        """The unit with start codes and a delimiter, as a transport stream wants it."""
        return b"\0\0\0\1\x09\xf0" + b"".join(b"\0\0\0\1" + nal for nal in self.nals)


@dataclass(frozen=True, slots=True)
class Clip:
    """Frames that follow one another without a seam; the first is a key frame."""

    frames: tuple[Frame, ...]

    @property
    def sprop(self) -> str:
        """SPS and PPS as `sprop-parameter-sets` of an SDP."""
        sets = [n for n in self.frames[0].nals if n[0] & 31 in (_SPS, _PPS)]
        return ",".join(base64.b64encode(n).decode() for n in sets)

    @property
    def profile_level(self) -> str:
        """Three bytes after the SPS header as hex, for `profile-level-id`."""
        sps = next(n for n in self.frames[0].nals if n[0] & 31 == _SPS)
        return sps[1:4].hex()


def frame_of(annex_b: bytes) -> Frame:
    """Cut one encoded packet (with start codes) into NAL units; SEI and delimiters are dropped."""
    parts = annex_b.replace(b"\0\0\0\1", b"\0\0\1").split(b"\0\0\1")
    nals = tuple(p for p in parts if p and p[0] & 31 not in (_SEI, _AUD))
    return Frame(nals, any(n[0] & 31 == _IDR for n in nals))


def save(clip: Clip, path: Path) -> None:
    """Write a clip so that a reader never sees half of it."""
    body = b"".join(_LENGTH.pack(len(f.annex_b)) + f.annex_b for f in clip.frames)
    draft = path.with_suffix(f".{os.getpid()}.part")
    draft.write_bytes(body)
    draft.replace(path)


def load(path: Path) -> Clip:
    """Read a clip that `save` wrote.

    Raises:
        ValueError: the file is cut off or empty.
    """
    data = path.read_bytes()
    frames, at = [], 0
    while at < len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        if at + length > len(data):
            raise ValueError(f"clip cut off: {path.name}")
        frames.append(frame_of(data[at : at + length]))
        at += length
    if not frames:
        raise ValueError(f"clip is empty: {path.name}")
    return Clip(tuple(frames))
