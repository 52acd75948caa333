"""A recording as something that can be wound: the state at a time, and what comes next."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from offline_cache.recording import Block, Film, Seen
from offline_cache.values import Key

_REACH = 3600.0
"""Seconds that are looked back first."""

_RED = b'"severity":"red"'


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes another when the reel is wound on.

    Attributes:
        seen: records, the newest state of each.
        around: what else the screen said.
        last: time of the last block that was passed, seconds since 1970; 0 for none.
    """

    seen: Collection[Seen] = ()
    around: dict[str, Any] = field(default_factory=dict)
    last: float = 0.0


class Reel:
    """Knows what is shown now; used from one thread.

    Args:
        film: the recording.
    """

    def __init__(self, film: Film) -> None:
        self._film = film
        self._shown: dict[Key, Seen] = {}
        self._next = 0
        self.begins, self.ends = film.begins, film.ends

    def go(self, at: float) -> Step:
        """Wind to a time, forward or back; return what differs from what was shown."""
        before, self._shown = self._shown, {}
        around: dict[str, Any] = {}
        self._next = self._film.start_for(at)
        last = 0.0
        for number, when, is_whole, block in self._film.blocks(self._next, max(at, self.begins)):
            self._take(block, is_whole)
            around.update(block.around)
            self._next, last = number + 1, when
        gone = [Seen(kind, id, None) for kind, id in before.keys() - self._shown.keys()]
        changed = [seen for key, seen in self._shown.items() if before.get(key) != seen]
        return Step([*gone, *changed], around, last)

    def step(self, at: float) -> Step:
        """Wind on to a time; return what came since."""
        changed: dict[Key, Seen] = {}
        around: dict[str, Any] = {}
        last = 0.0
        for number, when, is_whole, block in self._film.blocks(self._next, at):
            changed.update(self._take(block, is_whole))
            around.update(block.around)
            self._next, last = number + 1, when
        return Step(tuple(changed.values()), around, last)

    def next_done(self, after: float, until: float) -> float | None:
        """Return when the next operation was saved, None when there is none before `until`."""
        return self._first(after, until, lambda block: bool(block.done))

    def previous_done(self, before: float, since: float) -> float | None:
        """Return when the operation before was saved; looks back further and further."""
        reach = _REACH
        while True:
            start = max(since, before - reach)
            found: float | None = None
            for _, when, _, block in self._film.blocks(self._film.start_for(start), before):
                if since <= when < before and block.done:
                    found = when
            if found is not None or start <= since:
                return found
            reach *= 8

    def next_red(self, after: float, until: float) -> float | None:
        """Return when the next red alert came up that is not shown red now."""
        red = {key[1] for key, seen in self._shown.items() if _is_red(seen)}
        return self._first(after, until, lambda block: bool(_reds(block) - red))

    def close(self) -> None:
        """Close the file."""
        self._film.close()

    def _first(
        self, after: float, until: float, is_wanted: Callable[[Block], bool]
    ) -> float | None:
        for _, when, _, block in self._film.blocks(self._next, until):
            if when > after and is_wanted(block):
                return when
        return None

    def _take(self, block: Block, is_whole: bool) -> dict[Key, Seen]:
        """Show a block; return what changed by it."""
        changed = dict(_by_key(block.seen))
        if is_whole:
            changed.update(_by_key(self._film.reference(block.pack)))
            for kind, id in self._shown.keys() - changed.keys():
                changed[kind, id] = Seen(kind, id, None)
        changed = {key: seen for key, seen in changed.items() if self._shown.get(key) != seen}
        for key, seen in changed.items():
            if seen.view is None:
                self._shown.pop(key, None)
            else:
                self._shown[key] = seen
        return changed


def _by_key(seen: Collection[Seen]) -> Iterator[tuple[Key, Seen]]:
    return (((each.kind, each.id), each) for each in seen)


def _is_red(seen: Seen) -> bool:
    return seen.kind == "alert" and seen.view is not None and _RED in seen.view


def _reds(block: Block) -> set[str]:
    return {seen.id for seen in block.seen if _is_red(seen)}
