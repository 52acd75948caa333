"""The demo's evening: a plugin's folder fills as the story goes on."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from console.app.plugin_desk import SHIPPED
from console.app.plugin_evening import PluginEvening, read_puts
from console.app.plugin_usage import PluginUsage
from console.plugin_host.reading.discovery import find
from console.runtime.clock import CHINA, ManualClock


def test_files_come_in_their_time_and_the_newest_stands(qapp, tmp_path: Path):
    flood = next(each for each in find([SHIPPED]) if each.id == "flood")
    puts = read_puts(flood)
    assert len(puts) > 2
    clock = ManualClock(datetime(2026, 7, 9, 20, 19, 0, tzinfo=CHINA))
    owner = QObject()
    evening = PluginEvening(puts, tmp_path, clock, owner)
    assert list(tmp_path.iterdir()) == []
    clock.moment = datetime(2026, 7, 9, 20, 20, 30, tzinfo=CHINA)
    evening.look()
    first = (tmp_path / "测站.csv").read_text("utf-8")
    assert first.startswith("编号")
    clock.moment = datetime(2026, 7, 9, 23, 59, tzinfo=CHINA)
    evening.look()
    assert (tmp_path / "测站.csv").read_text("utf-8") != first
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]
    owner.deleteLater()


def test_openings_are_counted_by_month_kept_and_written_out_when_asked(tmp_path: Path):
    clock = ManualClock(datetime(2026, 7, 9, 20, 0, tzinfo=CHINA))
    usage = PluginUsage(tmp_path, clock.now)
    for plugin in ("flood", "flood", "lift"):
        usage.opened(plugin)
    again = PluginUsage(tmp_path, clock.now)
    assert again.of("flood") == 2 and again.of("gone") == 0
    assert again.export(tmp_path / "out.csv") == 2
    assert "2026-07,flood,2" in (tmp_path / "out.csv").read_text("utf-8-sig")
    (tmp_path / "plugin-usage.json").write_text("{rubbish")
    assert PluginUsage(tmp_path, clock.now).of("flood") == 0
