"""并案处置 as prepared: one order a responsible unit, with the list of its points."""

from dataclasses import replace

from console.domain.alert import Alert
from console.domain.geo import Place
from console.domain.joint_orders import Duties
from console.domain.matter import OWN_TOWN
from console.domain.operations.order_operations import LONGEST_TEXT
from console.domain.reference import Matter, Org, OrgLevel, Unit
from tests.unit.commands.seat_desk import alert

TOWNS = (
    Org("t1", "梧影街道", OrgLevel.TOWN, phone="0000-6101", duty_person="程砚"),
    Org("t2", "芦汀镇", OrgLevel.TOWN, phone="0000-6102"),
)
NODE = Matter(
    "node", "点位中断", ("视频汇聚节点",), lead="区城运技术保障组", text="{place}：{title}。"
)


def at(number: int, town: str) -> Alert:
    return replace(alert(number), place=Place(f"点位 {number}", town))


def test_the_dictionary_names_one_unit_for_all_and_its_duty_phone_is_known() -> None:
    """Row 05:00: three hundred cameras of one node are one order to 技术保障."""
    tech = Unit("u9", "区城运技术保障组", "技术", phone="0000-6180")
    members = [at(n, ("梧影街道", "芦汀镇")[n % 2]) for n in range(300)]
    prepared = Duties([NODE], TOWNS, [tech]).prepare("视频汇聚节点 2 离线", members, "路")
    (order,) = prepared.orders
    assert (order.responsible.unit, order.responsible.phone) == ("u9", "0000-6180")
    assert order.points == tuple(members)
    assert order.text == "梧影街道、芦汀镇：视频汇聚节点 2 离线，300 路。"
    assert order.dictionary == "node@1", "which entry, and as of which version"


def test_without_an_entry_each_town_gets_the_points_that_are_its_own() -> None:
    members = [at(1, "芦汀镇"), at(2, "梧影街道"), at(3, "梧影街道")]
    for matters in ([], [replace(NODE, words=("积水",), lead=OWN_TOWN, text="")]):
        prepared = Duties(matters, TOWNS).prepare("积水", members, "处")
        told = {o.responsible.name: [a.id for a in o.points] for o in prepared.orders}
        assert told == {"梧影街道": ["A002", "A003"], "芦汀镇": ["A001"]}
        assert [o.responsible.name for o in prepared.orders] == ["梧影街道", "芦汀镇"]
        assert prepared.orders[0].text.startswith("梧影街道：积水，2 处")


def test_what_nobody_is_responsible_for_is_said_and_gets_no_order() -> None:
    prepared = Duties([], TOWNS).prepare("不明", [at(1, ""), at(2, "别处"), at(3, "芦汀镇")], "条")
    assert [a.id for a in prepared.unassigned] == ["A001", "A002"]
    assert len(prepared.orders) == 1
    assert Duties([], ()).prepare("不明", [], "条").orders == ()


def test_the_words_of_an_order_are_never_longer_than_an_order_may_be() -> None:
    matter = replace(NODE, text="{place}：{title}。" + "请查明原因。" * 40)
    (order,) = (
        Duties([matter], TOWNS).prepare("视频汇聚节点 2 离线", [at(1, "芦汀镇")], "路").orders
    )
    assert len(order.text) == LONGEST_TEXT
