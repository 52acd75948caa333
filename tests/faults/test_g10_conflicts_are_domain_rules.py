"""G10: conflicts are domain rules: what two seats do to one matter ends as the table says.

Each pair of operations is decided by the hub in both orders. The table (`g10_pairs.csv`) was read
by a person, line by line; `python -m tests.faults.test_g10_conflicts_are_domain_rules` writes what
the hub does now, to be compared.
"""

import csv
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.operation import Operation
from console.domain.duty import START, chain_hash
from console.domain.entity import Body
from console.domain.operations.incident_figure_operations import CODES
from console.domain.operations.table import OPERATIONS
from console.domain.order import Stage
from console.hub.core.accounts import Account
from console.runtime.clock import to_text
from tests.support.incident_acts import OF_THE_HALL, ON_ITSELF, Scene, Told, opened, scene_of, shown
from tests.unit.hub.hub_desk import Desk

TABLE = Path(__file__).with_name("g10_pairs.csv")

PEOPLE = {
    "seat-1": Account("linlan", "林岚", "leader", "", ""),
    "seat-2": Account("zhou", "周宁", "leader", "", ""),
}

LEGAL: dict[str, set[str]] = {
    "unverified": {"confirmed", "false", "merged", "ordered", "closed"},
    "confirmed": {"false", "merged", "ordered", "closed"},
    "ordered": {"false", "merged", "closed"},
    "closed": set(),
    "false": set(),
    "merged": {"unverified", "confirmed", "ordered"},
}
"""How far the work may move in one act; what was merged is taken back to what it was, and a card
that a person decides may open what was closed."""


class Matter:
    """One alert with everything that acts can be about, fresh for each pair."""

    def __init__(self, hall: "Hall", number: int) -> None:
        self.hall, self.number = hall, number
        desk = hall.desk
        self.since = hall.seq()
        fields = {"severity": "yellow", "title": "下立交积水"}
        weather = {"id": f"w{number}", "channel": "forecast", "key": f"w{number}"}
        posted = desk.post(
            *({"id": f"{letter}{number}", **fields} for letter in "abc"),
            {**fields, **weather, "severity": "orange"},
            {**fields, "id": f"d{number}", "channel": "police"},
        )
        self.alert, self.other, self.sent, self.forecast, self.diverted = (
            answer.alert for answer in posted
        )
        self.called = f"{self.forecast}.1.t1"
        self.unit = f"S{number}"
        self.work = ""
        self.first_ack = ""
        self.scene: Scene | None = None
        unknown = hall.operation(
            "seat-1", "order.dispatch_by_phone", [f"order/P{number}", f"assignment/P{number}",
            f"alert/none{number}"], order_id=f"P{number}", number=f"P-{number}",
            alert_id=f"none{number}", text="赴现场", recipients=[_unit(f"P{number}")],
        )  # fmt: skip
        self.card = unknown.op
        self.phoned = f"P{number}"
        self.pushed = f"W{number}"
        self.mask = f"K{number}"
        desk.send(
            self.dispatch("seat-1", self.sent, f"O{number}", self.unit),
            unknown,
            _tell(self, "seat-2"),
            self.push("seat-1", self.pushed),
            self.lay("seat-1", self.mask, self.other),
            *(ACTS[act](self, "seat-1") for act in ("mode.begin", "response.end", "mode.end")),
            self.call_out("seat-1", "t1"),
        )
        self.run, self.instruction = f"{self.alert}.flood", f"I{number}"
        self.is_instructed = self.is_looked_at = self.is_plugged = False

    def close(self) -> None:
        """Leave nothing that the next matter would have to look at."""
        held = {
            mask
            for alert in (self.alert, self.other)
            for each in _masks(self.hall.desk.body("alert", alert))
            if (mask := each.get("mask"))
        }
        self.hall.desk.send(*(_lifted(self, mask) for mask in sorted(held)))

    def follow_plan(self) -> None:
        """A playbook with its first step done, and an instruction that was told on."""
        self.ticked = _planned("plan.tick", step="look")(self, "seat-1")
        told = _instructed("register", **_SAID)(self, "seat-1")
        conveyed = _instructed("convey", unit_name="区水务局")(self, "seat-1")
        self.hall.desk.send(self.ticked, told, conveyed)

    def let_in(self) -> None:
        """A plugin that was let in before, under other terms, and a record of it."""
        terms = {**_TERMS, "digest": "d0"}
        approve = _plugged("approve", uuid="u1", name="防汛防台", terms=terms)
        put = _plugged("record.put", fields={"depth": 8}, **_GAUGE)
        self.hall.desk.send(approve(self, "seat-1"), put(self, "seat-1"))
        self.is_plugged = True

    def plugged(self) -> dict[str, str]:
        """The plugin, its record and its alert."""
        id, desk = f"p{self.number}", self.hall.desk
        record = desk.core.reader.record("plugin_record", f"{id}.gauge.g1")
        alert = desk.core.reader.record("alert", f"plugin.{id}.closing.k1")
        said = (record.body.get("fields", {}) if record else {}).get("depth", "gone")
        terms = desk.body("plugin", id).get("terms")
        return {
            "plugin": terms["digest"] if terms else "out",
            "record": str(said),
            "raised": "no" if alert is None else str(alert.body.get("count", 1)),
        }

    def open_incidents(self) -> None:
        """Two matters, for pairs in which something is done with one."""
        self.scene = scene_of(self, to_text(self.hall.desk.clock.now()))
        self.hall.desk.send(*(self.hall.told("seat-1", told) for told in opened(self.scene)))

    def dispatch(self, seat: str, alert: str, order: str, assignment: str) -> Operation:
        return self.hall.operation(
            seat, "order.dispatch", [f"order/{order}", f"assignment/{assignment}",
            f"alert/{alert}"], order_id=order, number=order, alert_id=alert, text="赴现场",
            recipients=[_unit(assignment)],
        )  # fmt: skip

    def push(self, seat: str, id: str) -> Operation:
        until = to_text(self.hall.desk.clock.now() + timedelta(hours=1))
        return self.hall.operation(
            seat, "wall.push", [f"wall_push/{id}", "wall/seat-2.video"], push_id=id,
            wall="seat-2.video", does="clear", tile=0, until=until,
        )  # fmt: skip

    def call_out(self, seat: str, town: str) -> Operation:
        towns = [{"id": town, "name": "望潮街道", "contacts": [{"name": "李敏"}]}]
        targets = [f"alert/{self.forecast}", f"call_out/{self.forecast}.1.{town}"]
        return self.hall.operation(
            seat, "forecast.call_out", targets, alert_id=self.forecast, round=1, towns=towns
        )

    def lay(self, seat: str, mask: str, alert: str) -> Operation:
        until = to_text(self.hall.desk.clock.now() + timedelta(hours=1))
        return self.hall.operation(
            seat, "mask.lay", [f"mask/{mask}", f"alert/{alert}"], mask_id=mask, sort="shelved",
            scope={"alert": alert}, until=until, reason="检修", alerts=[alert],
        )  # fmt: skip

    def work_order(self) -> str:
        """An order at 绿化市容, registered when an act first asks for it."""
        if not self.work:
            self.work = f"G{self.unit}"
            self.hall.decide(self.register("seat-1", self.work))
        return self.work

    def register(self, seat: str, id: str) -> Operation:
        order = {
            "id": id, "number": id, "title": "树木倒伏", "unit": "u1", "unit_name": "绿化市容",
        }  # fmt: skip
        return self.hall.operation(
            seat, "work_order.register", [f"work_order/{id}"], orders=[order]
        )

    def worked(self) -> dict[str, str]:
        """Where its order stands, only where an act was about it."""
        if not self.work:
            return {}
        body = self.hall.desk.body("work_order", self.work)
        said = (
            body["state"],
            body.get("unit", "-"),
            str(len(body["times"])),
            body.get("needs_check", "-"),
        )
        return {"work": ":".join(said)}

    def hall_mode(self) -> dict[str, str]:
        """Mode and responses, only where something is in force."""
        body = self.hall.desk.body("mode", "hall")
        modes = ";".join(each["mode"] for each in body.get("modes", ()))
        responses = ";".join(f"{r['sort']}-{r['level']}" for r in body.get("responses", ()))
        return {key: said for key, said in (("mode", modes), ("response", responses)) if said}

    def state(self) -> str:
        """What a person would ask afterwards."""
        alert = self.hall.desk.body("alert", self.alert)
        unit = self.hall.desk.body("assignment", self.unit)
        cards = self.hall.cards(self)
        told = {
            "disposition": alert.get("disposition", "unverified"),
            "acks": len(alert.get("acks", ())),
            "owner": (alert.get("owner") or {}).get("seat", "-"),
            "orders": len(alert.get("orders", ())),
            "shelf": "yes" if alert.get("shelf") else "no",
            "trail": len(alert.get("trail", ())),
            "stage": unit.get("stage", "sent"),
            "unreached": unit.get("unreached", 0),
            "cards": ";".join(cards) or "-",
            **self.hall_mode(),
            **self.worked(),
        }
        if self.is_instructed:
            run = self.hall.desk.body("plan_run", self.run)
            marks = [mark for mark in run["marks"] if not mark.get("withdrawn_by")]
            told["steps"] = ";".join(f"{each['step']}-{each['sort']}" for each in marks) or "-"
            told["instruction"] = self.hall.desk.body("instruction", self.instruction)["state"]
        if self.is_looked_at:
            told["viewing"] = self.hall.desk.body("viewing", f"V{self.unit}").get("state", "asked")
        if self.is_plugged:
            told |= self.plugged()
        diverted = self.hall.desk.body("alert", self.diverted)
        if diverted.get("diversion"):
            told["110"] = diverted["diversion"]["answer"]
        if self.scene is not None:
            told["incident"] = shown(self.hall.desk, self.scene)
        return " ".join(f"{name}={value}" for name, value in told.items())


class Hall:
    """The hub and the two seats."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder)
        self.desk.core.database.writer.execute("PRAGMA synchronous = OFF")  # no power fails here
        now = self.desk.clock.now()
        self.grants = {
            seat: self.desk.core.signed_grant(person, (seat, seat), now)[1]
            for seat, person in PEOPLE.items()
        }
        camera = ("camera", "C1", {"id": "C1", "name": "杉影里小区 2 号岗", "place": {}})
        self.desk.core.do(self.desk.core.put_job([camera]), now)
        self._made = 0
        self._log: dict[str, tuple[int, str]] = {}

    def operation(self, seat: str, kind: str, targets: list[str], **args: Any) -> Operation:
        made = self.desk.operation(kind, *targets, **args)
        person = PEOPLE[seat].account
        return msgspec.structs.replace(
            made, seat=seat, actor=person, grant=self.grants[seat], lane=targets[0]
        )

    def told(self, seat: str, told: Told) -> Operation:
        made = self.operation(seat, told.kind, told.targets, **told.args)
        return msgspec.structs.replace(made, v=told.version)

    def decide(self, operation: Operation) -> str:
        (answer,) = self.desk.send(operation)
        return answer.code or answer.status

    def next(self) -> int:
        self._made += 1
        return self._made

    def line(self, seat: str) -> Operation:
        number, previous = self._log.get(seat, (0, START))
        canonical = f'{{"text":"记事 {number}"}}'
        digest = chain_hash(previous, canonical)
        self._log[seat] = (number + 1, digest)
        id = self.desk.ids()
        return self.operation(
            seat, "log.append", [f"log_entry/{id}"], entry_id=id, incarnation="J",
            number=number + 1, previous=previous, hash=digest, canonical=canonical,
        )  # fmt: skip

    def seq(self) -> int:
        """Number of the last change so far."""
        sql = self.desk.core.short_reads.execute("SELECT value FROM meta WHERE name = 'seq'")
        return int(sql.fetchone()[0])

    def cards(self, matter: Matter) -> list[str]:
        """Codes of open cards about a matter."""
        about = {matter.alert, matter.other, matter.sent, matter.unit, matter.phoned}
        if matter.scene is not None:
            about |= {matter.scene.incident, matter.scene.other}
        rows = self.desk.core.short_reads.execute(
            "SELECT body FROM records WHERE scope = 'open' AND seq > ? AND kind = 'check'",
            (matter.since,),
        )
        bodies: Iterator[Body] = (msgspec.json.decode(row[0]) for row in rows)
        return sorted(
            str(body["code"])
            for body in bodies
            if body.get("state") == "open"
            and about & {target.partition("/")[2] for target in body["targets"]}
        )


Act = Callable[[Matter, str], Operation]


def _unit(assignment: str) -> dict[str, str]:
    return {"assignment": assignment, "unit": "u1", "name": "云汀排水二队"}


def _on_alert(kind: str, **args: Any) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        told = {"alert_id": matter.alert, **args}
        return matter.hall.operation(seat, kind, [f"alert/{matter.alert}"], **told)

    return make


def _divert(kind: str, **args: Any) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        targets = [f"alert/{matter.diverted}", f"diversion/{matter.diverted}"]
        return matter.hall.operation(seat, kind, targets, alert_id=matter.diverted, **args)

    return make


_SEEN = {"episode": 1, "severity_seen": "yellow"}
_CALL = {"at": "2026-07-09T20:20:00+08:00", "parties": ["110 台", "绿化市容局"]}
_CARDS = (
    *CODES,
    "work_order_contradicts",
    "instruction_contradicts",
    "dispatched_after_close",
    "diversion_contradicts",
    "diversion_ordered",
)
"""Why a person is asked of a fact."""


def _turn(kind: str, **args: Any) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        told = {**args, "basis": "暴雨橙色预警", "authority": "带班领导 沈一清"}
        return matter.hall.operation(seat, kind, ["mode/hall"], **told)

    return make


def _withdraw(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.withdraw_acknowledgement", [f"alert/{matter.alert}"], alert_id=matter.alert,
        acknowledgement=matter.first_ack or "none",
    )  # fmt: skip


def _merge(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.merge", [f"alert/{matter.alert}", f"alert/{matter.other}"],
        alert_id=matter.alert, into=matter.other,
    )  # fmt: skip


def _merge_back(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.merge", [f"alert/{matter.alert}", f"alert/{matter.other}"],
        alert_id=matter.other, into=matter.alert,
    )  # fmt: skip


def _unmerge(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.unmerge", [f"alert/{matter.alert}", f"alert/{matter.other}"],
        alert_id=matter.alert, survivor_id=matter.other,
    )  # fmt: skip


def _shelve(matter: Matter, seat: str) -> Operation:
    until = to_text(matter.hall.desk.clock.now() + timedelta(hours=1))
    return _on_alert("alert.shelve", until=until, reason="检修")(matter, seat)


def _lay(matter: Matter, seat: str) -> Operation:
    return matter.lay(seat, matter.hall.desk.ids(), matter.alert)


def _lift(matter: Matter, seat: str) -> Operation:
    targets = [f"mask/{matter.mask}", f"alert/{matter.other}"]
    return matter.hall.operation(
        seat, "mask.lift", targets, mask_id=matter.mask, alerts=[matter.other]
    )


def _masks(alert: Body) -> list[Body]:
    shelf = alert.get("shelf")
    return [*alert.get("masks", ()), *([shelf] if shelf else [])]


def _lifted(matter: Matter, mask: str) -> Operation:
    return matter.hall.operation("seat-1", "mask.lift", [f"mask/{mask}"], mask_id=mask, alerts=[])


def _called(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "call_out.report", [f"call_out/{matter.called}"], call_out_id=matter.called,
        reply="repeated", at=to_text(matter.hall.desk.clock.now()), contact="李敏",
    )  # fmt: skip


def _mistaken(matter: Matter, seat: str) -> Operation:
    body = matter.hall.desk.body("call_out", matter.called)
    call = next((each["op"] for each in body.get("calls", ())), "none")
    return matter.hall.operation(
        seat, "call_out.withdraw", [f"call_out/{matter.called}"], call_out_id=matter.called,
        call=call,
    )  # fmt: skip


def _defer(matter: Matter, seat: str) -> Operation:
    until = to_text(matter.hall.desk.clock.now() + timedelta(minutes=5))
    return _on_alert("alert.defer", until=until, reason="已到场")(matter, seat)


def _register(matter: Matter, seat: str) -> Operation:
    call = {"called_at": to_text(matter.hall.desk.clock.now())}
    return _on_alert(
        "alert.register", title="来电", severity="yellow", place={}, call=call
    )(matter, seat)  # fmt: skip


def _looked(matter: Matter, seat: str) -> Operation:
    at = to_text(matter.hall.desk.clock.now())
    id = f"proof{matter.unit}{seat}"
    return matter.hall.operation(
        seat, "patrol.proof", [f"patrol_proof/{id}"], proof_id=id, plan="own/night", began=at,
        ended=at, sights=[{"camera": "C1", "verdict": "seen"}],
    )  # fmt: skip


def _found(matter: Matter, seat: str) -> Operation:
    id, alert = matter.hall.desk.ids(), f"found{matter.unit}"
    return matter.hall.operation(
        seat, "patrol.found", [f"patrol_finding/{id}", f"alert/{alert}"], finding_id=id,
        alert_id=alert, category="loose-sign", title="灯箱松动", camera="C1",
    )  # fmt: skip


def _dispatch(matter: Matter, seat: str) -> Operation:
    id = matter.hall.desk.ids()
    return matter.dispatch(seat, matter.alert, id, f"{id}u")


def _phone(matter: Matter, seat: str) -> Operation:
    id = matter.hall.desk.ids()
    return matter.hall.operation(
        seat, "order.dispatch_by_phone", [f"order/{id}", f"assignment/{id}u",
        f"alert/{matter.alert}"], order_id=id, number=id, alert_id=matter.alert, text="赴现场",
        recipients=[_unit(f"{id}u")],
    )  # fmt: skip


def _report(stage: Stage) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        return matter.hall.operation(
            seat, "assignment.report", [f"assignment/{matter.unit}"], assignment_id=matter.unit,
            stage=stage.name.lower(), at=to_text(matter.hall.desk.clock.now()),
        )  # fmt: skip

    return make


def _unreached(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "assignment.unreached", [f"assignment/{matter.unit}"], assignment_id=matter.unit
    )


def _recall(kind: str) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        id, first = matter.hall.desk.ids(), f"O{matter.unit[1:]}"
        return matter.hall.operation(
            seat, kind, [f"order/{id}", f"order/{first}", f"assignment/{id}u",
            f"assignment/{matter.unit}", f"alert/{matter.sent}"], order_id=id, number=id,
            recalls=first, alert_id=matter.sent, text="撤销前令", recipients=[_unit(f"{id}u")],
        )  # fmt: skip

    return make


_SAID = {"text": "务必确保人员安全", "from_name": "周副区长", "number": "P-1",
         "read_back": {"read_by": "林岚", "agreed_by": "周副区长"},
         "units": [{"name": "区水务局"}]}  # fmt: skip
_STEPS = [{"id": "look", "title": "看画面"}, {"id": "close_off", "title": "封控"}]


def _planned(kind: str, **args: Any) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
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


def _instructed(step: str, **args: Any) -> Act:
    timed = {"register", "convey", "receipt", "feedback", "report_back", "urge"}

    def make(matter: Matter, seat: str) -> Operation:
        id = matter.instruction
        if step == "register" and matter.is_instructed:
            id = matter.hall.desk.ids()
        matter.is_instructed = True
        at = {"at": to_text(matter.hall.desk.clock.now())} if step in timed else {}
        return matter.hall.operation(
            seat, f"instruction.{step}", [f"instruction/{id}"], instruction_id=id, **at, **args
        )

    return make


def _known(matter: Matter, seat: str) -> Operation:
    at = to_text(matter.hall.desk.clock.now())
    turnings = matter.hall.desk.body("mode", "hall").get("turnings") or [{"decided": {"op": ""}}]
    op = turnings[-1]["decided"]["op"]
    return matter.hall.operation(
        seat, "mode.receipt", ["mode/hall"], turning=op, name="各街镇", at=at
    )


def _told(kind: str, **args: Any) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        at = {} if kind.endswith("set_welfare") else {"at": to_text(matter.hall.desk.clock.now())}
        return matter.hall.operation(
            seat, kind, [f"assignment/{matter.unit}"], assignment_id=matter.unit, **at, **args
        )

    return make


def _resolve(matter: Matter, seat: str) -> Operation:
    targets = [f"check/{matter.card}", f"order/{matter.phoned}", f"assignment/{matter.phoned}"]
    return matter.hall.operation(
        seat, "check.resolve", [*targets, f"alert/none{matter.phoned[1:]}"], check_id=matter.card,
        choice="both",
    )  # fmt: skip


def _tell(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "wall.tell", [f"wall/{seat}.video"], page="video", name="视频墙 1", seat_name=seat,
        tiles=4, cameras=["", "", "", ""],
    )  # fmt: skip


def _push(matter: Matter, seat: str) -> Operation:
    return matter.push(seat, f"{matter.pushed}-{seat}")


def _answer(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "wall.answer", [f"wall_push/{matter.pushed}"], push_id=matter.pushed, is_taken=True
    )


_FILE = {"sort": "wall_task", "name": "汛期重点", "text": "format = 1"}


def _shared(does: str, **args: Any) -> Callable[[Matter, str], Operation]:
    def make(matter: Matter, seat: str) -> Operation:
        id = f"F{matter.unit}"
        return matter.hall.operation(
            seat, f"shared_file.{does}", [f"shared_file/{id}"], file_id=id, **args
        )

    return make


def _looking(does: str, own: bool = True, **args: Any) -> Callable[[Matter, str], Operation]:
    """An act about one request to look at a restricted camera."""

    def make(matter: Matter, seat: str) -> Operation:
        id = f"V{matter.unit}{seat if own else ''}"
        targets = [f"viewing/{id}", *(["camera/C1"] if does == "ask" else [])]
        return matter.hall.operation(seat, f"viewing.{does}", targets, viewing_id=id, **args)

    return make


_ASKED = {"camera": "C1", "reason": "查看积水", "minutes": 30}


_TERMS = {
    "version": "1.0.0", "digest": "d1", "permissions": ["write:records", "raise:alerts"],
    "records": [{"id": "gauge", "schema": '{"type": "object"}', "most": 9}],
    "alerts": [{"id": "closing", "name": "关闭深度", "severity": "orange"}],
}  # fmt: skip


def _plugged(does: str, **args: Any) -> Callable[[Matter, str], Operation]:
    """An act about the one plugin of a matter: let in, out, or what it does itself."""

    def make(matter: Matter, seat: str) -> Operation:
        id = f"p{matter.number}"
        own = {"approve": [], "withdraw": [], "alert.raise": [f"alert/plugin.{id}.closing.k1"]}
        more = own.get(does, [f"plugin_record/{id}.gauge.g1"])
        named = {"plugin_id" if does in ("approve", "withdraw") else "plugin": id}
        return matter.hall.operation(
            seat, f"plugin.{does}", [f"plugin/{id}", *more], **named, **args
        )

    return make


_GAUGE = {"record": "gauge", "id": "g1"}


def _incident_wall(matter: Matter, seat: str) -> Operation:
    scene = matter.scene
    assert scene is not None
    targets = [f"incident_wall/{scene.incident}", f"incident/{scene.incident}"]
    return matter.hall.operation(
        seat, "incident_wall.keep", targets, incident_id=scene.incident, cameras=[seat]
    )


def _sign_all(matter: Matter, seat: str) -> Operation:
    seen = [
        {"alert": id, "episode": 1, "severity": "yellow"} for id in (matter.alert, matter.other)
    ]
    targets = [f"alert/{matter.alert}", f"alert/{matter.other}"]
    return matter.hall.operation(seat, "alert.acknowledge_all", targets, seen=seen)


def _join(matter: Matter, seat: str) -> Operation:
    id = matter.hall.desk.ids()
    order = {
        "order": id, "number": id, "text": "查明原因", "recipient": _unit(f"{id}u"),
        "points": [matter.alert],
    }  # fmt: skip
    return matter.hall.operation(
        seat, "incident.open", [f"incident/{id}", f"alert/{matter.alert}", f"order/{id}",
        f"assignment/{id}u"], incident_id=id, title="节点 2 离线", orders=[order],
        members=[{"alert": matter.alert, "episode": 1, "severity": "yellow"}],
    )  # fmt: skip


def _work(step: str, **args: Any) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        id = matter.work_order()
        return matter.hall.operation(
            seat, "work_order.step", [f"work_order/{id}"], order_id=id, step=step, **args
        )

    return make


def _work_said(step: str) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        id = matter.work_order()
        return matter.hall.operation(
            seat, "work_order.say", [f"work_order/{id}"], order_id=id, step=step, unit="u1",
            at=to_text(matter.hall.desk.clock.now()), note="树木属小区",
        )  # fmt: skip

    return make


def _work_marked(does: str, **args: Any) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        id = matter.work_order()
        at = {"at": to_text(matter.hall.desk.clock.now())} if does == "tick" else {}
        return matter.hall.operation(
            seat, f"work_order.{does}", [f"work_order/{id}"], order_id=id, **at, **args
        )

    return make


def _adopt(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(seat, "dictionary.adopt", ["dictionary/proposed"], version="none")


def _withdraw_all(matter: Matter, seat: str) -> Operation:
    return matter.hall.operation(
        seat, "alert.withdraw_all", [f"alert/{matter.alert}"],
        acknowledgement=matter.first_ack or "none", alerts=[matter.alert],
    )  # fmt: skip


def _correct(matter: Matter, seat: str) -> Operation:
    body = matter.hall.desk.body("assignment", matter.unit)
    told = body["times"][-1]["op"]
    return matter.hall.operation(
        seat, "assignment.correct", [f"assignment/{matter.unit}"], assignment_id=matter.unit,
        told=told,
    )  # fmt: skip


def _work_link(is_merge: bool) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        id, other = matter.work_order(), f"H{matter.unit}"
        matter.hall.decide(matter.register("seat-1", other))
        return matter.hall.operation(
            seat, "work_order.link", [f"work_order/{id}", f"work_order/{other}"], order_id=id,
            other_id=other, is_merge=is_merge,
        )  # fmt: skip

    return make


def _work_new(matter: Matter, seat: str) -> Operation:
    id = matter.hall.desk.ids()
    order = {
        "id": id, "number": id, "title": "树木倒伏", "unit": "u1", "unit_name": "绿化市容",
        "points": [matter.alert],
    }  # fmt: skip
    targets = [f"work_order/{id}", f"alert/{matter.alert}"]
    return matter.hall.operation(seat, "work_order.register", targets, orders=[order])


def _on_incident(make_told: Callable[[Scene], Told]) -> Act:
    def make(matter: Matter, seat: str) -> Operation:
        assert matter.scene is not None
        return matter.hall.told(seat, make_told(matter.scene))

    return make


ACTS: dict[str, Act] = {
    "alert.acknowledge_all": _sign_all,
    "incident.open": _join,
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
    "mode.begin": _turn("mode.begin", mode="emergency"),
    "mode.end": _turn("mode.end", mode="emergency"),
    "response.set": _turn("response.set", sort="flood", level="III"),
    "response.end": _turn("response.end", sort="flood"),
    "mode.receipt": _known,
    "plan.start": _planned("plan.start"),
    "plan.tick": _planned("plan.tick", step="close_off"),
    "plan.skip": _planned("plan.skip", step="close_off", reason="已由交警封控"),
    "plan.withdraw": _planned("plan.withdraw"),
    "instruction.register": _instructed("register", **_SAID),
    "instruction.convey": _instructed("convey", unit_name="南汀街道"),
    "instruction.receipt": _instructed("receipt", unit_name="区水务局"),
    "instruction.handle": _instructed("handle"),
    "instruction.feedback": _instructed("feedback", text="已到场", unit_name="区水务局"),
    "instruction.report_back": _instructed("report_back", text="已处置"),
    "instruction.close": _instructed("close"),
    "instruction.reopen": _instructed("reopen", reason="领导要求再查"),
    "instruction.urge": _instructed("urge", unit_name="区水务局"),
    "instruction.supervise": _instructed("supervise", text="逾期未反馈"),
    "alert.close": _on_alert("alert.close", result="已处理"),
    "alert.note": _on_alert("alert.note", text="已回访"),
    "alert.register": _register,
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
    "patrol.proof": _looked,
    "patrol.found": _found,
    "log.append": lambda matter, seat: matter.hall.line(seat),
    "check.resolve": _resolve,
    "wall.tell": _tell,
    "wall.push": _push,
    "wall.answer": _answer,
    "shared_file.put": _shared("put", **_FILE, base=1),
    "shared_file.remove": _shared("remove", base=1),
    "viewing.ask": _looking("ask", **_ASKED),
    "viewing.decide": _looking("decide", own=False, is_given=True),
    "viewing.give": _looking(
        "give", until="2026-07-10T06:00:00+08:00", reason="防汛值守", areas=["望潮街道"]
    ),
    "incident_wall.keep": _incident_wall,
    "work_order.register": _work_new,
    "work_order.step": _work("redispatch", unit="u2", unit_name="区房管局", note="改派"),
    "work_order.say": _work_said("ask_return"),
    "work_order.link": _work_link(is_merge=True),
    "work_order.tick": _work_marked("tick", item="清理现场"),
    "work_order.sample": _work_marked("sample", passed=True),
    "alert.withdraw_all": _withdraw_all,
    "assignment.correct": _correct,
    "dictionary.adopt": _adopt,
    "plugin.approve": _plugged("approve", uuid="u1", name="防汛防台", terms=_TERMS),
    "plugin.withdraw": _plugged("withdraw", reason="停用检修"),
    "plugin.record.put": _plugged("record.put", fields={"depth": 12}, **_GAUGE),
    "plugin.record.remove": _plugged("record.remove", **_GAUGE),
    "plugin.alert.raise": _plugged(
        "alert.raise", type="closing", key="k1", title="下立交积水", severity="orange"
    ),
    **{name: _on_incident(make) for name, make in OF_THE_HALL.items()},
}
"""Every kind of operation, some in two ways; a new kind without a line here fails."""


def meets(first: str, second: str) -> bool:
    """Whether two acts may be about the same record: what is a matter's own meets its like."""
    pair = {first, second}
    for family in FAMILIES:
        ours = [each.startswith(family) for each in pair]
        if any(ours):
            return all(ours)
    return not pair & ON_ITSELF or pair <= set(OF_THE_HALL)


FAMILIES = (
    ("plan.",),
    ("instruction.",),
    ("shared_file.",),
    ("patrol.",),
    ("viewing.",),
    ("incident_wall.",),
    ("dictionary.",),
    ("plugin.",),
)
"""Acts on records that nothing else touches."""


def outcome(hall: Hall, first: str, second: str) -> tuple[str, str, str, list[tuple[Body, Body]]]:
    """Let two seats do two things to a fresh matter; return answers, state, and each step."""
    matter = Matter(hall, hall.next())
    if {first, second} & set(OF_THE_HALL):
        matter.open_incidents()
    if first.startswith(("plan.", "instruction.")):
        matter.follow_plan()
    if first.startswith("shared_file."):
        hall.decide(_shared("put", **_FILE, base=0)(matter, "seat-1"))
    if first.startswith("viewing."):
        hall.decide(_looking("ask", own=False, **_ASKED)(matter, "seat-1"))
        matter.is_looked_at = True
    if first.startswith("plugin."):
        matter.let_in()
    if first.startswith("incident_wall."):
        matter.open_incidents()
    answers, steps = [], []
    for seat, name in (("seat-1", first), ("seat-2", second)):
        before = hall.desk.body("alert", matter.alert)
        operation = ACTS[name](matter, seat)
        answers.append(hall.decide(operation))
        if name == "alert.acknowledge":
            matter.first_ack = operation.op
        steps.append((before, hall.desk.body("alert", matter.alert)))
    state = matter.state()
    matter.close()
    return answers[0], answers[1], state, steps


def table() -> dict[tuple[str, str], tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["first"], row["second"]): (row["answer"], row["answer_2"], row["state"])
            for row in csv.DictReader(file)
        }


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall for each row of the table: in one for all every act is slower than the one before."""
    made = Hall(tmp_path / "hub")
    yield made
    made.desk.core.close()


@pytest.fixture(scope="module")
def expected() -> dict[tuple[str, str], tuple[str, str, str]]:
    return table()


def is_fact(name: str) -> bool:
    return OPERATIONS[name.partition(" ")[0], 1].is_fact


def test_every_kind_of_operation_is_in_the_table(
    expected: dict[tuple[str, str], tuple[str, str, str]],
) -> None:
    kinds = {kind for kind, _ in OPERATIONS}
    assert {name.partition(" ")[0] for name in ACTS} == kinds
    assert set(expected) == {(a, b) for a in ACTS for b in ACTS if meets(a, b)}


@pytest.mark.parametrize("first", ACTS)
def test_both_orders_end_as_the_table_says(
    hall: Hall, expected: dict[tuple[str, str], tuple[str, str, str]], first: str
) -> None:
    for second in filter(partial(meets, first), ACTS):
        answer, answer_2, state, steps = outcome(hall, first, second)
        assert (answer, answer_2, state) == expected[first, second], f"{first}, then {second}"
        for name, told in ((first, answer), (second, answer_2)):
            if is_fact(name):
                assert told in ("applied", *_CARDS), f"a fact was refused: {name}"
        for before, after in steps:
            was, now = (body.get("disposition", "unverified") for body in (before, after))
            assert now == was or now in LEGAL[was], f"{first}, {second}: {was} to {now}"


def test_signatures_merge_and_lines_append_whoever_was_first(hall: Hall) -> None:
    """Both stay, the first counts, and neither order loses one."""
    _, _, state, steps = outcome(hall, "alert.acknowledge", "alert.acknowledge")
    acks = steps[-1][1]["acks"]
    assert [ack["seat"] for ack in acks] == ["seat-1", "seat-2"]
    assert "acks=2" in state
    before = len(hall.desk.bodies("log_entry"))
    outcome(hall, "log.append", "log.append")
    assert len(hall.desk.bodies("log_entry")) == before + 2


def test_what_commutes_ends_the_same_in_both_orders(
    expected: dict[tuple[str, str], tuple[str, str, str]],
) -> None:
    """签收, notes, reports and log lines never depend on who was first."""
    free = (
        "alert.acknowledge", "alert.note", "assignment.report on_scene",
        "assignment.report accepted", "assignment.unreached", "log.append",
    )  # fmt: skip
    for one in free:
        for other in free:
            assert expected[one, other][2] == expected[other, one][2], (one, other)


def write(file: Any) -> None:
    """Write what the hub does now."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder) / "hub")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["first", "second", "answer", "answer_2", "state"])
        for first in ACTS:
            for second in filter(partial(meets, first), ACTS):
                writer.writerow([first, second, *outcome(hall, first, second)[:3]])
        hall.desk.core.close()


if __name__ == "__main__":
    write(sys.stdout)
