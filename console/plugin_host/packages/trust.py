"""Who signs: the hall's trusted keys, and the revocation list that is carried there by hand.

`keys.toml` beside the installed plugins holds public keys and whose they are. `revoked.json` is a
list with a number, signed by one of them; an older list never takes the place of a newer one.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

import tomli_w
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from console.plugin_host.packages.archive import Package
from console.plugin_host.packages.faults import bad_package, revoked, unsigned
from console.plugin_host.packages.whole_file import write_whole

KEYS, REVOKED = "keys.toml", "revoked.json"


@dataclass(frozen=True, slots=True)
class Revoked:
    """What is trusted no more: keys by their hex, packages by their digest."""

    number: int = 0
    keys: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()


def new_key(path: Path) -> str:
    """Write a new private key that only its owner may read; return its public half as hex."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(pem)
    return public_of(key)


def read_key(path: Path) -> Ed25519PrivateKey:
    """Return a private key.

    Raises:
        PluginFaultsError: the file holds none.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise bad_package(path.name, "读不出签名密钥", "holds no signing key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise bad_package(path.name, "不是 Ed25519 密钥", "is no Ed25519 key")
    return key


def public_of(key: Ed25519PrivateKey) -> str:
    """Return the public half as hex."""
    return key.public_key().public_bytes_raw().hex()


def signed(raw: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the signature of some bytes with the key it is checked by."""
    return json.dumps({"key": public_of(key), "signature": key.sign(raw).hex()}).encode()


def trust(root: Path, key: str, whose: str) -> None:
    """Let packages in that this key has signed.

    Raises:
        ValueError: it is no public key.
    """
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
    write_whole(root / KEYS, tomli_w.dumps({**trusted(root), key: whose}))


def trusted(root: Path) -> dict[str, str]:
    """Return the trusted keys and whose they are; a damaged list trusts nobody."""
    try:
        told = tomllib.loads((root / KEYS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: whose for key, whose in told.items() if isinstance(whose, str)}


def signer(root: Path, package: Package) -> str:
    """Return who has signed a package.

    Raises:
        PluginFaultsError: nobody whom the hall trusts, or one who is revoked.
    """
    return trusted(root)[signing_key(root, package)]


def signing_key(root: Path, package: Package) -> str:
    """Return the public key a package was signed with, as hex.

    Raises:
        PluginFaultsError: nobody whom the hall trusts has signed it, or it or its key is revoked.
    """
    key = _key_of(root, package.path.name, package.listed, package.signature)
    gone = revoked_list(root)
    if key in gone.keys or package.digest in gone.packages:
        raise revoked(package.path.name)
    return key


def revoked_list(root: Path) -> Revoked:
    """Return what is revoked here; nothing where no list was brought yet."""
    try:
        return _revoked((root / REVOKED).read_bytes())
    except OSError:
        return Revoked()


def write_revoked(path: Path, gone: Revoked, key: Ed25519PrivateKey) -> None:
    """Write a list to be carried to the seats."""
    text = json.dumps({"number": gone.number, "keys": gone.keys, "packages": gone.packages})
    told = {"list": text, **json.loads(signed(text.encode(), key))}
    write_whole(path, json.dumps(told))


def take_revoked(root: Path, path: Path) -> Revoked:
    """Take a list over.

    Raises:
        PluginFaultsError: nobody trusted has signed it, or a newer one is here.
    """
    try:
        raw = path.read_bytes()
        told = json.loads(raw)
        text = str(told["list"]).encode()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise bad_package(path.name, "不是吊销清单", "is no revocation list") from error
    _key_of(root, path.name, text, raw)
    before, gone = revoked_list(root), _revoked(raw)
    if gone.number <= before.number:
        zh, en = f"已有第 {before.number} 号清单", f"list {before.number} is here already"
        raise bad_package(path.name, zh, en)
    write_whole(root / REVOKED, raw.decode("utf-8"))
    return gone


def _revoked(raw: bytes) -> Revoked:
    told = json.loads(json.loads(raw)["list"])
    return Revoked(int(told["number"]), tuple(told["keys"]), tuple(told["packages"]))


def _key_of(root: Path, file: str, raw: bytes, signature: bytes) -> str:
    if not signature:
        raise unsigned(file, "没有签名", "is not signed")
    try:
        told = json.loads(signature)
        key, sign = str(told["key"]), bytes.fromhex(told["signature"])
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(sign, raw)
    except (InvalidSignature, ValueError, KeyError, TypeError) as error:
        raise unsigned(file, "签名不对", "its signature does not hold") from error
    if key not in trusted(root):
        raise unsigned(
            file, "签名的不是本厅认可的密钥", "is signed by a key the hall does not trust"
        )
    return key
