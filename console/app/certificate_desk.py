"""The hub's certificate at a running seat: chip, panel, audit and duty log.

The link says that a certificate is not trusted, the watch says which one it is.
"""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject

from console.app.certificate_watch import CertificateWatch, Sight
from console.app.late import Late
from console.app.seat import Seat
from console.settings import hall_values
from console.shell import shell_commands
from console.shell.certificate_panel import CertificatePanel
from console.shell.certificate_words import Known, log_words, new_words, soon_words, state_words
from console.shell.notices import Notice
from console.sync.certificate import TLS, host_of
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

CATEGORY = "系统"


def _t(source: str) -> str:
    return QCoreApplication.translate("certificate", source)


class CertificateDesk(QObject):
    """Ties the watch of the certificate to window, audit and duty log of a seat.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: Seat, theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._clock = seat.clock
        ahead = timedelta(days=int(seat.options.settings.value(hall_values.CERTIFICATE_DAYS)))
        self.known = Known(seat.core.hub, seat.options.ca, ahead)
        self._heard = ""
        self._told: set[tuple[str, str]] = set()
        self._panel = Late(lambda: self._build(theme))
        self.watch = CertificateWatch(seat.core.hub, seat.options.ca, seat.store.folder, self)
        self.watch.seen.connect(self.take)
        seat.stopped.connect(self.watch.stop)
        seat.models.link.changed.connect(self.listen)
        seat.commands.add(shell_commands.CERTIFICATE, self.open)
        seat.frame.window.header.item_clicked.connect(self._clicked)
        self.watch.start()

    @property
    def panel(self) -> CertificatePanel:
        """Which certificate it is."""
        return self._panel()

    def open(self) -> None:
        """Show what is known, and look again meanwhile."""
        self.panel.show_known(self.known, self._clock.now())
        self.panel.open()
        self.watch.look()

    def listen(self) -> None:
        """Hear from the link that a certificate is not trusted, or is again: look which it is."""
        view = self._seat.models.link.view
        if view.code == self._heard:
            return
        self._heard = view.code
        if view.code.startswith(TLS):
            # Which one it was is not the one to be named: that is looked at now.
            self._show(replace(self.known, code=view.code, found=None))
            self.watch.look()
        elif view.state == "online" and self.known.code:
            self._show(replace(self.known, code="", found=None))
            self.watch.look()

    def take(self, sight: Sight) -> None:
        """Take in what a look brought; where the hub was away, what was known stays known."""
        known = replace(self.known, ca_fault=sight.ca_fault)
        if sight.certificate is not None:
            known = replace(known, found=sight.certificate, code=self._code(sight))
        self._show(known)
        if known.code and not sight.is_trusted:  # one that was seen just before is not it
            self._tell_bad(known)
        elif sight.is_new:
            self._tell_new(known)
        if not known.code and known.ends_soon(self._clock.now()):
            self._tell_soon(known)

    def _code(self, sight: Sight) -> str:
        """Return why what was seen is not trusted; the link knows better than one look."""
        if not sight.is_trusted:
            return self.known.code or TLS
        return self._heard if self._heard.startswith(TLS) else ""

    def _show(self, known: Known) -> None:
        self.known = known
        now, found = self._clock.now(), known.found
        ends = found.ends if found is not None and known.ends_soon(now) else None
        self._seat.models.link.update_view(certificate=known.code, certificate_ends=ends)
        panel = self._panel.if_built
        if panel is not None:
            panel.show_known(known, now)

    def _tell_bad(self, known: Known) -> None:
        """Say once of each certificate that it is not trusted; it stays in audit and duty log."""
        if self._is_told(known.code, known):
            return
        words = log_words(known)
        self._seat.audit.note("hub.certificate_refused", host_of(known.hub), known.code, words)
        self._seat.acts.log.write(words, category=CATEGORY)
        self._say(state_words(known, self._clock.now()))

    def _tell_new(self, known: Known) -> None:
        words = new_words(known)
        self._seat.audit.note("hub.certificate_changed", host_of(known.hub), "done", words)
        self._seat.acts.log.write(words, category=CATEGORY)
        self._say(_t("The hub shows another certificate than before"), is_refusal=False)

    def _tell_soon(self, known: Known) -> None:
        if not self._is_told("soon", known):
            self._say(soon_words(known, self._clock.now()))

    def _is_told(self, what: str, known: Known) -> bool:
        key = (what, known.found.fingerprint if known.found else "")
        was_told = key in self._told
        self._told.add(key)
        return was_told

    def _say(self, words: str, is_refusal: bool = True) -> None:
        key = key_words(self._seat.commands.get(shell_commands.CERTIFICATE.id).key)
        notice = Notice(words, key, _t("Which one"), shell_commands.CERTIFICATE.id, is_refusal)
        self._seat.frame.notices.show_notice(notice)

    def _clicked(self, item: str) -> None:
        if item == "certificate":
            self.open()

    def _build(self, theme: Theme) -> CertificatePanel:
        window = self._seat.frame.window
        panel = CertificatePanel(theme, window)
        panel.look_requested.connect(self.watch.look)
        return panel
