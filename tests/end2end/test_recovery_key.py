"""The recovery key: shown at the first start only; it opens the seat when the keyring is lost."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from console.app.args import parse
from console.app.starter import Starter
from console.shell.first_start_page import FirstStartPage
from console.shell.login_page import LoginPage
from console.shell.problem_page import ProblemPage
from console.shell.recovery_page import RecoveryPage
from console.shell.recovery_paper import RecoveryPaper, paint_recovery
from console.shell.unlock_page import UnlockPage
from offline_cache.journal import Journal
from offline_cache.keys import KeyStore
from offline_cache.lanes import InlineLane
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
    qtbot.waitUntil(lambda: "可以值守" in page.texts[0], timeout=10_000)
    qtbot.keyClick(page, Qt.Key.Key_Return)


def test_it_is_shown_at_the_first_start_and_then_no_more(qtbot, start, tmp_path) -> None:
    data = tmp_path / "seat"
    starter = by_hand(start, data)
    unlocked(starter, PASSPHRASE)
    page = starter._page
    assert isinstance(page, RecoveryPage) and "请打印或抄在纸上" in page.accessibleName()
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


def test_it_is_printed_or_kept_as_a_page_and_only_then_in_force(
    qtbot, start, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("console.app.starter.user_documents_path", lambda: tmp_path / "papers")
    starter = by_hand(start, tmp_path / "seat")
    unlocked(starter, PASSPHRASE)
    page = starter._page
    qtbot.keyClick(page, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "打印机" in page.said, timeout=10_000)
    qtbot.keyClick(page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "没有加密" in page.said, timeout=10_000)
    (pdf,) = (tmp_path / "papers").iterdir()
    assert pdf.read_bytes().startswith(b"%PDF") and str(pdf) in page.said
    assert not has_recovery(tmp_path / "seat")
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert has_recovery(tmp_path / "seat")


def test_the_page_has_every_group_of_the_key(qapp) -> None:
    key = "-".join(["ABCDE", "FGHJK", "23456", "789AB", "CDEFG", "HJKLM", "NPQRS"])
    paper = RecoveryPaper(key, "yt-07", "/srv/seat", "2026-07-09 20:20")
    assert paper.groups[0] == "1  ABCDE" and paper.groups[6] == "7  NPQRS"
    sheets = []
    for each in (paper, replace(paper, key=key.replace("NPQRS", "NPQRT"))):
        sheet = QImage(420, 594, QImage.Format.Format_Grayscale8)
        painter = QPainter(sheet)
        paint_recovery(painter, QRectF(sheet.rect()), each, qapp.font().family())
        painter.end()
        sheets.append(sheet)
    assert sheets[0] != sheets[1], "the last group is not on the page"


def test_the_word_writes_the_page_too(tmp_path) -> None:
    journal = tmp_path / "journal.db"
    Journal.open(journal, KeyStore(tmp_path).unlock(PASSPHRASE), InlineLane()).close()
    words = ["recovery-key", "--data", str(tmp_path), "--pdf", str(tmp_path / "key.pdf")]
    done = subprocess.run(
        [sys.executable, "-m", "console", *words, "--key", "passphrase"],
        input=PASSPHRASE + "\n",
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert is_like_recovery_key(done.stdout.splitlines()[0]) and has_recovery(tmp_path)
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
