"""Restricted cameras: asked for at a tile, decided by the shift leader, opened unasked."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.runtime.clock import to_text
from console.runtime.hall_time import hall_day_minute

if TYPE_CHECKING:
    from console.domain.viewing import Viewing

ASK = Command("viewing.ask", text("cameras", "Ask for a look at this camera"), "P", on="wall")
LIST = Command("viewing.list", text("cameras", "Who may look at restricted cameras"), acts=False)
COMMANDS = (ASK, LIST)
CATEGORY = "视频"


class ViewingActs:
    """What people do about restricted cameras; each is a line of the duty log.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def ask(
        self, camera: str, name: str, reason: str, minutes: int, incident: str = ""
    ) -> "Future[Result]":
        """Ask for a look at a camera.

        Args:
            camera: its id.
            name: its name, for the duty log.
            reason: why.
            minutes: for how long.
            incident: what it is about; empty for none.
        """
        id = self._executor.new_id()
        args = {"viewing_id": id, "camera": camera, "reason": reason, "minutes": minutes}
        if incident:
            args["incident"] = incident
        targets = [f"viewing/{id}", f"camera/{camera}"]
        words = f"申请调看：{name}，{minutes} 分钟，{reason}"
        log = LogLine(CATEGORY, words, (f"camera/{camera}",))
        return self._executor.perform(Intention("viewing.ask", targets[0], targets, args, log=log))

    def decide(
        self, viewing: "Viewing", what: str, is_given: bool, minutes: int | None = None
    ) -> "Future[Result]":
        """Give or decline a request, or take back what was given.

        Args:
            viewing: which.
            what: its cameras in words, for the duty log.
            is_given: whether the person may look.
            minutes: another length than was asked for.
        """
        key = f"viewing/{viewing.id}"
        args: dict[str, object] = {"viewing_id": viewing.id, "is_given": is_given}
        if minutes is not None:
            args["minutes"] = minutes
        does = "准予调看" if is_given else "收回调看" if viewing.until else "谢绝调看"
        words = f"{does}：{viewing.name} → {what}"
        log = LogLine(CATEGORY, words, tuple(f"camera/{id}" for id in viewing.cameras[:8]))
        return self._executor.perform(Intention("viewing.decide", key, [key], args, log=log))

    def give(
        self,
        what: str,
        until: datetime,
        reason: str,
        *,
        cameras: Sequence[str] = (),
        areas: Sequence[str] = (),
        hours: str = "",
        incident: str = "",
        to_person: str = "",
        to_seat: str = "",
        name: str = "",
    ) -> "Future[Result]":
        """Open cameras or areas unasked.

        Args:
            what: what is opened to whom, in words, for the duty log.
            until: its end.
            reason: why.
            cameras: ids of cameras.
            areas: names of towns or ids of units.
            hours: of the day in which it holds.
            incident: it ends with this.
            to_person: whom it is for, by account.
            to_seat: the seat it is for; where neither is named, the whole hall.
            name: of the person or seat.
        """
        id = self._executor.new_id()
        args = {
            "viewing_id": id,
            "until": to_text(until),
            "reason": reason,
            "cameras": list(cameras),
            "areas": list(areas),
            "hours": hours,
            "incident": incident,
            "to_person": to_person,
            "to_seat": to_seat,
            "name": name,
        }
        targets = [f"viewing/{id}", *([f"incident/{incident}"] if incident else [])]
        words = f"授权调看：{what}，至 {hall_day_minute(until)}，{reason}"
        log = LogLine(CATEGORY, words, tuple(targets[1:]))
        return self._executor.perform(Intention("viewing.give", targets[0], targets, args, log=log))
