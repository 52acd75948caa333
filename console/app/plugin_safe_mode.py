"""Safe mode at a seat: plugins are left out after two starts that died early, and by key."""

import os
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.commands.plugin_commands import SAFE_MODE
from console.models.futures import when_done
from console.plugin_host.packages.safe_mode import LeftOut, StartMarks
from console.runtime.clock import boot_id
from console.runtime.workers import run_aside
from console.shell.keys import key_words

if TYPE_CHECKING:
    from console.app.seat import Seat

LASTED = 60_000
"""Milliseconds after which a start with plugins counts as well."""
STARTS, LEFT_OUT = "plugin-starts", "plugins-left-out"


class Why(Enum):
    """Why plugins are left out."""

    NOT = auto()
    BAD_STARTS = auto()
    BY_KEY = auto()


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class PluginSafeMode(QObject):
    """Says whether plugins are left out, and lets a person change that.

    Args:
        seat: whose.
        folder: of the seat.

    Signals:
        wanted: whether plugins shall be left out from now on; a person said so.
    """

    wanted = Signal(bool)

    def __init__(self, seat: "Seat", folder: Path) -> None:
        super().__init__(seat)
        self._seat = seat
        self._marks = StartMarks(folder / STARTS, boot_id(), os.getpid())
        self._left_out = LeftOut(folder / LEFT_OUT)
        self.why = Why.NOT
        self._well = QTimer(self)
        self._well.setSingleShot(True)
        self._well.setInterval(LASTED)
        self._well.timeout.connect(lambda: run_aside("plugin-starts", self._marks.lasted))
        seat.commands.add(SAFE_MODE, self.turn)

    def weigh(self) -> Why:
        """Leave a mark of this start and return whether to go without plugins; asked aside."""
        if self._left_out.is_so:
            return Why.BY_KEY
        return Why.BAD_STARTS if self._marks.begin() else Why.NOT

    def begin(self, why: Why) -> None:
        """Take what was weighed: say why they are left out, or watch that this start lasts."""
        self.why = why
        self._well.start()
        if why is not Why.NOT:
            self._say(self.words)

    @property
    def is_on(self) -> bool:
        """Whether plugins are left out."""
        return self.why is not Why.NOT

    @property
    def words(self) -> str:
        """Why they are left out."""
        if self.why is Why.BAD_STARTS:
            return _t("Twice the console ended early: it works without plugins this time")
        return _t("Safe mode: plugins are left out")

    def turn(self) -> None:
        """Leave plugins out, or bring them back; kept for the next start."""
        is_on = not self.is_on
        self.why = Why.BY_KEY if is_on else Why.NOT
        kept = run_aside("plugin-safe-mode", partial(self._left_out.set, is_on))
        when_done(kept, self, lambda _: None, self._not_kept)
        self._seat.audit.note("plugin.safe_mode", "", "done", "on" if is_on else "off")
        if is_on:
            self._say(self.words)
        else:
            self._seat.frame.notices.withdraw(SAFE_MODE.id)
            self._seat.frame.notices.say(_t("Plugins are brought back"))
        self.wanted.emit(is_on)

    def stop(self) -> None:
        """The console ends as it should: this start was well."""
        if self._well.isActive():
            self._well.stop()
            self._marks.lasted()

    def _say(self, words: str) -> None:
        key = key_words(self._seat.commands.get(SAFE_MODE.id).key)
        self._seat.frame.notices.offer(words, _t("Bring plugins back"), key, SAFE_MODE.id)

    def _not_kept(self, error: BaseException) -> None:
        words = _t("It holds for this run alone: {0}").format(error)
        self._seat.frame.notices.say_refused(words)
