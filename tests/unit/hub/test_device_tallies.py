"""The hub counts what devices find: in one transaction with the alert, over a restart."""

from pathlib import Path

import pytest

from console.domain.device_tally import DeviceTally, rate_of
from console.domain.entity import decode
from tests.unit.hub.hub_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def find(number: int, camera: str = "cam-1") -> dict[str, object]:
    told = {"title": "疑似树枝遮挡道路", "severity": "yellow", "confidence": 0.41}
    return {**told, "id": f"m{number}", "frame": {"camera": camera}}


def say(desk: Desk, alert: str, is_true: bool, reason: str = "") -> str:
    args = {"alert_id": alert, "is_true": is_true, "reason": reason}
    return desk.send(desk.operation("alert.verify", f"alert/{alert}", **args))[0].status


def tally(desk: Desk) -> DeviceTally:
    (body,) = desk.bodies("device_tally")
    return decode(DeviceTally, body)


def test_twelve_finds_nine_of_them_not_true(desk: Desk) -> None:
    ids = [desk.post(find(n))[0].alert for n in range(12)]
    desk.post(find(3))  # told twice
    for number, id in enumerate(ids):
        if number == 5:
            desk.restart()
        say(desk, id, number >= 9, "海报误识" if number < 9 else "")
    rate = rate_of(tally(desk), desk.clock.now(), 30)
    assert (rate.finds, rate.true, rate.false, rate.why) == (12, 3, 9, "海报误识")


def test_a_refused_verdict_and_a_repeated_one_count_once(desk: Desk) -> None:
    id = desk.post(find(1))[0].alert
    args = {"alert_id": id, "is_true": False, "reason": "光影"}
    said = desk.operation("alert.verify", f"alert/{id}", **args)
    assert [desk.send(said)[0].status for _ in "12"] == ["applied", "repeated"]
    assert say(desk, id, False, "光影") == "refused"
    assert rate_of(tally(desk), desk.clock.now(), 30).false == 1


def test_what_no_machine_found_costs_no_record(desk: Desk) -> None:
    desk.post({"id": "1", "key": "k", "title": "积水", "severity": "yellow"})
    assert desk.bodies("device_tally") == []
