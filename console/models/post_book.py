"""Who holds which post now, as this seat knows it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from console.domain.duty_post import DutyPost, Holder, Post, holders, superseded
from console.models.change_feed import ChangeFeed
from console.models.kind_book import KindBook
from console.models.newer import readable
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane


class PostBook(KindBook[list[DutyPost]]):
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

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        clock: Clock,
        lane: Lane,
        posts: Sequence[Post],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(DutyPost.KIND, [], cache, feed, lane, parent)
        self._clock = clock
        self.posts = tuple(posts)

    def holders(self, post: Post) -> list[Holder]:
        """Return who holds a post now."""
        return holders(self.found, post, self._clock.now())

    def held_by(self, person: str) -> Post | None:
        """Return the post that somebody holds now."""
        own = (p for p in self.posts if any(h.person == person for h in self.holders(p)))
        return next(own, None)

    def lost_by(self, person: str) -> tuple[Post, Holder] | None:
        """Return the single post that was taken over from somebody, and by whom."""
        return superseded(self.found, self.posts, person, self._clock.now())

    def read(self) -> list[DutyPost]:
        """Return what people said, from the cache; called on the lane."""
        return [one for one, _ in readable(DutyPost, self._cache.select(DutyPost.KIND))]
