#!/usr/bin/env python3
"""Make `resources/fonts` anew: the part of Noto Sans CJK SC that a duty room writes with.

Needs fontTools (`python -m pip install fonttools==4.68.0`, in an environment of its own: the
product does not use it) and the two collections of Debian's `fonts-noto-cjk`. The same input gives
the same bytes. The family is renamed, so that it is never mixed up with a Noto of the machine.
"""

import argparse
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
SOURCE = Path("/usr/share/fonts/opentype/noto")
TARGET = HERE.parent / "resources" / "fonts"
FACE = "Noto Sans CJK SC"
FAMILY = "Command Hall Sans"
WEIGHTS = {"Regular": "NotoSansCJK-Regular.ttc", "Bold": "NotoSansCJK-Bold.ttc"}
RANGES = (
    (0x0020, 0x024F),  # Latin
    (0x0300, 0x036F),  # accents
    (0x0370, 0x045F),  # Greek, Cyrillic
    (0x2000, 0x22FF),  # punctuation, units, figures, arrows, signs
    (0x2300, 0x23FF),  # keys
    (0x2460, 0x27BF),  # numbers in circles, lines, shapes
    (0x2E80, 0x33FF),  # radicals, punctuation, kana, zhuyin, months, units
    (0x3400, 0x4DBF),  # extension A
    (0xF900, 0xFAFF),  # compatibility
    (0xFE30, 0xFE4F),  # upright punctuation
    (0xFF00, 0xFFEF),  # full width
)


def main() -> int:
    """Write both weights and say what they hold and what the source has not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=SOURCE, help="folder of the collections")
    given = parser.parse_args()
    TARGET.mkdir(exist_ok=True)
    wanted = characters()
    for weight, file in WEIGHTS.items():
        font = _face(given.source / file)
        missing = standard() - font.getBestCmap().keys()
        held = wanted & font.getBestCmap().keys()
        target = TARGET / f"CommandHallSans-{weight}.otf"
        _cut(font, held)
        _rename(font, weight)
        font.save(target)
        print(f"{target.name}: {len(held)} characters, {target.stat().st_size} bytes", flush=True)
        print("not in the source:", " ".join(f"{chr(c)} U+{c:04X}" for c in sorted(missing)) or "-")
    return 0


def standard() -> set[int]:
    """Return the 8105 characters of 通用规范汉字表."""
    lines = (HERE / "standard_characters.txt").read_text("utf-8").splitlines()
    return {ord(c) for line in lines if not line.startswith("#") for c in line}


def gb2312() -> set[int]:
    """Return all characters of GB 2312."""
    pairs = (bytes((a, b)) for a in range(0xA1, 0xF8) for b in range(0xA1, 0xFF))
    return {ord(c) for pair in pairs for c in pair.decode("gb2312", errors="ignore")}


def characters() -> set[int]:
    """Return every character the fonts shall have, where the source has it."""
    ranges = {c for first, last in RANGES for c in range(first, last + 1)}
    return ranges | standard() | gb2312()


def _face(file: Path) -> TTFont:
    faces = TTCollection(file, lazy=True).fonts
    return next(face for face in faces if face["name"].getDebugName(1).startswith(FACE))


def _cut(font: TTFont, held: set[int]) -> None:
    options = subset.Options()
    options.layout_features = ["kern"]
    options.layout_scripts = ["DFLT", "latn"]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "VORG", "vhea", "vmtx", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=held)
    cutter.subset(font)


def _rename(font: TTFont, weight: str) -> None:
    names = font["name"]
    for record in list(names.names):
        if record.nameID not in (0, 5, 7, 8, 9, 11, 13, 14):
            names.removeNames(record.nameID)
    postscript = f"CommandHallSans-{weight}"
    for id, text in (
        (1, FAMILY),
        (2, weight),
        (3, postscript),
        (4, f"{FAMILY} {weight}"),
        (6, postscript),
    ):
        names.setName(text, id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [postscript]
    top.topDictIndex[0].FullName = f"{FAMILY} {weight}"
    top.topDictIndex[0].FamilyName = FAMILY


if __name__ == "__main__":
    sys.exit(main())
