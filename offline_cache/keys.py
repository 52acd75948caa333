"""Where the store key lives: the system's keyring, else a passphrase file, else this machine.

Which of them holds the key is noted in `key.source`. A keyring that is locked today never leads
to a new key: the files of yesterday would not open with it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from offline_cache.key_file import (
    KEY_BYTES,
    WrongPassphrase,
    lock_key,
    machine_key,
    unlock_key,
    write_private,
)
from offline_cache.problems import StoreProblem
from offline_cache.recovery import recover
from offline_cache.recovery_key import is_like_recovery_key


class PassphraseNeeded(StoreProblem):
    """The key is locked by a passphrase and none was given."""

    code = "passphrase_needed"
    to_do = "Type the passphrase of this seat."


class KeyUnavailable(StoreProblem):
    """The place that holds the key does not give it."""

    code = "key_unavailable"
    to_do = "Unlock the system's keyring (log in to the desktop) and start again."


@dataclass(frozen=True, slots=True)
class Keyring:
    """The system's keyring, handed in as two calls.

    Attributes:
        get: returns the text kept, None when there is none; raises when there is no keyring.
        set: keeps a text; raises when it cannot.
    """

    get: Callable[[], str | None]
    set: Callable[[str], None]


class KeyStore:
    """Finds the store key of one data folder, or makes it at the first start.

    Args:
        folder: the data folder.
        keyring: the system's keyring, None to leave it out.
        machine_id: reads the machine's id; None unless hall policy allows a machine-bound key.
        random: where new keys come from.
    """

    def __init__(
        self,
        folder: Path,
        keyring: Keyring | None = None,
        machine_id: Callable[[], str] | None = None,
        random: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._keyring = keyring
        self._machine_id = machine_id
        self._random = random
        self._folder = folder
        self._source_path = folder / "key.source"
        self._file_path = folder / "key.file"
        self._salt_path = folder / "key.salt"

    @property
    def source(self) -> str | None:
        """Where the key is: "keyring", "passphrase", "machine"; None before the first start."""
        if not self._source_path.exists():
            return None
        return self._source_path.read_text("ascii", errors="replace").strip()

    def unlock(self, passphrase: str | None = None) -> bytes:
        """Return the 32-byte store key.

        Args:
            passphrase: opens the key file, or makes it at the first start without a keyring. A
                recovery key opens in its place, also where the keyring has lost the key.

        Raises:
            PassphraseNeeded, WrongPassphrase, KeyUnavailable, Damaged, WrongRecovery: see there.
        """
        try:
            return self._unlock(passphrase)
        except (WrongPassphrase, KeyUnavailable):
            if passphrase is None or not is_like_recovery_key(passphrase):
                raise
            return recover(self._folder, passphrase)

    def _unlock(self, passphrase: str | None) -> bytes:
        match self.source:
            case None:
                return self._first_start(passphrase)
            case "keyring":
                return self._from_keyring()
            case "passphrase":
                return self._from_file(passphrase)
            case "machine":
                return self._from_machine()
            case other:
                raise KeyUnavailable(
                    f"The key is in a place this program does not know ({other}).",
                    self._source_path,
                    "Start the newer program.",
                )

    def change_passphrase(self, old: str, new: str) -> None:
        """Lock the same key by another passphrase."""
        lock_key(self._file_path, unlock_key(self._file_path, old), new, self._random)

    def move_to_passphrase(self, key: bytes, passphrase: str) -> None:
        """Keep the present key in a key file from now on; the stores stay as they are."""
        lock_key(self._file_path, key, passphrase, self._random)
        self._note("passphrase")

    def _first_start(self, passphrase: str | None) -> bytes:
        if (key := self._new_in_keyring()) is not None:
            self._note("keyring")
            return key
        if passphrase is not None:
            key = self._random(KEY_BYTES)
            self.move_to_passphrase(key, passphrase)
            return key
        if self._machine_id is not None:
            key = self._from_machine()
            self._note("machine")
            return key
        raise PassphraseNeeded("There is no keyring here; the key needs a passphrase.", "key.file")

    def _new_in_keyring(self) -> bytes | None:
        """Return the keyring's key, a new one if it has none; None when there is no keyring."""
        if self._keyring is None:
            return None
        try:
            text = self._keyring.get()
            if text is None:
                self._keyring.set(self._random(KEY_BYTES).hex())
                text = self._keyring.get()
        except Exception:  # whatever backend is missing or locked: the next place is tried
            return None
        return _key_of(text)

    def _from_keyring(self) -> bytes:
        if self._keyring is None:
            raise KeyUnavailable("The key is in the system's keyring.", self._source_path)
        try:
            key = _key_of(self._keyring.get())
        except Exception as error:
            raise KeyUnavailable(
                f"The system's keyring does not answer: {error}", self._source_path
            ) from error
        if key is None:
            raise KeyUnavailable("The system's keyring has lost the key.", self._source_path)
        return key

    def _from_file(self, passphrase: str | None) -> bytes:
        if passphrase is None:
            raise PassphraseNeeded("The key is locked by a passphrase.", self._file_path)
        return unlock_key(self._file_path, passphrase)

    def _from_machine(self) -> bytes:
        if self._machine_id is None:
            raise KeyUnavailable(
                "The key is bound to this machine, which hall policy no longer allows.",
                self._source_path,
                "Allow it again in the hall's settings, or move the key to a passphrase.",
            )
        return machine_key(self._salt_path, self._machine_id(), self._random)

    def _note(self, source: str) -> None:
        write_private(self._source_path, source.encode())


def _key_of(text: str | None) -> bytes | None:
    if text is None:
        return None
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None
