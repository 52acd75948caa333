"""Past orders of a district that does not exist, for `bench matters`: as people write, with errors.

The truth the dictionary does not have stands in `EXCEPTIONS`: a fallen tree in an estate is not the
park office's. Titles are told in several ways, with slips of the pen; some orders went to the wrong
unit first and came back with a reason, some were closed by whoever had them although it was not
theirs. Half of what people say is in no dictionary. The last way of saying a thing (`SAID`) is kept
from past orders and comes up in those they are tried on alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from console.domain.matter import OWN_TOWN, Matter
from console.domain.past_order import GivenBack, PastOrder

TOWNS = ("望潮街道", "青榆街道", "石汀街道", "梧影街道", "云杉街道", "南汀街道", "映川街道",
         "听澜街道", "杏港镇", "芦汀镇", "菱渡镇", "沙渚镇", "柳溆镇", "鹤渚镇")  # fmt: skip
ROADS = ("望汐路", "霜桥路", "竹影路", "青榆路", "石汀路", "梧桐里", "云杉路", "南汀路", "映川路",
         "听澜路", "杏港路", "芦花路", "菱渡路", "沙渚路", "柳溆路", "鹤鸣路")  # fmt: skip
PLACES = ("小区内", "路口", "学校门口", "公园里", "河边", "地铁口", "工地旁", "菜场门口", "楼道里")
TELLINGS = ("{place}{what}", "{what}，在{place}", "市民反映{place}{what}", "{place}有{what}",
            "来电称{what}（{place}）", "{place}附近{what}，请尽快处置")  # fmt: skip
SAID = {
    "tree-down": ("大树倒了", "树被风刮倒", "树枝断了压着车", "行道树歪了", "一棵树横在路上"),
    "manhole": ("窨井盖没了", "井盖翘起来了", "路上一个洞没盖子", "阴井盖松动响", "盖板破了"),
    "street-lamp": ("路灯不亮", "路灯全黑", "晚上没灯看不见", "灯杆歪了", "路灯白天也亮着"),
    "rubbish-full": ("垃圾桶满了", "垃圾堆着没人收", "垃圾房臭", "建筑垃圾乱倒", "大件垃圾挡路"),
    "noise-site": ("工地半夜施工", "打桩吵得睡不着", "夜里浇水泥", "渣土车夜间作业", "电钻声不停"),
    "noise-neighbour": ("楼上吵", "邻居半夜唱歌", "狗叫扰民", "广场舞音响太大", "装修噪声"),
    "power-cut": ("停电了", "整栋楼跳闸", "没有电", "电表箱冒火花", "单元里没电"),
    "loose-sign": ("招牌要掉下来", "广告牌松动", "店招被风吹歪", "灯箱悬着", "横幅垂到路上"),
    "lift-fault": ("电梯坏了", "电梯停运", "电梯门关不上", "电梯晃得厉害", "电梯按钮失灵"),
    "basement-flood": ("地库进水", "车库被淹", "地下室积水", "车库倒灌", "地下车库漏水"),
    "facade-falling": ("墙皮掉落", "外墙砖砸下来", "阳台水泥块脱落", "瓷砖掉了", "外立面开裂"),
    "signal-lamp": ("红绿灯坏了", "信号灯不亮", "红灯一直不变", "路口灯闪黄", "倒计时不显示"),
    "underpass-flood": ("路面积水", "下立交有水", "桥洞积水", "雨后水排不掉", "水没过车轮"),
}
EXCEPTIONS = {
    ("tree-down", "小区内"): "区房管局",
    ("tree-down", "河边"): "区水务局",
    ("manhole", "小区内"): "区房管局",
    ("manhole", "地铁口"): "区交通委",
    ("street-lamp", "小区内"): "区房管局",
    ("street-lamp", "公园里"): "区绿化市容局",
    ("rubbish-full", "楼道里"): OWN_TOWN,
    ("rubbish-full", "工地旁"): "区建管委",
    ("noise-site", "地铁口"): "区交通委",
    ("noise-neighbour", "公园里"): "区绿化市容局",
    ("power-cut", "楼道里"): "区房管局",
    ("loose-sign", "地铁口"): "区交通委",
    ("underpass-flood", "小区内"): "区房管局",
    ("facade-falling", "学校门口"): "区教育局",
}
"""Whose it is where the dictionary's lead is the wrong one."""
REASONS = ("不在本单位职责范围", "属物业管理", "不在本区管辖", "权属不清", "属在建工地")
WRITTEN_WRONG = "的了在有请地是个"


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares (0 to 1): slips of the pen, wrong first units, and wrong ones that kept it."""

    slips: float = 0.25
    returned: float = 0.15
    kept_wrong: float = 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """One order, the unit it belongs to, and whether it is told in words nobody used before."""

    past: PastOrder
    truth: str
    is_new: bool


class Cases:
    """Makes orders; the same seed makes the same ones.

    Args:
        matters: the dictionary.
        seed: chance.
        noise: how wrong people are.
        has_new_words: whether things are also told as nobody told them in past orders.
    """

    def __init__(
        self,
        matters: list[Matter],
        seed: int,
        noise: Noise | None = None,
        has_new_words: bool = False,
    ) -> None:
        self._ways = slice(None) if has_new_words else slice(-1)
        self._matters = {matter.id: matter for matter in matters}
        self._chance = Random(seed)
        self._seed = seed
        self._noise = noise or Noise()
        self._units = sorted({m.lead for m in matters if m.lead and m.lead != OWN_TOWN})

    def make(self, number: int) -> Iterator[Case]:
        """Yield so many orders, the newest first."""
        for count in range(number):
            yield self._case(count)

    def _case(self, count: int) -> Case:
        chance, noise = self._chance, self._noise
        kind, town = chance.choice(list(SAID)), chance.choice(TOWNS)
        where = chance.choice(PLACES)
        truth = self.truth(kind, where, town)
        place = f"{chance.choice(ROADS)}{chance.randrange(1, 900)}号{where}"
        what = chance.choice(SAID[kind][self._ways])
        title = self._slip(chance.choice(TELLINGS).format(place=place, what=what))
        unit = truth
        returns: tuple[GivenBack, ...] = ()
        if chance.random() < noise.kept_wrong:
            unit = chance.choice(self._units)
        elif chance.random() < noise.returned:
            lead = self._lead(kind, town)
            wrong = lead if lead != truth else chance.choice(self._units)
            returns = (GivenBack(wrong, chance.choice(REASONS)),) if wrong != truth else ()
        past = PastOrder(f"{self._seed}-{count:07}", title, unit, kind, town, returns)
        return Case(past, truth, what == SAID[kind][-1])

    def truth(self, kind: str, where: str, town: str) -> str:
        """Return whose an order is."""
        told = EXCEPTIONS.get((kind, where), "")
        return town if told == OWN_TOWN else told or self._lead(kind, town)

    def _lead(self, kind: str, town: str) -> str:
        lead = self._matters[kind].lead
        return town if lead == OWN_TOWN else lead

    def _slip(self, title: str) -> str:
        """Write a title as a person in a hurry does: a letter wrong, or one left out."""
        if self._chance.random() >= self._noise.slips:
            return title
        place = self._chance.randrange(len(title))
        letter = self._chance.choice((self._chance.choice(WRITTEN_WRONG), ""))
        return title[:place] + letter + title[place + 1 :]
