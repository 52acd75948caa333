"""Evidence frames: one for one content, before or after their alert; no bad one does harm."""

from pathlib import Path

import pytest

from console.contract.ingest import MOST_FRAME, frame_id
from console.domain.alert import Alert
from console.domain.entity import decode
from console.hub.core import attachments, frames
from console.hub.core.attachments import NotTaken
from console.hub.store.transaction import Transaction
from tests.unit.hub.hub_desk import Desk

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 6000


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def keep(desk: Desk, data: bytes = JPEG, media_type: str = "image/jpeg") -> tuple[str, str]:
    def job(transaction: Transaction) -> tuple[str, str]:
        answer = frames.keep(transaction, "ai", media_type, data)
        return answer.status, answer.frame

    return desk.core.do(job, desk.clock.now())


def found(desk: Desk, **frame: object) -> Alert:
    told = {"title": "疑似小客车涉水", "severity": "orange", "confidence": 0.83, "frame": frame}
    return decode(Alert, desk.body("alert", desk.post(told)[0].alert))


def test_a_frame_is_kept_once_told_to_all_and_read_back(desk: Desk) -> None:
    assert keep(desk) == ("new", frame_id(JPEG))
    assert keep(desk) == ("repeated", frame_id(JPEG))
    (record,) = desk.bodies("attachment")
    assert (record["size"], record["media_type"]) == (len(JPEG), "image/jpeg")
    media_type, size, data = attachments.content(
        desk.core.short_reads, frame_id(JPEG), 0, MOST_FRAME
    )
    assert (media_type, size, data) == ("image/jpeg", len(JPEG), JPEG)


@pytest.mark.parametrize(
    ("data", "media_type", "code"),
    [
        (b"", "image/jpeg", "type_differs"),
        (b"MZ\x90 no picture", "image/jpeg", "type_differs"),
        (JPEG, "image/svg+xml", "bad_type"),
        (JPEG, "", "bad_type"),
        (b"\xff\xd8\xff" + bytes(MOST_FRAME), "image/jpeg", "file_too_large"),
    ],
)
def test_what_is_no_frame_is_said_and_leaves_nothing(
    desk: Desk, data: bytes, media_type: str, code: str
) -> None:
    with pytest.raises(NotTaken) as refused:
        keep(desk, data, media_type)
    assert refused.value.code == code
    assert desk.bodies("attachment") == []


def test_an_alert_names_its_frame_before_it_comes(desk: Desk) -> None:
    id = frame_id(JPEG)
    alert = found(desk, id=id, at="2026-07-09T20:19:58+08:00", camera="cam-1")
    assert alert.evidence is not None
    assert (alert.evidence.frame, alert.evidence.camera) == (id, "cam-1")
    assert f"{alert.evidence.at:%H:%M:%S}" == "20:19:58"


@pytest.mark.parametrize(
    "frame", [{"id": "../../etc/passwd"}, {"id": "x" * 65}, {"id": 7, "at": []}]
)
def test_a_frame_that_makes_no_sense_is_doubted_and_the_alert_stands(
    desk: Desk, frame: dict[str, object]
) -> None:
    alert = found(desk, **frame)
    assert alert.evidence is None or alert.evidence.frame in ("", "7")
    assert alert.severity.name == "ORANGE"
    wanted = {"frame_doubted", "fields_doubted"}
    assert {line.what for line in alert.trail} & wanted


def test_a_later_report_brings_the_newer_frame_and_one_without_keeps_it(desk: Desk) -> None:
    told = {"key": "car", "title": "涉水", "severity": "orange"}
    (first,) = desk.post({**told, "id": "1", "frame": {"id": "f1"}})
    desk.post({**told, "id": "2", "frame": {"id": "f2"}}, {**told, "id": "3"})
    alert = decode(Alert, desk.body("alert", first.alert))
    assert alert.evidence is not None and alert.evidence.frame == "f2"


@pytest.mark.parametrize("told", [-0.1, 1.1, 1e308])
def test_a_confidence_that_is_none_is_left_out(desk: Desk, told: float) -> None:
    (answer,) = desk.post({"title": "涉水", "severity": "orange", "confidence": told})
    assert decode(Alert, desk.body("alert", answer.alert)).confidence is None


def test_old_frames_go_and_shared_content_stays(desk: Desk) -> None:
    keep(desk)
    assert desk.core.do(lambda t: frames.forget(t, 10), desk.clock.now()) == 0
    desk.later(days=91)
    assert desk.core.do(lambda t: frames.forget(t, 10), desk.clock.now()) == 1
    assert desk.bodies("attachment") == []
    with pytest.raises(NotTaken):
        attachments.content(desk.core.short_reads, frame_id(JPEG), 0, 10)
    assert keep(desk) == ("new", frame_id(JPEG))
