"""A start that cannot go on says why in plain words; one without a hub goes on with what it has."""

import os
import subprocess
import sys
from pathlib import Path

from console.shell.login_page import LoginPage
from console.shell.problem_page import ProblemPage
from offline_cache.cipher import connect_cipher
from offline_cache.journal import Journal
from offline_cache.keys import KeyStore
from offline_cache.lanes import InlineLane
from tests.support.hub import PASSWORD, alert, running_hub

PATIENCE = 60_000
NOWHERE = "http://127.0.0.1:9"


def seat_key(data: Path) -> bytes:
    return KeyStore(data, None, None).unlock(PASSWORD)


def page_of(starter):
    return starter._page


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


def make_journal(data: Path) -> Path:
    data.mkdir()
    path = data / "journal.db"
    Journal.open(path, seat_key(data), InlineLane()).close()
    return path


def test_a_newer_journal_is_left_alone_and_named_in_chinese(qtbot, start, tmp_path) -> None:
    data = tmp_path / "seat"
    path = make_journal(data)
    connection = connect_cipher(path, seat_key(data))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.close()
    before = bytes_of(data)["journal.db"]
    starter = start(NOWHERE, data)
    page = page_of(starter)
    assert isinstance(page, ProblemPage) and page.isVisible()
    assert "这些文件由更新版本写成，未作任何改动" in page.text
    assert starter.seat is None
    assert bytes_of(data)["journal.db"] == before


def test_a_damaged_journal_is_left_alone_and_named_in_chinese(qtbot, start, tmp_path) -> None:
    data = tmp_path / "seat"
    path = make_journal(data)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    before = path.read_bytes()
    page = page_of(start(NOWHERE, data))
    assert isinstance(page, ProblemPage)
    assert "本席日志文件无法读取，未写入任何内容" in page.text
    assert "请勿删除" in page.text
    assert path.read_bytes() == before


HOLDER = """
import sys
from pathlib import Path
from offline_cache.journal import Journal
from offline_cache.keys import KeyStore
from offline_cache.lanes import InlineLane
data = Path(sys.argv[1])
key = KeyStore(data, None, None).unlock(sys.stdin.readline().strip())
journal = Journal.open(data / "journal.db", key, InlineLane())
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_second_start_on_the_same_folder_says_that_it_is_running(qtbot, start, tmp_path) -> None:
    data = tmp_path / "seat"
    make_journal(data)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdin is not None and other.stdout is not None
    try:
        other.stdin.write(PASSWORD + "\n")
        other.stdin.flush()
        assert other.stdout.readline() == "open\n"
        page = page_of(start(NOWHERE, data))
        assert isinstance(page, ProblemPage)
        assert "本席控制台已在运行" in page.text
    finally:
        other.communicate("\n")


def test_a_second_start_in_this_process_leaves_the_first_alone(qtbot, start, tmp_path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        first = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(lambda: first.seat is not None, timeout=PATIENCE)
        second = start(hub.url, tmp_path / "seat")
        assert second.seat is None and second.viewing.seat is not None, "it only looks on"
        hub.post_alerts([alert(1)])
        queue = first.seat.models.queue
        qtbot.waitUntil(lambda: queue.rowCount() == 1, timeout=PATIENCE)


def test_a_damaged_cache_is_set_aside_and_the_seat_goes_on(qtbot, start, tmp_path) -> None:
    data = tmp_path / "seat"
    make_journal(data)
    (data / "cache.db").write_bytes(os.urandom(64 * 1024))
    with running_hub(tmp_path / "hub") as hub:
        hub.post_alerts([alert(n) for n in range(3)])
        starter = start(hub.url, data)
        qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
        assert starter.seat.store.was_rebuilt
        queue = starter.seat.models.queue
        qtbot.waitUntil(lambda: queue.rowCount() == 3, timeout=PATIENCE)


def test_a_wrong_password_is_said_and_not_tried_for_ever(qtbot, start, tmp_path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        starter = start(hub.url, tmp_path / "seat", account="nobody")
        qtbot.waitUntil(lambda: isinstance(page_of(starter), LoginPage), timeout=PATIENCE)
        assert starter.seat is None


def test_a_person_who_was_in_goes_on_without_a_hub(qtbot, start, tmp_path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        hub.post_alerts([alert(1)])
        first = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(
            lambda: first.seat is not None and first.seat.models.queue.rowCount() == 1,
            timeout=PATIENCE,
        )
        start.end(first)
        hub.kill()
        again = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(lambda: again.seat is not None, timeout=PATIENCE)
        qtbot.waitUntil(lambda: again.seat.models.queue.rowCount() == 1, timeout=PATIENCE)
        window = again.seat.frame.window
        qtbot.waitUntil(lambda: "断网值守" in window.header.accessibleName(), timeout=PATIENCE)


def test_a_second_login_at_the_same_seat_sends_what_the_first_left(qtbot, start, tmp_path) -> None:
    people = (("linlan", "leader"), ("zhouyan", "officer"))
    with running_hub(tmp_path / "hub", *people) as hub:
        hub.post_alerts([alert(1)])
        first = start(hub.url, tmp_path / "seat")
        qtbot.waitUntil(
            lambda: first.seat is not None and first.seat.models.queue.rowCount() == 1,
            timeout=PATIENCE,
        )
        hub.kill()
        (told,) = first.seat.models.queue.alerts()
        own = first.seat.acts.alerts.own(told)
        qtbot.waitUntil(own.done, timeout=PATIENCE)
        start.end(first)
        hub.start()
        second = start(hub.url, tmp_path / "seat", account="zhouyan")
        qtbot.waitUntil(lambda: second.seat is not None, timeout=PATIENCE)
        journal = second.seat.store.journal
        qtbot.waitUntil(lambda: not journal.pending(), timeout=PATIENCE)
        with hub.client(hub.login(seat="seat-9")) as client:
            body = client.get(f"/v1/alert/{told.id}").json()
        owner = body.get("body", body)["owner"]
        assert (owner["person"], owner["seat"]) == ("linlan", "seat-1")
        line = second.seat.acts.log.write("已接班")
        qtbot.waitUntil(line.done, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not journal.pending(), timeout=PATIENCE)
        persons = [row.body["person"] for row in second.seat.store.cache.select("log_entry")]
        assert sorted(persons) == ["linlan", "zhouyan"]
