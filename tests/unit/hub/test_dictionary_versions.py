"""Versions of the dictionary at the hub: shown first, in force as a whole, taken back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from console.domain.dictionary import IN_FORCE, PROPOSED, Dictionary, EntryChange, FieldChange
from console.domain.dictionary_diff import Entry
from console.domain.entity import encode
from console.domain.matter import Matter
from console.domain.reference import Org, OrgLevel
from console.hub.dictionary import versions
from console.hub.dictionary.versions import Wish
from tests.unit.hub.hub_desk import Desk

LIFT = Matter("lift", "电梯困人", ("困人",), lead="区市场监管局", version="")
WATER = Matter("water", "道路积水", ("积水",), lead="区水务局", version="")
WISH = Wish("林岚", "字典.csv", "2026 版")


def take(desk: Desk, told: Sequence[Entry], wish: Wish = WISH) -> Dictionary:
    return desk.core.do(lambda t: versions.take(t, told, wish), desk.clock.now())


def held(desk: Desk) -> list[Entry]:
    return versions.entries(desk.core.short_reads)


def state(desk: Desk, id: str = IN_FORCE) -> Dictionary:
    return versions.state(desk.core.short_reads, id)


def test_a_version_says_who_when_how_many_and_what_it_changes(desk: Desk) -> None:
    first = take(desk, [LIFT, WATER])
    assert (first.matters, first.codes, first.changed, first.before) == (2, 0, 2, "")
    assert (first.by, first.origin, first.title) == ("林岚", "字典.csv", "2026 版")
    second = take(desk, [replace(LIFT, lead="区消防救援支队"), WATER])
    assert second.before == first.version and second.version != first.version
    assert second.changes == (
        EntryChange(
            "changed",
            "matter",
            "lift",
            "电梯困人",
            (FieldChange("lead", "区市场监管局", "区消防救援支队"),),
        ),
    )
    assert [load.version for load in second.loads] == [first.version, second.version]
    assert state(desk) == second


def test_an_entry_is_of_the_version_with_which_it_became_what_it_is(desk: Desk) -> None:
    """B.1: what an order keeps (`lift@…`) names exactly one content."""
    first = take(desk, [LIFT, WATER])
    second = take(desk, [replace(LIFT, basis="条例"), WATER])
    assert {e.id: e.version for e in held(desk)} == {
        "lift": second.version,
        "water": first.version,
    }


def test_taking_back_brings_the_version_before_with_all_that_was_in_it(desk: Desk) -> None:
    first = take(desk, [LIFT, WATER])
    before = held(desk)
    take(desk, [replace(LIFT, lead="错误")])
    title, told = versions.kept(desk.core.short_reads, state(desk).before)
    back = take(desk, told, Wish("程砚", first.version, title, "back"))
    assert held(desk) == before and back.version == first.version
    assert [load.how for load in back.loads] == ["load", "load", "back"]
    desk.restart()
    assert held(desk) == before and state(desk) == back


def test_what_a_hall_had_before_any_file_can_be_taken_back_too(desk: Desk) -> None:
    desk.core.do(desk.core.put_job([("matter", "old", encode(replace(LIFT, id="old")))]),
                 desk.clock.now())  # fmt: skip
    record = take(desk, [WATER])
    assert [each.id for each in versions.kept(desk.core.short_reads, record.before)[1]] == ["old"]


def test_a_proposal_is_seen_and_changes_nothing_and_follows_what_holds(desk: Desk) -> None:
    take(desk, [LIFT, WATER])
    told = [replace(LIFT, lead="区消防救援支队"), WATER]
    proposed = desk.core.do(lambda t: versions.propose(t, told, WISH), desk.clock.now())
    assert held(desk)[0].lead == "区市场监管局" and proposed.changed == 1
    take(desk, [LIFT, replace(WATER, lead="区建管委")])
    assert {c.id for c in state(desk, PROPOSED).changes} == {"lift", "water"}
    take(desk, versions.kept(desk.core.short_reads, proposed.version)[1])
    assert state(desk, PROPOSED).version == "", "what holds is no proposal"


def test_no_seat_ever_sees_half_of_a_version(desk: Desk) -> None:
    """G5: all entries and the record are one group of the feed."""
    after = desk.core.database.connect().execute("SELECT max(seq) FROM changes").fetchone()[0]
    take(desk, [LIFT, WATER])
    changes, last = desk.core.changes_after(int(after or 0), ("reference",))
    assert [change.kind for change in changes] == ["matter", "matter", "dictionary"]
    assert [change.ends for change in changes] == [last, last, 0]


def test_a_load_that_fails_half_way_leaves_everything_as_it_was(desk: Desk) -> None:
    take(desk, [LIFT])
    before = desk.core.epoch, held(desk), state(desk)
    broken = replace(WATER, words=(object(),))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        take(desk, [replace(LIFT, lead="错误"), broken])
    assert (desk.core.epoch, held(desk), state(desk)) == before


def test_units_sorts_cards_and_codes_of_the_hall_are_known(desk: Desk) -> None:
    org = Org("b1", "区水务局", OrgLevel.BUREAU)
    desk.core.do(desk.core.put_job([("org", "b1", encode(org))]), desk.clock.now())
    assert versions.known(desk.core.short_reads).units == {"区水务局"}


def test_a_card_the_hall_lacks_is_named_in_the_record(desk: Desk) -> None:
    assert take(desk, [replace(LIFT, card="nowhere"), WATER]).missing == ("lift: card nowhere",)
