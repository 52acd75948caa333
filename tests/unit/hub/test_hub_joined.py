"""What a source goes on telling of an alert that was merged: on both, never lost, never silent."""

from pathlib import Path

import pytest

from console.domain.entity import Body
from tests.unit.hub.hub_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(key: str, number: int, severity: str = "yellow", **other: object) -> dict[str, object]:
    fields = {"id": f"{key}{number}", "key": key, "title": f"{key} 报警", "severity": severity}
    return {**fields, **other}


def two(desk: Desk) -> tuple[str, str]:
    lift, phone = desk.post(told("lift", 1), told("phone", 1, "orange"))
    targets = (f"alert/{lift.alert}", f"alert/{phone.alert}")
    args = {"alert_id": lift.alert, "into": phone.alert}
    (answer,) = desk.send(desk.operation("alert.merge", *targets, **args))
    assert answer.status == "applied"
    return lift.alert, phone.alert


def both(desk: Desk, ids: tuple[str, str]) -> tuple[Body, Body]:
    return desk.body("alert", ids[0]), desk.body("alert", ids[1])


def test_a_repeat_of_what_was_merged_opens_no_new_row(desk: Desk) -> None:
    ids = two(desk)
    (answer,) = desk.post(told("lift", 2))
    assert (answer.alert, answer.effect) == (ids[0], "updated")
    merged, standing = both(desk, ids)
    assert (merged["count"], standing["count"], merged["disposition"]) == (2, 3, "merged")
    assert len(desk.bodies("alert")) == 2


def test_a_rise_is_seen_on_the_row_that_stands(desk: Desk) -> None:
    ids = two(desk)
    desk.post(told("lift", 2, "red"))
    merged, standing = both(desk, ids)
    assert (merged["severity"], standing["severity"]) == ("red", "red")
    assert standing["trail"][-1]["what"] == "rose"


def test_the_same_message_twice_counts_once_and_two_readers_see_both_or_none(desk: Desk) -> None:
    """G5: what was merged and what stands change in one group."""
    ids = two(desk)
    for _ in range(2):
        desk.post(told("lift", 2))
    assert both(desk, ids)[1]["count"] == 3
    newest = desk.core.short_reads.execute(
        "SELECT seq, ends FROM changes ORDER BY seq DESC LIMIT 2"
    )
    (last, _), (_, ends) = newest
    assert ends == last


@pytest.mark.parametrize("ended", ["close", "false"])
def test_after_the_end_of_the_matter_a_report_is_a_new_alert(desk: Desk, ended: str) -> None:
    ids = two(desk)
    target = f"alert/{ids[1]}"
    verdict = {"alert_id": ids[1], "is_true": ended == "close", "reason": "光影", "joined_seen": 1}
    acts = [desk.operation("alert.verify", target, **verdict)]
    if ended == "close":
        acts.append(desk.operation("alert.close", target, alert_id=ids[1], result="已处理"))
    assert {answer.status for answer in desk.send(*acts)} == {"applied"}
    (answer,) = desk.post(told("lift", 2))
    assert answer.effect == "opened" and answer.alert not in ids


def test_what_comes_back_when_the_survivor_is_over_is_heard(desk: Desk) -> None:
    ids = two(desk)
    desk.post(told("phone", 2, condition="normal"), told("lift", 2, condition="normal"))
    (answer,) = desk.post(told("lift", 3))
    assert answer.effect == "opened"
    assert "acks" not in desk.body("alert", answer.alert)
    assert desk.body("alert", ids[0])["condition"] == "normal"


def test_taken_back_it_is_the_alert_of_its_key_again_after_a_restart(desk: Desk) -> None:
    ids = two(desk)
    desk.post(told("lift", 2))
    desk.restart()
    targets = (f"alert/{ids[0]}", f"alert/{ids[1]}")
    args = {"alert_id": ids[0], "survivor_id": ids[1]}
    (answer,) = desk.send(desk.operation("alert.unmerge", *targets, **args))
    assert answer.status == "applied"
    (again,) = desk.post(told("lift", 3))
    assert (again.alert, again.effect) == (ids[0], "updated")
    merged, standing = both(desk, ids)
    assert (merged["count"], standing.get("count", 1)) == (3, 1)
    assert merged.get("merged_into", "") == "" and standing.get("joined", []) == []
