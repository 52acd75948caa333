"""Decoding by a graphics device, and what happens where there is none or it fails (A-16).

No test machine has one. So what is tried is what can happen without: a device that cannot be
opened, and decoders of FFmpeg that really refuse what they are given, in the place of a device's.
That a device decodes is tried at the customer (decision 211).
"""

import io
import threading
from queue import SimpleQueue

import av
import numpy as np
import pytest
from av.codec.hwaccel import hwdevices_available

from console.app.machine_words import machine_words
from console.runtime.clock import SystemClock
from console.video.clips import as_png
from console.video.decoding import Decoder
from console.video.engine_ffmpeg import FfmpegEngine
from console.video.frames import Shape, Sign, Surface
from console.video.hardware import Hardware
from console.video.machine_load import MachineLoad
from console.video.messages import OpenOrder
from console.video.scaler import PlainScaler, ScalerMaker
from console.video.states import Mode
from console.video.worker_link import WorkerLink
from tests.support.hand_camera import GOP, as_ts, encoded
from tests.support.patience import until

PATIENCE = 60


@pytest.fixture(scope="module")
def ts():
    return b"".join(as_ts(encoded(5 * GOP)))


@pytest.fixture
def played(ts):
    with av.open(io.BytesIO(ts), format="mpegts") as file:
        video = file.streams.video[0]
        yield video, [packet for packet in file.demux(video) if packet.size]


class Device:
    """Stands where a device's decoder would: one of FFmpeg's, made by hand."""

    def __init__(self, context) -> None:
        self._context = context

    def context(self, video):
        return self._context


class Refusing:
    """A decoder that gets rubbish from some time on, as from a device that lost its memory."""

    def __init__(self, context) -> None:
        self._context = context
        self.refuses = False

    def decode(self, packet):
        return self._context.decode(av.Packet(b"\x93" * 900) if self.refuses else packet)


def fed(decoder, packets):
    return [len(decoder.feed(packet)) for packet in packets]


def no_device() -> Hardware:
    """A kind no build of FFmpeg opens here; the library's own refusal."""
    return Hardware("none-of-them")


def test_where_the_device_cannot_be_opened_the_processors_decode_and_that_is_told(played):
    video, packets = played
    decoder = Decoder(video, no_device())
    assert sum(fed(decoder, packets)) == len(packets)
    assert decoder.by is Sign.FELL_BACK


@pytest.mark.parametrize("kind", hwdevices_available())
def test_whatever_kind_is_asked_for_all_pictures_come(played, kind):
    """Of a device where there is one, else of the processors; each tells which."""
    video, packets = played
    decoder = Decoder(video, Hardware(kind))
    fed(decoder, packets[:20])
    assert sum(fed(decoder, packets[20:])) == 30
    assert decoder.by in (Sign.HARDWARE, Sign.FELL_BACK)


def test_without_the_wish_nothing_is_said_of_devices(played):
    video, packets = played
    decoder = Decoder(video)
    assert sum(fed(decoder, packets)) == len(packets) and decoder.by is Sign.NONE


def test_a_device_that_ends_in_the_middle_of_a_group_costs_that_group_and_no_more(played):
    """H945: the tile never stays black, and what leans on a lost picture is not shown."""
    video, packets = played
    own = av.CodecContext.create("h264", "r")
    own.extradata = video.codec_context.extradata
    decoder = Decoder(video, Device(own))
    assert sum(fed(decoder, packets[:13])) == 13 and decoder.by is Sign.HARDWARE
    own.decode(None)  # a decoder that was ended refuses all that comes
    assert fed(decoder, packets[13:20]) == [0] * 7 and decoder.is_damaged
    assert sum(fed(decoder, packets[20:])) == 30
    assert decoder.by is Sign.FELL_BACK and not decoder.is_damaged


def test_a_device_that_refuses_a_key_frame_costs_no_picture(played):
    video, packets = played
    own = av.CodecContext.create("h264", "r")
    own.extradata = video.codec_context.extradata
    decoder = Decoder(video, Device(own))
    fed(decoder, packets[:10])
    own.decode(None)
    assert fed(decoder, packets[10:20]) == [1] * 10 and decoder.by is Sign.FELL_BACK


def test_a_device_that_understands_nothing_of_it_is_given_up_after_a_group(played):
    video, packets = played
    decoder = Decoder(video, Device(av.CodecContext.create("hevc", "r")))
    assert sum(fed(decoder, packets[:10])) == 0
    assert sum(fed(decoder, packets[10:])) == 40
    assert decoder.by is Sign.FELL_BACK


def test_a_device_that_worked_and_then_refuses_all_is_given_up_after_two_groups(played):
    video, packets = played
    own = av.CodecContext.create("h264", "r")
    own.extradata = video.codec_context.extradata
    device = Refusing(own)
    decoder = Decoder(video, Device(device))
    assert sum(fed(decoder, packets[:10])) == 10
    device.refuses = True
    assert sum(fed(decoder, packets[10:30])) == 0 and decoder.by is Sign.HARDWARE
    assert sum(fed(decoder, packets[30:])) == 20 and decoder.by is Sign.FELL_BACK


def test_a_damaged_packet_is_no_reason_to_give_the_device_up(played):
    video, packets = played
    own = av.CodecContext.create("h264", "r")
    own.extradata = video.codec_context.extradata
    decoder = Decoder(video, Device(own))
    fed(decoder, packets[:3])
    assert fed(decoder, [av.Packet(b"\x93" * 900), *packets[4:10]]) == [0] * 7
    assert sum(fed(decoder, packets[10:20])) == 10 and decoder.by is Sign.HARDWARE


def test_a_device_knows_no_loop_filter_and_none_is_said_to_be_left_out(played):
    video, packets = played
    own = av.CodecContext.create("h264", "r")
    own.extradata = video.codec_context.extradata
    decoder = Decoder(video, Device(own))
    decoder.wanted = Mode.SOFT
    assert sum(fed(decoder, packets[:20])) == 20
    assert (decoder.mode, decoder.by) == (Mode.FULL, Sign.HARDWARE)
    decoder.wanted = Mode.KEY
    assert fed(decoder, packets[20:40]) == [1, *[0] * 9] * 2


def test_the_engine_tells_with_its_pictures_that_the_device_was_not_to_be_had(ts, tmp_path):
    file = tmp_path / "clip.ts"
    file.write_bytes(ts)
    told, surface = SimpleQueue(), Surface(Shape(64, 64))
    engine = FfmpegEngine(lambda *report: told.put(report), SystemClock(), "none-of-them")
    engine.open(1, 1, (str(file),), surface)
    assert told.get(timeout=PATIENCE)[2] and not told.get(timeout=PATIENCE)[2]
    assert surface.sequence > 10 and Sign.FELL_BACK in surface.vitals().signs
    engine.end()
    surface.retire()


def test_a_worker_told_to_use_a_device_shows_all_the_same_and_says_by_what(ts, tmp_path):
    """The whole way: word of the console, process, picture, and what the wall writes of it."""
    file = tmp_path / "clip.ts"
    file.write_bytes(ts)
    heard = threading.Event()
    link, surface = WorkerLink("ffmpeg", heard.set, "none-of-them"), Surface(Shape(64, 64))
    link.order(OpenOrder(1, 1, (str(file),), surface.name, surface.shape).as_json())
    try:
        until(lambda: surface.sequence > 10, "pictures of the worker")
        assert Sign.FELL_BACK in surface.vitals().signs
    finally:
        link.close()
        surface.retire()


def test_the_strip_says_how_many_are_decoded_by_graphics():
    load = MachineLoad(0.41)
    assert machine_words(load, 0, 16) == "decoded by processors 41%"
    assert machine_words(load, 16, 16) == "decoded by graphics, processors 41%"
    assert machine_words(load, 15, 16) == "15 of 16 decoded by graphics, processors 41%"


def test_a_picture_as_a_device_gives_it_is_scaled_and_kept_like_any_other(played):
    """Devices give NV12, blue and red in one plane; the fast way of scaling takes it not."""
    video, packets = played
    (plain,) = Decoder(video).feed(packets[0])
    given, tile = plain.reformat(format="nv12"), Shape(160, 90)
    given.time_base = plain.time_base
    slots = [bytearray(tile.slot_bytes) for _ in range(2)]
    PlainScaler().into(plain, memoryview(slots[0]), tile)
    ScalerMaker()().into(given, memoryview(slots[1]), tile)
    ours, theirs = (np.frombuffer(slot, np.uint8).astype(int) for slot in slots)
    assert ours.std() > 20 and np.abs(ours - theirs).mean() < 4
    assert as_png(given).startswith(b"\x89PNG")
