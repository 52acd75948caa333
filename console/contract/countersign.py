"""The hub's signature under how far a log chain has come."""

from base64 import b64decode, b64encode
from collections.abc import Collection
from dataclasses import replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.domain.duty import LogHead


def countersigned(head: LogHead, key: Ed25519PrivateKey) -> LogHead:
    """Return a head with the hub's signature."""
    public = b64encode(key.public_key().public_bytes_raw()).decode()
    named = replace(head, key=public)
    return replace(named, signature=b64encode(key.sign(_signed(named))).decode())


def is_countersigned(head: LogHead, trusted: Collection[str] = ()) -> bool:
    """Whether the signature holds.

    Args:
        head: as it came.
        trusted: public keys of the hub that this seat was given at log-ins, base64; where it was
            given none, the key that the head names is believed.
    """
    if trusted and head.key not in trusted:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(head.key))
        key.verify(b64decode(head.signature), _signed(head))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(head: LogHead) -> bytes:
    """The text under the signature; times to the millisecond, as they travel."""
    told = (
        "log_head",
        head.seat,
        head.incarnation,
        str(head.number),
        head.hash,
        head.signed_at.isoformat(timespec="milliseconds"),
        *head.breaks,
    )
    return "\n".join(told).encode()
