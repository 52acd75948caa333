"""Places: those the evening names, and the many more that a town has.

Every place lies well inside its town. What lies on a road or a river is put beside one that really
crosses the town.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

from console.demo.district.ground import XY, shifted
from console.demo.district.naming import Namer
from console.demo.district.plan import Ground, Line, Town

INSIDE = 160.0
"""Metres a place keeps from the border of its town, so that its cameras stay inside."""


@dataclass(frozen=True, slots=True)
class View:
    """One camera of a place: its name, and where it stands seen from the place."""

    name: str
    bearing: float
    metres: float
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """A place with its cameras, in metres."""

    name: str
    town: Town
    at: XY
    sort: str
    tags: tuple[str, ...]
    views: tuple[View, ...]
    aliases: tuple[str, ...] = ()
    hazards: str = ""
    is_story: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """How many of a sort a street and a rural town have, and what its cameras look at."""

    sort: str
    tags: tuple[str, ...]
    in_street: int
    in_town: int
    views: str
    beside: tuple[str, ...] = ()


KINDS = (
    Kind(
        "underpass", ("下立交", "道路", "防汛"), 2, 1, "东口 西口 泵房 北侧引道 南侧引道", ("road",)
    ),
    Kind("crossing", ("路口", "道路"), 40, 30, "compass", ("road",)),
    Kind("estate", ("小区",), 44, 26, "gates"),
    Kind("village", ("村居",), 0, 22, "村口 村委会 文化广场 桥头 停车场 卫生室 东侧 西侧"),
    Kind("school", ("学校",), 9, 6, "校门 东侧 西侧 北门 公交站台 南侧"),
    Kind("hospital", ("医院",), 3, 2, "门诊口 急诊口 发热门诊 停车场 东侧 西侧"),
    Kind("site", ("工地",), 5, 4, "南门 2 号门 塔吊 围挡东侧 围挡北侧"),
    Kind("pump", ("泵站", "防汛"), 3, 3, "前池 大门 机房外 出水口", ("creek", "river")),
    Kind(
        "metro",
        ("地铁站", "交通"),
        3,
        1,
        "1 号口外 2 号口外 3 号口外 公交站台 非机动车停放点 西侧",
        ("road",),
    ),
    Kind("river", ("河道", "防汛"), 8, 12, "桥北 桥南 桥面 东岸 西岸", ("creek", "river")),
    Kind("dyke", ("堤防", "河道", "防汛"), 3, 6, "堤顶 K1 堤顶 K2 闸口 上堤路", ("creek", "river")),
    Kind(
        "waterfront",
        ("滨水", "公园"),
        4,
        3,
        "步道北段 步道南段 亲水平台 广场 驿站 码头",
        ("river", "creek"),
    ),
    Kind("shed", ("充电棚", "小区"), 20, 14, "棚内 弄口 楼前 东侧"),
    Kind("market", ("菜场", "市容"), 5, 4, "正门 卸货口 东侧 西侧 垃圾箱房 停车场"),
    Kind("park", ("公园", "绿化"), 5, 4, "compass"),
    Kind("bus", ("公交站", "交通"), 25, 16, "站台 东侧 西侧 对面站台", ("road",)),
    Kind("road", ("道路",), 60, 45, "东侧 西侧 门前 对面 人行道 南侧", ("road",)),
)
ROAD = KINDS[-1]


def story_sites(ground: Ground, plan: dict[str, Any]) -> list[Site]:
    """Return the places that the evening names."""
    return [
        Site(
            name=one["name"],
            town=ground.town(one["town"]),
            at=(float(one["at"][0]), float(one["at"][1])),
            sort=one["sort"],
            tags=tuple(one["tags"]),
            views=tuple(View(v[0], v[1], v[2], "restricted" in v) for v in one["cameras"]),
            aliases=tuple(one.get("aliases", ())),
            hazards=one.get("hazards", ""),
            is_story=True,
        )
        for one in plan["place"]
    ]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line inside a town."""

    line: Line
    start: XY
    end: XY


@dataclass(slots=True)
class TownBuilder:
    """Fills one town with places."""

    town: Town
    ground: Ground
    namer: Namer
    chance: Random
    _stretches: list[Stretch] = field(default_factory=list)

    def __post_init__(self) -> None:
        holds = self.town.shape.holds
        for line in self.ground.lines:
            inside = [(at, holds(at)) for at in line.marks]
            self._stretches.extend(
                Stretch(line, a, b) for (a, a_in), (b, b_in) in pairwise(inside) if a_in and b_in
            )

    def sites(self) -> Iterator[Site]:
        """Yield the places of every kind, in the order of KINDS."""
        roads = self._roads()
        for kind in KINDS:
            for number in range(kind.in_street if self.town.is_street else kind.in_town):
                yield self.site(kind, number, roads)

    def more_roads(self) -> Iterator[Site]:
        """Yield road places without end, for a town that needs more cameras."""
        roads = self._roads()
        number = 1000
        while True:
            number += 1
            yield self.site(ROAD, number, roads)

    def site(self, kind: Kind, number: int, roads: list[str]) -> Site:
        """Make one place of a kind."""
        name = self._name(kind, number, roads)
        return Site(
            name, self.town, self._spot(kind), kind.sort, kind.tags, self._views(kind, name)
        )

    def _roads(self) -> list[str]:
        through = list(dict.fromkeys(s.line.name for s in self._stretches if s.line.sort == "road"))
        return [*through, *(self.namer.road() for _ in range(14))]

    def _name(self, kind: Kind, number: int, roads: list[str]) -> str:
        namer, short = self.namer, self.town.short
        a, b = self.chance.sample(roads, 2)
        house = self.chance.randrange(12, 900)
        make: dict[str, Callable[[], str]] = {
            "underpass": lambda: f"{a}下立交",
            "crossing": lambda: f"{a}{b}口",
            "estate": namer.estate,
            "village": namer.village,
            "school": namer.school,
            "hospital": namer.hospital,
            "site": lambda: f"{short}{number + 11} 号地块",
            "pump": lambda: f"{short} {number + 5} 号泵站",
            "metro": lambda: f"{namer.water()}站",
            "river": lambda: f"{namer.water()}浜",
            "dyke": lambda: f"{namer.water()}河堤",
            "waterfront": lambda: f"{namer.water()}湾",
            "shed": lambda: f"{a} {house} 弄车棚",
            "market": lambda: f"{namer.water()}菜场",
            "park": lambda: f"{namer.water()}公园",
            "bus": lambda: f"{a}{b}公交站",
        }
        name = make.get(kind.sort, lambda: f"{a} {house} 号")()
        while kind.sort not in ("estate", "village", "school", "hospital") and name in namer.used:
            house = self.chance.randrange(12, 2400)
            name = f"{a} {house} 弄车棚" if kind.sort == "shed" else f"{a} {house} 号"
        return namer.take(name)

    def _views(self, kind: Kind, name: str) -> tuple[View, ...]:
        if kind.views in ("compass", "gates"):
            looks = [(str(word), float(way)) for word, way in self.namer.words[kind.views]]
        else:
            looks = [(word, self.chance.uniform(0, 360)) for word in _split(kind.views)]
        return tuple(
            View(
                _joined(name, word),
                way + self.chance.uniform(-12, 12),
                self.chance.uniform(28, 120),
            )
            for word, way in looks
        )

    def _spot(self, kind: Kind) -> XY:
        stretches = [s for s in self._stretches if s.line.sort in kind.beside]
        tries = 0
        while True:
            tries += 1
            if stretches and tries < 30:
                at = self._beside(self.chance.choice(stretches))
            else:
                at = self._anywhere()
            if self.town.shape.holds(at) and self.town.shape.distance_to_edge(at) >= INSIDE:
                return (round(at[0], 2), round(at[1], 2))

    def _beside(self, stretch: Stretch) -> XY:
        a, b, share = stretch.start, stretch.end, self.chance.random()
        at = (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        return shifted(at, self.chance.uniform(0, 360), stretch.line.width / 2 + 25)

    def _anywhere(self) -> XY:
        xs = [x for x, _ in self.town.shape.corners]
        ys = [y for _, y in self.town.shape.corners]
        return (self.chance.uniform(min(xs), max(xs)), self.chance.uniform(min(ys), max(ys)))


def _joined(name: str, word: str) -> str:
    """Return name and word as one; a number stands apart (`杉影里 2 号岗`)."""
    return f"{name} {word}" if word[0].isdigit() else name + word


def _split(text: str) -> list[str]:
    """Return the words; a number, or K1, stays with the word beside it (`2 号门`, `堤顶 K1`)."""
    words: list[str] = []
    for part in text.split():
        if words and (words[-1].isdigit() or part.startswith("K")):
            words[-1] = f"{words[-1]} {part}"
        else:
            words.append(part)
    return words
