"""The evening puts a bureau's files into the folder its plugin may read, at their time."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from console.app.plugin_demo import DemoFiles
from console.runtime.clock import CHINA

PLUGINS = Path(__file__).parents[3] / "plugins"


def test_each_file_comes_at_its_time_and_the_newest_stays(qtbot, tmp_path: Path) -> None:
    now = [datetime(2026, 7, 9, 20, 19, 59, tzinfo=CHINA)]
    parent = QObject()
    files = DemoFiles(PLUGINS / "flood" / "demo.toml", tmp_path, lambda: now[0], parent)
    assert list(tmp_path.iterdir()) == []

    def has(words: str) -> bool:
        file = tmp_path / "测站.csv"
        return file.exists() and words in file.read_text("utf-8")

    for seconds, depth in ((21, "12"), (111, "26"), (221, "29")):
        now[0] = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA) + timedelta(seconds=seconds)
        files.look()
        qtbot.waitUntil(lambda depth=depth: has(f"望汐路下立交,望潮街道,积水,{depth},"))
    assert {path.name for path in tmp_path.iterdir()} == {"测站.csv", "泵站.csv"}
    parent.deleteLater()
