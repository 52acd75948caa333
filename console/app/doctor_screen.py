"""A process of its own that says what Qt sees here: platform, monitors, Chinese fonts, sound.

Qt ends the process when it cannot open a display, so nobody else should be in it.
"""

import json
import sys

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication

from console.runtime.clock import SystemClock
from console.shell.sound_player import ProcessPlayer
from console.shell.spoken import load_vocabulary

SOUND_MILLISECONDS = 10_000


def main() -> int:
    """Print one JSON line."""
    app = QGuiApplication(sys.argv[:1])
    told = {
        "platform": app.platformName(),
        "screens": [
            {
                "name": screen.model() or screen.name(),
                "width": screen.size().width(),
                "height": screen.size().height(),
                "scale": screen.devicePixelRatio(),
                "serial": screen.serialNumber(),
                "mm": [screen.physicalSize().width(), screen.physicalSize().height()],
            }
            for screen in app.screens()
        ],
        "fonts": QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese),
        "sound": _sound(),
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return 0


def _sound() -> str:
    """Start the process that plays tones, as the console does, and hear how the sound is."""
    player = ProcessPlayer(SystemClock(), load_vocabulary())
    over = QTimer()
    over.setSingleShot(True)
    over.start(SOUND_MILLISECONDS)
    player.start()
    while not player.has_answered and over.isActive():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    player.close()
    return str(player.health.value) if player.has_answered else "failed"


if __name__ == "__main__":
    sys.exit(main())
