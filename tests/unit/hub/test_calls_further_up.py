"""The ladder and the masks as the home hub runs them: at their time, once, never by a seat."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.hub.core.accounts import Account
from console.hub.profile import NOBODY, load_clocks
from console.hub.settings import HubSettings
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk

SETTINGS = HubSettings(hall="yunting", clocks=load_clocks("default"))
LEADER = Account("zhou", "周宁", "leader", "", "")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub", SETTINGS)
    yield made
    made.core.close()


def look(hall: Desk, **later: float) -> int:
    hall.later(**later)
    return hall.core.do(hall.core.call_job(), hall.clock.now())


def raised(hall: Desk, number: int, severity: str = "red", **fields: Any) -> str:
    told = {"id": f"m{number}", "key": f"k{number}", "title": "积水", "severity": severity}
    return hall.post({**told, **fields})[0].alert


def posts(hall: Desk, alert: str) -> list[str]:
    return [step["post"] for step in hall.body("alert", alert).get("escalations", ())]


def lead(hall: Desk, kind: str, *targets: str, **args: Any) -> Any:
    grant = hall.core.signed_grant(LEADER, ("seat-9", "九席"), hall.clock.now())[1]
    made = hall.operation(kind, *targets, **args)
    return msgspec.structs.replace(made, seat="seat-9", actor="zhou", grant=grant)


def test_a_red_nobody_signs_climbs_step_by_step_and_each_step_is_once(hall: Desk) -> None:
    red = raised(hall, 1)
    assert look(hall, seconds=59) == 0
    assert (look(hall, seconds=1), posts(hall, red)) == (1, ["shift_leader"])
    assert (look(hall, seconds=30), look(hall, seconds=29)) == (0, 0)
    assert (look(hall, seconds=2), posts(hall, red)) == (1, ["shift_leader", "leader_on_duty"])
    assert look(hall, hours=9) == 0
    assert [line["what"] for line in hall.body("alert", red)["trail"][1:]] == ["escalated"] * 2


def test_a_hub_started_anew_calls_for_what_was_due_meanwhile(hall: Desk) -> None:
    red = raised(hall, 1)
    look(hall, seconds=61)
    hall.restart()
    assert look(hall, seconds=10) == 0
    assert (look(hall, minutes=5), posts(hall, red)) == (1, ["shift_leader", "leader_on_duty"])


def test_a_signature_ends_the_climb_and_the_second_clock_begins(hall: Desk) -> None:
    red = raised(hall, 1)
    look(hall, seconds=30)
    hall.send(hall.acknowledge(red, args={"alert_id": red, "episode": 1, "severity_seen": "red"}))
    assert look(hall, seconds=179) == 0
    assert (look(hall, seconds=1), posts(hall, red)) == (1, ["shift_leader"])


def test_the_leader_on_duty_is_called_once_for_a_group_while_that_alert_is_open(hall: Desk) -> None:
    first = raised(hall, 1, group="node-2")
    look(hall, seconds=120)
    look(hall, seconds=1)
    assert posts(hall, first) == ["shift_leader", "leader_on_duty"]
    second = raised(hall, 2, group="node-2")
    look(hall, seconds=61)
    look(hall, minutes=9)
    assert posts(hall, second) == ["shift_leader"]
    done = {"alert_id": first, "is_true": False, "reason": "误报"}
    assert hall.send(hall.operation("alert.verify", f"alert/{first}", **done))[0].code == ""
    third = raised(hall, 3, group="node-2")
    look(hall, minutes=9)
    assert posts(hall, third) == ["shift_leader", "leader_on_duty"]


def test_what_stands_aside_calls_nobody_and_its_clock_begins_at_its_end(hall: Desk) -> None:
    alert = raised(hall, 1, "yellow")
    until = to_text(hall.clock.now() + timedelta(minutes=20))
    aside = {"alert_id": alert, "until": until, "reason": "检修"}
    assert hall.send(hall.operation("alert.shelve", f"alert/{alert}", **aside))[0].code == ""
    assert look(hall, minutes=19) == look(hall, minutes=2) == look(hall, minutes=3) == 0
    assert (look(hall, minutes=1), posts(hall, alert)) == (1, ["shift_leader"])


def test_nobody_is_called_without_a_profile(tmp_path: Path) -> None:
    quiet = Desk(tmp_path / "hub", replace(SETTINGS, clocks=load_clocks(NOBODY)))
    raised(quiet, 1)
    assert look(quiet, hours=2) == 0
    quiet.core.close()


def test_a_profile_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"nowhere\.toml"):
        load_clocks("nowhere")


TOWN = {"name": "泵站", "town": "菱渡镇"}


def lay(hall: Desk, alerts: list[str], **args: Any) -> str:
    until = to_text(hall.clock.now() + timedelta(hours=1))
    told = {
        "mask_id": "M1", "sort": "suppressed", "scope": {"town": "菱渡镇"}, "until": until,
        "reason": "管网冲洗", "alerts": alerts, **args,
    }  # fmt: skip
    targets = ["mask/M1", *(f"alert/{alert}" for alert in alerts)]
    return hall.send(lead(hall, "mask.lay", *targets, **told))[0].code


def masks(hall: Desk, alert: str) -> list[str]:
    return [mask["mask"] for mask in hall.body("alert", alert).get("masks", ())]


def test_a_mask_covers_what_its_seat_did_not_see_and_what_comes_later(hall: Desk) -> None:
    seen, unseen = (raised(hall, n, "yellow", place=TOWN) for n in (1, 2))
    other = raised(hall, 3, "yellow", place={**TOWN, "town": "杏港镇"})
    assert lay(hall, [seen]) == ""
    assert (masks(hall, seen), masks(hall, unseen)) == (["M1"], [])
    look(hall, seconds=1)
    later, red = raised(hall, 4, "blue", place=TOWN), raised(hall, 5, "red", place=TOWN)
    told = [masks(hall, alert) for alert in (seen, unseen, later, red, other)]
    assert told == [["M1"], ["M1"], ["M1"], [], []]
    assert look(hall, seconds=1) == 0


def test_lifted_it_is_off_everything_within_one_look(hall: Desk) -> None:
    seen, unseen = (raised(hall, n, "yellow", place=TOWN) for n in (1, 2))
    lay(hall, [seen])
    look(hall, seconds=1)
    lifted = {"mask_id": "M1", "alerts": [seen]}
    assert hall.send(lead(hall, "mask.lift", "mask/M1", f"alert/{seen}", **lifted))[0].code == ""
    assert (masks(hall, seen), masks(hall, unseen)) == ([], ["M1"])
    assert look(hall, seconds=1) == 1
    assert masks(hall, unseen) == []
    assert hall.body("alert", unseen)["unsigned_since"] == to_text(hall.clock.now())
    assert masks(hall, raised(hall, 3, "yellow", place=TOWN)) == []


def test_at_its_end_a_mask_is_over_and_lies_on_nothing_new(hall: Desk) -> None:
    lay(hall, [])
    look(hall, hours=1)
    assert hall.body("mask", "M1")["is_over"] is True
    assert masks(hall, raised(hall, 1, "yellow", place=TOWN)) == []


WEATHER = {"channel": "forecast", "title": "暴雨橙色预警"}


def called_out(hall: Desk, forecast: str, *towns: str) -> list[str]:
    ids = [f"{forecast}.1.{town}" for town in towns]
    told = [{"id": t, "name": t, "contacts": [{"name": "李敏", "phone": "1"}]} for t in towns]
    targets = [f"alert/{forecast}", *(f"call_out/{id}" for id in ids)]
    act = hall.operation("forecast.call_out", *targets, alert_id=forecast, round=1, towns=told)
    assert hall.send(act)[0].status == "applied"
    return ids


def test_a_town_that_does_not_answer_by_its_clock_is_told_to_the_shift_leader_once(
    hall: Desk,
) -> None:
    forecast = raised(hall, 1, "orange", **WEATHER)
    heard, silent = called_out(hall, forecast, "芦汀镇", "菱渡镇")
    now = to_text(hall.clock.now())
    fact = {"call_out_id": heard, "reply": "repeated", "at": now}
    hall.send(hall.operation("call_out.report", f"call_out/{heard}", **fact))
    look(hall, seconds=899)
    assert "escalated_at" not in hall.body("call_out", silent)
    look(hall, seconds=1)
    look(hall, hours=1)
    late = [t for t in hall.body("alert", forecast)["trail"] if t["what"] == "call_out_late"]
    assert [line["detail"] for line in late] == ["菱渡镇"]
    assert "escalated_at" not in hall.body("call_out", heard)


def test_fourteen_towns_late_at_once_are_one_line_and_push_nothing_out(hall: Desk) -> None:
    """H378: what people did stays readable; the trail of a record keeps forty lines."""
    forecast = raised(hall, 1, "orange", **WEATHER)
    towns = [f"{number}镇" for number in range(14)]
    called_out(hall, forecast, *towns)
    look(hall, minutes=15)
    late = [t for t in hall.body("alert", forecast)["trail"] if t["what"] == "call_out_late"]
    assert [sorted(line["detail"].split("、")) for line in late] == [sorted(towns)]


def test_nobody_is_called_any_more_when_the_forecast_was_lifted_or_raised(hall: Desk) -> None:
    forecast = raised(hall, 1, "orange", **WEATHER)
    (town,) = called_out(hall, forecast, "芦汀镇")
    hall.post({**WEATHER, "id": "m2", "key": "k1", "severity": "red"})
    look(hall, seconds=1)
    assert hall.body("call_out", town)["is_over"] is True


def test_what_the_shift_leader_put_off_is_called_for_at_its_end_and_not_before(hall: Desk) -> None:
    """Part 0: once, with a reason; nobody else may, and a second time is refused."""
    red = raised(hall, 1)
    look(hall, seconds=70)
    until = to_text(hall.clock.now() + timedelta(minutes=5))
    told = {"alert_id": red, "until": until, "reason": "本人正在处置"}
    assert hall.send(hall.operation("alert.defer", f"alert/{red}", **told))[0].code != ""
    assert hall.send(lead(hall, "alert.defer", f"alert/{red}", **told))[0].code == ""
    assert look(hall, seconds=299) == 0
    assert (look(hall, seconds=1), posts(hall, red)) == (1, ["shift_leader", "leader_on_duty"])
    again = hall.send(lead(hall, "alert.defer", f"alert/{red}", **told))[0]
    assert again.code == "already_deferred"


def test_one_brought_back_by_hand_stays_when_its_source_reports_again(hall: Desk) -> None:
    """H364, at the hub: the same mask goes on over everything else."""
    one, other = (raised(hall, n, "yellow", place=TOWN) for n in (1, 2))
    lay(hall, [one, other])
    back = lead(hall, "alert.bring_back", f"alert/{one}", alert_id=one)
    assert hall.send(back)[0].code == ""
    for number in (1, 2):
        hall.post(
            {"id": f"again{number}", "key": f"k{number}", "title": "积水", "severity": "yellow",
             "place": TOWN}
        )  # fmt: skip
    look(hall, seconds=1)
    assert (masks(hall, one), masks(hall, other)) == ([], ["M1"])
