"""The first three bureaus, by the door of everybody: real guests read what the evening brings."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.app.plugin_shipped_terms import shipped
from console.demo.district.generate import generate
from console.domain.matter import Matter
from console.hub.core.accounts import Account
from console.hub.dictionary import versions
from console.hub.playbooks import library
from console.hub.playbooks.reading import raw_files, read_playbooks
from console.hub.rules import file as rule_file
from console.hub.store.transaction import Transaction
from console.plugin_api.dataset import DataSet
from console.plugin_api.manifest import Manifest
from console.plugin_host.guests.parts import Grants
from console.plugin_host.reading.discovery import Found, find
from console.plugin_host.shipped import SDK
from console.plugin_host.shipped import SHIPPED as PLUGINS
from resources import path
from tests.support.guest_stage import GuestStage
from tests.unit.hub.hub_desk import Desk

BUREAUS = ("enforcement", "flood", "lift")


def found(id: str) -> Found:
    (plugin,) = (each for each in find([PLUGINS]) if each.id == id)
    return plugin


class Bureau:
    """One bureau's guest and the folder its files come into."""

    def __init__(self, stage: GuestStage, id: str, inbox: Path) -> None:
        self.stage, self.id, self.inbox = stage, id, inbox
        plugin = found(id)
        assert plugin.manifest is not None
        self.manifest: Manifest = plugin.manifest
        told = tomllib.loads((plugin.folder / self.manifest.demo).read_text("utf-8"))
        self._puts: list[dict[str, str]] = told["put"]
        inbox.mkdir()
        grants = Grants(frozenset(self.manifest.permissions), inbox)
        stage.keeper.start(self.manifest, plugin.folder, grants)

    def at(self, moment: str) -> None:
        """Put what the demo puts there at a time of the evening."""
        puts = [put for put in self._puts if put["at"] == moment]
        assert puts
        for put in puts:
            part = self.inbox / f".{put['file']}"
            part.write_text(put["text"], "utf-8")
            part.replace(self.inbox / put["file"])
        self.stage.keeper.run(self.id, "refresh", {})  # else it is read within two seconds

    def until(self, set: str, id: str, **values: Any) -> DataSet:
        """Wait until a row of a data set has these values."""
        key = (self.id, set)

        def has() -> bool:
            rows = self.stage.book.sets.get(key, DataSet(set)).rows
            wanted = values.items()
            return any(row.get("id") == id and wanted <= row.items() for row in rows)

        self.stage.until(has)
        return self.stage.book.sets[key]

    def raised(self) -> list[tuple[str, str]]:
        """Return type and key of each alert it raised."""
        return [(a.type, a.key) for name, a in self.stage.door.asked if hasattr(a, "severity")]


@pytest.fixture
def bureau(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bureau]:
    stage = GuestStage(tmp_path / "stage")
    try:
        yield Bureau(stage, request.param, tmp_path / "inbox")
    finally:
        stage.close()


@pytest.mark.parametrize("id", BUREAUS)
def test_each_is_whole_and_carries_no_copy_of_what_the_console_gives(id: str) -> None:
    plugin = found(id)
    assert plugin.manifest is not None and plugin.faults == () and plugin.pages
    given = {file.name for file in SDK.glob("*.py")}
    assert given and not given & {file.name for file in plugin.folder.rglob("*.py")}


@pytest.mark.parametrize("id", BUREAUS)
def test_each_brings_a_plan_that_the_hub_takes(id: str) -> None:
    plugin = found(id)
    assert plugin.manifest is not None and plugin.manifest.plans
    shipped = raw_files(path("playbooks"))
    own = {Path(file).name: (plugin.folder / file).read_bytes() for file in plugin.manifest.plans}
    plans = {plan.id: plan for plan in read_playbooks({**shipped, **own})}
    for alert in plugin.manifest.alert:
        assert not alert.plan or alert.plan in plans


@pytest.mark.parametrize("id", BUREAUS)
def test_every_limit_says_where_it_is_written_down(id: str) -> None:
    plugin = found(id)
    text = (plugin.folder / "manifest.toml").read_text("utf-8")
    text += "".join(file.read_text("utf-8") for file in plugin.folder.glob("pages/*.toml"))
    for line in text.splitlines():
        if "grade =" in line and ("above =" in line or "below =" in line):
            assert "演示值" in line or "TSG" in line, line


@pytest.mark.parametrize("bureau", ["flood"], indirect=True)
def test_an_underpass_is_told_at_its_closing_depth_and_a_level_is_suggested(bureau: Bureau) -> None:
    """01:50 of the evening: 26 cm, closed from 25 cm; two closed make a Ⅲ, decided by a person."""
    bureau.at("20:20:20")
    now = bureau.until("level", "level", value="无")
    bureau.until("underpasses", "WL-0107", depth=12.0, left=13.0, state="正常")
    assert now.as_of is not None and now.as_of.isoformat() == "2026-07-09T20:20:20+08:00"
    assert bureau.raised() == []
    bureau.at("20:21:50")
    bureau.until("underpasses", "WL-0107", depth=26.0, grade="orange", state="到线，应封控")
    bureau.until("level", "level", value="Ⅳ级")
    bureau.stage.until(lambda: bureau.raised() == [("closing", "closing-WL-0107")])
    bureau.at("20:23:40")
    level = bureau.until("level", "level", value="Ⅲ级")
    assert "领导决定" in str(level.rows[0]["reason"])
    bureau.until("pumps", "BZ-1102", state="停机", grade="orange")
    bureau.stage.until(lambda: ("pump-stopped", "pump-stopped-BZ-1102") in bureau.raised())
    assert len(bureau.raised()) == len(set(bureau.raised())), "each is told once"


@pytest.mark.parametrize("bureau", ["lift"], indirect=True)
def test_a_maintainer_who_is_late_is_told_and_who_is_there_is_not(bureau: Bureau) -> None:
    """TSG T5002: in town within 30 minutes; two people in a lift of 砚云里, one with child."""
    bureau.at("20:22:40")
    bureau.until("open", "TK-0114", people=2.0, health="孕妇 1 名", grade="orange", left=30.0)
    bureau.until("now", "trapped", value="3", figure=3.0)
    assert bureau.raised() == []
    bureau.at("20:26:30")
    bureau.until("open", "TK-0113", left=-1.0, grade="orange")
    bureau.stage.until(lambda: bureau.raised() == [("late", "late-TK-0113")])
    bureau.at("20:29:30")
    bureau.until("done", "TK-0113", arrived=32.0, freed=33.3, grade="yellow")
    bureau.until("open", "TK-0114", left=None, state="到场")
    assert len(bureau.raised()) == 1


@pytest.mark.parametrize("bureau", ["enforcement"], indirect=True)
def test_a_case_beyond_its_time_and_a_team_without_people_are_seen(bureau: Bureau) -> None:
    bureau.at("20:23:00")
    bureau.until("cases", "ZF-0709-33", left=29.0, grade=None, state="到场")
    bureau.until("cases", "ZF-0709-31", left=12.0, grade="yellow")
    bureau.until("cases", "ZF-0709-32", left=5.0, grade="yellow")
    assert bureau.raised() == []
    bureau.at("20:29:00")
    bureau.until("cases", "ZF-0709-32", left=-1.0, grade="orange")
    bureau.stage.until(lambda: bureau.raised() == [("overdue", "overdue-ZF-0709-32")])
    bureau.until("now", "late", value="1")
    bureau.at("20:26:00")
    bureau.until("teams", "CG-07", people=0.0, grade="orange")


@pytest.mark.parametrize("bureau", ["flood"], indirect=True)
def test_a_file_that_is_rubbish_leaves_the_last_good_rows(bureau: Bureau) -> None:
    bureau.at("20:21:50")
    bureau.until("underpasses", "WL-0107", depth=26.0)
    (bureau.inbox / "测站.csv").write_bytes(b"\xff\xfe\x00rubbish" * 40)
    bureau.stage.until_line("测站", bureau.id)
    bureau.at("20:23:40")
    bureau.until("underpasses", "WL-0107", depth=29.0)


def test_the_demos_hall_takes_all_that_the_three_bring(tmp_path: Path) -> None:
    """H665: plans, rules, entries and alert types of what ships hold in the hall they are for."""
    desk = Desk(tmp_path / "hub")
    made = generate(7, 60)

    def fill(transaction: Transaction) -> None:
        for kind, id, body in made.records():
            if kind != Matter.KIND:
                transaction.put(kind, id, body)
        versions.take(transaction, [*made.matters, *made.codes], versions.Wish("沈值", "字典"))
        library.take(transaction, raw_files(path("playbooks")), "沈值", "playbooks")

    desk.core.do(fill, desk.clock.now())
    rule_file.begin(desk.core, desk.clock.now())
    desk.grant = desk.log_in(Account("linlan", "沈值", "leader", "", ""))
    for told in shipped():
        made_by = desk.operation("plugin.approve", f"plugin/{told['plugin_id']}", **told)
        (answer,) = desk.send(made_by)
        assert answer.status == "applied", answer.detail
        assert "faults" not in desk.body("plugin", told["plugin_id"])
    assert desk.body("playbook", "lift-late")["bureau"] and desk.body("matter", "street-stall")
    desk.post({"id": "m", "key": "k", "title": "柳溆路垃圾箱房满溢", "severity": "blue",
               "source": "市容"})  # fmt: skip
    [alert] = desk.bodies("alert")
    assert alert["rule"] == "enforcement.street-order"
