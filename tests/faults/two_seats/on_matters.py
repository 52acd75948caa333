"""What two seats do to a matter, and to the mode of the hall: plans, instructions, 并案处置."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from console.contract.operation import Operation
from console.runtime.clock import to_text
from tests.faults.two_seats.act import Act
from tests.faults.two_seats.on_forces import unit
from tests.support.incident_acts import OF_THE_HALL, Scene, Told

if TYPE_CHECKING:
    from tests.faults.two_seats.hall import Matter


def _turn(kind: str, **args: Any) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        told = {**args, "basis": "暴雨橙色预警", "authority": "带班领导 沈一清"}
        return matter.hall.operation(seat, kind, ["mode/hall"], **told)

    return make


SAID = {"text": "务必确保人员安全", "from_name": "周副区长", "number": "P-1",
         "read_back": {"read_by": "林岚", "agreed_by": "周副区长"},
         "units": [{"name": "区水务局"}]}  # fmt: skip


_STEPS = [{"id": "look", "title": "看画面"}, {"id": "close_off", "title": "封控"}]


def planned(kind: str, **args: Any) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        seen = {"playbook": "flood", "title": "下立交积水", "alert": matter.alert, "steps": _STEPS}
        told = dict(args)
        if kind in ("plan.start", "plan.tick"):
            told["seen"] = seen
        if kind == "plan.tick":
            told["at"] = to_text(matter.hall.desk.clock.now())
        if kind == "plan.withdraw":
            told |= {"step": "look", "mark": matter.ticked.op}
        return matter.hall.operation(
            seat, kind, [f"plan_run/{matter.run}"], run_id=matter.run, **told
        )

    return make


def instructed(step: str, **args: Any) -> Act:
    timed = {"register", "convey", "receipt", "feedback", "report_back", "urge"}

    def make(matter: "Matter", seat: str) -> Operation:
        id = matter.instruction
        if step == "register" and matter.is_instructed:
            id = matter.hall.desk.ids()
        matter.is_instructed = True
        at = {"at": to_text(matter.hall.desk.clock.now())} if step in timed else {}
        return matter.hall.operation(
            seat, f"instruction.{step}", [f"instruction/{id}"], instruction_id=id, **at, **args
        )

    return make


def _known(matter: "Matter", seat: str) -> Operation:
    at = to_text(matter.hall.desk.clock.now())
    turnings = matter.hall.desk.body("mode", "hall").get("turnings") or [{"decided": {"op": ""}}]
    op = turnings[-1]["decided"]["op"]
    return matter.hall.operation(
        seat, "mode.receipt", ["mode/hall"], turning=op, name="各街镇", at=at
    )


def _incident_wall(matter: "Matter", seat: str) -> Operation:
    scene = matter.scene
    assert scene is not None
    targets = [f"incident_wall/{scene.incident}", f"incident/{scene.incident}"]
    return matter.hall.operation(
        seat, "incident_wall.keep", targets, incident_id=scene.incident, cameras=[seat]
    )


def _join(matter: "Matter", seat: str) -> Operation:
    id = matter.hall.desk.ids()
    order = {
        "order": id, "number": id, "text": "查明原因", "recipient": unit(f"{id}u"),
        "points": [matter.alert],
    }  # fmt: skip
    return matter.hall.operation(
        seat, "incident.open", [f"incident/{id}", f"alert/{matter.alert}", f"order/{id}",
        f"assignment/{id}u"], incident_id=id, title="节点 2 离线", orders=[order],
        members=[{"alert": matter.alert, "episode": 1, "severity": "yellow"}],
    )  # fmt: skip


def _on_incident(make_told: Callable[[Scene], Told]) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        assert matter.scene is not None
        return matter.hall.told(seat, make_told(matter.scene))

    return make


ACTS: dict[str, Act] = {
    "incident.open": _join,
    "mode.begin": _turn("mode.begin", mode="emergency"),
    "mode.end": _turn("mode.end", mode="emergency"),
    "response.set": _turn("response.set", sort="flood", level="III"),
    "response.end": _turn("response.end", sort="flood"),
    "mode.receipt": _known,
    "plan.start": planned("plan.start"),
    "plan.tick": planned("plan.tick", step="close_off"),
    "plan.skip": planned("plan.skip", step="close_off", reason="已由交警封控"),
    "plan.withdraw": planned("plan.withdraw"),
    "instruction.register": instructed("register", **SAID),
    "instruction.convey": instructed("convey", unit_name="南汀街道"),
    "instruction.receipt": instructed("receipt", unit_name="区水务局"),
    "instruction.handle": instructed("handle"),
    "instruction.feedback": instructed("feedback", text="已到场", unit_name="区水务局"),
    "instruction.report_back": instructed("report_back", text="已处置"),
    "instruction.close": instructed("close"),
    "instruction.reopen": instructed("reopen", reason="领导要求再查"),
    "instruction.urge": instructed("urge", unit_name="区水务局"),
    "instruction.supervise": instructed("supervise", text="逾期未反馈"),
    "incident_wall.keep": _incident_wall,
    **{name: _on_incident(make) for name, make in OF_THE_HALL.items()},
}
