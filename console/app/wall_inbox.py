"""Pictures that other seats send to walls of this seat: taken by a key, or by its settings."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.walls import wall_name
from console.commands import wall_commands as commands
from console.commands.executor import Result
from console.domain.wall import ANYWHERE, PushAct, PushEnd, WallPush
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.settings.hall_values import ACCEPTS
from console.settings.plans.wall_view import is_wall

if TYPE_CHECKING:
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class WallInbox(QObject):
    """Takes pictures, or asks.

    Args:
        seat: whose walls.
    """

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat
        self._seen: set[str] = set()
        seat.models.walls.changed.connect(self.look)

    @property
    def waiting(self) -> list[WallPush]:
        """Those a person may take now, the oldest first."""
        now = self._seat.clock.now()
        received = self._seat.models.walls.received
        return [p for p in received if p.end(now) is PushEnd.WAITING and is_wall(p.page)]

    def look(self) -> None:
        """Take what comes by itself, and ask for the rest."""
        if self._seat.executor.closed:  # who looks on, or replays, takes nothing
            return
        for push in self.waiting:
            if push.id in self._seen:
                continue
            self._seen.add(push.id)
            if self._comes_by_itself(push):
                self._take(push, by_itself=True)
            else:
                self._offer(push)

    def accept(self) -> None:
        """Take the oldest that waits."""
        push = next(iter(self.waiting), None)
        if push is None:
            self._seat.frame.notices.say_refused(_t("No picture waits for this seat"))
        else:
            self._take(push)

    def decline(self) -> None:
        """Say that the oldest that waits is not wanted."""
        push = next(iter(self.waiting), None)
        if push is None:
            self._seat.frame.notices.say_refused(_t("No picture waits for this seat"))
            return
        what = self._what(push)
        done = self._seat.acts.walls.answer(push, False, what, wall_name(push.page))
        when_done(done, self, partial(self._answered, _t("Declined: {0}").format(what)))

    def _comes_by_itself(self, push: WallPush) -> bool:
        whose = str(self._seat.options.settings.value(ACCEPTS))
        return whose == "all" or (whose == "leaders" and push.is_by_leader)

    def _take(self, push: WallPush, by_itself: bool = False) -> None:
        """Put it on its tile, and say so to who sent it."""
        wall = self._seat.pages.walls.wall(push.page)
        tiles = wall.placed
        is_there = push.tile != ANYWHERE and push.tile < len(tiles)
        tile = push.tile if is_there else wall.free_tile
        before = tiles[tile]
        wall.place("" if push.act is PushAct.CLEAR else push.camera, tile)
        name = wall_name(push.page)
        what, where = self._what(push), _t("{0}, tile {1}").format(name, tile + 1)
        done = self._seat.acts.walls.answer(push, True, what, where, before, by_itself)
        said = _t("From {0}: {1}, on {2}").format(push.from_name, what, name)
        when_done(done, self, partial(self._answered, said))

    def _answered(self, words: str, result: Result) -> None:
        notices = self._seat.frame.notices
        notices.withdraw(commands.ACCEPT.id)
        notices.say(words) if result.is_saved else notices.say_refused(refusal_words(result))
        for push in self.waiting[:1]:
            self._offer(push)

    def _offer(self, push: WallPush) -> None:
        words = _t("{0} sends {1} to {2}; decline by {3}")
        table = self._seat.commands
        accept, decline = table.get(commands.ACCEPT.id).key, table.get(commands.DECLINE.id).key
        told = words.format(push.from_name, self._what(push), wall_name(push.page), decline)
        self._seat.frame.notices.offer(told, _t("Take"), accept, commands.ACCEPT.id)

    def _what(self, push: WallPush) -> str:
        camera = self._seat.models.directory.camera(push.camera) if push.camera else None
        name = camera.name if camera else push.camera
        return name or _t("clear tile {0}").format(push.tile + 1)
