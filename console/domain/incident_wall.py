"""The cameras an incident is looked at by (事件视频墙): chosen around it, refined, kept with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class IncidentWall:
    """The wall of one incident.

    Attributes:
        id: of the incident.
        cameras: ids, in the order they stand on the wall; empty for an empty tile.
        layout: how the tiles are laid out, as the wall names it; empty for a plain grid.
        kept_at, kept_by: when it was kept, and by whom.
    """

    KIND: ClassVar[str] = "incident_wall"

    id: str
    cameras: tuple[str, ...] = ()
    layout: str = ""
    kept_at: datetime | None = None
    kept_by: str = ""
