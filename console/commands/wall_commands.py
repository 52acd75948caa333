"""推送: pictures that go from one wall to another, of this seat or of another seat of the hall."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.domain.wall import ANYWHERE, PushAct, WallPush, wall_id
from console.runtime.clock import to_text

PAGE = "wall"

PUSH = Command("wall.push", text("wall", "Put this picture on another wall"), "T", on=PAGE)
SWAP = Command(
    "wall.swap", text("wall", "Swap this picture with one of another wall"), "X", on=PAGE
)
DIRECTOR = Command(
    "wall.send_to_director",
    text("wall", "Send this picture to the director's screen"),
    "D",
    on=PAGE,
)
CLEAR = Command("wall.clear", text("wall", "Clear this tile"), "Delete", on=PAGE)
CLEAR_THERE = Command(
    "wall.clear_there", text("wall", "Clear a tile of another wall"), "C", on=PAGE
)
ACCEPT = Command("wall.accept", text("wall", "Take the picture that was sent here"), "Ctrl+P")
DECLINE = Command(
    "wall.decline", text("wall", "Decline the picture that was sent here"), "Ctrl+Shift+P"
)
OF_WALL = (PUSH, SWAP, DIRECTOR, CLEAR, CLEAR_THERE)
COMMANDS = (*OF_WALL, ACCEPT, DECLINE)

_WORDS = {PushAct.PUT: "推送", PushAct.SWAP: "互换", PushAct.CLEAR: "清空"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A camera on a tile of an own wall; without a camera, the tile."""

    page: str
    tile: int
    camera: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a wall of this seat shows, for the others.

    Attributes:
        page, name: the wall.
        seat_name: of this seat.
        tiles, cameras: what is on it.
        areas: of restricted cameras its person may see.
        is_seen: whether it stands on a monitor.
        is_director: whether it is the director's screen.
        person: name of who sits here; goes with the grant of the act.
        patrol: name of the patrol plan that runs on it.
    """

    page: str
    name: str
    seat_name: str
    tiles: int
    cameras: Sequence[str]
    areas: Sequence[str] = ()
    is_seen: bool = True
    is_director: bool = False
    person: str = ""
    patrol: str = ""


class WallActs:
    """Has acts between walls saved; the other seat hears of them from the hub."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def tell(self, seat: str, told: Told) -> "Future[Result]":
        """Tell the others what a wall shows; no act of a person, so no line of the duty log."""
        key = f"wall/{wall_id(seat, told.page)}"
        args: dict[str, Any] = {
            "page": told.page,
            "name": told.name,
            "seat_name": told.seat_name,
            "tiles": told.tiles,
            "cameras": list(told.cameras),
            "areas": list(told.areas),
            "is_seen": told.is_seen,
            "is_director": told.is_director,
        }
        if told.patrol:  # left out where there is none, so that an older hub takes it
            args["patrol"] = told.patrol
        return self._executor.perform(Intention("wall.tell", key, [key], args, is_by_seat=True))

    def push(
        self,
        does: PushAct,
        picture: Picture,
        wall: str,
        name: str,
        tile: int,
        waits: timedelta,
        units: Sequence[str] = (),
    ) -> "Future[Result]":
        """Want something on a tile of another seat's wall.

        Args:
            does: put, swap or clear.
            picture: what, and where it stands here.
            wall: id of the wall's record.
            name: what the wall is called, for the duty log.
            tile: of that wall; `ANYWHERE` where its seat may choose.
            waits: how long it may be taken.
            units: ids of those that contain the camera's place, where it is restricted.
        """
        id, camera = self._executor.new_id(), "" if does is PushAct.CLEAR else picture.camera
        about = [f"camera/{camera}"] if camera else []
        read = [f"org/{unit}" for unit in units] if camera else []
        targets = [f"wall_push/{id}", f"wall/{wall}", *about, *read]
        until = self._executor.now() + waits
        args = {
            "push_id": id,
            "wall": wall,
            "does": does.value,
            "camera": camera,
            "tile": tile,
            "until": to_text(until),
            "from_page": picture.page,
            "from_tile": picture.tile,
        }
        where = name if tile == ANYWHERE else f"{name} 第 {tile + 1} 格"
        words = f"{_WORDS[does]}：{picture.name} → {where}" if camera else f"清空：{where}"
        log = LogLine("视频", words, tuple(about))
        return self._executor.perform(
            Intention("wall.push", f"wall/{wall}", targets, args, log=log)
        )

    def answer(
        self,
        push: WallPush,
        is_taken: bool,
        what: str,
        where: str,
        given: str = "",
        by_itself: bool = False,
    ) -> "Future[Result]":
        """Say that a push is on its tile here, or is not wanted.

        Args:
            push: which.
            is_taken: whether it is on its tile.
            what: the camera, or what shall be cleared, for the duty log.
            where: the wall and the tile.
            given: the camera that stood there before.
            by_itself: the seat took it by its settings, no person did.
        """
        key = f"wall_push/{push.id}"
        args = {
            "push_id": push.id,
            "is_taken": is_taken,
            "given": given,
            "by_itself": by_itself,
        }
        refs = (f"camera/{push.camera}",) if push.camera else ()
        does = "接受" if is_taken else "谢绝"
        words = f"{does}{push.from_name}的推送：{what} → {where}"
        return self._executor.perform(
            Intention(
                "wall.answer",
                key,
                [key],
                args,
                log=LogLine("视频", words, refs),
                is_by_seat=by_itself,
            )
        )
