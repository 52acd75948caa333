"""Whole pictures alone are shown, and less is decoded from a key frame on (A-16, A-25)."""

import io

import av
import pytest

from console.video.decoding import Decoder
from console.video.states import Mode
from tests.support.hand_camera import GOP, as_ts, encoded


@pytest.fixture(scope="module")
def ts():
    return b"".join(as_ts(encoded(5 * GOP)))


@pytest.fixture
def played(ts):
    """A decoder and the packets of five groups of ten pictures."""
    with av.open(io.BytesIO(ts), format="mpegts") as file:
        video = file.streams.video[0]
        yield Decoder(video), [packet for packet in file.demux(video) if packet.size]


def fed(decoder, packets):
    """Return how many pictures each packet gave."""
    return [len(decoder.feed(packet)) for packet in packets]


def torn(packet):
    data = bytearray(bytes(packet))
    middle = len(data) // 2
    data[middle : middle + 60] = bytes(60)
    made = av.Packet(bytes(data))
    made.is_keyframe = packet.is_keyframe
    return made


def test_key_frames_only_begin_and_end_with_a_key_frame(played):
    decoder, packets = played
    fed(decoder, packets[:5])
    decoder.wanted = Mode.KEY
    assert sum(fed(decoder, packets[5:10])) == 5, "a group is never left half decoded"
    assert fed(decoder, packets[10:30]) == [1, *[0] * 9] * 2
    decoder.wanted = Mode.SOFT
    assert sum(fed(decoder, packets[30:])) == 20


def test_after_damage_the_rest_of_the_group_is_held_back(played):
    decoder, packets = played
    assert sum(fed(decoder, packets[:13])) == 13
    assert fed(decoder, [torn(packets[13]), *packets[14:20]]) == [0] * 7
    assert decoder.is_damaged
    assert sum(fed(decoder, packets[20:])) == 30
    assert not decoder.is_damaged


def test_rubbish_is_damage_too(played):
    decoder, packets = played
    fed(decoder, packets[:3])
    assert fed(decoder, [av.Packet(b"\x93" * 900), *packets[4:10]]) == [0] * 7
    assert sum(fed(decoder, packets[10:20])) == 10


def test_a_picture_that_is_only_missing_is_damage_for_those_after_it(played):
    decoder, packets = played
    assert sum(fed(decoder, [*packets[:13], *packets[14:20]])) == 13
    assert sum(fed(decoder, packets[20:])) == 30


def test_a_camera_that_sends_nothing_whole_is_shown_weak_rather_than_never(played):
    decoder, packets = played
    groups = [[torn(packets[0]), *packets[1:10]] for _ in range(6)]
    counts = [sum(fed(decoder, group)) for group in groups]
    assert counts[:3] == [0, 0, 0]
    assert counts[-1] > 0 and decoder.is_damaged
