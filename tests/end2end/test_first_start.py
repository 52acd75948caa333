"""The first start at a machine, with the real doctor and with one that finds trouble."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app.args import parse
from console.app.doctor_finding import Finding, Verdict
from console.app.first_start import FirstStart
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import load_theme


@pytest.fixture(autouse=True)
def chinese(qapp) -> Iterator[None]:
    translator = speak_chinese(qapp)
    yield
    qapp.removeTranslator(translator)


BAD = Finding("store.disk", Verdict.BAD, "磁盘不可写", "the disk cannot be written", "请报修", "")
NOTE = Finding("sound", Verdict.NOTE, "没有声音设备，告警不会响", "no sound device")
FINE = Finding("python", Verdict.OK, "Python 3.11", "Python 3.11")


def test_what_fails_stands_first_with_what_to_do_and_nobody_is_kept_out(qtbot, qapp) -> None:
    went_on: list[bool] = []
    first = FirstStart(
        load_theme("dark"),
        parse([]),
        lambda: went_on.append(True),
        lambda: [FINE, NOTE, BAD],
    )
    page = first.page
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: len(page.texts) == 4, timeout=10_000)
    assert page.texts[0] == "1 项异常，本机还不能放心值守；1 项请留意"
    assert page.texts[1] == "异常·磁盘不可写·请报修"
    page.again.emit()
    qtbot.waitUntil(lambda: len(page.texts) == 4 and "1 项" in page.texts[0], timeout=10_000)
    page.done.emit()
    assert went_on


def test_the_real_doctor_looks_at_this_machine(qtbot, qapp, tmp_path: Path) -> None:
    first = FirstStart(load_theme("dark"), parse(["--data", str(tmp_path)]), lambda: None)
    qtbot.addWidget(first.page)
    qtbot.waitUntil(lambda: len(first.page.texts) > 6, timeout=50_000)
    told = " ".join(first.page.texts)
    assert "Python" in told and "空闲" in told


def test_the_desktop_calls_the_first_window_by_its_chinese_name(start, tmp_path: Path) -> None:
    """Not by the program's Latin one, which Qt takes for a window without a title."""
    page = start.unlocked(tmp_path / "seat")._page
    assert page is not None and page.windowTitle() == "城运指挥席"
