"""What two seats do to one work order."""

from typing import TYPE_CHECKING, Any

from console.contract.operation import Operation
from console.runtime.clock import to_text
from tests.faults.two_seats.act import Act

if TYPE_CHECKING:
    from tests.faults.two_seats.hall import Matter


def _work(step: str, **args: Any) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        id = matter.work_order()
        return matter.hall.operation(
            seat, "work_order.step", [f"work_order/{id}"], order_id=id, step=step, **args
        )

    return make


def _work_said(step: str) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        id = matter.work_order()
        return matter.hall.operation(
            seat, "work_order.say", [f"work_order/{id}"], order_id=id, step=step, unit="u1",
            at=to_text(matter.hall.desk.clock.now()), note="树木属小区",
        )  # fmt: skip

    return make


def _work_marked(does: str, **args: Any) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        id = matter.work_order()
        at = {"at": to_text(matter.hall.desk.clock.now())} if does == "tick" else {}
        return matter.hall.operation(
            seat, f"work_order.{does}", [f"work_order/{id}"], order_id=id, **at, **args
        )

    return make


def _work_link(is_merge: bool) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        id, other = matter.work_order(), f"H{matter.unit}"
        matter.hall.decide(matter.register("seat-1", other))
        return matter.hall.operation(
            seat, "work_order.link", [f"work_order/{id}", f"work_order/{other}"], order_id=id,
            other_id=other, is_merge=is_merge,
        )  # fmt: skip

    return make


def _work_new(matter: "Matter", seat: str) -> Operation:
    id = matter.hall.desk.ids()
    order = {
        "id": id, "number": id, "title": "树木倒伏", "unit": "u1", "unit_name": "绿化市容",
        "points": [matter.alert],
    }  # fmt: skip
    targets = [f"work_order/{id}", f"alert/{matter.alert}"]
    return matter.hall.operation(seat, "work_order.register", targets, orders=[order])


ACTS: dict[str, Act] = {
    "work_order.register": _work_new,
    "work_order.step": _work("redispatch", unit="u2", unit_name="区房管局", note="改派"),
    "work_order.say": _work_said("ask_return"),
    "work_order.link": _work_link(is_merge=True),
    "work_order.tick": _work_marked("tick", item="清理现场"),
    "work_order.sample": _work_marked("sample", passed=True),
}
