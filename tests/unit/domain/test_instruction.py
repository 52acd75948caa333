"""An instruction goes 批示 → 转达 → 办理 → 反馈 → 回报 → 办结, urged and supervised (B.6)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from console.domain.entity import Body
from console.domain.instruction import Instruction
from console.domain.operations.base import Act, Refused, apply
from console.domain.operations.table import OPERATIONS

AT = datetime(2026, 7, 9, 20, 40, tzinfo=UTC)
KEY = ("instruction", "I1")
SAID = {"number": "P-1", "text": "务必确保人员安全", "from_name": "周副区长", "at": AT.isoformat()}
READ_BACK = {"read_by": "林岚", "agreed_by": "周副区长"}


class Way:
    """Does one act after the other to one instruction."""

    def __init__(self) -> None:
        self.body: Body | None = None
        self._count = 0

    def __call__(self, step: str, **args: Any) -> Body:
        self._count += 1
        act = Act(f"op{self._count}", "linlan", "林岚", "seat-1", AT)
        kind = OPERATIONS[f"instruction.{step}", 1]
        if "at" in kind.hints:
            args = {"at": AT.isoformat(), **args}
        saved = apply(kind, {KEY: self.body}, act, {"instruction_id": "I1", **args})
        self.body = saved.get(KEY, self.body)
        return self.body or {}


@pytest.fixture
def way() -> Way:
    way = Way()
    way("register", **SAID, read_back=READ_BACK, units=[{"name": "区水务局"}])
    return way


def test_the_whole_way_and_each_state(way: Way) -> None:
    states = [
        way("convey", unit_name="区水务局", told_to="值班员 沈桐")["state"],
        way("handle")["state"],
        way("feedback", unit_name="区水务局", text="已到场")["state"],
        way("feedback", unit_name="区水务局", text="已围堵")["state"],
        way("report_back", text="已处置")["state"],
        way("close")["state"],
    ]
    assert states == ["conveyed", "handling", "feedback", "feedback", "reported_back", "closed"]
    assert len(way("receipt", unit_name="区水务局")["feedbacks"]) == 2


def test_it_is_not_closed_before_it_was_reported_back_and_the_legal_steps_are_named(
    way: Way,
) -> None:
    with pytest.raises(Refused) as refused:
        way("close")
    assert refused.value.code == "instruction_state"
    assert "instruction.convey" in refused.value.legal
    assert "instruction.close" not in refused.value.legal


def test_supervision_comes_after_urging_and_once(way: Way) -> None:
    with pytest.raises(Refused) as refused:
        way("supervise", text="逾期")
    assert refused.value.code == "urge_first"
    way("urge", unit_name="区水务局")
    assert way("supervise", text="逾期")["supervised"]["text"] == "逾期"
    with pytest.raises(Refused) as refused:
        way("supervise", text="逾期")
    assert refused.value.code == "already_under_supervision"


def test_a_fact_that_does_not_fit_stands_and_a_person_is_asked(way: Way) -> None:
    way("convey", unit_name="区水务局")
    way("report_back", text="已处置")
    way("close")
    late = way("feedback", unit_name="区水务局", text="又渗水了")
    assert late["state"] == "closed" and late["feedbacks"][-1]["text"] == "又渗水了"
    assert late["needs_check"] == "instruction_contradicts"


def test_a_phone_instruction_that_was_not_read_back_stands_and_is_asked_about() -> None:
    assert Way()("register", **SAID)["needs_check"] == "not_read_back"
    assert "needs_check" not in Way()("register", **SAID, read_back=READ_BACK)
    assert "needs_check" not in Way()("register", **SAID, medium="paper")


def test_the_next_feedback_is_waited_for_from_the_last_one_on() -> None:
    made = Instruction("I1", "x", AT, AT)
    assert made.feedback_from == AT
