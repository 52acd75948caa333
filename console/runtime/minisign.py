"""Signatures beside a file, in minisign's form, so that its own program verifies them too.

A signature file has four lines: a comment nobody vouches for, the signature over the file's
BLAKE2b-512, a comment that is signed (name and version of what it is), and the signature over both.
Source of the form: the manual page `minisign(1)`, `Signature format`, algorithm `ED` (hashed).
"""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SUFFIX = ".minisig"
_KEY, _HASHED = b"Ed", b"ED"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_ID, _SIGNATURE, _PUBLIC = 8, 64, 32


class NotSigned(Exception):  # noqa: N818 - a word of the page
    """A file is not what the key's owner signed.

    Attributes:
        code: `missing` (no signature beside it), `form` (not a signature), `key` (of another key)
            or `changed` (the file, or its comment, is another one).
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that verifies; its id tells two keys apart and proves nothing."""

    id: bytes
    raw: bytes

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """Read a key file, or its second line alone.

        Raises:
            ValueError: it is none.
        """
        lines = [line for line in text.splitlines() if line and not line.startswith(_UNTRUSTED)]
        body = base64.b64decode(lines[0] if lines else "", validate=True)
        if len(body) != len(_KEY) + _ID + _PUBLIC or not body.startswith(_KEY):
            raise ValueError("not a minisign public key")
        return cls(body[2:10], body[10:])

    @classmethod
    def of(cls, secret: Ed25519PrivateKey) -> "PublicKey":
        """Return the public half; the id is the beginning of its sum."""
        raw = secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return cls(hashlib.sha256(raw).digest()[:_ID], raw)

    @property
    def text(self) -> str:
        """The key file."""
        told = base64.b64encode(_KEY + self.id + self.raw).decode()
        return f"{_UNTRUSTED}minisign public key {_shown(self.id)}\n{told}\n"


def sign(file: Path, secret: Ed25519PrivateKey, comment: str) -> Path:
    """Write a signature beside a file and return its path.

    Args:
        file: what is signed.
        secret: the key.
        comment: one line that is signed with it; tells name and version.
    """
    key = PublicKey.of(secret)
    signature = secret.sign(_sum(file))
    lines = [
        f"{_UNTRUSTED}signature of {file.name}",
        base64.b64encode(_HASHED + key.id + signature).decode(),
        f"{_TRUSTED}{comment}",
        base64.b64encode(secret.sign(signature + comment.encode())).decode(),
    ]
    beside = file.with_name(file.name + SUFFIX)
    beside.write_text("\n".join(lines) + "\n", "utf-8")
    return beside


def verify(file: Path, key: PublicKey) -> str:
    """Return the signed comment of a file that is what the key's owner signed.

    Raises:
        NotSigned: it is not.
        OSError: the file cannot be read.
    """
    comment, signature = read_comment(file, key)
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, _sum(file))
    except InvalidSignature:
        raise NotSigned("changed", file.name) from None
    return comment


def read_comment(file: Path, key: PublicKey) -> tuple[str, bytes]:
    """Return the signed comment beside a file and the signature; the file itself is not read.

    Raises:
        NotSigned: the signature is missing, of another key, or its comment was changed.
    """
    beside = file.with_name(file.name + SUFFIX)
    try:
        lines = beside.read_text("utf-8").splitlines()
        body, over_comment = (base64.b64decode(lines[at], validate=True) for at in (1, 3))
        comment = lines[2].removeprefix(_TRUSTED)
    except FileNotFoundError:
        raise NotSigned("missing", beside.name) from None
    except (ValueError, IndexError) as error:
        raise NotSigned("form", beside.name) from error
    if len(body) != len(_HASHED) + _ID + _SIGNATURE or not body.startswith(_HASHED):
        raise NotSigned("form", beside.name)
    if body[2:10] != key.id:
        raise NotSigned("key", _shown(body[2:10]))
    signature = body[10:]
    try:
        trusted = Ed25519PublicKey.from_public_bytes(key.raw)
        trusted.verify(over_comment, signature + comment.encode())
    except InvalidSignature:
        raise NotSigned("changed", beside.name) from None
    return comment, signature


def _sum(file: Path) -> bytes:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, hashlib.blake2b).digest()


def _shown(id: bytes) -> str:
    return id[::-1].hex().upper()
