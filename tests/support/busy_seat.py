"""A seat without a screen at which somebody works: one thing after the other, as at a busy desk."""

import random
from collections.abc import Mapping
from typing import Any

from console.bench.seat_process import SeatGone, SeatProcess

UNIT = {"id": "u1", "name": "云汀排水二队", "sort": "drainage", "phone": "0000-6101"}
AT_ONCE = 4
"""Lines sent before an answer is waited for."""


class BusySeat:
    """Works at a seat, and keeps what it was told as saved."""

    def __init__(self, seat: SeatProcess, seed: int) -> None:
        self.seat = seat
        self.saved: list[dict[str, Any]] = []
        self._chance = random.Random(seed)
        self._number = 0
        self._assignments: list[str] = []
        self._open: dict[int, dict[str, Any]] = {}

    def work(self, acts: int) -> None:
        """Do so many things, and wait until each is saved."""
        wanted = len(self.saved) + acts
        while len(self.saved) < wanted:
            self._begin()
            self._take_answers()

    def kill_amid(self) -> None:
        """Kill it while things are being saved; what it told before counts."""
        self._begin()
        self.seat.answer(min(self._open))
        self.seat.kill()
        self._take_answers()

    def phone(self) -> dict[str, Any]:
        """Write down that a unit was sent by phone."""
        self._say("phone", self._phone(self._alerts()[0]["id"]), {})
        self._take_answers()
        return self.saved[-1]

    def _begin(self) -> None:
        alerts = self._alerts()
        for _ in range(AT_ONCE):
            self._act(alerts)

    def _alerts(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.seat.ask({"show": "alerts"})["rows"]
        return rows

    def _act(self, alerts: list[dict[str, Any]]) -> None:
        self._number += 1
        kind, mark = self._number % 5, f"{self._number}"
        if not alerts or kind == 0:
            self._other(mark)
            return
        alert = self._chance.choice(alerts)["id"]
        if kind == 1:
            told = {"run": "alert.acknowledge", "args": {"alert": alert}}
            self._say("ack", told, {"id": alert})
        elif kind == 2:
            words = f"记事 {mark}"
            told = {"run": "alert.note", "args": {"alert": alert, "text": words}}
            self._say("note", told, {"id": alert, "mark": words})
        elif kind == 3 and self._assignments:
            unit = self._chance.choice(self._assignments)
            told = {"run": "assignment.en_route", "args": {"assignment": unit}}
            self._say("report", told, {"id": unit})
        else:
            self._say("phone", self._phone(alert), {})

    def _other(self, mark: str) -> None:
        if self._number % 2:
            words = f"日志 {mark}"
            self._say("log", {"run": "log.write", "args": {"text": words}}, {"mark": words})
            return
        title = f"来电 {mark}"
        place = {"name": "望汐路下立交", "town": "望汐路街道"}
        call = {"unit": "望汐路派出所", "phone": "0000-6110"}
        args = {"title": title, "severity": "yellow", "place": place, "call": call}
        self._say("register", {"run": "intake.register", "args": args}, {"mark": title})

    def _phone(self, alert: str) -> dict[str, Any]:
        args = {"alert": alert, "text": "前往排水", "units": [UNIT["id"]], "by_phone": True}
        return {"run": "order.send", "args": args}

    def _say(self, kind: str, told: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        self._open[self.seat.say(told)] = {"kind": kind, **about}

    def _take_answers(self) -> None:
        """Keep what was saved; what a killed seat did not tell is not known to be."""
        begun, self._open = self._open, {}
        for tag, about in begun.items():
            try:
                answer = self.seat.answer(tag)
            except SeatGone:
                if self.seat.is_running:
                    raise
                continue
            assert "saved" in answer, answer
            self.saved.append({**about, **answer, "id": about.get("id") or answer.get("alert")})
            self._assignments += answer.get("assignments", {}).values()
