"""`python -m tests.gui.orders.pictures FOLDER`: S7 in its states, dark and light, zh and en."""

import sys
import tempfile
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.gui.orders import stage as states
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme

FILLS = (states.normal, states.inbox, states.storm, states.cut_off, states.empty)


def main(folder: Path) -> None:
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    speaking = [speak_chinese(app)]
    for language, look, fill in product(("zh", "en"), ("dark", "light"), FILLS):
        if language == "en" and speaking:
            app.removeTranslator(speaking.pop())
        theme = load_theme(look)
        apply(app, theme)
        with tempfile.TemporaryDirectory() as work:
            stage = states.OrdersStage(Path(work), theme)
            fill(stage)
            stage.page.grab().save(str(folder / f"s7_{fill.__name__}_{look}_{language}.png"))
            stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
