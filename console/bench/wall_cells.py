"""The cells of `bench wall`: how many streams of which size, and what is promised for them."""

from dataclasses import dataclass

from console.bench.targets import Target

LEAST_FRAMES = 24.0
LONGEST_GAP_MS = 40.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One size of wall.

    Attributes:
        name: on the command line and in the table.
        tiles: how many streams.
        form: the streams' form, as the camera simulator calls it; empty for 640 x 360.
        memory: most memory against as many mpv, 0 where nothing is promised.
        has_cameras: whether the directory of 26,000 is loaded beside.
    """

    name: str
    tiles: int
    form: str = ""
    memory: float = 0.0
    has_cameras: bool = False

    def streams(self) -> str:
        """Return what is shown, in words."""
        return f"{self.tiles} x {'1920x1080' if self.form else '640x360'}@25"


CELLS = {
    cell.name: cell
    for cell in (
        Cell("n4", 4),
        Cell("n16", 16, memory=0.65, has_cameras=True),
        Cell("n36", 36, memory=0.5),
        Cell("hd4", 4, form="1080p"),
    )
}
PYAV_TO_FLOOR, PYAV_TO_MPV = 1.3, 0.9
VLC_TO_FLOOR, VLC_TO_MPV = 1.6, 1.15


@dataclass(frozen=True, slots=True)
class Figures:
    """What a cell came to, medians of all runs: cores, megabytes, ratios, frames, gaps.

    Attributes:
        cores: of floor, pyav, vlc, mpv and ffplay.
        memory: PSS of pyav, vlc, mpv and ffplay, megabytes.
        ratios: `pyav_to_floor`, `vlc_to_mpv` and so on: medians of each run's own ratio.
        frames: of the worst tile a second, by engine.
        gap_ms: longest between two turns of the event loop, by engine and `cameras`.
        live: tiles that showed a picture, by engine.
    """

    cores: dict[str, float]
    memory: dict[str, float]
    ratios: dict[str, float]
    frames: dict[str, float]
    gap_ms: dict[str, float]
    live: dict[str, float]


def targets_of(cell: Cell, found: Figures) -> list[Target]:
    """Return what is promised for a cell beside what was found; what was not measured is left."""
    limits = {
        "pyav_to_floor": PYAV_TO_FLOOR,
        "pyav_to_mpv": PYAV_TO_MPV,
        "vlc_to_floor": VLC_TO_FLOOR,
        "vlc_to_mpv": VLC_TO_MPV,
    }
    if cell.memory:
        limits["memory_to_mpv"] = cell.memory
    told = [
        Target(f"{cell.name}_{name}", found.ratios[name], limit)
        for name, limit in limits.items()
        if name in found.ratios
    ]
    for name, frames in found.frames.items():
        told.append(Target(f"{cell.name}_{name}_least_frames", frames, LEAST_FRAMES, True))
        told.append(Target(f"{cell.name}_{name}_tiles_live", found.live[name], cell.tiles, True))
    for name, gap in found.gap_ms.items():
        told.append(Target(f"{cell.name}_{name}_longest_ui_gap_ms", gap, LONGEST_GAP_MS))
    return told
