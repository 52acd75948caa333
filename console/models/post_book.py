"""Who holds which post now, as this seat knows it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from console.domain.duty_post import DutyPost, Holder, Post, holders, superseded
from console.domain.entity import decode
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


class PostBook(QObject):
    """What people said of their posts; those of a newer version are left out.

    Args:
        cache: where it is read.
        feed: says when.
        clock: tells whose time runs.
        lane: the thread it is read in.
        posts: those of the hall, in their order.

    Signals:
        changed: somebody said something else.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        clock: Clock,
        lane: Lane,
        posts: Sequence[Post],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._clock, self._lane = cache, clock, lane
        self.posts = tuple(posts)
        self._told: list[DutyPost] = []
        feed.changed.connect(self._on_changed)

    def holders(self, post: Post) -> list[Holder]:
        """Return who holds a post now."""
        return holders(self._told, post, self._clock.now())

    def held_by(self, person: str) -> Post | None:
        """Return the post that somebody holds now."""
        own = (p for p in self.posts if any(h.person == person for h in self.holders(p)))
        return next(own, None)

    def lost_by(self, person: str) -> tuple[Post, Holder] | None:
        """Return the single post that was taken over from somebody, and by whom."""
        return superseded(self._told, self.posts, person, self._clock.now())

    def load(self) -> None:
        """Read it."""
        when_done(self._lane.submit(self._read), self, self._show)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None or any(kind == DutyPost.KIND for kind, _ in change_set.keys):
            self.load()

    def _read(self) -> list[DutyPost]:
        found = []
        for row in self._cache.select(DutyPost.KIND):
            try:
                found.append(decode(DutyPost, row.body))
            except ValueError:
                continue
        return found

    def _show(self, told: list[DutyPost]) -> None:
        if told != self._told:
            self._told = told
            self.changed.emit()
