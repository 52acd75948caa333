"""How often plugins are opened."""

from datetime import datetime
from pathlib import Path

from console.app.plugin_usage import PluginUsage
from console.runtime.clock import CHINA, ManualClock


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
