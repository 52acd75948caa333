"""Streams that freeze, die, fall silent, refuse or talk rubbish: what the tile says, and when."""

import os
import random
import signal
import sys
from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from console.app.camera_desk import CameraDesk
from console.contract.camera import PlayAnswer
from console.domain.geo import Place
from console.domain.reference import Camera
from console.runtime.clock import SystemClock, to_text
from console.sync.trouble import HubTrouble
from console.video.pool import VideoPool
from console.video.states import Mode, Reason, StreamState
from console.video.stream import StreamRequest
from tests.support.cameras import running_cameras

pytestmark = pytest.mark.alone

LIVE, FROZEN, FAILED = StreamState.LIVE, StreamState.FROZEN, StreamState.FAILED
PATIENCE = 60_000


@pytest.fixture(scope="module")
def cameras(tmp_path_factory):
    with running_cameras(tmp_path_factory.mktemp("clips")) as cameras:
        yield cameras


@pytest.fixture
def pool(qapp):
    with VideoPool(SystemClock(), random.Random(1).random) as made:
        yield made


@pytest.fixture
def tile(pool):
    def opened(*urls):
        return pool.open(StreamRequest(urls, 318, 172, "望汐路下立交"))

    return opened


@pytest.fixture
def desk(qtbot, pool):
    """Opens cameras while the hub does not answer; a hub is `answers` away."""
    desk = None

    def ask(camera_id, profile):
        asked = Future()
        if desk.answers:
            until = to_text(SystemClock().now() + timedelta(minutes=5))
            urls = list(desk.camera.urls)
            asked.set_result(PlayAnswer(camera=camera_id, lease="L", urls=urls, until=until))
        else:
            asked.set_exception(HubTrouble("unreachable"))
        return asked

    desk = CameraDesk(pool, ask, SystemClock(), lambda id: replace(desk.camera, id=id))
    desk.answers = False
    return desk


def shown(desk, *urls, is_restricted=False, id="C1"):
    place = Place("望汐路下立交", "望汐路街道")
    desk.camera = Camera("C1", "望汐路下立交", place, urls=urls, is_restricted=is_restricted)
    return desk.view(id, 318, 172)


def until(qtbot, stream, *states):
    qtbot.waitUntil(lambda: stream.state in states, timeout=PATIENCE)


def test_a_camera_joined_in_mid_group_shows_whole_moving_pictures(qtbot, cameras, tile):
    stream = tile(cameras.rtsp("cam1"))
    assert stream.state is StreamState.WAITING
    until(qtbot, stream, LIVE)
    first = stream.sequence
    picture = stream.image()
    assert (picture.width(), picture.height()) == (318, 172)
    colours = {picture.pixel(x, y) for x in range(0, 318, 7) for y in range(0, 172, 7)}
    assert len(colours) > 100, "a grey or black picture, not a scene"
    before = picture.copy()
    qtbot.waitUntil(lambda: stream.sequence >= first + 10, timeout=PATIENCE)
    assert stream.image() != before


def test_another_size_comes_without_opening_again(qtbot, cameras, tile):
    stream = tile(cameras.rtsp("cam1"))
    until(qtbot, stream, LIVE)
    turn, sequence = stream.life.turn, stream.sequence
    stream.resize(478, 258)
    qtbot.waitUntil(lambda: stream.image().width() == 478, timeout=PATIENCE)
    assert stream.life.turn == turn
    assert stream.sequence > sequence


def test_a_frozen_camera_is_named_and_comes_back(qtbot, cameras, tile):
    stream = tile(cameras.rtsp("freezer"))
    until(qtbot, stream, LIVE)
    cameras.fault("freezer", "freeze")
    until(qtbot, stream, FROZEN)
    assert stream.age() >= 1.5
    assert stream.image() is not None, "the last picture stays"
    cameras.fault("freezer", "none")
    until(qtbot, stream, LIVE)


def test_a_camera_that_dies_comes_back_by_itself(qtbot, cameras, tile):
    stream = tile(cameras.rtsp("mortal"))
    until(qtbot, stream, LIVE)
    turn = stream.life.turn
    cameras.fault("mortal", "die")
    until(qtbot, stream, FROZEN, FAILED)
    cameras.fault("mortal", "none")
    until(qtbot, stream, LIVE)
    assert stream.life.turn > turn


def test_a_mute_camera_holds_nobody_up(qtbot, cameras, tile):
    cameras.fault("mute", "mute")
    mutes = [tile(cameras.rtsp("mute")) for _ in range(6)]
    stream = tile(cameras.rtsp("cam2"))
    until(qtbot, stream, LIVE)
    assert {m.state for m in mutes} <= {StreamState.WAITING}
    until(qtbot, mutes[0], FAILED)
    assert mutes[0].reason is Reason.NO_ANSWER


@pytest.mark.parametrize(
    ("fault", "state", "reason"),
    [
        ("401", StreamState.DENIED, Reason.UNAUTHORIZED),
        ("404", FAILED, Reason.NOT_FOUND),
        ("rubbish", FAILED, Reason.NOT_VIDEO),
    ],
)
def test_a_camera_that_refuses_says_why(qtbot, cameras, tile, fault, state, reason):
    stream = tile(f"{cameras.rtsp('cam3')}?fault={fault}")
    until(qtbot, stream, state)
    assert stream.reason is reason
    assert stream.image() is None
    assert stream.lines(), "the tile gives no reason"


def test_a_port_nobody_listens_on_is_refused(qtbot, tile, free_port):
    stream = tile(f"rtsp://127.0.0.1:{free_port}/x")
    until(qtbot, stream, FAILED)
    assert stream.reason is Reason.REFUSED


def test_the_second_address_is_tried_when_the_first_fails(qtbot, cameras, tile):
    stream = tile(f"{cameras.rtsp('cam4')}?fault=404", cameras.http("cam4"))
    until(qtbot, stream, LIVE)


def test_a_slow_camera_is_called_weak_with_its_delay(qtbot, cameras, tile):
    stream = tile(cameras.rtsp("slow"))
    until(qtbot, stream, LIVE)
    cameras.fault("slow", "slow")
    until(qtbot, stream, StreamState.WEAK)
    assert stream.age() > 1.0
    cameras.fault("slow", "none")


def test_lost_pictures_are_held_back_as_weak_and_not_shown_as_mosaic(qtbot, cameras, tile):
    """A-25: every fifth picture is lost on the way; what leans on it is not shown."""
    stream = tile(cameras.rtsp("torn"))
    until(qtbot, stream, LIVE)
    cameras.fault("torn", "torn")
    until(qtbot, stream, StreamState.WEAK)
    assert stream.image() is not None, "the last good picture stays"
    cameras.fault("torn", "none")
    until(qtbot, stream, LIVE)


def test_a_recorder_that_is_full_says_so_and_is_tried_again_on_request(qtbot, cameras, tile):
    """A-17: 无空闲会话 is no failed connection."""
    cameras.fault("full", "full")
    stream = tile(cameras.rtsp("full"))
    until(qtbot, stream, StreamState.NO_SESSION)
    assert stream.lines() and stream.retry_in() > 20, "nobody knocks at a full recorder"
    cameras.fault("full", "none")
    stream.retry_now()
    until(qtbot, stream, LIVE)


def test_a_worker_keeps_the_last_seconds_and_leaves_out_what_it_is_told(qtbot, cameras, tile):
    """A-16 and what a finding takes with it: through pool, pipe and process."""
    stream = tile(cameras.rtsp("cam5"))
    until(qtbot, stream, LIVE)
    clip, still = stream.clip(5.0), stream.still()
    assert clip.result(60)[:1] == b"\x47", "MPEG-TS"
    assert QImage.fromData(still.result(60)).width() == 640, "the stream's own size"
    stream.wanted_mode = Mode.KEY
    qtbot.waitUntil(lambda: stream.mode == "key", timeout=PATIENCE)
    stream.close()
    assert stream.clip(5.0).result(60) == b""


def test_a_page_in_stand_by_shows_nothing_and_is_live_when_it_is_woken(qtbot, cameras, pool):
    """A-04."""
    request = StreamRequest((cameras.rtsp("cam6"),), 318, 172, "", stand_by=True)
    page = [pool.open(request) for _ in range(4)]
    qtbot.waitUntil(lambda: all(stream.is_ready for stream in page), timeout=PATIENCE)
    assert {(stream.sequence, stream.image()) for stream in page} == {(0, None)}
    for stream in page:
        stream.wake()
    for stream in page:
        until(qtbot, stream, LIVE)
        assert stream.life.turn == 1, "it was never opened again"


@pytest.mark.skipif(sys.platform != "linux", reason="ranks of processes are read here")
def test_every_thread_that_decodes_stands_behind_the_screen(qtbot, cameras, tile, pool):
    """H877: with more pictures than the machine can bear it is pictures that are left out."""
    until(qtbot, tile(cameras.rtsp("cam0")), LIVE)
    (worker,) = pool.worker_pids()
    threads = [int(each.name) for each in Path(f"/proc/{worker}/task").iterdir()]
    ranks = {os.getpriority(os.PRIO_PROCESS, thread) for thread in threads}
    assert min(ranks) > os.getpriority(os.PRIO_PROCESS, 0)


def test_a_killed_worker_is_replaced_and_its_tiles_recover(
    qtbot, cameras, tile, pool, logged_errors
):
    streams = [tile(cameras.rtsp(f"cam{n}")) for n in range(3)]
    for stream in streams:
        until(qtbot, stream, LIVE)
    (old,) = pool.worker_pids()
    os.kill(old, signal.SIGKILL)
    qtbot.waitUntil(lambda: pool.worker_pids() != (old,), timeout=PATIENCE)
    numbers = [stream.sequence for stream in streams]
    for stream, number in zip(streams, numbers, strict=True):
        qtbot.waitUntil(lambda s=stream, n=number: s.sequence > n, timeout=PATIENCE)
        until(qtbot, stream, LIVE)
    assert len(logged_errors) == 1


def test_a_stopped_worker_cannot_pass_an_old_picture_off_as_live(qtbot, cameras, tile, pool):
    stream = tile(cameras.rtsp("cam1"))
    until(qtbot, stream, LIVE)
    (worker,) = pool.worker_pids()
    os.kill(worker, signal.SIGSTOP)
    try:
        until(qtbot, stream, FROZEN)
    finally:
        os.kill(worker, signal.SIGCONT)
    until(qtbot, stream, LIVE)


def test_libvlc_plays_http_ts_and_sees_it_freeze(qtbot, cameras):
    with VideoPool(SystemClock(), random.Random(1).random, "vlc", may_change=False) as pool:
        stream = pool.open(StreamRequest((cameras.http("vlc"),), 318, 172, "映川路工地"))
        until(qtbot, stream, LIVE)
        assert stream.image().width() == 318
        cameras.fault("vlc", "freeze")
        until(qtbot, stream, FROZEN)
        cameras.fault("vlc", "none")
        until(qtbot, stream, LIVE)


def test_without_the_hub_the_kept_address_is_opened_and_the_tile_says_so(qtbot, cameras, desk):
    view = shown(desk, cameras.rtsp("cam1"))
    qtbot.waitUntil(lambda: view.state == LIVE, timeout=PATIENCE)
    assert view.name.startswith("望汐路下立交·") and view.name != "望汐路下立交"
    before = view.sequence
    desk.answers = True
    view.shown._resolver.ask()  # the next renewal: the hub is back
    qtbot.waitUntil(lambda: view.name == "望汐路下立交", timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.sequence > before and view.state == LIVE, timeout=PATIENCE)
    view.close()


def test_without_the_hub_a_camera_that_has_no_address_says_why(qtbot, desk):
    view = shown(desk)
    qtbot.waitUntil(lambda: view.state == FAILED, timeout=PATIENCE)
    assert view.lines() == ("Not available offline: it comes through the platform",)
    view.close()


def test_pulling_the_cable_opens_no_restricted_camera(qtbot, cameras, desk):
    view = shown(desk, cameras.rtsp("cam1"), is_restricted=True)
    qtbot.waitUntil(lambda: view.state == "denied", timeout=PATIENCE)
    assert view.image() is None
    view.close()
    desk.may_see = lambda camera: True  # a shift leader's grant says so without the hub
    view = shown(desk, cameras.rtsp("cam1"), is_restricted=True)
    qtbot.waitUntil(lambda: view.state == LIVE, timeout=PATIENCE)
    view.close()


def test_a_tile_opened_in_an_outage_does_not_wait_for_the_hub(qtbot, cameras, desk):
    desk.is_away = lambda: True
    desk.ask = lambda camera_id, profile: Future()  # a hub that never answers
    view = shown(desk, cameras.rtsp("cam1"))
    qtbot.waitUntil(lambda: view.state == LIVE, timeout=PATIENCE)
    view.close()


def test_a_tile_beyond_the_budget_says_so_and_comes_when_another_closes(qtbot, desk, cameras):
    """H261: six walls share one budget; nothing stays black without a word."""
    desk.answers, desk.most = True, 1
    urls = (cameras.rtsp("cam1"),)
    first, second = shown(desk, *urls), shown(desk, *urls, id="C2")
    qtbot.waitUntil(lambda: second.state == "failed", timeout=PATIENCE)
    assert first.state == "waiting"
    assert "1" in second.lines()[0]
    second.shown.look_for_room()
    assert second.state == "failed", "there is no room yet"
    first.close()
    second.shown.look_for_room()  # what the timer does every three seconds
    assert second.state == "waiting"
    second.close()
    assert shown(desk, *urls).state == "waiting"
