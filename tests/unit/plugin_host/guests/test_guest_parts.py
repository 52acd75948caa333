"""The small parts: lines cut, budgets kept, pings counted, a folder and a host read."""

import asyncio
import os
from pathlib import Path

import pytest

from console.plugin_host.guests.budget import Budget, Throttle
from console.plugin_host.guests.calls import HttpGet, ListFolder, ReadFile
from console.plugin_host.guests.folder import FolderReader
from console.plugin_host.guests.guest_log import FILE, GuestLog
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.lines import LineCutter, LineTooLongError, read
from console.plugin_host.guests.patience import Patience, Reply
from console.plugin_host.guests.refused import CallRefusedError
from console.plugin_host.guests.usage import Share
from console.plugin_host.guests.web import WebReader
from console.runtime.clock import ManualClock


def test_lines_are_whole_however_the_bytes_come() -> None:
    whole = b'{"a": 1}\n\n{"b": 2}\n{"c"'
    for size in (1, 3, len(whole)):
        cutter = LineCutter()
        pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
        assert [line for piece in pieces for line in cutter.feed(piece)] == [
            b'{"a": 1}',
            b'{"b": 2}',
        ]


def test_no_more_than_one_line_is_ever_kept() -> None:
    cutter = LineCutter(most=10)
    cutter.feed(b"x" * 10)
    with pytest.raises(LineTooLongError):
        cutter.feed(b"x")


@pytest.mark.parametrize(
    "line", [b"", b"7", b"[]", b"\xff\xfe", b'{"say": "hello"}', b'{"say": "pong"}', b"[" * 90_000]
)
def test_what_was_not_agreed_is_nothing(line: bytes) -> None:
    assert read(line) is None


def test_a_budget_lets_a_burst_through_and_then_its_rate() -> None:
    clock = ManualClock()
    budget = Budget(100, clock.monotonic)
    assert budget.take(200) == 0
    assert budget.take(50) == pytest.approx(0.5)
    assert not budget.may_take(1)
    clock.jump(1)
    assert budget.may_take(50) and not budget.may_take(1)


def test_a_pause_of_a_moment_does_not_end_a_flood() -> None:
    throttle = Throttle(calm=1.0)
    assert throttle.look(0.1, 10.0) == 0
    assert throttle.look(0.0, 10.5) == 0.5 and throttle.is_on
    assert throttle.look(0.0, 12.0) == 0 and not throttle.is_on


def test_a_console_that_slept_does_not_blame_the_guest() -> None:
    """A laptop closed for an hour, or a machine too busy for us: nobody could have been heard."""
    patience = Patience(Limits())
    assert patience.look(0) is Reply.WELL
    patience.ask(0)
    assert patience.look(3600) is not Reply.HUNG
    for second in range(3601, 3609):
        patience.look(second)
    assert patience.look(3610) is Reply.HUNG


def test_an_answer_to_another_ping_is_none() -> None:
    patience = Patience(Limits())
    number = patience.ask(0)
    assert number == 1 and not patience.answered(7) and patience.ask(1) is None
    assert patience.answered(1) and not patience.answered(1)


def test_a_log_is_set_aside_when_it_is_long_and_survives_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, log = ManualClock(), GuestLog(tmp_path)
    monkeypatch.setattr("console.plugin_host.guests.guest_log.MOST_BYTES", 100)
    for number in range(20):
        log.write(clock.now(), f"第{number}行 " + "x" * 40)
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE, f"{FILE}.1"]
    nowhere = GuestLog(tmp_path / FILE / "below a file")
    nowhere.write(clock.now(), "还在")
    assert list(nowhere.last) == ["还在"]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "水位1.csv").write_text("站,水位\n外滩,3.1\n", "utf-8-sig")
    (folder / "旧.bin").write_bytes(b"\xff\x00")
    (tmp_path / "key.file").write_text("钥匙")
    (folder / "link.csv").symlink_to(tmp_path / "key.file")
    os.mkfifo(folder / "pipe.csv")
    return folder


async def test_files_of_the_folder_are_listed_and_read_in_pieces(given: Path) -> None:
    reader = FolderReader(given)
    names = [file["name"] for file in await reader.list(ListFolder())]
    assert sorted(names) == ["旧.bin", "水位1.csv"], "no link, no pipe"
    piece = await reader.read(ReadFile(name="水位1.csv"))
    assert piece["text"].splitlines() == ["站,水位", "外滩,3.1"]
    assert "text" not in await reader.read(ReadFile(name="旧.bin"))
    assert (await reader.read(ReadFile(name="旧.bin", offset=2)))["base64"] == ""


@pytest.mark.parametrize("name", ["link.csv", "pipe.csv", "..", "nothing.csv"])
async def test_nothing_else_is_read(given: Path, name: str) -> None:
    with pytest.raises(CallRefusedError) as refused:
        await FolderReader(given).read(ReadFile(name=name))
    assert refused.value.code == "unreadable"


async def test_a_share_that_does_not_answer_is_said_and_holds_nobody_up(
    given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    answers = Event()
    monkeypatch.setattr("console.plugin_host.guests.folder._names", lambda *_: answers.wait(30))
    reader = FolderReader(given, seconds=0.05)
    for _ in range(2):  # the second does not wait behind the first
        with pytest.raises(CallRefusedError) as refused:
            await reader.list(ListFolder())
        assert refused.value.code == "silent"
    answers.set()


async def test_only_the_named_host_is_fetched_and_no_further() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readline()).split()[1]
        body = b"x" * 600_000 if path == b"/big" else "水位 3.1".encode()
        status = b"302 Found\r\nLocation: http://127.0.0.1:1/" if path == b"/away" else b"200 OK"
        head = b"HTTP/1.1 " + status + b"\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
        writer.write(head % len(body) + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader = WebReader((f"127.0.0.1:{port}",), seconds=5)
    base = f"http://127.0.0.1:{port}"
    try:
        assert await reader.get(HttpGet(url=f"{base}/")) == {"status": 200, "text": "水位 3.1"}
        assert (await reader.get(HttpGet(url=f"{base}/away")))["status"] == 302
        for url, code in (
            (f"{base}/big", "too_large"),
            ("http://127.0.0.1:1/", "not_granted"),
            (f"http://127.0.0.1:{port}@example.org/", "not_granted"),
            ("file:///etc/passwd", "not_granted"),
            ("http://[", "not_granted"),
        ):
            with pytest.raises(CallRefusedError) as refused:
                await reader.get(HttpGet(url=url))
            assert refused.value.code == code, url
    finally:
        server.close()
        await server.wait_closed()
    with pytest.raises(CallRefusedError) as refused:
        await reader.get(HttpGet(url=f"{base}/"))
    assert refused.value.code == "unreachable"


def test_who_burns_half_a_processor_for_the_whole_stretch_is_busy_and_a_start_is_not() -> None:
    burning, starting, calm = Share(30.0), Share(30.0), Share(30.0)
    used = [burning.over(second, 0.6 * second) for second in range(62)]
    assert used[:30] == [0.0] * 30 and all(each == pytest.approx(0.6) for each in used[30:])
    begun = [starting.over(second, min(second, 5) * 0.9) for second in range(120)]
    assert 0.1 < max(begun) < 0.2, "five busy seconds are no half of thirty"
    assert begun[-1] == 0.0, "what was long ago is not counted"
    assert {calm.over(second, 1.0) for second in range(62)} == {0.0}
