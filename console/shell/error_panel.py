"""What an error means and what to do, by its number: Shift+F1, or typed in as somebody reads it."""

import re
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from console.contract.reasons import REASONS
from console.settings.error_book import ErrorEntry, by_number, usual_key
from console.shell.line_field import line_field
from console.shell.link_words import is_chinese
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from console.sync.trouble import LINK_REASONS
from widgets.common.key_words import key_words
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel

WIDTH = 760


def _t(source: str) -> str:
    return QCoreApplication.translate("errors", source)


def number_in(text: str) -> str:
    """Return the three digits of an error in a sentence, empty when there are none."""
    found = re.search(r"(?:代码|code)\s?(\d{3})\b", text)
    return found.group(1) if found else ""


def call_words(call: str) -> str:
    """Return whom to call."""
    words = {
        "leader": _t("The shift leader"),
        "installer": _t("The installer"),
        "none": _t("Nobody"),
    }
    return words[call]


def what_words(entry: ErrorEntry) -> tuple[str, str]:
    """Return what happened, zh and en."""
    own = entry.what if entry.what[0] else None
    return own or REASONS.get(entry.code) or LINK_REASONS.get(entry.code) or (entry.code,) * 2


def as_line(words: str) -> str:
    """Return a part of a sentence, as the book has them, where it stands alone."""
    return words[:1].upper() + words[1:]


class ErrorPanel(Overlay):
    """A number to type in, and four lines; Esc closes it.

    Args:
        theme: the theme.
        key_of: returns the key a command has now; raises KeyError for one that is not declared.
        window: what it lies over.
    """

    def __init__(self, theme: Theme, key_of: Callable[[str], str], window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._key_of = key_of
        self._field = line_field(theme, _t("Number of the error, three digits"))
        self._values = [self._value() for _ in range(4)]
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(24)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignTop)
        names = (_t("What happened"), _t("What it means"), _t("What to do"), _t("Whom to call"))
        for name, value in zip(names, self._values, strict=True):
            label = WordLabel(theme, name)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 2, 0, 0)  # its small words on the line of the first ones
            form.addRow(label, value)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(12)
        title = Run(_t("What this error means"), Ink.TEXT, bold=True, step=Step.TITLE)
        box.addWidget(RunsLabel(theme, [title], way_out(), height=40))
        box.addWidget(self._field)
        box.addLayout(form)
        self._field.textChanged.connect(self._look)

    def _value(self) -> QLabel:
        value = QLabel()
        value.setFont(self.theme.font())
        value.setWordWrap(True)
        return value

    def open(self, number: str = "") -> None:
        """Open with a number, empty for one to be typed."""
        self.open_over()
        self._field.setText(number)
        self._look(number)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_with(self, refusal: str) -> None:
        """Open with the number in the words of a refusal, if there is one."""
        self.open(number_in(refusal))

    @property
    def field(self) -> QLineEdit:
        """The line to type in."""
        return self._field

    @property
    def lines(self) -> tuple[str, ...]:
        """What happened, what it means, what to do, whom to call."""
        return tuple(value.text() for value in self._values)

    def _key_words(self, command: str) -> str:
        try:
            key = self._key_of(command)
        except KeyError:  # its page has not told its keys yet
            key = usual_key(command)
        return key_words(key)

    def _look(self, typed: str) -> None:
        digits = unicodedata.normalize("NFKC", typed).strip()
        entry = by_number(int(digits)) if digits.isascii() and digits.isdigit() else None
        at = 0 if is_chinese() else 1
        if entry is None:
            words = [_t("There is no such number") if len(digits) >= 3 else "—", "—", "—", "—"]
        else:
            pairs = what_words(entry), entry.means, entry.to_do(self._key_words)
            words = [*(pair[at] for pair in pairs), call_words(entry.call)]
        for value, text in zip(self._values, words, strict=True):
            value.setText(as_line(text))
        self.place()
