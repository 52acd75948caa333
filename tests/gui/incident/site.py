"""The fallen hoarding of the story as the room has it at 20:28:36, as the hub sends it."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.alert import (
    Acknowledgement,
    Alert,
    Call,
    Casualties,
    Disposition,
    Severity,
    TrailLine,
)
from console.domain.alert_marks import Evidence
from console.domain.entity import encode
from console.domain.geo import Place
from console.domain.incident import EventLevel, Incident, IncidentSort
from console.domain.incident_figures import Figure, FigureSort
from console.domain.incident_goods import Goods, GoodsStep, GoodsTold
from console.domain.incident_reports import Reported, ReportSort
from console.domain.incident_roles import Post, Role, SensitiveMark, Sensitivity
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.domain.stamp import Stamp
from console.runtime.clock import CHINA
from tests.gui.deploy.hall_stage import SEAT, district

NOW = datetime(2026, 7, 9, 20, 28, 36, tzinfo=CHINA)
ID = "E-0611-003"


def at(clock: str) -> datetime:
    """Return a time of the evening."""
    hour, minute, second = map(int, clock.split(":"))
    return NOW.replace(hour=hour, minute=minute, second=second)


def place() -> Place:
    """The site, where cameras of the district are near."""
    return replace(district().cameras[0].place, town="映川街道", name="映川路 66 号工地东侧")


def call() -> Alert:
    told = at("20:26:15")
    ack = Acknowledgement(1, Severity.RED, "p-linlan", "林岚", SEAT, told, "op-1")
    trail = (
        TrailLine(told, "registered", "林岚", SEAT, "映川街道值班室"),
        TrailLine(at("20:26:20"), "acknowledged", "林岚", SEAT),
        TrailLine(at("20:26:31"), "confirmed", "林岚", SEAT),
    )
    caller = Call(told, "映川街道值班室", "何汀", casualties=Casualties(badly_hurt=1))
    return Alert(
        "A-1", "映川路 66 号工地围挡倒塌，压伤 1 名行人，已送医", Severity.RED, told,
        last_at=told, occurred_at=at("20:11:00"), source="电话接报", channel="call", place=place(),
        call=caller, acks=(ack,), trail=trail, incident=ID, disposition=Disposition.CONFIRMED,
    )  # fmt: skip


def seen_by_camera() -> Alert:
    told = at("20:27:06")
    ack = Acknowledgement(1, Severity.ORANGE, "p-linlan", "林岚", SEAT, told, "op-2")
    return replace(
        call(), id="A-2", title="工地东门疑似围挡倒伏", severity=Severity.ORANGE, call=None,
        received_at=told, source="AI 视频", channel="ai", evidence=Evidence(at=told), acks=(ack,),
        trail=(TrailLine(told, "received", detail="AI 视频"),),
    )  # fmt: skip


def units(count: int = 5) -> list[tuple[DispatchOrder, list[Assignment]]]:
    sent = at("20:26:41")
    told = [
        ("应急分队", Stage.ON_SCENE, "20:28:10"), ("建管委现场组", Stage.EN_ROUTE, "20:27:44"),
        ("派出所", Stage.WORKING, "20:28:00"), ("移动照明车", Stage.SENT, ""),
        ("120 急救", Stage.RELEASED, "20:28:20"),
    ]  # fmt: skip
    known = district().units
    assignments = []
    for number, (name, stage, when) in enumerate(told[:count]):
        times = [StageTime(Stage.SENT, sent, "林岚", True)]
        if when:
            times.append(StageTime(stage, at(when), "林岚", True))
        assignments.append(
            Assignment(f"as-{number}", "o-1", known[number].id, name, stage, times=tuple(times))
        )
    order = DispatchOrder(
        "o-1", "TF-0412", "A-1", "映川路 66 号工地围挡倒塌，请即赴现场救助伤员、封闭东侧人行道。",
        sent, "p-linlan", "林岚", SEAT, assignments=tuple(a.id for a in assignments),
        by_phone=True, incident=ID,
    )  # fmt: skip
    return [(order, assignments)]


def incident() -> Incident:
    figures = (
        _told(FigureSort.DEAD, 0, "20:27:22", "区卫健委"),
        _told(FigureSort.SERIOUS, 1, "20:26:15", "映川街道"),
        _told(FigureSort.LIGHT, None, "20:26:15", "映川街道"),
        _told(FigureSort.SERIOUS, 2, "20:27:22", "区卫健委"),
        _told(FigureSort.LIGHT, 2, "20:27:30", "映川街道"),
        _told(FigureSort.TRAPPED, 0, "20:28:10", "现场回告"),
    )
    return Incident(
        ID, "映川路 66 号工地围挡倒塌致 4 人受伤", at("20:26:31"), "p-linlan", "林岚", SEAT,
        members=("A-1", "A-2"), orders=("o-1",), number=ID, sort=IncidentSort.ACCIDENT,
        place=place(), level=EventLevel.GENERAL, figures=figures,
        roles=(
            Role(Post.SCENE, "韩栎", "映川街道", "100 0000 0142"),
            Role(Post.LEADER, "陆闻舟", "", "100 0000 0101"),
        ),
        marks=(
            SensitiveMark(Sensitivity.PLACE, "在建工地"),
            SensitiveMark(Sensitivity.PEOPLE, "行人受伤"),
        ),
        goods=(
            _goods("g1", "移动照明灯塔", "台", 2, 2, 1), _goods("g2", "水马围挡", "只", 40, 40, 0),
            _goods("g3", "警戒带", "卷", 10, 10, 10),
        ),
        reports=(
            Reported(ReportSort.PHONE, at("20:27:46"), "市应急局", "林岚", SEAT, "op-r1"),
        ),
        trail=(
            TrailLine(at("20:27:46"), "reported", "林岚", SEAT, "phone_first·市应急局"),
            TrailLine(at("20:28:05"), "noted", "林岚", SEAT, "东侧人行道已封", Stamp(2.0)),
        ),
    )  # fmt: skip


def _told(what: FigureSort, count: int | None, when: str, source: str) -> Figure:
    return Figure(what, count, at(when), source, "林岚", f"op-{what}-{when}")


def _goods(id: str, what: str, unit: str, asked: int, sent: int, arrived: int) -> Goods:
    steps = zip(
        (GoodsStep.ASKED, GoodsStep.SENT, GoodsStep.ARRIVED), (asked, sent, arrived), strict=True
    )
    told = [
        GoodsTold(step, amount, at("20:28:00") + timedelta(seconds=n), "映川街道", "林岚")
        for n, (step, amount) in enumerate(steps)
        if amount
    ]
    return Goods(id, what, unit, tuple(told))


def records() -> list[tuple[str, str, dict]]:
    """Everything of it, as the hub sends it."""
    entities: list = [call(), seen_by_camera(), incident()]
    for order, sent in units():
        entities += [order, *sent]
    return [(e.KIND, e.id, encode(e)) for e in entities]
