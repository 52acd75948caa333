"""What is known of the hub's certificate, in words: the header's chip, the panel's lines."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.models.link_status import LinkView
from console.runtime.clock import CHINA
from console.settings.error_book import error_book, usual_key
from console.shell.error_panel import as_line, call_words, what_words
from console.shell.link_words import is_chinese
from console.sync.certificate import Certificate, host_of

_GROUP = 4
"""Characters of a fingerprint that are read over the phone in one breath."""


def _t(source: str) -> str:
    return QCoreApplication.translate("certificate", source)


@dataclass(frozen=True, slots=True)
class Known:
    """What a seat knows of the hub's certificate.

    Attributes:
        hub: its address.
        ca: file of the hall's certificate authority; empty for the system's.
        found: what was shown last; None where nothing was read yet.
        code: why it is not trusted; empty while nothing speaks against it.
        ca_fault: why the authority's file cannot be read; empty when it can.
        warned: so long before its end it stands in the header.
    """

    hub: str
    ca: str
    warned: timedelta
    found: Certificate | None = None
    code: str = ""
    ca_fault: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the hub is talked to without a certificate."""
        return not self.hub.startswith("https:")

    def ends_soon(self, now: datetime) -> bool:
        """Whether another is needed within the warned time, or was needed already."""
        return self.found is not None and self.found.ends_within(self.warned, now)


def chip_words(link: LinkView, now: datetime) -> str:
    """Return what the header says; empty while the certificate is trusted and far from its end."""
    if link.certificate:
        words = {
            "tls_expired": _t("Certificate over"),
            "tls_early": _t("Certificate not valid yet"),
            "tls_other_host": _t("Certificate of another address"),
        }
        return words.get(link.certificate, _t("Certificate not trusted"))
    return "" if link.certificate_ends is None else _end_words(link.certificate_ends, now)


def _end_words(ends: datetime, now: datetime) -> str:
    days = (ends - now).days
    if days < 0:
        return _t("Certificate over")
    if not days:
        return _t("Certificate ends within a day")
    return _t("Certificate ends in {0} days").format(days)


def state_words(known: Known, now: datetime) -> str:
    """Return how it stands with the certificate, in one sentence."""
    if known.code:
        entry = error_book()[known.code]
        why = what_words(entry)[0 if is_chinese() else 1]
        return _t("Not trusted, code {0}: {1}").format(entry.number, why)
    if known.is_plain:
        return _t("The link to the hub has no certificate: it is not encrypted")
    if known.found is None:
        return _t("Not read yet: the hub is away, or the seat has just started")
    days = known.found.days_left(now)
    if days < 0:
        return _t("Trusted, but over since {0}").format(_day(known.found.ends))
    return _t("Trusted; {0} days left").format(days)


def fact_lines(known: Known) -> list[tuple[str, str]]:
    """Return which certificate it is: pairs of a name and what it is."""
    found = known.found
    asked = host_of(known.hub) or known.hub
    authority = known.ca or _t("the system's own")
    if known.ca_fault:
        authority = _t("{0}, cannot be read: {1}").format(authority, known.ca_fault)
    last = [(_t("Authority trusted here"), authority)]
    if found is None:
        return [(_t("Asked for"), asked), *last]
    until = _t("{0} until {1}").format(_day(found.begins), _day(found.ends))
    return [
        (_t("Subject"), found.subject),
        (_t("Issuer"), found.issuer),
        (_t("Valid"), until),
        (_t("For"), _t(", ").join(found.hosts) or "—"),
        (_t("Asked for"), asked),
        (_t("Fingerprint (SHA-256)"), grouped(found.fingerprint)),
        *last,
    ]


def advice_lines(known: Known, now: datetime) -> list[tuple[str, str]]:
    """Return what to do and whom to call."""
    to_do, call = _t("Nothing"), "none"
    if known.code:
        entry = error_book()[known.code]
        to_do, call = entry.to_do(usual_key)[0 if is_chinese() else 1], entry.call
    elif known.is_plain:
        to_do, call = _t("Let the installer give the hub a certificate"), "installer"
    elif known.ends_soon(now):
        to_do, call = (
            _t(
                "Let the installer exchange it before its end and restart the hub; after that every"
                " seat is cut off"
            ),
            "installer",
        )
    return [(_t("What to do"), as_line(to_do)), (_t("Whom to call"), call_words(call))]


def soon_words(known: Known, now: datetime) -> str:
    """Return the notice of a certificate that ends soon, or is over."""
    if known.found is None:
        return ""
    words = _t("{0} ({1}): tell the installer")
    return words.format(_end_words(known.found.ends, now), _day(known.found.ends))


def new_words(known: Known) -> str:
    """Return the duty log's line of a certificate that is another than before."""
    return f"中心换了证书：{_told(known)}"


def log_words(known: Known) -> str:
    """Return the duty log's line of a certificate that is not trusted; the log is Chinese."""
    entry = error_book()[known.code]
    return f"{what_words(entry)[0]}（代码 {entry.number}）：{_told(known)}"


def _told(known: Known) -> str:
    if known.found is None:
        return f"所连地址 {known.hub}"
    return known.found.told(host_of(known.hub))[0]


def grouped(fingerprint: str) -> str:
    """Return a fingerprint as it is read over the phone, four characters at a time."""
    at = range(0, len(fingerprint), _GROUP)
    return " ".join(fingerprint[i : i + _GROUP] for i in at)


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(CHINA):%Y-%m-%d}"
