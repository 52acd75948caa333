"""A matter from its opening to its end by lines of a seat without a screen."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from console.app.headless.acts import ACTS, run
from console.app.headless.wrong import Wrong
from console.commands.incident_commands import IncidentActs
from console.commands.matter_commands import MatterActs
from console.commands.order_commands import NumberSource
from console.domain.alert import Disposition
from console.domain.entity import decode
from tests.unit.commands.seat_desk import DRAIN, SeatDesk, alert


@pytest.fixture
def seat(tmp_path: Path):
    desk = SeatDesk(tmp_path)
    numbers = NumberSource("01", 0, lambda n: None)
    acts = SimpleNamespace(
        incidents=IncidentActs(desk.executor, numbers),
        matters=MatterActs(desk.executor, numbers),
    )

    def record(cls: Any, id: str) -> Any:
        row = desk.cache.get(cls.KIND, id)
        if row is None:
            raise Wrong("no_record", f"There is no {cls.KIND}/{id}.", "")
        return decode(cls, row.body)

    yield SimpleNamespace(
        acts=acts,
        record=record,
        clock=desk.clock,
        store=SimpleNamespace(cache=desk.cache),
        desk=desk,
    )
    desk.close()


def test_a_matter_is_opened_judged_and_ended_by_lines(seat) -> None:
    found = [replace(alert(n), disposition=Disposition.CONFIRMED) for n in (1, 2)]
    seat.desk.put(*found)
    made = run(seat, "incident.open", {"title": "下立交积水", "alerts": ["A001", "A002"]})
    assert made["number"] == "01-0001"
    on = {"incident": made["incident"]}
    agreed = {"basis": "死亡 3 人", "authority": "带班领导 沈一清"}
    for name, args in (
        ("incident.set_class", {"sort": "accident"}),
        ("incident.set_level", {"level": "larger", **agreed}),
        ("incident.set_role", {"post": "scene", "name": "周宁", "phone": "0000-6119"}),
        ("incident.figures", {"counts": {"dead": 3, "missing": None}, "source": "区卫健委"}),
        ("incident.goods", {"step": "asked", "amount": 500, "what": "沙袋", "unit": "只"}),
        ("incident.note", {"text": "已断电"}),
        ("incident.remove_alert", {"alert": "A002", "reason": "另案"}),
    ):
        assert run(seat, name, {**on, **args})["saved"], name
    seat.desk.orders.send(seat.desk.shown("A001"), "赴现场", [DRAIN], by_phone=True).result.result()
    left = run(seat, "incident.close", {**on, "result": "积水已排"})
    assert left["not_saved"] == "still_open" and len(left["open"]) == 5
    sorts = {key.partition("/")[0] for key in left["open"]}
    assert sorts == {"assignment", "alert", "goods", "report"}
    assert run(seat, "incident.close", {**on, "result": "积水已排", "accepted": left["open"]})[
        "saved"
    ]
    again = {**on, "reason": "又积水", "rearm": left["open"][:1]}
    assert run(seat, "incident.reopen", again)["saved"]


def test_what_is_wrong_is_named_and_nothing_is_saved(seat) -> None:
    seat.desk.put(alert(1))
    id = run(seat, "incident.open", {"title": "塌陷"})["incident"]
    for name, args in (
        ("incident.set_class", {"sort": "weather"}),
        ("incident.figures", {"counts": {"bitten": 1}, "source": "医院"}),
        ("incident.goods", {"step": "asked", "amount": 5, "goods": "G9"}),
        ("incident.note", {}),
    ):
        with pytest.raises(Wrong):
            run(seat, name, {"incident": id, **args})
    with pytest.raises(Wrong):
        run(seat, "incident.note", {"incident": "none", "text": "x"})
    assert run(seat, "incident.open", {"title": " "})["not_saved"] == "bad_arguments"


def test_there_is_an_act_for_everything_that_is_done_with_a_matter() -> None:
    assert len([name for name in ACTS if name.startswith("incident.")]) == 19
