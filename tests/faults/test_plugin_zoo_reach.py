"""The zoo: what a guest reaches for and does not get, by the kernel or by the broker."""

import json
import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from console.bench.plugins_zoo import ANSWERS_ASIDE, QUICK, after_a_while
from console.plugin_api.permission import Permission
from console.plugin_host.guests.audit import FILE
from console.plugin_host.guests.parts import Grants
from console.plugin_host.guests.sandbox import Sandbox, look
from console.plugin_host.guests.states import GuestState
from tests.support.guest_stage import guest_stage

FOUND = look()
SEALED = pytest.param(replace(FOUND, bubblewrap=""), id="seal-alone")
CONFINED = pytest.param(FOUND, id="whole")

TRY = """
import os, socket, subprocess, sys
def tried(name, call):
    try:
        call()
    except (OSError, MemoryError) as error:
        guest.note(f"{name}: {type(error).__name__}")
    else:
        guest.note(f"{name}: DONE")
"""


def tries(**calls: str) -> str:
    lines = "\n".join(f"tried({name!r}, lambda: {call})" for name, call in calls.items())
    return after_a_while(f"{TRY}\n{lines}")


@pytest.mark.skipif(not FOUND.is_sealed, reason="no libseccomp on this machine")
@pytest.mark.parametrize("sandbox", [CONFINED, SEALED])
def test_it_cannot_write_connect_begin_or_signal(sandbox: Sandbox, tmp_path: Path) -> None:
    outside, mine = tmp_path / "outside.txt", tmp_path / "zoo" / "mine.txt"
    outside.write_text("原文", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = tries(
            write=f"open({str(outside)!r}, 'w')",
            append=f"open({str(outside)!r}, 'a')",
            beside="open('mine.txt', 'w')",
            shared="open('/dev/shm/hall', 'w')",
            delete=f"os.unlink({str(outside)!r})",
            connect=f"socket.create_connection(('127.0.0.1', {port}), 1)",
            listen="socket.socket()",
            fork="os.fork()",
            program="subprocess.run(['/bin/true'])",
            replace="os.execv('/bin/true', ['true'])",
            signal=f"os.kill({os.getpid()}, 9)",
            memory="bytearray(200_000_000)",
        )
        with guest_stage(tmp_path, sandbox=sandbox) as stage:
            stage.start(code)
            stage.until_line("memory:")
            told = dict(line.split(": ", 1) for line in stage.keeper.last_lines("zoo")[:12])
            assert "DONE" not in told.values() and len(told) == 12, told
            assert stage.history[-1].state is GuestState.WELL, "refused, and it goes on"
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert outside.read_text("utf-8") == "原文" and not mine.exists()


@pytest.mark.skipif(not FOUND.bubblewrap, reason="no bubblewrap on this machine")
def test_it_sees_its_own_folder_and_nothing_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "key.file"
    secret.write_text("钥匙", "utf-8")
    code = tries(
        key=f"open({str(secret)!r})",
        people="open('/etc/passwd')",
        console=f"os.listdir({str(Path(__file__).parent)!r})",
        host=f"open('/proc/{os.getpid()}/environ')",
        own="open('main.py')",
    )
    with guest_stage(tmp_path) as stage:
        stage.start(code)
        stage.until_line("own: DONE")
        assert [line for line in stage.keeper.last_lines("zoo")[:5] if "DONE" in line] == [
            "own: DONE"
        ]


def test_where_nothing_holds_it_what_it_begins_is_counted_and_ended(tmp_path: Path) -> None:
    children = ANSWERS_ASIDE + (
        "import time\n"
        "for _ in range(8):\n"
        "    if os.fork() == 0: time.sleep(1000)\n"
        "time.sleep(1000)\n"
    )
    with guest_stage(tmp_path, sandbox=Sandbox()) as stage:
        stage.start(children)
        assert stage.until_fault("plugin_forking").what.zh == "不断开出新进程，已强制结束"
        stage.until_state(GuestState.QUARANTINED)
    alive = [p for p in Path("/proc").glob("[0-9]*/cmdline") if str(tmp_path) in _text(p)]
    assert alive == []


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def test_a_call_without_its_permission_is_refused_and_stands_in_the_audit(tmp_path: Path) -> None:
    code = """
    from hall_guest import Guest, RefusedError
    guest = Guest("1.0.0")

    @guest.every(60)
    def ask():
        for what, args in (
            ("alerts.read", {}),
            ("orders.read", {}),
            ("record.put", {"kind": "visit", "id": "v1", "fields": {}}),
            ("record.put", {"kind": "order", "id": "v1", "fields": {}}),
            ("alerts.read", {"most": "all"}),
            ("alerts.delete", {}),
            ("folder.read", {"name": "../key.file"}),
            ("http.get", {"url": "http://127.0.0.1:9/"}),
        ):
            try:
                guest.note(f"{what} {guest.call(what, **args)}")
            except RefusedError as refused:
                guest.note(f"{what} {refused.code} {refused}")

    guest.run()
    """
    granted = {Permission.READ_ALERTS, Permission.WRITE_RECORDS, Permission.READ_FOLDER}
    with guest_stage(tmp_path) as stage:
        stage.start(code, Grants(frozenset(granted)))
        stage.until_line("http.get")
        assert [name for name, _ in stage.door.asked] == ["alerts", "put_record"]
        assert "orders.read no_permission 没有权限 read:orders" in stage.keeper.last_lines("zoo")
    lines = [json.loads(line) for line in (stage.data / FILE).read_text("utf-8").splitlines()]
    assert [(line["call"], line["outcome"]) for line in lines if line["outcome"] != "let"] == [
        ("orders.read", "no_permission"),
        ("record.put", "not_own"),
        ("alerts.read", "bad_args"),
        ("alerts.delete", "no_such_call"),
        ("folder.read", "bad_args"),
        ("http.get", "no_permission"),
    ]
    assert sum(line["outcome"] == "let" for line in lines) == 2


def test_calls_without_end_reach_neither_the_console_nor_fill_the_disk(tmp_path: Path) -> None:
    code = ANSWERS_ASIDE + (
        "for number in range(5000):\n"
        "    say(say='call', number=number, what='alerts.read', args={})\n"
        "say(say='note', words='asked')\n"
        "import time; time.sleep(1000)\n"
    )
    with guest_stage(tmp_path, replace(QUICK, flood_for=60.0)) as stage:
        stage.start(code)
        stage.until_line("asked")
    most = 2 * QUICK.calls_per_second + 10 * QUICK.calls_per_second
    assert 0 < len(stage.door.asked) <= most
    assert len((stage.data / FILE).read_text("utf-8").splitlines()) <= most
