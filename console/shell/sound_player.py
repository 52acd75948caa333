"""The console's side of the sound process: starts it, tells it what to play, knows how it is."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import resources
from console.runtime.clock import Clock
from console.shell.sound import SoundHealth
from console.shell.speech import Sentence
from console.shell.spoken import Vocabulary

SILENT_FOR = 5.0
"""Seconds without a word from the process after which it hangs and is ended."""
RESTART_AFTER = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Seconds before it is started again, the first time, the second, … until it plays."""
_KEPT = (
    "HOME",
    "PATH",
    "LANG",
    "SYSTEMROOT",
    "XDG_RUNTIME_DIR",
    "PULSE_SERVER",
    "PIPEWIRE_REMOTE",
    "DBUS_SESSION_BUS_ADDRESS",
    "LD_LIBRARY_PATH",
    "VLC_PLUGIN_PATH",
)


class ProcessPlayer(QObject):
    """Plays tones and sentences in a process of its own, and starts it again when it must.

    Args:
        clock: tells how long the process has been silent.
        vocabulary: the clips of a sentence.
        engine: program that speaks names; see `voice`.
        program: what is started, for tests.

    Signals:
        health_changed: sound can or cannot be heard from now on.
        finished: id, whether it was heard, and how many seconds it took.
    """

    health_changed = Signal()
    finished = Signal(int, bool, float)

    def __init__(
        self,
        clock: Clock,
        vocabulary: Vocabulary,
        engine: Sequence[str] = (),
        program: Sequence[str] = ("-m", "console.shell.sound_process"),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.health = SoundHealth.STARTING
        self.has_answered = False
        """Whether the process has said how the sound is, or could not."""
        self.volume = 100
        """Per cent of the loudness the sounds were made with."""
        self._clock = clock
        self._vocabulary = vocabulary
        self._process = self._new_process([*program, *engine])
        self._word_at = 0.0
        self._failures = 0
        self._last_id = 0
        self._is_closing = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._start)
        self._watch = QTimer(self)
        self._watch.setInterval(1000)
        self._watch.timeout.connect(self.look)

    def _new_process(self, words: list[str]) -> QProcess:
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setProgram(sys.executable)
        process.setArguments(words)
        process.setStandardErrorFile(QProcess.nullDevice())  # ALSA complains there, without end
        process.readyReadStandardOutput.connect(self._heard)
        process.errorOccurred.connect(self._broke)
        process.finished.connect(self._ended)
        return process

    def start(self) -> None:
        """Start the process; it says by itself how the sound is."""
        self._start()
        self._watch.start()

    def play(self, tone: str) -> int:
        """Begin to play `resources/sounds/<tone>.wav`; return its id, told by `finished`."""
        told = {"tone": str(resources.path(f"sounds/{tone}.wav"))}
        # The soft tone of a call is soft already.
        return self._order({**told, "volume": 100} if tone.endswith("_soft") else told)

    def say(self, sentence: Sentence) -> int:
        """Begin to say a sentence; return its id."""
        words = self._vocabulary
        told = {"clips": words.clip_ids(sentence), "name": words.name(sentence)}
        return self._order({**told, "lead": words.name_clips(sentence)})

    def say_clips(self, *clips: str) -> int:
        """Begin to say clips as they are; return the id."""
        return self._order({"clips": clips})

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @property
    def process_id(self) -> int:
        """The process's id; 0 when it does not live."""
        return self._process.processId()

    def look(self) -> None:
        """End a process that has not said a word for too long; it is started again."""
        if self.is_running and self._clock.monotonic() - self._word_at > SILENT_FOR:
            self._set(SoundHealth.FAILED)
            self._process.kill()

    def close(self) -> None:
        """End the process."""
        self._is_closing = True
        self._watch.stop()
        self._again.stop()
        self._process.closeWriteChannel()
        if self.is_running and not self._process.waitForFinished(500):
            self._process.kill()
            self._process.waitForFinished(500)

    def _start(self) -> None:
        self._word_at = self._clock.monotonic()
        self._process.start()

    def _order(self, told: dict[str, Any]) -> int:
        self._last_id += 1
        if self.is_running and self.health is not SoundHealth.FAILED:
            line = json.dumps({"id": self._last_id, "volume": self.volume, **told}) + "\n"
            self._process.write(line.encode())
        return self._last_id

    def _heard(self) -> None:
        while self._process.canReadLine():
            self._take(bytes(self._process.readLine().data()))

    def _take(self, line: bytes) -> None:
        self._word_at = self._clock.monotonic()
        try:
            told = json.loads(line)
        except ValueError:
            return
        if "health" in told:
            self._set(SoundHealth(told["health"]))
        if self.health is SoundHealth.WELL:
            self._failures = 0
        if "done" in told:
            self.finished.emit(int(told["done"]), bool(told["heard"]), float(told["seconds"]))

    def _broke(self, error: QProcess.ProcessError) -> None:
        self._set(SoundHealth.FAILED)
        if error is QProcess.ProcessError.FailedToStart:
            self._start_again()

    def _ended(self) -> None:
        self._set(SoundHealth.FAILED)
        self._start_again()

    def _start_again(self) -> None:
        if not self._is_closing:
            pause = RESTART_AFTER[min(self._failures, len(RESTART_AFTER) - 1)]
            self._failures += 1
            self._again.start(round(pause * 1000))

    def _set(self, health: SoundHealth) -> None:
        if self._is_closing:
            return
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
