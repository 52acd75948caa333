"""The doctor: what it says is so, what it cannot look at does not stop it."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from console.app import doctor, doctor_codes, doctor_hub, doctor_plugins, doctor_video
from console.app.doctor_finding import Finding, Verdict, guarded, lines
from console.app.doctor_machine import judge_binding
from console.plugin_host.guests.sandbox import Sandbox
from console.runtime.clock import SystemClock
from console.runtime.program_name import program
from console.video.probe import EngineFound
from tests.support.hub import running_hub

WARNED = timedelta(days=30)


def by_id(found) -> dict[str, Finding]:
    return {finding.id: finding for finding in found}


def test_this_machine_in_words_and_as_data(tmp_path: Path, capsys) -> None:
    status = doctor.main(["--json", "--no-video", "--data", str(tmp_path / "seat")])
    told = json.loads(capsys.readouterr().out)
    found = {each["id"]: each for each in told["findings"]}
    assert status == 0 and told["fit"]
    assert found["pyside"]["data"]["version"] == "6.11.3"
    assert found["store.cipher"]["verdict"] == "ok"
    assert found["font"]["verdict"] == "ok"
    assert found["store.saved"]["data"]["saved_ms"] > 0
    assert found["hub.none"]["verdict"] == "note"
    assert not (tmp_path / "seat").exists(), "it only looks"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("version", "python", "verdict"),
    [
        ("6.11.3", (3, 11), Verdict.OK),
        ("6.12.0", (3, 11), Verdict.BAD),
        ("6.12.0", (3, 12), Verdict.OK),
        ("7.0.1", (3, 11), Verdict.BAD),
    ],
)
def test_the_trap_of_the_binding_is_named(version, python, verdict) -> None:
    finding = judge_binding(version, python)
    assert finding.verdict is verdict
    if verdict is Verdict.BAD:
        assert "Python 3.11" in finding.zh and "6.11.3" in finding.to_do_zh


def test_a_hub_that_answers(tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        found = by_id(doctor_hub.look(hub.url, "", SystemClock(), WARNED))
    assert {f.verdict for f in found.values()} == {Verdict.OK}
    assert found["hub"].data["version"] == "0.1.0"
    assert len(str(found["hub"].data["epoch"])) > 3
    assert abs(found["hub.clock"].data["offset"]) < 1.0


def test_a_hub_that_does_not(free_port) -> None:
    url = f"http://127.0.0.1:{free_port}"
    (finding,) = doctor_hub.look(url, "", SystemClock(), WARNED)
    assert finding.verdict is Verdict.BAD
    assert "连不上中心" in finding.zh
    assert url in finding.zh


def test_an_unencrypted_link_beyond_this_machine_is_noted() -> None:
    now = SystemClock().now()
    assert doctor_hub._safety("http://10.1.2.3:8420", now, WARNED).verdict is Verdict.NOTE
    assert doctor_hub._safety("http://127.0.0.1:8420", now, WARNED).verdict is Verdict.OK


def test_an_authority_that_cannot_be_read(tmp_path: Path) -> None:
    (finding,) = doctor_hub.look(
        "https://10.1.2.3", str(tmp_path / "no.pem"), SystemClock(), WARNED
    )
    assert finding.verdict is Verdict.BAD
    assert "no.pem" in finding.zh


def test_h805_a_look_that_breaks_is_a_finding_with_its_number_and_no_end() -> None:
    def broken():
        yield Finding("a", Verdict.OK, "好", "fine")
        raise RuntimeError("glue")

    found = list(guarded("display", broken))
    assert [(f.id, f.verdict) for f in found] == [("a", Verdict.OK), ("look", Verdict.BAD)]
    assert "RuntimeError: glue" in found[1].zh and "display" in found[1].zh
    rows = doctor_codes.report(found[1:], "zh_CN")
    assert rows[0].startswith("103 异常 程序"), "not the number of a display that is missing"
    for words in (rows[1], found[1].to_do_zh, found[1].to_do_en):
        assert f"{program()} doctor --json" in words and "安装人员" not in words
    assert "安装人员" not in "".join(code.fix_zh for code in doctor_codes.CODES.values())


@pytest.mark.parametrize(
    ("file", "is_seen"), [("libX11-xcb.so.1", True), ("libGL.so.1", True), ("none", False)]
)
def test_h803_a_library_that_is_missing_is_no_missing_display(
    tmp_path: Path, file: str, is_seen: bool
) -> None:
    """Who hears 111 logs in again and again; a library is installed."""
    (tmp_path / file).touch()  # found first, and no library
    words = ["doctor", "--data", str(tmp_path / "seat"), *([] if is_seen else ["--no-video"])]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "console", *words],
        env={**environment, "DISPLAY": ":4711", "LD_LIBRARY_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    rows = done.stdout.splitlines()
    number = "112" if is_seen else "111"
    assert done.returncode == 1 and any(row.startswith(f"{number} → ") for row in rows), rows
    (line,) = [row for row in rows if row.startswith(f"{number} 异常 显示 ")]
    assert (file in line) is is_seen
    assert "没有查到显示器" not in done.stdout, "nobody could look for monitors"


@pytest.mark.parametrize(
    ("found", "verdict", "words"),
    [
        (Sandbox("/usr/bin/bwrap", True), Verdict.OK, "看不到本机文件和网络"),
        (Sandbox("/usr/bin/bwrap", False), Verdict.NOTE, "系统调用过滤未启用"),
        (Sandbox("", True), Verdict.NOTE, "能读本机文件"),
        (Sandbox("", False), Verdict.NOTE, "没有隔离措施"),
    ],
)
def test_what_holds_plugins_is_said_and_what_does_not(found, verdict, words) -> None:
    told = doctor_plugins.judged(found)
    assert told.verdict is verdict and words in told.zh
    assert bool(told.to_do_zh) is (verdict is not Verdict.OK)


def test_lines_in_one_language_or_both() -> None:
    finding = Finding("x", Verdict.NOTE, "没有声音", "no sound", "接音箱", "connect speakers")
    assert list(lines(finding, "zh_CN")) == ["注意  没有声音", "      → 接音箱"]
    assert list(lines(finding, "en")) == ["note  no sound", "      → connect speakers"]
    assert len(list(lines(finding, "both"))) == 4


def test_an_engine_is_judged_by_what_it_showed_and_not_by_what_it_says() -> None:
    says_yes = EngineFound("ffmpeg", "18.1.0", True, True, "")
    assert doctor_video.judge(says_yes, {"rtsp": 0.4, "http_ts": 0.5}).verdict is Verdict.OK
    shown = doctor_video.judge(says_yes, {"rtsp": None, "http_ts": 0.5})
    assert shown.verdict is Verdict.BAD and "RTSP 打不开" in shown.zh
    absent = EngineFound("vlc", "", False, False, "no libvlc.so.5")
    assert doctor_video.judge(absent, {}).verdict is Verdict.NOTE
    assert "no libvlc.so.5" in doctor_video.judge(absent, {}).zh


def test_the_engines_of_this_machine_really_show_a_picture() -> None:
    found = by_id(doctor_video.look(SystemClock()))
    ffmpeg, vlc = found["video.ffmpeg"], found["video.vlc"]
    assert ffmpeg.verdict is Verdict.OK, ffmpeg
    assert set(ffmpeg.data["first_picture"]) == {"rtsp", "http_ts"}
    assert all(seconds is not None for seconds in ffmpeg.data["first_picture"].values())
    opened = vlc.data["first_picture"].get("rtsp") is not None
    assert ("RTSP 已出图" in vlc.zh) == opened
