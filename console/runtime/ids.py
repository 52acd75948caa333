"""ULIDs: ids that whoever creates a thing makes alone, sortable by time.

26 characters of Crockford's alphabet: 48 bits of milliseconds, 80 bits of chance. Two ids of the
same millisecond from one source still go up.
"""

import secrets
import threading
from base64 import b32hexencode
from collections.abc import Callable

from console.runtime.clock import Clock, utc_epoch

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MASK = (1 << 80) - 1
_CROCKFORD = bytes.maketrans(b"0123456789ABCDEFGHIJKLMNOPQRSTUV", ALPHABET.encode())


class IdSource:
    """Makes ULIDs from a clock and a source of chance.

    Args:
        clock: whose wall time goes into the id.
        chance: returns n random bytes; a simulation hands in a seeded one.
    """

    def __init__(self, clock: Clock, chance: Callable[[int], bytes] = secrets.token_bytes) -> None:
        self._clock = clock
        self._chance = chance
        self._last = 0
        self._guard = threading.Lock()

    def __call__(self) -> str:
        """Return the next id, greater than any this source made before."""
        milliseconds = int(utc_epoch(self._clock.now()) * 1000)
        value = (milliseconds << 80) | int.from_bytes(self._chance(10), "big")
        with self._guard:
            if value <= self._last:
                value = self._last + 1 + (int.from_bytes(self._chance(2), "big") & _MASK)
            self._last = value
        return encode(value)


def encode(value: int) -> str:
    """Write a 128-bit number as 26 characters."""
    return b32hexencode(value.to_bytes(20, "big"))[6:].translate(_CROCKFORD).decode()


def is_ulid(text: str) -> bool:
    """Whether `text` has the form of a ULID."""
    return len(text) == 26 and text[0] <= "7" and all(c in ALPHABET for c in text)
