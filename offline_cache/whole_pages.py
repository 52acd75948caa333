"""Pages of an encrypted file that are as they were written, one by one, without SQLite.

Each page of SQLCipher 4 carries its own initial value and the HMAC-SHA512 of its content and
number, so it is whole or not whatever became of others (https://www.zetetic.net/sqlcipher/design).
"""

import hashlib
import hmac
import struct
from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from offline_cache.cipher import PAGE_SIZE

USABLE = PAGE_SIZE - 80
"""Bytes of a page that are SQLite's; the rest are initial value (16) and HMAC (64)."""

_SALT, _VALUE, _MAC = 16, 16, 64
_LOG_HEAD, _FRAME_HEAD = 32, 24
_PLAIN = b"SQLite format 3\x00"


class WholePages:
    """Reads the newest saved state of each page, from the log where it is there.

    Args:
        path: the store file; nobody may have it open.
        key: the store key.

    Raises:
        OSError: it cannot be read.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._file = path.read_bytes()
        self._log = _saved_frames(path.with_name(path.name + "-wal"))
        first = self._log.get(1, self._file[:PAGE_SIZE])
        salt = bytes(each ^ 0x3A for each in first[:_SALT])
        self._key = key
        self._mac_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
        self.count = max([len(self._file) // PAGE_SIZE, *self._log])

    def page(self, number: int) -> bytes | None:
        """Return the content of a page, numbered from 1; None where it is not whole."""
        start = (number - 1) * PAGE_SIZE
        stored = self._log.get(number, self._file[start : start + PAGE_SIZE])
        if not 1 <= number <= self.count or len(stored) != PAGE_SIZE:
            return None
        skipped = _SALT if number == 1 else 0
        told = stored[skipped : USABLE + _VALUE] + struct.pack("<I", number)
        mac = hmac.digest(self._mac_key, told, "sha512")
        if not hmac.compare_digest(mac, stored[USABLE + _VALUE : USABLE + _VALUE + _MAC]):
            return None
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(stored[USABLE : USABLE + _VALUE]))
        decryptor = cipher.decryptor()
        plain = decryptor.update(stored[skipped:USABLE]) + decryptor.finalize()
        return _PLAIN[:skipped] + plain


def _saved_frames(log: Path) -> dict[int, bytes]:
    """Return the newest page of each number that a transaction in the log has saved."""
    data = log.read_bytes() if log.exists() else b""
    if len(data) < _LOG_HEAD or struct.unpack(">I", data[8:12])[0] != PAGE_SIZE:
        return {}
    words = "<" if data[:4] == b"\x37\x7f\x06\x82" else ">"
    saved: dict[int, bytes] = {}
    begun: dict[int, bytes] = {}
    sums = _sums((0, 0), data[:24], words)
    for at in range(_LOG_HEAD, len(data) - PAGE_SIZE - _FRAME_HEAD + 1, _FRAME_HEAD + PAGE_SIZE):
        head, page = data[at : at + _FRAME_HEAD], data[at + _FRAME_HEAD :][:PAGE_SIZE]
        sums = _sums(_sums(sums, head[:8], words), page, words)
        if head[8:16] != data[16:24] or sums != struct.unpack(">II", head[16:24]):
            break  # an older log, or a transaction that was not finished
        number, size = struct.unpack(">II", head[:8])
        begun[number] = page
        if size:
            saved |= begun
            begun.clear()
    return saved


def _sums(before: tuple[int, int], data: bytes, words: str) -> tuple[int, int]:
    """Go on with the running sums of a log (https://sqlite.org/fileformat2.html, 4.2)."""
    first, second = before
    numbers: Iterable[int] = struct.unpack(f"{words}{len(data) // 4}I", data)
    pairs = iter(numbers)
    for one, other in zip(pairs, pairs, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
