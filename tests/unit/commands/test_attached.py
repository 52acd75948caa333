"""A line of the log that carries a file: the file stands first, or there is no line."""

from pathlib import Path

import pytest

from console.commands.attachments import Attachments
from console.commands.log_commands import LogActs
from console.domain.duty import LogEntry
from console.domain.entity import decode
from offline_cache.blobs import BlobStore
from offline_cache.reserve import Reserve
from offline_cache.room import Limits, Room
from tests.unit.commands.seat_desk import STORE_KEY, SeatDesk


def acts(seat: SeatDesk, folder: Path, room: Room | None = None) -> tuple[LogActs, BlobStore]:
    blobs = BlobStore(folder / "blobs.db", STORE_KEY, room)
    files = Attachments(blobs, seat.executor.now, seat.executor.new_id)
    return LogActs(seat.executor, files), blobs


def lines(seat: SeatDesk) -> list[LogEntry]:
    return [decode(LogEntry, row.body) for row in seat.cache.select("log_entry")]


def test_the_line_names_the_file_and_the_file_waits_for_the_hub(
    seat: SeatDesk, tmp_path: Path
) -> None:
    (tmp_path / "现场.txt").write_text("水位 3.1 米" * 40_000)
    log, blobs = acts(seat, tmp_path)
    saved = log.attach("桩号 3 处漫水", tmp_path / "现场.txt", category="巡查").result()
    assert saved.is_saved
    (line,) = lines(seat)
    (file,) = blobs.waiting()
    assert line.text == "桩号 3 处漫水（附件：现场.txt，0.6 MB）"
    assert (line.category, line.refs) == ("巡查", (f"attachment/{file.id}",))
    blobs.close()


@pytest.mark.parametrize(
    ("name", "refused"), [("没有.txt", "file_unreadable"), ("图.exe", "bad_type")]
)
def test_without_the_file_there_is_no_line(
    seat: SeatDesk, tmp_path: Path, name: str, refused: str
) -> None:
    (tmp_path / "图.exe").write_bytes(b"MZ")
    log, _ = acts(seat, tmp_path)
    result = log.attach("附图", tmp_path / name).result()
    assert (result.is_saved, result.refused) == (False, refused)
    assert lines(seat) == []


def test_on_a_full_disk_it_is_said_and_a_line_without_a_file_is_still_taken(
    seat: SeatDesk, tmp_path: Path
) -> None:
    (tmp_path / "现场.txt").write_text("水位")
    full = Room(Reserve(tmp_path / "reserve", 1000), lambda: 10, Limits.for_reserve(1000))
    log, _ = acts(seat, tmp_path, full)
    assert log.attach("附图", tmp_path / "现场.txt").result().refused == "not_saved_no_space"
    assert log.write("先记文字").result().is_saved
    assert [line.text for line in lines(seat)] == ["先记文字"]
