"""Frames in shared memory: four slots per stream, one writer process, one reader process.

The writer goes round the slots and touches neither the one that is newest, nor the one before it,
nor the one the reader has claimed: a picture being painted does not tear, nobody waits for
anybody, and two that come between two looks are both painted. A slot's number is cleared before it
is written and set after, so the reader notices the one order of events a claim cannot prevent.

Layout (native byte order): word 0 newest frame `sequence << 2 | slot`, word 1 claimed slot + 1,
words 2.. per slot: sequence, time stamp (double), lag (double); words 14.. what the writer tells
besides pictures (`Vitals`); pictures from byte 192.
"""

from dataclasses import dataclass
from enum import IntFlag
from multiprocessing.shared_memory import SharedMemory
from typing import Any, NamedTuple

SLOTS = 4
_HEAD = 192
_LINE = 64
_FRAMES, _FLAGS, _HEARD, _SEEN, _SIZE = range(14, 19)

_FREE = tuple(
    tuple(
        next(i % SLOTS for i in range(newest + 1, newest + 3) if i % SLOTS != word - 1)
        for word in range(SLOTS + 1)
    )
    for newest in range(SLOTS)
)
"""The slot to write, by newest slot and by word 1, the claim: the next one, or the one after."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Size of a picture in pixels; BGRX, 4 bytes each, lines on 64-byte borders."""

    width: int
    height: int

    @property
    def stride(self) -> int:
        """Bytes from one line to the next."""
        return (self.width * 4 + _LINE - 1) // _LINE * _LINE

    @property
    def slot_bytes(self) -> int:
        """Bytes of one picture; whole pairs of lines, as they are scaled to."""
        return self.stride * (self.height + self.height % 2)

    @property
    def bytes(self) -> int:
        """Bytes of the whole segment."""
        return _HEAD + SLOTS * self.slot_bytes + _LINE


class Stamp(NamedTuple):
    """Which frame lies in a slot: its number, when it was decoded (monotonic), how late it was."""

    sequence: int
    time: float
    lag: float


class Sign(IntFlag):
    """What a writer says about its stream besides its pictures."""

    NONE = 0
    READY = 1
    """A key frame and all since are kept, or pictures already come."""
    DAMAGED = 2
    """What arrives is damaged; the last good picture is held back until a whole one comes."""
    SOFT = 4
    """Decoded without the loop filter."""
    KEY = 8
    """Only key frames are decoded."""
    HARDWARE = 16
    """Decoded by a graphics device."""
    FELL_BACK = 32
    """Was to be decoded by a graphics device, which is not there or failed: the processors do."""


class Vitals(NamedTuple):
    """How a stream is, apart from its pictures; times are monotonic seconds, 0 for never.

    Attributes:
        frames: decoded so far.
        signs: what the writer says.
        heard: when the last byte came, of any track.
        seen: when the last packet of the video track came.
        width: of the stream's own pictures, pixels; 0 while unknown.
        height: likewise.
    """

    frames: int
    signs: Sign
    heard: float
    seen: float
    width: int
    height: int


class Surface:
    """One segment of shared memory seen from either side.

    Args:
        shape: size of the pictures.
        name: an existing segment to look at; none makes a new one, which `retire` removes.
    """

    def __init__(self, shape: Shape, name: str | None = None) -> None:
        self.shape = shape
        size = shape.bytes
        self._memory = (
            SharedMemory(create=True, size=size) if name is None else SharedMemory(name=name)
        )
        self._owned = name is None
        buffer = self._memory.buf
        assert buffer is not None
        self._words = buffer[:_HEAD].cast("Q")
        self._times = buffer[:_HEAD].cast("d")
        start, step = _HEAD, shape.slot_bytes
        self._slots = [buffer[start + i * step : start + (i + 1) * step] for i in range(SLOTS)]

    @property
    def name(self) -> str:
        """The segment's name, for the other process."""
        return self._memory.name

    @property
    def sequence(self) -> int:
        """Number of the newest frame; 0 before the first."""
        return int(self._words[0]) >> 2

    def newest(self) -> Stamp | None:
        """Return the stamp of the newest frame, or nothing before the first."""
        word = int(self._words[0])
        return None if word == 0 else self._stamp(word & 3)

    def claim(self, after: int = 0) -> int | None:
        """Hold a frame until the next claim, and return the number of its slot.

        It is the newest; where two have come after `after`, it is the one before the newest.
        Returns nothing before the first frame, or when the writer outran four tries.
        """
        for _ in range(4):
            word = int(self._words[0])
            if word == 0:
                return None
            slot, sequence = word & 3, word >> 2
            if 0 < after < sequence - 1 and (before := self._slot_of(sequence - 1)) is not None:
                slot, sequence = before, sequence - 1
            self._words[1] = slot + 1
            if self._words[0] == word and self._words[2 + 3 * slot] == sequence:
                return slot
        return None

    def sequence_of(self, slot: int) -> int:
        """Return the number of the frame in a slot."""
        return int(self._words[2 + 3 * slot])

    def _slot_of(self, sequence: int) -> int | None:
        words = self._words
        return next((slot for slot in range(SLOTS) if words[2 + 3 * slot] == sequence), None)

    def bytes_of(self, slot: int) -> memoryview:
        """Return the bytes of a slot."""
        return self._slots[slot]

    def begin(self) -> tuple[int, memoryview]:
        """Return a slot nobody looks at, and its bytes to be written."""
        slot = _FREE[self._words[0] & 3][self._words[1]]
        self._words[2 + 3 * slot] = 0
        return slot, self._slots[slot]

    def commit(self, slot: int, time: float, lag: float) -> None:
        """Make a written slot the newest frame."""
        sequence = self.sequence + 1
        self._times[3 + 3 * slot], self._times[4 + 3 * slot] = time, lag
        self._words[2 + 3 * slot] = sequence
        self._words[0] = sequence << 2 | slot

    def count(self, frames: int) -> None:
        """Note that so many more frames were decoded."""
        self._words[_FRAMES] += frames

    def arrived(self, time: float, is_video: bool) -> None:
        """Note that a packet has come."""
        self._times[_HEARD] = time
        if is_video:
            self._times[_SEEN] = time

    def tell(self, signs: int, width: int, height: int) -> None:
        """Say how the stream is and how large its own pictures are."""
        self._words[_FLAGS] = signs
        self._words[_SIZE] = width << 32 | height

    def vitals(self) -> Vitals:
        """Return what the writer told last."""
        words, size = self._words, int(self._words[_SIZE])
        return Vitals(
            int(words[_FRAMES]), Sign(int(words[_FLAGS])), float(self._times[_HEARD]),
            float(self._times[_SEEN]), size >> 32, size & 0xFFFFFFFF,
        )  # fmt: skip

    @property
    def signs(self) -> int:
        """What the writer says, as a number; asked at every paint."""
        return int(self._words[_FLAGS])

    def retire(self) -> None:
        """Give the name back to the system; the memory stays while anybody looks at it."""
        if self._owned:
            self._owned = False
            self._memory.unlink()

    def _stamp(self, slot: int) -> Stamp:
        time, lag = self._times[3 + 3 * slot], self._times[4 + 3 * slot]
        return Stamp(int(self._words[2 + 3 * slot]), float(time), float(lag))

    def __del__(self) -> None:
        views: Any = getattr(self, "_slots", [])
        for view in [*views, getattr(self, "_words", None), getattr(self, "_times", None)]:
            if view is not None:
                view.release()
        if hasattr(self, "_memory"):
            self.retire()
            self._memory.close()
