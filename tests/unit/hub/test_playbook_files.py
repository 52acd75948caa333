"""Playbook files: read whole or not at all, every mistake with file and line (row 30)."""

from pathlib import Path

import pytest

import resources
from console.domain.playbook import Playbook
from console.hub.playbooks import library
from console.hub.playbooks.file import BadPlaybooks
from console.hub.playbooks.meaning import Known
from console.hub.playbooks.reading import raw_files, read_playbooks
from tests.unit.hub.hub_desk import Desk

HEAD = 'format = 1\nid = "{id}"\nname = "处置"\nversion = "1"\nsource = "演示值"\n'
ROLES = '[roles]\nduty = "值班员"\n'
KNOWN = Known(frozenset({"交警四中队"}), frozenset({"交警"}), frozenset({"flood"}), frozenset())


def step(id: str, *lines: str, owner: str = "duty") -> str:
    return "\n".join(["[[step]]", f'id = "{id}"', 'title = "看"', f'owner = "{owner}"', *lines, ""])


def file(id: str, *parts: str, top: str = "", roles: str = ROLES) -> bytes:
    return (HEAD.format(id=id) + top + roles + "".join(parts)).encode()


def faults(files: dict[str, bytes]) -> list[tuple[str, int, str]]:
    with pytest.raises(BadPlaybooks) as bad:
        read_playbooks(files, KNOWN)
    return [(each.file, each.said.line, each.said.zh) for each in bad.value.faults]


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (file("a", step("x", 'after = ["y"]'), step("y", 'after = ["x"]')), 12, "成了环：x、y"),
        (file("a", step("x", 'after = ["z"]')), 12, "没有步骤 z"),
        (file("a", step("x", owner="nobody")), 11, "没有角色 nobody"),
        (file("a", step("x", 'phones = ["交警九中队"]')), 12, "没有联系人 交警九中队"),
        (file("a", step("x", 'needs = ["飞艇*2"]')), 12, "没有这类力量 飞艇*2"),
        (file("a", step("x"), top='matters = ["quake"]\n'), 6, "派单字典没有 quake"),
        (file("a", step("x"), top='card = "none"\n'), 6, "没有处置卡 none"),
        (file("a", step("x"), top='base = "gone"\n'), 6, "没有这个上级预案：gone"),
        (file("a", step("x"), top='base = "a"\n'), 6, "成了环"),
        (file("a", step("x"), step("x")), 13, "步骤编号重复"),
        (file("a", step("x", "minutes = 5")), 12, "时限须写依据"),
        (file("a", step("x", 'due = { grade = "orange" }', 'after = ["x"]')), 12, "只写一个"),
        (file("a", step("x", 'ownr = "duty"')), 12, "没有“ownr”这一项"),
        (file("a", step("x"), top='order = "{plaice}"\n'), 6, "没有 {plaice}"),
        (b"\xff\xfe", 1, "不是 UTF-8"),
        (file("a"), 2, "没有步骤"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(raw: bytes, line: int, words: str) -> None:
    told = faults({"a.toml": raw})
    assert [each for each in told if each[1] == line and words in each[2]], told


def test_playbooks_built_on_each_other_in_a_loop_are_refused() -> None:
    files = {
        f"{id}.toml": file(id, step("x"), top=f'base = "{base}"\n')
        for id, base in (("a", "b"), ("b", "c"), ("c", "a"))
    }
    assert {name for name, line, zh in faults(files) if "成了环" in zh} == set(files)


def test_a_playbook_stands_alone_with_what_it_took_over() -> None:
    base = file("base", step("report"), step("end"), top="is_base = true\n")
    top = 'base = "base"\ndrop = ["report"]\nmatters = ["flood"]\n'
    child = file("child", step("look"), step("end", 'after = ["look"]'), top=top, roles="")
    found = {each.id: each for each in read_playbooks({"b.toml": base, "c.toml": child}, KNOWN)}
    child_read = found["child"]
    assert [each.id for each in child_read.steps] == ["look", "end"]
    assert child_read.role_name("duty") == "值班员"
    end = child_read.step("end")
    assert end is not None and end.after == ("look",)


def test_a_step_dropped_from_the_base_that_others_wait_for_is_told_where_they_stand() -> None:
    base = file("base", step("ask"), step("send", 'after = ["ask"]'))
    child = file("child", top='base = "base"\ndrop = ["ask"]\n', roles="")
    ((name, line, zh),) = faults({"b.toml": base, "c.toml": child})
    assert (name, line) == ("b.toml", 16) and "没有步骤 ask（child）" in zh


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    records = [
        ("unit", "u4", {"id": "u4", "name": "交警四中队", "sort": "交警"}),
        ("matter", "flood", {"id": "flood", "name": "积水", "words": ["积水"]}),
    ]
    desk.core.do(desk.core.put_job(records), desk.clock.now())
    return desk


def load(desk: Desk, files: dict[str, bytes]) -> list[Playbook]:
    now = desk.clock.now()
    return desk.core.do(lambda t: library.take(t, files, "周宁", "ours"), now)


def test_one_bad_file_and_nothing_of_the_set_is_loaded(desk: Desk) -> None:
    good = {"a.toml": file("a", step("x", 'phones = ["交警四中队"]'))}
    load(desk, good)
    with pytest.raises(BadPlaybooks):
        load(desk, {"b.toml": file("b", step("x")), "c.toml": file("c", step("y", owner="no"))})
    assert [each.id for each in library.playbooks_of(desk.core.short_reads)] == ["a"]


def test_versions_are_kept_and_the_same_files_change_nothing(desk: Desk) -> None:
    raw = file("a", step("x"))
    load(desk, {"a.toml": raw})
    assert load(desk, {"a.toml": raw}) == []
    load(desk, {"a.toml": raw.replace(b'version = "1"', b'version = "2"')})
    (found,) = library.playbooks_of(desk.core.short_reads)
    assert [each.version for each in found.loads] == ["1", "2"]
    assert {each.by for each in found.loads} == {"周宁"}


def test_what_ships_for_the_demonstration_says_on_what_it_rests() -> None:
    read = read_playbooks(raw_files(resources.path("playbooks")))
    assert {"lift-trapped", "underpass-flood", "hazmat", "hazmat-larger", "shed-fire",
            "dyke-seepage", "hoarding-collapse"} <= {each.id for each in read}  # fmt: skip
    clocks = [s.limit for each in read for s in each.steps if s.limit.amount]
    assert clocks and all(limit.source for limit in clocks)
    assert all(each.source for each in read)
    larger = next(each for each in read if each.id == "hazmat-larger")
    assert larger.matters == ("tank-leak",) and larger.steps[0].id == "ask"
    assert any(s.is_legal for s in larger.steps)
