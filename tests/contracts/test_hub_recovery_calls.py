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


def test_nobody_gives_back_or_compares_without_a_log_in(hub: Hub) -> None:
    with hub.client() as nobody:
        assert nobody.get("/v1/digest").status_code == 401
        assert nobody.post("/v1/recovered", json={}).status_code == 401
