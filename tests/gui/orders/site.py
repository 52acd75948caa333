"""The orders of the rainy evening at 20:28:50, as S7 shows them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.entity import Body, encode
from console.domain.geo import Place
from console.domain.limits import Limit, LimitKind
from console.domain.work_order import Hand, Sort, State, StateTime, WorkOrder
from console.domain.work_order_steps import Step
from console.domain.work_order_way import Done, taken
from console.runtime.clock import CHINA

NOW = datetime(2026, 6, 11, 20, 28, 50, tzinfo=CHINA)
TREE = "W-0255"
BASIS = "演示值：派单字典 3.7"

LINES = (
    (
        "0231",
        "hotline",
        "市民反映听澜路路灯不亮，连片 6 杆",
        "听澜街道",
        "区建管委",
        "unsigned",
        -14,
        240,
    ),
    ("0236", "hotline", "市民投诉云杉里渣土车夜间施工扰民", "云杉街道", "城管", "unsigned", -3, 60),
    ("0262", "sensor", "菱渡镇 2 号泵站停转抢修", "菱渡镇", "区水务局", "unsigned", 2, 30),
    (
        "0249",
        "grid",
        "青榆路窨井盖缺失，已放警示牌",
        "青榆街道",
        "水务（青榆）",
        "handling",
        10,
        120,
    ),
    ("0263", "grid", "映川路周边 9 处工地围挡排查", "映川街道", "", "filed", 12, 15),
    (
        "0260",
        "report",
        "联禾河北岸堤脚渗水，送编织袋 2000 只",
        "芦汀镇",
        "水务（芦汀镇）",
        "handling",
        16,
        25,
    ),
    (
        "0258",
        "sensor",
        "独居老人 24 小时无用水，上门查看",
        "鹤渚镇",
        "鹤渚镇",
        "handling",
        21,
        40,
    ),
    (
        "0252",
        "hotline",
        "市民反映听澜苑地下车库进水",
        "听澜街道",
        "区房管局",
        "handling",
        28,
        60,
    ),
    ("0261", "video", "滨水步道灯箱松动", "望潮街道", "望潮街道", "unsigned", 46, 60),
    (
        "0259",
        "hotline",
        "梧影路一带停电，并案 6 件",
        "梧影街道",
        "供电公司",
        "handling",
        74,
        90,
    ),
    ("0247", "grid", "霜桥路垃圾箱房满溢", "南汀街道", "绿化市容", "returned", 112, 240),
    (
        "0188",
        "hotline",
        "柳溆泵站噪声扰民，今日到期",
        "柳溆镇",
        "水务（柳溆镇）",
        "checking",
        211,
        7200,
    ),
    ("0172", "grid", "映川路人行道沉降", "映川街道", "区建管委", "parked", 2000, 9000),
)

WHERE = {
    "0231": "听澜路",
    "0236": "云杉里",
    "0262": "2 号泵站",
    "0249": "青榆路",
    "0263": "映川路",
    "0260": "联禾河北岸",
    "0258": "村居",
    "0252": "听澜苑",
    "0261": "滨水步道",
    "0259": "梧影路",
    "0247": "霜桥路",
    "0188": "柳溆泵站",
    "0172": "映川路",
}


def at(words: str) -> datetime:
    return datetime.fromisoformat(f"2026-06-11T{words}+08:00")


def orders() -> list[WorkOrder]:
    return [tree(), *(_order(*line) for line in LINES)]


def tree() -> WorkOrder:
    """杉影里: returned by 绿化市容, given to 区房管局."""
    made = WorkOrder(
        TREE, "GD-0611-0255", "杉影里 12 弄树木倒伏，压住一辆轿车", at("20:23:55"), source="police",
        official="GD-2026-0255", place=Place("杉影里", "云杉街道"), name="林岚", seat="01",
        times=(StateTime(State.REGISTERED, at("20:23:55"), "林岚", step="register",
                         note="110 非警务分流，照单接收"),),
        limits=(
            Limit("sign", at("20:27:25"), LimitKind.MINUTES, 10, "演示值：分流办法 4"),
            Limit("close", at("20:24:05"), LimitKind.MINUTES, 240, BASIS),
        ),
    )  # fmt: skip
    made = taken(made, Step.FILE, Done(at("20:24:05"), "林岚", note="派单字典：园林绿化·树木倒伏"))
    sent = Done(at("20:24:20"), "林岚", unit="green", unit_name="绿化市容")
    made = taken(made, Step.DISPATCH, sent)
    back = Done(at("20:26:40"), "绿化市容", unit_name="绿化市容", note="树木属小区，请转房管")
    made = taken(made, Step.ASK_RETURN, back)
    given = Done(
        at("20:27:25"), "林岚", approver="值班长 周屿定", is_granted=True, unit="houses",
        unit_name="区房管局", unit_phone="100 0000 0163",
    )  # fmt: skip
    made = taken(made, Step.DECIDE_RETURN, given)
    sign = replace(made.limits[0], done_at=None)
    return replace(made, limits=(sign, made.limits[1]))


def _order(
    number: str, source: str, title: str, town: str, unit: str, how: str, left: int, whole: int
) -> WorkOrder:
    ends = NOW + timedelta(minutes=left)
    started = ends - timedelta(minutes=whole)
    limit = Limit("close", started, LimitKind.MINUTES, whole, BASIS)
    order = WorkOrder(
        f"W-{number}", f"01-{number}", title, started, source=source, official=f"GD-2026-{number}",
        state=State.FILED, place=Place(WHERE.get(number, "霜桥路"), town), limits=(limit,),
        name="林岚", sort=Sort.COMPLAINT if source == "hotline" else Sort.NONE,
        times=(StateTime(State.FILED, started, "林岚", step="file"),),
    )  # fmt: skip
    if not unit:
        return order
    sent = Done(started, "林岚", unit=unit, unit_name=unit)
    order = taken(order, Step.DISPATCH, sent)
    steps: dict[str, Sequence[Step]] = {
        "unsigned": (),
        "handling": (Step.SIGN, Step.HANDLE),
        "returned": (Step.ASK_RETURN,),
        "checking": (Step.SIGN, Step.HANDLE, Step.FEEDBACK, Step.REVIEW),
        "parked": (Step.SIGN, Step.PARK),
    }
    until = NOW + timedelta(days=7)
    done = Done(started, unit, note="等权属核定", approver="分管领导", until=until)
    for step in steps[how]:
        order = taken(order, step, done)
    if number == "0260":
        order = taken(order, Step.SUPERVISE, Done(started, "区领导", note="盯住"))
    return order


STATION = "望潮第一联勤联动站"


def at_station() -> list[WorkOrder]:
    """Orders a town handed down: two open with items, six closed and one not in the rate yet."""
    made = []
    for number in range(8):
        order = _order(
            f"03{number:02}", "grid", f"霜桥路沿街乱设摊 {number}", "望潮街道", "望潮街道",
            "unsigned", 50 + number, 240,
        )  # fmt: skip
        down = Done(NOW, "望潮街道", unit="st-1", unit_name=STATION)
        order = taken(order, Step.HAND_DOWN, down)
        if number < 2:
            items = ("现场劝离", "清理地面", "回访商户")
            made.append(replace(order, items=items))
            continue
        for step in (Step.SIGN, Step.FEEDBACK, Step.REVIEW):
            order = taken(order, step, Done(NOW, STATION, note="已清理"))
        order = taken(order, Step.CHECK, Done(NOW, "林岚", solved=True))
        order = taken(order, Step.CLOSE, Done(NOW, "周宁"))
        times = tuple(replace(time, name="周宁") for time in order.times)
        made.append(replace(order, times=times))
    return made


def closed(number: int = 8) -> list[WorkOrder]:
    """Past orders, of which one was returned."""
    made = []
    for at_number in range(number):
        order = replace(
            _order(
                f"01{at_number:02}",
                "hotline",
                f"已办结 {at_number}",
                "南汀街道",
                "区城管局",
                "checking",
                90,
                120,
            ),
            hands=(Hand("u", "u", NOW),),
        )
        order = taken(order, Step.CHECK, Done(NOW, "林岚", solved=at_number != 3))
        made.append(taken(order, Step.CLOSE, Done(NOW, "林岚")))
    return made


def records() -> list[tuple[str, str, Body]]:
    return [(WorkOrder.KIND, order.id, encode(order)) for order in (*orders(), *closed())]
