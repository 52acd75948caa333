"""What differs between H.264 and H.265 for whoever cuts a stream apart and sends it on."""

from dataclasses import dataclass

H264_NAME, H265_NAME = "h264", "h265"


@dataclass(frozen=True, slots=True)
class Codec:
    """How the units of one video codec are told apart and wrapped.

    Attributes:
        name: `h264` or `h265`.
        shift: bits to shift the first byte of a unit right by to find its kind.
        mask: which bits then are the kind.
        parameters: kinds that a decoder needs before the first picture, in order.
        keys: kinds a decoder can begin with.
        dropped: kinds that are left out (delimiters, side information).
        delimiter: the unit a transport stream wants before each picture.
        stream_type: number of the codec in a transport stream's programme map.
        flv: number of the codec in an FLV video tag, 0 where FLV has none.
    """

    name: str
    shift: int
    mask: int
    parameters: tuple[int, ...]
    keys: tuple[int, ...]
    dropped: tuple[int, ...]
    delimiter: bytes
    stream_type: int
    flv: int

    def kind(self, nal: bytes) -> int:
        """Return the kind of a unit."""
        return nal[0] >> self.shift & self.mask


H264 = Codec(H264_NAME, 0, 31, (7, 8), (5,), (6, 9), b"\x09\xf0", 0x1B, 7)
H265 = Codec(H265_NAME, 1, 63, (32, 33, 34), (19, 20, 21), (35, 39, 40), b"\x46\x01\x50", 0x24, 0)
