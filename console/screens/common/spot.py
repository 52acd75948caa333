"""Something on a map of the console, as whoever brings it tells it."""

from dataclasses import dataclass

from console.domain.geo import Point
from widgets.common.theme import Grade


@dataclass(frozen=True, slots=True)
class Spot:
    """Something on the map.

    Attributes:
        at: where.
        name: what it is called.
        is_camera: whether it is one.
        grade: its grade, if it has one.
        is_old: whether it is not of now.
        id: of a camera that can be opened.
    """

    at: Point
    name: str = ""
    is_camera: bool = False
    grade: Grade | None = None
    is_old: bool = False
    id: str = ""
