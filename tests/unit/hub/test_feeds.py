"""B-16, B.2: a source that falls silent is said once, and what came through it is unknown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from console.contract.ingest import HeartbeatReport
from console.domain.alert_marks import Severity
from console.hub.core import blindness
from console.hub.core.feed_watch import Verdict
from console.hub.feed_file import DeclaredFeed, Probe
from console.hub.settings import HubSettings
from tests.unit.hub.hub_desk import Desk, orange

WATER = DeclaredFeed(
    id="water", name="水务物联", phone="0000-6140", contact="水务值班员",
    towns=("望潮街道",), probe=Probe(kind="tcp", address="localhost:1"),
)  # fmt: skip
SETTINGS = HubSettings(hall="yunting", feeds=(WATER,), silence=Severity.YELLOW)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub", SETTINGS)
    made.core.do(made.core.declare_feeds_job(), made.clock.now())
    yield made
    made.core.close()


def judge(hall: Desk, is_alive: bool, fault: str = "") -> bool:
    heard_at = None if is_alive else hall.clock.now()
    job = hall.core.feed_judged_job("water", Verdict(is_alive, fault), heard_at)
    return bool(hall.core.do(job, hall.clock.now()))


def beat(hall: Desk, feed: str, alive: bool) -> None:
    hall.core.do(hall.core.heartbeat_job(HeartbeatReport(feed=feed, alive=alive)), hall.clock.now())


def alarms(hall: Desk) -> list[dict[str, Any]]:
    return [body for body in hall.bodies("alert") if body.get("channel") == "feed"]


def water(number: int, town: str = "望潮街道", **fields: Any) -> dict[str, Any]:
    return orange(number, source="水务物联", place={"town": town}, **fields)


def test_a_source_that_was_declared_and_never_heard_is_neither_well_nor_alarmed(hall: Desk) -> None:
    """H380."""
    feed = hall.body("feed", "water")
    assert (feed["is_alive"], feed["fault"]) == (False, "unheard")
    assert alarms(hall) == []


def test_silence_is_one_change_one_alarm_and_unknown_rows(hall: Desk) -> None:
    """H380, H381."""
    judge(hall, True)
    hall.post(water(1), water(2, town="杏港镇"), orange(3, source="AI 视频"))
    hall.later(seconds=30)
    assert judge(hall, False, "timeout")
    assert not judge(hall, False, "refused"), "it is silent already: nothing changed"
    by_key = {body["fingerprint"]: body for body in hall.bodies("alert")}
    assert by_key["water/k1"]["condition"] == "unknown"
    assert by_key["water/k1"]["trail"][-1]["what"] == "unknown"
    assert by_key["water/k2"].get("condition", "active") == "active", "not a town it covers"
    assert by_key["water/k3"].get("condition", "active") == "active", "another source"
    assert len(alarms(hall)) == 1
    alarm = alarms(hall)[0]
    assert alarm["title"] == "信源中断：水务物联（望潮街道）"
    assert "0000-6140" in alarm["text"]


def test_heard_again_is_no_new_episode_and_nothing_is_unseen_anew(hall: Desk) -> None:
    """H381."""
    judge(hall, True)
    hall.post(water(1))
    before = hall.bodies("alert")[0]
    hall.later(seconds=30)
    judge(hall, False, "timeout")
    hall.later(minutes=4)
    judge(hall, True)
    after = next(body for body in hall.bodies("alert") if body["id"] == before["id"])
    assert after.get("condition", "active") == "active" and not after.get("blind")
    for field in ("episode", "unsigned_since", "count"):
        assert after.get(field) == before.get(field)
    assert alarms(hall)[0]["condition"] == "normal"
    feed = hall.body("feed", "water")
    assert feed["is_alive"] and not feed.get("fault")


def test_an_alert_of_a_silent_source_is_not_closed_as_over(hall: Desk) -> None:
    """H381: unknown is not over."""
    judge(hall, True)
    (told,) = hall.post(water(1))
    hall.later(seconds=30)
    judge(hall, False, "timeout")
    close = hall.operation(
        "alert.close", f"alert/{told.alert}", alert_id=told.alert, result="恢复正常"
    )
    (answer,) = hall.send(close)
    assert (answer.status, answer.code) == ("refused", "still_active")


def test_what_the_source_says_while_it_counts_as_silent_stands(hall: Desk) -> None:
    judge(hall, True)
    hall.post(water(1))
    hall.later(seconds=30)
    judge(hall, False, "timeout")
    hall.later(seconds=30)
    hall.post(water(9, id="again", key="k1"))
    assert hall.bodies("alert")[-1].get("condition", "active") == "active"
    hall.core.do(hall.core.call_job(), hall.clock.now())
    assert hall.bodies("alert")[-1].get("condition", "active") == "active"


def test_a_one_off_message_has_nothing_to_be_unknown(hall: Desk) -> None:
    """Facts Part 0: NOT_APPLICABLE never clears, and never becomes unknown."""
    judge(hall, True)
    hall.post(water(1, key=""))
    hall.later(seconds=30)
    judge(hall, False, "timeout")
    assert hall.bodies("alert")[0]["condition"] == "not_applicable"


def test_thousands_are_marked_a_portion_at_a_time_also_over_a_restart(
    hall: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H385: intake never waits for them."""
    monkeypatch.setattr(blindness, "AT_ONCE", 10)
    judge(hall, True)
    hall.post(*(water(number) for number in range(25)))
    hall.later(seconds=30)
    judge(hall, False, "timeout")
    marked = [b for b in hall.bodies("alert") if b.get("condition") == "unknown"]
    assert len(marked) == 10
    hall.restart()
    for _ in range(4):
        hall.core.do(hall.core.call_job(), hall.clock.now())
    marked = [b for b in hall.bodies("alert") if b.get("condition") == "unknown"]
    assert len(marked) == 25
    assert all(sum(x["what"] == "unknown" for x in b["trail"]) == 1 for b in marked), "once each"


def test_a_restart_raises_nothing(hall: Desk) -> None:
    """H382."""
    judge(hall, True)
    hall.later(seconds=30)
    judge(hall, False, "timeout")
    told = hall.core.reader.seq()
    hall.restart()
    hall.core.do(hall.core.declare_feeds_job(), hall.clock.now())
    hall.core.do(hall.core.call_job(), hall.clock.now())
    judge(hall, False, "timeout")
    assert hall.core.reader.seq() == told and len(alarms(hall)) == 1


def test_a_source_no_longer_declared_takes_its_alarm_and_its_marks_along(tmp_path: Path) -> None:
    hall = Desk(tmp_path / "hub", SETTINGS)
    hall.core.do(hall.core.declare_feeds_job(), hall.clock.now())
    judge(hall, True)
    hall.post(water(1))
    hall.later(seconds=30)
    judge(hall, False, "timeout")
    hall.settings = replace(SETTINGS, feeds=())
    hall.restart()
    hall.core.do(hall.core.declare_feeds_job(), hall.clock.now())
    hall.core.do(hall.core.call_job(), hall.clock.now())
    assert hall.bodies("feed") == []
    told = next(body for body in hall.bodies("alert") if body.get("channel") != "feed")
    assert told.get("condition", "active") == "active" and not told.get("blind")
    assert alarms(hall)[0]["condition"] == "normal"
    hall.core.close()


@pytest.mark.parametrize(("alarm", "number"), [("none", 0), ("", 1), ("blue", 1)])
def test_a_hall_says_whether_and_how_a_source_is_alarmed(
    tmp_path: Path, alarm: str, number: int
) -> None:
    hall = Desk(tmp_path / "hub", replace(SETTINGS, feeds=()))
    hall.core.do(
        hall.core.put_job([("feed", "视频", {"id": "视频", "name": "视频", "alarm": alarm})]),
        hall.clock.now(),
    )
    beat(hall, "视频", False)
    beat(hall, "视频", False)
    assert [a["severity"] for a in alarms(hall)] == [alarm or "yellow"] * number
    beat(hall, "视频", True)
    assert all(a["condition"] == "normal" for a in alarms(hall))
    hall.core.close()


def test_a_connector_may_say_which_towns_are_lost(tmp_path: Path) -> None:
    hall = Desk(tmp_path / "hub", replace(SETTINGS, feeds=()))
    beat(hall, "水务物联", True)
    hall.post(water(1, "芦汀镇"), water(2, "杏港镇"))
    hall.later(seconds=5)
    lost = HeartbeatReport(feed="水务物联", alive=False, towns=("芦汀镇", "梧影街道"))
    hall.core.do(hall.core.heartbeat_job(lost), hall.clock.now())
    conditions = {b["fingerprint"]: b.get("condition", "active") for b in hall.bodies("alert")}
    assert conditions["water/k1"] == "unknown" and conditions["water/k2"] == "active"
    assert alarms(hall)[0]["title"] == "信源中断：水务物联（芦汀镇、梧影街道）"
    beat(hall, "水务物联", True)
    assert not hall.body("feed", "水务物联").get("lost")
    hall.core.close()


def test_a_hub_without_a_profile_raises_none(tmp_path: Path) -> None:
    hall = Desk(tmp_path / "hub")
    beat(hall, "110", True)
    beat(hall, "110", False)
    assert alarms(hall) == [] and hall.body("feed", "110")["is_alive"] is False
    hall.core.close()
