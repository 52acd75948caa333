"""The dictionary of this seat: looked through beside the screen, and which version it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from console.domain.dictionary import IN_FORCE, PROPOSED, Dictionary, GridCode
from console.domain.matter import Matter
from console.domain.reference import Card
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.matter_finder import MatterFinder
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

KINDS = frozenset((Matter.KIND, GridCode.KIND, Card.KIND, Dictionary.KIND))
MOST = 20_000


class DictionaryBook(QObject):
    """Entries, codes, cards and versions, read when they are first asked for.

    Args:
        cache: where they are read.
        feed: says when they are others.
        lane: the thread they are read and looked through in.

    Signals:
        changed: what is known of versions, codes or cards is another; look again.
    """

    changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane = cache, lane
        self._finder: MatterFinder | None = None
        self._number = 0
        self._is_stale = True
        self.in_force = Dictionary(IN_FORCE)
        self.proposed = Dictionary(PROPOSED)
        self.codes: dict[str, GridCode] = {}
        self.cards: dict[str, Card] = {}
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read versions, codes and cards; `changed` tells when they are here."""
        self._is_stale = False
        when_done(self._lane.submit(self._read), self, self._took)

    def find(self, typed: str, then: Callable[[list[Matter]], None]) -> None:
        """Look entries up; `then` hears of the newest look-up alone."""
        self._number += 1
        number = self._number

        def deliver(found: list[Matter]) -> None:
            if number == self._number:
                then(found)

        when_done(self._lane.submit(lambda: self._found(typed, number)), self, deliver)

    def _found(self, typed: str, number: int) -> list[Matter]:
        if number != self._number:
            return []  # somebody typed on
        finder = self._finder
        if finder is None:
            rows = self._cache.select(Matter.KIND, limit=MOST)
            finder = MatterFinder(matter for matter, _ in readable(Matter, rows))
            self._finder = finder
        return finder.find(typed)

    def _read(self) -> tuple[list[Dictionary], list[GridCode], list[Card]]:
        select = self._cache.select
        return (
            [each for each, _ in readable(Dictionary, select(Dictionary.KIND, limit=MOST))],
            [each for each, _ in readable(GridCode, select(GridCode.KIND, limit=MOST))],
            [each for each, _ in readable(Card, select(Card.KIND, limit=MOST))],
        )

    def _took(self, read: tuple[list[Dictionary], list[GridCode], list[Card]]) -> None:
        versions, codes, cards = read
        by_id = {each.id: each for each in versions}
        self.in_force = by_id.get(IN_FORCE, Dictionary(IN_FORCE))
        self.proposed = by_id.get(PROPOSED, Dictionary(PROPOSED))
        self.codes = {each.id: each for each in codes}
        self.cards = {each.id: each for each in cards}
        self.changed.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        kinds = KINDS if changes.keys is None else {kind for kind, _ in changes.keys} & KINDS
        if not kinds:
            return
        if Matter.KIND in kinds:
            self._finder = None
        if not self._is_stale:  # somebody has looked once, and may be looking now
            self.load()
