"""The key that signs a package: the one of the release, or one for tests that is labelled so."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from console.runtime.minisign import PublicKey, sign


class NoKey(Exception):  # noqa: N818 - a word of whoever signs
    """A key that cannot be used; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What signs packages.

    Attributes:
        secret: the key.
        label: what a build signed by it is called, `release` or `test`.
    """

    secret: Ed25519PrivateKey
    label: str

    @property
    def public_key(self) -> str:
        """Text of the key that the signature is checked with."""
        return PublicKey.of(self.secret).text

    def lay(self, folder: Path) -> None:
        """Lay key and label where the program looks for them in its own package."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "release.pub").write_text(self.public_key, "utf-8", newline="\n")
        (folder / "build").write_text(self.label + "\n", "utf-8", newline="\n")

    def put_on(self, made: Path, version: str, machine: str) -> None:
        """Lay the signature of a package beside it, and the key."""
        sign(made, self.secret, f"command-hall {version} {machine} {self.label} file:{made.name}")
        made.with_name("release.pub").write_text(self.public_key, "utf-8")


def seal(file: Path | None, cache: Path) -> Seal:
    """Return what signs.

    Args:
        file: PEM file of an Ed25519 key without a passphrase; none for this machine's test key.
        cache: where the test key is kept, so that two builds are signed by the same one.

    Raises:
        NoKey: the file is no such key.
    """
    if file is not None:
        return Seal(_read(file), "release")
    kept = cache / "test-key.pem"
    if not kept.exists():
        secret = Ed25519PrivateKey.generate()
        kept.touch(mode=0o600)
        kept.write_bytes(secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return Seal(_read(kept), "test")


def _read(file: Path) -> Ed25519PrivateKey:
    try:
        secret = load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise NoKey(f"{file} is no readable key: {error}") from error
    if not isinstance(secret, Ed25519PrivateKey):
        raise NoKey(f"{file} is no Ed25519 key; openssl genpkey -algorithm ed25519 makes one")
    return secret
