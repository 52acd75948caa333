"""A new version is tried at one desk, goes to all by a key, and goes back by one (C-15)."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import tomli_w
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.entity import encode
from console.plugin_host.guests.states import GuestHealth, GuestState
from console.plugin_host.pages.launcher_item import LauncherItem, facts_of
from tests.end2end.test_plugin_versions import KEY, said, title
from tests.end2end.test_pushing import CAMERAS, sit, until
from tests.gui.plugins.stage import FULL, PAGE
from tests.support.hub import add_person, add_records, running_hub
from tests.support.plugin_sample import write_plugin

ITEM = LauncherItem("gauges", "防汛防台")
NEW = "下穿通道水情新版"
PRESS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def install(folder: Path) -> None:
    """Let 1.0.0 be in use at a seat, and 1.1.0, with another page, be armed."""
    manifest = FULL.replace('id = "flood"', 'id = "gauges"', 1)
    for version, page in {"1.0.0": PAGE, "1.1.0": PAGE.replace("下穿通道水情", NEW)}.items():
        made = manifest.replace('version = "1.0.0"', f'version = "{version}"', 1)
        write_plugin(folder / "plugins" / "gauges", made, page, id=version)
    told = {"gauges": {"version": "1.0.0", "previous": "", "armed": "1.1.0"}}
    (folder / "plugins" / "current.toml").write_text(tomli_w.dumps(told), "utf-8")


def opened(qtbot, seat):
    """Return the list of plugins, open."""
    shown = seat.plugins.approvals().list()
    if shown.isHidden():
        seat.commands.run("plugin.list")
    until(qtbot, lambda: "gauges@armed" in shown.shown or "gauges" in shown.shown)
    return shown


def click(shown, line: str, number: int) -> None:
    """Click the button of a number, for a line."""
    shown.table.set_current(line, reveal=False)
    QTest.mouseClick(shown.buttons[number - 1], Qt.MouseButton.LeftButton)


def is_listed(shown, line: str) -> bool:
    return line in shown.shown


def lets_in(shown, line: str) -> bool:
    return line in shown.shown and not shown.shown[line].is_waiting


def hand_over(seat) -> None:
    seat.plugins.approvals().list().put_away()
    QTest.keyClick(seat.frame.window, KEY.Key_F7, PRESS)


@pytest.fixture
def desks(qtbot, start, tmp_path: Path):
    """Two desks of two shift leaders, with the new version armed and let in at both."""
    add_person(tmp_path / "hub", "zhou", "leader", "周宁")
    add_records(tmp_path / "hub", [(c.KIND, encode(c)) for c in CAMERAS])
    for name in ("one", "two"):
        install(tmp_path / name)
    with running_hub(tmp_path / "hub") as hub:
        one = sit(qtbot, start, hub, tmp_path / "one")
        two = sit(qtbot, start, hub, tmp_path / "two", account="zhou", seat=("seat-2", "二号席"))
        for line in ("gauges", "gauges@armed"):
            shown = opened(qtbot, one)
            until(qtbot, partial(is_listed, shown, line))
            click(shown, line, 1)
            until(qtbot, partial(lets_in, shown, line))
        shown = opened(qtbot, two)
        until(qtbot, lambda: shown.shown["gauges@armed"].state == "新版待换，已准入")
        yield one, two


def test_one_desk_tries_it_and_a_key_lets_it_go_to_all(qtbot, desks) -> None:
    """H735, H736, H737."""
    one, two = desks
    ours, theirs = opened(qtbot, one), opened(qtbot, two)
    assert not ours.buttons[4].isEnabled(), "nothing was tried yet"
    click(ours, "gauges@armed", 4)
    until(qtbot, lambda: "下次换班起先试用 1.1.0" in theirs.shown["gauges@armed"].pilot)

    hand_over(two)
    assert said(two, "先在一个席位试用，仍用原来的版本：防汛防台") and title(two) != NEW
    hand_over(one)
    until(qtbot, lambda: title(one) == NEW)
    until(qtbot, lambda: "起试用 1.1.0，没有故障" in opened(qtbot, two).shown["gauges"].pilot)

    fell = GuestHealth("gauges", GuestState.RESTARTING, one.clock.now())
    for health in (fell, replace(fell, memory=1)):  # the same fall, told twice
        one.plugins.running.guests.heard.emit(health)
    until(qtbot, lambda: "此前故障 1 次" in opened(qtbot, two).shown["gauges"].pilot)

    facts = [fact.text for fact in facts_of(replace(ITEM, tried=two.plugins.tried("gauges")))]
    assert any("此前故障 1 次" in each for each in facts), "on 专题, too"
    theirs = opened(qtbot, two)
    theirs.table.set_current("gauges", reveal=False)
    assert theirs.buttons[4].isEnabled() and "此前故障 1 次" in theirs.foot.text()
    QTest.mouseClick(theirs.buttons[4], Qt.MouseButton.LeftButton)
    until(qtbot, lambda: "推广到全部席位" in theirs.shown["gauges"].pilot)
    hand_over(two)
    until(qtbot, lambda: title(two) == NEW)

    assert not one.screens.page_at_hand.startswith("plugin.")
    one.plugins.approvals().list().put_away()
    QTest.keyClick(one.frame.window, KEY.Key_F8, PRESS)
    until(qtbot, lambda: said(one, "上次换的已全部退回：防汛防台 1.0.0"))
    until(qtbot, lambda: title(one) != NEW)
    assert title(two) == NEW, "each desk goes back by its own key"
