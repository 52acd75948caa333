"""待甄别 at a seat: the list as the hub has it, and what a person with the right does about it."""

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.app.page_parts import may
from console.commands import quarantine_commands as commands
from console.contract.ingest import IngestAnswer, QuarantineItem, QuarantinePage
from console.contract.reasons import words
from console.domain.rights import Right
from console.models.futures import when_done
from console.models.standing_words import is_chinese
from console.shell import shell_commands
from console.shell.choice_panel import ChoicePanel
from console.sync.trouble import HubTrouble
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.quarantine_list import QuarantineList
    from console.sync.session import SyncSession

CATEGORY = "信源"
"""Of the lines of the duty log: kept in Chinese, as all of them."""


REASONS = ("信源测试", "信源已重新报来", "不属本中心", "已电话核实登记")
"""Why a message is set aside for good, as the duty log has it; asked in the order of `_reasons`."""


def _t(source: str) -> str:
    return QCoreApplication.translate("feeds", source)


class QuarantineDesk(QObject):
    """Opens the list and asks the hub.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._list = Late(self._build)
        self._ask = Late(lambda: ChoicePanel(theme, seat.frame.window))
        seat.commands.announce(commands.COMMANDS, self._list)
        seat.commands.add(shell_commands.QUARANTINE, lambda: self._list().open())

    @property
    def shown(self) -> "QuarantineList":
        """The list."""
        return self._list()

    @property
    def asks(self) -> ChoicePanel:
        """What asks why a message is set aside."""
        return self._ask()

    def _build(self) -> "QuarantineList":
        from console.shell.quarantine_list import QuarantineList

        seat = self._seat
        made = QuarantineList(self._theme, self._load, seat.commands, seat.frame.window)
        made.read_again_requested.connect(self._read_again)
        made.dismiss_requested.connect(self._why)
        return made

    def _load(self) -> None:
        self._call(lambda session: session.client.quarantine.undecided(), self._came)

    def _came(self, page: QuarantinePage) -> None:
        self.shown.show_items(page.items, bool(page.next))

    def _read_again(self, id: str) -> None:
        if self._may():
            self._call(lambda session: session.client.quarantine.read_again(id), self._was_read)

    def _was_read(self, answer: IngestAnswer) -> None:
        notices = self._seat.frame.notices
        if answer.status == "quarantined":
            reason = answer.reason_zh if is_chinese() else answer.reason_en
            notices.say_refused(_t("Still cannot be taken: {0}").format(reason))
        else:
            taken = answer.alert or answer.order
            line = f"待甄别报文重读后收下（{taken}）"
            self._seat.acts.log.write(line, category=CATEGORY)
            notices.say(_t("Taken now"))
        self._load()

    def _why(self, item: QuarantineItem) -> None:
        if self._may():
            title = _t("Set aside for good: why?")
            note = _t("Its bytes stay at the hub; the duty log says who and why")
            self.asks.ask(title, note, _reasons(), partial(self._dismiss, item))

    def _dismiss(self, item: QuarantineItem, number: int) -> None:
        self.asks.put_away()
        done = partial(self._dismissed, REASONS[number])
        self._call(lambda session: session.client.quarantine.dismiss(item.id), done)

    def _dismissed(self, reason: str, item: QuarantineItem) -> None:
        line = f"待甄别报文作废（{reason}）：{item.source}，{item.reason_zh}"
        self._seat.acts.log.write(line, category=CATEGORY)
        self._seat.frame.notices.say(_t("Set aside: {0}").format(item.source))
        self._load()

    def _may(self) -> bool:
        if may(self._seat, Right.HANDLE_ALERT):
            return True
        self._seat.frame.notices.say_refused(words("no_right")[0 if is_chinese() else 1])
        return False

    def _call(
        self,
        make: "Callable[[SyncSession], Coroutine[Any, Any, Any]]",
        done: Callable[[Any], None],
    ) -> None:
        try:
            asked: Future[Any] = self._seat.sync.call(make)
        except RuntimeError:  # sync does not run yet, or no more
            self._failed(HubTrouble("unreachable"))
            return
        when_done(asked, self, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        told = error if isinstance(error, HubTrouble) else HubTrouble("unexpected")
        reason = told.zh if is_chinese() else told.en
        self.shown.show_trouble(_t("The list lies at the hub: {0}").format(reason))


def _reasons() -> list[str]:
    """Return what is asked, in the language of the screen."""
    return [
        _t("a test of the source"),
        _t("reported anew by the source"),
        _t("not for this hall"),
        _t("taken down by phone"),
    ]
