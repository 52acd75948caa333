"""G6: within 30 s of the link's return nothing waits and every seat shows what the hub holds.

At most 2,000 operations waiting, no step by hand; the way was cut out, back, or both.
"""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from console.bench.real.proxy import Proxy
from console.bench.real.way import Way
from console.bench.real.weather import CUT, CUT_BACK, CUT_OUT, REFUSED, Weather
from console.bench.seat_process import SeatProcess
from tests.support.hub import PASSWORD, Hub, alert, running_hub

pytestmark = pytest.mark.alone

LIMIT = 30.0
"""Seconds of the promise."""

AT_ONCE = 100
MOST = 2000
ALERTS = 100


@dataclass
class Stage:
    """A hub, a seat whose way can be cut, and one that stays beside it."""

    hub: Hub
    proxy: Proxy
    way: Way
    seat: SeatProcess
    other: SeatProcess
    alerts: list[str]

    def pending(self, seat: SeatProcess) -> int:
        return int(seat.ask({"show": "link"})["pending"])

    def act(self, seat: SeatProcess, name: str, until: int) -> int:
        """Note and log until so many operations wait; return how many acts were saved."""
        done = 0
        while self.pending(seat) < until:
            tags = [seat.say(self._act(name, done + n)) for n in range(AT_ONCE)]
            assert all("saved" in seat.answer(tag) for tag in tags)
            done += AT_ONCE
        return done

    def _act(self, name: str, number: int) -> Mapping[str, Any]:
        if number % 2:
            return {"run": "log.write", "args": {"text": f"{name} {number}"}}
        args = {"alert": self.alerts[number % len(self.alerts)], "text": f"{name} {number}"}
        return {"run": "alert.note", "args": args}

    def records(self) -> dict[str, Any]:
        with self.hub.client(self.hub.login(seat="seat-9")) as client:
            lines = client.get("/v1/snapshot", params={"scope": "open"}).text.splitlines()
        found = [json.loads(line) for line in lines[1:]]
        return {f"{r['kind']}/{r['id']}": r["body"] for r in found}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("g06")
    people = (("linlan", "leader"), ("zhouyan", "officer"))
    with running_hub(folder / "hub", *people) as hub, Proxy(("127.0.0.1", hub.port)) as proxy:
        way = proxy.open()
        login = {"account": "linlan", "password": PASSWORD, "seat": "seat-1", "passphrase": "p"}
        seat = SeatProcess(proxy.url(way), folder / "seat", login)
        beside = {**login, "account": "zhouyan", "seat": "seat-2"}
        other = SeatProcess(hub.url, folder / "other", beside)
        alerts = [answer["alert"] for answer in hub.post_alerts([alert(n) for n in range(ALERTS)])]
        try:
            for each in (seat, other):
                each.start()
                assert each.ask({"until": "settled", "seq": ALERTS})["reached"]
            yield Stage(hub, proxy, way, seat, other, alerts)
        finally:
            seat.kill()
            other.kill()


@pytest.mark.parametrize(
    ("name", "weather", "pending"),
    [
        ("去向断", CUT_OUT, 120),
        ("来向断", CUT_BACK, 120),
        ("端口拒绝", REFUSED, 120),
        ("双向断", CUT, 600),
        pytest.param("整夜断", CUT, MOST, marks=pytest.mark.long),
    ],
)
def test_all_is_settled_and_equal(stage: Stage, name: str, weather: Weather, pending: int) -> None:
    """G6 · P5: everything that was done meanwhile is sent, and both seats and the hub agree."""
    stage.proxy.turn(stage.way, weather)
    mine = stage.act(stage.seat, f"{name}本席", pending)
    stage.act(stage.other, f"{name}他席", 1)
    assert stage.pending(stage.seat) >= pending
    stage.proxy.clear(stage.way)
    begun = time.monotonic()
    for seat in (stage.seat, stage.other, stage.seat):
        left = LIMIT - (time.monotonic() - begun)
        told = seat.ask({"until": "settled", "seconds": left}, LIMIT + 5)
        assert told["reached"], told
    assert_equal(stage, f"{name}本席", mine)


def assert_equal(stage: Stage, name: str, count: int) -> None:
    """Both seats show what the hub holds, and every act of the cut is there once."""
    at_hub = stage.records()
    texts = [body["text"] for key, body in at_hub.items() if key.startswith("log_entry/")]
    assert sorted(t for t in texts if t.startswith(name)) == sorted(
        f"{name} {number}" for number in range(count)
    )
    for seat in (stage.seat, stage.other):
        shown = seat.ask({"show": "records"})["records"]
        assert [key for key, row in shown.items() if row["pending"]] == []
        assert {key: row["body"] for key, row in shown.items()} == at_hub
