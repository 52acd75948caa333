"""A camera as the directory tells it: where it stands, what it is for, who may look at it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from console.domain.geo import Place


@dataclass(frozen=True, slots=True)
class MaskZone:
    """A part of the picture that stays covered (隐私遮挡).

    Attributes:
        x, y, width, height: fractions of the picture, 0 to 1, from its upper left corner.
        name: what is covered there, `3 号楼阳台`.
    """

    IS_SHARED: ClassVar[bool] = True

    x: float
    y: float
    width: float
    height: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera (点位).

    Attributes:
        id: of its record.
        name: on screen, the town's short name first: `南汀·望汐路下立交东口`.
        place: where it stands.
        tags: what it looks at, in one word each (标签).
        level: 1 key, 2 important, 3 ordinary.
        urls: direct addresses where the directory has them, the preferred first.
        is_restricted: not everybody may look.
        number: what is typed to call it (编号), digits; empty where nobody gave one.
        area: id of the lowest unit of the area tree it belongs to, 居村 or 街镇.
        groups: where it stands in the business tree (业务分组), paths as `防汛/下立交`.
        scenes: 场景预案 it is part of, by name.
        recorder: the recorder or platform node that grants its sessions (NVR, 汇聚节点).
        has_main: whether a main stream is known beside the sub stream.
        ptz: whether it can be turned (云台).
        presets: names of its preset positions (预置位), in their order.
        mask: what of its picture stays covered.
        owner: whose it is (产权/建设单位).
        main_urls: direct addresses of the main stream (主码流), the preferred first.
        is_off: whether the platform that brings it says that it is offline.
    """

    KIND: ClassVar[str] = "camera"

    id: str
    name: str
    place: Place
    tags: tuple[str, ...] = ()
    level: int = 3
    urls: tuple[str, ...] = ()
    is_restricted: bool = False
    number: str = ""
    area: str = ""
    groups: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    recorder: str = ""
    has_main: bool = False
    ptz: bool = False
    presets: tuple[str, ...] = ()
    mask: tuple[MaskZone, ...] = ()
    owner: str = ""
    main_urls: tuple[str, ...] = ()
    is_off: bool = False

    @property
    def town(self) -> str:
        """Name of its town."""
        return self.place.town

    def may_be_seen(self, leads: bool, areas: Collection[str], above: Collection[str] = ()) -> bool:
        """Whether a person may look by the log-in alone; `Viewer.may_see` knows grants, too.

        Args:
            leads: whether the right of a shift leader is held.
            areas: of the log-in.
            above: ids and names of the units that contain its own.
        """
        named = {self.id, self.town, self.area, *above} - {""}
        return not self.is_restricted or leads or bool(named.intersection(areas))
