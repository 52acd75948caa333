"""Recordings played by the hub through a platform (row 82): who may, what is said, what ends."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import av
import httpx
import msgspec
import pytest

from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from console.runtime.clock import from_text, to_text
from tests.support.cameras import Cameras, running_cameras
from tests.support.hub import Hub, add_records, running_hub

STREET = Camera("gb-31011500001320000001", "望汐路下立交", Place(""))
CAMERAS = [
    STREET,
    Camera("gb-31011500001320000002", "砚云路口", Place("")),
    Camera("own-1", "没有平台", Place("")),
    Camera("gb-31011500001320000004", "小区", Place(""), is_restricted=True),
    Camera("away-1", "不应答的平台", Place("")),
]
SECONDS = 1.0


@pytest.fixture(scope="module")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cameras]:
    with running_cameras(tmp_path_factory.mktemp("clips")) as running:
        yield running


@pytest.fixture(scope="module")
def hub(cameras: Cameras, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub")
    add_records(folder / "data", [(each.KIND, encode(each)) for each in CAMERAS])
    (folder / "platform.key").write_text(cameras.platform_key, "utf-8")
    told = [(cameras.platform, "gb-"), ("http://127.0.0.1:9", "away-")]
    file = folder / "platforms.toml"
    file.write_text(
        "".join(
            f'[[platform]]\nid = "平台 {begins}"\nkind = "wvp"\naddress = "{address}"\n'
            f'key_file = "platform.key"\ncameras = "{begins}"\nplayback_seconds = {SECONDS}\n'
            for address, begins in told
        ),
        "utf-8",
    )
    people = [("zhou", "patrol"), ("linlan", "officer"), ("wei", "bureau")]
    with running_hub(folder / "data", *people, arguments=["--platforms", str(file)]) as running:
        yield running


def ago(seconds: float) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=seconds)


def play(
    hub: Hub, grant: str, start: datetime, camera: str = STREET.id, speed: float = 1.0
) -> httpx.Response:
    body = msgspec.json.encode({"start": to_text(start), "speed": speed})
    with hub.client(grant) as client:
        return client.post(f"/v1/cameras/{camera}/playback", content=body)


def end(hub: Hub, grant: str, lease: str) -> int:
    with hub.client(grant) as client:
        body = msgspec.json.encode({"lease": lease})
        return client.post(f"/v1/cameras/{STREET.id}/playback/end", content=body).status_code


def refused(answer: httpx.Response) -> tuple[int, str]:
    told = answer.json()
    assert told["zh"] and told["to_do_zh"], "said in words, with what to do"
    return answer.status_code, told["code"]


def is_played(url: str) -> bool:
    try:
        with av.open(url, options={"rtsp_transport": "tcp"}, timeout=5) as stream:
            return next(stream.decode(video=0)) is not None
    except av.FFmpegError:
        return False


def test_a_recording_is_played_until_the_seat_ends_it_and_it_is_logged(hub: Hub) -> None:
    grant, start = hub.login("zhou"), ago(600)
    answer = play(hub, grant, start)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert from_text(told["start"]) == start and told["speed"] == 1
    assert timedelta(0) < from_text(told["end"]) - start <= timedelta(seconds=601)
    assert is_played(told["urls"][0])
    assert end(hub, grant, told["lease"]) == 200
    assert not is_played(told["urls"][0]), "the recorder has its session back"
    assert end(hub, grant, told["lease"]) == 200, "what is over already is no error"
    log = (hub.folder.parent / "hub.err").read_text("utf-8")
    line = json.dumps(["zhou", "seat-1", STREET.id, to_text(start), "played"])
    assert line.replace(", ", ",") in log


def test_a_seat_plays_one_recording_at_a_time_and_ends_none_of_another_seat(hub: Hub) -> None:
    grant, other = hub.login("zhou", "seat-1"), hub.login("linlan", "seat-2")
    first = play(hub, grant, ago(600)).json()
    second = play(hub, other, ago(500)).json()
    third = play(hub, grant, ago(400), speed=2.0).json()
    assert third["speed"] == 2
    assert not is_played(first["urls"][0]) and is_played(third["urls"][0])
    assert end(hub, grant, second["lease"]) == 200
    assert is_played(second["urls"][0]), "it is the other seat's"


def test_where_nothing_was_recorded_the_next_recording_begins_and_it_ends_at_a_gap(
    hub: Hub, cameras: Cameras
) -> None:
    grant, start = hub.login("zhou"), ago(600)
    epoch = start.timestamp()
    cameras.forget(CAMERAS[1].id.removeprefix("gb-"), (0, epoch + 60), (epoch + 120, epoch + 1e9))
    answers = [play(hub, grant, start, CAMERAS[1].id)]
    while from_text(answers[-1].json()["start"]) == start:  # the gap is on its way
        answers.append(play(hub, grant, start, CAMERAS[1].id))
    told = answers[-1].json()
    assert from_text(told["start"]) == start + timedelta(seconds=60)
    assert from_text(told["end"]) == start + timedelta(seconds=120)
    none = play(hub, grant, start + timedelta(seconds=121), CAMERAS[1].id)
    assert refused(none) == (404, "no_recording")


def test_what_cannot_be_is_said_in_words(hub: Hub) -> None:
    grant = hub.login("zhou")
    assert refused(play(hub, grant, ago(2 * 86400))) == (404, "no_recording"), "kept a day"
    assert refused(play(hub, grant, ago(-60))) == (404, "no_recording"), "not yet"
    assert refused(play(hub, grant, ago(60), "own-1")) == (404, "no_playback")
    assert refused(play(hub, grant, ago(60), CAMERAS[3].id)) == (403, "restricted")
    assert refused(play(hub, grant, ago(60), "away-1")) == (504, "playback_silent")
    assert play(hub, grant, ago(60), "gb-none").status_code == 404
    assert play(hub, grant, ago(60), speed=99.0).status_code == 400
    assert play(hub, hub.login("wei"), ago(60)).json()["code"] == "no_right"
    with hub.client(grant) as client:
        told = client.post(f"/v1/cameras/{STREET.id}/playback", content=b'{"start": "jetzt"}')
    assert refused(told) == (400, "bad_message")


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [("404", 409, "playback_offline"), ("full", 409, "playback_refused"),
     ("mute", 504, "playback_silent")],
)  # fmt: skip
def test_what_goes_wrong_at_the_camera_is_told_apart(
    hub: Hub, cameras: Cameras, fault: str, status: int, code: str
) -> None:
    grant, id = hub.login("zhou"), STREET.id.removeprefix("gb-")
    cameras.fault(id, fault)
    answers: list[httpx.Response] = []
    while not answers or answers[-1].status_code == 200:  # the fault is on its way
        answers.append(play(hub, grant, ago(60)))
    assert refused(answers[-1]) == (status, code)
    cameras.fault(id, "none")
    while answers[-1].status_code != 200:
        answers.append(play(hub, grant, ago(60)))
