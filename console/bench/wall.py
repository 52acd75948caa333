"""`bench wall`: live streams in one window, beside what the same streams cost otherwise.

Cells of 4, 16 and 36 sub streams and of four main streams. Each run measures, one after the other:
ffmpeg decoding and scaling the same addresses (the floor), our wall with PyAV, our wall with
libvlc (over HTTP-TS: Debian's libvlc has no RTSP), and as many windows of mpv; ffplay once. Counted
is the CPU of each one's processes; the virtual display's and the cameras' is in none. Then pages
are turned and things go wrong (`turns`, `faults`).
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from console.bench import wall_cameras, wall_rivals, wall_trials
from console.bench.targets import Target, conclude
from console.bench.wall_cameras import BenchCameras
from console.bench.wall_cells import CELLS, Cell, Figures, targets_of
from console.bench.wall_floor import Floor, floor
from console.bench.wall_ours import Display, WallRun, wall
from console.bench.wall_rivals import Rival, rival
from console.bench.wall_store import make_store
from console.bench.wall_table import table
from console.runtime.virtual_display import virtual_display

_MEGABYTE = 1e6
TRIALS = ("turns", "faults")


@dataclass(slots=True)
class Runs:
    """What was measured of one cell."""

    floors: list[Floor] = field(default_factory=list)
    pyav: list[WallRun] = field(default_factory=list)
    vlc: list[WallRun] = field(default_factory=list)
    mpv: list[Rival] = field(default_factory=list)
    ffplay: list[Rival] = field(default_factory=list)


def main(argv: Sequence[str]) -> int:
    """Run the bench and return 0 when every target is met."""
    args = _arguments(argv)
    names = args.cell or [*CELLS, *TRIALS]
    targets: list[Target] = []
    report: dict[str, Any] = {}
    found: dict[str, tuple[Cell, Figures]] = {}
    with ExitStack() as ending:
        display = Display(*ending.enter_context(virtual_display(1920, 1080)))
        for cell in (CELLS[name] for name in names if name in CELLS):
            runs = _measure(cell, args, display)
            figures = summed(runs)
            found[cell.name] = (cell, figures)
            targets += targets_of(cell, figures)
            report[cell.name] = asdict(figures) | {"runs": asdict(runs)}
        if "turns" in names:
            more, report["turns"] = wall_trials.turns(display, args.turns, args.seconds)
            targets += more
        if "faults" in names:
            more, report["faults"] = wall_trials.faults(display, args.reconnects)
            targets += more
    if found:
        print(table(found))
    return conclude(targets, report, args.json)


def summed(runs: Runs) -> Figures:
    """Return the medians of a cell's runs; a ratio is the median of each run's own.

    Against the floor it is by the frame and not by the second: on a machine that is busy with
    other work neither side gets all of its frames, and not the same share.
    """
    sides = {"pyav": runs.pyav, "vlc": runs.vlc}
    sides = {name: each for name, each in sides.items() if each}
    rivals = {"mpv": runs.mpv, "ffplay": runs.ffplay}
    rivals = {name: each for name, each in rivals.items() if each}
    cores = {"floor": _median(f.cores for f in runs.floors)}
    cores |= {name: _median(r.cores for r in each) for name, each in sides.items()}
    cores |= {name: _median(r.cores for r in each) for name, each in rivals.items()}
    memory = {n: _median(r.memory for r in each) / _MEGABYTE for n, each in sides.items()}
    memory |= {n: _median(r.memory for r in each) / _MEGABYTE for n, each in rivals.items()}
    ratios = {}
    for name, each in sides.items():
        pairs = list(zip(each, runs.floors, strict=False))
        ratios[f"{name}_to_floor"] = _median(r.of_a_frame / f.of_a_frame for r, f in pairs)
        if runs.mpv:
            ours = list(zip(each, runs.mpv, strict=False))
            ratios[f"{name}_to_mpv"] = _median(r.cores / m.cores for r, m in ours)
    if runs.mpv and runs.pyav:
        both = list(zip(runs.pyav, runs.mpv, strict=False))
        ratios["memory_to_mpv"] = _median(r.memory / m.memory for r, m in both)
    gaps = {name: _median(r.gap_ms for r in each) for name, each in sides.items()}
    beside = [r.cameras_gap_ms for r in runs.pyav if r.cameras_gap_ms]
    if beside:
        gaps["cameras"] = _median(beside)
    return Figures(
        cores, memory, ratios,
        {name: _median(r.least_rate for r in each) for name, each in sides.items()},
        gaps,
        {name: min(r.live for r in each) for name, each in sides.items()},
    )  # fmt: skip


def _measure(cell: Cell, args: argparse.Namespace, display: Display) -> Runs:
    runs = Runs()
    with ExitStack() as ending:
        forms = [cell.form] if cell.form else []
        cameras = ending.enter_context(wall_cameras.running(forms))
        store = None
        if cell.has_cameras and args.cameras:
            store = Path(ending.enter_context(tempfile.TemporaryDirectory()))
            make_store(store, args.cameras)
        for number in range(args.runs):
            _run(cell, args, display, cameras, store, runs)
            _print_run(cell, number, runs)
        if "ffplay" in args.beside and wall_rivals.is_here("ffplay"):
            urls = cameras.rtsp(cell.tiles, cell.form)
            runs.ffplay.append(rival("ffplay", urls, args.seconds, display.name))
    return runs


def _run(
    cell: Cell,
    args: argparse.Namespace,
    display: Display,
    cameras: BenchCameras,
    store: Path | None,
    runs: Runs,
) -> None:
    urls = cameras.rtsp(cell.tiles, cell.form)
    runs.pyav.append(wall(urls, "ffmpeg", args.seconds, display, store))
    runs.floors.append(floor(urls, runs.pyav[0].tile, args.seconds))
    if "vlc" in args.beside:
        http = cameras.http(cell.tiles, cell.form)
        runs.vlc.append(wall(http, "vlc", args.seconds, display))
    if "mpv" in args.beside and wall_rivals.is_here("mpv"):
        runs.mpv.append(rival("mpv", urls, args.seconds, display.name))


def _median(values: Any) -> float:
    return float(statistics.median(values))


def _print_run(cell: Cell, number: int, runs: Runs) -> None:
    ours, least = runs.pyav[-1], runs.floors[-1]
    words = [
        f"{cell.name} run {number + 1}: PyAV {ours.cores:.3f} cores, {ours.frames:.0f} frames/s",
        f"floor {least.cores:.3f}, {least.frames:.0f} frames/s",
        f"ratio {ours.of_a_frame / least.of_a_frame:.2f}",
        f"worst tile {ours.least_rate:.1f}",
        f"gap {ours.gap_ms:.0f} ms",
        f"{ours.memory / _MEGABYTE:.0f} MB",
    ]
    if runs.vlc:
        words.append(f"libvlc {runs.vlc[-1].cores:.3f}")
    if runs.mpv:
        words.append(f"mpv {runs.mpv[-1].cores:.3f}, {runs.mpv[-1].memory / _MEGABYTE:.0f} MB")
    words.append(f"stolen by the host {ours.stolen_cores:.2f}")
    print("; ".join(words), flush=True)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench wall", description=__doc__)
    add = parser.add_argument
    add("--runs", type=int, default=5, help="interleaved runs of a cell")
    add("--seconds", type=float, default=4, help="length of one measurement")
    names = [*CELLS, *TRIALS]
    add("--cell", action="append", choices=names, help="one part alone; may be said again")
    rivals = ["vlc", "mpv", "ffplay"]
    add("--beside", nargs="*", default=rivals, choices=rivals, help="what is measured beside")
    add("--cameras", type=int, default=26_000, help="cameras loaded beside sixteen tiles")
    add("--turns", type=int, default=5, help="turns of a page from stand-by")
    add("--reconnects", type=int, default=200, help="streams opened and closed")
    add("--json", type=Path, help="write all figures to this file")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
