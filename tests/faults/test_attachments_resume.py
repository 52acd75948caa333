"""Files of a seat over a bad line: nothing twice, no act waits, what is refused is said."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from console.commands.attachments import Attachments
from console.domain.operations.base import Refused
from console.hub.store import backup
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource
from console.sync.link_state import Link
from console.sync.session import SyncSession
from console.sync.trouble import HubTrouble
from offline_cache.blobs import Blob, BlobStore
from offline_cache.problems import Damaged
from tests.support import network
from tests.support.hub import Hub, running_hub
from tests.unit.sync.desk import STORE_KEY, Desk
from tests.unit.sync.real_hub import login_request, operation, real_fold

PICTURE = b"\xff\xd8\xff\xe0" + os.urandom(400_000)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("hall") / "hub", ("w01", "officer")) as hub:
        yield hub


class SeatWithFiles(Desk):
    """A desk that can attach."""

    def __init__(self, folder: Path, hub: Hub) -> None:
        super().__init__(folder, SystemClock(), httpx.AsyncHTTPTransport(), hub.url, real_fold)
        self.folder = folder
        self.blobs = BlobStore(folder / "blobs.db", STORE_KEY)
        self.files = Attachments(self.blobs, self.clock.now, IdSource(self.clock))
        self.session = SyncSession(
            "seat-3", self.session.client, self.journal, self.cache, self.clock, lambda: 0.5,
            self.ears, blobs=self.blobs,
        )  # fmt: skip

    def attach(self, name: str, content: bytes) -> str:
        file = self.folder / name
        file.write_bytes(content)
        return self.files.keep(file).ref.partition("/")[2]

    async def __aenter__(self) -> "SeatWithFiles":
        await self.session.client.login(login_request())
        await super().__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await super().__aexit__(*error)
        self.blobs.close()


@pytest.fixture
def desk(tmp_path: Path, hub: Hub) -> SeatWithFiles:
    return SeatWithFiles(tmp_path, hub)


def content_at(hub: Hub, grant: str, id: str) -> bytes:
    with hub.client(grant) as client:
        return client.get(f"/v1/attachments/{id}/content").content


async def test_cuts_and_lost_answers_send_each_byte_about_once(
    desk: SeatWithFiles, hub: Hub
) -> None:
    id = desk.attach("望汐路.jpg", PICTURE)
    sent: list[str] = []

    async def lossy(request: httpx.Request, net: network.Network) -> httpx.Response:
        sent.append(request.headers["content-range"])
        if len(sent) == 2:
            return await network.lose_reply(request, net)
        if len(sent) == 3:
            raise httpx.ReadError("cut")
        return await net.through(request)

    desk.network.twist(f"/v1/attachments/{id}", lossy, times=100)
    async with desk:
        await desk.until(lambda: not desk.blobs.waiting())
        starts = [int(each.split()[1].partition("-")[0]) for each in sent]
        assert starts == sorted(starts)
        assert len(set(starts)) >= len(starts) - 1, "only what was lost on the way went again"
        assert content_at(hub, desk.session.client.grant, id) == PICTURE
        kept = desk.blobs.blob(id)
        assert kept is not None
        assert kept.state == "settled", "kept until a backup has it"
        await desk.until(lambda: desk.cache.get("attachment", id) is not None)


async def test_an_act_does_not_wait_for_a_file_that_does_not_move(
    desk: SeatWithFiles, hub: Hub
) -> None:
    id = desk.attach("大图.jpg", PICTURE + b"1")
    desk.network.twist(f"/v1/attachments/{id}", network.never, times=100)
    async with desk:
        await desk.until(lambda: f"PUT /v1/attachments/{id}" in desk.network.asked)
        note = operation(
            "alert.register", "alert/R1", desk.session.client.grant, alert_id="R1", title="来电",
            severity="yellow", place={}, call={"called_at": "2026-07-09T20:20:00+08:00"},
        )  # fmt: skip
        desk.journal.append(note)
        desk.session.wake()
        assert await desk.until(lambda: note.op in desk.ears.answers) < 3.0
        assert desk.blobs.waiting()


async def test_what_the_hub_does_not_take_is_said_and_holds_up_nothing(
    desk: SeatWithFiles, hub: Hub
) -> None:
    bad = desk.attach("甲.txt", b"words")
    good = desk.attach("乙.txt", b"other words")

    async def refuse(request: httpx.Request, net: network.Network) -> httpx.Response:
        if b'"name":"\xe7\x94\xb2.txt"' not in request.content:
            return await net.through(request)
        problem = {"status": 415, "code": "bad_type", "title": "", "zh": "不收", "en": "no"}
        headers = {"content-type": "application/problem+json"}
        return httpx.Response(415, json=problem, headers=headers, request=request)

    desk.network.twist("/v1/attachments", refuse, times=100)
    async with desk:
        await desk.until(lambda: not desk.blobs.waiting())
        states = {b.id: b.state for id in (bad, good) if (b := desk.blobs.blob(id))}
        assert states == {bad: "refused", good: "settled"}
        assert [n.zh for n in desk.ears.notices] == ["甲.txt：不收这种类型的附件"]


async def test_a_restored_hub_gets_the_files_again_and_a_backup_lets_them_go(
    desk: SeatWithFiles, hub: Hub, tmp_path: Path
) -> None:
    clock = SystemClock()
    database_copy = tmp_path / "copy.db"
    made = await asyncio.to_thread(_back_up, hub, database_copy)
    id = desk.attach("丙.txt", b"seen by nobody else")
    async with desk:
        await desk.until(lambda: not desk.blobs.waiting())
        desk.network.unplug()
        await desk.until(lambda: desk.link.state is not Link.ONLINE)
        hub.kill()
        backup.restore(hub.folder, database_copy, IdSource(clock), clock.now())
        hub.start()
        desk.network.plug_in()
        await desk.until(lambda: _is_settled_since(desk, id, made))
        told = content_at(hub, desk.session.client.grant, id)
        assert sha256(told).digest() == sha256(b"seen by nobody else").digest()
        covers = await asyncio.to_thread(_back_up, hub, database_copy)
        assert desk.blobs.forget_covered(covers) == 1


def _is_settled_since(desk: SeatWithFiles, id: str, made: str) -> bool:
    kept = desk.blobs.blob(id)
    epoch = (kept.settled_at or "").partition(":")[0] if kept else ""
    return epoch not in ("", made.partition(":")[0])


def _back_up(hub: Hub, to: Path) -> str:
    from tests.faults.test_hub_restored import back_up

    return back_up(hub, to)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("程序.exe", b"MZ", "bad_type"),
        ("无后缀", b"abc", "bad_type"),
        ("假.jpg", b"<html>", "type_differs"),
        ("空.txt", b"", "file_unreadable"),
        ("大.txt", b"x" * 20_000_001, "file_too_large"),
    ],
)
def test_a_file_that_is_not_taken_is_said_at_once(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    clock = SystemClock()
    files = Attachments(BlobStore(tmp_path / "blobs.db", STORE_KEY), clock.now, IdSource(clock))
    with pytest.raises(Refused) as refusal:
        files.keep(tmp_path / name)
    assert refusal.value.code == code
    with pytest.raises(Refused):
        files.keep(tmp_path / "not there.txt")


def of_the_hub(desk: SeatWithFiles, id: str) -> Blob:
    """What another seat knows of a file: the hub's record, and nothing of its content."""
    known = desk.blobs.blob(id)
    assert known is not None
    (desk.folder / "elsewhere").mkdir()
    desk.blobs.close()
    desk.blobs = BlobStore(desk.folder / "elsewhere" / "blobs.db", STORE_KEY)
    assert desk.session.downloads is not None
    desk.session.downloads._blobs = desk.blobs
    return replace(known, state="waiting", settled_at=None)


def whole(store: BlobStore, blob: Blob) -> bytes:
    return b"".join(store.pieces(blob))


async def test_a_file_is_fetched_by_range_and_goes_on_after_cuts_and_a_restart(
    desk: SeatWithFiles, hub: Hub
) -> None:
    content = b"\xff\xd8\xff\xe0" + os.urandom(700_000)
    id = desk.attach("现场.jpg", content)
    asked: list[int] = []

    async def lossy(request: httpx.Request, net: network.Network) -> httpx.Response:
        asked.append(int(request.headers["range"][6:].partition("-")[0]))
        if len(asked) in (2, 3) or 4 <= len(asked) < 9:
            raise httpx.ReadError("cut")
        return await net.through(request)

    async with desk:
        await desk.until(lambda: not desk.blobs.waiting())
        blob = of_the_hub(desk, id)
        desk.network.twist(f"/v1/attachments/{id}/content", lossy, times=100)
        downloads = desk.session.downloads
        assert downloads is not None
        heard: list[int] = []
        with pytest.raises(HubTrouble):
            await downloads.fetch(blob, heard.append)
        kept = desk.blobs.begin_fetch(blob)
        assert 0 < kept < len(content), "what came before the cut is gone"
        desk.blobs.close()  # the program ends and starts again: the file is opened anew
        await downloads.fetch(blob, heard.append)
        assert asked.count(0) == 1, "the beginning was asked for twice"
        assert whole(desk.blobs, blob) == content and heard[-1] == len(content)
        found = desk.blobs.blob(id)
        assert found is not None and found.state == "fetched"
        assert desk.blobs.waiting() == [], "it would be sent back to the hub"


async def test_a_file_of_another_content_is_dropped_and_said(desk: SeatWithFiles, hub: Hub) -> None:
    id = desk.attach("伪.jpg", PICTURE + b"2")
    async with desk:
        await desk.until(lambda: not desk.blobs.waiting())
        blob = replace(of_the_hub(desk, id), sha256="0" * 64)
        assert desk.session.downloads is not None
        with pytest.raises(HubTrouble) as trouble:
            await desk.session.downloads.fetch(blob, lambda here: None)
        assert trouble.value.code == "hash_differs"
        assert desk.blobs.blob(id) is None, "what does not fit is kept"


def test_fetched_files_go_after_their_time_and_beyond_their_size_and_own_ones_stay(
    tmp_path: Path,
) -> None:
    store = BlobStore(tmp_path / "blobs.db", STORE_KEY)
    for name, day in (("old", "01"), ("middle", "05"), ("new", "06")):
        blob = Blob(name, name, "text/plain", 4, sha256(b"text").hexdigest(), f"2026-07-{day}T")
        store.begin_fetch(blob)
        store.take(name, 0, b"text")
        assert store.end_fetch(name)
    own = Blob("own", "own", "text/plain", 4, sha256(b"text").hexdigest(), "2026-07-01T")
    store.put(own, b"text")
    assert store.forget_fetched("2026-07-02", 1000) == 1
    assert store.forget_fetched("2026-07-02", 5) == 1
    assert [each.id for each in store.all()] == ["new", "own"]
    store.close()


@pytest.mark.parametrize("harm", ["another_content", "a_piece_is_gone", "unreadable"])
async def test_a_file_that_is_spoilt_here_is_said_and_holds_up_no_other(
    desk: SeatWithFiles, hub: Hub, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H713: it was sent again and again for ever, and what was attached after it never left."""
    spoilt = desk.attach("坏.jpg", a_picture())
    spoil(desk, spoilt, harm, monkeypatch)
    good = desk.attach("好.jpg", a_picture())
    async with desk:
        await desk.until(lambda: not desk.blobs.waiting())
        blob, other = desk.blobs.blob(spoilt), desk.blobs.blob(good)
        assert blob is not None and (blob.state, blob.code) == ("refused", "file_spoilt")
        assert other is not None and other.state == "settled"
        assert any("坏.jpg" in notice.zh for notice in desk.ears.notices)


def a_picture() -> bytes:
    """Return content that the hub has not met."""
    return b"\xff\xd8\xff\xe0" + os.urandom(100_000)


def spoil(desk: SeatWithFiles, id: str, harm: str, patch: pytest.MonkeyPatch) -> None:
    """Harm a file's content as it lies at the seat."""
    part = desk.blobs.part

    def spoilt_part(asked: str, start: int, most: int) -> bytes:
        data = part(asked, start, most)
        if asked != id:
            return data
        if harm == "unreadable" and start:
            raise Damaged("A page does not fit.", desk.folder / "blobs.db")
        if harm == "a_piece_is_gone":
            return b"" if start else data
        return data[:-1] + b"?"

    patch.setattr(desk.blobs, "part", spoilt_part)


async def test_a_file_the_hub_cannot_cope_with_holds_up_no_other(
    desk: SeatWithFiles, hub: Hub
) -> None:
    first = desk.attach("一.jpg", a_picture())
    second = desk.attach("二.jpg", a_picture())

    async def fails(request: httpx.Request, net: network.Network) -> httpx.Response:
        return httpx.Response(500, text="oh")

    desk.network.twist(f"/v1/attachments/{first}", fails, times=100_000)
    async with desk:
        await desk.until(lambda: [each.id for each in desk.blobs.waiting()] == [first])
        other = desk.blobs.blob(second)
        assert other is not None and other.state == "settled"
