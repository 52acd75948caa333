"""The player against a real hub: in order, each thing once, whether the hub is there or not."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from console.demo.district.generate import STORY_START
from console.demo.orders_sent import orders_sent
from console.demo.stage import DemoStage, StageOptions
from console.demo.story import Telling
from console.demo.towns_called import towns_called
from console.domain.duty_post import DutyPost, holders
from console.domain.entity import decode
from console.domain.limits import LimitState, deadline, state
from console.domain.order import Assignment, Stage
from console.domain.work_order import WorkOrder
from console.domain.working_calendar import OfficeHours, calendar_of
from console.settings.post_profile import load_posts

TELLING = Telling(cut="ninety", storm=60, drip=3)


@asynccontextmanager
async def stage(folder: Path, **options: Any) -> AsyncIterator[DemoStage]:
    made = StageOptions(folder, TELLING, cameras=300, with_cameras=False, **options)
    built = DemoStage(made, lambda text: None)
    await built.start()
    try:
        yield built
    finally:
        await built.stop()


async def alerts_at(built: DemoStage) -> list[dict[str, Any]]:
    return await bodies_at(built, "alert")


async def bodies_at(built: DemoStage, kind: str) -> list[dict[str, Any]]:
    async with httpx.AsyncClient(base_url=built.hub_url, trust_env=False) as http:
        login = await http.post("/v1/login", json=built.accounts[0].to_login())
        headers = {"Authorization": f"Bearer {login.json()['grant']}"}
        page = await http.get("/v1/snapshot?scope=open", headers=headers)
    lines = [json.loads(line) for line in page.text.splitlines()[1:]]
    return [line["body"] for line in lines if line.get("kind") == kind]


async def read_at(built: DemoStage, kind: str) -> list[dict[str, Any]]:
    async with httpx.AsyncClient(base_url=built.hub_url, trust_env=False) as http:
        login = await http.post("/v1/login", json=built.accounts[0].to_login())
        headers = {"Authorization": f"Bearer {login.json()['grant']}"}
        page = await http.get(f"/v1/{kind}", headers=headers)
    return [item["body"] for item in page.json()["items"]]


async def test_told_through_an_outage_each_thing_once_and_in_order(tmp_path: Path) -> None:
    async with stage(tmp_path, sittings=(), rate=400.0, lead=0.0) as built:
        events: list[dict[str, Any]] = []
        faults: list[str] = []

        async def carry_out(what: str) -> None:
            faults.append(what)
            await (built.kill_hub() if what == "cut" else built.start_hub())

        player = built.player(events.append, carry_out)
        player.on_calls, orders = towns_called(built), orders_sent(built)
        player.on_sends, player.on_answer = orders.send, orders.answered
        await asyncio.wait_for(player.play(), 50)
        assert faults == ["cut", "restore"]
        assert not [e for e in events if e["event"] == "refused"]
        told = sorted(await alerts_at(built), key=lambda alert: str(alert["id"]))
        titles = [alert["title"] for alert in told]
        assert sum("点位中断" in title for title in titles) == 60
        assert titles.count("市民来电：梧影路一带停电") == 6
        assert "映川街道：工地围挡倒塌，压伤 1 名行人，已送医" in titles
        assert "绿化市容退单：树木属小区，请转房管（杉影里 12 弄树木倒伏）" in titles
        assert len(titles) == len(set(titles)) + 5, "only the six calls of one street share words"
        hot = {a["group"] for a in told if a["title"] == "市民来电：梧影路一带停电"}
        assert len(hot) == 1 and hot.pop().startswith("热点 居民停电·梧影路 120 弄")
        level = next(a for a in told if "积水退至" in a["title"])
        assert (level["severity"], level["count"], level["condition"]) == ("orange", 2, "normal")
        warning = next(a for a in told if "暴雨橙色" in a["title"])
        assert (warning["nature"], warning["count"]) == ("forecast", 2)
        cause = ("疑似小客车", "119 警情", "堤脚渗水", "围挡倒塌，压伤", "续报")
        order = [next(i for i, t in enumerate(titles) if word in t) for word in cause]
        assert order == sorted(order)

        towns = await bodies_at(built, "call_out")
        last = {one["town_name"]: one["calls"][-1] for one in towns}
        assert len(last) == 14 and all(one["is_over"] for one in towns)
        assert [len(one["calls"]) for one in towns].count(2) == 2
        assert last["沙渚镇"]["reply"] == "repeated" and last["柳溆镇"]["reply"] == "answered"
        contacts = {one["town_name"]: one["contacts"] for one in towns}
        assert last["沙渚镇"]["contact"] == contacts["沙渚镇"][1]["name"], "the next contact"

        sent = {o["title"]: o for o in await bodies_at(built, "work_order")}
        tree = sent["杉影里 12 弄树木倒伏"]
        assert (tree["state"], tree["returns"][0]["reason"]) == (
            "return_asked", "树木属小区，请转房管",
        )  # fmt: skip
        answer = next(a for a in told if a["title"].startswith("绿化市容退单"))
        assert answer["orders"] == [tree["id"]], "the unit's answer is to the order that was sent"
        assert {limit["what"] for limit in tree["limits"]} == {"sign", "close"}
        power = sent["梧影路一带停电，6 件来电并一件"]
        assert power["unit_name"] == "云汀供电服务站" and power["text"].count("；") == 5
        calls = {a["id"]: a for a in told if a["title"] == "市民来电：梧影路一带停电"}
        assert set(power["points"]) == set(calls) and len(calls) == 6, "all six calls it names"
        assert all(call["orders"] == [power["id"]] for call in calls.values())

        again = built.player(events.append)
        await again.tell("09:50")
        assert again.waiting == 0
        assert len(await alerts_at(built)) == len(told), "the same evening told again adds nothing"


async def test_the_shift_before_leaves_its_matters_with_their_hours(tmp_path: Path) -> None:
    async with stage(tmp_path, sittings=(-27.0, -2.0)) as built:
        told = {alert["title"]: alert for alert in await alerts_at(built)}
        facade = told["梧影路 210 号外墙面砖脱落，已拉警戒线"]
        assert facade["received_at"].startswith("2026-07-09T19:53")
        assert facade["owner"]["name"] == "林岚" and facade["disposition"] == "ordered"
        assert told["3 号地块塔吊风速 13.8 米/秒，已停止吊装"]["owner"]["name"] == "周砚"
        shelf = told["菱渡镇 2 号泵站流量为零"]["shelf"]
        assert shelf["until"].startswith("2026-07-09T20:28:30")
        assert told["杏港镇 1 号泵站通讯中断，20:18 恢复"]["condition"] == "normal"
        open_ones = [title for title, alert in told.items() if alert.get("disposition") != "closed"]
        assert len(open_ones) == 16, "returns of the days before were seen and settled"
        sent = [decode(Assignment, body) for body in await bodies_at(built, "assignment")]
        told_orders = await bodies_at(built, "work_order")
        (held,) = await read_at(built, "dictionary")
        assert (held["title"], held["matters"]) == ("云汀区派单字典（演示值）2026 版", 35)
        assert len(await read_at(built, "playbook")) >= 8
        said = [decode(DutyPost, body) for body in await bodies_at(built, "duty_post")]
        hour = datetime.fromisoformat("2026-07-09T20:20:00+08:00")
        held = {p.zh: [h.name for h in holders(said, p, hour)] for p in load_posts()}
        assert held == {"值班长": ["程朗"], "主班": ["林岚"], "副班": ["周砚"]} | {
            "视频轮巡岗": [], "技术保障": [],
        }  # fmt: skip
        assert [year["id"] for year in await read_at(built, "calendar")] == ["2026"]
    begins_quiet(sent, [decode(WorkOrder, body) for body in told_orders])


def begins_quiet(sent: list[Assignment], told: list[WorkOrder]) -> None:
    """H516, H517: no order without an answer, no crew unasked, no 工单 past its clock."""
    orders = [order for order in told if order.is_open]
    assert sent and all(unit.stage > Stage.SENT for unit in sent)
    due = [unit.welfare_due(timedelta(minutes=20)) for unit in sent if unit.is_outside]
    assert due and all(end is not None and end > STORY_START for end in due)
    assert (len(orders), len(told)) == (11, 34)
    assert not [order.title for order in told if order.needs_check]
    calendar = calendar_of((), OfficeHours(), STORY_START.tzinfo)
    running = [(o.title, limit) for o in orders for limit in o.limits if limit.done_at is None]
    over = [each for each in running if state(each[1], calendar, STORY_START) is LimitState.OVERDUE]
    assert running and not over
    today = [deadline(each, calendar) for _, each in running if each.what == "supervise"]
    assert today == [STORY_START.replace(hour=0, minute=0) + timedelta(days=1)]
    assert {order.source for order in orders} == {"hotline", "police", "grid"}
    assert {"parked", "contacted", "rework"} <= {order.state for order in orders}
    assert all("演示值" in order.foreign and "演示值" in order.text for order in orders)


async def test_a_stage_obeys_lines_and_leaves_nothing_behind(tmp_path: Path) -> None:
    words = ["--stage-only", "--json", "--cameras", "300", "--no-opening", "--cut", "ninety"]
    words += ["--storm", "5", "--data", str(tmp_path)]
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "console.demo",
        *words,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert child.stdin is not None and child.stdout is not None

    asked: list[str] = []

    async def until(key: str) -> dict[str, Any]:
        assert child.stdout is not None
        while True:
            line: dict[str, Any] = json.loads(await child.stdout.readline())
            if key in line or "error" in line:
                return line
            asked.extend([line["line"]] if line["event"] == "operator" else [])

    async def order(**what: Any) -> dict[str, Any]:
        assert child.stdin is not None
        child.stdin.write(json.dumps(what).encode() + b"\n")
        return await until("done")

    facts = await until("ready")
    async with httpx.AsyncClient(base_url=facts["hub"], trust_env=False) as http:
        login = {name: facts[name] for name in ("account", "password", "seat", "seat_name")}
        assert (await http.post("/v1/login", json=login)).status_code == 200
    assert len((await order(do="tell", line="00:20"))["alerts"]) == 1
    camera = {"camera": "cam-01-00001", "fault": "freeze"}
    assert (await order(do="fault", **camera))["camera"] == camera["camera"]
    await order(do="kill_hub")
    await order(do="tell", line="03:20")
    status = await order(do="status")
    assert status["hub_running"] is False and status["waiting"] > 0
    assert (await order(do="start_hub"))["hub"] == facts["hub"]
    assert (await order(do="settle"))["waiting"] == 0
    calls = ["02:18", "02:47", "03:03"]
    assert asked == sorted(["02:30", *calls]), "the phone call and 叫应 are the operator's"
    assert "error" in await order(do="tell", line="99:99")
    assert "error" in await order(do="dance")
    mine = _children(child.pid)
    assert len(mine) == 2, "a hub and the cameras"
    await order(do="stop")
    assert await asyncio.wait_for(child.wait(), 60) == 0
    assert not [pid for pid in mine if _is_alive(pid)]


async def test_what_a_killed_demo_started_ends_with_it(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from console.demo.children import Child\n"
        "async def main():\n"
        f"    words = ['--data', {str(tmp_path)!r}, '--listen', '127.0.0.1:0']\n"
        "    hub = Child('hub', 'console.hub', words, None, {'COMMAND_HALL_TOKEN': 'x' * 20})\n"
        "    await hub.start()\n"
        "    await hub.ready()\n"
        "    print(hub.pid, flush=True)\n"
        "    await asyncio.sleep(600)\n"
        "asyncio.run(main())\n"
    )
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    hub = int(await child.stdout.readline())
    assert _is_alive(hub)
    child.kill()
    await child.wait()
    for _ in range(1200):
        if not _is_alive(hub):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"left behind: {hub}")


def _children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if f"\nPPid:\t{parent}\n" in text:
            found.append(int(status.parent.name))
    return found


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
