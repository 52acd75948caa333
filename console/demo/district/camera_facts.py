"""What a directory tells of cameras beyond name and place: trees, scenes, numbers, owners."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from console.demo.district.ground import XY
from console.demo.district.plan import Town
from console.demo.district.sites import Site
from console.domain.camera import Camera, MaskZone

PATROL_SCENE = "汛期重点"
PATROL_SHARE = 16
"""Cameras of a town in the scene: 14 towns make the 224 of the evening's patrol, 14 pages of 16."""
NUMBERS_A_TOWN = 10_000

NODES = ("杏港望潮青榆", "梧影芦汀映川", "石汀云杉菱渡", "南汀听澜沙渚", "柳溆鹤渚")
"""Towns by the node (视频汇聚节点) that brings their pictures; the second fails in the evening."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What the cameras of a sort of place have in common."""

    group: str
    owner: str
    scenes: tuple[str, ...] = ()
    presets: tuple[str, ...] = ()


_WATER = "区水务局"
_POLICE = "公安分局交警支队"
_HOMES = "小区物业"

SORTS = {
    "underpass": Sort("防汛/下立交", _WATER, presets=("水尺", "东引道", "西引道", "泵房")),
    "pump": Sort("防汛/泵站", _WATER, presets=("前池", "大门", "出水口")),
    "dyke": Sort("防汛/堤防", _WATER, presets=("堤顶", "闸口", "上堤路")),
    "river": Sort("防汛/河道", _WATER, presets=("水位尺", "桥面", "上游")),
    "sensor": Sort("防汛/易积水点", _WATER),
    "waterfront": Sort("公共空间/滨水", "滨江公司", ("重大活动",), ("步道", "亲水平台", "广场")),
    "park": Sort("公共空间/公园", "区绿化市容局", ("重大活动",), ("主入口", "湖面")),
    "crossing": Sort("交通/路口", _POLICE, presets=("东进口", "南进口", "西进口", "北进口")),
    "road": Sort("交通/道路", _POLICE),
    "bus": Sort("交通/公交站", "公交公司"),
    "metro": Sort("交通/轨交站", "轨交公司", ("重大活动",), ("出入口", "非机动车停放点")),
    "estate": Sort("小区", _HOMES),
    "village": Sort("村居", "村委会", presets=("村口", "文化广场")),
    "school": Sort("校园", "区教育局"),
    "hospital": Sort("医疗", "区卫健委"),
    "site": Sort("安全/工地", "区建管委", ("夜间巡查",), ("塔吊", "大门")),
    "shed": Sort("安全/充电棚", _HOMES, ("夜间巡查",)),
    "works": Sort("安全/危险源", "区应急局", ("夜间巡查",), ("罐区", "装卸台")),
    "market": Sort("市容/菜场", "区市场监管局"),
}
OTHER = Sort("其他", "区城运中心")
WINDOWS = MaskZone(0.64, 0.04, 0.32, 0.36, "居民楼窗户")
"""What an estate's camera covers where it looks at somebody's home."""


def with_facts(
    camera: Camera, site: Site, number: int, at: XY, homes: Sequence[tuple[str, XY]]
) -> Camera:
    """Return a camera with what the directory tells of it.

    Args:
        camera: with name, place and level.
        site: the place it looks at.
        number: counted in its town.
        at: where it stands, metres.
        homes: neighbourhoods of the town: id and middle.
    """
    sort = SORTS.get(site.sort, OTHER)
    is_home = site.sort in ("estate", "shed")
    turns = bool(sort.presets) and (camera.level == 1 or number % 5 == 0)
    return replace(
        camera,
        area=_nearest(homes, at) or site.town.id,
        groups=(sort.group,),
        scenes=sort.scenes if camera.level < 3 else (),
        recorder=f"{site.name} NVR" if is_home else _node(site.town),
        ptz=turns,
        presets=sort.presets if turns else (),
        mask=(WINDOWS,) if is_home and number % 4 == 0 else (),
        owner=sort.owner,
    )


def numbered(cameras: Sequence[Camera], town: int) -> list[Camera]:
    """Return the cameras of a town with their numbers and the scene of the evening's patrol.

    The patrol's are called by the shortest numbers, 1 to 224; the others by the town's.

    Args:
        cameras: in the order they were counted.
        town: number of the town, from 0.
    """
    free = [camera for camera in cameras if not camera.is_restricted]
    chosen = sorted(free, key=_worth)[:PATROL_SHARE]
    order = {camera.id: number for number, camera in enumerate(chosen, 1 + town * PATROL_SHARE)}
    told = []
    for count, camera in enumerate(cameras, 1):
        if camera.id in order:
            scenes = (PATROL_SCENE, *camera.scenes)
            told.append(replace(camera, number=str(order[camera.id]), scenes=scenes))
        else:
            told.append(replace(camera, number=str((town + 1) * NUMBERS_A_TOWN + count)))
    return told


def _worth(camera: Camera) -> tuple[bool, int, str]:
    is_wet = "防汛" in camera.tags or any(g.startswith("公共空间/滨水") for g in camera.groups)
    return (not is_wet, camera.level, camera.id)


def _nearest(homes: Sequence[tuple[str, XY]], at: XY) -> str:
    if not homes:
        return ""
    return min(homes, key=lambda home: (home[1][0] - at[0]) ** 2 + (home[1][1] - at[1]) ** 2)[0]


def _node(town: Town) -> str:
    number = next((n for n, towns in enumerate(NODES, 1) if town.short in towns), len(NODES))
    return f"视频汇聚节点 {number}"
