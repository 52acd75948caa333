"""Plugins at the hub: who lets them in, what they may save, and how much of it (H630-H632)."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.domain.entity import decode
from console.domain.plugin import ONE_PERSON, Persons, Plugin
from console.hub.core.accounts import Account
from console.hub.core.housekeeping import sweep
from console.hub.profile import NOBODY, load_persons
from console.hub.settings import HubSettings
from tests.unit.hub.hub_desk import Desk

LEADERS = (Account("shen", "沈值", "leader", "", ""), Account("zhou", "周宁", "leader", "", ""))
OFFICER = Account("linlan", "林岚", "officer", "", "")
GAUGE: dict[str, Any] = {
    "type": "object",
    "properties": {"depth": {"type": "number", "minimum": 0}, "name": {"type": "string"}},
    "required": ["depth"],
    "additionalProperties": False,
}


def terms(schema: Mapping[str, Any] = GAUGE, **more: Any) -> dict[str, Any]:
    record = {"id": "gauge", "schema": json.dumps(schema), "most": 2, "keep_days": 30, **more}
    return {
        "version": "1.0.0",
        "digest": "d1",
        "permissions": ["write:records", "raise:alerts"],
        "records": [record],
        "alerts": [{"id": "closing", "name": "关闭深度", "severity": "orange"}],
    }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "hub")


def act(desk: Desk, kind: str, *targets: str, who: Account = LEADERS[0], **args: Any) -> str:
    desk.grant = desk.log_in(who)
    made = desk.operation(kind, "plugin/flood", *targets, **args)
    (answer,) = desk.send(msgspec.structs.replace(made, actor=who.account))
    return answer.code or answer.status


def let_in(desk: Desk, told: Mapping[str, Any] | None = None, **more: Any) -> str:
    given = {"uuid": "u1", "name": "防汛防台", "terms": told or terms(), **more}
    return act(desk, "plugin.approve", plugin_id="flood", **given)


def put(desk: Desk, id: str = "g1", **fields: Any) -> str:
    target = f"plugin_record/flood.gauge.{id}"
    args = {"plugin": "flood", "record": "gauge", "id": id, "fields": fields}
    return act(desk, "plugin.record.put", target, who=OFFICER, **args)


def raised(desk: Desk, severity: str = "yellow", key: str = "g1.2026-07-09") -> str:
    told = {"type": "closing", "key": key, "title": "望汐路下立交积水", "severity": severity}
    target = f"alert/plugin.flood.closing.{key}"
    return act(desk, "plugin.alert.raise", target, who=OFFICER, plugin="flood", **told)


def test_only_a_shift_leader_lets_a_plugin_in_and_what_was_not_let_in_does_nothing(
    desk: Desk,
) -> None:
    assert let_in(desk, who=OFFICER) == "no_right"
    assert put(desk, depth=12) == "plugin_not_approved"
    assert raised(desk) == "plugin_not_approved"
    assert let_in(desk) == "applied"
    assert put(desk, depth=12) == "applied"
    reason = {"plugin_id": "flood", "reason": "数据有误"}
    assert act(desk, "plugin.withdraw", **reason) == "applied"
    assert put(desk, depth=13) == "plugin_not_approved"
    assert desk.body("plugin_record", "flood.gauge.g1")["fields"] == {"depth": 12}
    assert let_in(desk, uuid="u2") == "plugin_other_uuid"


def test_terms_of_the_files_before_hold_on_until_the_plugin_is_taken_out(desk: Desk) -> None:
    """A seat that has not taken the new version over, or went back, runs on."""
    let_in(desk)
    let_in(desk, terms() | {"version": "1.1.0", "digest": "d2"})
    assert let_in(desk, terms() | {"digest": "d2", "permissions": []}) == "applied"
    known = decode(Plugin, desk.body("plugin", "flood"))
    held = known.terms_for("d1"), known.terms_for("d2")
    assert [each and each.permissions for each in held] == [("write:records", "raise:alerts"), ()]
    assert known.terms_for("d3") is None
    act(desk, "plugin.withdraw", plugin_id="flood", reason="停用")
    gone = decode(Plugin, desk.body("plugin", "flood"))
    assert gone.terms_for("d1") is None and gone.terms_for("d2") is None


def test_where_the_profile_asks_a_second_person_says_yes_to_the_same_terms(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "hub", HubSettings(hall="yunting", persons=Persons(2)))
    assert let_in(desk) == "second_person_needed", "a seat cannot say that one is enough"
    assert let_in(desk, persons=2) == "applied"
    assert put(desk, depth=12) == "plugin_not_approved"
    assert let_in(desk, persons=2) == "second_person_needed"
    other = terms() | {"permissions": ["write:records", "network"]}
    assert let_in(desk, other, persons=2, who=LEADERS[1]) == "applied"
    assert put(desk, depth=12) == "plugin_not_approved", "these were other terms"
    assert let_in(desk, other, persons=2) == "applied"
    assert put(desk, depth=12) == "applied"
    names = [each["name"] for each in desk.body("plugin", "flood")["approvals"]]
    assert names == ["周宁", "沈值"]


def test_a_record_is_held_against_its_schema_and_its_kind_is_only_so_large(desk: Desk) -> None:
    let_in(desk)
    assert put(desk, depth=-1) == "plugin_record"
    assert put(desk, name="2 号泵站") == "plugin_record"
    assert put(desk, depth=1, leak="陈女士") == "plugin_record"
    assert [put(desk, id, depth=1) for id in ("a", "b", "c")] == ["applied"] * 2 + ["plugin_full"]
    assert put(desk, "a", depth=2) == "applied", "one that is there is changed"
    assert put(desk, "d", depth=1, name="长" * 20_001) == "bad_arguments"
    other = act(
        desk, "plugin.record.put", "plugin_record/flood.alert.a", who=OFFICER, plugin="flood",
        record="alert", id="a", fields={},
    )  # fmt: skip
    assert other == "bad_arguments", "no other kind"


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "(a+)+$"}}},
        {"type": "object", "properties": {"a": {"$ref": "http://10.0.0.1/schema.json"}}},
        {"type": "object", "properties": {"a": {"type": "depth"}}},
        {"type": "array"},
    ],
)
def test_a_schema_that_could_hold_the_hub_up_is_not_taken(
    desk: Desk, schema: Mapping[str, Any]
) -> None:
    assert let_in(desk, terms(schema)) == "plugin_schema"
    assert let_in(desk, terms(is_private=True)) == "plugin_private"


def test_the_same_occurrence_is_one_alert_and_a_closed_one_stays_closed(desk: Desk) -> None:
    let_in(desk)
    assert raised(desk) == raised(desk) == "applied"
    (alert,) = desk.bodies("alert")
    assert (alert["source"], alert["channel"], alert.get("count", 1)) == ("防汛防台", "plugin", 1)
    assert raised(desk, "orange") == "applied"
    assert desk.bodies("alert")[0]["severity"] == "orange"
    assert raised(desk, "red") == "bad_arguments", "above what was let in"
    target, id = f"alert/{alert['id']}", alert["id"]
    desk.grant = desk.log_in(LEADERS[0])
    closing = desk.operation("alert.verify", target, alert_id=id, is_true=False, reason="误报")
    (answer,) = desk.send(msgspec.structs.replace(closing, actor="shen"))
    assert answer.status == "applied"
    raised(desk, "orange")
    assert desk.bodies("alert")[0]["disposition"] == "false"
    assert raised(desk, key="g1.2026-07-10") == "applied" and len(desk.bodies("alert")) == 2


def test_records_go_when_their_kind_says_so_and_stay_when_the_plugin_was_taken_out(
    desk: Desk,
) -> None:
    let_in(desk)
    put(desk, depth=12)
    desk.later(days=29)
    put(desk, "g2", depth=3)
    desk.later(days=2)
    desk.core.do(lambda job: sweep(job, replace(desk.settings)), desk.clock.now())
    assert [each["key"] for each in desk.bodies("plugin_record")] == ["g2"]
    act(desk, "plugin.withdraw", plugin_id="flood", reason="停用")
    desk.later(days=60)
    desk.core.do(lambda job: sweep(job, desk.settings), desk.clock.now())
    assert len(desk.bodies("plugin_record")) == 1


def test_a_newer_schema_drops_no_record_and_holds_for_what_is_saved_from_then(desk: Desk) -> None:
    """The plugin itself puts its older records anew in the newer form, where it wants to."""
    let_in(desk)
    put(desk, depth=12)
    newer = {**GAUGE, "properties": {**GAUGE["properties"], "level": {"type": "number"}}}
    newer["required"] = ["level"]
    assert let_in(desk, {**terms(newer), "version": "2.0.0", "digest": "d2"}) == "applied"
    assert desk.body("plugin_record", "flood.gauge.g1")["fields"] == {"depth": 12}
    assert put(desk, "g2", depth=3) == "plugin_record"
    assert put(desk, depth=12, level=0.12) == "applied"
    assert desk.body("plugin_record", "flood.gauge.g1")["fields"] == {"depth": 12, "level": 0.12}


def test_the_profile_says_how_many() -> None:
    assert load_persons("default") == Persons(1, 2) and load_persons(NOBODY) == ONE_PERSON


def test_native_code_needs_the_second_yes_and_what_was_let_in_before_stays(tmp_path: Path) -> None:
    """A hall that asks for more persons from now on takes no plugin out by that (H740)."""
    native = terms() | {"permissions": ["native"]}
    desk = Desk(tmp_path / "hub", HubSettings(hall="yunting", persons=Persons(1, 2)))
    assert let_in(desk) == "applied", "without native code one is enough"
    assert let_in(desk, native) == "second_person_needed"
    assert let_in(desk, native, persons=2) == "applied"
    assert decode(Plugin, desk.body("plugin", "flood")).terms_for("d1").permissions != ("native",)
    assert let_in(desk, native, persons=2, who=LEADERS[1]) == "applied"
    assert desk.body("plugin", "flood")["terms"]["permissions"] == ["native"]
    desk.core.settings = replace(desk.core.settings, persons=Persons(3, 3))
    assert act(desk, "plugin.set", plugin_id="flood", setting="rise", value=12) == "applied"
