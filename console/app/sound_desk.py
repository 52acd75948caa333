"""What a person does about sound: silence, calls, the self-test; what of it is seen and logged."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from console.app.late import Late
from console.domain.alert import Severity
from console.domain.release import Release, with_release
from console.shell import shell_commands
from console.shell.choice_panel import ChoicePanel
from console.shell.sound_orders import Unmuted
from console.shell.sound_test import SoundTest
from console.shell.sound_words import (
    Tried,
    end_words,
    flash_words,
    minutes,
    mute_note,
    muted_line,
    test_line,
    tone_words,
    unmuted_line,
)
from console.shell.strobe import Strobe
from widgets.common.key_words import key_words
from widgets.common.theme import Grade, Theme

if TYPE_CHECKING:
    from console.app.seat import Seat

CATEGORY = "设备"


def _t(source: str) -> str:
    return QCoreApplication.translate("sound", source)


class SoundDesk(QObject):
    """Declares the commands of sound and ties the sound to window, notices and duty log.

    Args:
        seat: whose sound.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._sound = seat.frame.sound
        self._panel = Late(lambda: self._build_panel(theme))
        self._test = Late(self._build_test)
        self._theme = theme
        self.strobes = [Strobe(theme, seat.frame.window)]
        table = seat.commands
        table.add(shell_commands.MUTE, self.mute)
        table.add(shell_commands.CALL, self.call)
        table.add(shell_commands.TEST, self.test)
        self._sound.flash_changed.connect(self.show_flash)
        self._sound.health_changed.connect(self.show_flash)  # it says why it flashes
        self._sound.mute_ended.connect(self._mute_ended)
        seat.models.queue.counts_changed.connect(self._recount)
        seat.passed_on.connect(self._end_call)

    @property
    def panel(self) -> ChoicePanel:
        """What asks about sound."""
        return self._panel()

    def start(self) -> None:
        """Begin: the process that plays, and the question whether it is heard."""
        self._seat.screens.window_made.connect(self.frame_window)
        self._seat.frame.player.start()
        if self._sound.state.has_passed is None:
            self.ask_for_test()

    def mute(self) -> None:
        """Ask for how long and why; while it is silent, sound again."""
        if self._sound.is_off:  # a replay, or a window that looks on: the person wants to hear it
            self._sound.set_off(False)
            self._say(_t("Sound is on again"))
            return
        if self._sound.mute is not None:
            self._sound.end_mute()
            return
        worst = self._seat.models.queue.counts.worst_unsigned or Severity.BLUE
        note = mute_note(max(worst, Severity.BLUE))
        lengths = self._sound.rules.mute
        answers = [minutes(seconds) for seconds in lengths]
        self.panel.ask(_t("Silence: how long?"), note, answers, lambda n: self._why(lengths[n]))

    def _why(self, seconds: float) -> None:
        reasons = self._sound.rules.reasons
        title = _t("Silence for {0}: why?").format(minutes(seconds))
        note = _t("It is kept in the duty log")
        self.panel.ask(title, note, reasons, lambda n: self._begin_mute(seconds, reasons[n]))

    def _begin_mute(self, seconds: float, reason: str) -> None:
        self.panel.put_away()
        words = _t("Silence for {0}: {1}").format(minutes(seconds), reason)
        then = partial(self._mute_now, seconds, reason)
        self._seat.second.ask(shell_commands.MUTE.id, seconds, words, then)

    def _mute_now(self, seconds: float, reason: str, release: Release | None) -> None:
        mute = self._sound.begin_mute(seconds, reason, self._seat.identity.name)
        self._say(_t("Silent for {0}: {1}").format(minutes(seconds), reason))
        self._log(with_release(muted_line(mute, seconds), release))

    def _mute_ended(self, end: Unmuted) -> None:
        self._say(end_words(end.why))
        self._log(unmuted_line(end.mute, end.why), is_by_seat=True)

    def call(self) -> None:
        """Somebody here is on the phone, or no longer."""
        if self._is_off():
            return
        if self._sound.is_on_call:
            self._end_call()
            return
        self._sound.set_on_call(True)
        self._say(_t("On the phone: nothing is said, red sounds softly, what rings flashes"))

    def _end_call(self) -> None:
        """Sound again, where somebody was on the phone; also when another person sits down."""
        if self._sound.is_on_call:
            self._sound.set_on_call(False)
            self._say(_t("The call is over, sound is on again"))

    def test(self) -> None:
        """Go through the sounds with the person."""
        if not self._is_off():
            self._test().begin()

    def ask_for_test(self) -> None:
        """Remind, at the beginning of a shift, that nobody knows yet whether alarms are heard."""
        self._sound.set_passed(None)
        if not self._sound.is_off:
            key = key_words(self._seat.commands.get(shell_commands.TEST.id).key)
            words = _t("The sound of this shift was not tested yet")
            self._seat.frame.notices.offer(words, _t("Test"), key, shell_commands.TEST.id)

    def _tested(self, tried: tuple[Tried, ...]) -> None:
        missed = [tone_words(one.sound) for one in tried if not one.is_heard]
        if missed:
            words = _t("Self-test: not heard: {0}").format(_t(", ").join(missed))
            self._seat.frame.notices.say_refused(words)
        else:
            self._say(_t("Self-test passed: every sound was heard"))
        self._sound.set_passed(not missed)
        self._log(test_line(tried))

    def show_flash(self) -> None:
        """Frame the window while what rings cannot be heard."""
        grade = self._sound.flash
        if grade is None:
            for strobe in self.strobes:
                strobe.end()
            return
        words = flash_words(self._sound.health, grade, self._seat.models.queue.unsigned_matters)
        for strobe in self.strobes:
            strobe.begin(Grade[grade.name], words)

    def frame_window(self, window: QWidget) -> None:
        """Let one more window flash with the others."""
        strobe = Strobe(self._theme, window)
        self.strobes.append(strobe)
        strobe.destroyed.connect(partial(self.strobes.remove, strobe))
        self.show_flash()

    def set_still(self, is_still: bool) -> None:
        """Let frames stand still: no motion is wanted."""
        for strobe in self.strobes:
            strobe.set_still(is_still)

    def _recount(self) -> None:
        if self._sound.flash is not None:
            self.show_flash()

    def _is_off(self) -> bool:
        if self._sound.is_off:
            self._say(_t("This window makes no sound"))
        return self._sound.is_off

    def _say(self, words: str) -> None:
        self._seat.frame.notices.say(words)

    def _log(self, words: str, is_by_seat: bool = False) -> None:
        self._seat.acts.log.write(words, category=CATEGORY, is_by_seat=is_by_seat)

    def _build_panel(self, theme: Theme) -> ChoicePanel:
        return ChoicePanel(theme, self._seat.frame.window)

    def _build_test(self) -> SoundTest:
        test = SoundTest(self._seat.frame.player, self.panel)
        test.done.connect(self._tested)
        return test
