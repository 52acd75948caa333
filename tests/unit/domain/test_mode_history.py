"""Each turn of the hall leaves a line: up and down by one or more, announced, effects (B.7)."""

from datetime import UTC, datetime
from typing import Any

from console.domain.entity import Body, decode
from console.domain.hall_mode import HallMode
from console.domain.mode_history import KEPT
from console.domain.operations.base import Act, apply
from console.domain.operations.table import OPERATIONS

AT = datetime(2026, 7, 9, 20, 24, tzinfo=UTC)
KEY = ("mode", "hall")
WHY = {"basis": "暴雨橙色预警", "authority": "带班领导 沈一清"}


class Hall:
    def __init__(self) -> None:
        self.body: Body | None = None
        self._count = 0

    def __call__(self, kind: str, **args: Any) -> HallMode:
        self._count += 1
        act = Act(f"op{self._count}", "p", "林岚", "seat-1", AT)
        told = args if kind == "mode.receipt" else {**WHY, **args}
        self.body = apply(OPERATIONS[kind, 1], {KEY: self.body}, act, told).get(KEY, self.body)
        return decode(HallMode, self.body or {})


def test_start_adjust_and_end_are_lines_whatever_the_step() -> None:
    hall = Hall()
    for level in ("IV", "II", "III"):
        hall("response.set", sort="flood", level=level)
    mode = hall("response.end", sort="flood")
    assert [(each.before, each.after) for each in mode.turnings] == [
        ("", "IV"), ("IV", "II"), ("II", "III"), ("III", ""),
    ]  # fmt: skip
    assert mode.turnings[-1].decided.authority == WHY["authority"]


def test_who_was_told_is_known_apart_from_who_has_said_so() -> None:
    hall = Hall()
    hall("mode.begin", mode="emergency", announced=["各街镇", "抢险队"])
    at = AT.isoformat()
    hall("mode.receipt", turning="op1", name="各街镇", at=at, by="沈桐")
    mode = hall("mode.receipt", turning="op1", name="各街镇", at=at, by="别人")
    first, second = mode.turnings[0].announced
    assert (first.receipt_by, second.receipt_at) == ("沈桐", None)


def test_what_an_older_seat_sends_is_a_line_without_effects_and_the_list_is_bounded() -> None:
    hall = Hall()
    for _ in range(KEPT):
        hall("mode.begin", mode="special")
        mode = hall("mode.end", mode="special")
    assert len(mode.turnings) == KEPT and mode.turnings[0].effects == ()


def test_an_effect_is_carried_out_part_by_part_and_a_mistake_is_taken_back() -> None:
    """H573: only what was taken, only its own parts; a cadence is kept each time."""
    hall, at = Hall(), AT.isoformat()
    effects = [
        {"sort": "roster", "value": "到岗", "parts": ["指挥长 0000-6121", "抢险队 0000-6122"]},
        {"sort": "cadence", "value": "每小时报一次", "minutes": 60},
        {"sort": "rules", "value": "归并", "is_taken": False},
    ]
    hall("mode.begin", mode="emergency", effects=effects)

    def carried(effect: str, name: str, **more: Any) -> HallMode:
        return hall("mode.receipt", turning="op1", name=name, at=at, effect=effect, **more)

    carried("roster", "指挥长 0000-6121")
    carried("roster", "指挥长 0000-6121")
    carried("roster", "谁也不是")
    carried("rules", "归并")
    for _ in range(2):
        mode = carried("cadence", "每小时报一次")
    roster, cadence, rules = mode.turnings[0].effects
    assert [each.name for each in roster.done] == ["指挥长 0000-6121"]
    assert (len(cadence.done), rules.done) == (2, ())
    mode = carried("roster", "指挥长 0000-6121", is_back=True)
    assert mode.turnings[0].effects[0].done == ()
    assert [each.sort for _, each in mode.taken("roster")] == ["roster"]
    assert hall("mode.end", mode="emergency").taken("roster") == ()
