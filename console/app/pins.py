"""The PINs of the people of a seat: short, for taking the seat back in the middle of an evening.

They lie in the journal's meta, which is encrypted; of a PIN only a scrypt value is kept. So few
digits can be tried out, so wrong ones are counted over restarts, and after some the PIN is gone.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import scrypt
from itertools import pairwise

from offline_cache.journal import Journal

META = "pins"
SHORTEST, LONGEST = 4, 8
TRIES = 6
"""Wrong PINs in a row after which it is gone, and only the password opens."""

COST = {"n": 1 << 14, "r": 8, "p": 1}
"""scrypt of 16 MB and some 50 ms (RFC 7914)."""


@dataclass(frozen=True, slots=True)
class KeptPin:
    """One person's PIN; hexadecimal."""

    salt: str
    verifier: str
    wrong: int = 0


def plain_digits(typed: str) -> str:
    """Return what was typed with full-width digits as plain ones."""
    return unicodedata.normalize("NFKC", typed).strip()


def is_fit(pin: str) -> bool:
    """Whether a PIN is not the first that anybody would try: 4 to 8 digits, no row, no run."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return False
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return not (len(steps) == 1 and steps <= {0, 1, 9})


class Pins:
    """Keeps PINs; callable from any thread, `put` and `is_right` take 50 ms.

    Args:
        journal: where they lie.
        chance: random bytes for salts.
    """

    def __init__(
        self, journal: Journal, chance: Callable[[int], bytes] = secrets.token_bytes
    ) -> None:
        self._journal = journal
        self._chance = chance

    def has(self, account: str) -> bool:
        """Whether this person has a PIN."""
        return account in self._all()

    def put(self, account: str, pin: str) -> None:
        """Give a person a PIN, in the place of the one before.

        Raises:
            ValueError: it is too short, too long, or the first that anybody would try.
        """
        if not is_fit(pin):
            raise ValueError("a PIN is 4 to 8 digits, neither all the same nor one after the other")
        salt = self._chance(16)
        self._keep(account, KeptPin(salt.hex(), _verifier(pin, salt).hex()))

    def is_right(self, account: str, pin: str) -> bool:
        """Whether it is this person's PIN; after too many wrong ones it is gone."""
        kept = self._all().get(account)
        if kept is None:
            return False
        found = _verifier(pin, bytes.fromhex(kept.salt))
        if hmac.compare_digest(found, bytes.fromhex(kept.verifier)):
            if kept.wrong:
                self._keep(account, replace(kept, wrong=0))
            return True
        wrong = kept.wrong + 1
        self._keep(account, None if wrong >= TRIES else replace(kept, wrong=wrong))
        return False

    def forget(self, account: str) -> None:
        """Drop a person's PIN."""
        self._keep(account, None)

    def _all(self) -> Mapping[str, KeptPin]:
        body = self._journal.meta(META) or {}
        return {account: KeptPin(**each) for account, each in body.get("people", {}).items()}

    def _keep(self, account: str, pin: KeptPin | None) -> None:
        everybody = {**self._all()}
        everybody.pop(account, None)
        if pin is not None:
            everybody[account] = pin
        self._journal.put_meta(META, {"people": {a: asdict(p) for a, p in everybody.items()}})


def _verifier(pin: str, salt: bytes) -> bytes:
    return scrypt(pin.encode(), salt=salt, dklen=32, **COST)
