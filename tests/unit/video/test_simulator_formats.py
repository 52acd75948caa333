"""The simulator's packets are what the standards ask for; players meet it in tests/faults."""

import io
from itertools import pairwise

import av
import pytest

from console.demo.camera_simulator import clip
from console.demo.camera_simulator.camera import camera_of
from console.demo.camera_simulator.clip import Clip, Frame
from console.demo.camera_simulator.faults import Fault, FaultBoard, FaultPlan
from console.demo.camera_simulator.library import make_clip
from console.demo.camera_simulator.rtp import fragments
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
    writer = TsWriter()
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
