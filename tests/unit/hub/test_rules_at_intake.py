"""Rules in force at the hub: taken in whole, kept over a restart, on every alert they touched."""

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.hub.rules import book
from console.hub.rules.fault import BadRules
from console.hub.rules.file import NAME, RuleFile, begin, load_job, shipped, told_by, wish_job
from console.hub.settings import HubSettings
from tests.unit.hub.hub_desk import Desk, orange
from tests.unit.hub.test_hub_recovery import Backup, give_back, kept, statuses
from tests.unit.hub.test_rule_files import HEAD, rule

LIFTED = rule("lifted", 'severity = { orange = "red" }', 'group = "{town}"')


class RuledDesk(Desk):
    """A hub that takes reports in by rules."""

    @property
    def file(self) -> Path:
        return self.folder / NAME

    def write(self, text: str) -> None:
        self.file.write_text(text, "utf-8")

    def begin(self) -> None:
        begin(self.core, self.clock.now())

    def look(self, seen: RuleFile) -> bool:
        told = seen.changed()
        return told is not None and self.core.do(load_job(told), self.clock.now())

    @property
    def book(self) -> dict[str, Any]:
        return self.body("rule_book", "hall")

    def take(self, number: int, **fields: Any) -> dict[str, Any]:
        (answer,) = self.post(orange(number, source="水务物联", **fields))
        assert answer.status == "new"
        return self.body("alert", answer.alert)


@pytest.fixture
def desk(tmp_path: Path) -> RuledDesk:
    return RuledDesk(tmp_path / "hub", HubSettings(hall="yunting", is_ruled=True))


def test_a_hub_without_a_file_goes_by_the_shipped_rules(desk: RuledDesk) -> None:
    desk.begin()
    version = shipped().version
    assert (desk.book["version"], desk.book["loads"][-1]["origin"]) == (version, "shipped")
    assert (desk.take(1)["rule"], desk.take(1, id="m2")["rules"]) == ("water-level", version)
    seq = desk.core.reader.seq()
    desk.begin()
    assert desk.core.reader.seq() == seq, "the same rules again are no change"


def test_a_hub_that_has_read_no_rules_takes_reports_as_they_come(desk: RuledDesk) -> None:
    assert "rule" not in desk.take(1)


def test_a_file_is_taken_in_while_the_hub_runs_and_says_so(desk: RuledDesk) -> None:
    desk.begin()
    before = desk.take(1)
    seen = RuleFile(desk.folder)
    desk.write(HEAD + LIFTED)
    assert desk.look(seen)
    assert not desk.look(seen), "it is looked at once"
    load = desk.book["loads"][-1]
    assert (load["origin"], load["rules"], load["version"]) == (NAME, 1, desk.book["version"])
    after = desk.take(2, place={"town": "望潮街道"})
    assert (before["severity"], after["severity"], after["group"]) == ("orange", "red", "望潮街道")
    assert (after["rule"], after["rules"]) == ("lifted", desk.book["version"])


def test_a_file_with_mistakes_changes_nothing_and_the_last_good_goes_on(
    desk: RuledDesk, logged_errors: list[str]
) -> None:
    """Nothing half-loaded: not now, and not after a restart with the bad file still there."""
    desk.write(HEAD + LIFTED)
    desk.begin()
    good = desk.book["version"]
    seen = RuleFile(desk.folder)
    desk.write(HEAD + rule("first") + rule("bad", "dealy = 3"))
    assert desk.look(seen)
    assert (desk.book["version"], desk.take(1)["severity"]) == (good, "red")
    (words,) = desk.book["fault"]["words"]
    assert words.startswith(f"{NAME}:17: [bad]")
    assert "dealy" in words
    desk.restart()
    desk.begin()
    assert (desk.book["version"], desk.take(2)["severity"]) == (good, "red")
    desk.write(HEAD + LIFTED)
    assert desk.look(seen)
    assert "fault" not in desk.book, "mended: nothing is wrong any more"


def test_a_bad_file_at_the_very_first_start_leaves_the_shipped_rules(
    desk: RuledDesk, logged_errors: list[str]
) -> None:
    desk.write("format = ")
    desk.begin()
    assert desk.book["version"] == shipped().version
    assert desk.book["fault"]["origin"] == NAME


def test_a_file_that_is_gone_is_no_reason_to_change_the_rules(desk: RuledDesk) -> None:
    desk.write(HEAD + LIFTED)
    desk.begin()
    desk.file.unlink()
    desk.restart()
    desk.begin()
    assert desk.take(1)["severity"] == "red"


@pytest.mark.parametrize("sort", ["folder", "fifo"])
def test_what_is_no_file_is_not_waited_for(desk: RuledDesk, sort: str) -> None:
    if sort == "folder":
        desk.file.mkdir()
    else:
        os.mkfifo(desk.file)
    desk.begin()
    assert desk.book["version"] == shipped().version


def test_a_load_that_a_person_wished_is_recorded_with_the_name(desk: RuledDesk) -> None:
    desk.begin()
    file = desk.folder / "other.toml"
    file.write_text(HEAD + LIFTED, "utf-8")
    for _ in range(2):
        desk.core.do(wish_job(told_by(file, "周宁")), desk.clock.now())
    assert [load["by"] for load in desk.book["loads"]] == ["shipped", "周宁", "周宁"]
    assert desk.take(1)["severity"] == "red"


def test_loads_are_kept_up_to_a_number(desk: RuledDesk) -> None:
    desk.write(HEAD + LIFTED)
    told = told_by(desk.file, "周宁")
    for _ in range(book.LOADS_KEPT + 3):
        desk.core.do(wish_job(told), desk.clock.now())
    assert len(desk.book["loads"]) == book.LOADS_KEPT


@pytest.mark.usefixtures("logged_errors")
@pytest.mark.parametrize("key", ["card", "playbook"])
def test_a_rule_is_not_put_in_force_without_its_card_or_playbook(desk: RuledDesk, key: str) -> None:
    """Row 30: named and not there, it is refused with its line; once it is there it is taken."""
    desk.write(HEAD + rule("a", f'{key} = "nowhere"', "[rule.order]", 'matter = "nothing"'))
    desk.begin()
    (words,) = desk.book["fault"]["words"]
    assert words.startswith(f"{NAME}:11: [a]") and "nowhere" in words
    assert desk.book["loads"][-1]["origin"] == "shipped"
    with pytest.raises(BadRules):
        desk.core.do(wish_job(told_by(desk.file)), desk.clock.now())
    desk.core.do(desk.core.put_job([(key, "nowhere", {"id": "nowhere"})]), desk.clock.now())
    desk.restart()
    desk.begin()
    assert desk.book["missing"] == ["a: matter nothing"], "a dictionary entry is only noted"
    assert desk.book["loads"][-1]["origin"] == NAME and "fault" not in desk.book


def test_a_delay_holds_back_at_the_hub_and_a_recovery_within_it_tells_nobody(
    desk: RuledDesk,
) -> None:
    """B-09 from the file to the record."""
    desk.write(HEAD + rule("slow", "delay = 60", "count = 3"))
    desk.begin()
    first = desk.take(1)
    assert first["waits"]["until"] > first["received_at"]
    desk.later(seconds=20)
    over = desk.take(2, key="k1", condition="normal")
    assert (over["id"], over["waits"]["until"]) == (first["id"], None)


def test_a_quarantined_message_is_taken_by_the_rules_of_today(desk: RuledDesk) -> None:
    desk.write(HEAD + LIFTED)
    desk.begin()
    alert = {"id": "q", "key": "q", "title": "积水", "severity": "orange", "source": "水务物联"}
    desk.core.do(
        lambda t: t.sql.execute(
            "INSERT INTO quarantine VALUES ('q', '', 'water', 'x', '', 'application/json', ?,"
            " 'r', '')",
            (msgspec.json.encode(alert),),
        ),
        desk.clock.now(),
    )
    answer = desk.core.do(desk.core.retry_job("q"), desk.clock.now())
    assert desk.body("alert", answer.alert)["severity"] == "red"


JOINED = rule("joined", 'fingerprint = "{place}"')
PLACE = {"place": {"name": "望汐路下立交", "town": "望潮街道"}}


def test_two_keys_are_one_thing_where_a_rule_says_so_and_each_report_counts(
    desk: RuledDesk,
) -> None:
    desk.write(HEAD + JOINED)
    desk.begin()
    first, second = desk.take(1, **PLACE), desk.take(2, **PLACE)
    assert (second["id"], second["count"]) == (first["id"], 2)
    nowhere, elsewhere = desk.take(3), desk.take(4)
    assert len({first["id"], nowhere["id"], elsewhere["id"]}) == 3


@pytest.mark.parametrize("is_reversed", [False, True])
def test_an_open_alert_is_found_by_its_recovery_after_rules_gave_it_another_identity(
    desk: RuledDesk, is_reversed: bool
) -> None:
    """Rules that begin to name the thing, and rules that cease to."""
    before, after = (JOINED, LIFTED) if is_reversed else (LIFTED, JOINED)
    desk.write(HEAD + before)
    desk.begin()
    one = desk.take(1, **PLACE)
    desk.write(HEAD + after)
    desk.begin()
    over = desk.take(2, key="k1", condition="normal", **PLACE)
    assert (over["id"], over["condition"]) == (one["id"], "normal")


OWN = rule("own", 'severity = { "三级" = "orange", "2" = "red", notice = "blue" }')


@pytest.mark.parametrize(
    ("word", "grade"), [("三级", "orange"), (" 2 ", "red"), ("notice", "blue"), ("红", "red")]
)
def test_a_word_for_the_grade_that_is_the_sources_own_is_understood(
    desk: RuledDesk, word: str, grade: str
) -> None:
    desk.write(HEAD + OWN)
    desk.begin()
    assert desk.take(1, severity=word)["severity"] == grade


def test_a_word_nobody_knows_is_put_aside_and_taken_once_a_rule_knows_it(
    desk: RuledDesk,
) -> None:
    desk.write(HEAD + LIFTED)
    desk.begin()
    (answer,) = desk.post(orange(1, severity="三级", source="水务物联"))
    (strange,) = desk.post(orange(2, severity="三级", source="别的来源"))
    assert (answer.code, strange.code) == ("bad_severity", "bad_severity")
    desk.write(HEAD + OWN)
    desk.begin()
    taken = desk.core.do(desk.core.retry_job(answer.quarantine), desk.clock.now())
    assert desk.body("alert", taken.alert)["severity"] == "orange"
    left = desk.core.do(desk.core.retry_job(strange.quarantine), desk.clock.now())
    assert left.status == "quarantined"


def test_rules_come_from_the_file_after_a_restore_and_not_from_a_seat(desk: RuledDesk) -> None:
    """Nobody is asked about them, and no seat can put others in force."""
    desk.write(HEAD + LIFTED)
    desk.begin()
    backup = Backup(desk)
    desk.write(HEAD + rule("newer"))
    desk.begin()
    given = kept(desk, "rule_book", "hall")
    given.body["default"] = {"id": "default", "severity": [["red", "blue"]]}
    backup.restore()
    desk.begin()
    assert statuses(give_back(desk, given)) == ["known"]
    assert [one["id"] for one in desk.book["rules"]] == ["newer"]
    assert desk.bodies("check") == []
    assert desk.take(1, severity="red")["severity"] == "red"
