"""Lines of the duty log that are older than what the page keeps, found by their words (B-26)."""

from PySide6.QtCore import QObject, Signal

from console.models.futures import when_done
from console.models.log_lines import LogLine, LogLines
from offline_cache.lanes import Lane
from offline_cache.problems import Interrupted


class OlderLines(QObject):
    """What the whole log of this seat's store has for some words; the newest question wins.

    Args:
        lines: reads the log.
        lane: the thread of the search.

    Signals:
        changed: other lines were found.
    """

    changed = Signal()

    def __init__(self, lines: LogLines, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._lane = lines, lane
        self._words = ""
        self.lines: list[LogLine] = []

    def look(self, words: str) -> None:
        """Look for words; for none, what was found is let go of."""
        if words == self._words:
            return
        self._words = words
        if not words:
            self._found(words, [])
            return
        when_done(
            self._lane.submit(lambda: self._source.search(words)),
            self,
            lambda lines: self._found(words, lines),
            _interrupted,
        )

    def _found(self, words: str, lines: list[LogLine]) -> None:
        if words == self._words and lines != self.lines:
            self.lines = lines
            self.changed.emit()


def _interrupted(error: BaseException) -> None:
    """A newer search of the seat began; whoever types on asks again."""
    if not isinstance(error, Interrupted):
        raise error
