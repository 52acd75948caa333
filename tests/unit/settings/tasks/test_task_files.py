"""A-08: wall tasks are text files: written, read again, private or shared, told wrong by line."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.settings.plans.ownership import NotYours
from console.settings.plans.plan_fault import PlanFault
from console.settings.plans.wall_view import Guest, WallView
from console.settings.tasks.folder import TaskFolder, load
from console.settings.tasks.task import ANY_PAGE, WallTask
from console.settings.tasks.text import read_task, write_task

VIEW = WallView(
    ANY_PAGE, 16, "汛期", ("C1", "C2"), 0, (Guest(3, "C9"),), "1+7", "own/防汛", 2, True
)
TASK = WallTask("own/汛期重点", "汛期重点", VIEW, 2, "director", "linlan", False, 3, "下立交")
GOOD = write_task(TASK)


def test_what_is_written_is_read_again() -> None:
    assert read_task(GOOD, TASK.id) == TASK
    plain = WallTask("", "一", WallView(ANY_PAGE))
    assert read_task(write_task(plain)) == plain


@pytest.mark.parametrize(
    ("good", "bad", "line"),
    [
        ("format = 1", "format = 2", 1),
        ('name = "汛期重点"', 'name = " "', 2),
        ("key = 2", "key = 10", 3),
        ('role = "director"', 'role = "roof"', 4),
        ("version = 3", 'version = "3"', 7),
        ('layout = "1+7"', 'layout = "2x1: 0,0,1,1"', 10),
        ("hot = 2", "hot = 8", 13),
        ("tile = 3", "tile = 8", 19),
        ("whole = true", "whole = yes", 14),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, good: str, bad: str, line: int
) -> None:
    assert GOOD.count(good) == 1, good
    file = tmp_path / "坏.toml"
    file.write_text(GOOD.replace(good, bad), "utf-8")
    with pytest.raises(PlanFault) as told:
        load(file)
    assert told.value.line == line
    tasks, unusable = TaskFolder(tmp_path).tasks("linlan")
    assert (tasks, [each.file for each in unusable]) == ([], ["坏.toml"])


def test_h958_a_file_that_is_no_task_hides_no_other_whatever_is_in_it(tmp_path: Path) -> None:
    """H958: one number of five thousand digits, and 墙面任务 opened nothing any more."""
    folder = TaskFolder(tmp_path)
    folder.save(replace(TASK, is_shared=True))
    bad = {"长数": "key = " + "9" * 5000, "深": "a = " + "[" * 9000, "日期": "a = 2026-02-30"}
    for name, text in bad.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    (tmp_path / "夹.toml").mkdir()
    with (tmp_path / "大.toml").open("wb") as huge:
        huge.truncate(10**11)
    tasks, unusable = folder.tasks("zhou")
    assert [task.name for task in tasks] == ["汛期重点"]
    assert {each.file for each in unusable} == {f"{n}.toml" for n in (*bad, "夹", "大")}


def test_a_file_saved_by_an_editor_that_marks_its_first_line_is_read(tmp_path: Path) -> None:
    (tmp_path / "一.toml").write_text(GOOD.replace("\n", "\r\n"), "utf-8-sig")
    assert [task.name for task in TaskFolder(tmp_path).tasks("linlan")[0]] == ["汛期重点"]


def test_private_tasks_are_seen_by_their_author_and_a_saving_counts(tmp_path: Path) -> None:
    folder = TaskFolder(tmp_path)
    first = folder.save(TASK)
    assert folder.save(TASK).version == first.version + 1 == 2
    assert [task.name for task in folder.tasks("linlan")[0]] == ["汛期重点"]
    assert folder.tasks("zhou")[0] == []
    folder.save(replace(TASK, name="大家的", is_shared=True))
    assert [task.name for task in folder.tasks("zhou")[0]] == ["大家的"]
    folder.delete(first.id, first.author)
    assert [task.name for task in folder.tasks("linlan")[0]] == ["大家的"]
    for name in ("", "../x", "a/b", "长" * 81):
        with pytest.raises(ValueError):
            folder.save(replace(TASK, name=name))
    with pytest.raises(OSError):
        TaskFolder(None).save(TASK)


def test_nobody_writes_over_or_deletes_another_persons_task(tmp_path: Path) -> None:
    """H845."""
    folder = TaskFolder(tmp_path)
    first = folder.save(TASK)
    with pytest.raises(NotYours):
        folder.save(replace(TASK, author="zhou"))
    with pytest.raises(NotYours):
        folder.delete(first.id, "zhou")
    assert folder.tasks("linlan")[0] == [first]
