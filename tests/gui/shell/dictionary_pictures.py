"""Pictures of the dictionary's panels: `python -m tests.gui.shell.dictionary_pictures OUTDIR`."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.commands import dictionary_commands as commands
from console.commands.registry import CommandTable
from console.domain.hall_mode import HallMode
from console.models.dictionary_book import DictionaryBook
from console.shell.dictionary_changes import DictionaryChanges
from console.shell.dictionary_panel import DictionaryPanel
from offline_cache.lanes import InlineLane
from tests.gui.duty.pictures import Scene, normal
from tests.gui.shell.chinese import speak_chinese
from tests.gui.shell.dictionary_room import Past, records
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
            scene.room.put(*records())
            book = DictionaryBook(scene.room.cache, scene.room.feed, InlineLane())
            scene.settle(400)
            panel = DictionaryPanel(theme, book, Past().advise, scene.window)
            panel.open("大树倒了", "云杉街道")
            scene.settle(300)
            scene.save(out / f"dictionary_{look}.png")
            panel.put_away()
            table = CommandTable()
            table.add(commands.ADOPT, lambda: None)
            changes = DictionaryChanges(theme, book, scene.window, table, lambda: True)
            changes.open()
            scene.settle(200)
            scene.save(out / f"dictionary_changes_{look}.png")
            scene.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
