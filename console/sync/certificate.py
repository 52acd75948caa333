"""The certificate a hub shows, read so that a person can be told which one was not trusted.

Reading it is never trusting it: the handshake is made without a check, nothing is sent over it, and
it is closed at once. What may be talked to is decided elsewhere, with every check.
"""

import socket
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from console.runtime.clock import CHINA

if TYPE_CHECKING:
    from cryptography import x509

SECONDS = 5.0
"""Patience with a hub that is asked to show its certificate."""

TLS = "tls"
"""Begins each code of a link that fails for its certificate (`console.sync.trouble`)."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a hub shows of itself.

    Attributes:
        subject, issuer: as RFC 4514 writes them.
        begins, ends: when it holds.
        hosts: names and addresses it is for.
        fingerprint: SHA-256, hex in upper case.
    """

    subject: str
    issuer: str
    begins: datetime
    ends: datetime
    hosts: tuple[str, ...]
    fingerprint: str

    def ends_within(self, ahead: timedelta, now: datetime) -> bool:
        """Whether another is needed in so short a time, or was needed already."""
        return self.ends - now <= ahead

    def days_left(self, now: datetime) -> int:
        """Whole days until its end; negative when it is over."""
        return (self.ends - now).days

    def told(self, asked: str) -> tuple[str, str]:
        """Return, zh and en, which one it is.

        Args:
            asked: the host that was to be reached.
        """
        begins, ends = _day(self.begins), _day(self.ends)
        hosts = ", ".join(self.hosts) or "—"
        short = self.fingerprint[:16]
        return (
            f"证书 {self.subject}，签发者 {self.issuer}，有效期 {begins} 至 {ends}，"
            f"用于 {hosts}；所连地址 {asked}；指纹 {short}",
            f"certificate {self.subject}, issued by {self.issuer}, valid {begins} to {ends}, "
            f"for {hosts}; asked for {asked}; fingerprint {short}",
        )


def host_of(hub: str) -> str:
    """Return the host of a hub's address; an IPv6 address without brackets."""
    return urlsplit(hub).hostname or ""


def shown_at(
    hub: str, seconds: float = SECONDS, trusted: ssl.SSLContext | None = None
) -> Certificate | None:
    """Return what the hub shows; None without TLS, or where nothing can be read. Blocks.

    Args:
        hub: its address.
        seconds: patience.
        trusted: judges it; what it does not trust is nothing. Without one whatever is shown is
            read, to be named in words.
    """
    parts = urlsplit(hub)
    if parts.scheme != "https" or not parts.hostname:
        return None
    looks = trusted
    if looks is None:
        looks = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        looks.check_hostname = False
        looks.verify_mode = ssl.CERT_NONE  # to read it, not to talk: see the module's words
    try:
        with (
            socket.create_connection((parts.hostname, parts.port or 443), seconds) as plain,
            looks.wrap_socket(plain, server_hostname=parts.hostname) as secure,
        ):
            return read(secure.getpeercert(binary_form=True) or b"")
    except (OSError, ValueError):
        return None


def read(der: bytes) -> Certificate:
    """Read a certificate.

    Raises:
        ValueError: it is none.
    """
    from cryptography import x509  # a start reads none
    from cryptography.hazmat.primitives import hashes

    found = x509.load_der_x509_certificate(der)
    return Certificate(
        found.subject.rfc4514_string() or "—",
        found.issuer.rfc4514_string() or "—",
        found.not_valid_before_utc,
        found.not_valid_after_utc,
        _hosts(found),
        found.fingerprint(hashes.SHA256()).hex().upper(),
    )


def _hosts(found: "x509.Certificate") -> tuple[str, ...]:
    from cryptography import x509

    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    addresses = (str(each) for each in names.get_values_for_type(x509.IPAddress))
    return (*names.get_values_for_type(x509.DNSName), *addresses)


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(CHINA):%Y-%m-%d}"
