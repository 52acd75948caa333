"""Whether two alerts may be one matter: place, time and words; and what keeps the three apart."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import console
from console.domain.alert import Alert, Disposition, Nature
from console.domain.alert_marks import Severity
from console.domain.geo import NOWHERE, Place, Point
from console.domain.matter_words import Kinds, shared, without
from console.domain.reference import Matter
from console.domain.same_matter import SameMatters
from console.domain.same_matter_profile import same_matter_of
from console.settings.profile_data import profile_data, profile_source
from console.settings.same_matter_profile import load_same_matter
from tests.unit.domain.alerts import at

HERE = Place("临汐路 88 弄", "望潮街道", "一网格", Point(121.4, 31.2))
MATTERS = (
    Matter("shed", "车棚火情", ("车棚冒烟", "车棚", "烟感", "冒烟")),
    Matter("lift", "电梯困人", ("电梯困人", "困人", "电梯", "被困")),
    Matter("lift-fault", "电梯运行异常", ("电梯运行异常", "无人被困")),
    Matter("site", "工地事故", ("工地", "围挡倒塌")),
    Matter("node", "点位中断", ("点位中断", "点位")),
    Matter("opinion", "网络舆情", ("短视频平台", "转发")),
)


def told(id: str, title: str, seconds: float = 0, place: Place = HERE, **other: Any) -> Alert:
    fields = {"source": f"source of {id}", "channel": "sensor", "place": place} | other
    return replace(Alert(id, title, Severity.YELLOW, at(seconds)), **fields)


def matters(*alerts: Alert) -> SameMatters:
    same = SameMatters(load_same_matter())
    same.learn(Kinds.of(MATTERS, ("opinion",)))
    for alert in alerts:
        same.put(alert)
    return same


FIRST = told("a", "临汐路 88 弄充电车棚烟感报警")
SECOND = told("b", "119 通报：临汐路 88 弄车棚冒烟", 60)


def metres_east(metres: float) -> Place:
    return replace(HERE, name=f"东 {metres}", grid="", point=Point(121.4 + metres / 95_100, 31.2))


def test_one_thing_told_by_two_sources_is_suspected_with_its_reasons() -> None:
    (found,) = matters(FIRST, SECOND).suspects(SECOND)
    assert found.alert is FIRST and (found.metres, found.minutes) == (0.0, 1)
    assert found.reasons == ("same_place", "within:10", "kind:车棚")
    assert found.score == 1.0


def test_what_came_later_is_not_suspected_of_what_came_before() -> None:
    assert matters(FIRST, SECOND).suspects(FIRST) == []


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"group": "节点 2"}, "shown together already"),
        ({"source": "充电棚物联"}, "one source going on: its key, or a hot topic"),
        ({"channel": "receipt"}, "about the hall's own work"),
        ({"title": "续报：车棚冒烟已扑灭"}, "goes on with a report"),
        ({"title": "临汐路 88 弄电梯困人"}, "another thing at the same place"),
        ({"title": "临汐路 88 弄工地围挡倒塌"}, "another thing at the same place"),
        ({"is_exercise": True}, "a drill"),
        ({"nature": Nature.FORECAST}, "a forecast"),
        ({"place": metres_east(520)}, "too far"),
        ({"place": metres_east(480), "received_at": at(6000)}, "far and late"),
        ({"received_at": at(7300)}, "two hours later"),
        ({"place": NOWHERE}, "nobody knows where"),
    ],
)
def test_what_is_told_apart(other: dict[str, Any], why: str) -> None:
    first = replace(FIRST, group="节点 2", source="充电棚物联")
    assert matters(first).suspects(replace(SECOND, **other)) == [], why


def test_near_and_soon_is_enough_with_the_same_words_and_a_lasting_source_lasts() -> None:
    near = replace(SECOND, place=metres_east(300))
    (found,) = matters(FIRST).suspects(near)
    assert found.reasons[0] == "near:300"
    late = replace(SECOND, received_at=at(9000))
    assert matters(FIRST).suspects(late) == []
    lasting = replace(FIRST, last_at=at(8700))
    assert [c.minutes for c in matters(lasting).suspects(late)] == [5]


def test_nobody_trapped_is_not_somebody_trapped() -> None:
    trapped = told("a", "7 号楼电梯困人 2 名")
    assert matters(trapped).suspects(told("b", "电梯运行异常，无人被困", 30)) == []
    assert matters(trapped).suspects(told("b", "1 号梯困人报警", 30))[0].reasons[-1] == "kind:困人"


def test_a_word_beside_the_point_is_not_what_it_is_about() -> None:
    camera = told("a", "工地 2 号门点位中断")
    assert matters(camera).suspects(told("b", "工地围挡倒塌", 30)) == []


def test_without_the_dictionary_shared_words_speak_and_one_short_word_does_not() -> None:
    same = matters(told("a", "河边护栏被撞断约三米"))
    (found,) = same.suspects(told("b", "市民反映护栏被撞断", 30))
    assert found.reasons[-1] == "words:护栏被撞断"
    assert same.suspects(told("b", "护栏上挂着气球", 30)) == []


def test_a_call_without_words_yet_goes_by_place_and_time() -> None:
    """S2: it is filled while one types, and all that is open came before."""
    same = matters(FIRST, told("far", "车棚冒烟", place=metres_east(2000)))
    call = told("", "", 200, source="", channel="phone")
    assert [c.alert.id for c in same.suspects(call)] == ["a"]
    assert same.suspects(replace(call, title="车棚冒烟了"))[0].reasons[-1] == "kind:车棚"
    assert same.suspects(replace(call, title="有人电梯被困")) == []


def test_people_may_call_twice_about_one_thing() -> None:
    caller = {"source": "call", "channel": "phone"}
    same = matters(told("a", "车棚冒烟", **caller))
    assert same.suspects(told("b", "车棚在冒烟", 90, **caller)) != []


def test_where_no_point_is_known_the_grid_is_near() -> None:
    nowhere = Place("", "望潮街道", "一网格")
    (found,) = matters(FIRST).suspects(replace(SECOND, place=nowhere))
    assert found.metres is None and found.reasons[0] == "same_grid"


def test_what_is_closed_or_gone_is_offered_no_more_and_another_dictionary_counts() -> None:
    same = matters(FIRST)
    same.put(replace(FIRST, disposition=Disposition.MERGED, merged_into="x"))
    assert same.suspects(SECOND) == []
    same.put(FIRST)
    assert same.suspects(SECOND) != []
    same.learn(Kinds.of((Matter("x", "烟感", ("烟感",)), Matter("y", "冒烟", ("冒烟",)))))
    assert same.suspects(SECOND) == []
    same.drop("a")
    same.drop("a")
    assert same.nearby(SECOND, 3) == []


def test_nearby_says_what_else_is_there_whatever_it_is_about() -> None:
    other = told("c", "路灯不亮", 10)
    assert [c.alert.id for c in matters(FIRST, other).nearby(SECOND, 5)] == ["c", "a"]


def test_three_thousand_in_one_street_compare_no_more_than_the_nearest() -> None:
    """A storm costs what is read, not what there is: counted, because machines differ."""
    same = matters()
    for number in range(3000):
        same.put(told(f"n{number:04d}", "点位中断", number / 100, metres_east(number / 10)))
    same.suspects(told("z", "车棚冒烟", 40))
    assert len(same._said) <= 64


def test_huge_and_odd_texts_are_read() -> None:
    same = matters(told("a", "水" * 5000, place=replace(HERE, name="")), told("b", "\0\0"))
    assert [c.alert.id for c in same.suspects(told("c", "水" * 9000, 5))] == ["a"]
    assert same.suspects(told("d", "", 5, text="")) != [], "place and time alone"


def test_shared_runs_are_the_longest() -> None:
    assert shared("车棚冒烟并起火", "老车棚冒烟，起火了") == ("车棚冒烟", "起火")
    assert shared("", "车棚") == shared("车", "车") == ()
    assert "\0" in without("望汐路桥洞", ("望汐路",))


def test_a_profile_with_a_mistake_says_where() -> None:
    good = profile_data()["same_matter"]
    assert same_matter_of(good).soon == timedelta(hours=2)
    for broken in ({**good, "place": {"same": 60, "near": 0}}, {**good, "words": {}}):
        with pytest.raises((ValueError, KeyError)):
            same_matter_of(broken)
    for place in ("same_matter.place.near", "same_matter.score.least", "same_matter.time.soon"):
        assert profile_source(place)


APART = {"fingerprint", "group", "merged_into"}


def test_identity_grouping_and_link_are_three_things() -> None:
    """Rows 76-80, B.2: nowhere is one compared with, chosen instead of, or given to another."""
    root = Path(console.__file__).parent
    mixed = [
        (file.relative_to(root).as_posix(), node.lineno)
        for file in root.rglob("*.py")
        for node in _values(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.expr | ast.stmt | ast.keyword) and len(_mixed(node)) > 1
    ]
    assert mixed == []


def test_the_reader_of_the_source_finds_a_mix() -> None:
    for line in ("a.fingerprint == b.group", "a.group or a.fingerprint", "f(merged_into=a.group)"):
        tree = ast.parse(line)
        assert any(len(_mixed(node)) > 1 for node in ast.walk(tree)), line
    assert len(_mixed(ast.parse("(a.fingerprint, a.group)").body[0])) < 2


def test_no_identity_and_no_group_decides_what_is_suspected() -> None:
    """Rows 76-80: the same key or group of two alerts never makes one matter of them."""
    one = told("a", "车棚冒烟", fingerprint="stage/k1", group="")
    other = told("b", "电梯困人", 5, fingerprint="stage/k1", group="")
    assert matters(one).suspects(other) == []


def _values(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk a tree without what is only asked whether it is empty (`not (a or b)`)."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        if not (isinstance(tree, ast.UnaryOp) and isinstance(child, ast.BoolOp)):
            yield from _values(child)


def _mixed(node: ast.AST) -> set[str]:
    """Return which of the three a comparison, a choice or a giving takes together."""
    if isinstance(node, ast.Compare | ast.BoolOp | ast.IfExp):
        return _named(node)
    if isinstance(node, ast.keyword) and node.arg in APART:
        return {str(node.arg)} | _named(node.value)
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        given = _named(node.targets[0]) if isinstance(node.targets[0], ast.Attribute) else set()
        return given | _named(node.value) if given else set()
    return set()


def _named(tree: ast.AST) -> set[str]:
    return {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)} & APART
