"""Certificates made while the test runs: a root, one between, and leaves good and bad."""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from console.bench.real.certificates import Certificate

DAY = timedelta(days=1)
HERE = "127.0.0.1"


@dataclass(frozen=True)
class Signer:
    """A name with its key and certificate."""

    name: x509.Name
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def file(self, folder: Path) -> Path:
        path = folder / f"{self.certificate.serial_number}.pem"
        path.write_bytes(self.pem)
        return path


def signer(
    name: str,
    by: Signer | None = None,
    *,
    is_authority: bool = False,
    hosts: tuple[str, ...] = (),
    days: tuple[float, float] = (-1, 90),
) -> Signer:
    """Return somebody's certificate, signed by another or by itself.

    Args:
        days: begin and end, from now.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer, signing = (by.name, by.key) if by else (own, key)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + days[0] * DAY)
        .not_valid_after(now + days[1] * DAY)
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), False
        )
    )
    if hosts:
        made = made.add_extension(x509.SubjectAlternativeName([_host(h) for h in hosts]), False)
    return Signer(own, key, made.sign(signing, hashes.SHA256()))


def shown(folder: Path, leaf: Signer, *between: Signer) -> Certificate:
    """Write what a hub shows: its certificate, those sent along, and its key."""
    files = Certificate(
        folder / f"{leaf.certificate.serial_number}.crt",
        folder / f"{leaf.certificate.serial_number}.key",
    )
    files.certificate.write_bytes(b"".join(each.pem for each in (leaf, *between)))
    files.key.write_bytes(
        leaf.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
