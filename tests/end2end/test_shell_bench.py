"""`./hall bench shell` in small: it starts, asks for every page, and looks at a console at rest."""

import json
from pathlib import Path

import pytest

from console.bench import shell
from console.shell import rail_pages

pytestmark = pytest.mark.alone


def test_every_page_is_asked_for_and_the_alerts_are_there_when_memory_is_read(
    tmp_path: Path, capsys
) -> None:
    file = tmp_path / "told.json"
    sizes = ["--past", "400", "--cameras", "50", "--open", "40", "--starts", "1"]
    times = [
        "--switches",
        "20",
        "--plans",
        "5",
        "--seconds",
        "0.3",
        "--alerts",
        "400",
        "--calm",
        "0.6",
    ]
    shell.main([*sizes, *times, "--offscreen", "--json", str(file)])
    told = json.loads(file.read_text("utf-8"))["figures"]
    pages = {item.id for item in rail_pages.rail_items()} - {rail_pages.VIDEO}
    assert set(told["pages"]["waits_ms"]) == pages
    assert all(told["pages"]["waits_ms"].values()) and told["pages"]["switches"] == 20
    assert 0 < told["start"]["bare_s"] < told["start"]["usable_s"]
    assert told["rest"]["before"]["console_mb"] > 30
    assert told["rest"]["before"]["memory_mb"] >= told["rest"]["before"]["console_mb"]
    assert told["rest"]["before"]["bare_cpu_percent"] >= 0
    assert told["plans"]["monitors"] == 4 and max(told["plans"]["windows"]) == 4
    assert len(told["plans"]["waits_ms"]) == 5, "it ended when the desk was closed"
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-5:]] == [
        "start_over_bare_window_s", "page_switch_p95_ms", "plan_switch_worst_ms",
        "idle_cpu_percent", "memory_mb_after_alerts",
    ]  # fmt: skip
