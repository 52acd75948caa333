"""A grant: the hub's signed word on who sits at a seat and what they may do.

Text form: base64url(JSON) `.` base64url(Ed25519 signature over the first part). It is carried by
every operation, so an act made offline can be judged when it arrives.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from console.runtime.clock import from_text


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """Who, where, what, and how long."""

    id: str
    person: str
    name: str
    seat: str
    seat_name: str = ""
    hall: str = ""
    hall_name: str = ""
    role: str = ""
    rights: list[str] = []
    areas: list[str] = []
    issued: str
    until: str
    offline_until: str

    def is_valid(self, now: datetime, offline: bool = False) -> bool:
        """Whether it holds at `now`; without the hub it holds until `offline_until`."""
        return now < from_text(self.offline_until if offline else self.until)


class BadGrant(ValueError):  # noqa: N818
    """The text is no grant, or nobody we trust signed it."""


def sign(grant: Grant, key: Ed25519PrivateKey) -> str:
    """Return the signed text of a grant."""
    payload = urlsafe_b64encode(msgspec.json.encode(grant))
    return f"{payload.decode()}.{urlsafe_b64encode(key.sign(payload)).decode()}"


def verify(text: str, key: Ed25519PublicKey) -> Grant:
    """Read a grant and check who signed it.

    Raises:
        BadGrant: another form, or the signature does not fit.
    """
    payload, _, signature = text.partition(".")
    try:
        key.verify(urlsafe_b64decode(signature), payload.encode())
    except (InvalidSignature, ValueError) as error:
        raise BadGrant("the grant was not signed by this hub") from error
    return read(text)


def read(text: str) -> Grant:
    """Read a grant without judging it (a seat shows its own).

    Raises:
        BadGrant: another form.
    """
    try:
        return msgspec.json.decode(urlsafe_b64decode(text.partition(".")[0]), type=Grant)
    except (ValueError, msgspec.MsgspecError) as error:
        raise BadGrant("this is no grant") from error


class LoginRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/login`."""

    account: str
    password: str
    seat: str
    seat_name: str = ""


class LoginAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A signed grant, and the key it can be judged by while the hub is away."""

    grant: str
    public_key: str
    now: str
