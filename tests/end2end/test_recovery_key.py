"""The recovery key: shown at the first start only; it opens the seat when the keyring is lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from console.app.args import parse
from console.app.starter import Starter
from console.shell.first_start_page import FirstStartPage
from console.shell.login_page import LoginPage
from console.shell.problem_page import ProblemPage
from console.shell.recovery_page import RecoveryPage
from console.shell.unlock_page import UnlockPage
from offline_cache.recovery import has_recovery
from offline_cache.recovery_key import is_like_recovery_key

PASSPHRASE = "望汐-口令"


def by_hand(start, data: Path) -> Starter:
    """Start as a person does who types nothing beforehand."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    starter = Starter(app, parse(["--data", f"{data}", "--key", "passphrase"]))
    start._started.append(starter)
    starter.begin()
    return starter


def unlocked(starter: Starter, typed: str) -> None:
    page = starter._page
    assert isinstance(page, UnlockPage)
    page.unlock_requested.emit(typed)


def printed(page: RecoveryPage) -> str:
    return next(t for each in page.findChildren(QLabel) if is_like_recovery_key(t := each.text()))


def go_on(qtbot, starter: Starter) -> None:
    """See what this machine can do, and go on."""
    page = starter._page
    assert isinstance(page, FirstStartPage)
    qtbot.waitUntil(lambda: "必需的都有" in page.texts[0], timeout=10_000)
    qtbot.keyClick(page, Qt.Key.Key_Return)


def test_it_is_shown_at_the_first_start_and_then_no_more(qtbot, start, tmp_path) -> None:
    data = tmp_path / "seat"
    starter = by_hand(start, data)
    unlocked(starter, PASSPHRASE)
    page = starter._page
    assert isinstance(page, RecoveryPage) and "请抄在纸上" in page.accessibleName()
    assert not has_recovery(data), "in force before anybody wrote it down"
    paper = printed(page)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    go_on(qtbot, starter)
    assert isinstance(starter._page, LoginPage) and has_recovery(data)
    start.end(starter)
    assert paper.encode() not in b"".join(f.read_bytes() for f in data.iterdir() if f.is_file())

    again = by_hand(start, data)
    unlocked(again, paper)
    assert isinstance(again._page, LoginPage), "shown twice, or the paper does not open"


def test_it_can_be_put_off_and_none_is_made(qtbot, start, tmp_path) -> None:
    starter = by_hand(start, tmp_path)
    unlocked(starter, PASSPHRASE)
    qtbot.keyClick(starter._page, Qt.Key.Key_Escape)
    go_on(qtbot, starter)
    assert isinstance(starter._page, LoginPage) and not has_recovery(tmp_path)


def test_a_lost_keyring_asks_for_the_paper(qtbot, start, tmp_path) -> None:
    starter = by_hand(start, tmp_path)
    unlocked(starter, PASSPHRASE)
    paper = printed(starter._page)
    qtbot.keyClick(starter._page, Qt.Key.Key_Return)
    start.end(starter)
    (tmp_path / "key.source").write_text("keyring")
    again = by_hand(start, tmp_path)
    unlocked(again, paper[:-1] + ("0" if paper[-1] != "0" else "1"))
    assert isinstance(again._page, UnlockPage), "a slip of the pen ends the start"
    unlocked(again, paper)
    assert isinstance(again._page, LoginPage)


def test_without_a_paper_a_lost_keyring_is_said(qtbot, start, tmp_path) -> None:
    (tmp_path / "key.source").write_text("keyring")
    assert isinstance(by_hand(start, tmp_path)._page, ProblemPage)
