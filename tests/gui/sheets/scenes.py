"""Moments that the manual shows: a page with one more panel or chip, or a part of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize

from console.domain.alert import Severity
from console.domain.hall_mode import HallMode
from console.settings.sound_profile import load_sound_rules
from console.shell.choice_panel import ChoicePanel
from console.shell.note_line import NoteLine
from console.shell.sound import SoundHealth
from console.shell.sound_words import flash_words, minutes, mute_note
from console.shell.strobe import Strobe
from tests.gui.duty import evening
from tests.gui.duty import pictures as duty
from tests.gui.health import pictures as health
from tests.gui.pages.duty_states import on_duty
from tests.gui.pages.evening_states import call
from tests.gui.pages.shown import Showing, Shown
from tests.gui.pages.staged_pages import staged
from widgets.common.theme import Grade, Theme


def _header(fill: Callable[[duty.Scene], None], mode: HallMode | None = None) -> Showing:
    """Return the header of a page alone."""

    def show(folder: Path, theme: Theme, size: QSize) -> Shown:
        shown = on_duty(fill, mode)(folder, theme, size)
        return Shown(shown.window.header, shown.close)

    return show


def _unwell(scene: duty.Scene) -> None:
    health.refused(scene)
    scene.room.link.update_view(
        state="degraded", since=evening.NOW, reason_zh="中心消息迟到", data_as_of=evening.NOW,
        pending=2, oldest_pending_at=evening.NOW - timedelta(seconds=41),
    )  # fmt: skip
    scene.header._sound = lambda: SoundHealth.NO_DEVICE


def _lost(scene: duty.Scene) -> None:
    duty.storm(scene)
    scene.header._sound = lambda: SoundHealth.NO_DEVICE
    strobe = Strobe(scene.window.theme, scene.window)
    strobe.begin(Grade.RED, flash_words(SoundHealth.NO_DEVICE, Severity.RED, 304))


def _mute(scene: duty.Scene) -> None:
    duty.storm(scene)
    scene.settle(300)
    rules = load_sound_rules()
    panel = ChoicePanel(scene.window.theme, scene.window)
    title = QCoreApplication.translate("sound", "Silence: how long?")
    panel.ask(title, mute_note(Severity.ORANGE), [minutes(s) for s in rules.mute], print)


def _note(scene: duty.Scene) -> None:
    duty.normal(scene)
    scene.settle(300)
    line = NoteLine(scene.window.theme, scene.window)
    line.open_with("交警说东口已封，西口还有车进来", scene.page.subject(), "F3", 1)


SCENES: dict[str, Showing] = {
    "header.well": _header(duty.normal),
    "header.unwell": _header(_unwell),
    "duty.stalled": on_duty(health.stalled),
    "duty.note": on_duty(_note),
    "sound.lost": on_duty(_lost),
    "sound.mute": on_duty(_mute),
    "intake.call": staged(call, 760),
}
"""Every moment there is."""
