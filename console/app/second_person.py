"""Asks a second person before a command that reaches further than one matter is carried out.

Not modal: alerts come in, are shown and heard, and can be acted on while the question stands. The
question is over after a while, with the person who asked, or when somebody says no; then nothing
is done, and it is said why. Each end stands in the audit with both names.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.app.kept_grants import KeptGrants
from console.app.late import Late
from console.app.login import log_in, trust
from console.app.pins import Pins
from console.app.second_proof import AskHub, SecondProof
from console.commands.identity import Identity
from console.contract.grant import LoginRequest
from console.domain.release import Release, Way
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.settings.release_profile import load_release_rules
from console.shell.login_page import failure_words
from console.shell.release_panel import ReleasePanel
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat

Then = Callable[[Release | None], None]
DIGITS = 3
"""Least digits of a number that can be called back."""


def _t(source: str) -> str:
    return QCoreApplication.translate("release", source)


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """One that stands: what, who wants it, until which monotonic second, and then."""

    command: str
    words: str
    first: Identity
    until: float
    then: Then


class SecondPerson(QObject):
    """The one place where a second person is asked.

    Args:
        seat: where it is asked.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._clock = seat.options.clock
        self.rules = load_release_rules()
        self._question: _Question | None = None
        self._panel = Late(lambda: self._build(theme))
        kept = KeptGrants(seat.store.journal, self._clock)
        self._proof = SecondProof(
            kept, Pins(seat.store.journal), self._hub, self._clock, self.rules.right
        )
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.look)
        seat.stopped.connect(self._second.stop)

    @property
    def panel(self) -> ReleasePanel:
        """Where the second person answers."""
        return self._panel()

    @property
    def is_asking(self) -> bool:
        """Whether a question stands."""
        return self._question is not None

    def ask(self, command: str, size: float, words: str, then: Then) -> None:
        """Do it once a second person let it go; at once where none is needed.

        Args:
            command: which command is carried out.
            size: how far it reaches, in the command's own measure (seconds of silence …).
            words: what will be done, in the language on screen.
            then: does it; told who let it go, None where nobody has to.
        """
        if not self.rules.needs_second(command, size):
            then(None)
            return
        if self._question is not None:
            self._seat.frame.notices.say_refused(_t("Something else waits for a second person"))
            return
        until = self._clock.monotonic() + self.rules.within.total_seconds()
        first = self._seat.identity
        self._question = _Question(command, words, first, until, then)
        self._note("release.asked", "done", words)
        self.panel.ask(_t("{0}. Asked by {1}").format(words, first.name))
        self.look()
        self._second.start()

    def look(self) -> None:
        """Count the time that is left, and end what is over."""
        question = self._question
        if question is None:
            return
        left = question.until - self._clock.monotonic()
        if left <= 0:
            minutes = max(1, round(self.rules.within.total_seconds() / 60))
            self._end("expired", _t("Nobody let it go within {0} min").format(minutes))
        elif self._seat.identity.person != question.first.person:
            self._end("person_changed", _t("Another person sits here now"))
        else:
            self.panel.show_left(_t("Stands for {0} s more").format(round(left)))

    # The answers

    def _build(self, theme: Theme) -> ReleasePanel:
        window = self._seat.frame.window
        panel = ReleasePanel(theme, window)
        panel.proved.connect(self._prove)
        panel.phoned.connect(self._phoned)
        panel.declined.connect(lambda: self._end("declined", _t("The second person said no")))
        panel.closed.connect(lambda: self._end("given_up", _t("Given up")))
        return panel

    def _prove(self, account: str, typed: str) -> None:
        question = self._question
        if question is None:
            return
        proved: Future[Identity] = run_aside(
            "second", lambda: self._proof.prove(account, typed, question.first)
        )
        when_done(
            proved,
            self,
            lambda second: self._proved(question, second),
            lambda error: self._not_proved(question, account, error),
        )

    def _proved(self, question: _Question, second: Identity) -> None:
        at = self._clock.now()
        self._let_go(question, Release(Way.HERE, second.name, at, second.person))

    def _not_proved(self, question: _Question, account: str, error: BaseException) -> None:
        code = getattr(error, "code", "")
        if not code:
            raise error
        if question is not self._question:
            return
        self._note("release.tried", "refused", f"{account}: {code}")
        self.panel.say(_reason(code))

    def _phoned(self, name: str, number: str) -> None:
        if sum(each.isdigit() for each in number) < DIGITS:
            self.panel.say(_t("The number is needed: it is called back before this is done"))
        elif name == self._seat.identity.name:
            self.panel.say(_reason("same_person"))
        elif self._question is not None:
            self._let_go(self._question, Release(Way.PHONE, name, self._clock.now(), "", number))

    def _let_go(self, question: _Question, release: Release) -> None:
        self.look()  # what is over meanwhile is not done
        if question is not self._question:
            return
        if self._seat.executor.is_locked:
            self.panel.say(_t("The seat is locked: open it first"))
            return
        self._close()
        self._note_of(question, "release.given", "done", release.line)
        question.then(release)

    def _end(self, code: str, words: str) -> None:
        question = self._question
        if question is None:
            return
        self._close()
        self._note_of(question, "release.ended", code, question.words)
        told = _t("Not done: {0} ({1})").format(question.words, words)
        self._seat.frame.notices.say_refused(told)

    def _close(self) -> None:
        self._question = None
        self._second.stop()
        self.panel.put_away()

    def _note(self, what: str, result: str, detail: str) -> None:
        if self._question is not None:
            self._note_of(self._question, what, result, detail)

    def _note_of(self, question: _Question, what: str, result: str, detail: str) -> None:
        told = f"{question.first.person}: {detail}"
        self._seat.audit.note(what, question.command, result, told)

    def _hub(self) -> AskHub | None:
        """Return what asks the hub, where there is one now."""
        core, link = self._seat.core, self._seat.models.link
        if link.is_cut_off or not core.hub:
            return None
        who, clock = self._seat.identity, self._clock
        verify = trust(self._seat.options.ca)

        def ask(account: str, password: str) -> Identity:
            request = LoginRequest(
                account=account, password=password, seat=who.seat, seat_name=who.seat_name
            )
            return Identity.of(log_in(core.hub, request, clock, verify).grant)

        return ask


def _reason(code: str) -> str:
    """Return why somebody could not let it go, and what to do."""
    words = {
        "same_person": _t("It must be another person"),
        "not_right": _t("Number or PIN is not right; type it again"),
        "pin_gone": _t("Too many wrong PINs: it is void, the password opens"),
        "no_right": _t("This person may not do that; ask another one"),
        "grant_over": _t("This person's log-in is over: log in with the hub first"),
        "cut_off": _t(
            "Cut off, and this person never logged in at this seat: ask another one, or by phone"
        ),
        "not_kept": _t("Nothing of this person is kept here: type the password of the hub"),
    }
    return words.get(code) or failure_words(code)
