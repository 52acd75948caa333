"""G15: a cache whose damage is met while the pages are built is begun anew, and the person sits."""

from pathlib import Path

from offline_cache.cipher import connect_cipher
from offline_cache.problems import Damaged
from tests.end2end.test_main_job import PATIENCE, seated
from tests.support.hub import alert, running_hub

PAGE = 4096


def first_pages(file: Path, key: bytes) -> list[int]:
    """Return the first page of each table of records; all of the file is in it then."""
    connection = connect_cipher(file, key)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    ask = "SELECT rootpage FROM sqlite_master WHERE name GLOB 'k_*'"
    pages = [int(row[0]) for row in connection.execute(ask)]
    connection.close()
    return pages


def spoil(file: Path, pages: list[int]) -> None:
    """Flip some bytes in each of these pages."""
    with file.open("r+b") as content:
        for page in pages:
            content.seek((page - 1) * PAGE + PAGE // 2)
            before = content.read(8)
            content.seek(-8, 1)
            content.write(bytes(255 - byte for byte in before))


def test_a_person_sits_down_on_a_cache_that_turns_out_to_be_damaged(
    qtbot, start, tmp_path: Path
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        folder = tmp_path / "seat"
        first = start(hub.url, folder)
        seat = seated(qtbot, first)
        (posted,) = hub.post_alerts([alert(1)])
        qtbot.waitUntil(lambda: seat.models.queue.row_of(posted["alert"]) >= 0, timeout=PATIENCE)
        start.end(first)
        pages = first_pages(folder / "cache.db", seat.store.key)

        second = start(hub.url, folder)
        assert second.seat is None, "the store is open, and nobody sits here yet"
        spoil(folder / "cache.db", pages)

        with qtbot.captureExceptions() as raised:  # readings that were under way then
            queue = seated(qtbot, second).models.queue
            qtbot.waitUntil(lambda: queue.row_of(posted["alert"]) >= 0, timeout=PATIENCE)
        assert {kind for kind, _, _ in raised} <= {Damaged}
        assert list(folder.glob("cache.aside-*")), "what was damaged is kept"
