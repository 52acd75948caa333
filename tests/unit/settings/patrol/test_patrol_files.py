"""Patrol plans as text files: read, written, told wrong with their line (A-01, A-08, H555)."""

from dataclasses import replace

import pytest

from console.domain.patrol_plan import PatrolOrder, PatrolPlan, PatrolStep, PatrolStop
from console.domain.patrol_state import PatrolMark
from console.settings.patrol.folder import PatrolFolder
from console.settings.patrol.marks import PatrolMarks
from console.settings.patrol.reading import read_patrol
from console.settings.patrol.writing import write_patrol
from console.settings.plans.ownership import NotYours
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.shell.plans.plan_words import fault_words

PLAN = PatrolPlan(
    id="own/x",
    name='雨夜 "甲"\\路',
    pool=("场景:汛期重点", '周边300:"望汐路 下立交"'),
    dwell=7.5,
    step=PatrolStep.ROW,
    order=PatrolOrder.BALANCED,
    resumes_after=0.0,
    without=("cam-9",),
    stops=(
        PatrolStop("cam-1", dwell=20.0, weight=2.0),
        PatrolStop("cam-2", preset="桥洞", settle=4.5, back="全景"),
        PatrolStop("cam-3"),
    ),
    author="p-1",
    is_shared=False,
    version=3,
    note="两行\n说明",
)
TEXT = """format = 1
name = "甲"
dwell = 10
pool = ["标签:防汛"]

[[stop]]
camera = "cam-1"
dwell = 20

[[stop]]
camera = "cam-2"
settle = 5
"""


def test_what_is_written_is_read_as_the_same_plan() -> None:
    assert read_patrol(write_patrol(PLAN), "own/x") == PLAN
    bare = PatrolPlan("own/y", "乙", pool=("级别:1",))
    assert read_patrol(write_patrol(bare), "own/y") == bare
    assert read_patrol(TEXT).stops[0].dwell == 20.0


@pytest.mark.parametrize(
    ("old", "new", "wrong", "line"),
    [
        ("format = 1", "format = 2", Wrong.NEWER, 1),
        ('name = "甲"\n', "", Wrong.MISSING, 0),
        ('name = "甲"', 'name = " "', Wrong.NOT_A, 2),
        ("dwell = 10", "dwell = 0.5", Wrong.OUT_OF_RANGE, 3),
        ("dwell = 10", "dwell = 3.9", Wrong.OUT_OF_RANGE, 3),
        ("dwell = 10", 'dwell = "10"', Wrong.NOT_A, 3),
        ("dwell = 10", "dwell = nan", Wrong.OUT_OF_RANGE, 3),
        ("dwell = 10", "dwel = 10", Wrong.UNKNOWN_KEY, 3),
        ("dwell = 10", 'order = "best"', Wrong.UNKNOWN_VALUE, 3),
        ('pool = ["标签:防汛"]', "pool = []", Wrong.NO_POOL, 4),
        ('pool = ["标签:防汛"]', 'pool = ["标签:防汛", " "]', Wrong.NO_POOL, 4),
        ('pool = ["标签:防汛"]', "pool = [7]", Wrong.NOT_A, 4),
        ("dwell = 20", "dwell = 700", Wrong.OUT_OF_RANGE, 8),
        ('camera = "cam-2"', 'camera = "cam-1"', Wrong.SAME_CAMERA, 11),
        ("settle = 5", "settle = 31", Wrong.OUT_OF_RANGE, 12),
        ("settle = 5", "wait = 5", Wrong.UNKNOWN_KEY, 12),
        ("settle = 5", "settle = ", Wrong.NOT_TOML, 12),
    ],
)
def test_a_mistake_is_told_with_its_line_and_in_words(old, new, wrong, line) -> None:
    with pytest.raises(PlanFault) as told:
        read_patrol(TEXT.replace(old, new))
    assert (told.value.wrong, told.value.line) == (wrong, line)
    assert (f"line {line}" in fault_words(told.value)) == bool(line)


def test_the_hostile_is_told_and_nothing_breaks() -> None:
    for text in ("", "\x00", "[" * 5000, 'format = 1\nname = "甲"\npool = "x"', "x" * 300_000):
        with pytest.raises(PlanFault):
            read_patrol(text)
    many = TEXT + "".join(f'[[stop]]\ncamera = "c{n}"\n' for n in range(2001))
    with pytest.raises(PlanFault):
        read_patrol(many)


def test_what_ships_can_be_read_and_says_what_it_is_for() -> None:
    plans, unusable = PatrolFolder(None).plans("p-1")
    assert not unusable and {plan.name for plan in plans} >= {"汛期重点：下立交与滨河"}
    assert len(plans) == 4 and all(plan.note and plan.id.startswith("shipped/") for plan in plans)
    assert PatrolFolder(None).get("shipped/flood").pool == ("场景:汛期重点",)


def test_plans_are_saved_whole_and_shared_or_kept_to_oneself(tmp_path) -> None:
    folder = PatrolFolder(tmp_path / "patrol")
    mine = folder.save(replace(PLAN, name="我的", author="p-1", is_shared=False))
    assert mine.id == "own/我的" and mine.version == 1
    assert folder.save(mine).version == 2 and folder.get("own/我的").version == 2
    folder.save(replace(PLAN, name="大家的", author="p-1", is_shared=True))
    assert [plan.name for plan in folder.plans("p-2")[0][4:]] == ["大家的"]
    assert {plan.name for plan in folder.plans("p-1")[0][4:]} == {"我的", "大家的"}
    (tmp_path / "patrol" / "坏.toml").write_text("format = 1\nname = ", "utf-8")
    plans, unusable = folder.plans("p-1")
    assert len(plans) == 6 and [each.file for each in unusable] == ["坏.toml"]
    assert unusable[0].fault.line == 2
    folder.delete(mine.id, "p-1")
    assert folder.get(mine.id) is None
    with pytest.raises(ValueError, match="saved here"):
        folder.delete("shipped/flood", "p-1")


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", "x" * 81, "行\n列"])
def test_a_name_that_is_no_file_is_refused(tmp_path, name) -> None:
    folder = PatrolFolder(tmp_path)
    with pytest.raises(ValueError, match="name of a file"):
        folder.save(replace(PLAN, name=name))
    for id in (f"own/{name}", f"shipped/{name}", "shipped/../plans/patrol-calm", "", "x"):
        assert folder.get(id) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"video": {}}', '{"video": {"cameras": 7}}'])
def test_a_spoilt_mark_costs_the_place_and_nothing_else(tmp_path, text: str) -> None:
    file = tmp_path / "marks.json"
    file.write_text(text, "utf-8")
    assert PatrolMarks(file).read() == {} == PatrolMarks(None).read()
    mark = PatrolMark("own/a", 3, ("c1", "", "c2"), (2,), is_held=True)
    PatrolMarks(file).write({"video": mark})
    assert PatrolMarks(file).read() == {"video": mark}


def test_nobody_writes_over_or_deletes_another_persons_patrol(tmp_path):
    """H845."""
    folder = PatrolFolder(tmp_path)
    mine = folder.save(replace(PLAN, name="夜巡", author="p-1"))
    with pytest.raises(NotYours):
        folder.save(replace(PLAN, name="夜巡", author="p-2"))
    with pytest.raises(NotYours):
        folder.delete(mine.id, "p-2")
    assert folder.get(mine.id) == mine
