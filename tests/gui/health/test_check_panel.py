"""需人工核对: both accounts side by side, one key decides, who and when are kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.commands.check_commands import CheckActs
from console.models.check_cards import CheckCards
from console.shell.check_panel import CheckPanel
from console.shell.header_presenter import HeaderPresenter, Sitting
from console.shell.sound import SoundHealth
from offline_cache.values import Change
from tests.gui.health import cards
from widgets.frame.header_bar import HeaderBar


@pytest.fixture
def checks(qtbot, room) -> CheckCards:
    model = CheckCards(room.cache, room.feed, room.link, room.executor._lane)
    room.put(
        cards.closed_alert(), cards.pump(), cards.phoned_order(), cards.phoned(), cards.differs()
    )
    room.load()
    model.load()
    qtbot.waitUntil(lambda: len(model.open) == 2)
    return model


@pytest.fixture
def panel(qtbot, room, theme, checks) -> CheckPanel:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1920, 1080)

    def name_of(key: str) -> str:
        row = room.cache.get(*key.split("/"))
        return "" if row is None else str(row.body.get("title", ""))

    panel = CheckPanel(theme, checks, CheckActs(room.executor), room.commands, name_of, window)
    with qtbot.waitExposed(window):
        window.show()
    room.commands.run("check.open")
    return panel


def test_open_cards_are_a_chip_until_they_are_decided(qtbot, room, theme, checks) -> None:
    bar = HeaderBar(theme)
    qtbot.addWidget(bar)
    HeaderPresenter(
        bar, room.clock, room.link, lambda: Sitting("云汀区城运中心", "一号席", "值班员", "林岚"),
        list, lambda: SoundHealth.WELL, parent=bar,
    )  # fmt: skip
    qtbot.waitUntil(lambda: "需核对 2" in bar.chips)


def test_both_accounts_of_a_fact_stand_side_by_side(panel) -> None:
    assert panel._why.accessibleName() == "告警办结后又有电话调派"
    words = panel.words
    assert "事实 电话调派·到场清障 已如实记录，不撤销" in words
    assert "单位 云杉绿化养护队 —" in words
    assert "状态 — 处理完毕" in words


def test_both_states_of_a_record_are_compared_line_by_line(panel) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert "状态 已调度 未核实" in panel.words
    assert "指令数 1 0" in panel.words
    bold = {row.cells[0].words for row in panel.sides.rows if row.cells[1].runs[0].bold}
    assert bold == {"状态", "指令数"}


@pytest.mark.parametrize(
    ("key", "choice", "words"),
    [
        (Qt.Key.Key_1, "seat", "以本机为准"),
        (Qt.Key.Key_2, "hub", "以中心为准"),
        (Qt.Key.Key_3, "both", "都保留"),
    ],
)
def test_one_key_decides_and_it_stays_with_name_and_time(
    qtbot, room, checks, panel, key, choice, words
) -> None:
    with qtbot.waitSignal(panel.said) as said:
        QTest.keyClick(panel.list, key)
    assert said.args[0].startswith(f"已核对：{words}·电话调派")
    (made,) = [each for each in room.journal.unsent() if each.kind == "check.resolve"]
    assert made.body["args"]["choice"] == choice and made.body["actor"] == "p1"
    qtbot.waitUntil(lambda: len(checks.open) == 1 and room.link.view.checks == 1)
    decided = next(card for card in checks.cards if not card.check.is_open)
    assert (decided.check.decided_name, decided.check.choice) == ("林岚", choice)
    panel.list.set_current(decided.check.id, reveal=False)
    assert panel.decision.startswith(f"{words}：林岚·一号席")
    assert "已存本机，待中心回执" in panel.decision
    before = len(room.journal.unsent())
    QTest.keyClick(panel.list, key)
    assert len(room.journal.unsent()) == before, "a decided card is not decided again"


@pytest.mark.parametrize(("state", "asks"), [("open", True), ("appealed", False)])
def test_a_card_of_a_newer_hub_is_shown_and_asks_only_what_is_known(
    qtbot, room, checks, state, asks
) -> None:
    body = {"id": "new", "code": "novel", "reason_zh": "新情形", "targets": 7, "state": state}
    room.feed.publish(room.cache.apply([Change(90, "check", "new", "e1.90", "h", body)], "e1:90"))
    qtbot.waitUntil(lambda: len(checks.cards) == 3)
    card = next(card for card in checks.cards if card.check.id == "new")
    assert card.check.reason_zh == "新情形" and card.check.is_open is asks
