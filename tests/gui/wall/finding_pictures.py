"""`python -m tests.gui.wall.finding_pictures OUT`: the strip as it asks, and 发现 upon it."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.screens.wall.finding_line import Choice, FindingLine
from console.settings.proof_profile import load_proof_profile
from tests.gui.shell.chinese import speak_chinese
from tests.gui.wall.patrol_pictures import Room, room

KEY = Qt.Key


def show(here: Room) -> None:
    """Save the strip with a question, then the finding from the digit to its order."""
    here.start(here.ids[:40])
    here.wall.show()
    here.wall.asks = "在岗吗？按任意键或动鼠标应答，42 秒"
    here.save("asked")
    here.wall.asks = ""
    line = FindingLine(here.stage.theme, here.wall.strip)
    line.ask_category("望潮·滨水步道灯箱", load_proof_profile().categories)
    here.save("finding_digit")
    same = [Choice(KEY.Key_Return, "Enter", "同一件，并入", "s"),
            Choice(KEY.Key_N, "N", "另一件，新报", "n")]  # fmt: skip
    line.ask("与 20:26 的“灯箱店招松动”是同一件吗？林岚报", same)
    here.save("finding_same")
    order = [Choice(KEY.Key_5, "5", "派单 区城管执法局（派单字典：灯箱店招松动）", "o"),
             Choice(KEY.Key_6, "6", "派单 望潮街道（属地街镇）", "p")]  # fmt: skip
    line.ask("已存：望潮街道滨水步道灯箱松动·截图已存·录像随后补", order)
    here.save("finding_saved")


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    speak_chinese(application)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with room(application, folder) as made:
        show(made)
