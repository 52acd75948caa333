"""Pictures of sound: silence being asked for, a call that flashes, the self-test, a lost device.

`python -m tests.gui.shell.sound_pictures OUTDIR`
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain.alert import Severity
from console.domain.hall_mode import HallMode
from console.settings.sound_profile import load_sound_rules
from console.shell.choice_panel import ChoicePanel
from console.shell.sound import SoundHealth
from console.shell.sound_words import flash_words, minutes, mute_note
from console.shell.strobe import Strobe
from tests.gui.duty.pictures import Scene, storm
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import Grade, apply, load_theme


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
            storm(scene)
            scene.settle(600)
            rules = load_sound_rules()
            panel = ChoicePanel(theme, scene.window)
            note = mute_note(Severity.ORANGE)
            panel.ask("静音多久？", note, [minutes(s) for s in rules.mute], print)
            scene.save(out / f"mute_{look}.png")
            panel.ask("静音 5 分钟：什么原因？", "记入值班日志", rules.reasons, print)
            scene.save(out / f"reason_{look}.png")
            panel.ask(
                "声音自检 6/8：通话中的红（轻）",
                "在本席听得到吗？",
                ("听到", "没听到", "再放一遍"),
                print,
            )
            scene.save(out / f"test_{look}.png")
            panel.put_away()
            strobe = Strobe(theme, scene.window)
            for health in (SoundHealth.ON_CALL, SoundHealth.NO_DEVICE):
                scene.header._sound = lambda health=health: health
                scene.header.refresh()
                strobe.begin(Grade.RED, flash_words(health, Severity.RED, 304))
                scene.save(out / f"{health.value}_{look}.png")
            scene.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
