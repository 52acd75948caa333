"""A key locked by a passphrase (scrypt + AES-GCM), and a key bound to a machine."""

import hashlib
import hmac
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from offline_cache.durable import sync_folder
from offline_cache.problems import Damaged, StoreProblem

KEY_BYTES = 32
SCRYPT_N = 1 << 16
"""Work of one guess: 64 MiB and about 0.2 s."""

_FORMAT = 1
_BOUND = b"offline_cache key file"


class WrongPassphrase(StoreProblem):
    """The passphrase does not open the key file."""

    code = "wrong_passphrase"
    to_do = "Type the passphrase again; mind capital letters and the input method."


class KeyFile(msgspec.Struct):
    """What stands in a key file."""

    format: int
    n: int
    salt: bytes
    nonce: bytes
    locked: bytes


def lock_key(
    path: Path, key: bytes, passphrase: str, random: Callable[[int], bytes] = os.urandom
) -> None:
    """Write a key file; an existing one is replaced in one step."""
    salt, nonce = random(16), random(12)
    secret = _stretch(passphrase, salt, SCRYPT_N)
    locked = AESGCM(secret).encrypt(nonce, key, _BOUND)
    write_private(path, msgspec.json.encode(KeyFile(_FORMAT, SCRYPT_N, salt, nonce, locked)))


def unlock_key(path: Path, passphrase: str) -> bytes:
    """Return the key.

    Raises:
        WrongPassphrase: it does not open the file.
        Damaged: the file is no key file.
    """
    try:
        file = msgspec.json.decode(path.read_bytes(), type=KeyFile)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Damaged("The key file cannot be read.", path, "Bring back a copy of it.") from error
    if file.format != _FORMAT or file.n > 1 << 22 or file.n < 2 or file.n & (file.n - 1):
        raise Damaged("The key file has another form.", path, "Start the newer program.")
    try:
        return AESGCM(_stretch(passphrase, file.salt, file.n)).decrypt(
            file.nonce, file.locked, _BOUND
        )
    except InvalidTag as error:
        raise WrongPassphrase("The passphrase does not open the key file.", path) from error


def machine_key(path: Path, machine_id: str, random: Callable[[int], bytes] = os.urandom) -> bytes:
    """Return the key made of this machine's id and a salt file, making the file if need be.

    Hall policy, not the default: queue, sound and wall start after a power cut without a person.
    It protects a stolen disk image less than a passphrase does, because whoever has the whole
    disk has the salt and usually the machine id as well; it protects a copied file.

    Args:
        path: the salt file.
        machine_id: /etc/machine-id, or MachineGuid on Windows.
        random: where new salt comes from.

    Raises:
        Damaged: the salt file was cut off.
    """
    if not machine_id.strip():
        raise ValueError("this machine has no id")
    if not path.exists():
        write_private(path, random(KEY_BYTES))
    salt = path.read_bytes()
    if len(salt) != KEY_BYTES:
        raise Damaged("The salt file was cut off.", path, "Bring back a copy of it.")
    # a machine's id is random already; stretching it would only delay the start
    return hmac.new(salt, _BOUND + machine_id.strip().encode(), hashlib.sha256).digest()


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner reads, durable and whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def _stretch(secret: str, salt: bytes, n: int) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=n, r=8, p=1).derive(secret.encode())
