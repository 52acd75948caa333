"""The hub's certificate, looked at by a running seat: soon after the start, twice a day, on wish.

The last one seen lies beside the journal, in clear: a certificate is shown to everybody.
"""

import json
import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from console.app.login import authority_fault, trust
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.sync.certificate import Certificate, shown_at
from offline_cache.key_file import write_private

FIRST = 20_000
"""Milliseconds after the start: whoever starts a seat wants to use it first."""

EVERY = 12 * 3_600_000
"""Milliseconds between two looks."""

_SEEN = "certificate.json"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look brought.

    Attributes:
        certificate: what the hub showed; None where nothing could be read.
        is_trusted: whether it stood every check; what did not is read to be named, no more.
        is_new: whether it is trusted and another than the last one that was.
        ca_fault: why the authority's file cannot be read; empty when it can.
    """

    certificate: Certificate | None
    is_trusted: bool
    is_new: bool = False
    ca_fault: str = ""


class CertificateWatch(QObject):
    """Looks at the hub's certificate.

    Args:
        hub: its address.
        ca: file of the hall's certificate authority; empty for the system's.
        folder: of the seat.
        parent: whose life bounds the watch.

    Signals:
        seen: a Sight.
    """

    seen = Signal(object)

    def __init__(self, hub: str, ca: str, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._ca = ca
        self._file = folder / _SEEN
        self._is_over = False
        self._begun = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin, where there is a certificate to look at."""
        if self._hub.startswith("https:"):
            self._timer.start(FIRST)

    def stop(self) -> None:
        """Look no more: the seat has ended."""
        self._is_over = True
        self._timer.stop()

    def look(self) -> None:
        """Look once, aside; the next look comes by itself."""
        if self._is_over or not self._hub.startswith("https:"):
            return
        self._begun += 1
        done = partial(self._done, self._begun)
        when_done(run_aside("certificate", self._looked), self, done)
        self._timer.start(EVERY)

    def _looked(self) -> Sight:
        fault = authority_fault(self._ca)
        found = shown_at(self._hub, trusted=trust(self._ca))
        if found is not None:
            return Sight(found, is_trusted=True, ca_fault=fault)
        return Sight(shown_at(self._hub), is_trusted=False, ca_fault=fault)

    def _done(self, number: int, sight: Sight) -> None:
        if number == self._begun:  # an earlier look that took longer tells of what was before
            self.take(sight)

    def take(self, sight: Sight) -> None:
        """Compare with the last one, and tell."""
        found, is_new = sight.certificate, False
        if found is not None and sight.is_trusted:
            before = self._last()
            is_new = bool(before) and before != found.fingerprint
            if before != found.fingerprint:
                self._keep(found)
        self.seen.emit(Sight(found, sight.is_trusted, is_new, sight.ca_fault))

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
