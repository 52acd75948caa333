"""`/v1/digest`, `/v1/recovered` and the epoch of a batch, over real sockets."""

from collections.abc import Iterator

import httpx
import msgspec
import pytest

from console.contract.change import SnapshotRecord
from console.contract.recovery import DigestHead, DigestLine, content_hash
from tests.support.hub import Hub, alert, running_hub


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("hub") / "data") as running:
        for first in (0, 750):
            running.post_alerts([alert(n) for n in range(first, first + 750)])
        yield running


@pytest.fixture(scope="module")
def seat(hub: Hub) -> Iterator[httpx.Client]:
    with hub.client(hub.login()) as client:
        yield client


def test_the_digest_names_every_record_with_the_hash_a_seat_would_take(seat: httpx.Client) -> None:
    first, *rest = seat.get("/v1/digest", params={"scope": "open"}).content.splitlines()
    head = msgspec.json.decode(first, type=DigestHead)
    lines = [msgspec.json.decode(line, type=DigestLine) for line in rest]
    told = seat.get("/v1/snapshot", params={"scope": "open"}).content.splitlines()[1:]
    records = [msgspec.json.decode(line, type=SnapshotRecord) for line in told]
    assert head.seq == 1500
    assert len(lines) == len(records) == 1500
    assert {(x.kind, x.id): (x.rev, x.hash) for x in lines} == {
        (r.kind, r.id): (r.rev, content_hash(msgspec.json.encode(r.body))) for r in records
    }


def test_a_batch_of_another_epoch_decides_nothing(seat: httpx.Client) -> None:
    answer = seat.post("/v1/operations", json={"operations": [{}], "epoch": "of-before"})
    assert (answer.status_code, answer.json()["code"]) == (410, "other_epoch")
    assert answer.json()["epoch"] == seat.get("/v1/health").json()["epoch"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"records": [{"kind": "alert"}]}, "bad_message"),
        ({"records": 3}, "bad_message"),
        ({"records": [{"kind": "alert", "id": str(n), "rev": "a.1", "home": "", "body": {}}
                      for n in range(201)]}, "too_many_items"),
    ],
)  # fmt: skip
def test_what_is_given_back_in_another_form_is_refused_whole(
    seat: httpx.Client, body: object, code: str
) -> None:
    answer = seat.post("/v1/recovered", json=body)
    assert 400 <= answer.status_code < 500
    assert answer.json()["code"] == code
    assert seat.get("/v1/health").json()["seq"] == 1500


def part(number: int, *ids: str, is_last: bool = False) -> dict[str, object]:
    records = [
        {"kind": "place", "id": id, "rev": "a.9000", "home": "", "body": {"name": id}} for id in ids
    ]
    return {"records": records, "transfer": "t", "part": number, "is_last": is_last}


def given(seat: httpx.Client, *parts: dict[str, object]) -> list[tuple[int, int]]:
    """Status, and how many records were answered for, of each part."""
    told = [seat.post("/v1/recovered", json=each) for each in parts]
    return [(each.status_code, len(each.json().get("records", ()))) for each in told]


def test_parts_of_one_transfer_are_seen_together_and_answered_for_with_the_last(
    seat: httpx.Client,
) -> None:
    """G5, H584: an order stood without its units until the last batch came."""
    before = seat.get("/v1/health").json()["seq"]
    assert given(seat, part(0, "p1"), part(1, "p2"), part(1, "p2")) == [(200, 0)] * 3
    assert seat.get("/v1/health").json()["seq"] == before, "nobody sees a part"
    assert given(seat, part(2, "p3", is_last=True)) == [(200, 3)]
    epoch = seat.get("/v1/health").json()["epoch"]
    query = {"after": f"{epoch}:{before}", "scope": "reference", "wait": "0"}
    told = seat.get("/v1/changes", params=query, headers={"Accept": "application/json"}).json()[
        "changes"
    ]
    assert [each["id"] for each in told] == ["p1", "p2", "p3"]
    assert given(seat, part(2, "p3", is_last=True)) == [(409, 0)], "it is over: begin anew"


def test_a_transfer_with_a_hole_is_begun_anew(seat: httpx.Client) -> None:
    assert given(seat, part(0, "q1"), part(2, "q3", is_last=True)) == [(200, 0), (409, 0)]
    assert given(seat, part(0, "q1"), part(1, "q2", is_last=True)) == [(200, 0), (200, 2)]


def test_nobody_gives_back_or_compares_without_a_log_in(hub: Hub) -> None:
    with hub.client() as nobody:
        assert nobody.get("/v1/digest").status_code == 401
        assert nobody.post("/v1/recovered", json={}).status_code == 401
