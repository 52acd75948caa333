"""Reports of what went wrong: they fit one screen, say where, and tell nothing of anybody."""

import faulthandler
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from console.app.crash import MOST, CrashKeeper
from console.app.crash_report import WIDEST, CrashReport, report_error

NOW = datetime(2026, 11, 28, 3, 4, 5, tzinfo=UTC)
SECRETS = (
    "林岚",
    "望汐路 88 弄",
    "13800138000",
    "eyJhbGciOiJIUzI1NiJ9.abcdef",
    "rtsps://u:p@10.2.3.4/x",
    "10.31.4.7:8443",
    "fe80::1ff:fe23:4567:890a",
    "hub.yunting.gov.cn",
    "k7Qp2mZx9",
    "rtsp://10.1.2.3/live",
)


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[CrashKeeper]:
    keeper = CrashKeeper(tmp_path)
    keeper.begin()
    yield keeper
    keeper.end()
    faulthandler.enable()


def fall(depth: int, what: str) -> None:
    if depth:
        fall(depth - 1, what)
    raise ValueError(what)


def report(what: str, depth: int = 3) -> CrashReport:
    try:
        fall(depth, what)
    except ValueError as error:
        return report_error(ValueError, error, error.__traceback__, "search", NOW, [])
    raise AssertionError


def test_a_report_tells_where_and_nothing_of_anybody() -> None:
    made = report(f"no record '{SECRETS[0]}' at {SECRETS[1]}, tel {', '.join(SECRETS[2:])}")
    assert "tests/unit/app/test_crash_report.py" in made.text and "ValueError" in made.text
    assert not [secret for secret in SECRETS if secret in made.text]
    assert str(Path(__file__).parents[3]) not in made.text


def test_a_report_fits_one_screen_however_deep_the_error_is() -> None:
    made = report("长" * 5000, depth=200)
    assert len(made.lines) <= 32 and max(map(len, made.lines)) <= WIDEST


def test_the_same_error_has_the_same_code_and_another_one_another() -> None:
    assert report("a 1").code == report("b 2222").code
    assert report("a", depth=3).code != report("a", depth=4).code
    assert len(report("a").code) == 7


def test_an_error_in_any_thread_is_reported_once_a_minute(
    keeper: CrashKeeper, logged_errors: object
) -> None:
    heard: list[CrashReport] = []
    keeper.told = heard.append
    for _ in range(3):
        thread = threading.Thread(target=fall, args=(1, "x"), name="lane")
        thread.start()
        thread.join()
    assert len(heard) == 1 and "thread lane" in heard[0].text
    last = keeper.last()
    assert last is not None and last.lines == heard[0].lines


def test_what_the_log_said_before_is_there_without_what_was_filled_in(
    keeper: CrashKeeper, logged_errors: object
) -> None:
    logging.getLogger("console.sync").warning("not sent to %s: %s", "林岚", "13800138000")
    thread = threading.Thread(target=fall, args=(1, "x"))
    thread.start()
    thread.join()
    last = keeper.last()
    assert last is not None and "console.sync: not sent to %s: %s" in last.text
    assert "林岚" not in last.text


def test_the_oldest_reports_go(keeper: CrashKeeper) -> None:
    for number in range(MOST + 5):
        keeper.keep(CrashReport(f"E-{number:05}", NOW.replace(second=number), (f"E-{number:05}",)))
    assert len(list(keeper.folder.glob("*.txt"))) == MOST


def test_a_crash_of_a_library_is_found_at_the_next_start(tmp_path: Path) -> None:
    """A real one: the process is killed by a signal, as a broken driver does it."""
    script = (
        "import faulthandler, sys; from pathlib import Path\n"
        "from console.app.crash import CrashKeeper\n"
        f"CrashKeeper(Path({str(tmp_path)!r})).begin()\n"
        "faulthandler._sigsegv()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode != 0
    keeper = CrashKeeper(tmp_path)
    left = keeper.begin()
    keeper.end()
    faulthandler.enable()
    assert left is not None and "Segmentation fault" in left.text
    again = CrashKeeper(tmp_path)
    assert again.begin() is None, "told once"
    again.end()
    faulthandler.enable()


def test_a_folder_that_cannot_be_written_stops_nothing(
    tmp_path: Path, logged_errors: object
) -> None:
    (tmp_path / "crashes").write_text("a file is in the way")
    keeper = CrashKeeper(tmp_path)
    assert keeper.begin() is None
    keeper.keep(report("x"))
    keeper.end()
    faulthandler.enable()
