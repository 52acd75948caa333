"""What two seats do to units: sending, reports, calling back."""

from typing import TYPE_CHECKING, Any

from console.contract.operation import Operation
from console.domain.order import Stage
from console.runtime.clock import to_text
from tests.faults.two_seats.act import Act

if TYPE_CHECKING:
    from tests.faults.two_seats.hall import Matter


def unit(assignment: str) -> dict[str, str]:
    return {"assignment": assignment, "unit": "u1", "name": "云汀排水二队"}


def _dispatch(matter: "Matter", seat: str) -> Operation:
    id = matter.hall.desk.ids()
    return matter.dispatch(seat, matter.alert, id, f"{id}u")


def _phone(matter: "Matter", seat: str) -> Operation:
    id = matter.hall.desk.ids()
    return matter.hall.operation(
        seat, "order.dispatch_by_phone", [f"order/{id}", f"assignment/{id}u",
        f"alert/{matter.alert}"], order_id=id, number=id, alert_id=matter.alert, text="赴现场",
        recipients=[unit(f"{id}u")],
    )  # fmt: skip


def _report(stage: Stage) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        return matter.hall.operation(
            seat, "assignment.report", [f"assignment/{matter.unit}"], assignment_id=matter.unit,
            stage=stage.name.lower(), at=to_text(matter.hall.desk.clock.now()),
        )  # fmt: skip

    return make


def _unreached(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "assignment.unreached", [f"assignment/{matter.unit}"], assignment_id=matter.unit
    )


def _recall(kind: str) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        id, first = matter.hall.desk.ids(), f"O{matter.unit[1:]}"
        return matter.hall.operation(
            seat, kind, [f"order/{id}", f"order/{first}", f"assignment/{id}u",
            f"assignment/{matter.unit}", f"alert/{matter.sent}"], order_id=id, number=id,
            recalls=first, alert_id=matter.sent, text="撤销前令", recipients=[unit(f"{id}u")],
        )  # fmt: skip

    return make


def _told(kind: str, **args: Any) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        at = {} if kind.endswith("set_welfare") else {"at": to_text(matter.hall.desk.clock.now())}
        return matter.hall.operation(
            seat, kind, [f"assignment/{matter.unit}"], assignment_id=matter.unit, **at, **args
        )

    return make


def _correct(matter: "Matter", seat: str) -> Operation:
    body = matter.hall.desk.body("assignment", matter.unit)
    told = body["times"][-1]["op"]
    return matter.hall.operation(
        seat, "assignment.correct", [f"assignment/{matter.unit}"], assignment_id=matter.unit,
        told=told,
    )  # fmt: skip


ACTS: dict[str, Act] = {
    "order.dispatch": _dispatch,
    "order.dispatch_by_phone": _phone,
    "assignment.report on_scene": _report(Stage.ON_SCENE),
    "assignment.report accepted": _report(Stage.ACCEPTED),
    "assignment.unreached": _unreached,
    "order.recall": _recall("order.recall"),
    "order.recall_by_phone": _recall("order.recall_by_phone"),
    "assignment.notice": _told("assignment.notice", channel="phone", reach="failed"),
    "assignment.welfare": _told("assignment.welfare", said="safe"),
    "assignment.set_welfare": _told("assignment.set_welfare", seconds=600),
    "assignment.correct": _correct,
}
