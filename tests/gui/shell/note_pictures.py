"""Pictures of the note line over a page: `python -m tests.gui.shell.note_pictures OUTDIR`."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain.hall_mode import HallMode
from console.shell.note_line import NoteLine
from tests.gui.duty.pictures import Scene, normal
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme


def main() -> int:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak_chinese(app)
    for look in ("dark", "light"):
        theme = load_theme(look)
        apply(app, theme)
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(Path(folder), theme, HallMode())
            normal(scene)
            scene.settle(600)
            line = NoteLine(theme, scene.window)
            line.open_with("交警说东口已封，西口还有车进来", scene.page.subject(), "F3", 1)
            scene.settle(100)
            scene.save(out / f"note_{look}.png")
            scene.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
