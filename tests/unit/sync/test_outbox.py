"""What a person did, on its way to the hub."""

from pathlib import Path

import httpx
import pytest

from console.runtime.clock import ManualClock
from console.sync.link_state import Link
from tests.support import network
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


async def test_act_is_shown_at_once_and_settled_by_the_hub(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        op = desk.act("alert/A1", owner="w01")
        assert desk.is_pending("alert/A1")
        await desk.go()
        assert desk.ears.answers[op].status == "applied"
        assert not desk.is_pending("alert/A1")
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange", "owner": "w01"}
        assert desk.journal.pending() == []
        assert desk.ears.reports[-1].count == 0


async def test_what_was_done_offline_is_sent_on_return(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.unplug()
        await desk.go(5)
        ops = [desk.act(f"order/O{n}", text="出动") for n in range(3)]
        await desk.go(30)
        report = desk.ears.reports[-1]
        assert (report.count, report.oldest_saved_at[:16]) == (3, "2026-07-09T20:20")
        desk.network.plug_in()
        await desk.until(lambda: set(ops) == set(desk.ears.answers))
        assert hub.effects == ops


async def test_lost_reply_applies_once(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.twist("/v1/operations", network.lose_reply, times=3)
        op = desk.act("alert/A1", owner="w01")
        await desk.until(lambda: op in desk.ears.answers)
        assert desk.ears.answers[op].status == "repeated"
        assert hub.effects == [op]
        assert not desk.is_pending("alert/A1")


async def test_refusal_is_told_and_other_lanes_flow(desk: Desk, hub: ScriptedHub) -> None:
    hub.rule = lambda each: "refused" if each["lane"] == "alert/A1" else "applied"
    async with desk:
        bad = desk.act("alert/A1", owner="w01")
        good = desk.act("order/O1", text="出动")
        await desk.go(0.5)
        assert desk.ears.answers[bad].reason_zh == "没有办理权限"
        assert desk.ears.answers[good].status == "applied"
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange"}
        assert not desk.is_pending("alert/A1")


@pytest.mark.parametrize("word", ["later", "blocked", "perhaps"])
async def test_undecided_lane_waits_and_others_flow(
    desk: Desk, hub: ScriptedHub, word: str
) -> None:
    hub.rule = lambda each: word if each["lane"] == "alert/A1" else "applied"
    async with desk:
        stuck = desk.act("alert/A1", owner="w01")
        await desk.go(1)
        others = [desk.act(f"order/O{n}", text="出动") for n in range(5)]
        await desk.go(1)
        assert set(others) == set(desk.ears.answers)
        assert desk.is_pending("alert/A1")
        assert [lane for lane, _ in desk.ears.reports[-1].waiting] == ["alert/A1"]
        await desk.go(60)
        assert len(hub.batches) < 20, "the wait grows"
        hub.rule = lambda each: "applied"
        await desk.until(lambda: stuck in desk.ears.answers, seconds=40)


async def test_held_order_has_not_left_and_its_lane_waits(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        before = desk.act("order/O1", text="一")
        held = desk.act("order/O1", hold=5.0, text="二")
        after = desk.act("order/O1", text="三")
        other = desk.act("alert/A1", owner="w01")
        await desk.go(4.5)
        assert hub.effects == [before, other]
        await desk.go(1.0)
        assert hub.effects == [before, other, held, after]


async def test_withdrawn_order_never_leaves(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        op = desk.act("order/O1", hold=5.0, text="出动")
        await desk.go(4)
        assert desk.shown("order/O1")
        assert desk.session.withdraw(op)
        desk.cache.refold({("order", "O1")})
        assert desk.shown("order/O1") is None
        await desk.go(20)
        assert hub.effects == []
        assert op not in hub.operations
        assert desk.ears.reports[-1].count == 0


async def test_what_has_left_or_was_not_held_cannot_be_withdrawn(
    desk: Desk, hub: ScriptedHub
) -> None:
    async with desk:
        desk.network.twist("/v1/operations", network.lose_reply, times=2)
        left = desk.act("order/O1", hold=1.0, text="出动")
        free = desk.act("order/O2", text="出动")
        assert not desk.session.withdraw(free)
        await desk.go(1.5)
        assert not desk.session.withdraw(left)
        await desk.until(lambda: {left, free} == set(desk.ears.answers))


async def test_a_thousand_and_one_acts_go_in_batches_in_order(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.unplug()
        await desk.go(2)
        acts = [desk.envelope(f"order/O{n % 7}", {"text": str(n)}) for n in range(1001)]
        desk.journal.append_all(acts)
        desk.cache.refold()
        ops = [each.op for each in acts]
        desk.network.plug_in()
        assert await desk.until(lambda: len(desk.ears.answers) == 1001) <= 5
        assert hub.effects == ops
        assert hub.batches == [500, 500, 1]


async def test_batches_stay_under_a_megabyte(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.unplug()
        await desk.go(2)
        for n in range(5):
            desk.act(f"order/O{n}", text="长" * 130_000)
        desk.network.plug_in()
        await desk.until(lambda: len(desk.ears.answers) == 5)
        assert hub.batches == [2, 2, 1]


async def test_error_on_operations_decides_nothing(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.twist("/v1/operations", network.page(422, "no", "text/plain"), times=5)
        op = desk.act("alert/A1", owner="w01")
        await desk.go(2)
        assert desk.link.state is Link.DEGRADED
        assert desk.is_pending("alert/A1")
        await desk.until(lambda: op in desk.ears.answers, seconds=20)
        assert desk.ears.answers[op].status == "applied"


async def test_feed_is_asked_for_before_the_outbox(desk: Desk) -> None:
    async with desk:
        desk.network.unplug()
        await desk.go(2)
        desk.act("alert/A1", owner="w01")
        desk.network.asked.clear()
        desk.network.plug_in()
        await desk.go(2)
        asked = [each for each in desk.network.asked if "snapshot" not in each]
        assert asked.index("GET /v1/changes") < asked.index("POST /v1/operations")


async def test_call_that_never_ends_does_not_stop_the_outbox(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.twist("/v1/operations", network.never)
        op = desk.act("alert/A1", owner="w01")
        assert await desk.until(lambda: op in desk.ears.answers, seconds=60) <= 30


async def test_new_epoch_keeps_and_offers_again(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        kept = desk.act("alert/A1", owner="w01")
        await desk.go()
        desk.network.unplug()
        await desk.go(2)
        waiting = desk.act("order/O1", text="出动")
        desk.ears.answers.clear()
        hub.renew("E2")
        hub.put("alert", "A1", owner=None)
        hub.effects.clear()
        desk.network.plug_in()
        await desk.until(lambda: {kept, waiting} == set(desk.ears.answers))
        assert hub.effects == [kept, waiting]
        assert desk.cache.cursor() == f"E2:{hub.seq}"
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange", "owner": "w01"}
        assert desk.link.state is Link.ONLINE


async def test_cursor_ahead_of_the_hub_reads_everything_again(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        hub.put("alert", "A2", severity="red")
        await desk.go()
        desk.network.unplug()
        await desk.go(2)
        del hub.lines[-1], hub.records["alert/A2"]
        desk.network.plug_in()
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert desk.shown("alert/A2") is None


async def test_restart_goes_on_from_the_cursor(
    tmp_path: Path, clock: ManualClock, hub: ScriptedHub
) -> None:
    async with Desk(tmp_path, clock, hub) as desk:
        desk.network.unplug()
        desk.act("alert/A1", owner="w01")
        await desk.go(1)
    hub.put("alert", "A2", severity="red")
    again = Desk(tmp_path, clock, hub)
    async with again:
        assert again.shown("alert/A2")
        assert "GET /v1/snapshot" not in again.network.asked
        await again.go(1)
        assert hub.effects == ["OP0001"]
        assert not again.is_pending("alert/A1")


async def test_snapshot_cut_off_leaves_the_old_state(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.unplug()
        await desk.go(2)
        hub.renew("E2")
        hub.put("alert", "A2", severity="red")
        desk.network.twist("/v1/snapshot", network.cut_after(120), times=3)
        desk.network.plug_in()
        await desk.go(1.5)
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange"}
        assert desk.shown("alert/A2") is None
        await desk.until(lambda: desk.shown("alert/A2"))


async def test_notice_and_revoked_reach_the_person(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        hub.say('event: notice\ndata: {"code":"n","zh":"今晚维护","en":"x"}\n\n'.encode())
        await desk.go()
        assert desk.ears.notices[0].zh == "今晚维护"
        hub.say(b"event: revoked\ndata: {}\n\n")
        await desk.go()
        assert desk.ears.notices[1].code == "revoked"
        assert desk.link.code == "revoked"


async def test_heartbeat_tells_a_stuck_loop(desk: Desk, clock: ManualClock) -> None:
    async with desk:
        await desk.go(30)
        assert not desk.session.heartbeat.is_stalled
    clock.jump(20)
    assert desk.session.heartbeat.is_stalled


async def test_blocked_act_can_be_taken_back(desk: Desk, hub: ScriptedHub) -> None:
    hub.rule = lambda each: "blocked"
    async with desk:
        op = desk.act("order/O1", text="出动")
        await desk.go(0.5)
        assert desk.session.withdraw(op)
        desk.cache.refold({("order", "O1")})
        assert desk.shown("order/O1") is None
        hub.rule = lambda each: "applied"
        await desk.go(40)
        assert hub.effects == []
        assert desk.ears.reports[-1].count == 0


async def test_outbox_that_does_not_move_is_said_within_a_minute(
    desk: Desk, hub: ScriptedHub
) -> None:
    async with desk:
        desk.network.twist("/v1/operations", network.never, times=100)
        op = desk.act("alert/A1", owner="w01")
        took = await desk.until(lambda: desk.ears.reports[-1].is_stalled, seconds=120)
        assert 60 <= took <= 90
        desk.network.straighten()
        await desk.until(lambda: op in desk.ears.answers)
        await desk.go(1)
        assert not desk.ears.reports[-1].is_stalled


async def test_same_reference_pack_is_not_read_again(desk: Desk, hub: ScriptedHub) -> None:
    async with desk:
        desk.network.unplug()
        await desk.go(2)
        hub.renew("E2")
        before = len(desk.ears.changes)
        desk.network.plug_in()
        await desk.until(lambda: desk.cache.cursor("reference") == f"E2:{hub.seq}")
        assert desk.shown("camera/C1") is not None
        told = [keys for each in desk.ears.changes[before:] if (keys := each.keys)]
        assert not any(kind == "camera" for keys in told for kind, _ in keys)


async def test_backup_at_the_hub_lets_settled_acts_go(
    desk: Desk, hub: ScriptedHub, clock: ManualClock
) -> None:
    async def with_backup(request: httpx.Request, net: network.Network) -> httpx.Response:
        body = {"epoch": hub.epoch, "seq": hub.seq, "backup_covers": f"{hub.epoch}:{hub.seq}"}
        return httpx.Response(200, json=body, request=request)

    async with desk:
        op = desk.act("alert/A1", owner="w01")
        await desk.go(0.5)
        assert desk.journal.operation(op) is not None
        desk.network.twist("/v1/health", with_backup, times=100)
        desk.network.unplug()
        await desk.go(2)
        desk.network.plug_in()
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        assert desk.journal.operation(op) is None
        assert desk.shown("alert/A1") == {"id": "A1", "severity": "orange", "owner": "w01"}
