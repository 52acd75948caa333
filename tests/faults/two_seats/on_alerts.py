"""What two seats do to one alert: signing, verifying, merging, setting aside, calling out."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from console.contract.operation import Operation
from console.domain.entity import Body
from console.runtime.clock import to_text
from tests.faults.two_seats.act import Act

if TYPE_CHECKING:
    from tests.faults.two_seats.hall import Matter


def _on_alert(kind: str, **args: Any) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        told = {"alert_id": matter.alert, **args}
        return matter.hall.operation(seat, kind, [f"alert/{matter.alert}"], **told)

    return make


def _divert(kind: str, **args: Any) -> Act:
    def make(matter: "Matter", seat: str) -> Operation:
        targets = [f"alert/{matter.diverted}", f"diversion/{matter.diverted}"]
        return matter.hall.operation(seat, kind, targets, alert_id=matter.diverted, **args)

    return make


_SEEN = {"episode": 1, "severity_seen": "yellow"}


_CALL = {"at": "2026-07-09T20:20:00+08:00", "parties": ["110 台", "绿化市容局"]}


def _withdraw(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.withdraw_acknowledgement", [f"alert/{matter.alert}"], alert_id=matter.alert,
        acknowledgement=matter.first_ack or "none",
    )  # fmt: skip


def _merge(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.merge", [f"alert/{matter.alert}", f"alert/{matter.other}"],
        alert_id=matter.alert, into=matter.other,
    )  # fmt: skip


def _merge_back(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.merge", [f"alert/{matter.alert}", f"alert/{matter.other}"],
        alert_id=matter.other, into=matter.alert,
    )  # fmt: skip


def _unmerge(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.unmerge", [f"alert/{matter.alert}", f"alert/{matter.other}"],
        alert_id=matter.alert, survivor_id=matter.other,
    )  # fmt: skip


def _shelve(matter: "Matter", seat: str) -> Operation:
    until = to_text(matter.hall.desk.clock.now() + timedelta(hours=1))
    return _on_alert("alert.shelve", until=until, reason="检修")(matter, seat)


def _lay(matter: "Matter", seat: str) -> Operation:
    return matter.lay(seat, matter.hall.desk.ids(), matter.alert)


def _lift(matter: "Matter", seat: str) -> Operation:
    targets = [f"mask/{matter.mask}", f"alert/{matter.other}"]
    return matter.hall.operation(
        seat, "mask.lift", targets, mask_id=matter.mask, alerts=[matter.other]
    )


def masks(alert: Body) -> list[Body]:
    shelf = alert.get("shelf")
    return [*alert.get("masks", ()), *([shelf] if shelf else [])]


def lifted(matter: "Matter", mask: str) -> Operation:
    return matter.hall.operation("seat-1", "mask.lift", [f"mask/{mask}"], mask_id=mask, alerts=[])


def _called(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "call_out.report", [f"call_out/{matter.called}"], call_out_id=matter.called,
        reply="repeated", at=to_text(matter.hall.desk.clock.now()), contact="李敏",
    )  # fmt: skip


def _mistaken(matter: "Matter", seat: str) -> Operation:
    body = matter.hall.desk.body("call_out", matter.called)
    call = next((each["op"] for each in body.get("calls", ())), "none")
    return matter.hall.operation(
        seat, "call_out.withdraw", [f"call_out/{matter.called}"], call_out_id=matter.called,
        call=call,
    )  # fmt: skip


def _defer(matter: "Matter", seat: str) -> Operation:
    until = to_text(matter.hall.desk.clock.now() + timedelta(minutes=5))
    return _on_alert("alert.defer", until=until, reason="已到场")(matter, seat)


def _register(matter: "Matter", seat: str) -> Operation:
    call = {"called_at": to_text(matter.hall.desk.clock.now())}
    return _on_alert(
        "alert.register", title="来电", severity="yellow", place={}, call=call
    )(matter, seat)  # fmt: skip


def _sign_all(matter: "Matter", seat: str) -> Operation:
    seen = [
        {"alert": id, "episode": 1, "severity": "yellow"} for id in (matter.alert, matter.other)
    ]
    targets = [f"alert/{matter.alert}", f"alert/{matter.other}"]
    return matter.hall.operation(seat, "alert.acknowledge_all", targets, seen=seen)


def _withdraw_all(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.withdraw_all", [f"alert/{matter.alert}"],
        acknowledgement=matter.first_ack or "none", alerts=[matter.alert],
    )  # fmt: skip


ACTS: dict[str, Act] = {
    "alert.acknowledge_all": _sign_all,
    "alert.acknowledge": _on_alert("alert.acknowledge", episode=1, severity_seen="yellow"),
    "alert.withdraw_acknowledgement": _withdraw,
    "alert.own": _on_alert("alert.own"),
    "alert.leave": _on_alert("alert.leave", how="left_idle"),
    "alert.verify true": _on_alert("alert.verify", is_true=True),
    "alert.verify false": _on_alert("alert.verify", is_true=False, reason="误报"),
    "alert.merge": _merge,
    "alert.merge back": _merge_back,
    "alert.unmerge": _unmerge,
    "alert.shelve": _shelve,
    "alert.bring_back": _on_alert("alert.bring_back"),
    "alert.defer": _defer,
    "mask.lay": _lay,
    "forecast.call_out": lambda matter, seat: matter.call_out(seat, "t1"),
    "call_out.report": _called,
    "call_out.withdraw": _mistaken,
    "diversion.take": _divert("diversion.take", **_SEEN),
    "diversion.return": _divert("diversion.return", **_SEEN, reason="权属不在本区"),
    "diversion.call taken": _divert("diversion.call", **_CALL, agreed="taken"),
    "diversion.call returned": _divert("diversion.call", **_CALL, agreed="returned"),
    "mask.lift": _lift,
    "alert.close": _on_alert("alert.close", result="已处理"),
    "alert.note": _on_alert("alert.note", text="已回访"),
    "alert.register": _register,
    "alert.withdraw_all": _withdraw_all,
}
