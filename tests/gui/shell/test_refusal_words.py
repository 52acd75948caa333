"""What the hub refuses is told in the language on screen, whatever the hub sent along (H332)."""

import re

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from console.app.frame import tell_refusal
from console.contract.operation import Answer
from console.contract.reasons import REASONS
from console.runtime.clock import ManualClock
from console.settings.error_book import number_of
from console.shell.notices import Notices
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import Look, load_look, load_theme

HANZI = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def told(qapp, qtbot):
    """Return what stands on screen after an answer of the hub."""
    window = QWidget()
    qtbot.addWidget(window)

    def tell(answer: Answer) -> str:
        notices = Notices(load_theme("dark"), ManualClock(), window)
        tell_refusal(notices, answer)
        return notices.texts[-1]

    return tell


def refused(code: str, zh: str = "", en: str = "") -> Answer:
    return Answer(op="1", status="refused", code=code, reason_zh=zh, reason_en=en)


def test_in_english_no_word_is_chinese_whatever_was_refused(told) -> None:
    """It stayed Chinese; a hub that sends no English is read by the code."""
    for code, (zh, en) in REASONS.items():
        said = [told(refused(code, zh, en)), told(refused(code, zh)), told(refused(code))]
        assert [words for words in said if HANZI.search(words) or en not in words] == [], code
        assert str(number_of(code) or "") in said[0]


def test_in_chinese_no_word_is_english(qapp, told) -> None:
    translator = speak_chinese(qapp)
    try:
        for code, (zh, en) in REASONS.items():
            said = [told(refused(code, zh, en)), told(refused(code, "", en)), told(refused(code))]
            assert [words for words in said if LATIN.search(words.replace(zh, ""))] == [], code
    finally:
        QApplication.removeTranslator(translator)


@pytest.mark.parametrize("text", [100, 125, 150])
@pytest.mark.parametrize("language", [0, 1])
def test_no_refusal_is_cut_however_long_it_is_and_however_large_the_text(qtbot, language, text):
    """H851: the code and what to do stood at the end, and were cut off."""
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    notices = Notices(load_look(Look("dark", text=text)), ManualClock(), window)
    for code, words in REASONS.items():
        notices.say_refused(f"{words[language]} {number_of(code)}")
        shown = "".join("".join(notices.lines[-1]).split())
        assert shown == "".join(notices.texts[-1].split()), code
    assert notices.x() >= 0 and notices.geometry().right() < 1280


def test_a_code_nobody_knows_speaks_for_itself(told) -> None:
    assert told(refused("of_tomorrow")) == "Refused by the hub: of_tomorrow"
