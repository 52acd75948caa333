"""Everything that may be done with a matter, once each: for tests of pairs of acts.

The scene: matter `incident` with the alert `member`, about which the order `order` was sent to
`unit`; matter `other` with `guest`; `loose`, an open alert that is in none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Scene:
    """Ids of the records acts are about, a source of new ids, and the time as text."""

    incident: str
    other: str
    member: str
    guest: str
    loose: str
    order: str
    unit: str
    new: Callable[[], str]
    now: str


@dataclass(frozen=True, slots=True)
class Told:
    """One act: kind, targets, arguments, version of the kind."""

    kind: str
    targets: list[str]
    args: dict[str, Any] = field(default_factory=dict)
    version: int = 1


Make = Callable[[Scene], Told]


def seen(alert: str) -> dict[str, Any]:
    return {"alert": alert, "episode": 1, "severity": "yellow"}


def _on(kind: str, **args: Any) -> Make:
    def make(scene: Scene) -> Told:
        key = f"incident/{scene.incident}"
        return Told(kind, [key], {"incident_id": scene.incident, **args})

    return make


def _open(scene: Scene) -> Told:
    id = scene.new()
    args = {
        "incident_id": id,
        "number": f"01-{id}",
        "title": "积水",
        "members": [seen(scene.loose)],
    }
    return Told("incident.open", [f"incident/{id}", f"alert/{scene.loose}"], args, 2)


def _add(scene: Scene) -> Told:
    targets = [f"incident/{scene.incident}", f"alert/{scene.loose}"]
    args = {"incident_id": scene.incident, "alert": seen(scene.loose)}
    return Told("incident.add_alert", targets, args)


def _move(scene: Scene) -> Told:
    targets = [
        f"incident/{scene.incident}",
        f"incident/{scene.other}",
        f"alert/{scene.guest}",
    ]
    args = {"incident_id": scene.incident, "alert": seen(scene.guest), "moved_from": scene.other}
    return Told("incident.add_alert", targets, args)


def _remove(scene: Scene) -> Told:
    targets = [f"incident/{scene.incident}", f"alert/{scene.member}"]
    args = {"incident_id": scene.incident, "alert_id": scene.member, "reason": "另案"}
    return Told("incident.remove_alert", targets, args)


def _merge(scene: Scene) -> Told:
    targets = [
        f"incident/{scene.incident}",
        f"incident/{scene.other}",
        f"alert/{scene.member}",
    ]
    return Told("incident.merge", targets, {"incident_id": scene.incident, "into": scene.other})


def _merge_back(scene: Scene) -> Told:
    targets = [f"incident/{scene.other}", f"incident/{scene.incident}", f"alert/{scene.guest}"]
    return Told("incident.merge", targets, {"incident_id": scene.other, "into": scene.incident})


def _unmerge(scene: Scene) -> Told:
    targets = [
        f"incident/{scene.incident}",
        f"incident/{scene.other}",
        f"alert/{scene.member}",
    ]
    args = {"incident_id": scene.incident, "survivor_id": scene.other, "reason": "两回事"}
    return Told("incident.unmerge", targets, args)


def _split(scene: Scene) -> Told:
    id = scene.new()
    targets = [f"incident/{scene.incident}", f"incident/{id}", f"alert/{scene.member}"]
    args = {
        "incident_id": scene.incident,
        "new_id": id,
        "number": f"01-{id}",
        "title": "另一处积水",
        "alerts": [scene.member],
    }
    return Told("incident.split", targets, args)


def _pair(kind: str, field: str, back: bool = False) -> Make:
    def make(scene: Scene) -> Told:
        one, other = scene.incident, scene.other
        one, other = (other, one) if back else (one, other)
        args = {"incident_id": one, field: other}
        return Told(kind, [f"incident/{one}", f"incident/{other}"], args)

    return make


def _end(*accepted: str) -> Make:
    def make(scene: Scene) -> Told:
        targets = [
            f"incident/{scene.incident}",
            f"incident/{scene.other}",
            f"alert/{scene.member}",
            f"order/{scene.order}",
            f"assignment/{scene.unit}",
        ]
        points = [f"alert/{scene.member}", f"assignment/{scene.unit}", f"incident/{scene.other}"]
        args = {
            "incident_id": scene.incident,
            "result": "积水已排",
            "accepted": [*points, "figure/dead", "goods/sandbags"] if accepted else [],
        }
        return Told("incident.close", targets, args)

    return make


def _dead(count: int | None, **more: Any) -> Make:
    def make(scene: Scene) -> Told:
        told = [{"what": "dead", "count": count, **more}]
        args = {"incident_id": scene.incident, "told": told, "at": scene.now, "source": "区卫健委"}
        return Told("incident.figures", [f"incident/{scene.incident}"], args)

    return make


def _reported(scene: Scene) -> Told:
    args = {"incident_id": scene.incident, "sort": "phone_first", "at": scene.now, "to": "区值班室"}
    return Told("incident.reported", [f"incident/{scene.incident}"], args)


def _goods(kind: str, amount: int) -> Make:
    def make(scene: Scene) -> Told:
        args = {
            "incident_id": scene.incident,
            "goods_id": "sandbags",
            "what": "沙袋",
            "unit": "只",
            "amount": amount,
            "at": scene.now,
        }
        return Told(kind, [f"incident/{scene.incident}"], args)

    return make


_AGREED = {"basis": "死亡 3 人", "authority": "带班领导 沈一清"}

INCIDENT_ACTS: dict[str, Make] = {
    "incident.open alone": _open,
    "incident.describe": _on("incident.describe", title="望汐路积水", seen="下立交积水"),
    "incident.set_class": _on("incident.set_class", sort="natural", seen=""),
    "incident.set_level larger": _on(
        "incident.set_level", level="larger", seen="ungraded", **_AGREED
    ),
    "incident.set_level major": _on(
        "incident.set_level", level="major", seen="ungraded", **_AGREED
    ),
    "incident.set_response": _on("incident.set_response", response="flood", seen=""),
    "incident.set_role": _on(
        "incident.set_role", post="scene", name="周宁", phone="0000-6101", seen=""
    ),
    "incident.set_role other": _on(
        "incident.set_role", post="scene", name="顾明", phone="0000-6102", seen=""
    ),
    "incident.mark": _on("incident.mark", what="people", reason="小学门口"),
    "incident.note": _on("incident.note", text="已断电"),
    "incident.reported": _reported,
    "incident.figures 3": _dead(3),
    "incident.figures 2": _dead(2),
    "incident.figures unknown": _dead(None),
    "goods.ask": _goods("goods.ask", 500),
    "goods.sent": _goods("goods.sent", 300),
    "goods.arrived": _goods("goods.arrived", 300),
    "incident.add_alert": _add,
    "incident.add_alert moved": _move,
    "incident.remove_alert": _remove,
    "incident.merge": _merge,
    "incident.merge back": _merge_back,
    "incident.unmerge": _unmerge,
    "incident.split": _split,
    "incident.relate": _pair("incident.relate", "other_id"),
    "incident.unrelate": _pair("incident.unrelate", "other_id"),
    "incident.set_parent": _pair("incident.set_parent", "parent_id"),
    "incident.set_parent back": _pair("incident.set_parent", "parent_id", back=True),
    "incident.close": _end(),
    "incident.close accepted": _end("all"),
    "incident.reopen": _on("incident.reopen", reason="又有积水"),
}

OF_ONE_SEAT = (
    "incident.set_role other",
    "incident.figures unknown",
    "incident.add_alert moved",
    "incident.set_parent back",
)
"""What differs from another act only in what one seat sees of it."""

OF_THE_HALL = {name: make for name, make in INCIDENT_ACTS.items() if name not in OF_ONE_SEAT}
"""What the table of pairs at the hub has (G10)."""


_ON_ALERTS = ("open", "add_alert", "remove_alert", "merge", "split", "close")
ON_ITSELF = {
    name for name in OF_THE_HALL if name.partition(" ")[0].partition(".")[2] not in _ON_ALERTS
}
"""Acts that read and save nothing but matters."""


class Bodies(Protocol):
    """Where records are read."""

    def body(self, kind: str, id: str) -> dict[str, Any]: ...


class OfAlerts(Protocol):
    """The alerts of a fresh matter of the table of pairs."""

    alert: str
    sent: str
    other: str
    unit: str


def scene_of(of: OfAlerts, now: str) -> Scene:
    """Return the scene for one pair; its ids follow from the pair's own."""
    made = count(1)
    number = of.unit[1:]
    return Scene(
        f"I{number}", f"J{number}", of.alert, of.sent, of.other, f"O{number}", of.unit,
        lambda: f"N{number}.{next(made)}", now,
    )  # fmt: skip


def opened(scene: Scene) -> Iterator[Told]:
    """Yield the acts that open both matters of a scene."""
    for id, alert in ((scene.incident, scene.member), (scene.other, scene.guest)):
        args = {"incident_id": id, "number": f"01-{id}", "title": "下立交积水"}
        targets = [f"incident/{id}", f"alert/{alert}"]
        yield Told("incident.open", targets, {**args, "members": [seen(alert)]}, 2)


def shown(desk: Bodies, scene: Scene) -> str:
    """Return what a person would ask of the matter afterwards, in one word."""
    body = desk.body("incident", scene.incident)
    dead = [each["count"] for each in body.get("figures", ())]
    told = {
        "": body.get("status", "open"),
        "members": len(body.get("members", ())),
        "level": body.get("level", "-"),
        "dead": "/".join("?" if each is None else str(each) for each in dead) or "-",
        "lines": len(body.get("trail", ())),
    }
    return ",".join(f"{name}:{said}" if name else str(said) for name, said in told.items())
