"""The store key locked for a recovery key: `key.recovery` beside the other key files."""

from pathlib import Path

import msgspec

from offline_cache.key_file import write_private
from offline_cache.problems import Damaged, StoreProblem
from offline_cache.recovery_key import new_recovery_key, private_key, public_key
from offline_cache.sealing import Sealed, Unfit, seal, unseal

_NAME = "key.recovery"
_FORMAT = 1
_BOUND = b"offline_cache store key"


class NoRecovery(StoreProblem):
    """No recovery key was ever made for this folder."""

    code = "no_recovery"
    to_do = "Make one with `command-hall recovery-key` while the store still opens."


class WrongRecovery(StoreProblem):
    """A recovery key that is well formed and belongs to something else."""

    code = "wrong_recovery"
    to_do = "Find the paper of this seat; a key that was issued anew makes the old one void."


class _File(msgspec.Struct):
    format: int
    sealed: Sealed


def issue(folder: Path, key: bytes) -> str:
    """Make a recovery key for this store; the one before opens nothing any more.

    Returns:
        The key as it is printed; it is kept nowhere.
    """
    text = new_recovery_key()
    keep_for(folder, key, public_key(text))
    return text


def keep_for(folder: Path, key: bytes, public: bytes) -> None:
    """Lock the store key for a recovery key that exists already, by its public half."""
    sealed = seal(key, public, _BOUND)
    write_private(folder / _NAME, msgspec.json.encode(_File(_FORMAT, sealed)))


def public_half(folder: Path) -> bytes | None:
    """Return the public half of this folder's recovery key; None when there is none."""
    return _read(folder).sealed.public if has_recovery(folder) else None


def has_recovery(folder: Path) -> bool:
    """Whether a recovery key was made here."""
    return (folder / _NAME).exists()


def recover(folder: Path, text: str) -> bytes:
    """Return the store key.

    Args:
        folder: the seat's data folder.
        text: the recovery key as typed.

    Raises:
        Mistyped, NoRecovery, WrongRecovery, Damaged: see there.
    """
    private = private_key(text)
    if not has_recovery(folder):
        raise NoRecovery("There is no recovery key for this folder.", folder / _NAME)
    try:
        return unseal(_read(folder).sealed, private, _BOUND)
    except Unfit as error:
        raise WrongRecovery("This recovery key is not this seat's.", folder / _NAME) from error


def _read(folder: Path) -> _File:
    path = folder / _NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Damaged("The recovery file cannot be read.", path, "Issue a new key.") from error
