"""How full the seat's disk is, and who has to stop writing first (G16).

Caching stops first, then attachments; the journal goes on and is given the reserve step by step.
"""

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TypeVar

from offline_cache.problems import NoSpace, StoreProblem
from offline_cache.reserve import Reserve

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Level(IntEnum):
    """How full the disk is; each level forbids what the one before it forbids, and more."""

    PLENTY = 0
    LOW = 1
    """Said to the person; everything is still written."""
    NO_CACHING = 2
    """Nothing of the hub is written any more."""
    NO_ATTACHMENTS = 3
    """Only the journal is written, from its reserve if need be."""
    NOTHING = 4
    """The reserve is used up as well: nothing is saved."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes free below which each level begins."""

    low: int
    no_caching: int
    no_attachments: int

    @classmethod
    def for_reserve(cls, size: int) -> "Limits":
        """Return limits that leave the journal room before the reserve is touched."""
        return cls(size * 4, size // 2, size // 4)


class Room:
    """The disk of one seat; asked from any thread.

    Args:
        reserve: what the journal gets when nothing else is left.
        free: returns the bytes free on the disk.
        limits: where the levels begin.
    """

    def __init__(self, reserve: Reserve, free: Callable[[], int], limits: Limits) -> None:
        self.reserve = reserve
        self._free = free
        self._limits = limits
        self._guard = threading.Lock()
        self._told: Callable[[Level], None] = lambda level: None
        self._level = Level.PLENTY
        self._is_out = False

    @property
    def level(self) -> Level:
        """The level found last."""
        return self._level

    def tell(self, told: Callable[[Level], None]) -> None:
        """Call `told` with each new level, on the thread that found it."""
        self._told = told

    def look(self) -> Level:
        """Measure; make the reserve whole again when the disk has room for it."""
        free = self._free()
        missing = max(0, self.reserve.size - self.reserve.held)
        if missing and free >= missing + self._limits.no_caching + self.reserve.size // 4:
            self._refill()
            free = self._free()
        self._set(self._level_of(free))
        return self._level

    def saving(self, write: Callable[[], T]) -> T:
        """Run a write of the journal; on a full disk again, each time with more of the reserve.

        Raises:
            NoSpace: the reserve is used up as well.
        """
        while True:
            try:
                written = write()
            except NoSpace:
                with self._guard:
                    given = self.reserve.give()
                self._is_out = not given
                self._set(Level.NO_ATTACHMENTS if given else Level.NOTHING)
                if not given:
                    raise
                _log.warning("the disk is full; the journal goes on with its reserve")
            else:
                if self._is_out:
                    self._is_out = False
                    self.look()
                return written

    def check_caching(self) -> None:
        """Refuse what only fills the cache.

        It measures before it refuses: a disk that has room again is used at once, also where
        nobody looks every minute.

        Raises:
            NoSpace: the room that is left belongs to the journal.
        """
        if self._level >= Level.NO_CACHING and self.look() >= Level.NO_CACHING:
            raise NoSpace("The room that is left is kept for what is done here.", self.reserve.path)

    def check_attachments(self) -> None:
        """Refuse an attachment; they are few, so it measures each time.

        Raises:
            NoSpace: the room that is left belongs to the journal.
        """
        if self.look() >= Level.NO_ATTACHMENTS:
            raise NoSpace("The room that is left is kept for what is done here.", self.reserve.path)

    def ran_out(self) -> None:
        """The cache met a full disk before anybody measured."""
        self._set(max(self._level, Level.NO_CACHING))

    def _refill(self) -> None:
        try:
            with self._guard:
                self.reserve.fill()
        except StoreProblem as problem:
            _log.warning("no reserve for the journal: %s", problem)

    def _level_of(self, free: int) -> Level:
        limits, reserve = self._limits, self.reserve
        is_spending = reserve.is_begun and not reserve.is_whole
        if self._is_out and free < max(limits.no_attachments, 1):
            return Level.NOTHING
        if is_spending or free < limits.no_attachments:
            return Level.NO_ATTACHMENTS
        if free < limits.no_caching:
            return Level.NO_CACHING
        return Level.LOW if free < limits.low else Level.PLENTY

    def _set(self, level: Level) -> None:
        if level is not self._level:
            self._level = level
            self._told(level)


def unlimited() -> Room:
    """Return the room of a store whose disk nobody watches (tests, the doctor)."""
    return Room(Reserve(Path(os.devnull), 0), lambda: 1 << 62, Limits(0, 0, 0))
