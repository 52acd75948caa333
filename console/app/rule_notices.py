"""A seat is told when the hall's alert rules are others, and a leader when a file was not taken."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.rule import FileFault, Load, Rule, RuleBook
from console.models.directory import Directory

Say = Callable[[str], None]


def _t(source: str) -> str:
    return QCoreApplication.translate("rules", source)


class RuleNotices(QObject):
    """Follows the record of the rules.

    Args:
        directory: has it.
        say: says a thing in passing.
        say_fault: says what went wrong.
        leads: whether who sits here leads the shift.
        parent: with what it ends.
    """

    def __init__(
        self,
        directory: Directory,
        say: Say,
        say_fault: Say,
        leads: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._directory, self._say, self._say_fault = directory, say, say_fault
        self._leads = leads
        self._known: RuleBook | None = directory.all_rules()
        directory.changed.connect(self._look)

    def _look(self) -> None:
        book, known = self._directory.all_rules(), self._known
        if book is None or book == known:
            return
        self._known = book
        if known is not None and book.version != known.version:
            self._say(_loaded(book))
        for words in _turned(known, book):
            self._say(words)
        is_new = book.fault is not None and (known is None or book.fault != known.fault)
        if book.fault is not None and is_new and self._leads():
            self._say_fault(_refused(book.fault))


def _turned(known: RuleBook | None, book: RuleBook) -> Iterator[str]:
    """Yield what came into force with a mode or response, and what went with it."""
    before, now = (_by_mode(each) for each in (known or book, book))
    for rules, words in (
        (now - before, _t("With the mode these alert rules hold now: {0}")),
        (before - now, _t("With the mode these alert rules hold no more: {0}")),
    ):
        if rules:
            yield words.format("、".join(sorted(each.name for each in rules)))


def _by_mode(book: RuleBook) -> set[Rule]:
    return {each for each in book.holding if each.during}


def _loaded(book: RuleBook) -> str:
    load = book.loads[-1] if book.loads else Load("", "", "", book.version, len(book.rules))
    words = _t("Alert rules changed by {0}: {1} rules, version {2}")
    return words.format(load.by or load.origin, load.rules, book.version)


def _refused(fault: FileFault) -> str:
    """Return what is wrong, in the half of the hub's words that is in the seat's language."""
    halves = (fault.words or ("",))[0].partition(" · ")
    words = halves[0] if _t("language") == "zh" else halves[2]
    return _t("The rule file was not taken, the rules before it hold: {0}").format(words)
