"""The table of `bench wall`: cores and megabytes, ours beside what else there is."""

from collections.abc import Mapping

from console.bench.wall_cells import Cell, Figures

_COLUMNS = {
    "floor": "ffmpeg decode + scale + BGRA",
    "pyav": "wall, PyAV",
    "vlc": "wall, libvlc",
    "mpv": "mpv windows",
    "ffplay": "ffplay windows",
}


def table(found: Mapping[str, tuple[Cell, Figures]]) -> str:
    """Return one line a cell, in Markdown: cores, and in brackets megabytes."""
    head = ["streams", *_COLUMNS.values(), "cores a stream", "worst tile, frames/s"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for cell, figures in found.values():
        cells = [cell.streams(), *(_cell(name, figures) for name in _COLUMNS)]
        each = figures.cores.get("pyav", 0.0) / cell.tiles
        cells += [f"{each:.4f}", f"{figures.frames.get('pyav', 0.0):.1f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(name: str, figures: Figures) -> str:
    if name not in figures.cores:
        return "-"
    memory = figures.memory.get(name)
    return f"{figures.cores[name]:.2f}" + ("" if memory is None else f" ({memory:.0f} MB)")
