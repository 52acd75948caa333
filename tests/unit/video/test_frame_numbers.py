"""A picture that never came is noticed by its number (A-25), also with B-frames and in FLV form."""

from fractions import Fraction

import av
import numpy as np
import pytest

from console.video.frame_numbers import FrameNumbers

FRAMES = 48


def coded(rule, profile="high"):
    """Return packets of an encoder with a rule of its own, and its description."""
    coder = av.CodecContext.create("libx264", "w")
    coder.width, coder.height, coder.pix_fmt = 160, 96, "yuv420p"
    coder.time_base, coder.framerate = Fraction(1, 25), Fraction(25, 1)
    coder.options = {"preset": "fast", "profile": profile, "x264-params": rule}
    noise = np.random.default_rng(3).integers(0, 255, (96 + FRAMES, 160, 3), np.uint8)
    packets = []
    for number in range(FRAMES):
        picture = np.ascontiguousarray(noise[number : number + 96])
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")
        frame.pts = number
        packets += coder.encode(frame)
    return [bytes(packet) for packet in packets + coder.encode(None)]


RULES = {
    "plain": "keyint=20:bframes=0:repeat-headers=1",
    "several references": "keyint=20:bframes=0:ref=4:repeat-headers=1",
    "b-frames": "keyint=24:bframes=3:b-pyramid=normal:repeat-headers=1",
    "scaling lists": "keyint=20:bframes=0:cqm=jvt:repeat-headers=1",
    "sliced": "keyint=20:bframes=0:slices=4:repeat-headers=1",
}


@pytest.fixture(scope="module", params=RULES.values(), ids=RULES.keys())
def packets(request):
    return coded(request.param)


def test_nothing_is_missing_in_a_whole_stream(packets):
    numbers = FrameNumbers(None)
    assert not any(numbers.misses(packet) for packet in packets)


def test_a_lost_picture_shows_at_the_next_one(packets):
    kinds = [_reference(packet) for packet in packets]
    lost = next(n for n in range(6, FRAMES) if kinds[n] and kinds[n + 1] and not _key(packets, n))
    numbers = FrameNumbers(None)
    seen = [numbers.misses(packet) for packet in [*packets[:lost], *packets[lost + 1 :]]]
    assert seen[lost], "the gap is at the very next picture"
    assert not any(seen[:lost])


def test_rubbish_and_pieces_are_no_gap_and_no_crash():
    numbers = FrameNumbers(b"\x00\x00\x01\x67")
    for data in (b"", b"\x00", b"\x00\x00\x01", b"\x00\x00\x01\x67\x64", b"\x93" * 900):
        assert not numbers.misses(data)
    assert not FrameNumbers(b"\x01" + bytes(6)).misses(bytes(50))


def test_units_with_lengths_as_in_flv_are_read_too():
    packets = coded(RULES["plain"])
    head = packets[0].split(b"\x00\x00\x01")
    sets = next(unit.rstrip(b"\x00") for unit in head if unit[:1] == b"\x67")
    extradata = b"\x01" + sets[1:4] + b"\xff\xe1" + len(sets).to_bytes(2, "big") + sets
    numbers = FrameNumbers(extradata)
    plain = [_with_lengths(packet) for packet in packets]
    assert not any(numbers.misses(packet) for packet in plain[:8])
    assert numbers.misses(plain[9])


def _with_lengths(packet):
    units = [unit for unit in packet.split(b"\x00\x00\x01") if unit.strip(b"\x00")]
    return b"".join(len(unit).to_bytes(4, "big") + unit for unit in units)


def _slice(packet):
    units = packet.split(b"\x00\x00\x01")[1:]
    return next(unit for unit in units if unit and unit[0] & 31 in (1, 5))


def _reference(packet):
    return bool(_slice(packet)[0] & 0x60)


def _key(packets, number):
    return any(_slice(packets[n])[0] & 31 == 5 for n in (number, number + 1))
