"""工单, forces, plans, instructions, modes by lines of a seat without a screen."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from console.app.headless.acts import ACTS, described, run
from console.app.headless.wrong import Wrong
from console.commands.force_commands import ForceActs
from console.commands.order_commands import NumberSource
from console.commands.work_order_commands import WorkOrderActs
from console.domain.dictionary import PROPOSED, Dictionary
from console.domain.entity import decode
from console.domain.instruction import Instruction
from console.domain.operations.table import OPERATIONS
from console.domain.order import Assignment, Stage
from console.domain.work_order import WorkOrder
from console.domain.work_order_steps import Step
from console.settings.work_order_profile import load_order_limits
from tests.unit.commands.seat_desk import SeatDesk, alert


@pytest.fixture
def seat(tmp_path: Path):
    desk = SeatDesk(tmp_path)
    numbers = NumberSource("01", 0, lambda n: None)
    acts = SimpleNamespace(
        executor=desk.executor,
        numbers=numbers,
        work_orders=WorkOrderActs(desk.executor, numbers, load_order_limits),
        forces=ForceActs(desk.executor, numbers),
    )

    def record(cls: Any, id: str) -> Any:
        row = desk.cache.get(cls.KIND, id)
        if row is None:
            raise Wrong("no_record", f"There is no {cls.KIND}/{id}.", "")
        return decode(cls, row.body)

    yield SimpleNamespace(
        acts=acts, record=record, clock=desk.clock, store=SimpleNamespace(cache=desk.cache),
        desk=desk,
    )  # fmt: skip
    desk.close()


def only(seat: Any, cls: Any) -> Any:
    (row,) = seat.desk.cache.select(cls.KIND)
    return decode(cls, row.body)


def test_every_act_of_orders_forces_plans_and_instructions_has_a_word() -> None:
    """What a console can do with a matter of the evening, a seat without a screen can do."""
    words = set(described())
    assert {f"work.{step.value}" for step in Step} <= words
    families = ("work_order.", "instruction.", "plan.", "assignment.", "order.recall")
    for name in {name for name, _ in OPERATIONS if name.startswith(families)}:
        head = name.replace("work_order.", "work.").replace("_by_phone", "")
        known = {"work.step", "work.say", "work.link", "work.tick", "assignment.report",
                 "assignment.notice", "assignment.welfare", "instruction.register",
                 "plan.start"}  # fmt: skip
        assert head in words | known, name
    assert {"work.items", "work.sample", "mode.turn", "dictionary.adopt"} <= set(ACTS)


def test_an_order_is_registered_signed_ticked_and_answered_by_lines(seat) -> None:
    seat.desk.put(alert(1))
    run(seat, "work.register", {"title": "树木倒伏", "unit": "g", "unit_name": "绿化市容",
                                "alerts": ["A001"]})  # fmt: skip
    id = only(seat, WorkOrder).id
    for name, more in (
        ("work.sign", {}),
        ("work.items", {"item": "清理枝干"}),
        ("work.feedback", {"note": "已清理"}),
    ):
        assert "saved" in run(seat, name, {"order": id, **more}), name
    told = only(seat, WorkOrder)
    assert told.state == "feedback" and told.times[-1].by_phone
    assert [tick.item for tick in told.ticks] == ["清理枝干"]
    refused = run(seat, "work.sample", {"order": id, "passed": True})
    assert refused["not_saved"] == "work_order_step"
    with pytest.raises(Wrong):
        run(seat, "work.sign", {"order": "nobody"})


def test_a_wrong_stage_is_taken_back_by_a_line(seat) -> None:
    seat.desk.put(Assignment("S1", "O1", "u1", "排水二队"))
    with pytest.raises(Wrong):
        run(seat, "assignment.correct", {"assignment": "S1"})
    assert "saved" in run(seat, "assignment.safe", {"assignment": "S1"})
    assert seat.record(Assignment, "S1").stage is Stage.SENT


def test_an_instruction_is_given_and_told_on_and_what_reaches_far_wants_a_second_person(
    seat,
) -> None:
    run(seat, "instruction.write", {"text": "务必确保安全", "from_name": "周副区长"})
    told = only(seat, Instruction)
    on = {"instruction": told.id, "unit_name": "区水务局"}
    assert "saved" in run(seat, "instruction.convey", on)
    assert only(seat, Instruction).targets[0].name == "区水务局"
    seat.desk.put(Dictionary(PROPOSED, "v2", changed=400))
    with pytest.raises(Wrong, match="second person"):
        run(seat, "dictionary.adopt", {"version": "v2"})
    with pytest.raises(Wrong):
        run(seat, "dictionary.adopt", {"version": "v1"})
