"""The recorded storm: made of the demo's scenario, played into a program, judged in words."""

import subprocess
import sys
from pathlib import Path

import pytest

from console.app import plugin_word
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.shipped import SHIPPED
from console.plugin_host.trial.evening import read_evening
from console.plugin_host.trial.storm import Weathered, storm

FAST = 500.0
"""The evening in a second."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert plugin_word.main(["new", "lake", "--name", "水务局", "--folder", str(tmp_path)]) == 0
    return tmp_path / "lake"


def weathered(folder: Path, before: str = "", after: str = "", rights: str = "") -> Weathered:
    main, manifest = folder / "guest" / "main.py", folder / "manifest.toml"
    main.write_text(main.read_text("utf-8").replace(before, after), "utf-8")
    if rights:
        text = manifest.read_text("utf-8").replace('["write:records"]', rights)
        manifest.write_text(text, "utf-8")
    return storm(read_manifest(folder), folder, read_evening(), FAST)


def words(came: Weathered) -> str:
    return "\n".join(line.zh for line in came.lines())


def test_the_recording_is_the_one_the_scenario_makes() -> None:
    script = SHIPPED.parent / "packaging" / "write_storm.py"
    assert subprocess.run([sys.executable, "-P", str(script), "--check"]).returncode == 0


def test_the_recording_holds_the_storm_and_no_more_than_guests_may_read() -> None:
    evening = read_evening()
    storm = max(evening.moments, key=lambda moment: len(moment.alerts))
    assert len(storm.alerts) == 300 and evening.seconds > 500
    before, after = evening.hall(storm.at - 1), evening.hall(storm.at)
    assert len(after.alerts) - len(before.alerts) == 300
    assert after.alerts[0]["received_at"] >= after.alerts[-1]["received_at"]
    assert not {"caller", "call", "trail", "text"} & {key for a in after.alerts for key in a}
    assert all("streams" not in camera for camera in evening.head.cameras)


def test_a_program_that_answers_passes_and_sees_the_hall_change(folder: Path) -> None:
    reads = """\
@guest.on_changed
def changed(kind: str) -> None:
    if kind == "alerts":
        print(len(guest.call("alerts.read", most=20)), "open")


guest.run()"""
    came = weathered(folder, "guest.run()", reads, '["write:records", "read:alerts"]')
    assert came.is_good and came.calls > 3 and came.memory > 0, words(came)
    assert "风暴中通过" in words(came)


def test_late_answers_and_what_is_dropped_are_counted_and_fail(folder: Path) -> None:
    slow = """\
@guest.on_command("refresh")
def refresh(args: dict[str, object]) -> str:
    import time
    for part in range(2):
        rows = [{"id": f"{part}-{n}"} for n in range(6000)]
        guest.data("gauges", rows, is_whole=False)
    time.sleep(3.3)
    return ""


guest.run()"""
    main = folder / "guest" / "main.py"
    main.write_text(main.read_text("utf-8").replace("@guest.every(5)\n", ""), "utf-8")
    came = weathered(folder, "guest.run()", slow)
    assert not came.is_good and came.late and came.slowest > 3, words(came)
    assert came.dropped == 2000 and "未通过" in words(came), words(came)


def test_a_program_that_falls_fails_with_what_it_said(folder: Path) -> None:
    falls = "@guest.on_changed\ndef changed(kind: str) -> None:\n    1 / 0\n\n\nguest.run()"
    came = weathered(folder, "guest.run()", falls)
    assert not came.is_good and "ZeroDivisionError" in words(came)
