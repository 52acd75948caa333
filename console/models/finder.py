"""Ctrl+K finds everything: commands, open matters, cameras, places; the newest keystroke wins."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from unicodedata import normalize

from PySide6.QtCore import QCoreApplication, QObject

from console.commands.registry import Command, CommandTable
from console.domain.alert import Alert
from console.domain.order import DispatchOrder
from console.domain.slip_code import read_slip_code
from console.models.futures import when_done
from console.models.sounds import Typed, has_letters, is_heard_in, sound_of
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.problems import Interrupted
from offline_cache.values import Body, Hit

MATCHED_KINDS = ("alert", "incident", "camera", "place", "order")
MOST_EACH = 8
MOST_HEARD = 2000
"""Open matters looked at by sound; beyond that the words themselves find them."""


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the palette."""

    kind: str
    id: str
    title: str
    detail: str = ""


def _no_note(id: str) -> str:
    return ""


class Finder(QObject):
    """Searches in a thread of its own.

    Args:
        cache: what is searched.
        commands: what can be done, found by title.
        lane: the thread of the search.
        open_alerts: the open matters, which are also found by sound.
        aside: another thread, in which sounds are loaded.
    """

    def __init__(
        self,
        cache: Cache,
        commands: CommandTable,
        lane: Lane,
        open_alerts: Callable[[], list[Alert]],
        aside: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._commands = commands
        self._lane = lane
        self._aside = aside
        self._open_alerts = open_alerts
        self.note_of: Callable[[str], str] = _no_note
        """Says of an alert's id that it stands aside, in words; the search's thread asks."""
        self._number = 0
        self._listed: list[Found] = []

    @property
    def text_waiting(self) -> int:
        """How many records cannot be found by their words yet; their text follows."""
        return self._cache.text_waiting

    def prepare(self) -> None:
        """List the commands anew, and load the sounds of titles and open matters.

        Call it before a search begins to be typed: the first keystroke would wait for it.
        """
        self._listed = self._titles()
        spoken = [each.title for each in self._listed]
        spoken += [alert.title for alert in self._open_alerts()[-MOST_HEARD:]]
        number = self._number
        self._aside.submit(lambda: self._learn(spoken, number))  # hanzi are found without them

    def start(
        self, words: str, then: Callable[[list[Found]], None], is_composed: bool = False
    ) -> None:
        """Search; `then` gets the result on the Qt thread unless a newer search began.

        Args:
            words: what to look for.
            then: gets what was found.
            is_composed: an input method has not written all of it yet: what is not found as it
                stands is looked for by its sound.
        """
        self._number += 1
        number = self._number
        titles = self._listed or self._titles()

        def deliver(found: list[Found]) -> None:
            if number == self._number:
                then(found)

        def failed(error: BaseException) -> None:
            if not isinstance(error, Interrupted):
                raise error

        def search() -> list[Found]:
            found = self._search(words, number, titles)
            if found or not is_composed:
                return found
            return self._search(sound_of(words), number, titles)

        when_done(self._lane.submit(search), self, deliver, failed)

    def _titles(self) -> list[Found]:
        """Return all commands; they are looked through where the sounds are loaded, not here."""
        return [Found("command", each.id, _title(each), each.key) for each in self._commands]

    def _learn(self, spoken: list[str], number: int) -> None:
        for title in spoken:
            if number != self._number:
                return  # somebody types
            is_heard_in(" ", title)

    def _search(self, words: str, number: int, titles: list[Found]) -> list[Found]:
        if not words.strip() or number != self._number:
            return []
        words = normalize("NFKC", words)
        wanted = words.strip().lower()
        typed = Typed(wanted)
        commands = [each for each in titles if typed.is_heard_in(each.title)][:MOST_EACH]
        by_sound = self._alerts_like(typed) if has_letters(wanted) else []
        hits = [
            hit
            for kind in MATCHED_KINDS
            for hit in self._cache.search(words, (kind,), limit=MOST_EACH)
        ]
        first = self._numbered(words) + by_sound
        known = {found.id for found in first}
        others = [found for found in self._titled(hits) if found.id not in known]
        return commands + [self._noted(found) for found in first + others]

    def _noted(self, found: Found) -> Found:
        """An alert that stands aside says so wherever it is found."""
        note = self.note_of(found.id) if found.kind == "alert" else ""
        told = "·".join(part for part in (found.detail, note) if part)
        return replace(found, detail=told) if note else found

    def _numbered(self, words: str) -> list[Found]:
        """Return the orders of exactly this number, the seat's, the hub's or that of a slip."""
        code = read_slip_code(words)
        number = code.number if code else words.strip()
        if not any(sign.isdigit() for sign in number):
            return []  # no number of an order is without: two look-ups less at each keystroke
        rows = [
            row
            for field in ("number", "official")
            for row in self._cache.select(DispatchOrder.KIND, {field: number}, limit=MOST_EACH)
        ]
        found = [_found(DispatchOrder.KIND, row.id, row.body) for row in rows]
        if code is None:
            return found
        differs = QCoreApplication.translate("models", "the slip has another text")
        return [
            each if code.fits(str(row.body.get("text", ""))) else replace(each, detail=differs)
            for each, row in zip(found, rows, strict=True)
        ]

    def _alerts_like(self, typed: Typed) -> list[Found]:
        """Return matters that sound so, those whose title begins so first: tl is 听澜, not 脱落."""
        begin, others = list[Found](), list[Found]()
        for alert in self._open_alerts()[-MOST_HEARD:]:
            if typed.is_heard_in(alert.title):
                found = Found("alert", alert.id, alert.title, alert.place.town)
                (begin if typed.begins(alert.title) else others).append(found)
                if len(begin) == MOST_EACH:
                    break
        return (begin + others)[:MOST_EACH]

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
                found.append(_found(hit.kind, hit.id, body))
        return found


def _title(command: Command) -> str:
    return QCoreApplication.translate(command.title.context, command.title.source)


def _found(kind: str, id: str, body: Body) -> Found:
    title = str(body.get("title") or body.get("name") or body.get("number") or id)
    detail = str((body.get("place") or {}).get("town", ""))
    if kind == DispatchOrder.KIND:
        title = f"{body.get('number', '')} {body.get('title') or body.get('text', '')}"
        detail = str(body.get("official") or detail)
    return Found(kind, id, title, detail)
