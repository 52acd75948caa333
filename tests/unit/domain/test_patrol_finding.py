"""发现 (row 84): a finding opens an alert of the patrol, or is the same as an earlier one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from console.domain.alert import Alert, Condition, Severity
from console.domain.device_tally import device_of
from console.domain.geo import Place
from console.domain.operations.base import Outcome
from console.domain.operations.patrol_operations import found
from console.domain.patrol_finding import PatrolFinding, same_finding
from tests.unit.domain.alerts import act, at, reads

PLACE = Place("滨水步道", "望潮街道")
ABOUT: dict[str, Any] = {
    "finding_id": "F1", "alert_id": "A1", "category": "loose-sign", "category_name": "灯箱松动",
    "title": "望潮街道滨水步道灯箱松动", "camera": "C1", "camera_name": "滨水步道灯箱",
    "place": PLACE, "at": at(0), "files": ("attachment/S1",), "frame": "S1",
}  # fmt: skip


def find(*known: Any, **changed: Any) -> Outcome:
    told = {**ABOUT, **changed}
    keys = (("patrol_finding", told["finding_id"]), ("alert", told["alert_id"]))
    there = {(each.KIND, each.id) for each in known}
    return found(reads(*known, absent=tuple(k for k in keys if k not in there)), act(), **told)


def saved() -> tuple[PatrolFinding, Alert]:
    finding, alert = find().save
    assert isinstance(finding, PatrolFinding) and isinstance(alert, Alert)
    return finding, alert


def test_a_finding_opens_an_alert_with_its_picture_and_place() -> None:
    """The evening's line 06:40: 视频轮巡 (人工), 黄, whoever found it has seen it and has it."""
    finding, alert = saved()
    assert (alert.title, alert.severity, alert.channel) == (
        "望潮街道滨水步道灯箱松动", Severity.YELLOW, "patrol",
    )  # fmt: skip
    assert alert.is_acknowledged and alert.owner and alert.owner.seat == "seat-1"
    assert alert.condition is Condition.NOT_APPLICABLE and alert.place == PLACE
    assert alert.evidence and (alert.evidence.frame, alert.evidence.camera) == ("S1", "C1")
    assert (finding.alert, finding.files, finding.at) == ("A1", ("attachment/S1",), at(0))


def test_told_again_it_takes_the_clip_and_changes_nothing_else() -> None:
    finding, _ = saved()
    (more,) = find(finding, files=("attachment/V1",), title="另一个").save
    assert more == replace(finding, files=("attachment/S1", "attachment/V1"))
    assert find(finding).save == []


def test_the_same_finding_is_counted_on_its_alert() -> None:
    _, alert = saved()
    second, again = find(alert, finding_id="F2", same_as="F1", at=at(60)).save
    assert isinstance(again, Alert) and isinstance(second, PatrolFinding)
    assert (again.count, again.trail[-1].what, again.last_at) == (2, "found_again", at(60))
    assert (again.id, again.evidence) == (alert.id, alert.evidence)
    assert (second.same_as, second.root, second.alert) == ("F1", "F1", "A1")


def test_the_same_finding_stands_though_its_alert_is_gone() -> None:
    """A fact is never refused."""
    (second,) = find(finding_id="F2", same_as="F1").save
    assert isinstance(second, PatrolFinding)


def test_two_at_one_camera_are_offered_as_the_same_within_the_time() -> None:
    first, _ = saved()
    newer = replace(first, id="F2", at=at(60))
    known = (first, newer, replace(first, id="F3", camera="C2"), replace(first, id="F4",
             category="flood"))  # fmt: skip
    hour = timedelta(hours=1)
    assert same_finding(known, "C1", "loose-sign", at(120), hour) == newer
    assert same_finding(known, "C1", "loose-sign", at(3661), hour) is None
    assert same_finding(known, "C3", "loose-sign", at(120), hour) is None


def test_a_persons_finding_says_nothing_of_the_cameras_machine() -> None:
    """A finding that proves wrong does not put the camera among those with many false finds."""
    assert device_of(saved()[1]) == ""
