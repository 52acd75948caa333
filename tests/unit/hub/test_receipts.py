"""One-page receipts: what a phone sees and may do, and what becomes of it on the assignment."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from console.domain.entity import decode
from console.domain.notice import Channel, Reach
from console.domain.order import Assignment, Stage
from console.hub.api.app import build_app
from console.hub.api.service import HubService
from console.hub.core import accounts
from console.hub.receipts.photo import NoPicture, rewritten
from console.hub.settings import HubSettings
from console.hub.store.transaction import Job
from console.hub.store.writer import commit_together
from console.runtime.clock import ManualClock
from tests.unit.hub.hub_desk import Desk

ADDRESS = "https://receipts.test"
HOSTILE = "<script>alert(1)</script>“赶赴 A&B 路口”"


class StillClock(ManualClock):
    """Time goes on where a test says so; what the hub does by itself never wakes."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.Event().wait()


class AtOnce:
    """Commits where it is asked: test and hub write in one thread, over one connection."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def submit(self, job: Job) -> "Future[Any]":
        done: Future[Any] = Future()
        commit_together([(job, done)], *self._given)
        return done

    def close(self) -> None:
        """There is nothing to end."""


class Hall:
    """A hub in this process, and phones that reach it."""

    def __init__(self, folder: Path, address: str = ADDRESS) -> None:
        settings = HubSettings(hall="yunting", hall_name="云汀区城运中心", receipt_address=address)
        self.desk = Desk(folder, settings)
        self.desk.clock = StillClock()
        self.service = HubService(self.desk.core, self.desk.clock, AtOnce)
        self.transport = httpx.ASGITransport(app=build_app(self.service))

    def phone(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=self.transport, base_url=ADDRESS, follow_redirects=True)

    def send(self, text: str = "请赴现场") -> Assignment:
        (alert,) = self.desk.post({"id": "m1", "severity": "orange", "title": "积水"})
        unit = {"assignment": "A1", "unit": "u1", "name": "排水二分队"}
        sent = self.desk.operation(
            "order.dispatch", "order/O1", f"alert/{alert.alert}", "assignment/A1", order_id="O1",
            number="01-0001", alert_id=alert.alert, text=text, recipients=[unit],
        )  # fmt: skip
        assert self.desk.send(sent)[0].status == "applied"
        return self.unit()

    def unit(self) -> Assignment:
        return decode(Assignment, self.desk.body("assignment", "A1"))


@contextlib.asynccontextmanager
async def hall_of(folder: Path, address: str = ADDRESS) -> AsyncIterator[Hall]:
    hall = Hall(folder, address)
    try:
        yield hall
    finally:
        await hall.service.close()


def path_of(unit: Assignment) -> str:
    assert unit.link.startswith(f"{ADDRESS}/r/")
    return unit.link.removeprefix(ADDRESS)


def picture(kind: str = "JPG") -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(data.data())


async def test_a_unit_takes_the_order_goes_and_is_there_by_its_phone(tmp_path: Path) -> None:
    """接令 出动 到场 by the page are facts with their source; pressing twice says it once."""
    async with hall_of(tmp_path / "hub") as hall, hall.phone() as phone:
        link = path_of(hall.send())
        cover = await phone.get(link)
        assert "查看指令" in cover.text and "请赴现场" not in cover.text
        assert hall.unit().notices == ()  # a preview that fetches the link has read nothing
        read = await phone.post(link, data={"step": "open"})
        assert "请赴现场" in read.text and "接令" in read.text
        for step in ("accepted", "accepted", "en_route", "on_scene"):
            hall.desk.clock.jump(5)
            assert (await phone.post(link, data={"step": step})).status_code == 200
        unit = hall.unit()
        stages = [(t.stage, t.channel, t.by_phone) for t in unit.times[1:]]
        assert stages == [
            (s, "page", False) for s in (Stage.ACCEPTED, Stage.EN_ROUTE, Stage.ON_SCENE)
        ]
        assert unit.times[1].by == "排水二分队（回执页）"
        assert [n.reach for n in unit.notices] == [Reach.READ, Reach.ACCEPTED]
        assert {n.channel for n in unit.notices} == {Channel.PAGE}


async def test_the_link_is_good_for_one_phone(tmp_path: Path) -> None:
    """One-time: who finds the slip later, or presses second, can neither read nor answer."""
    async with hall_of(tmp_path / "hub") as hall, hall.phone() as first, hall.phone() as second:
        link = path_of(hall.send())
        await first.post(link, data={"step": "open"})
        for asked in (second.get(link), second.post(link, data={"step": "open"}),
                      second.post(link, data={"step": "accepted"})):  # fmt: skip
            answer = await asked
            assert answer.status_code == 403 and "请赴现场" not in answer.text
        assert hall.unit().stage is Stage.SENT
        assert (await first.get(link)).status_code == 200


async def test_a_link_runs_out_and_a_guess_is_slowed_down(tmp_path: Path) -> None:
    async with hall_of(tmp_path / "hub") as hall, hall.phone() as phone:
        link = path_of(hall.send())
        guesses = [(await phone.get(f"/r/guess{n}")).status_code for n in range(70)]
        assert guesses[0] == 404 and guesses[-1] == 429
        assert (await phone.get(link)).status_code == 200, "behind one proxy crews go on"
        presses = [(await phone.post(link, data={"step": "x"})).status_code for _ in range(25)]
        assert presses[-1] == 429
        hall.desk.clock.jump(timedelta(hours=25).total_seconds())
        late = await phone.post(link, data={"step": "open"})
        assert late.status_code == 410 and hall.unit().notices == ()


async def test_words_of_an_order_stay_words(tmp_path: Path) -> None:
    """Hostile input: nothing of it becomes a tag; the page runs no script at all."""
    async with hall_of(tmp_path / "hub") as hall, hall.phone() as phone:
        link = path_of(hall.send(HOSTILE))
        page = await phone.post(link, data={"step": "open"})
        assert "<script" not in page.text and "&lt;script&gt;" in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        for body in (b"step=" + b"x" * 3000, b"\xff\xfe", b"step=working", b""):
            answer = await phone.post(link, content=body)
            assert answer.status_code in (200, 413)
        assert hall.unit().stage is Stage.SENT
        odd = await phone.get(f"{link}?said=<b>")
        assert "<b>" not in odd.text.replace("<b>01", "")


async def test_a_photo_is_kept_without_what_is_hidden_in_it(tmp_path: Path) -> None:
    async with hall_of(tmp_path / "hub") as hall, hall.phone() as phone:
        link = path_of(hall.send())
        await phone.post(link, data={"step": "open"})
        clean = picture()
        spied = clean[:2] + b"\xff\xfe\x00\x0agps:31.2" + clean[2:] + b"<?php evil"
        for _ in range(2):  # the same photo twice is one
            sent = await phone.post(f"{link}/photo", files={"photo": ("a.jpg", spied)})
            assert "照片已收到" in sent.text
        (kept,) = hall.unit().photos
        body = hall.desk.body("attachment", kept)
        assert body["size"] == len(clean) and body["media_type"] == "image/jpeg"
        for wrong in (b"MZ\x90", clean[:200], b"", b"\xff\xd8\xff" + b"A" * 500):
            sent = await phone.post(f"{link}/photo", files={"photo": ("a.jpg", wrong)})
            assert "没有收到照片" in sent.text
        assert hall.unit().photos == (kept,)


async def test_without_an_address_there_are_no_links_and_no_page(tmp_path: Path) -> None:
    """Off by default: nothing is promised that a phone could not reach."""
    async with hall_of(tmp_path / "hub", "") as hall, hall.phone() as phone:
        assert hall.send().link == ""
        assert (await phone.get("/r/anything")).status_code == 404


async def test_a_channel_of_its_own_tells_each_attempt_and_nothing_twice(tmp_path: Path) -> None:
    """The port of SMS, radio and voice: 已发 is not 已达; 接令 by a reply is the unit's word."""
    async with hall_of(tmp_path / "hub") as hall, hall.phone() as gateway:
        hall.send()
        hall.desk.core.do(
            lambda t: accounts.keep_token(t, "gate", "短信网关"), hall.desk.clock.now()
        )

        async def post(*reports: dict[str, object]) -> list[str]:
            head = {"Authorization": "Bearer gate"}
            answer = await gateway.post("/v1/ingest/notices", json=list(reports), headers=head)
            assert answer.status_code == 200
            return [each["status"] for each in answer.json()["answers"]]

        sent = {"assignment": "A1", "channel": "sms", "reach": "sent", "reference": "m-77"}
        assert await post(sent, sent) == ["new", "repeated"]
        unit = hall.unit()
        assert unit.stage is Stage.SENT and not unit.is_reached
        assert (unit.notices[0].reference, unit.notices[0].by) == ("m-77", "短信网关")
        assert await post(sent | {"reach": "delivered"}, sent | {"attempt": 2}) == ["new", "new"]
        newest = hall.unit().reach(Channel.SMS)
        assert newest is not None and (newest.attempt, newest.reach) == (2, Reach.SENT)
        assert await post(sent | {"attempt": 2, "reach": "accepted"}) == ["new"]
        assert hall.unit().times[-1].channel == "sms" and hall.unit().stage is Stage.ACCEPTED
        assert await post(
            sent | {"channel": "phone"}, sent | {"reach": "eaten"}, sent | {"attempt": 0},
            sent | {"assignment": "none"}, sent | {"channel": "radio", "at": "not a time"},
        ) == ["bad", "bad", "bad", "unknown", "new"]  # fmt: skip
        refused = await gateway.post("/v1/ingest/notices", json=[sent])
        assert refused.status_code == 401


async def test_a_unit_called_back_is_told_so(tmp_path: Path) -> None:
    async with hall_of(tmp_path / "hub") as hall, hall.phone() as phone:
        link = path_of(hall.send())
        await phone.post(link, data={"step": "open"})
        alert = hall.desk.body("order", "O1")["alert"]
        unit = {"assignment": "A2", "unit": "u1", "name": "排水二分队"}
        recall = hall.desk.operation(
            "order.recall", "order/O2", "order/O1", f"alert/{alert}", "assignment/A1",
            "assignment/A2", order_id="O2", number="01-0002", recalls="O1", alert_id=alert,
            text="停止前往", recipients=[unit],
        )  # fmt: skip
        assert hall.desk.send(recall)[0].status == "applied"
        page = await phone.post(link, data={"step": "accepted"})
        assert "已撤销" in page.text and hall.unit().stage is Stage.SENT
        assert hall.desk.body("assignment", "A2")["link"]


@pytest.mark.parametrize("kind", ["JPG", "PNG"])
def test_a_rewritten_photo_is_the_same_picture(kind: str) -> None:
    data = picture(kind)
    written = rewritten(data).data
    assert QImage.fromData(written) == QImage.fromData(data)
    assert rewritten(written).data == written


@pytest.mark.parametrize("cut", [3, 20, 60, -3])
def test_a_photo_that_is_cut_off_is_none(cut: int) -> None:
    for kind in ("JPG", "PNG"):
        with pytest.raises(NoPicture):
            rewritten(picture(kind)[:cut])


def test_a_photo_made_to_harm_is_none() -> None:
    huge = bytearray(picture("PNG"))
    huge[16:20] = b"\x7f\xff\xff\xff"
    with pytest.raises(NoPicture):
        rewritten(bytes(huge))
    with pytest.raises(NoPicture):
        rewritten(b"\xff\xd8" + b"\xff" * 100_000)
