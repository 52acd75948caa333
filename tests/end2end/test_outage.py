"""P5 in small: the console comes back from an outage, as `./hall bench outage` measures it."""

import json
from pathlib import Path

import pytest

from console.bench import outage

pytestmark = pytest.mark.alone


def test_a_console_that_was_away_is_whole_again_and_live_alerts_did_not_wait(
    tmp_path: Path, capsys
) -> None:
    file = tmp_path / "told.json"
    sizes = ["--changes", "28000", "--operations", "48", "--known", "100", "--attachments", "4"]
    outage.main([*sizes, "--offscreen", "--rate", "20", "--json", str(file)])
    told = json.loads(file.read_text("utf-8"))["figures"]
    assert told["pending_before"] == 48
    assert told["changes"] == 28000
    assert told["caught_up_s"] < 30 and told["settled_s"] < 30
    assert told["files_s"] < 30
    assert told["posted"] == told["painted"] > 0
    assert told["live_in_catch_up"] and told["live_first_s"] < told["caught_up_s"]
    assert "暂时搜不到" in told["text_said"], "the text follows the rows, and a search says so"
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-7:]] == [
        "live_p95_s", "live_missing", "whole_again_s", "attachments_at_hub_s", "full_text_s_more",
        "longest_ui_gap_ms", "ratio_to_download_and_executemany",
    ]  # fmt: skip
