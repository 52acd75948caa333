"""Who sits at a seat of a run: acts without a pause, and remembers what was told as saved."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from console.bench.seat_process import ConsoleProcess, SeatGone, SeatProcess, Told

PATIENCE = 5.0
UNIT = {"id": "u1", "name": "云汀排水二队", "sort": "drainage", "phone": "0000-6101"}


@dataclass
class Saved:
    """An act that a seat told as saved.

    Attributes:
        run: the act's name in the lines.
        names: the ids and words it is recognised by.
    """

    op: str
    run: str
    seat: str
    names: Mapping[str, Any] = field(default_factory=dict)


class Person:
    """Acts at one seat.

    Args:
        seat: the seat.
        name: of the seat.
        chance: chooses what is done.
    """

    def __init__(self, seat: SeatProcess, name: str, chance: random.Random) -> None:
        self.seat = seat
        self.name = name
        self.saved: list[Saved] = []
        self.not_saved: list[Told] = []
        self.chance = chance
        self._number = 0
        self._assignments: list[str] = []
        self._open: dict[int, tuple[str, dict[str, Any]]] = {}

    def act(self, count: int = 3) -> None:
        """Do some things; a seat that is gone or stopped keeps none of them waiting for long."""
        self.collect(0.0)
        try:
            alerts: list[Told] = self.seat.ask({"show": "alerts", "limit": 40}, PATIENCE)["rows"]
        except (SeatGone, KeyError):
            return
        for _ in range(count):
            self._begin([row["id"] for row in alerts])
        self.collect(PATIENCE)

    def collect(self, seconds: float) -> None:
        """Take the answers that have come, and wait so long for the others."""
        for tag, (run, names) in list(self._open.items()):
            try:
                answer = self.seat.answer(tag, seconds)
            except SeatGone:
                if not self.seat.is_running:
                    del self._open[tag]  # it died before it told
                continue
            del self._open[tag]
            self._take(answer, run, names)

    def _take(self, answer: Told, run: str, names: dict[str, Any]) -> None:
        if "saved" not in answer:
            self.not_saved.append(answer)
            return
        names.update({k: answer[k] for k in ("alert", "order", "number") if k in answer})
        if "assignments" in answer:
            names["assignments"] = list(answer["assignments"].values())
            self._assignments += names["assignments"]
        self.saved.append(Saved(answer["saved"], run, self.name, names))

    def _begin(self, alerts: Sequence[str]) -> None:
        self._number += 1
        mark = f"{self.name} {self._number}"
        run, args = self._choose(alerts, mark)
        names = {"alert": args.get("alert", ""), "words": mark, **_named(args)}
        self._open[self.seat.say({"run": run, "args": args})] = (run, names)

    def _choose(self, alerts: Sequence[str], mark: str) -> tuple[str, dict[str, Any]]:
        kinds = ["log.write", "intake.register"]
        if alerts:
            kinds += ["alert.acknowledge", "alert.note", "alert.own", "alert.confirm"]
            kinds += ["alert.find_false", "order.send"]
        if self._assignments:
            kinds += ["assignment.on_scene"]
        kind = self.chance.choice(kinds)
        alert = self.chance.choice(alerts) if alerts else ""
        match kind:
            case "log.write":
                return kind, {"text": mark}
            case "intake.register":
                return kind, {"title": mark, "severity": "yellow", "place": {"name": "望汐路"}}
            case "alert.note":
                return kind, {"alert": alert, "text": mark}
            case "alert.find_false":
                return kind, {"alert": alert, "reason": "现场无情况"}
            case "order.send":
                units = [UNIT["id"]]
                return kind, {"alert": alert, "text": mark, "units": units, "by_phone": True}
            case "assignment.on_scene":
                return kind, {"assignment": self.chance.choice(self._assignments)}
            case _:
                return kind, {"alert": alert}


def _named(args: Mapping[str, Any]) -> dict[str, Any]:
    return {"assignment": args["assignment"]} if "assignment" in args else {}


class PersonAtConsole:
    """Acts at the console by what stands on its screen.

    Args:
        console: the console.
        name: of its seat.
        chance: chooses what is done.
    """

    def __init__(self, console: ConsoleProcess, name: str, chance: random.Random) -> None:
        self.console = console
        self.name = name
        self.saved: list[Saved] = []
        self._chance = chance
        self._number = 0

    def act(self) -> None:
        """Do one thing."""
        self._number += 1
        words = f"{self.name} {self._number}"
        do, run = self._chance.choice(
            [("own", "alert.acknowledge"), ("note", "alert.note"), ("write", "log.write")]
        )
        order = {"do": do, "at": self._chance.randrange(1000), "words": words}
        try:
            answer = self.console.ask(order, PATIENCE)
        except SeatGone:
            return
        if "saved" in answer:
            names = {"words": words, "alert": answer.get("alert", "")}
            self.saved.append(Saved(answer["saved"], run, self.name, names))
