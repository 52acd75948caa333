"""A clip: some seconds of video, cut into frames and NAL units, looped for ever by every camera."""

import base64
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from console.demo.camera_simulator.codec import H264, Codec

FPS = 25
GOP = 50
WIDTH = 640
HEIGHT = 360
_LENGTH = struct.Struct(">I")
_START = b"\0\0\0\1"


@dataclass(frozen=True, slots=True)
class Frame:
    """One access unit: its NAL units without start codes; a key frame carries parameter sets."""

    nals: tuple[bytes, ...]
    is_key: bool
    codec: Codec = H264

    @property
    def annex_b(self) -> bytes:
        """The unit with start codes and a delimiter, as a transport stream wants it."""
        return b"".join(_START + nal for nal in (self.codec.delimiter, *self.nals))


@dataclass(frozen=True, slots=True)
class Clip:
    """Frames that follow one another without a seam; the first is a key frame."""

    frames: tuple[Frame, ...]

    @property
    def codec(self) -> Codec:
        """The codec of all frames."""
        return self.frames[0].codec

    @property
    def parameter_sets(self) -> tuple[bytes, ...]:
        """The units a decoder needs first, in the codec's order."""
        codec = self.codec
        return tuple(n for n in self.frames[0].nals if codec.kind(n) in codec.parameters)

    @property
    def sprop(self) -> tuple[str, ...]:
        """The parameter sets as an SDP carries them."""
        return tuple(base64.b64encode(n).decode() for n in self.parameter_sets)

    @property
    def profile_level(self) -> str:
        """Three bytes after the header of H.264's first set as hex, for `profile-level-id`."""
        return self.parameter_sets[0][1:4].hex()


def frame_of(annex_b: bytes, codec: Codec = H264) -> Frame:
    """Cut one encoded packet (with start codes) into NAL units; SEI and delimiters are dropped."""
    parts = annex_b.replace(_START, b"\0\0\1").split(b"\0\0\1")
    nals = tuple(p for p in parts if p and codec.kind(p) not in codec.dropped)
    return Frame(nals, any(codec.kind(n) in codec.keys for n in nals), codec)


def save(clip: Clip, path: Path) -> None:
    """Write a clip so that a reader never sees half of it."""
    body = b"".join(_LENGTH.pack(len(f.annex_b)) + f.annex_b for f in clip.frames)
    draft = path.with_suffix(f".{os.getpid()}.part")
    draft.write_bytes(body)
    draft.replace(path)


def load(path: Path, codec: Codec = H264) -> Clip:
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
        frames.append(frame_of(data[at : at + length], codec))
        at += length
    if not frames:
        raise ValueError(f"clip is empty: {path.name}")
    return Clip(tuple(frames))
