"""The self-test of a shift: every sound is played, measured at the device, judged by a person."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.shell.choice_panel import ChoicePanel
from console.shell.sound_player import ProcessPlayer
from console.shell.sound_words import SPEECH, TESTED, Tried, tone_words
from console.shell.spoken import TEST_CLIPS


def _t(source: str) -> str:
    return QCoreApplication.translate("sound", source)


class SoundTest(QObject):
    """Goes through the sounds one by one.

    Args:
        player: plays them.
        panel: asks.

    Signals:
        done: a tuple of Tried, when all were judged; a test that is broken off tells nothing.
    """

    done = Signal(object)

    def __init__(self, player: ProcessPlayer, panel: ChoicePanel) -> None:
        super().__init__(panel)
        self._player = player
        self._panel = panel
        self._tried: list[Tried] = []
        self._reached: dict[int, bool] = {}
        self._playing = 0
        player.finished.connect(self._finished)

    def begin(self) -> None:
        """Begin anew."""
        self._tried = []
        self._next()

    def _next(self) -> None:
        if len(self._tried) == len(TESTED):
            self._panel.put_away()
            self.done.emit(tuple(self._tried))
            return
        self._play()

    def _play(self) -> None:
        sound, place = TESTED[len(self._tried)], len(self._tried) + 1
        player = self._player
        said = sound == SPEECH
        self._playing = player.say_clips(*TEST_CLIPS) if said else player.play(sound)
        title = _t("Sound self-test {0}/{1}: {2}").format(place, len(TESTED), tone_words(sound))
        answers = (_t("Heard"), _t("Not heard"), _t("Play again"))
        self._panel.ask(title, _t("Is it heard at this seat?"), answers, self._answered)

    def _answered(self, number: int) -> None:
        if number == 2:
            self._play()
            return
        sound = TESTED[len(self._tried)]
        self._tried.append(Tried(sound, self._reached.get(self._playing), number == 0))
        self._next()

    def _finished(self, id: int, is_heard: bool, _: float) -> None:
        if id == self._playing:
            self._reached = {id: is_heard}
