"""Papers are written whole or not at all, also on a disk that is full."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from console.app.paper import save_page
from console.reports.whole_file import write_whole
from tests.support.small_disk import small_disk


def words(painter: QPainter, page: QRectF) -> None:
    for line in range(120):
        painter.drawText(int(page.left()) + 200, 100 + 80 * line, f"恢复密钥 {line} 青石 白鹭 长河")


def test_h948_a_page_that_the_disk_cannot_hold_is_an_error_and_leaves_no_half(
    qapp, tmp_path
) -> None:
    """H948: a recovery key's PDF was cut off in the middle, and the seat said where it lies."""
    with small_disk(tmp_path / "disk", 1) as disk:
        path = disk / "恢复密钥.pdf"
        save_page(path, lambda painter, page: None)
        before = path.read_bytes()
        room = 1024 * 1024 - sum(each.stat().st_blocks * 512 for each in disk.iterdir())
        (disk / "full").write_bytes(b"x" * (room - 4096))
        with pytest.raises(OSError, match="space"):
            save_page(path, words)
        assert path.read_bytes() == before and len(list(disk.iterdir())) == 2


def test_a_file_that_is_written_anew_is_the_new_one(tmp_path) -> None:
    for content in (b"old", b"new"):
        write_whole(tmp_path / "papers" / "a.docx", content)
    assert [each.name for each in (tmp_path / "papers").iterdir()] == ["a.docx"]
    assert (tmp_path / "papers" / "a.docx").read_bytes() == b"new"
