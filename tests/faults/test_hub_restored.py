"""A hub brought back from an old backup: what a seat still holds is not lost, and counts once."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from console.hub.store import backup
from console.hub.store.sqlite import open_folder
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource
from console.sync.link_state import Link
from offline_cache.values import PendingOperation
from tests.support.hub import Hub, running_hub
from tests.unit.sync.desk import Desk
from tests.unit.sync.real_hub import login_request, operation, raise_alerts, real_fold


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with running_hub(tmp_path / "hall" / "hub", ("w01", "officer")) as hub:
        yield hub


@pytest.fixture
def desk(tmp_path: Path, hub: Hub) -> Desk:
    folder = tmp_path / "seat"
    folder.mkdir()
    return Desk(folder, SystemClock(), httpx.AsyncHTTPTransport(), hub.url, real_fold)


def back_up(hub: Hub, to: Path) -> str:
    """As `hub backup` does beside the running hub."""
    database = open_folder(hub.folder, IdSource(SystemClock()))
    try:
        return backup.back_up(database, to)
    finally:
        database.close()


def restore(hub: Hub, copy: Path) -> None:
    hub.kill()
    clock = SystemClock()
    backup.restore(hub.folder, copy, IdSource(clock), clock.now())
    hub.start()


def sign(desk: Desk, id: str) -> PendingOperation:
    """签收 an alert at the seat."""
    act = operation(
        "alert.acknowledge", f"alert/{id}", desk.session.client.grant,
        alert_id=id, episode=1, severity_seen="orange",
    )  # fmt: skip
    desk.journal.append(act)
    desk.session.wake()
    return act


async def test_alerts_and_signatures_after_the_backup_come_back_once(
    desk: Desk, hub: Hub, tmp_path: Path
) -> None:
    async with desk:
        await desk.session.client.login(login_request())
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert await raise_alerts(hub, 1, 3)
        await desk.until(lambda: desk.cache.count("alert") == 3)
        back_up(hub, tmp_path / "copy")
        assert await raise_alerts(hub, 4, 3)
        await desk.until(lambda: desk.cache.count("alert") == 6)
        ids = desk.cache.ids("alert", order="age")
        acts = [sign(desk, id) for id in (ids[0], ids[5])]
        await desk.until(lambda: len(desk.ears.answers) == 2 and not desk.journal.pending())
        desk.network.unplug()
        restore(hub, tmp_path / "copy")
        late = sign(desk, ids[4])  # done while the hub was away, on an alert it has forgotten
        desk.network.asked.clear()
        desk.network.plug_in()
        await desk.until(lambda: desk.link.state is Link.ONLINE and not desk.journal.pending())
        assert "GET /v1/snapshot" not in [a for a in desk.network.asked if "reference" not in a][:6]
        bodies = {id: await desk.session.client.record("alert", id) for id in ids}
        signed = {id: [a["op"] for a in r.body.get("acks", ())] for id, r in bodies.items()}
        assert signed == {
            ids[0]: [acts[0].op], ids[1]: [], ids[2]: [], ids[3]: [],
            ids[4]: [late.op], ids[5]: [acts[1].op],
        }  # fmt: skip
        await desk.until(lambda: all(
            (row := desk.cache.get("alert", id)) is not None and row.rev == bodies[id].rev
            and row.body == bodies[id].body and not row.is_pending for id in ids
        ))  # fmt: skip
        assert desk.cache.count("check") == 0


async def test_what_the_hub_got_while_the_seat_was_away_is_read_and_nothing_else(
    desk: Desk, hub: Hub, tmp_path: Path
) -> None:
    async with desk:
        await desk.session.client.login(login_request())
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert await raise_alerts(hub, 1, 40)
        await desk.until(lambda: desk.cache.count("alert") == 40)
        desk.network.unplug()
        back_up(hub, tmp_path / "copy")
        restore(hub, tmp_path / "copy")
        assert await raise_alerts(hub, 41, 2)
        desk.network.asked.clear()
        desk.network.plug_in()
        await desk.until(lambda: desk.cache.count("alert") == 42)
        read = [a for a in desk.network.asked if a.startswith("GET /v1/alert/")]
        assert len(read) == 2, "only what differs is read again"


async def test_acts_that_a_backup_covers_leave_the_seat_and_a_refused_one_stays(
    desk: Desk, hub: Hub, tmp_path: Path
) -> None:
    async with desk:
        await desk.session.client.login(login_request())
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert await raise_alerts(hub, 1, 2)
        await desk.until(lambda: desk.cache.count("alert") == 2)
        first, second = desk.cache.ids("alert", order="age")
        covered = sign(desk, first)
        close = operation(
            "alert.close", f"alert/{first}", desk.session.client.grant,
            alert_id=first, result="已处理",
        )  # fmt: skip
        desk.journal.append(close)
        desk.session.wake()
        await desk.until(lambda: len(desk.ears.answers) == 2 and not desk.journal.pending())
        covers = back_up(hub, tmp_path / "copy")
        later = sign(desk, second)
        await desk.until(lambda: len(desk.ears.answers) == 3 and not desk.journal.pending())
        health, _ = await desk.session.client.health()
        assert health.backup_covers == covers
        desk.network.unplug()
        await desk.until(lambda: desk.link.state is not Link.ONLINE)
        desk.network.plug_in()
        await desk.until(lambda: desk.journal.operation(covered.op) is None)
        assert desk.journal.operation(later.op) is not None, "no backup has it"
        assert [r.operation.op for r in desk.journal.refused()] == [close.op]


@pytest.mark.parametrize("is_readable", [True, False])
async def test_a_seat_whose_cache_is_damaged_meanwhile_still_gives_back(
    desk: Desk, hub: Hub, tmp_path: Path, is_readable: bool
) -> None:
    """What can be read of the old file, and in any case what the journal holds (G15, G2)."""
    async with desk:
        await desk.session.client.login(login_request())
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert await raise_alerts(hub, 1, 1)
        await desk.until(lambda: desk.cache.count("alert") == 1)
        back_up(hub, tmp_path / "copy")
        assert await raise_alerts(hub, 2, 1)
        await desk.until(lambda: desk.cache.count("alert") == 2)
        first, second = desk.cache.ids("alert", order="age")
        acts = [sign(desk, first), sign(desk, second)]
        close = operation(
            "alert.close", f"alert/{first}", desk.session.client.grant,
            alert_id=first, result="已处理",
        )  # fmt: skip
        desk.journal.append(close)
        desk.session.wake()
        await desk.until(lambda: len(desk.ears.answers) == 3 and not desk.journal.pending())
        assert [r.operation.op for r in desk.journal.refused()] == [close.op]
        desk.network.unplug()
        await desk.until(lambda: desk.link.state is not Link.ONLINE)
        restore(hub, tmp_path / "copy")
        aside = desk.cache.renew(SystemClock().now())
        if is_readable:
            assert desk.cache.salvage(aside) == 2
        desk.ears.answers.clear()
        desk.network.plug_in()
        await desk.until(lambda: desk.link.state is Link.ONLINE and not desk.journal.pending())
        wanted = {first, second} if is_readable else {first}
        await desk.until(lambda: set(desk.cache.ids("alert")) == wanted)
        bodies = {id: (await desk.session.client.record("alert", id)).body for id in wanted}
        signed = {id: [a["op"] for a in body.get("acks", ())] for id, body in bodies.items()}
        assert signed == {
            id: [act.op] for id, act in zip((first, second), acts, strict=True) if id in wanted
        }
        known = await desk.session.client.give_back({"settled": [_settled(desk, close.op)]})
        assert known.settled[0].first == "refused", "what was decided is told, not run again"


def _settled(desk: Desk, op: str) -> object:
    stored = desk.journal.operation(op)
    assert stored is not None
    return {"operation": stored.operation.body, "answer": stored.answer}
