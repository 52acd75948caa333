"""Cameras turned by the hub through a platform (A-03, row 82): who may, what is said, who holds."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest

from console.contract.camera import MOVES_FOR
from console.demo.camera_simulator.swivel import NAMES
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from tests.support.cameras import Cameras, running_cameras
from tests.support.hub import Hub, add_records, running_hub

SWIVEL = Camera("gb-31011500001320000001", "望汐路下立交", Place(""), ptz=True)
CAMERAS = [
    SWIVEL,
    Camera("gb-31011500001320000002", "砚云路口", Place(""), ptz=True),
    Camera("gb-31011500001320000003", "固定枪机", Place("")),
    Camera("own-1", "没有平台", Place(""), ptz=True),
    Camera("gb-31011500001320000004", "小区", Place(""), ptz=True, is_restricted=True),
    Camera("strange-1", "别的密钥", Place(""), ptz=True),
    Camera("away-1", "不应答的平台", Place(""), ptz=True),
]
SECONDS = 1.0


@pytest.fixture(scope="module")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cameras]:
    with running_cameras(tmp_path_factory.mktemp("clips")) as running:
        yield running


def platform(key_file: str, address: str, begins: str) -> str:
    return (
        f'[[platform]]\nid = "平台 {begins}"\nkind = "wvp"\naddress = "{address}"\n'
        f'key_file = "{key_file}"\ncameras = "{begins}"\nseconds = {SECONDS}\n'
    )


def platform_file(folder: Path, address: str, key: str) -> Path:
    (folder / "good.key").write_text(key, "utf-8")
    (folder / "bad.key").write_text("falsch", "utf-8")
    told = (("good.key", address, "gb-"), ("bad.key", address, "strange-"))
    words = [platform(*each) for each in (*told, ("good.key", "http://127.0.0.1:9", "away-"))]
    (folder / "platforms.toml").write_text("".join(words), "utf-8")
    return folder / "platforms.toml"


@pytest.fixture(scope="module")
def hub(cameras: Cameras, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub")
    add_records(folder / "data", [(each.KIND, encode(each)) for each in CAMERAS])
    people = [("zhou", "patrol"), ("linlan", "officer"), ("wei", "bureau")]
    words = ["--platforms", str(platform_file(folder, cameras.platform, cameras.platform_key))]
    with running_hub(folder / "data", *people, arguments=words) as running:
        yield running


def turn(hub: Hub, grant: str, preset: str, camera: str = SWIVEL.id, seconds: float = 0.0):
    body = msgspec.json.encode({"preset": preset, "seconds": seconds})
    with hub.client(grant) as client:
        return client.post(f"/v1/cameras/{camera}/turn", content=body)


def refused(answer: httpx.Response) -> tuple[int, str]:
    told = answer.json()
    assert told["zh"] and told["to_do_zh"], "said in words, with what to do"
    return answer.status_code, told["code"]


def test_a_camera_is_turned_by_the_name_of_its_preset_and_it_is_logged(hub: Hub) -> None:
    answer = turn(hub, hub.login("zhou"), "左侧")
    assert answer.status_code == 200, answer.text
    assert answer.json()["preset"] == "左侧"
    log = (hub.folder.parent / "hub.err").read_text("utf-8")
    assert f'["zhou","seat-1","{SWIVEL.id}","左侧","turned"]' in log


def test_what_cannot_be_is_said_in_words(hub: Hub) -> None:
    grant = hub.login("zhou")
    assert refused(turn(hub, grant, "没有的")) == (404, "no_preset")
    assert refused(turn(hub, grant, "左侧", CAMERAS[2].id)) == (404, "no_swivel")
    assert refused(turn(hub, grant, "左侧", "own-1")) == (404, "no_swivel")
    assert refused(turn(hub, grant, "左侧", CAMERAS[4].id)) == (403, "restricted")
    assert turn(hub, grant, "左侧", "gb-none").status_code == 404
    assert turn(hub, grant, "左侧", seconds=1e9).status_code == 400
    told = hub.login("wei")
    assert turn(hub, told, "左侧").json()["code"] == "no_right"


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [("404", 409, "swivel_offline"), ("full", 409, "swivel_refused"),
     ("mute", 504, "swivel_silent")],
)  # fmt: skip
def test_what_goes_wrong_at_the_camera_is_told_apart(
    hub: Hub, cameras: Cameras, fault: str, status: int, code: str
) -> None:
    other, grant = CAMERAS[1].id, hub.login("zhou")
    cameras.fault(other.removeprefix("gb-"), fault)
    answers: list[httpx.Response] = []
    while not answers or answers[-1].status_code == 200:  # the fault is on its way
        answers.append(turn(hub, grant, "右侧", other))
    assert refused(answers[-1]) == (status, code)
    cameras.fault(other.removeprefix("gb-"), "none")
    while answers[-1].status_code != 200:
        answers.append(turn(hub, grant, "右侧", other))


def test_who_turned_it_holds_it_until_it_is_let_go(hub: Hub) -> None:
    first, second = hub.login("zhou", "seat-1"), hub.login("linlan", "seat-2")
    assert turn(hub, first, "左侧", seconds=60).status_code == 200
    held = turn(hub, second, "右侧")
    assert refused(held) == (409, "swivel_held") and "zhou" in held.json()["detail"]
    assert turn(hub, first, "右侧", seconds=60).status_code == 200, "the same seat goes on"
    assert turn(hub, first, "全景").status_code == 200, "on the way back it is let go"
    assert turn(hub, second, "右侧").status_code == 200


def test_a_platform_that_is_away_or_wants_another_key_is_said(hub: Hub) -> None:
    grant = hub.login("zhou")
    told = turn(hub, grant, "左侧", "strange-1")
    assert refused(told) == (409, "swivel_refused") and "请登录" in told.json()["detail"]
    assert refused(turn(hub, grant, "左侧", "away-1")) == (504, "swivel_silent")


def move(hub: Hub, grant: str, move: str | None, seconds: float = 60.0, camera: str = SWIVEL.id):
    body = msgspec.json.encode({"move": move, "speed": 0.25, "seconds": seconds})
    with hub.client(grant) as client:
        return client.post(f"/v1/cameras/{camera}/move", content=body)


def orders(hub: Hub, camera: str) -> list[tuple[str, str, str]]:
    log = (hub.folder.parent / "hub.err").read_text("utf-8")
    lines = [json.loads(x.split("camera turn ")[1]) for x in log.splitlines() if "camera turn" in x]
    return [(person, what, result) for person, _, id, what, result in lines if id == camera]


def test_a_key_held_down_is_one_order_and_a_key_let_go_unheard_stops_all_the_same(
    hub: Hub,
) -> None:
    """What a platform is told: begin, and stop by the hub itself when no key is heard any more."""
    grant, other = hub.login("zhou", "seat-1"), CAMERAS[1].id
    for _ in range(3):
        assert move(hub, grant, "left", camera=other).status_code == 200
    assert [what for _, what, _ in orders(hub, other)][-1:] == ["left"], "told once"
    began = time.monotonic()
    while orders(hub, other)[-1] != ("zhou", "still", "turned"):
        assert time.monotonic() - began < 4 * MOVES_FOR, "it turns for ever"
    assert move(hub, grant, "up_right", camera=other).status_code == 200
    assert move(hub, grant, "still", seconds=0, camera=other).status_code == 200
    assert [what for _, what, _ in orders(hub, other)][-4:] == [
        "left",
        "still",
        "up_right",
        "still",
    ]


def test_who_turns_by_hand_holds_it_from_before_the_first_key(hub: Hub) -> None:
    first, second = hub.login("zhou", "seat-1"), hub.login("linlan", "seat-2")
    assert move(hub, first, None).status_code == 200
    held = move(hub, second, "left")
    assert refused(held) == (409, "swivel_held") and "zhou" in held.json()["detail"]
    assert turn(hub, second, "左侧").json()["code"] == "swivel_held", "nor by its patrol"
    assert move(hub, first, None, seconds=0).status_code == 200
    assert move(hub, second, "left", seconds=0).status_code == 200
    assert move(hub, second, "still", seconds=0).status_code == 200


def test_what_cannot_be_turned_by_hand_is_said_in_words(hub: Hub) -> None:
    grant = hub.login("zhou")
    assert refused(move(hub, grant, "left", camera="own-1")) == (404, "no_swivel")
    assert refused(move(hub, grant, "left", camera=CAMERAS[4].id)) == (403, "restricted")
    assert move(hub, grant, "sideways").status_code == 400
    assert move(hub, hub.login("wei"), "left").json()["code"] == "no_right"
    assert refused(move(hub, grant, "left", camera="away-1")) == (504, "swivel_silent")


def test_presets_are_told_by_name(hub: Hub) -> None:
    with hub.client(hub.login("zhou")) as client:
        told = client.get(f"/v1/cameras/{SWIVEL.id}/presets")
    assert told.json()["presets"] == list(NAMES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[platform]]\nid = 'a'\nkind = 'sip'\naddress = 'http://x'", "kind"),
        ("[[platform]]\nid = 'a'\nkind = 'wvp'\naddress = 'x:80'", "address"),
        ("[[platform]]\nid = 'a'\nkind = 'wvp'\naddress = 'http://x'\nkey = 'k'", "key_file"),
        ("[[platform]", "platforms.toml"),
    ],
)
def test_a_bad_platform_file_stops_the_start_and_says_what(
    tmp_path: Path, text: str, said: str
) -> None:
    from console.hub.platform_file import load_platforms

    (tmp_path / "platforms.toml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=said):
        load_platforms(tmp_path / "platforms.toml")
