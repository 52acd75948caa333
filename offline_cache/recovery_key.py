"""The recovery key: what a person keeps on paper, and types when keyring and passphrase are lost.

Seven groups of five: four characters of the key and one that checks them, without letters that
look like digits. From it comes a pair of keys; whoever has only the public half, as every seat
does, can lock something for it and open nothing.
"""

import os
import unicodedata
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from offline_cache.problems import StoreProblem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: nobody can mistake one for another."""

GROUPS = 7
_DATA = 4
_LOOKS_LIKE = str.maketrans("OIL", "011")
_BETWEEN = " -–—·　\t\r\n"
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1


class Mistyped(StoreProblem):
    """A recovery key that cannot be one.

    Attributes:
        group: which group is wrong, from 1; 0 when their number is.
    """

    code = "recovery_mistyped"
    to_do = "Compare with the paper, group by group."

    def __init__(self, group: int) -> None:
        self.group = group
        what = f"Group {group} is not right." if group else "There must be seven groups of five."
        super().__init__(what, "recovery key")


def new_recovery_key(random: Callable[[int], bytes] = os.urandom) -> str:
    """Return a new key as it is printed: `7K3QX-…`, 140 bits of chance."""
    number = int.from_bytes(random(18)) >> 4
    digits = [(number >> (5 * place)) & 31 for place in range(GROUPS * _DATA)]
    groups = [digits[start : start + _DATA] for start in range(0, len(digits), _DATA)]
    whole = [[*group, _check(place, group)] for place, group in enumerate(groups, 1)]
    return "-".join("".join(ALPHABET[digit] for digit in group) for group in whole)


def is_like_recovery_key(text: str) -> bool:
    """Whether a text can be nothing but a recovery key."""
    try:
        _digits(text)
    except Mistyped:
        return False
    return True


def private_key(text: str) -> X25519PrivateKey:
    """Return the half that opens, from the key as somebody typed it.

    Raises:
        Mistyped: with the group that is wrong; any one wrong character, and any two that changed
            places, are noticed.
    """
    secret = bytes(_digits(text))
    derived = HKDF(SHA256(), 32, None, b"offline_cache recovery key").derive(secret)
    return X25519PrivateKey.from_private_bytes(derived)


def public_key(text: str) -> bytes:
    """Return the half that locks; 32 bytes, no secret."""
    return private_key(text).public_key().public_bytes_raw()


def _digits(text: str) -> list[int]:
    plain = unicodedata.normalize("NFKC", text).upper().translate(_LOOKS_LIKE)
    letters = "".join(each for each in plain if each not in _BETWEEN)
    if len(letters) != GROUPS * (_DATA + 1):
        raise Mistyped(0)
    digits: list[int] = []
    for place in range(1, GROUPS + 1):
        group = letters[(place - 1) * (_DATA + 1) : place * (_DATA + 1)]
        numbers = [ALPHABET.find(letter) for letter in group]
        if -1 in numbers or _check(place, numbers[:_DATA]) != numbers[_DATA]:
            raise Mistyped(place)
        digits += numbers[:_DATA]
    return digits


def _check(place: int, group: list[int]) -> int:
    """Return the digit that checks a group at its place: a sum over GF(32), weights 2, 4, 8, 16."""
    total = place
    for weight, digit in enumerate(group, 1):
        total ^= _times(digit, 1 << weight)
    return total


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one, other = one << 1, other >> 1
        one ^= _POLYNOMIAL if one & 32 else 0
    return product
