"""Whether a picture of an H.264 stream is missing, told from the numbers in its slice headers.

A decoder that misses a whole picture says nothing: it copies the one before and goes on, and what
leans on the lost one is smeared until the next key frame. Pictures that others lean on are numbered
(ITU-T H.264, 7.4.3, `frame_num`), so a gap shows. Other codecs are not looked at: FFmpeg's H.265
decoder gives nothing out after a gap.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_SLICE, _KEY_SLICE, _SET = 1, 5, 7
_START = b"\x00\x00\x01"
_HIGH = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
_HEAD = 16
"""Bytes of a unit that hold all that is read here."""
_KEPT_APART = b"\x00\x00\x03"
"""What a unit says for two zeros that must not look like a start code."""
_LOOKED_AT = (48, 4096)
"""Bytes of a packet in which its first slice begins: mostly at once, else after sets."""


@dataclass(frozen=True, slots=True)
class _Numbering:
    """How pictures are numbered: bits of a number, and whether gaps are meant."""

    bits: int
    may_skip: bool


class FrameNumbers:
    """Follows the numbers of one opening of a stream.

    Args:
        extradata: what came with the track's description; may hold the parameter sets.
    """

    def __init__(self, extradata: bytes | None) -> None:
        head = extradata or b""
        self._length_bytes = (head[4] & 3) + 1 if len(head) > 6 and head[0] == 1 else 0
        self._numbering: _Numbering | None = None
        self._last: int | None = None
        if self._length_bytes and len(head) > 8:
            self._learn(head[8 : 8 + int.from_bytes(head[6:8], "big")])
        elif head:
            self._look(head)

    def misses(self, packet: bytes | memoryview) -> bool:
        """Whether a picture that others lean on is missing before this one."""
        for size in _LOOKED_AT:
            found = self._look(bytes(packet[:size]))
            if found is not None:
                return found
        return False

    def _look(self, data: bytes) -> bool | None:
        """Read the first slice and the sets before it; None where no slice begins here."""
        for start in self._units(data):
            kind = data[start] & 31 if start < len(data) else 0
            if kind == _SET:
                self._learn(data[start : start + 200])
            elif kind in (_SLICE, _KEY_SLICE):
                return self._is_gap(data[start : start + _HEAD], kind == _KEY_SLICE)
        return None

    def _units(self, data: bytes) -> Iterator[int]:
        """Yield where units begin, after their start codes or lengths."""
        at = 0
        if self._length_bytes:
            while at + self._length_bytes < len(data):
                size = int.from_bytes(data[at : at + self._length_bytes], "big")
                yield at + self._length_bytes
                at += self._length_bytes + size
            return
        while (at := data.find(_START, at)) >= 0:
            at += 3
            yield at

    def _learn(self, unit: bytes) -> None:
        try:
            self._numbering = _numbering(_Bits(unit[1:]), unit[1])
        except IndexError:
            self._numbering = None

    def _is_gap(self, unit: bytes, is_key: bool) -> bool:
        if self._numbering is None or self._numbering.may_skip:
            return False
        number = _frame_number(unit, self._numbering.bits)
        if number is None:
            return False
        before, self._last = self._last, number
        if is_key or before is None:
            return False
        is_leant_on = bool(unit[0] & 0x60)
        if not is_leant_on:
            self._last = before
        return number not in (before, (before + 1) % (1 << self._numbering.bits))


def _frame_number(unit: bytes, width: int) -> int | None:
    """Return `frame_num` of a slice's head (7.3.3); None where the head is too short.

    It is read of every packet that comes, so first macroblock, type and parameter set are passed
    over without being read.
    """
    clean = unit[1:].replace(_KEPT_APART, b"\x00\x00")
    left, value = len(clean) * 8, int.from_bytes(clean, "big")
    for _ in range(3):
        left -= 2 * (left - value.bit_length()) + 1
        if left < width:
            return None
        value &= (1 << left) - 1
    return value >> left - width


class _Bits:
    """Reads bits of a unit; bytes that only prevent start codes are left out."""

    def __init__(self, unit: bytes) -> None:
        clean = unit.replace(_KEPT_APART, b"\x00\x00")
        self._value = int.from_bytes(clean, "big")
        self._left = len(clean) * 8

    def take(self, count: int) -> int:
        """Return the next bits as a number.

        Raises:
            IndexError: there are no more.
        """
        if count > self._left:
            raise IndexError(count)
        self._left -= count
        return self._value >> self._left & ((1 << count) - 1)

    def golomb(self) -> int:
        """Return the next number in exponential Golomb code."""
        zeros = self._left - (self._value & ((1 << self._left) - 1)).bit_length()
        return self.take(2 * zeros + 1) - 1

    def signed(self) -> int:
        """Return the next signed number in exponential Golomb code."""
        code = self.golomb()
        return (code + 1) // 2 if code & 1 else -(code // 2)


def _numbering(bits: _Bits, profile: int) -> _Numbering:
    """Read a sequence parameter set (7.3.2.1.1) as far as the numbering goes."""
    bits.take(24)
    bits.golomb()
    if profile in _HIGH:
        _skip_high(bits)
    width = bits.golomb() + 4
    order = bits.golomb()
    if order == 0:
        bits.golomb()
    elif order == 1:
        bits.take(1)
        bits.signed()
        bits.signed()
        for _ in range(bits.golomb()):
            bits.signed()
    bits.golomb()
    return _Numbering(width, bool(bits.take(1)))


def _skip_high(bits: _Bits) -> None:
    colours = bits.golomb()
    if colours == 3:
        bits.take(1)
    bits.golomb()
    bits.golomb()
    bits.take(1)
    if bits.take(1):
        for number in range(12 if colours == 3 else 8):
            if bits.take(1):
                _skip_list(bits, 16 if number < 6 else 64)


def _skip_list(bits: _Bits, size: int) -> None:
    last = following = 8
    for _ in range(size):
        if following:
            following = (last + bits.signed()) % 256
        last = following or last
