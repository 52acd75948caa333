"""What a stranger's two ways took, and small pictures of them, put into the guide of workbooks."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

import resources
from console.runtime.marked_text import filled, table

ROOT = Path(resources.__file__).parents[1]
GUIDE = ROOT / "docs" / "plugins-workbook.md"
PICTURES = ROOT / "docs" / "pictures" / "plugins"
WIDTH, QUALITY = 960, 45
"""Small ones: a reader sees that it is so, and looks closely at the console."""
SHOWN = ("shuiwei-wall", "jiedaozhishou-approval", "jiedaozhishou-wall")


def write(out: Path) -> None:
    """Put times and pictures of a tour into the guide.

    Args:
        out: where the tour left `tour.json` and its pictures.
    """
    steps = json.loads((out / "tour.json").read_text("utf-8"))["steps"]
    parts = {"path zh": _in_chinese(steps), "path en": _in_english(steps)}
    GUIDE.write_text(filled(GUIDE.read_text("utf-8"), parts), "utf-8")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for step in steps:
        for picture in step["pictures"]:
            name = picture.partition("-")[2].removesuffix(".png")
            if name in SHOWN:
                _save(QImage(str(out / picture)), PICTURES / f"{name}.webp")


def machine() -> tuple[str, str]:
    """Return this machine in words: Chinese, English."""
    cores = os.cpu_count() or 1
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"{cores} 核处理器、{memory:.0f} GB 内存、没有显卡的虚拟机，两台虚拟显示器",
        f"a virtual machine of {cores} cores and {memory:.0f} GB without a graphics card, on two"
        " virtual monitors",
    )


def _in_chinese(steps: Sequence[Mapping[str, Any]]) -> str:
    lines = [(s["step"], s["title"], f"{s['seconds']:.1f} 秒") for s in steps]
    sums = [(f"{way}，合计", "", f"{seconds:.0f} 秒") for way, _, seconds in _sums(steps)]
    heads = ("步骤", "做什么", "机器用时")
    return f"{machine()[0]}：\n\n{table(heads, [*lines, *sums])}"


def _in_english(steps: Sequence[Mapping[str, Any]]) -> str:
    (_, first, written), (_, second, filled_in) = _sums(steps)
    return (
        f"On {machine()[1]}: {first} steps and {written:.0f} s of the machine from `plugin new` to"
        f" a page on the wall, {second} steps and {filled_in:.0f} s with a workbook (with one bad"
        " cell on the way, and a new number at the end)."
    )


def _sums(steps: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int, float]]:
    """Yield each way with its steps and seconds."""
    for way in dict.fromkeys(str(step["step"]).split()[0] for step in steps):
        mine = [step["seconds"] for step in steps if str(step["step"]).startswith(way)]
        yield way, len(mine), sum(mine)


def _save(picture: QImage, file: Path) -> None:
    small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    if not small.save(str(file), "WEBP", QUALITY):  # type: ignore[call-overload]
        raise OSError(f"{file} cannot be written")
