"""What goes wrong, where: by the URL's query, by camera, or for every camera at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """A way for a camera to be bad.

    `freeze`: the connection stays and nothing comes. `die`: connections break. `mute`: it takes
    connections and never answers. `bye`: it says that the stream has ended. `slow`: it falls
    behind. `rubbish`: what comes is no video. `sound`: it sends sound and no picture. `resize`:
    somebody changes its resolution. `torn`: every fifth frame is lost on the way. `gaps`: packets
    of its transport stream are. `full`: it grants no more sessions.
    """

    NONE = "none"
    FREEZE = "freeze"
    DIE = "die"
    MUTE = "mute"
    BYE = "bye"
    UNAUTHORIZED = "401"
    NOT_FOUND = "404"
    FULL = "full"
    SLOW = "slow"
    RUBBISH = "rubbish"
    SOUND = "sound"
    RESIZE = "resize"
    TORN = "torn"
    GAPS = "gaps"


EVERY_CAMERA = "*"


@dataclass(slots=True)
class FaultBoard:
    """The faults in force; a camera's own entry wins over the one for all."""

    _by_camera: dict[str, Fault] = field(default_factory=dict)

    def put(self, camera: str, fault: Fault) -> None:
        """Set the fault of one camera, or of all by `*`; `none` for all clears every entry."""
        if fault is Fault.NONE and camera == EVERY_CAMERA:
            self._by_camera.clear()
        else:
            self._by_camera[camera] = fault

    def of(self, camera: str) -> Fault:
        """Return the fault of a camera now."""
        return self._by_camera.get(camera, self._by_camera.get(EVERY_CAMERA, Fault.NONE))


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """What one connection meets: `?fault=freeze&after=2` from its third second, or the board's.

    Args:
        board: the faults set by hand.
        camera: the camera asked for.
        query: the URL's query, already decoded.
    """

    board: FaultBoard
    camera: str
    query: Mapping[str, str]

    def at(self, seconds: float) -> Fault:
        """Return the fault in force `seconds` after this connection began to play.

        Raises:
            ValueError: the query names no known fault or no number.
        """
        wanted = self.query.get("fault")
        if wanted is not None and seconds >= float(self.query.get("after", "0")):
            return Fault(wanted)
        return self.board.of(self.camera)
