"""What two seats do to what the hall shares: patrols, walls, files, views, plugins, the log."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from console.contract.operation import Operation
from console.runtime.clock import to_text
from tests.faults.two_seats.act import Act

if TYPE_CHECKING:
    from tests.faults.two_seats.hall import Matter


def _looked(matter: "Matter", seat: str) -> Operation:
    at = to_text(matter.hall.desk.clock.now())
    id = f"proof{matter.unit}{seat}"
    return matter.hall.operation(
        seat, "patrol.proof", [f"patrol_proof/{id}"], proof_id=id, plan="own/night", began=at,
        ended=at, sights=[{"camera": "C1", "verdict": "seen"}],
    )  # fmt: skip


def _found(matter: "Matter", seat: str) -> Operation:
    id, alert = matter.hall.desk.ids(), f"found{matter.unit}"
    return matter.hall.operation(
        seat, "patrol.found", [f"patrol_finding/{id}", f"alert/{alert}"], finding_id=id,
        alert_id=alert, category="loose-sign", title="灯箱松动", camera="C1",
    )  # fmt: skip


def _resolve(matter: "Matter", seat: str) -> Operation:
    targets = [f"check/{matter.card}", f"order/{matter.phoned}", f"assignment/{matter.phoned}"]
    return matter.hall.operation(
        seat, "check.resolve", [*targets, f"alert/none{matter.phoned[1:]}"], check_id=matter.card,
        choice="both",
    )  # fmt: skip


def tell(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "wall.tell", [f"wall/{seat}.video"], page="video", name="视频墙 1", seat_name=seat,
        tiles=4, cameras=["", "", "", ""],
    )  # fmt: skip


def _push(matter: "Matter", seat: str) -> Operation:
    return matter.push(seat, f"{matter.pushed}-{seat}")


def _answer(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(
        seat, "wall.answer", [f"wall_push/{matter.pushed}"], push_id=matter.pushed, is_taken=True
    )


FILE = {"sort": "wall_task", "name": "汛期重点", "text": "format = 1"}


def shared_file(does: str, **args: Any) -> Callable[["Matter", str], Operation]:
    def make(matter: "Matter", seat: str) -> Operation:
        id = f"F{matter.unit}"
        return matter.hall.operation(
            seat, f"shared_file.{does}", [f"shared_file/{id}"], file_id=id, **args
        )

    return make


def looking(does: str, own: bool = True, **args: Any) -> Callable[["Matter", str], Operation]:
    """An act about one request to look at a restricted camera."""

    def make(matter: "Matter", seat: str) -> Operation:
        id = f"V{matter.unit}{seat if own else ''}"
        targets = [f"viewing/{id}", *(["camera/C1"] if does == "ask" else [])]
        return matter.hall.operation(seat, f"viewing.{does}", targets, viewing_id=id, **args)

    return make


ASKED = {"camera": "C1", "reason": "查看积水", "minutes": 30}


TERMS = {
    "version": "1.0.0", "digest": "d1", "permissions": ["write:records", "raise:alerts"],
    "records": [{"id": "gauge", "schema": '{"type": "object"}', "most": 9}],
    "alerts": [{"id": "closing", "name": "关闭深度", "severity": "orange"}],
}  # fmt: skip


def plugged(does: str, **args: Any) -> Callable[["Matter", str], Operation]:
    """An act about the one plugin of a matter: let in, out, or what it does itself."""

    def make(matter: "Matter", seat: str) -> Operation:
        id = f"p{matter.number}"
        own = {
            "approve": [], "withdraw": [], "pilot": [], "set": [],
            "alert.raise": [f"alert/plugin.{id}.closing.k1"],
        }  # fmt: skip
        more = own.get(does, [f"plugin_record/{id}.gauge.g1"])
        named = {"plugin_id" if does in own and "." not in does else "plugin": id}
        return matter.hall.operation(
            seat, f"plugin.{does}", [f"plugin/{id}", *more], **named, **args
        )

    return make


GAUGE = {"record": "gauge", "id": "g1"}


def post(does: str, **args: Any) -> Callable[["Matter", str], Operation]:
    """What one person says of the post he holds."""

    def make(matter: "Matter", seat: str) -> Operation:
        person = matter.hall.person(seat)
        return matter.hall.operation(
            seat, f"duty_post.{does}", [f"duty_post/{person}"], person=person, **args
        )

    return make


def _adopt(matter: "Matter", seat: str) -> Operation:
    return matter.hall.operation(seat, "dictionary.adopt", ["dictionary/proposed"], version="none")


ACTS: dict[str, Act] = {
    "patrol.proof": _looked,
    "patrol.found": _found,
    "log.append": lambda matter, seat: matter.hall.line(seat),
    "check.resolve": _resolve,
    "wall.tell": tell,
    "wall.push": _push,
    "wall.answer": _answer,
    "shared_file.put": shared_file("put", **FILE, base=1),
    "shared_file.remove": shared_file("remove", base=1),
    "viewing.ask": looking("ask", **ASKED),
    "viewing.decide": looking("decide", own=False, is_given=True),
    "viewing.give": looking(
        "give", until="2026-07-10T06:00:00+08:00", reason="防汛值守", areas=["望潮街道"]
    ),
    "dictionary.adopt": _adopt,
    "duty_post.take": post("take", post="lead", until="2026-07-09T20:30:00+08:00"),
    "duty_post.give_back": post("give_back"),
    "plugin.approve": plugged("approve", uuid="u1", name="防汛防台", terms=TERMS),
    "plugin.withdraw": plugged("withdraw", reason="停用检修"),
    "plugin.pilot": plugged("pilot", version="1.0.0", digest="d0", step="name"),
    "plugin.set": plugged("set", setting="rise", value=12),
    "plugin.record.put": plugged("record.put", fields={"depth": 12}, **GAUGE),
    "plugin.record.remove": plugged("record.remove", **GAUGE),
    "plugin.alert.raise": plugged(
        "alert.raise", type="closing", key="k1", title="下立交积水", severity="orange"
    ),
}
