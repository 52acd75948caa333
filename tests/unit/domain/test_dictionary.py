"""派单字典: entries, what an order keeps of one, and what two versions tell differently."""

from dataclasses import replace
from datetime import date

from console.domain.dictionary import EntryChange, FieldChange, GridCode
from console.domain.dictionary_diff import LONGEST, changes
from console.domain.entity import decode, encode
from console.domain.matter import AreaRule, Matter, MatterClock, Urgency, entry_of

LIFT = Matter(
    "lift",
    "电梯困人",
    ("困人",),
    lead="区市场监管局",
    clocks=(MatterClock("处置", "working_days", 5),),
    area=AreaRule.AREA_FIRST,
    urgency=Urgency.URGENT,
    returns=("不在辖区",),
    version="a1",
)


def test_an_entry_of_an_older_hub_is_read_and_one_of_today_goes_there_and_back() -> None:
    old = {"id": "lift", "name": "电梯困人", "words": ["困人"], "version": "2026.1"}
    assert decode(Matter, old) == Matter("lift", "电梯困人", ("困人",), version="2026.1")
    assert decode(Matter, encode(LIFT)) == LIFT
    newer = {**encode(LIFT), "area": "by_lottery", "colour": "blue"}
    assert encode(decode(Matter, newer), newer) == newer, "what is not known here stays"


def test_an_order_keeps_the_entry_and_the_version_it_was_made_by() -> None:
    """B.1: a re-dispatch always records which version it used; older orders kept the entry."""
    assert LIFT.reference == "lift@a1"
    assert entry_of("lift@a1") == ("lift", "a1")
    assert entry_of("lift") == ("lift", "")


def test_an_entry_holds_from_its_first_day_to_its_last() -> None:
    entry = replace(LIFT, valid_from="2026-07-01", valid_to="2026-09-30")
    days = ("2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01")
    assert [entry.is_valid(date.fromisoformat(day)) for day in days] == [False, True, True, False]


def test_a_diff_tells_what_changed_what_is_new_and_what_is_gone_and_nothing_else() -> None:
    same = replace(LIFT, id="same", version="b2")
    before = [LIFT, replace(same, version="a1"), replace(LIFT, id="gone"), GridCode("E01", "市容")]
    after = [replace(LIFT, lead="区消防救援支队", returns=()), same, replace(LIFT, id="new"),
             GridCode("E01", "市容环境")]  # fmt: skip
    assert changes(before, after) == [
        EntryChange("changed", "grid_code", "E01", "市容环境", (
            FieldChange("name", "市容", "市容环境"),
        )),
        EntryChange("changed", "matter", "lift", "电梯困人", (
            FieldChange("lead", "区市场监管局", "区消防救援支队"),
            FieldChange("returns", "不在辖区", ""),
        )),
        EntryChange("added", "matter", "new", "电梯困人"),
        EntryChange("removed", "matter", "gone", "电梯困人"),
    ]  # fmt: skip


def test_a_very_long_field_is_told_by_its_beginning() -> None:
    (change,) = changes([LIFT], [replace(LIFT, text="长" * 9_000)])
    assert len(change.fields[0].after) == LONGEST
