"""Locking a small secret: for the holder of a recovery key, or under a store key."""

import os

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Unfit(Exception):  # noqa: N818 - what is tried does not open it
    """The key does not open what was locked."""


class Sealed(msgspec.Struct, frozen=True):
    """Something only the holder of one recovery key can open (X25519, HKDF, AES-GCM).

    Attributes:
        public: whose recovery key opens it.
        once: the public half of a pair made for this alone.
        locked: nonce and ciphertext.
    """

    public: bytes
    once: bytes
    locked: bytes


def seal(secret: bytes, public: bytes, bound: bytes) -> Sealed:
    """Lock a secret for the holder of the recovery key with this public half."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    own = once.public_key().public_bytes_raw()
    return Sealed(public, own, lock(secret, _derived(shared, own, public), bound))


def unseal(sealed: Sealed, private: X25519PrivateKey, bound: bytes) -> bytes:
    """Return the secret.

    Raises:
        Unfit: it was locked for another key, or was changed.
    """
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(sealed.once))
    except ValueError as error:
        raise Unfit from error
    own = private.public_key().public_bytes_raw()
    return unlock(sealed.locked, _derived(shared, sealed.once, own), bound)


def lock(secret: bytes, key: bytes, bound: bytes) -> bytes:
    """Lock a secret under a key of 32 bytes; nonce and ciphertext."""
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, secret, bound)


def unlock(locked: bytes, key: bytes, bound: bytes) -> bytes:
    """Return the secret.

    Raises:
        Unfit: another key, or it was changed.
    """
    try:
        return AESGCM(key).decrypt(locked[:12], locked[12:], bound)
    except (InvalidTag, ValueError) as error:
        raise Unfit from error


def _derived(shared: bytes, once: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), 32, once + public, b"offline_cache seal").derive(shared)
