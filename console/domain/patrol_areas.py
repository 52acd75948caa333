"""Coverage debt by area: which cameras of the patrols nobody has seen, and since when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from console.domain.patrol_proof import PatrolProof, PatrolVerdict, Sight


@dataclass(frozen=True, slots=True)
class Unwatched:
    """A camera nobody has seen in the time asked for.

    Attributes:
        camera: its id.
        seen_at: when it was seen last; None for never, as far back as proofs were read.
        tried: its last turn that did not count; None where its turn did not come.
    """

    camera: str
    seen_at: datetime | None = None
    tried: Sight | None = None


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """An area (街镇) with its cameras that patrols go through.

    Attributes:
        area: its name; empty for cameras of no area.
        seen: how many were seen in the time asked for.
        unwatched: the others, what was never or longest ago seen first.
    """

    area: str
    seen: int
    unwatched: tuple[Unwatched, ...] = ()

    @property
    def cameras(self) -> int:
        """How many it has."""
        return self.seen + len(self.unwatched)

    @property
    def oldest(self) -> Unwatched | None:
        """The one that nobody has looked at for the longest."""
        return self.unwatched[0] if self.unwatched else None


def coverage_by_area(
    proofs: Iterable[PatrolProof],
    pool: Iterable[str],
    areas: Mapping[str, str],
    since: datetime,
) -> tuple[AreaCoverage, ...]:
    """Return what is owed in each area, the most first.

    Args:
        proofs: as far back as anything is to be said of.
        pool: cameras of the plans as they are now; those that were shown are added.
        areas: the area of each camera by its id.
        since: from when on a camera counts as seen, the begin of the shift.
    """
    seen: dict[str, datetime] = {}
    tried: dict[str, Sight] = {}
    cameras = dict.fromkeys(pool)
    for proof in sorted(proofs, key=lambda each: each.ended):
        for sight in proof.sights:
            cameras[sight.camera] = None
            if sight.verdict is PatrolVerdict.SEEN:
                seen[sight.camera] = proof.ended
                tried.pop(sight.camera, None)
            else:
                tried[sight.camera] = sight
    owed: dict[str, list[Unwatched]] = defaultdict(list)
    done: dict[str, int] = defaultdict(int)
    for camera in cameras:
        area, at = areas.get(camera, ""), seen.get(camera)
        if at is not None and at >= since:
            done[area] += 1
        else:
            owed[area].append(Unwatched(camera, at, tried.get(camera)))
    found = [AreaCoverage(a, done[a], _oldest_first(owed[a])) for a in {**owed, **done}]
    return tuple(sorted(found, key=lambda each: (-len(each.unwatched), each.area)))


def _oldest_first(cameras: list[Unwatched]) -> tuple[Unwatched, ...]:
    """Return cameras, those never seen first, then by how long ago it was."""
    never = [each for each in cameras if each.seen_at is None]
    known = [(each.seen_at, each) for each in cameras if each.seen_at is not None]
    return (*never, *(each for _, each in sorted(known, key=lambda pair: pair[0])))
