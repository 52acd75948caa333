"""派单字典 at a seat: the look-up, what a version changes, past orders, what is said of them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import QApplication

from console.app.late import Late
from console.app.page_parts import may
from console.commands import dictionary_commands as commands
from console.commands.executor import Result
from console.domain.alert import Alert
from console.domain.dictionary import PROPOSED, Dictionary
from console.domain.entity import decode
from console.domain.release import Release
from console.domain.rights import Right
from console.domain.work_order import WorkOrder
from console.models.futures import when_done
from console.models.subject import subjects_at
from console.screens.common.words import refusal_words
from offline_cache.lanes import Lane, ThreadLane
from offline_cache.values import ChangeSet
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.models.dictionary_book import DictionaryBook
    from console.models.dispatch_book import DispatchBook, Question, Then
    from console.shell.dictionary_changes import DictionaryChanges
    from console.shell.dictionary_panel import DictionaryPanel


def _t(source: str) -> str:
    return QCoreApplication.translate("dictionary", source)


class DictionaryDesk(QObject):
    """Nothing of it stands, and nothing is read, before it is asked for.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._lane: Late[Lane] = Late(self._build_lane)
        self._past = Late(self._build_past)
        self._book = Late(self._build_book)
        self._panel = Late(self._build_panel)
        self._changes = Late(self._build_changes)
        seat.commands.add(commands.LOOK_UP, self.look_up)
        seat.commands.add(commands.CHANGES, lambda: self._changes().open())
        seat.commands.add(commands.ADOPT, self.adopt)
        seat.models.feed.changed.connect(self._on_changed)
        seat.stopped.connect(self._stop)

    @property
    def panel(self) -> "DictionaryPanel":
        """The look-up."""
        return self._panel()

    @property
    def changes(self) -> "DictionaryChanges":
        """What a version changes."""
        return self._changes()

    @property
    def past(self) -> "DispatchBook":
        """Past orders."""
        return self._past()

    def advise(self, question: "Question", owner: QObject, then: "Then") -> None:
        """Ask past orders who takes one; see `DispatchBook.advise`."""
        self._past().advise(question, owner, then)

    def look_up(self) -> None:
        """Open the look-up at the matter under the cursor."""
        title, town = self._subject()
        self._panel().open(title, town)

    def adopt(self) -> None:
        """Put the proposal in force that is read, with a second person where the hall wants one."""
        seat, changes = self._seat, self._changes.if_built
        proposed = None if changes is None else changes.read
        if changes is None or proposed is None:
            seat.frame.notices.say_refused(_t("Read what is proposed first"))
        elif not may(seat, Right.LEAD_SHIFT):
            seat.frame.notices.say_refused(_t("The shift leader puts a dictionary in force"))
        else:
            words = _t("Put dictionary {0} in force: {1} entries change").format(
                proposed.title or proposed.version, proposed.changed
            )
            then = partial(self._adopt, proposed)
            seat.second.ask(commands.ADOPT.id, proposed.changed, words, then)

    def _adopt(self, proposed: Dictionary, release: Release | None) -> None:
        acts = commands.DictionaryActs(self._seat.executor)
        when_done(acts.adopt(proposed, release), self, self._adopted)

    def _adopted(self, result: Result) -> None:
        notices = self._seat.frame.notices
        if result.is_saved:
            notices.say(_t("Put in force; it holds once the hub has answered"))
        else:
            notices.say_refused(_t("Not in force: {0}").format(refusal_words(result)))

    def _subject(self) -> tuple[str, str]:
        """Return title and town of the alert or work order under the cursor, wherever it is."""
        subjects = subjects_at(QApplication.focusWidget(), None, QPoint())
        for kind, _, id in (ref.partition("/") for each in subjects for ref in each.refs):
            if kind in (Alert.KIND, WorkOrder.KIND):
                row = self._seat.store.cache.get(kind, id)
                place = row.body.get("place") if row is not None else None
                if row is not None:
                    town = place.get("town", "") if isinstance(place, dict) else ""
                    return str(row.body.get("title", "")), str(town)
        return "", ""

    def _build_lane(self) -> Lane:
        from console.runtime.rank import step_back

        return ThreadLane("dictionary", step_back)

    def _build_past(self) -> "DispatchBook":
        from console.models.dispatch_book import DispatchBook

        seat = self._seat
        return DispatchBook(seat.store.cache, seat.models.feed, self._lane(), parent=self)

    def _build_book(self) -> "DictionaryBook":
        from console.models.dictionary_book import DictionaryBook

        seat = self._seat
        return DictionaryBook(seat.store.cache, seat.models.feed, self._lane(), self)

    def _build_panel(self) -> "DictionaryPanel":
        from console.shell.dictionary_panel import DictionaryPanel

        window = self._seat.frame.window
        return DictionaryPanel(self._theme, self._book(), self.advise, window)

    def _build_changes(self) -> "DictionaryChanges":
        from console.shell.dictionary_changes import DictionaryChanges

        window = self._seat.frame.window
        table = self._seat.commands
        leads = partial(may, self._seat, Right.LEAD_SHIFT)
        return DictionaryChanges(self._theme, self._book(), window, table, leads)

    def _on_changed(self, changes: ChangeSet) -> None:
        """Say that another version is proposed or holds; a seat that is built anew says nothing."""
        if changes.keys is None:
            return
        for kind, id in changes.keys:
            if kind == Dictionary.KIND:
                row = self._seat.store.cache.get(kind, id)
                if row is not None:
                    self._say(decode(Dictionary, row.body))

    def _say(self, told: Dictionary) -> None:
        words = (
            _t("Dictionary proposed by {0}: {1} entries change; nothing of it holds yet")
            if told.id == PROPOSED
            else _t("Dictionary loaded by {0}: {1} entries changed")
        )
        self._seat.frame.notices.say(words.format(told.by, told.changed))

    def _stop(self) -> None:
        past, lane = self._past.if_built, self._lane.if_built
        if past is not None:
            past.stop()
        elif lane is not None:
            lane.close()
