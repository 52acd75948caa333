"""Pictures of every page and panel in every look.

`python -m tests.gui.pages.pictures OUT [--look dark,light,night] [--size 1920x1080] [--scale 100]
[NAME …]`
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from console.tour.book import LOOKS
from tests.gui.pages.catalogue import CATALOGUE
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_look


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("out", type=Path)
    add("names", nargs="*")
    add("--look", default="dark")
    add("--size", default="1920x1080", help="of the monitor, in its own pixels")
    add("--scale", type=int, default=100, help="per cent; more leaves less room")
    add("--english", action="store_true")
    given = parser.parse_intermixed_args()
    given.out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    if not given.english:
        speak_chinese(app)
    width, height = (int(int(part) * 100 / given.scale) for part in given.size.split("x"))
    for look in given.look.split(","):
        theme = load_look(LOOKS[look])
        apply(app, theme)
        for name in given.names or CATALOGUE:
            with tempfile.TemporaryDirectory() as folder:
                shown = CATALOGUE[name](Path(folder), theme, QSize(width, height))
                file = f"{name}_{look}_{given.size}_{given.scale}.png"
                shown.window.grab().save(str(given.out / file))
                shown.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
