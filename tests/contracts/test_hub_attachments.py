"""Files over real sockets: in parts, resumed, kept once, and no input is an error of the hub."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from console.contract.attachment import MOST_BYTES
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource
from tests.support.hub import TOKEN, Hub, running_hub

PICTURE = b"\xff\xd8\xff\xe0" + os.urandom(700_000)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder: Path = tmp_path_factory.mktemp("hub") / "data"
    with running_hub(folder, ("linlan", "leader"), ("zhou", "officer")) as running:
        yield running


@pytest.fixture(scope="module")
def seat(hub: Hub) -> Iterator[httpx.Client]:
    with hub.client(hub.login()) as client:
        yield client


ids = IdSource(SystemClock())


def told(data: bytes, **changed: Any) -> dict[str, Any]:
    return {
        "id": ids(), "name": "望汐路 现场.jpg", "media_type": "image/jpeg", "size": len(data),
        "sha256": sha256(data).hexdigest(), **changed,
    }  # fmt: skip


def part(seat: httpx.Client, id: str, data: bytes, start: int, end: int) -> httpx.Response:
    headers = {"Content-Range": f"bytes {start}-{end - 1}/{len(data)}"}
    return seat.put(f"/v1/attachments/{id}", content=data[start:end], headers=headers)


def test_a_file_comes_in_parts_over_a_kill_of_the_hub_and_is_read_back(
    hub: Hub, seat: httpx.Client
) -> None:
    offer = told(PICTURE)
    id = offer["id"]
    assert seat.post("/v1/attachments", json=offer).json()["received"] == 0
    assert part(seat, id, PICTURE, 0, 300_000).json()["received"] == 300_000
    hub.kill()
    hub.start()
    again = seat.post("/v1/attachments", json=offer).json()
    assert (again["received"], again["is_whole"]) == (300_000, False)
    assert part(seat, id, PICTURE, 200_000, 500_000).json()["received"] == 500_000, "overlap"
    assert part(seat, id, PICTURE, 600_000, 700_000).json()["code"] == "part_gap"
    early = seat.post(f"/v1/attachments/{id}/commit")
    assert (early.status_code, early.json()["code"]) == (409, "part_gap")
    part(seat, id, PICTURE, 500_000, len(PICTURE))
    done = seat.post(f"/v1/attachments/{id}/commit").json()
    assert done["is_whole"]
    assert done == seat.post(f"/v1/attachments/{id}/commit").json(), "said twice is done once"
    record = seat.get(f"/v1/attachments/{id}").json()["body"]
    assert (record["name"], record["person"]) == ("望汐路 现场.jpg", "linlan")
    assert seat.get(f"/v1/attachments/{id}/content").content == PICTURE
    some = seat.get(f"/v1/attachments/{id}/content", headers={"Range": "bytes=299990-300009"})
    assert (some.status_code, some.content) == (206, PICTURE[299_990:300_010])


def test_the_same_content_is_not_sent_twice(hub: Hub, seat: httpx.Client) -> None:
    first = told(PICTURE)
    seat.post("/v1/attachments", json=first)
    part(seat, first["id"], PICTURE, 0, len(PICTURE))
    seat.post(f"/v1/attachments/{first['id']}/commit")
    with hub.client(hub.login("zhou", "seat-2")) as other:
        second = told(PICTURE, name="转发.jpg")
        state = other.post("/v1/attachments", json=second).json()
        assert (state["is_whole"], state["received"]) == (True, len(PICTURE))
        assert state["settled_at"]
        assert other.get(f"/v1/attachments/{second['id']}/content").content == PICTURE
        stranger = other.post("/v1/attachments", json=told(b"x" * 9, media_type="text/plain"))
        assert seat.put(f"/v1/attachments/{stranger.json()['id']}", content=b"x",
                        headers={"Content-Range": "bytes 0-0/9"}).status_code == 404  # fmt: skip


def test_content_that_is_not_what_was_said_is_forgotten_and_can_come_anew(
    seat: httpx.Client,
) -> None:
    right, wrong = b"\xff\xd8\xff" + b"a" * 50, b"\xff\xd8\xff" + b"b" * 50
    offer = told(right)
    seat.post("/v1/attachments", json=offer)
    part(seat, offer["id"], wrong, 0, len(wrong))
    refused = seat.post(f"/v1/attachments/{offer['id']}/commit")
    assert (refused.status_code, refused.json()["code"]) == (409, "hash_differs")
    assert seat.post("/v1/attachments", json=offer).json()["received"] == 0
    part(seat, offer["id"], right, 0, len(right))
    assert seat.post(f"/v1/attachments/{offer['id']}/commit").json()["is_whole"]
    script = b"<html><script>"
    lie = told(script)
    seat.post("/v1/attachments", json=lie)
    part(seat, lie["id"], script, 0, len(script))
    assert seat.post(f"/v1/attachments/{lie['id']}/commit").json()["code"] == "type_differs"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"size": MOST_BYTES + 1}, "file_too_large"),
        ({"size": 0}, "bad_message"),
        ({"size": -5}, "bad_message"),
        ({"size": 10**30}, "file_too_large"),
        ({"media_type": "text/html"}, "bad_type"),
        ({"media_type": ""}, "bad_type"),
        ({"sha256": "no hash"}, "bad_message"),
        ({"sha256": "Z" * 64}, "bad_message"),
        ({"id": ""}, "bad_message"),
        ({"id": "../../etc/passwd"}, "bad_message"),
        ({"id": "x" * 65}, "bad_message"),
        ({"name": None}, "bad_message"),
    ],
)
def test_an_offer_that_is_not_taken_says_why(
    seat: httpx.Client, changed: dict[str, Any], code: str
) -> None:
    answer = seat.post("/v1/attachments", json=told(PICTURE, **changed))
    assert 400 <= answer.status_code < 500
    assert answer.json()["code"] == code
    assert answer.json()["zh"]


@pytest.mark.parametrize(
    "range_",
    [
        "", "bytes 0-1", "bytes 5-2/9", "bytes -1-3/9", "bytes 0-9999999999999999/3", "lines 1-2/3",
        "bytes 0-2/99999999999", "bytes 3-5/9", "bytes 0-0/9",
    ],
)  # fmt: skip
def test_a_part_with_a_range_that_does_not_fit_changes_nothing(
    seat: httpx.Client, range_: str
) -> None:
    offer = told(b"123456789", media_type="text/plain")
    seat.post("/v1/attachments", json=offer)
    answer = seat.put(
        f"/v1/attachments/{offer['id']}", content=b"123",
        headers={"Content-Range": range_.encode("latin-1")},
    )  # fmt: skip
    assert 400 <= answer.status_code < 500
    assert seat.post("/v1/attachments", json=offer).json()["received"] == 0


def test_names_are_made_harmless_and_ranges_beyond_the_end_are_said(seat: httpx.Client) -> None:
    offer = told(b"words", media_type="text/plain", name="..\\..\\a/b/\u202e现场\x00\n.txt")
    seat.post("/v1/attachments", json=offer)
    part(seat, offer["id"], b"words", 0, 5)
    seat.post(f"/v1/attachments/{offer['id']}/commit")
    assert seat.get(f"/v1/attachments/{offer['id']}").json()["body"]["name"] == "现场.txt"
    path = f"/v1/attachments/{offer['id']}/content"
    assert seat.get(path, headers={"Range": "bytes=5-9"}).status_code == 416
    assert seat.get(path, headers={"Range": "bytes=9-2"}).status_code == 416
    assert seat.get(path, headers={"Range": "bytes=abc"}).content == b"words"
    assert seat.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_source_sends_a_frame_that_every_seat_can_read(hub: Hub, seat: httpx.Client) -> None:
    """Row 80: the picture an AI find was made in; by name of its content, so twice is once."""
    headers = {"Content-Type": "image/jpeg"}
    with hub.client(TOKEN) as source:
        source.headers.update(headers)
        answers = [source.post("/v1/ingest/frames", content=PICTURE).json() for _ in "12"]
        assert [answer["status"] for answer in answers] == ["new", "repeated"]
        huge = source.post("/v1/ingest/frames", content=PICTURE * 4)
        assert (huge.status_code, huge.json()["code"]) == (413, "file_too_large")
        other = source.post("/v1/ingest/frames", content=b"MZ" * 50)
        assert (other.status_code, other.json()["code"]) == (415, "type_differs")
    assert seat.get(f"/v1/attachments/{answers[0]['frame']}/content").content == PICTURE
    assert seat.post("/v1/ingest/frames", content=PICTURE, headers=headers).status_code == 401


def test_nobody_sends_or_reads_files_without_a_log_in(hub: Hub) -> None:
    with hub.client() as nobody:
        assert nobody.post("/v1/attachments", json={}).status_code == 401
        assert nobody.put("/v1/attachments/x", content=b"").status_code == 401
        assert nobody.post("/v1/attachments/x/commit").status_code == 401
        assert nobody.get("/v1/attachments/x/content").status_code == 401
