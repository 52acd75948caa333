"""What one sync shares with the next, taken away from it when it is given up.

A sync that stands still may wake up hours later. It then finds store and listener closed to it.
"""

from typing import Any, TypeVar, cast

T = TypeVar("T")


class Fenced(RuntimeError):  # noqa: N818
    """Sync that was given up reached for something that is another's now."""


_OPENS = ("begin_generation", "resume_generation")


class Fence:
    """Stands between one sync and what it shares with the one after it."""

    def __init__(self) -> None:
        self.is_down = False

    def around(self, door: T) -> T:
        """Return `door`, usable as long as the fence is not down."""
        return cast(T, _Door(door, self))


class _Door:
    def __init__(self, door: object, fence: Fence) -> None:
        self._door = door
        self._fence = fence

    def __getattr__(self, name: str) -> Any:
        if self._fence.is_down:
            raise Fenced(name)
        found = getattr(self._door, name)
        if name in _OPENS:  # what it opens may be swapped in much later
            return lambda *args: self._opened(found(*args))
        return found

    def _opened(self, made: object) -> object:
        return None if made is None else self._fence.around(made)
