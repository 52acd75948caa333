# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Logging in at a seat: hub, account, password, seat; every failure in plain words."""

from dataclasses import dataclass, field
from unicodedata import normalize

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from console.settings.error_book import number_of
from console.shell.line_field import line_field
from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.refusal import Refusal
from widgets.common.runs_label import RunsLabel
from widgets.common.tab_chain import TabRing
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

_WIDTH = 480


def _t(source: str) -> str:
    return QCoreApplication.translate("login", source)


def _wrapped(theme: Theme) -> QLabel:
    """Return a label for a sentence that may need several lines."""
    label = QLabel()
    label.setFont(theme.font(Step.SMALL))
    label.setWordWrap(True)
    return label


@dataclass(frozen=True, slots=True)
class LoginForm:
    """What was typed; the password is never shown by `repr`."""

    hub: str
    account: str
    password: str = field(repr=False)
    seat: str = ""


def failure_words(code: str, detail: str = "") -> str:
    """Return why logging in failed, and what to do; codes are the hub's or the link's."""
    words = {
        "wrong_password": _t("Account or password is wrong"),
        "wrong_seat": _t("This account is bound to another seat; ask the shift leader"),
        "account_disabled": _t("This account is disabled; ask the installer"),
        "unreachable": _t("The hub does not answer; check the address and the network"),
        "certificate": _t("The hub's certificate is not trusted; ask the installer"),
        "version": _t("The hub speaks another version; this console has to be updated"),
        "not_a_hub": _t("What answers at this address is no hub"),
        "too_many_tries": _t("Too many attempts; wait a minute"),
        "incomplete": _t("Account, password and seat are all needed"),
        "not_wiped": _t("What this seat keeps could not be wiped: call the installer"),
        "fresh_seat": _t(
            "The hub does not answer, and nobody has ever logged in at this seat: connect the hub"
            " and log in once; after that this seat also works without it"
        ),
        "not_kept": _t(
            "The hub does not answer, and this account has not logged in at this seat with it"
        ),
        "wrong_kept_password": _t(
            "The hub does not answer; this is not the password of the last log-in with the hub"
        ),
    }
    if code == "not_kept" and detail:
        return _t("{0}; without the hub can log in: {1}").format(words[code], detail)
    if code == "certificate" and detail:
        return f"{words[code]}\n{detail}"
    if code in words:
        return words[code]
    return _t("Logging in failed: {0}").format(detail or code)


class LoginPage(TabRing):
    """Four lines and one button; Enter goes on.

    Signals:
        login_requested: a LoginForm with everything filled in.
        closed: its window was closed.
    """

    login_requested = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        hub: str = "",
        account: str = "",
        seat: str = "",
        parent: QWidget | None = None,
        *,
        is_fresh: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_busy = False
        self._hub = self._line(theme, _t("Hub address"), hub)
        self._account = self._line(theme, _t("Account"), account)
        self._password = self._line(theme, _t("Password"), "")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._seat = self._line(theme, _t("Seat"), seat)
        self._hint = _wrapped(theme)
        self._failure = Refusal(theme)
        if is_fresh:
            self._hint.setText(_t("First use: log in once with the hub; then also without it"))
        self._button = KeyButton(theme, _t("Log in"), "Enter", ButtonKind.PRIMARY)
        self._button.clicked.connect(self.submit)
        self._build(theme)
        self.setFocusProxy(self._password if account else self._account)

    def _line(self, theme: Theme, name: str, text: str) -> QLineEdit:
        line = line_field(theme, "", name=name)
        line.setText(text)
        line.returnPressed.connect(self.submit)
        return line

    def _build(self, theme: Theme) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for line in (self._hub, self._account, self._password, self._seat):
            label = WordLabel(theme, line.accessibleName())
            label.setFixedSize(80, 40)
            form.addRow(label, line)
        card = Painted(theme)
        card.setFixedWidth(_WIDTH)
        box = QVBoxLayout(card)
        box.setSpacing(16)
        title = Run(_t("Duty seat log-in"), Ink.TEXT, bold=True, step=Step.TITLE)
        box.addWidget(RunsLabel(theme, [title], height=40))
        box.addWidget(self._hint)
        self._hint.setVisible(bool(self._hint.text()))
        box.addLayout(form)
        box.addWidget(self._failure)
        box.addWidget(self._button)
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)

    def submit(self) -> None:
        """Ask to be logged in; says so when something is missing."""
        form = LoginForm(
            _plain(self._hub).replace("。", "."),
            _plain(self._account),
            self._password.text(),
            _plain(self._seat),
        )
        if self._is_busy:
            return
        if not (form.hub and form.account and form.password and form.seat):
            self.show_failure("incomplete")
            return
        self._say("")
        self.set_busy(True)
        self.login_requested.emit(form)

    def set_busy(self, is_busy: bool) -> None:
        """Say that the hub is being asked; no second question meanwhile."""
        self._is_busy = is_busy
        self._button.set_label(_t("Asking the hub …") if is_busy else _t("Log in"))

    def show_failure(self, code: str, detail: str = "") -> None:
        """Say why it failed; a password that was asked with stands there for nobody else."""
        self.set_busy(False)
        number = number_of(code)
        words = failure_words(code, detail)
        self._say(_t("{0}, code {1}").format(words, number) if number else words)
        if code != "incomplete":
            self._password.clear()
            self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def failure(self) -> str:
        """The words of the failure shown."""
        return self._failure.text()

    @property
    def hint(self) -> str:
        """What a seat nobody has logged in at has to be told first; else empty."""
        return self._hint.text()

    def _say(self, words: str) -> None:
        self._failure.tell(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _plain(line: QLineEdit) -> str:
    """Return what stands in a line, with what an input method made full-width as it is meant."""
    return normalize("NFKC", line.text()).strip()
