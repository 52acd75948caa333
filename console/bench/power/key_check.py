"""Which passphrase opens the key of a folder; reads the key file by itself, as its form is told."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from console.bench.power.trial import Wrong


class KeyJudge:
    """Knows from the program's notes which passphrase holds after which number of acts."""

    def __init__(self, notes: Iterable[Mapping[str, Any]]) -> None:
        self._passphrases: list[str] = []
        self._key = ""
        for note in notes:
            self._key = note.get("key", self._key)
            if "begin" in note:
                self._passphrases.append(note["act"]["passphrase"])

    def acts_in(self, folder: Path) -> range:
        """Return the number of acts after which this would be the state; see `Judge`."""
        if not (folder / "key.source").exists():
            return range(1)  # the next start makes a key; nothing was reported yet
        if (folder / "key.source").read_text("ascii") != "passphrase":
            raise Wrong("the folder does not say where the key is")
        told = json.loads((folder / "key.file").read_bytes())
        for act, passphrase in enumerate(self._passphrases, 1):
            if _opened(told, passphrase) == self._key:
                return range(act, act + 1)
        raise Wrong("no passphrase that was given opens the key that was made")


def _opened(told: Mapping[str, Any], passphrase: str) -> str | None:
    salt, nonce, locked = (base64.b64decode(told[name]) for name in ("salt", "nonce", "locked"))
    secret = hashlib.scrypt(passphrase.encode(), salt=salt, n=told["n"], r=8, p=1, dklen=32)
    try:
        return AESGCM(secret).decrypt(nonce, locked, b"offline_cache key file").hex()
    except InvalidTag:
        return None
