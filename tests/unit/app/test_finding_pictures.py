"""Pictures of a finding, where the worker that decodes does not answer."""

from concurrent.futures import Future

import pytest
from PySide6.QtGui import QImage

from console.app import finding_pictures
from console.app.finding_pictures import FindingPictures, Still
from console.commands.attachments import Kept


class Files:
    """Keeps what it is given."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def keep_file(self, name: str, media_type: str, content: bytes) -> Kept:
        self.kept.append(content)
        return Kept("file/B1", name, len(content))


def test_h973_a_worker_that_does_not_answer_leaves_the_picture_of_the_tile(
    qapp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H973."""
    monkeypatch.setattr(finding_pictures, "PATIENCE", 0.01)
    tile, files = QImage(320, 180, QImage.Format.Format_RGB32), Files()
    still = Still(Future(), tile)
    assert FindingPictures(files).keep_still("望潮·1 号点.png", still).result(10)  # type: ignore[arg-type]
    (content,) = files.kept
    assert QImage.fromData(content, "PNG").size() == tile.size()
