"""The console's side of the sound process: starts it, tells it what to play, knows how it is."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import resources
from console.shell.sound import SoundHealth

_KEPT = (
    "HOME",
    "PATH",
    "LANG",
    "SYSTEMROOT",
    "XDG_RUNTIME_DIR",
    "PULSE_SERVER",
    "DBUS_SESSION_BUS_ADDRESS",
    "LD_LIBRARY_PATH",
    "VLC_PLUGIN_PATH",
)


class ProcessPlayer(QObject):
    """Plays the tones of `resources/sounds` in a process of its own.

    Signals:
        health_changed: tones can or cannot be heard from now on.
    """

    health_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.health = SoundHealth.NO_DEVICE
        self.has_answered = False
        """Whether the process has said how the sound is, or could not."""
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", "console.shell.sound_process"])
        self._process.readyReadStandardOutput.connect(self._heard)
        self._process.errorOccurred.connect(self._broke)
        self._process.finished.connect(self._ended)

    def start(self) -> None:
        """Start the process; it says by itself how the sound is."""
        self._process.start()

    def play(self, tone: str) -> None:
        """Begin to play `resources/sounds/<tone>.wav`; without a device nothing happens."""
        if self.health is SoundHealth.WELL:
            self._process.write(f"{resources.path(f'sounds/{tone}.wav')}\n".encode())

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def close(self) -> None:
        """End the process."""
        self._process.finished.disconnect(self._ended)
        self._process.errorOccurred.disconnect(self._broke)
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(500):
            self._process.kill()
            self._process.waitForFinished(500)

    def _heard(self) -> None:
        words = bytes(self._process.readAllStandardOutput().data()).decode().split()
        if words:
            self._set(SoundHealth(words[-1]))

    def _broke(self) -> None:
        self._set(SoundHealth.FAILED)

    def _ended(self) -> None:
        if self.health is SoundHealth.WELL:
            self._set(SoundHealth.FAILED)

    def _set(self, health: SoundHealth) -> None:
        self.has_answered = True
        if health is not self.health:
            self.health = health
            self.health_changed.emit()


def _environment() -> QProcessEnvironment:
    """Return a clean environment in which the process finds this program's packages."""
    ours, given = QProcessEnvironment(), QProcessEnvironment.systemEnvironment()
    for name in _KEPT:
        if given.contains(name):
            ours.insert(name, given.value(name))
    ours.insert("PYTHONPATH", str(Path(resources.__file__).parent.parent))
    return ours
