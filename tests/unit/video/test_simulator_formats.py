"""The simulator's packets are what the standards ask for; players meet it in tests/faults."""

import asyncio
import io
import struct
from itertools import pairwise

import av
import pytest

from console.demo.camera_simulator import clip, pacing
from console.demo.camera_simulator.camera import camera_of
from console.demo.camera_simulator.clip import Clip, Frame
from console.demo.camera_simulator.codec import H264
from console.demo.camera_simulator.faults import Fault, FaultBoard, FaultPlan
from console.demo.camera_simulator.flv import FlvWriter
from console.demo.camera_simulator.hls import Playlists, segment
from console.demo.camera_simulator.library import make_clip
from console.demo.camera_simulator.pacing import CameraDiedError, CameraLeftError
from console.demo.camera_simulator.rtp import RtpWriter, fragments
from console.demo.camera_simulator.ts import TsWriter, crc32_mpeg


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    path = tmp_path_factory.mktemp("clips") / "a.clip"
    make_clip(path, None, 0)
    return clip.load(path)


def test_a_clip_is_main_profile_without_b_frames_with_a_key_every_two_seconds(scene):
    assert [n for n, f in enumerate(scene.frames) if f.is_key] == [0, 50]
    decoder = av.CodecContext.create("h264", "r")
    pictures = []
    for frame in scene.frames:
        pictures += decoder.decode(av.Packet(frame.annex_b))
    assert len(pictures) >= len(scene.frames) - 1, "frames are held back: B-frames"
    assert decoder.profile == "Main"
    assert (decoder.width, decoder.height) == (640, 360)
    size = sum(len(f.annex_b) for f in scene.frames)
    assert 150_000 < size * 8 / (len(scene.frames) / 25) < 900_000


def test_a_clip_cut_off_is_not_taken(scene, tmp_path):
    path = tmp_path / "b.clip"
    clip.save(scene, path)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ValueError, match="cut off"):
        clip.load(path)


def test_fragments_of_a_large_unit_join_to_the_unit_again():
    nal = bytes([0x65]) + bytes(range(256)) * 20
    parts = fragments(nal)
    assert all(len(p) <= 1400 for p in parts)
    assert parts[0][1] & 0x80 and parts[-1][1] & 0x40
    joined = bytes([(parts[0][0] & 0xE0) | (parts[0][1] & 31)]) + b"".join(p[2:] for p in parts)
    assert joined == nal


def test_the_transport_stream_is_read_back_frame_by_frame(scene):
    writer = TsWriter(H264.stream_type)
    stream = b"".join(writer.frame(f, n) for n, f in enumerate(scene.frames))
    assert len(stream) % 188 == 0
    assert set(stream[::188]) == {0x47}
    with av.open(io.BytesIO(stream), format="mpegts") as container:
        stamps = [p.pts for p in container.demux(video=0) if p.pts is not None]
    assert len(stamps) == len(scene.frames)
    assert {b - a for a, b in pairwise(stamps)} == {3600}


def test_tables_carry_the_right_check_sum():
    assert crc32_mpeg(b"123456789") == 0x0376E6E7


def test_timestamps_rise_over_the_seam_of_the_loop():
    two = Clip((Frame((b"\x65",), True), Frame((b"\x41",), False)))
    camera = camera_of("cam7", [two], None)
    numbers = [camera.index(t / 25) for t in range(50)]
    assert numbers == sorted(numbers)
    assert camera.frame(camera.next_key(numbers[-1])).is_key


def test_ids_that_count_up_show_different_scenes_and_keep_them():
    clips = [Clip((Frame((bytes([n]),), True),)) for n in range(4)]
    shown = [camera_of(f"cam{n}", clips).clip for n in range(4)]
    assert shown == clips
    assert camera_of("cam2", clips, scene=3).clip is clips[3]


def test_a_fault_of_one_camera_wins_over_that_of_all():
    board = FaultBoard()
    board.put("*", Fault.FREEZE)
    board.put("a", Fault.SLOW)
    assert (board.of("a"), board.of("b")) == (Fault.SLOW, Fault.FREEZE)
    board.put("*", Fault.NONE)
    assert board.of("a") is Fault.NONE
    plan = FaultPlan(board, "a", {"fault": "die", "after": "2"})
    assert (plan.at(1), plan.at(2)) == (Fault.NONE, Fault.DIE)


def test_a_camera_that_turns_to_another_size_does_so_with_a_key_frame(scene, manual_clock):
    other = Clip(tuple(Frame((b"\x65", bytes([n])), f.is_key) for n, f in enumerate(scene.frames)))
    board = FaultBoard()
    board.put("a", Fault.RESIZE)
    camera = camera_of("a", [scene], 0, [other])
    shown = _shown(camera, FaultPlan(board, "a", {}), manual_clock, 120)
    turned = [timed.frame in other.frames for timed in shown]
    assert turned == sorted(turned) and turned[-1], "once turned it stays"
    assert shown[turned.index(True)].frame.is_key


def test_a_torn_stream_loses_frames_but_no_key(scene, manual_clock):
    plan = FaultPlan(FaultBoard(), "a", {"fault": "torn"})
    shown = _shown(camera_of("a", [scene], 0), plan, manual_clock, 100)
    numbers = [timed.index for timed in shown]
    gaps = [b for a, b in pairwise(numbers) if b - a > 1]
    assert gaps and not any(scene.frames[n % 100].is_key for n in gaps if n % 5 == 1)
    assert sum(timed.frame.is_key for timed in shown) >= 2


def test_whoever_left_says_so_and_whoever_died_does_not(scene, manual_clock):
    camera = camera_of("a", [scene], 0)
    for fault, error in (("bye", CameraLeftError), ("die", CameraDiedError)):
        with pytest.raises(error):
            _shown(camera, FaultPlan(FaultBoard(), "a", {"fault": fault}), manual_clock, 1)
    assert RtpWriter(7, 2).bye() == bytes.fromhex("24 03 0008 81 cb 0001 00000007")


def test_flv_tells_a_new_size_before_its_first_picture():
    small, large = ((b"\x67" + n, b"\x68", b"\x65") for n in (b"aaaa", b"bbbb"))
    writer = FlvWriter(small[:2])
    assert b"\x67aaaa" in writer.tables()
    assert b"\x67bbbb" in writer.frame(Frame(large, True), 1)[: 11 + 5 + 30]
    again = writer.frame(Frame(large, True), 2)
    assert again[11:13] == b"\x17\x01", "sets that are known are not told again"
    (length,) = struct.unpack(">I", b"\0" + again[1:4])
    assert again[11 + length : 15 + length] == struct.pack(">I", 11 + length)


def test_a_playlist_names_whole_groups_and_stands_still_while_the_camera_is_frozen(scene):
    camera, lists = camera_of("a", [scene], 0), Playlists()

    def text(fault, seconds):
        return lists.text(camera, fault, seconds, "?x=1")

    assert text(Fault.NONE, 40.0) != text(Fault.NONE, 42.0)
    frozen = text(Fault.FREEZE, 44.0)
    assert text(Fault.FREEZE, 60.0) == frozen
    assert text(Fault.NONE, 60.0) != frozen
    names = [line for line in frozen.splitlines() if not line.startswith("#")]
    assert len(names) == 3 and names[0].startswith("a-") and names[0].endswith(".ts?x=1")
    with av.open(io.BytesIO(segment(camera, 7)), format="mpegts") as container:
        packets = [p for p in container.demux(video=0) if p.size]
    assert len(packets) == 50 and packets[0].is_keyframe


def _shown(camera, plan, clock, count):
    """What a camera sends while its clock goes on by itself."""

    async def collect():
        shown = []
        async for timed in pacing.frames(camera, plan, clock):
            shown.append(timed)
            if len(shown) == count:
                return shown

    async def run():
        task = asyncio.ensure_future(collect())
        while not task.done():
            await asyncio.sleep(0)
            clock.jump(0.02)
        return task.result()

    return asyncio.run(run())
