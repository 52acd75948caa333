"""The cameras of a patrol: queries of the directory, one behind the other; knows no Qt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from console.models.camera_entry import CameraEntry
from console.models.camera_index import CameraIndex, Ground, MaySee
from console.models.camera_query import read_query


@dataclass(frozen=True, slots=True)
class CameraPool:
    """What a plan's pool stands for now.

    Attributes:
        cameras: in order, each once.
        hidden: how many more are skipped for want of a right (另有 n 路无权限).
        unknown: names in the queries that nobody knows; say them, they may hide cameras.
    """

    cameras: tuple[CameraEntry, ...] = ()
    hidden: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the cameras, in order."""
        return tuple(camera.id for camera in self.cameras)


def resolve_pool(
    queries: Sequence[str],
    index: CameraIndex,
    may_see: MaySee = lambda entry: True,
    ground: Ground | None = None,
    without: Collection[str] = (),
) -> CameraPool:
    """Return the cameras that queries mean: those of the first, then what the others add.

    Args:
        queries: see `camera_query`; one that is empty means nothing, never everything.
        index: the directory.
        may_see: judges a restricted camera.
        ground: what names of places, lines and units stand for.
        without: ids that are left out.
    """
    seen: dict[str, CameraEntry] = {}
    forbidden: set[str] = set()
    unknown: dict[str, None] = {}
    for text in queries:
        query = read_query(text)
        if query.is_empty:
            continue
        every = index.find(query, ground=ground)
        unknown.update(dict.fromkeys(every.unknown))
        for camera in every.entries:
            if camera.id in without:
                continue
            if camera.is_restricted and not may_see(camera):
                forbidden.add(camera.id)
            else:
                seen.setdefault(camera.id, camera)
    return CameraPool(tuple(seen.values()), len(forbidden), tuple(unknown))
