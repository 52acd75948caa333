"""What sources post: taken with what is known, or put aside with a reason; never lost."""

import msgspec
import pytest

from console.contract.ingest import HeartbeatReport
from console.domain.alert import TRAIL_KEPT, Alert
from console.domain.entity import decode
from console.hub.core.quarantine import NoSuchItem, page
from tests.unit.hub.hub_desk import Desk, orange


def whats(desk: Desk, alert: str) -> list[str]:
    return [line["what"] for line in desk.body("alert", alert)["trail"]]


def test_the_same_message_twice_is_one_and_the_same_key_is_counted(desk: Desk) -> None:
    (first,) = desk.post(orange(1))
    (again,) = desk.post(orange(1))
    (more,) = desk.post(orange(2, key="k1"))
    assert (first.status, first.effect) == ("new", "opened")
    assert (again.status, again.alert) == ("repeated", first.alert)
    assert (more.alert, more.effect) == (first.alert, "updated")
    assert desk.body("alert", first.alert)["count"] == 2
    assert len(desk.bodies("alert")) == 1


def test_ids_and_keys_of_two_sources_never_meet(desk: Desk) -> None:
    raw = msgspec.json.encode(orange(1))
    (water,), (gas,) = desk.post_raw(raw, "water"), desk.post_raw(raw, "gas")
    assert gas.status == "new"
    assert gas.alert != water.alert


def test_recovery_closes_the_condition_and_a_return_is_unseen_again(desk: Desk) -> None:
    (first,) = desk.post(orange(1))
    desk.send(desk.acknowledge(first.alert))
    desk.post(orange(2, key="k1", condition="normal"))
    assert desk.body("alert", first.alert)["condition"] == "normal"
    desk.post(orange(3, key="k1"))
    body = desk.body("alert", first.alert)
    assert (body["condition"], body["episode"]) == ("active", 2)
    assert "returned" in whats(desk, first.alert)


def test_recovery_of_what_nobody_heard_of_opens_nothing(desk: Desk) -> None:
    (answer,) = desk.post(orange(1, condition="normal"))
    assert (answer.status, answer.effect, answer.alert) == ("new", "none", "")
    assert desk.bodies("alert") == []


def test_a_finished_alert_is_not_opened_again_by_its_key_but_a_new_one_is(desk: Desk) -> None:
    (first,) = desk.post(orange(1))
    false = desk.operation(
        "alert.verify", f"alert/{first.alert}", alert_id=first.alert, is_true=False, reason="误报"
    )
    desk.send(false)
    (second,) = desk.post(orange(2, key="k1"))
    assert second.effect == "opened"
    assert second.alert != first.alert


def test_a_message_about_nothing_that_has_a_name_can_never_be_over(desk: Desk) -> None:
    (answer,) = desk.post({"id": "12345-1", "title": "小区漏水", "severity": "blue"})
    assert desk.body("alert", answer.alert)["condition"] == "not_applicable"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"occurred_at": "yesterday evening"}, "time_doubted"),
        ({"occurred_at": "1970-01-01T00:00:00+08:00"}, "time_doubted"),
        ({"occurred_at": "2999-01-01T00:00:00+08:00"}, "time_doubted"),
        ({"occurred_at": "2026-07-09T20:20:00"}, "time_doubted"),
        ({"place": {"name": "桥下", "lon": 721.0, "lat": 31.2}}, "place_doubted"),
        ({"place": {"name": "桥下", "lon": "east", "lat": 31.2}}, "fields_doubted"),
        ({"place": 7}, "fields_doubted"),
        ({"confidence": "sure"}, "fields_doubted"),
        ({"attributes": {"log": "x" * 30_000}}, "attributes_cut"),
        ({"text": "长" * 1_000_000}, "text_cut"),
    ],
)
def test_what_makes_no_sense_is_dropped_and_said(
    desk: Desk, fields: dict[str, object], said: str
) -> None:
    (answer,) = desk.post(orange(1, **fields))
    assert answer.status == "new"
    body = desk.body("alert", answer.alert)
    assert said in whats(desk, answer.alert)
    assert body["title"] == "积水 1"
    assert "occurred_at" not in body
    assert "point" not in body.get("place", {})
    assert len(body.get("text", "")) <= 20_000
    (raw,) = desk.core.short_reads.execute(
        "SELECT bytes FROM raw_messages WHERE id = ?", (body["raw"],)
    ).fetchone()
    assert msgspec.json.decode(raw)[0] == orange(1, **fields)


def test_an_unknown_type_and_no_place_are_no_reason_to_wait(desk: Desk) -> None:
    (answer,) = desk.post(orange(1, type="某种新类型", unknown_field=[1, 2], exercise=True))
    body = desk.body("alert", answer.alert)
    assert body["type"] == "某种新类型"
    assert body["is_exercise"] is True
    assert "fields_doubted" not in whats(desk, answer.alert)


def test_a_good_time_and_place_are_kept(desk: Desk) -> None:
    (answer,) = desk.post(
        orange(1, occurred_at="2026-07-09 20:19:00+08:00", place={"lon": 121.4, "lat": 31.2})
    )
    body = desk.body("alert", answer.alert)
    assert body["occurred_at"] == "2026-07-09T20:19:00.000+08:00"
    assert body["place"]["point"] == {"lon": 121.4, "lat": 31.2}


def test_text_stands_in_for_a_missing_title(desk: Desk) -> None:
    (answer,) = desk.post({"severity": "红色", "text": "桥下积水" * 40})
    body = desk.body("alert", answer.alert)
    assert body["title"] == ("桥下积水" * 40)[:60]
    assert body["severity"] == "red"


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ({"title": "无等级"}, "bad_severity"),
        ({"title": "等级不对", "severity": "purple"}, "bad_severity"),
        ({"severity": "red", "title": "  "}, "no_title"),
        ({"severity": "red", "title": {"a": 1}}, "no_title"),
        (7, "bad_message"),
        ("text", "bad_message"),
        (None, "bad_message"),
        ([], "bad_message"),
    ],
)
def test_what_cannot_be_taken_is_put_aside_and_its_neighbours_are_not(
    desk: Desk, item: object, code: str
) -> None:
    answers = desk.post(orange(1), item, orange(2))
    assert [a.status for a in answers] == ["new", "quarantined", "new"]
    assert answers[1].code == code
    assert answers[1].reason_zh
    assert answers[1].reason_en
    (kept,) = page(desk.core.short_reads, "", 10, False).items
    assert (kept.id, kept.source, kept.code) == (answers[1].quarantine, "water", code)
    assert [c.seq for c in desk.core.changes_after(0, {"open"})[0]] == [1, 2]


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a":"\\ud800"}x'])
def test_bytes_that_are_no_json_are_kept_as_they_came(desk: Desk, raw: bytes) -> None:
    (answer,) = desk.post_raw(raw)
    assert (answer.status, answer.code) == ("quarantined", "bad_json")
    (bytes_kept,) = desk.core.short_reads.execute("SELECT bytes FROM quarantine").fetchone()
    assert bytes_kept == raw


def test_a_message_put_aside_can_be_tried_again(desk: Desk) -> None:
    (answer,) = desk.post({"title": "无等级", "severity": "purple"})
    now = desk.clock.now()
    again = desk.core.do(desk.core.retry_job(answer.quarantine), now)
    assert (again.status, again.quarantine) == ("quarantined", answer.quarantine)
    assert len(page(desk.core.short_reads, "", 10, True).items) == 1
    with desk.core.committer._sql as sql:
        sql.execute("UPDATE quarantine SET bytes = ?", (msgspec.json.encode(orange(1)),))
    taken = desk.core.do(desk.core.retry_job(answer.quarantine), now)
    assert taken.effect == "opened"
    assert page(desk.core.short_reads, "", 10, False).items == []
    assert page(desk.core.short_reads, "", 10, True).items[0].resolved == taken.alert
    with pytest.raises(NoSuchItem, match="already_resolved"):
        desk.core.do(desk.core.retry_job(answer.quarantine), now)
    with pytest.raises(NoSuchItem, match="not_found"):
        desk.core.do(desk.core.retry_job("nothing"), now)


def test_a_heartbeat_changes_the_record_only_when_something_changed(desk: Desk) -> None:
    def beat(alive: bool, note: str = "") -> str:
        job = desk.core.heartbeat_job(
            HeartbeatReport(feed="hotline", name="12345 热线", alive=alive, note=note)
        )
        return desk.core.do(job, desk.clock.now()).effect

    assert [beat(True), beat(True), beat(False, "超时")] == ["updated", "none", "updated"]
    desk.later(minutes=3)
    assert beat(False, "超时") == "none"
    body = desk.body("feed", "hotline")
    assert (body["is_alive"], body["note"]) == (False, "超时")
    assert body["since"] == "2026-07-09T20:20:00.000+08:00"


def test_a_grade_that_changes_fifty_times_a_minute_is_one_alert_seen_once(desk: Desk) -> None:
    """Shown is its worst; signed at that, no change of what its source says rings again."""
    id = desk.post(orange(1, severity="blue"))[0].alert
    for number in range(2, 52):
        grade = "orange" if number % 2 else "blue"
        desk.post(orange(1, id=f"m{number}", severity=grade))
        desk.later(seconds=1)
        if number == 11:  # by then it was orange
            (answer,) = desk.send(desk.acknowledge(id))
            assert answer.status == "applied"
    (body,) = desk.bodies("alert")
    alert = decode(Alert, body)
    assert (alert.severity.name, alert.count, alert.episode) == ("ORANGE", 51, 1)
    assert alert.is_acknowledged
    assert len(alert.trail) <= TRAIL_KEPT
