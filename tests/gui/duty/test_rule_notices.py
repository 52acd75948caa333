"""Who sits at a seat hears when the hall's rules are others, a leader what is wrong with a file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from console.app.rule_notices import RuleNotices
from console.domain.rule import FileFault, Load, Rule, RuleBook

BOOK = RuleBook(version="a1", loads=(Load("", "shipped", "shipped", "a1", 0),))
OTHER = replace(
    BOOK,
    version="b2",
    rules=(Rule("r"),),
    loads=(*BOOK.loads, Load("", "周宁", "rules.toml", "b2", 1)),
)
WORDS = "rules.toml:16: [bad] 没有“dealy”这一项 · dealy: unknown"
FAULT = FileFault("", "rules.toml", "c3", (WORDS,))


@pytest.fixture
def hear(room, qtbot):
    """Return what is said when the hub tells of these rules, one after the other."""
    owner = QObject()

    def hear(*books: RuleBook, leads: bool = True) -> tuple[list[str], list[str]]:
        said: list[str] = []
        faults: list[str] = []
        room.directory.rule_book()
        RuleNotices(room.directory, said.append, faults.append, lambda: leads, owner)
        for book in books:
            with qtbot.waitSignal(room.directory.changed):
                room.put(book)
            assert room.directory.rule_book() == book
        return said, faults

    yield hear
    owner.deleteLater()


def test_other_rules_are_said_with_who_loaded_them_and_the_first_are_no_news(hear) -> None:
    assert hear(BOOK, OTHER) == (["告警规则已更换（周宁）：1 条，版本 b2"], [])


def test_what_comes_and_goes_with_a_mode_is_said(hear) -> None:
    """H703."""
    calm = replace(OTHER, rules=(Rule("u", "急态·积水", during=("emergency",)), Rule("r", "积水")))
    said, _ = hear(calm, replace(calm, standing=("emergency",)), calm)
    assert said == ["随模式启用告警规则：急态·积水", "随模式停用告警规则：急态·积水"]


def test_a_file_that_was_not_taken_is_told_to_a_leader_once(hear) -> None:
    bad = replace(OTHER, fault=FAULT)
    said, faults = hear(OTHER, bad, replace(bad, missing=("x",)))
    assert said == []
    assert faults == ["规则文件有误，没有装载，仍按原规则：rules.toml:16: [bad] 没有“dealy”这一项"]


def test_an_officer_does_not_hear_of_the_files_mistakes(hear) -> None:
    assert hear(BOOK, replace(BOOK, fault=FAULT), leads=False) == ([], [])
