"""What `sync` tells the rest of the console; called on sync's own thread, must not block."""

from dataclasses import dataclass
from typing import Protocol

from console.contract.change import Notice
from console.contract.operation import Answer
from console.sync.link_state import LinkReport
from offline_cache.values import ChangeSet


@dataclass(frozen=True, slots=True)
class OutboxReport:
    """What still waits for the hub.

    Attributes:
        count: operations the hub has not decided.
        oldest_saved_at: when the oldest of them was saved, empty when there is none.
        waiting: lane → why the hub has not decided it ("blocked", "later", "unknown_kind").
        is_stalled: online for a minute, and nothing of it was decided.
        next_try: lane → monotonic second of its next try, for lanes that wait.
    """

    count: int
    oldest_saved_at: str = ""
    waiting: tuple[tuple[str, str], ...] = ()
    is_stalled: bool = False
    next_try: tuple[tuple[str, float], ...] = ()


class Listener(Protocol):
    """Who wants to know."""

    def changed(self, changes: ChangeSet) -> None:
        """Records in the cache changed."""
        ...

    def link(self, report: LinkReport) -> None:
        """The link's state, reason or attempt changed."""
        ...

    def answered(self, op: str, answer: Answer) -> None:
        """The hub decided an operation; a refusal is to be told to the person."""
        ...

    def notice(self, notice: Notice) -> None:
        """Words for the person at the seat."""
        ...

    def outbox(self, report: OutboxReport) -> None:
        """What waits for the hub changed."""
        ...
