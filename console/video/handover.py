"""A worker that has grown old is relieved: its successor opens each stream first, then it closes.

No tile goes dark: the old worker goes on until the new one has a picture (in stand-by: a key frame)
of its own. Two streams at a time, so that no recorder is asked for twice its sessions; where one
grants no second session the old one closes first and its last picture stays.
"""

from dataclasses import dataclass

from console.video.crew import Crew
from console.video.frames import Sign, Surface
from console.video.life import Phase
from console.video.stream import VideoStream

OLD_AFTER, TOO_OLD_AFTER = 6 * 3600.0, 24 * 3600.0
"""Seconds of age from which a worker is relieved: when nobody looks, and in any case."""
LARGE, TOO_LARGE = 500_000_000, 1_000_000_000
"""Bytes of memory likewise; 24 sub streams need some 150 MB, main streams twice that."""
_AT_ONCE = 2
_PATIENCE = 15.0


def is_worn(age: float, memory: int, is_watched: bool) -> bool:
    """Whether a worker should be relieved now.

    Args:
        age: seconds since it started.
        memory: bytes it occupies, 0 where nobody can tell.
        is_watched: whether somebody looks at one of its pictures.
    """
    if is_watched:
        return age >= TOO_OLD_AFTER or memory >= TOO_LARGE
    return age >= OLD_AFTER or memory >= LARGE


@dataclass(slots=True)
class _Move:
    stream: VideoStream
    surface: Surface
    turn: int
    began: float
    stands_by: bool

    @property
    def has_arrived(self) -> bool:
        """Whether the successor has what the old worker has."""
        is_ready = self.stands_by and Sign.READY in Sign(self.surface.signs)
        return bool(self.surface.sequence) or is_ready


class Handover:
    """Moves all streams of a crew to another.

    Args:
        old: whoever is relieved; it opens nothing any more.
        new: its successor.
    """

    def __init__(self, old: Crew, new: Crew) -> None:
        self.old = old
        self.new = new
        self._moves: dict[int, _Move] = {}
        old.is_leaving = True

    def step(self, now: float) -> bool:
        """Go on; return whether the old crew has nothing left."""
        for number, move in list(self._moves.items()):
            self._look(number, move, now)
        still = [number for number in self.old.streams if number not in self._moves]
        for number in still[: _AT_ONCE - len(self._moves)]:
            self._begin(number, self.old.streams[number], now)
        return not self.old.streams

    def cancel(self) -> None:
        """Leave off: whoever is left of the two goes on with what it has."""
        for number in self._moves:
            self.new.refuse(number)
        self._moves.clear()
        self.old.moving.clear()
        self.old.is_leaving = False

    def _begin(self, number: int, stream: VideoStream, now: float) -> None:
        if stream.is_closed:
            return
        if stream.life.phase is not Phase.PLAYING:
            self._move_bare(number, stream, now)
            return
        move = _Move(
            stream, stream.new_target(), stream.life.turn + 1, now, stands_by=not stream.is_awake
        )
        self.old.moving.add(number)
        self.new.receive(number, move.turn, stream, move.surface)
        self._moves[number] = move

    def _look(self, number: int, move: _Move, now: float) -> None:
        stream = move.stream
        if move.stands_by and stream.is_awake:
            self.new.wake(number)
            move.stands_by = False
        if stream.is_closed or stream.target() is not move.surface:
            self.new.refuse(number)  # it was let go or wants another size: begin again
            self.old.moving.discard(number)
            del self._moves[number]
        elif move.has_arrived:
            self.old.release(number)
            self.new.adopt(number, stream, move.surface, move.stands_by)
            stream.life.moved(move.turn, move.began)
            del self._moves[number]
        elif number in self.new.failed or now - move.began >= _PATIENCE:
            self.new.refuse(number)
            self._move_bare(number, stream, now)
            del self._moves[number]

    def _move_bare(self, number: int, stream: VideoStream, now: float) -> None:
        """Close first and open after; the last picture stays."""
        self.old.release(number)
        if stream.life.phase is not Phase.DUE:
            stream.life.lost_worker(now)
        self.new.streams[number] = stream
