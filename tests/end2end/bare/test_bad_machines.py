"""What a plain user of a bare tree is told when the machine is not as it should be."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from console.runtime.clock import from_text
from tests.support.bare_seat import INSIDE, SEAT, Hand, records, sitting
from tests.support.bare_tree import NOBODY, USER, BareTree
from tests.support.certificates import HERE, shown, signer
from tests.support.hub import Hub, add_person, running_hub
from tests.support.patience import until
from tests.support.screen_reader import ScreenReader

pytestmark = [pytest.mark.long, pytest.mark.display]

FOLDER = f"/home/op/{SEAT}"
LIBRARIES = "usr/lib/x86_64-linux-gnu"


def doctor(desk: BareTree, *words: str, **how: Any) -> dict[str, Any]:
    """Return what the package's own doctor finds, by its ids."""
    _, out, err = desk.run(INSIDE, "doctor", "--no-video", "--json", *words, **how)
    assert out, err
    return {each["id"]: each for each in json.loads(out)["findings"]}


def test_no_display_or_somebody_elses(desk: BareTree) -> None:
    status, _, err = desk.run(INSIDE)
    assert status == 3 and "没有图形显示" in err
    status, _, err = desk.run(INSIDE, environment={"DISPLAY": ":4711"})
    assert status == 3 and ":4711 连不上" in err


@pytest.mark.parametrize("library", ["libGL.so.1", "libX11-xcb.so.1"])
def test_a_library_of_the_system_that_is_missing_is_named(desk: BareTree, library: str) -> None:
    hidden = [f"{LIBRARIES}/{library}"]
    status, _, err = desk.run(INSIDE, environment={"DISPLAY": ":0"}, hidden=hidden)
    assert status == 3 and "系统缺少" in err and library in err
    told = doctor(desk, environment={"DISPLAY": ":0"}, hidden=hidden)
    assert library in told["display.library"]["zh"] and "monitors" not in told


def test_a_disk_that_is_full_is_named(desk: BareTree) -> None:
    status, _, err = desk.run(INSIDE, "--self-test", fuse=False, tmp="100M")
    assert status == 127 and "磁盘已满" in err


def test_a_home_that_takes_nothing_is_named(desk: BareTree) -> None:
    told = doctor(desk, read_only_home=True)["store.folder"]
    assert told["verdict"] == "bad" and told["to_do_zh"]


def test_h887_with_a_home_that_takes_nothing_there_is_a_window_that_says_so(
    desk: BareTree, display: str, reader: ScreenReader
) -> None:
    with started(desk, display, reader, read_only_home=True) as until_read:
        until_read("写不进去", FOLDER)


def test_h887_with_a_disk_that_is_full_there_is_a_window_that_says_so(
    desk: BareTree, display: str, reader: ScreenReader
) -> None:
    with started(desk, display, reader, home_size="4k") as until_read:
        until_read("首次启动在此设定本席口令")
        Hand(display).press(*"full", "Return")
        until_read("磁盘已满，已保存的内容没有丢失", "清出磁盘空间")
    told = doctor(desk, home_size="4k")["store.disk"]
    assert told["verdict"] == "bad" and "清出磁盘空间" in told["to_do_zh"], told


def test_h887_without_fuse_there_is_a_window_that_asks_for_the_passphrase(
    desk: BareTree, display: str, reader: ScreenReader
) -> None:
    with started(desk, display, reader, fuse=False) as until_read:
        until_read("首次启动在此设定本席口令")


@contextmanager
def started(
    desk: BareTree, display: str, reader: ScreenReader, **how: Any
) -> Iterator[Callable[..., None]]:
    """Run a console at a desk; yield what waits until words stand in its window."""
    environment = {"DISPLAY": display, **reader.environment}
    console = desk.start([INSIDE, "console", "--key", "passphrase"], environment, **how)

    def until_read(*words: str) -> None:
        until(lambda: reader.reads(*words) or console.poll() is not None, " ".join(words))
        assert console.poll() is None, console.communicate()[1]

    try:
        yield until_read
    finally:
        desk.end(console)


def test_h690_a_clock_that_is_wrong_is_told_and_what_is_written_has_the_right_time(
    desk: BareTree, display: str, reader: ScreenReader, tmp_path: Path
) -> None:
    hand, late = Hand(display), _two_hours_late(desk)
    with running_hub(tmp_path / "hub") as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        told = doctor(desk, "--hub", hub.url, environment=late)["hub.clock"]
        assert told["verdict"] == "note" and told["zh"].startswith("本机时钟比中心慢 7200.")
        with sitting(desk, hub, {"DISPLAY": display, **late, **reader.environment}):
            until(lambda: reader.reads("本机慢 7200 秒"), "the header says by how much")
            grant = hub.login(seat="9")
            until(
                lambda: _wrote(hand, "late") and _in_time(hub, grant), "a note with the hub's time"
            )


def _in_time(hub: Hub, grant: str) -> bool:
    """Whether a note has the right time; one from before the hub was heard has the desk's."""
    told = [from_text(line["recorded_at"]) for line in records(hub, grant, "log_entry")]
    return any(abs(datetime.now(UTC) - at) < timedelta(minutes=3) for at in told)


def _two_hours_late(desk: BareTree) -> dict[str, str]:
    """Return what lets a program of the desk see a clock two hours behind."""
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
    shutil.copy(library, desk.home)
    return {
        "LD_PRELOAD": f"/home/op/{library.name}",
        "FAKETIME": "-2h",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def _wrote(hand: Hand, words: str) -> bool:
    hand.press("F3", *words, "Return")
    return True


def test_a_second_console_at_a_seat_looks_on(desk: BareTree, display: str, tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        with sitting(desk, hub, {"DISPLAY": display}):
            until(Hand(display).title, "its window")
            words = [INSIDE, "console", "--login-stdin", "--key", "passphrase"]
            second = desk.start(words, {"DISPLAY": display})
            try:
                assert second.stdin is not None
                second.stdin.write(json.dumps({"passphrase": "云汀 01"}) + "\n")
                second.stdin.flush()
                until(lambda: "只读旁观" in Hand(display).titles(), "what it is")
                assert second.poll() is None
            finally:
                desk.end(second)


def test_h887_while_another_users_console_runs_at_a_seat_it_cannot_be_opened(
    desk: BareTree, display: str, reader: ScreenReader, tmp_path: Path
) -> None:
    """Two people at one machine, each logged in to the desktop: the second chose the same seat."""
    with running_hub(tmp_path / "hub") as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        with sitting(desk, hub, {"DISPLAY": display}) as first:
            journal = desk.home / SEAT / "journal.db"
            with started(desk, display, reader, user=NOBODY) as until_read:
                until_read("写不进去", FOLDER)
            assert first.poll() is None and journal.stat().st_uid == USER


def test_the_seat_of_another_user_is_named_and_left_alone(
    desk: BareTree, display: str, reader: ScreenReader
) -> None:
    seat = desk.home / SEAT
    seat.mkdir(parents=True, mode=0o700)
    (seat / "journal.db").write_bytes(b"of somebody who once started it with sudo")
    os.chown(seat.parent, 1000, 1000)
    told = doctor(desk)["store.folder"]
    assert told["verdict"] == "bad" and FOLDER in told["zh"] + told["to_do_zh"]
    with started(desk, display, reader) as until_read:
        until_read("写不进去", "以前保存的完好", FOLDER)
    assert (seat / "journal.db").read_bytes().startswith(b"of somebody")


@pytest.mark.parametrize(("days", "said"), [((-1, 90), "签发机构"), ((-90, -1), "过期")])
def test_a_certificate_of_nobody_or_of_yesterday_is_named(
    desk: BareTree, tmp_path: Path, days: tuple[float, float], said: str
) -> None:
    root = signer("云汀区", is_authority=True)
    leaf = shown(tmp_path, signer("hub", root, hosts=(HERE,), days=days))
    words = ["--tls-cert", str(leaf.certificate), "--tls-key", str(leaf.key)]
    known = ["--ca", "/home/op/hall.pem"] if days[1] < 0 else []
    (desk.home / "hall.pem").write_bytes(root.pem)
    with running_hub(tmp_path / "hub", arguments=words) as hub:
        told = doctor(desk, "--hub", hub.url, *known)["hub.certificate"]
        _, screen, _ = desk.run(INSIDE, "doctor", "--no-video", "--hub", hub.url, *known)
    assert told["verdict"] == "bad" and said in told["zh"] + told["to_do_zh"], told
    assert "441 异常 证书" in screen and "\n441 → " in screen and "421" not in screen, screen


def test_a_desk_without_sound_is_told_what_to_connect(desk: BareTree) -> None:
    told = doctor(desk)["sound"]
    assert told["verdict"] == "note" and "音箱" in told["to_do_zh"], told


def test_a_package_that_was_cut_off_does_not_start_and_says_so(desk: BareTree) -> None:
    package = desk.home / INSIDE.removeprefix("/home/op/")
    os.truncate(package, package.stat().st_size - 6000)
    status, _, err = desk.run(INSIDE, environment={"DISPLAY": ":0"})
    assert status == 127 and "不完整或已损坏" in err


def test_a_package_that_was_changed_is_refused(desk: BareTree, appimage: Path) -> None:
    package = desk.home / INSIDE.removeprefix("/home/op/")
    named = desk.home / "share" / appimage.name
    named.parent.mkdir()
    changed = bytearray(package.read_bytes())
    changed[len(changed) // 2] ^= 1
    named.write_bytes(changed)
    signature = appimage.with_name(appimage.name + ".minisig")
    named.with_name(signature.name).write_bytes(signature.read_bytes())
    status, _, err = desk.run(INSIDE, "verify", f"/home/op/share/{appimage.name}")
    assert status == 1 and "与签名不符" in err
