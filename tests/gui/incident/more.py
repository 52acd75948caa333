"""What else hangs on the matter: instructions, a plan at work, 工单; and the storm around it."""

from dataclasses import replace
from datetime import timedelta

from console.domain.alert import Alert, Severity, TrailLine
from console.domain.entity import encode
from console.domain.incident import Incident
from console.domain.instruction import Instruction, Medium, ReadBack, Target
from console.domain.plan_run import MarkSort, PlanRun, StepMark
from console.domain.playbook import PlanRole, PlanStep, StepLimit
from console.domain.work_order import State, WorkOrder
from tests.gui.deploy.hall_stage import SEAT
from tests.gui.incident import site

ROLES = (
    PlanRole("duty", "林岚"), PlanRole("health", "区卫健委"), PlanRole("town", "映川街道"),
    PlanRole("build", "区建管委"),
)  # fmt: skip


def plan() -> PlanRun:
    def step(id: str, title: str, owner: str, minutes: int, *after: str) -> PlanStep:
        return PlanStep(id, title, owner, after, limit=StepLimit("minutes", minutes))

    steps = (
        step("s1", "核实伤亡人数", "duty", 5), step("s2", "通知 120、派出所", "duty", 5),
        step("s3", "电话首报", "duty", 60),
        step("s4", "核清第 4 名伤员去向", "health", 5, "s1"),
        step("s5", "封闭东侧人行道并疏导", "town", 6),
        step("s6", "停工，排查其余围挡", "build", 13),
        step("s7", "家属专人对接", "town", 30, "s4"),
        step("s8", "书面首报、续报", "duty", 60, "s3", "s7"),
    )  # fmt: skip
    marks = tuple(
        StepMark(id, MarkSort.DONE, site.at(when), "林岚", SEAT, f"op-{id}")
        for id, when in (("s1", "20:27:30"), ("s2", "20:26:52"), ("s3", "20:27:58"))
    )
    begun = site.at("20:26:35")
    return PlanRun(
        "run-1", "collapse", begun, site.ID, "", "2026", "建筑施工事故", "林岚", SEAT, ROLES,
        steps, marks,
    )  # fmt: skip


def instructions() -> list[Instruction]:
    def told(id: str, text: str, unit: str) -> Instruction:
        at = site.at("20:27:40")
        target = Target("", unit, at, "林岚", "值班员", site.at("20:28:02"), "值班员")
        return Instruction(
            id, text, at, at, from_name="陆闻舟", medium=Medium.PHONE, name="林岚", seat=SEAT,
            read_back=ReadBack("林岚", "陆闻舟"), targets=(target,), incident=site.ID,
            limit=StepLimit("minutes", 30),
        )  # fmt: skip

    return [
        told("in-1", "伤员家属专人对接，30 分钟内报对接人。", "映川街道"),
        told("in-2", "全区在建工地今晚停止室外作业，逐一检查围挡。", "区建管委"),
    ]


def work() -> list[WorkOrder]:
    told = site.at("20:27:50")
    return [
        WorkOrder("w-1", "GD-0101", "拆除残余围挡", told, state=State.HANDLING, incident=site.ID),
        WorkOrder("w-2", "GD-0102", "人行道保洁", told, state=State.DISPATCHED, incident=site.ID),
    ]


def records() -> list[tuple[str, str, dict]]:
    """Return all of it as the hub sends it."""
    return [(e.KIND, e.id, encode(e)) for e in (plan(), *instructions(), *work())]


def crowd(count: int = 60) -> list[tuple[str, str, dict]]:
    """Return the matter in a storm: many alerts, a long trail, other matters beside it."""
    first = site.seen_by_camera()
    alerts = [
        replace(
            first, id=f"S-{n}", title=f"临汐路 {n} 号工地塔吊风速 13.8 米/秒",
            severity=Severity.YELLOW if n % 3 else Severity.RED, acks=first.acks if n % 2 else (),
            received_at=site.NOW - timedelta(seconds=n * 4), evidence=None,
            trail=(TrailLine(site.NOW - timedelta(seconds=n * 4), "received", detail="工地物联"),),
        )
        for n in range(count)
    ]  # fmt: skip
    matter = replace(
        site.incident(),
        title="全区在建工地大风险情：塔吊风速超限、围挡倒塌、脚手板坠落，映川、临汐、梧影三处有人受伤",
        members=("A-1", "A-2", *(alert.id for alert in alerts)),
    )
    others = [
        replace(site.incident(), id=f"E-{n}", title=title, members=(), orders=(), figures=())
        for n, title in enumerate(("望汐路下立交积水", "芦汀镇堤脚渗水", "砚云里电梯困人"))
    ]
    entities: list[Alert | Incident] = [*alerts, matter, *others]
    return [(e.KIND, e.id, encode(e)) for e in entities]
