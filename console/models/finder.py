"""Ctrl+K finds everything: commands, open matters, cameras, places; the newest keystroke wins."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from console.commands.registry import CommandTable
from console.models.futures import when_done
from offline_cache import Cache, Hit, Interrupted, Lane

MATCHED_KINDS = ("alert", "camera", "place", "order")
MOST_EACH = 8


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the palette."""

    kind: str
    id: str
    title: str
    detail: str = ""


class Finder(QObject):
    """Searches in a thread of its own.

    Args:
        cache: what is searched.
        commands: what can be done, found by title.
        lane: the thread of the search.
        pinyin: returns full pinyin and initials of a text, for command titles.
    """

    def __init__(
        self,
        cache: Cache,
        commands: CommandTable,
        lane: Lane,
        pinyin: Callable[[str], list[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._commands = commands
        self._lane = lane
        self._pinyin = pinyin
        self._number = 0

    def start(self, words: str, then: Callable[[list[Found]], None]) -> None:
        """Search; `then` gets the result on the Qt thread unless a newer search began."""
        self._number += 1
        number = self._number
        commands = self._commands_like(words)

        def deliver(found: list[Found]) -> None:
            if number == self._number:
                then(commands + found)

        def failed(error: BaseException) -> None:
            if not isinstance(error, Interrupted):
                raise error

        when_done(self._lane.submit(lambda: self._search(words, number)), self, deliver, failed)

    def _commands_like(self, words: str) -> list[Found]:
        wanted = words.strip().lower()
        found = []
        for command in self._commands:
            title = QCoreApplication.translate(command.title.context, command.title.source)
            readings = [title.lower(), *self._pinyin(title)]
            if wanted and any(wanted in reading for reading in readings):
                found.append(Found("command", command.id, title, command.key))
        return found[:MOST_EACH]

    def _search(self, words: str, number: int) -> list[Found]:
        if not words.strip() or number != self._number:
            return []
        hits = self._cache.search(words, MATCHED_KINDS, limit=MOST_EACH * len(MATCHED_KINDS))
        return self._titled(hits)

    def _titled(self, hits: list[Hit]) -> list[Found]:
        by_kind: dict[str, list[str]] = {}
        for hit in hits:
            by_kind.setdefault(hit.kind, []).append(hit.id)
        bodies = {
            (kind, row.id): row.body
            for kind, ids in by_kind.items()
            for row in self._cache.rows(kind, ids)
        }
        found = []
        for hit in hits:
            body = bodies.get((hit.kind, hit.id))
            if body is not None:
                title = str(body.get("title") or body.get("name") or body.get("number") or hit.id)
                place = body.get("place") or {}
                found.append(Found(hit.kind, hit.id, title, str(place.get("town", ""))))
        return found
