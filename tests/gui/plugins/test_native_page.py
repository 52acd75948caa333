"""A native page: only where it is trusted, guarded as far as that goes, taken away on a fault."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from console.plugin_api.dataset import DataSet
from console.plugin_host.cli.check import check
from console.plugin_host.pages.ports import Standing
from tests.gui.plugins.native_stage import DRAWS, SLEEPS, NativeStage
from tests.gui.plugins.stage import NOW
from tests.support.native_plugin import BOARD, NATIVE, write_native
from widgets.common.theme import Theme

PATIENCE = 20_000


@pytest.fixture
def stage(tmp_path: Path, theme: Theme, chinese) -> Iterator[Callable[..., NativeStage]]:
    stages: list[NativeStage] = []

    def make(code: str = BOARD) -> NativeStage:
        stages.append(NativeStage(tmp_path / str(len(stages)), theme, code))
        return stages[-1]

    hook = sys.excepthook
    yield make
    for each in stages:
        each.close()
    assert sys.excepthook == hook, "errors go where they went before"


def test_where_it_is_not_trusted_none_of_it_is_read_or_run(qtbot, stage, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    shown = stage(f"{BOARD}\n\nopen({str(mark)!r}, 'w').close()\n")
    shown.is_trusted = False
    view = shown.show_native()
    assert view.page is None and "本中心没有准许本机代码" in view.card.text
    assert not mark.exists() and shown.notes == []
    shown.is_trusted = True
    shown.be(Standing.WELL)
    qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)
    assert mark.exists() and shown.notes == [("built", NATIVE)]
    page = view.page
    shown.is_trusted = False
    shown.be(Standing.WELL)
    assert view.page is None and page.is_stopped, "trust that is taken back takes the page away"
    assert "本中心没有准许本机代码" in view.card.text


def test_it_shows_data_as_they_come_and_runs_its_commands(qtbot, stage) -> None:
    shown = stage()
    view = shown.show_native()
    qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)
    shown.book.put("flood", DataSet("gauges", ({"id": "g1"}, {"id": "g2"}), NOW))
    qtbot.waitUntil(lambda: view.page.count == 2, timeout=PATIENCE)
    view.page.button.click()
    assert view.page.clicks == 1, "a slot that takes nothing is called as Qt calls it"
    assert shown.ran == [("plugin.flood.close-road", {"name": "映川路"})]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("class Board", "1 / 0\n\n\nclass Board", "ZeroDivisionError"),
        ("        super().__init__()\n", "        super().__init__()\n        1 / 0\n", "L14"),
        (DRAWS, "        1 / 0", "ZeroDivisionError"),
        ("        self.count = len", "        1 / 0\n        self.count = len", "ZeroDivision"),
        ("    return Board(host)", "    return 7", "AttributeError"),
    ],
    ids=["import", "build", "paint", "data", "no page"],
)
def test_an_error_of_its_code_is_its_card_with_file_and_line(
    qtbot, stage, before: str, after: str, words: str
) -> None:
    assert before in BOARD
    shown = stage(BOARD.replace(before, after, 1))
    view = shown.show_native()
    qtbot.waitUntil(lambda: "本机代码出错" in view.card.text, timeout=PATIENCE)
    assert words in view.card.text and view.page is None
    assert "防汛防台·已撤下" in view.card.text, "once is not many times"
    assert words == "AttributeError" or f"{NATIVE} L" in view.card.text
    assert "100 0000 0142" in view.card.text, "whom to call"
    assert shown.notes[-1][0] == "failed"


def test_an_error_in_a_slot_takes_it_away_and_a_person_starts_it_again(qtbot, stage) -> None:
    bad = BOARD.replace("        self.clicks += 1\n", "        raise ValueError('泵站表')\n")
    shown = stage(bad)
    view = shown.show_native()
    qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)
    view.page.button.click()
    qtbot.waitUntil(lambda: "泵站表" in view.card.text, timeout=PATIENCE)
    view.start_again()
    qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)


def test_errors_of_others_go_where_they_went_before(qtbot, stage, monkeypatch) -> None:
    heard: list[BaseException] = []
    shown = stage()
    hook = sys.excepthook
    sys.excepthook = lambda kind, error, trace: heard.append(error)
    try:
        view = shown.show_native()
        qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)
        error = RuntimeError("of the console")
        sys.excepthook(RuntimeError, error, None)
        assert heard == [error] and view.page is not None
        view.stop()
    finally:
        sys.excepthook = hook


def test_what_holds_the_screen_up_is_said_and_the_third_time_taken_away(qtbot, stage) -> None:
    shown = stage(BOARD.replace(DRAWS, SLEEPS, 1))
    view = shown.show_native()
    qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)
    qtbot.waitUntil(view.trouble.isVisible, timeout=PATIENCE)
    assert "本机代码占用界面 0." in view.trouble.accessibleName()
    assert view.page is not None, "once is forgiven"
    for _ in range(2):
        if view.page is not None:
            view.page.repaint()
    qtbot.waitUntil(lambda: view.page is None, timeout=PATIENCE)
    assert "已撤下\n本机代码十分钟内 3 次占用界面过久" in view.card.text
    assert "Board.paintEvent" in view.card.text, "for its author"
    assert [what for what, _ in shown.notes].count("slow") == 3


def test_files_that_are_not_those_that_were_let_in_are_not_run(qtbot, stage) -> None:
    shown = stage()
    (shown.found.folder / NATIVE).write_text(f"{BOARD}\n", "utf-8")
    view = shown.show_native()
    qtbot.waitUntil(lambda: "已不是准入时的文件" in view.card.text, timeout=PATIENCE)
    assert view.page is None


def test_a_manifest_asks_for_trust_and_for_the_door_that_has_it(tmp_path: Path) -> None:
    folder = write_native(tmp_path)
    assert check(folder) == []
    manifest = folder / "manifest.toml"
    whole = manifest.read_text("utf-8")
    manifest.write_text(whole.replace('"native", ', ""), "utf-8")
    assert "没有申请 native 权限" in check(folder)[0].said()
    manifest.write_text(whole.replace('api = "1.1"', 'api = "1.0"'), "utf-8")
    assert "从接口 1.1 起才有" in check(folder)[0].said()
    manifest.write_text(whole, "utf-8")
    (folder / NATIVE).write_text("def other(host):\n    return None\n", "utf-8")
    assert "没有函数 board" in check(folder)[0].said()
    (folder / NATIVE).write_text("def board(host:\n", "utf-8")
    assert f"{NATIVE} L1" in check(folder)[0].said()
