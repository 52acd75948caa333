"""The hub's certificate, looked at by a running seat: named before it ends, and when it is another.

The last one seen lies beside the journal, in clear: a certificate is shown to everybody.
"""

import json
import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.app.login import trust
from console.app.seat_audit import SeatAudit
from console.models.futures import when_done
from console.runtime.clock import Clock
from console.runtime.workers import run_aside
from console.shell.notices import Notices
from console.sync.certificate import Certificate, host_of, shown_at
from offline_cache.key_file import write_private

FIRST = 20_000
"""Milliseconds after the start: whoever starts a seat wants to use it first."""

EVERY = 12 * 3_600_000
"""Milliseconds between two looks."""

_SEEN = "certificate.json"

_log = logging.getLogger(__name__)


def _t(source: str) -> str:
    return QCoreApplication.translate("certificate", source)


class CertificateWatch(QObject):
    """Says that the hub's certificate ends within 30 days, or is another than the last one.

    Args:
        hub: its address.
        ca: file of the hall's certificate authority; empty for the system's. What it does not
            vouch for is no certificate of the hub: the link says why it is not trusted.
        folder: of the seat.
        clock: the clock to live by.
        notices: where it is said.
        audit: gets a line when the certificate changed.
        parent: whose life bounds the watch.
    """

    def __init__(
        self,
        hub: str,
        ca: str,
        folder: Path,
        clock: Clock,
        notices: Notices,
        audit: SeatAudit,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._ca = ca
        self._file = folder / _SEEN
        self._clock = clock
        self._notices = notices
        self._audit = audit
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin, where there is a certificate to look at."""
        if self._hub.startswith("https:"):
            self._timer.start(FIRST)

    def stop(self) -> None:
        """Look no more: the seat has ended."""
        self._timer.stop()

    def look(self) -> None:
        """Look once, aside; the next look comes by itself."""
        when_done(run_aside("certificate", self._shown), self, self.judge)
        self._timer.start(EVERY)

    def _shown(self) -> Certificate | None:
        return shown_at(self._hub, trusted=trust(self._ca))

    def judge(self, found: Certificate | None) -> None:
        """Say what a person should know of the certificate that was shown."""
        if found is None:
            return
        before = self._last()
        if before != found.fingerprint:
            self._keep(found)
        if before and before != found.fingerprint:
            self._audit.note("hub.certificate_changed", host_of(self._hub), "done", _of(found))
            words = _t("The hub shows another certificate than before: {0}, until {1}")
            self._notices.say(words.format(found.issuer, f"{found.ends:%Y-%m-%d}"))
        days = found.days_left(self._clock.now())
        if days < 0:
            words = _t("The hub's certificate is over since {0}: call the installer")
            self._notices.say_refused(words.format(f"{found.ends:%Y-%m-%d}"))
        elif found.ends_soon(self._clock.now()):
            words = _t("The hub's certificate ends in {0} days: tell the installer")
            self._notices.say_refused(words.format(days))

    def _last(self) -> str:
        try:
            return str(json.loads(self._file.read_text("utf-8"))["fingerprint"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _keep(self, found: Certificate) -> None:
        try:
            write_private(self._file, json.dumps({"fingerprint": found.fingerprint}).encode())
        except OSError:
            _log.exception("the certificate seen last was not kept")


def _of(found: Certificate) -> str:
    return f"{found.subject}, {found.issuer}, {found.fingerprint}"
