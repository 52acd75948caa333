"""视频巡查记录 of a seat: figures of what was to be seen, files that are whole."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from console.app import patrol_pool
from console.domain.patrol_proof import PatrolProof, PatrolVerdict, Sight
from tests.end2end.lone_patrol import CAMERAS, alone, plan, publish
from tests.end2end.test_patrol import until
from tests.support.small_disk import small_disk

IDS = [camera.id for camera in CAMERAS]


@pytest.fixture
def seat(qtbot, start, tmp_path: Path):
    seat = alone(qtbot, start, tmp_path / "seat").seat
    seat.proofs.records._folder = tmp_path / "papers"
    return seat


def saw(seat, plan_id: str, *cameras: str, name: str = "下立交") -> None:
    """A page of a patrol was left, and all of it counts."""
    now = seat.clock.now()
    sights = tuple(Sight(id, verdict=PatrolVerdict.SEEN) for id in cameras)
    told = PatrolProof(f"P-{plan_id}", plan_id, now - timedelta(seconds=10), now, sights, name)
    publish(seat, replace(told, name="林岚", seat="seat-1"))


def paper(qtbot, seat) -> str:
    """Write the record of this shift; return all its words."""
    records = seat.proofs.records
    with qtbot.waitSignal(records.written, timeout=20_000) as done:
        records.this_shift()
    written = done.args[0]
    with ZipFile(written.folder / f"{written.name}.docx") as file:
        return file.read("word/document.xml").decode()


def coverage(words: str) -> list[str]:
    """Return plan, 应巡, 已巡 and 覆盖率 of the first plan."""
    cells = [each.partition("<")[0] for each in words.split('<w:t xml:space="preserve">')[1:]]
    return cells[cells.index("断网缺") + 1 :][:4]


def test_h947_a_record_written_before_the_directory_is_read_waits_for_it(qtbot, seat) -> None:
    """H947: right after a start every camera that was looked at was 100 % of the plan."""
    saw(seat, plan(seat).id, *IDS[:3])
    seat.cameras.finder._list_all()
    assert not seat.cameras.finder.is_ready
    words = paper(qtbot, seat)
    assert coverage(words) == ["下立交", "12", "3", "25.0%"]
    assert any("点位目录还在读取" in text for text in seat.frame.notices.texts)


def test_h947_what_a_round_leaves_out_was_to_be_seen(qtbot, seat, monkeypatch) -> None:
    """H947: more cameras than a round has, and cameras that need the hub while it is away."""
    monkeypatch.setattr(patrol_pool, "MOST", 4)
    publish(seat, *(replace(camera, urls=()) for camera in CAMERAS[2:6]))
    monkeypatch.setattr(patrol_pool, "is_away", lambda seat: True)
    saw(seat, plan(seat).id, *IDS[:2])
    assert coverage(paper(qtbot, seat)) == ["下立交", "12", "2", "16.6%"]


def test_a_plan_that_is_gone_is_counted_by_what_was_shown_and_the_paper_says_so(
    qtbot, seat
) -> None:
    saw(seat, "own/没有了", IDS[0], name="夜间重点")
    words = paper(qtbot, seat)
    assert coverage(words) == ["夜间重点", "1", "1", "100.0%"]
    assert "方案“夜间重点”不在本席（临时轮巡或已删除），应巡只按留痕里有的点位计。" in words


def test_h948_a_record_that_the_disk_cannot_hold_is_not_called_written(
    qtbot, seat, tmp_path
) -> None:
    """H948: half a PDF, its hash in the duty log; an old record of that name was lost with it."""
    saw(seat, plan(seat).id, IDS[0])
    with small_disk(tmp_path / "disk", 1) as disk:
        (disk / "full").write_bytes(b"x" * (1024 - 20) * 1024)
        records = seat.proofs.records
        records._folder = disk
        with qtbot.assertNotEmitted(records.written):
            records.this_shift()
            until(qtbot, lambda: "没有写成" in seat.frame.notices.last_refusal)
        assert not [*disk.glob("*.pdf"), *disk.glob("*.part")]
