"""The camera directory as it is searched: words, sounds, trees, places, lines (A-38 to A-40)."""

import pytest

from console.domain.camera import Camera
from console.domain.geo import Place, Point
from console.domain.reference import Org, OrgLevel
from console.models.camera_branches import branches
from console.models.camera_entry import CameraEntry, EntryMaker
from console.models.camera_index import CameraIndex, Cameras, Ground
from console.models.camera_pool import resolve_pool
from console.models.camera_query import Line, line_named, read_query, term_words

EAST = (Point(121.0, 31.0), Point(121.05, 31.0), Point(121.05, 31.02))
"""Five kilometres to the east, then two to the north."""


def camera(number: int, name: str, lon: float = 0.0, lat: float = 0.0, **more: object) -> Camera:
    point = Point(lon, lat) if lon else None
    town = name.partition("·")[0] + "街道"
    told = {"number": str(number), **more}
    return Camera(f"cam-{number}", name, Place(name, town, "", point), **told)  # type: ignore[arg-type]


CAMERAS = (
    camera(12, "望潮·望汐路下立交东口", 121.001, 31.0001, tags=("下立交", "防汛"), level=1,
           groups=("防汛/下立交",), scenes=("汛期重点",), area="n-1"),
    camera(112, "望潮·望汐路下立交西口", 121.0001, 31.0, tags=("下立交",),
           groups=("防汛/下立交",)),
    camera(5, "南汀·长乐路泵站前池", 121.051, 31.015, tags=("防汛",),
           groups=("防汛/泵站",), area="n-2"),
    camera(7, "云杉·杉影里小区 2 号岗", 121.02, 31.001, is_restricted=True, groups=("小区",)),
    camera(9, "云杉·杉影里东门", 121.02, 31.3),
    camera(3000, "听澜·听澜桥南堍", groups=("防汛",)),
)  # fmt: skip


def index_of(*cameras: Camera) -> CameraIndex:
    index, maker = CameraIndex(), EntryMaker()
    for each in cameras:
        index.put(maker.make(each))
    return index


@pytest.fixture
def index() -> CameraIndex:
    return index_of(*CAMERAS)


GROUND = Ground(
    area=lambda name: {"望汐居委会": "n-1"}.get(name, name),
    point=lambda name: Point(121.0, 31.0) if name == "望汐路 下立交" else None,
    line=lambda name: line_named(name, [("望汐江", 40.0, EAST)]),
)


def found(index: CameraIndex, words: str, may_see=lambda entry: True) -> list[str]:
    return [each.number for each in index.find(read_query(words), may_see, GROUND).entries]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("下立交", ["12", "112"]),
        ("wxlxlj", ["12", "112"]),
        ("wangxilu dong", ["12"]),
        ("changle", ["5"]),
        ("zhangle", ["5"]),
        ("望汐lu下", ["12", "112"]),
        ("12", ["12", "112"]),
        ("3000", ["3000"]),
        ("２号岗", ["7"]),
        ("2 号岗", ["7"]),
        ("标签:防汛", ["12", "5"]),
        ("标签：防汛 泵站", ["5"]),
        ("业务:防汛", ["12", "5", "112", "3000"]),
        ("业务:防汛/下立交", ["12", "112"]),
        ("业务:防", []),
        ("场景:汛期重点", ["12"]),
        ("级别:1", ["12"]),
        ("区域:云杉街道", ["7", "9"]),
        ("区域:望汐居委会", ["12"]),
        ("编号:5-9,3000,5", ["5", "7", "9", "3000"]),
        ("点位:cam-9,cam-5,cam-404", ["9", "5"]),
        ("周边300:121.0,31.0", ["112", "12"]),
        ('周边50:"望汐路 下立交"', ["112"]),
        ("框选:121.0005,30.999,121.051,31.016 防汛", ["12", "5"]),
        ("box:121.051,31.016,121.0005,30.999", ["12", "5", "7"]),
        ("框选:121.0005,30.999", []),
        ("框选:121.0005,30.999,121.051,30.999,121.051,31.016", ["7"]),
        ("沿线150:121.0,31.0,121.06,31.0 防汛", ["112", "12"]),
        ("沿线:望汐江", ["112", "12"]),
        ("沿线150:望汐江 防汛", ["112", "12", "5"]),
        ("沿线150:望汐江 标签:防汛", ["12", "5"]),
        ("near300:121.0,31.0 tag:防汛", ["12"]),
        ("nothinglikeit", []),
        ("   ", ["12", "5", "7", "9", "112", "3000"]),
    ],
)  # fmt: skip
def test_what_is_typed_finds(index: CameraIndex, typed: str, numbers: list[str]) -> None:
    assert found(index, typed) == numbers


def test_distances_are_told_and_what_nobody_knows_is_named(index: CameraIndex) -> None:
    near = index.find(read_query("周边:121.0,31.0"), ground=GROUND)
    assert near.metres["cam-12"] == pytest.approx(96, abs=2)
    lost = index.find(read_query("沿线:无此江 下立交"), ground=GROUND)
    assert (lost.entries, lost.unknown) == ((), ("无此江",))


def test_what_may_not_be_seen_is_left_out_and_counted(index: CameraIndex) -> None:
    closed: Cameras = index.find(read_query("杉影里"), lambda entry: False)
    assert ([e.number for e in closed.entries], closed.hidden) == (["9"], 1)


def test_a_change_moves_a_camera_and_its_counts(index: CameraIndex) -> None:
    index.put(EntryMaker().make(camera(12, "望潮·新河桥", 121.051, 31.015, tags=("桥梁",))))
    assert found(index, "望汐路") == ["112"] and found(index, "xinheqiao") == ["12"]
    assert found(index, "周边100:121.051,31.015") == ["5", "12"]
    assert (index.counts["tag"]["下立交"], index.counts["group"]["防汛"]) == (1, 3)
    index.remove("cam-12")
    index.remove("cam-12")
    assert index.numbered("12") == [] and len(index) == 5 and "桥梁" not in index.counts["tag"]


def test_many_changes_leave_no_gaps(index: CameraIndex) -> None:
    for turn in range(1200):
        index.put(EntryMaker().make(camera(12, f"望潮·第{turn}桥", 121.0, 31.0)))
    assert found(index, "望潮") == ["12", "112"] and len(index._entries) < 1100


def test_a_pool_is_its_queries_one_behind_the_other_each_camera_once(index: CameraIndex) -> None:
    def may_see(entry: CameraEntry) -> bool:
        return False

    pool = resolve_pool(
        ["场景:汛期重点", "业务:防汛", "区域:云杉街道", "", "沿线:无此江"], index, may_see, GROUND
    )
    assert [each.number for each in pool.cameras] == ["12", "5", "112", "3000", "9"]
    assert (pool.hidden, pool.unknown) == (1, ("无此江",))
    assert resolve_pool([], index).ids == () == resolve_pool(["  "], index).ids


def test_a_patrol_leaves_out_what_its_plan_names(index: CameraIndex) -> None:
    pool = resolve_pool(["点位:cam-9", "标签:防汛"], index, without=("cam-12",))
    assert pool.ids == ("cam-9", "cam-5")


def test_a_line_of_several_ways_is_walked_from_its_first(index: CameraIndex) -> None:
    line = Line((EAST[1:], EAST[:2]), 120.0)
    order = list(index.along(line, None))
    by_way = sorted(index.along(line, None), key=index.along(line, None).__getitem__)
    assert [index.taken[place].number for place in by_way] == ["5", "112", "12", "7"]
    assert set(order) == set(by_way)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("tag", "重点（临时）"),
        ("tag", "“两会”保障"),
        ("tag", '"两会" 保障'),
        ("tag", "ＡＩ识别"),
        ("group", "防汛／泵站（市管）"),
        ("group", "二级 泵站"),
        ("scene", "汛期①：重点"),
        ("area", "望潮（东）街道"),
    ],
)
def test_h931_whatever_a_branch_is_called_its_cameras_are_found(key: str, name: str) -> None:
    """H931: full-width brackets stand in many names, and what is typed is read without them."""
    more = {} if key == "area" else {f"{key}s": (name,)}
    index = index_of(camera(1, f"{name.removesuffix('街道')}·甲", **more), camera(2, "望潮·乙"))
    for told in (term_words(key, name), term_words(key, name).upper()):
        assert found(index, told) == ["1"]
    assert resolve_pool([term_words(key, name)], index).ids == ("cam-1",)


def test_h931_a_line_is_found_by_a_name_in_other_brackets() -> None:
    """H931."""
    told = [("望汐江（支流）", 40.0, EAST)]
    assert line_named("望汐江(支流)", told) is not None and line_named("望汐江", told) is None


def test_a_part_in_quotes_is_found_though_names_are_compared_without_blanks(index) -> None:
    assert found(index, '"2 号岗"') == ["7"]


def test_h932_cameras_of_one_number_are_all_there_and_none_goes_with_another() -> None:
    """H932: two towns have given one number; the one that was read later could not be called."""
    first, key = camera(12, "望潮·桥东"), camera(12, "望潮·桥东", level=1)
    second = Camera("cam-b", "南汀·桥西", Place(town="南汀街道"), number="0012", level=2)
    index, make = index_of(first, second), EntryMaker().make
    assert [each.id for each in index.numbered("012")] == ["cam-b", "cam-12"], "the graver first"
    assert [each.id for each in index.numbered("12")] == ["cam-12"], "just as it is written"
    index.put(make(key))
    index.remove("cam-12")
    assert [each.id for each in index.numbered("12")] == ["cam-b"], "it has not gone with it"
    index.put(make(camera(13, "望潮·桥东")))
    assert resolve_pool(["编号:１-20"], index).ids == ("cam-b", "cam-13")
    assert found(index, "12") == ["0012"] and index.numbered("0") == []


def test_neighbourhoods_of_one_name_keep_their_own_cameras() -> None:
    orgs = [
        *(Org(f"t{n}", f"{name}街道", OrgLevel.TOWN) for n, name in enumerate(("望潮", "南汀"))),
        Org("n-1", "幸福居委会", OrgLevel.NEIGHBOURHOOD, town="望潮街道"),
        Org("n-2", "幸福居委会", OrgLevel.NEIGHBOURHOOD, town="南汀街道"),
        Org("n-3", "和平居委会", OrgLevel.NEIGHBOURHOOD, town="南汀街道"),
    ]
    index = index_of(camera(1, "南汀·甲", area="n-2"))
    shown = branches(index.counts, orgs, term_words("area", "南汀街道"))
    terms = {each.term: each.count for each in shown if each.depth == 2}
    assert terms == {"区域:南汀街道/幸福居委会": 1, "区域:和平居委会": 0}


@pytest.mark.parametrize(
    "typed", ["级别:" + "9" * 5000, "编号:1-" + "9" * 5000, "周边" + "9" * 400 + ":121,31"]
)
def test_a_digit_that_was_leant_on_finds_nothing(index: CameraIndex, typed: str) -> None:
    assert found(index, typed) == []
