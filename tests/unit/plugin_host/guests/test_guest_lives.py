"""A guest over its lives: told, shown, asleep, run, fallen, started again, in quarantine."""

import asyncio
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from console.bench.plugins_zoo import QUICK
from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Guest
from console.plugin_host.guests import faults
from console.plugin_host.guests.life import Life
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.sandbox import look
from console.plugin_host.guests.states import GuestState
from tests.support.guest_stage import GuestStage, guest_stage

WELL = """
    from hall_guest import Guest, RefusedError
    guest = Guest("1.0.0")

    @guest.every(30)
    def look():
        guest.data("gauges", [{"name": "外滩", "level": 3.12}])

    @guest.on_command("double")
    def double(args):
        if args["level"] > 10:
            raise RefusedError("too_high", "水位太高")
        guest.data("gauges", [{"name": "外滩", "level": 2 * args["level"]}], is_whole=False)
        return "已翻倍"

    guest.run()
"""
FALLS = "raise RuntimeError('泵站表读不到')"
LOOKS_ROUND = "import os, sys\nprint(sorted(os.environ), sys.path, file=sys.stderr)\n"
HANGS = """
    from hall_guest import Guest
    guest = Guest("1.0.0")

    @guest.every(30)
    def hang():
        while True:
            pass

    guest.run()
"""
SEEN_ONLY = {"guest": Guest(entry="main.py")}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[GuestStage]:
    with guest_stage(tmp_path) as found:
        yield found


def test_the_issue_s_times_are_the_product_s() -> None:
    """Issue G: hang 3 s / 10 s, restart within 2 s, quarantine after 3 in 10 min."""
    limits = Limits()
    assert (limits.slow_after, limits.hung_after) == (3, 10)
    assert max(limits.restart_after) <= 1  # the rest of two seconds is for the start itself
    assert (limits.most_falls, limits.within) == (3, 600)


def test_rows_reach_the_book_with_their_time(stage: GuestStage) -> None:
    stage.start(WELL)
    data = stage.until_rows(1)
    assert data.rows == ({"name": "外滩", "level": 3.12},)
    assert data.as_of is not None and data.fault is None and not data.notes
    assert stage.states()[:2] == [GuestState.STARTING, GuestState.WELL]


def test_what_holds_them_is_known_when_the_first_has_started(stage: GuestStage) -> None:
    assert stage.keeper.held_by is None
    stage.start(WELL)
    stage.until_rows(1)
    assert stage.keeper.held_by == look()


def test_a_command_is_run_and_its_words_come_back(stage: GuestStage) -> None:
    stage.start(WELL)
    stage.until_rows(1)
    done = stage.keeper.run("zoo", "double", {"level": 4}).result(30)
    assert (done.zh, done.is_refused) == ("已翻倍", False)
    stage.until(lambda: stage.book.sets["zoo", "gauges"].rows[0]["level"] == 8)
    refused = stage.keeper.run("zoo", "double", {"level": 11}).result(30)
    assert (refused.zh, refused.is_refused) == ("水位太高", True)


def test_a_guest_starts_with_its_page_and_sleeps_when_nobody_looks(tmp_path: Path) -> None:
    with guest_stage(tmp_path, replace(QUICK, asleep_after=0.1)) as stage:
        stage.start(WELL, **SEEN_ONLY)
        stage.keeper.show("zoo", True)
        well = stage.until_state(GuestState.WELL)
        assert well.process and Path(f"/proc/{well.process}").exists()
        stage.until_rows(1)
        stage.keeper.show("zoo", False)
        stage.until_state(GuestState.ASLEEP)
        assert not Path(f"/proc/{well.process}").exists()
        assert stage.book.sets["zoo", "gauges"].rows, "the page keeps its last good data"


def test_a_command_wakes_a_guest_nobody_looks_at(tmp_path: Path) -> None:
    with guest_stage(tmp_path, replace(QUICK, asleep_after=0.1)) as stage:
        stage.start(WELL, **SEEN_ONLY)
        assert stage.keeper.run("zoo", "double", {"level": 1}).result(30).zh == "已翻倍"
        stage.until_state(GuestState.ASLEEP)


def test_three_falls_are_a_quarantine_that_a_person_ends(stage: GuestStage) -> None:
    stage.start(FALLS)
    told = stage.until_state(GuestState.QUARANTINED)
    assert told.falls == 3
    assert told.fault is not None
    assert told.fault.said() == (
        "main.py：程序出错退出（RuntimeError: 泵站表读不到）；本页保留最后一次数据；请联系主管单位"
    )
    assert stage.states().count(GuestState.STARTING) == 3
    stage.history.clear()
    stage.keeper.release("zoo")
    stage.until_state(GuestState.STARTING)


def test_the_page_s_data_say_why_there_is_nothing_newer(stage: GuestStage) -> None:
    stage.start(WELL.replace("return", "import os; os._exit(3)\n        return"))
    stage.until_rows(1)
    done = stage.keeper.run("zoo", "double", {"level": 1}).result(30)
    assert done.is_refused and "请核实" in done.zh
    stage.until(lambda: stage.book.sets["zoo", "gauges"].fault is not None)
    data = stage.book.sets["zoo", "gauges"]
    assert data.rows and data.fault is not None and data.fault.code == "plugin_crashed"
    stage.until(lambda: stage.book.sets["zoo", "gauges"].fault is None)  # it runs again


def test_two_good_guests_do_not_wait_for_a_bad_one(stage: GuestStage) -> None:
    stage.start(HANGS, id="bad")
    stage.start(WELL, id="good")
    stage.until_rows(1, "good")
    stage.until_fault("plugin_hung", "bad")
    assert stage.keeper.run("good", "double", {"level": 1}).result(30).zh == "已翻倍"


def test_the_guest_sees_nothing_of_the_console(stage: GuestStage) -> None:
    os.environ["HALL_SECRET"] = "口令"
    try:
        stage.start(
            "import os, sys\nprint(sorted(os.environ), sys.path, file=sys.stderr)\n" + FALLS
        )
        line = stage.until_line("MALLOC_ARENA_MAX")
    finally:
        del os.environ["HALL_SECRET"]
    assert "HALL_SECRET" not in line and "site-packages" not in line


def test_an_end_of_the_console_leaves_no_process(tmp_path: Path) -> None:
    with guest_stage(tmp_path) as stage:
        stage.start(WELL)
        process = stage.until_state(GuestState.WELL).process
    assert not Path(f"/proc/{process}").exists()
    assert stage.states()[-1] is GuestState.OFF
    assert stage.keeper.run("zoo", "double", {}).result(0).is_refused


def test_a_guest_that_falls_while_the_console_ends_holds_nothing_up(
    stage: GuestStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its third fall, seen only after it was asked to end, waits for nobody (H669)."""
    is_ended, has_begun = asyncio.Event(), threading.Event()

    async def fall(life: Life, *_: object) -> PluginFault:
        has_begun.set()
        await is_ended.wait()
        return faults.crashed("main.py", 1, "")

    async def stop(life: Life) -> None:
        is_ended.set()

    monkeypatch.setattr(Life, "run", fall)
    monkeypatch.setattr(Life, "stop", stop)
    stage.keeper.close()
    with guest_stage(stage.folder / "once", replace(QUICK, most_falls=1)) as once:
        once.start(WELL)
        assert has_begun.wait(30)
        ending = threading.Thread(target=once.keeper.close, daemon=True)
        ending.start()
        ending.join(30)
        assert not ending.is_alive()
