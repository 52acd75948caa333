"""The store, as far as `sync` needs it; `offline_cache.Journal` and `Cache` fit."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Protocol

from offline_cache.values import (
    Body,
    Change,
    ChangeSet,
    Key,
    PendingOperation,
    Row,
    StoredOperation,
)


class GenerationDoor(Protocol):
    """A snapshot on its way into the cache."""

    @property
    def seq(self) -> int:
        """The number of the change it stands at."""
        ...

    @property
    def last(self) -> Key | None:
        """The record put aside last by a run before."""
        ...

    @property
    def count(self) -> int:
        """How many a run before put aside."""
        ...

    def load(self, records: Sequence[Change]) -> None:
        """Put records aside."""
        ...

    def swap(self) -> ChangeSet:
        """Make it the present state."""
        ...

    def abandon(self) -> None:
        """Throw it away."""
        ...


class CacheDoor(Protocol):
    """What the hub said."""

    def apply_soon(
        self, changes: Sequence[Change], cursor: str, live: bool = True, *, scope: str = ...
    ) -> "Future[ChangeSet]":
        """Write changes and cursor in one transaction."""
        ...

    def cursor(self, scope: str = ...) -> str | None:
        """Return the cursor committed last."""
        ...

    def load_history(self, records: Sequence[Change]) -> ChangeSet:
        """Add finished records, newest first."""
        ...

    @property
    def has_room_for_history(self) -> bool:
        """Whether more finished records would stay."""
        ...

    def refold(self, keys: Sequence[Key] | frozenset[Key] | set[Key] = ()) -> ChangeSet:
        """Take over the journal's layer and fold anew."""
        ...

    def text_held(self) -> AbstractContextManager[None]:
        """Leave the text index alone while a long gap is filled."""
        ...

    def begin_generation(self, scope: str, epoch: str, seq: int) -> GenerationDoor:
        """Begin a snapshot beside the present state."""
        ...

    def resume_generation(self, scope: str, epoch: str) -> GenerationDoor | None:
        """Go on with a snapshot that a run before did not finish."""
        ...

    def revisions(
        self, scope: str, digest: Callable[[bytes], str]
    ) -> Iterator[dict[Key, tuple[str, str]]]:
        """Walk revision and digest of what the hub said of a scope."""
        ...

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        """Return records as read."""
        ...


class JournalDoor(Protocol):
    """What people did at this seat."""

    def pending(self) -> list[PendingOperation]:
        """Return what is folded."""
        ...

    def unsent(self) -> list[PendingOperation]:
        """Return what the hub has not decided, in saved order."""
        ...

    def operation(self, op: str) -> StoredOperation | None:
        """Return one operation with what became of it."""
        ...

    def answer_all(self, answers: Sequence[tuple[str, str, Body, str | None]]) -> list[str]:
        """Keep answers; return the operations they decided."""
        ...

    def withdraw(self, op: str) -> bool:
        """Take back what never left."""
        ...

    def release(self, cursor: str) -> list[str]:
        """Settle what the feed has passed."""
        ...

    def reopen_for_epoch(self, epoch: str) -> list[str]:
        """Offer again what a new hub may have forgotten."""
        ...

    def decided_before(self, epoch: str) -> list[StoredOperation]:
        """Return what the hub decided in other epochs, in saved order."""
        ...

    def carry_over(self, settled: Sequence[tuple[str, str]]) -> None:
        """Take note that decisions stand in the present epoch too."""
        ...

    def forget_covered(self, epoch: str, seq: int) -> int:
        """Delete settled operations that a backup of the hub covers."""
        ...

    def meta(self, name: str) -> Body | None:
        """Return a small named value."""
        ...

    def put_meta(self, name: str, body: Body) -> None:
        """Keep a small named value."""
        ...
