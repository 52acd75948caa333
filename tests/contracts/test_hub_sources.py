"""H380, row 55 at a real hub: an interface that closes is said, the 110 desk reads its answer."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from console.contract.operation import ActTime, Operation
from console.runtime.clock import SystemClock, to_text
from console.runtime.ids import IdSource
from tests.support import patience
from tests.support.hub import PATIENCE, TOKEN, Hub, running_hub


@pytest.fixture
def interface() -> Iterator[socket.socket]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield listening


@pytest.fixture
def hub(tmp_path: Path, interface: socket.socket) -> Iterator[Hub]:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        '[[feed]]\nid = "110 分流"\nphone = "0000-6110"\nprobe = { kind = "tcp",'
        f' address = "127.0.0.1:{interface.getsockname()[1]}", every = 0.1, tolerated = 0.5 }}\n',
        "utf-8",
    )
    with running_hub(tmp_path / "data", arguments=["--feeds", str(feeds)]) as running:
        yield running


def asked_anew(interface: socket.socket) -> None:
    """Return once the hub has asked after this moment: what it asked before does not count."""
    interface.settimeout(0)
    with suppress(BlockingIOError):
        while True:
            interface.accept()[0].close()
    interface.settimeout(PATIENCE)
    interface.accept()[0].close()


def until(seat: httpx.Client, path: str, holds: Callable[[Any], bool]) -> Any:
    """Ask again until it is so, and return the answer."""
    answers: list[httpx.Response] = []

    def is_so() -> bool:
        answers.append(seat.get(path))
        return answers[-1].status_code == 200 and holds(answers[-1].json())

    patience.until(is_so, path)
    return answers[-1].json()


def test_an_interface_that_closes_is_said_and_the_desk_reads_its_answer(
    hub: Hub, interface: socket.socket
) -> None:
    police = {"id": "1", "key": "tree", "title": "树木倒伏", "severity": "yellow"}
    (posted,) = hub.post_alerts([{**police, "channel": "police", "source": "110 分流"}])
    asked_anew(interface)
    grant, clock = hub.login(), SystemClock()
    with hub.client(grant) as seat:
        feed = "/v1/feed/110 分流"
        until(seat, feed, lambda told: told["body"].get("is_alive", True))
        interface.close()
        told = until(seat, feed, lambda told: not told["body"].get("is_alive", True))
        assert told["body"]["fault"] == "refused"
        blind = until(
            seat,
            f"/v1/alert/{posted['alert']}",
            lambda told: told["body"].get("condition") == "unknown",
        )
        assert blind["body"]["blind"] == "110 分流"
        take = Operation(
            op=IdSource(clock)(), kind="diversion.take", lane=f"alert/{posted['alert']}",
            targets=[f"alert/{posted['alert']}", f"diversion/{posted['alert']}"],
            args={"alert_id": posted["alert"], "episode": 1, "severity_seen": "yellow"},
            grant=grant, actor="linlan", seat="seat-1",
            act_time=ActTime(device=to_text(clock.now())),
        )  # fmt: skip
        body = {"seat": "seat-1", "operations": [msgspec.to_builtins(take)]}
        answers = seat.post("/v1/operations", json=body).json()["answers"]
        assert [answer["status"] for answer in answers] == ["applied"]
        reply = seat.get(f"/v1/diversion/{posted['alert']}").json()["body"]
        assert (reply["answer"], reply["title"]) == ("taken", "树木倒伏")


def test_a_catalogue_comes_by_a_sources_token_and_its_cameras_by_the_feed(hub: Hub) -> None:
    """A-40: GB/T 28181 texts from whatever speaks SIP; read only."""
    text = (
        '<?xml version="1.0" encoding="GB2312"?><Response><CmdType>Catalog</CmdType><SN>1</SN>'
        "<DeviceID>31011500002000000001</DeviceID><SumNum>1</SumNum><DeviceList Num='1'><Item>"
        "<DeviceID>31011500001320000001</DeviceID><Name>望汐路东口</Name></Item></DeviceList>"
        "</Response>"
    ).encode("gb2312")
    with hub.client("no token") as nobody:
        assert nobody.post("/v1/ingest/catalog", content=text).status_code == 401
    with hub.client(TOKEN) as source:
        told = source.post("/v1/ingest/catalog", content=text).json()
        assert told["is_applied"] is True and told["changed"] == 1
        assert source.post("/v1/ingest/catalog", content=b"<x/>").json()["code"] == "bad_message"
    with hub.client(hub.login()) as seat:
        body = seat.get("/v1/camera/gb-31011500001320000001").json()["body"]
        assert body["name"] == "望汐路东口"
