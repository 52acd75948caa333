"""发现 at a real seat with real streams: F 4 of the line 06:40 (row 84), by keys alone."""

import hashlib
from dataclasses import replace
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from console.app.late import Late
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from console.domain.matter import Matter
from console.domain.patrol_proof import PatrolVerdict
from console.domain.reference import Org, OrgLevel
from tests.support.cameras import running_cameras
from tests.support.hub import add_records, running_hub

PATIENCE = 30_000
KEY = Qt.Key
SIGN = Matter("loose-sign", "灯箱店招松动", ("灯箱松动", "灯箱"), lead="区城管执法局")
BUREAU = Org("b1", "区城管执法局", OrgLevel.BUREAU)
TITLE = "望潮街道滨水步道灯箱松动"


def until(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


@pytest.fixture
def hall(tmp_path: Path):
    with running_cameras(tmp_path / "clips") as cameras:
        places = [
            Camera(f"C{n}", f"滨水步道 {n}", Place("滨水步道", "望潮街道"), level=1,
                   scenes=("汛期重点",), urls=(cameras.rtsp(f"C{n}"),))
            for n in range(4)
        ]  # fmt: skip
        records = [(each.KIND, encode(each)) for each in (*places, SIGN, BUREAU)]
        add_records(tmp_path / "hub", records)
        with running_hub(tmp_path / "hub") as hub:
            yield hub


def test_f_and_a_digit_make_a_finding_with_everything(qtbot, start, hall, tmp_path: Path) -> None:
    """Snapshot, clip, place and order come by themselves; the same twice is one matter."""
    starter = start(hall.url, tmp_path / "seat")
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    until(qtbot, lambda: seat.models.directory.camera("C3") and not seat.models.link.is_cut_off)
    until(qtbot, lambda: seat.models.directory.matters())
    quick = replace(seat.proofs.profile, clip_after=0.5)
    seat.proofs._profile = Late(lambda: quick)
    seat.screens.show_own("video")
    wall = seat.pages.walls.wall("video")
    wall.set_count(4)
    wall.show_group("滨水步道", ["C0", "C1", "C2", "C3"])
    until(qtbot, lambda: wall.pictures.states()["live"] == 4)
    plan = next(each for each in seat.patrols.plans.all()[0] if each.id == "shipped/flood")
    seat.patrols.start("video", plan)
    until(qtbot, lambda: seat.patrols.on("video").runner.plan is not None)
    runner = seat.patrols.on("video").runner
    until(qtbot, lambda: wall.pictures.states()["live"] == 4)
    began = seat.clock.monotonic()

    wall.grid.set_focused(0)
    camera = wall.placed[0]
    findings = seat.proofs.findings
    QTest.keyClick(wall.grid, KEY.Key_F)
    line = findings.line("video")
    assert line.is_open and "灯箱店招松动" in line.accessibleName() and runner.is_held
    with qtbot.waitSignal(findings.filed, timeout=PATIENCE) as filed:
        QTest.keyClick(line, KEY.Key_4)
        until(qtbot, lambda: f"已存：{TITLE}·截图已存" in line.accessibleName())
        assert "派单 区城管执法局（派单字典：灯箱店招松动）" in line.accessibleName()
    (finding,) = filed.args
    assert (finding.title, finding.camera, finding.plan) == (TITLE, camera, plan.id)
    until(qtbot, lambda: len(row(seat, "patrol_finding", finding.id)["files"]) == 2)
    until(qtbot, lambda: not seat.store.blobs.waiting() and not seat.store.journal.unsent())
    shot, clip = (seat.store.blobs.blob(ref.partition("/")[2]) for ref in finding.files)
    picture = QImage.fromData(b"".join(seat.store.blobs.pieces(shot)), "PNG")
    assert (picture.width(), picture.height()) == (640, 360)
    assert (clip.media_type, clip.state) == ("video/mp2t", "settled") and clip.size > 10_000
    alert = row(seat, "alert", finding.alert)
    assert (alert["channel"], alert["severity"], alert["title"]) == ("patrol", "yellow", TITLE)
    assert alert["evidence"]["frame"] == shot.id and alert["place"]["name"] == "滨水步道"

    QTest.keyClick(line, KEY.Key_5)
    until(qtbot, lambda: "已派单给 区城管执法局" in line.accessibleName())
    QTest.keyClick(line, KEY.Key_U)
    until(qtbot, lambda: "已撤回" in line.accessibleName())
    QTest.keyClick(line, KEY.Key_Escape)
    assert not line.is_open

    QTest.keyClick(wall.grid, KEY.Key_F)
    QTest.keyClick(line, KEY.Key_4)
    until(qtbot, lambda: "是同一件吗" in line.accessibleName())
    with qtbot.waitSignal(findings.filed, timeout=PATIENCE) as filed:
        QTest.keyClick(line, KEY.Key_Return)
        until(qtbot, lambda: f"已并入：{TITLE}" in line.accessibleName())
    assert filed.args[0].same_as == finding.id
    assert row(seat, "alert", finding.alert)["count"] == 2
    QTest.keyClick(line, KEY.Key_Escape)

    QTest.keyClick(wall.grid, KEY.Key_Return)
    runner.resume()
    long_enough = seat.proofs.profile.proof.seconds + 1
    until(qtbot, lambda: seat.clock.monotonic() - began > long_enough)
    runner.turn(1)
    until(qtbot, lambda: called_normal(seat) and seat.proofs.proofs.coverage.seen_at)
    (proof,) = called_normal(seat)
    assert {sight["verdict"] for sight in proof["sights"]} == {PatrolVerdict.SEEN.value}
    assert runner.state.seen == 4
    seat.commands.run("patrol.page_clear_back")
    until(qtbot, lambda: row(seat, "patrol_proof", proof["id"])["clear"] == "withdrawn")
    a_paper_of_the_shift(qtbot, seat, tmp_path / "papers")
    hall.kill()
    until(qtbot, lambda: seat.models.link.is_offline)
    QTest.keyClick(wall.grid, KEY.Key_F)
    QTest.keyClick(line, KEY.Key_5)
    until(qtbot, lambda: "已存：望潮街道滨水步道树木倒伏·截图已存" in line.accessibleName())
    assert seat.store.journal.unsent() and seat.store.blobs.waiting()
    seat.commands.run("patrol.stop")


def test_a_seat_that_ends_saves_what_was_found_without_its_picture(
    qtbot, start, hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H800: F and the digit were pressed, and the picture was still on its way to the disk."""
    starter = start(hall.url, tmp_path / "seat")
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    until(qtbot, lambda: seat.models.directory.camera("C3") and not seat.models.link.is_cut_off)
    seat.screens.show_own("video")
    wall = seat.pages.walls.wall("video")
    wall.set_count(4)
    wall.show_group("滨水步道", ["C0", "C1", "C2", "C3"])
    until(qtbot, lambda: wall.pictures.states()["live"] == 4)
    is_over, keep = Event(), seat.acts.proofs.keep_file
    begun = Event()

    def slow(*picture):
        begun.set()
        is_over.wait(PATIENCE)
        return keep(*picture)

    monkeypatch.setattr(seat.acts.proofs, "keep_file", slow)
    wall.grid.set_focused(0)
    QTest.keyClick(wall.grid, KEY.Key_F)
    QTest.keyClick(seat.proofs.findings.line("video"), KEY.Key_4)
    until(qtbot, begun.is_set)
    saved = seat.acts.proofs.find
    found = []
    monkeypatch.setattr(
        seat.acts.proofs, "find", lambda each: found.append(saved(each)) or found[-1]
    )
    start.end(starter)
    is_over.set()
    ((finding, result),) = found
    assert result.result(PATIENCE).is_saved and not finding.files
    starter = start(hall.url, tmp_path / "seat")
    until(qtbot, lambda: starter.seat is not None)
    until(qtbot, lambda: starter.seat.store.cache.get("patrol_finding", finding.id) is not None)
    assert row(starter.seat, "patrol_finding", finding.id)["title"] == TITLE


def test_h973_picture_and_clip_are_of_the_moment_of_the_key(
    qtbot, start, hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H973: every stream was let go before the digit was pressed."""
    starter = start(hall.url, tmp_path / "seat")
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    until(qtbot, lambda: seat.models.directory.camera("C3") and not seat.models.link.is_cut_off)
    quick = replace(seat.proofs.profile, clip_after=0.5)
    seat.proofs._profile = Late(lambda: quick)
    seat.screens.show_own("video")
    wall = seat.pages.walls.wall("video")
    wall.set_count(4)
    wall.show_group("滨水步道", ["C0", "C1", "C2", "C3"])
    until(qtbot, lambda: wall.pictures.states()["live"] == 4)
    view = wall.pictures.view_of("C0")
    taken, clip = [], type(view).clip
    monkeypatch.setattr(type(view), "clip", lambda *asked: taken.append(clip(*asked)) or taken[-1])
    wall.grid.set_focused(0)
    QTest.keyClick(wall.grid, KEY.Key_F)
    pressed = seat.clock.now()
    until(qtbot, lambda: taken and taken[0].done())
    wall.pictures.let_go()
    with qtbot.waitSignal(seat.proofs.findings.filed, timeout=PATIENCE) as filed:
        QTest.keyClick(seat.proofs.findings.line("video"), KEY.Key_4)
    (finding,) = filed.args
    kinds = [seat.store.blobs.blob(ref.partition("/")[2]).media_type for ref in finding.files]
    assert kinds == ["image/png", "video/mp2t"] and finding.at <= pressed


def a_paper_of_the_shift(qtbot, seat, folder: Path) -> None:
    """视频巡查记录 by one key: both files say what was seen and found, their hash is in the log."""
    seat.proofs.folder = folder
    with qtbot.waitSignal(seat.proofs.records.written, timeout=PATIENCE) as written:
        seat.commands.run("patrol.record")
    (told,) = written.args
    docx, pdf = folder / f"{told.name}.docx", folder / f"{told.name}.pdf"
    with ZipFile(docx) as parts:
        words = parts.read("word/document.xml").decode()
        pictures = [name for name in parts.namelist() if name.startswith("word/media/")]
    assert TITLE in words and "全部巡到" in words and "100.0%" in words
    assert f"{TITLE}（同一件）" in words and len(pictures) == 2
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert sorted(each.name for each in folder.iterdir()) == [docx.name, pdf.name]
    digest = hashlib.sha256(docx.read_bytes()).hexdigest()
    until(qtbot, lambda: any(digest in line for line in log(seat)))


def log(seat) -> list[str]:
    return [str(each.body.get("text", "")) for each in seat.store.cache.select("log_entry")]


def called_normal(seat) -> list[dict]:
    pages = [each.body for each in seat.store.cache.select("patrol_proof")]
    return [page for page in pages if page.get("clear") == "clear"]


def row(seat, kind: str, id: str) -> dict:
    found = seat.store.cache.get(kind, id)
    assert found is not None
    return found.body
