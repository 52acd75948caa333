"""`python -m tests.gui.shell.key_pictures OUT`: F1 and 快捷键, dark and light."""

import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.commands import (
    alert_commands,
    check_commands,
    intake_commands,
    log_commands,
    order_commands,
    outbox_commands,
)  # fmt: skip
from console.commands.keymap import Keymap
from console.commands.registry import CommandTable
from console.screens.duty import own_commands
from console.settings.key_choices import KeyFiles
from console.settings.reserved_keys import reserved_keys
from console.shell import shell_commands
from console.shell.key_choice_panel import KeyChoicePanel
from console.shell.key_sheet import KeySheet
from console.shell.keys import key_sheet
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme

DECLARED = (
    alert_commands, own_commands, order_commands, intake_commands, log_commands, outbox_commands,
    check_commands, shell_commands,
)  # fmt: skip


def main(out: Path) -> None:
    app = QApplication([])
    speak_chinese(app)
    for look in ("dark", "light"):
        theme = load_theme(look)
        apply(app, theme)
        window = QWidget()
        window.resize(1920, 1080)
        table = CommandTable()
        for module in DECLARED:
            for command in module.COMMANDS:
                table.add(command, print)
        with tempfile.TemporaryDirectory() as folder:
            keymap = Keymap(table, reserved_keys(), KeyFiles(Path(folder)))
            keymap.sit_down("p-7")
            window.show()
            for page in (["duty"], ["intake", "duty"], ["deploy"]):
                sheet = KeySheet(theme, partial(key_sheet, table, page), print, window)
                sheet.open()
                QTest.qWait(60)
                window.grab().save(str(out / f"keys_f1_{page[0]}_{look}.png"))
                sheet.put_away()
            panel = KeyChoicePanel(theme, table, keymap, window)
            panel.open()
            keymap.rebind("wall.open", "F9")
            panel.list.set_current("palette.open")
            panel.wait_for_key("palette.open")
            QTest.qWait(60)
            window.grab().save(str(out / f"keys_choose_{look}.png"))
            panel._take("Ctrl+Space")
            QTest.qWait(60)
            window.grab().save(str(out / f"keys_refused_{look}.png"))
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
