"""Two seats at one hub, and a matter with everything that acts can be about."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from console.contract.operation import Operation
from console.domain.duty import START, chain_hash
from console.domain.entity import Body
from console.hub.core.accounts import Account
from console.runtime.clock import to_text
from tests.faults.two_seats import on_matters
from tests.faults.two_seats.on_alerts import lifted, masks
from tests.faults.two_seats.on_forces import unit
from tests.faults.two_seats.on_matters import SAID, instructed, planned
from tests.faults.two_seats.on_the_hall import GAUGE, TERMS, plugged, tell
from tests.support.incident_acts import Scene, Told, opened, scene_of, shown
from tests.unit.hub.hub_desk import Desk

PEOPLE = {
    "seat-1": Account("linlan", "林岚", "leader", "", ""),
    "seat-2": Account("zhou", "周宁", "leader", "", ""),
}


CALM = ("mode.begin", "response.end", "mode.end")
"""What leaves the hall in 平 with no response in force."""


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
            alert_id=f"none{number}", text="赴现场", recipients=[unit(f"P{number}")],
        )  # fmt: skip
        self.card = unknown.op
        self.phoned = f"P{number}"
        self.pushed = f"W{number}"
        self.mask = f"K{number}"
        desk.send(
            self.dispatch("seat-1", self.sent, f"O{number}", self.unit),
            unknown,
            tell(self, "seat-2"),
            self.push("seat-1", self.pushed),
            self.lay("seat-1", self.mask, self.other),
            *(
                on_matters.ACTS[act](self, "seat-1")
                for act in ("mode.begin", "response.end", "mode.end")
            ),
            self.call_out("seat-1", "t1"),
        )
        self.run, self.instruction = f"{self.alert}.flood", f"I{number}"
        self.is_instructed = self.is_looked_at = self.is_plugged = False

    def close(self) -> None:
        """Leave nothing that the next matter would have to look at."""
        held = {
            mask
            for alert in (self.alert, self.other)
            for each in masks(self.hall.desk.body("alert", alert))
            if (mask := each.get("mask"))
        }
        self.hall.desk.send(*(lifted(self, mask) for mask in sorted(held)))

    def follow_plan(self) -> None:
        """A playbook with its first step done, and an instruction that was told on."""
        self.ticked = planned("plan.tick", step="look")(self, "seat-1")
        told = instructed("register", **SAID)(self, "seat-1")
        conveyed = instructed("convey", unit_name="区水务局")(self, "seat-1")
        self.hall.desk.send(self.ticked, told, conveyed)

    def let_in(self) -> None:
        """A plugin that was let in before, under other terms, and a record of it."""
        terms = {**TERMS, "digest": "d0"}
        approve = plugged("approve", uuid="u1", name="防汛防台", terms=terms)
        put = plugged("record.put", fields={"depth": 8}, **GAUGE)
        self.hall.desk.send(approve(self, "seat-1"), put(self, "seat-1"))
        self.is_plugged = True

    def plugged(self) -> dict[str, str]:
        """The plugin, which desk tries it, what the hall set, its record and its alert."""
        id, desk = f"p{self.number}", self.hall.desk
        record = desk.core.reader.record("plugin_record", f"{id}.gauge.g1")
        alert = desk.core.reader.record("alert", f"plugin.{id}.closing.k1")
        said = (record.body.get("fields", {}) if record else {}).get("depth", "gone")
        known = desk.body("plugin", id)
        terms = known.get("terms")
        return {
            "plugin": terms["digest"] if terms else "out",
            "tried": (known.get("pilot") or {}).get("seat", "no"),
            "set": ",".join(str(each["value"]) for each in known.get("settings", ())) or "no",
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
            recipients=[unit(assignment)],
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

    def person(self, seat: str) -> str:
        """Who sits at a seat."""
        return PEOPLE[seat].account

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
