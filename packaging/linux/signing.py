"""The key that signs a package: the one of the release, or one for tests that is labelled so."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from tree import NotMade


def secret_key(file: Path | None, cache: Path) -> tuple[Ed25519PrivateKey, str]:
    """Return the key and what a build signed by it is called, `release` or `test`.

    Args:
        file: PEM file of an Ed25519 key without a passphrase; none for this machine's test key.
        cache: where the test key is kept, so that two builds are signed by the same one.

    Raises:
        NotMade: the file is no such key.
    """
    if file is not None:
        return _read(file), "release"
    kept = cache / "test-key.pem"
    if not kept.exists():
        secret = Ed25519PrivateKey.generate()
        kept.touch(mode=0o600)
        kept.write_bytes(secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return _read(kept), "test"


def _read(file: Path) -> Ed25519PrivateKey:
    try:
        secret = load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise NotMade(f"{file} is no readable key: {error}") from error
    if not isinstance(secret, Ed25519PrivateKey):
        raise NotMade(f"{file} is no Ed25519 key; openssl genpkey -algorithm ed25519 makes one")
    return secret
