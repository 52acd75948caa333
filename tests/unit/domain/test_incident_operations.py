"""What one person may do with a matter, and what the rule says to it."""

from dataclasses import replace
from typing import Any

import pytest

from console.domain.alert import Alert, Disposition
from console.domain.check import Check, Choice
from console.domain.entity import encode
from console.domain.hall_mode import Decided, HallMode, Level
from console.domain.incident import EventLevel, Incident, IncidentSort, IncidentStatus
from console.domain.incident_figures import FigureSort, worst
from console.domain.incident_roles import Post, Sensitivity
from console.domain.operations import check_operations as cards
from console.domain.operations import incident_end_operations as end
from console.domain.operations import incident_figure_operations as facts
from console.domain.operations import incident_merge_operations as links
from console.domain.operations import incident_operations as acts
from console.domain.operations.base import Outcome, Reads, Refused
from console.domain.operations.group_operations import SeenAlert
from console.domain.operations.incident_figure_operations import FigureTold
from console.domain.order import Assignment, DispatchOrder, Stage
from tests.unit.domain.alerts import T0, act, alert, at

MATTER = Incident("I", "下立交积水", T0, "zhou", "周宁", "seat-2", ("A",))
MEMBER = alert(incident="I")
DEAD = FigureSort.DEAD


def reads(*records: Any, missing: tuple[tuple[str, str], ...] = ()) -> Reads:
    told = {(each.KIND, each.id): encode(each) for each in records}
    return Reads({**told, **dict.fromkeys(missing)})


def one(outcome: Outcome, cls: type[Any] = Incident) -> Any:
    return next(each for each in outcome.save if isinstance(each, cls))


def told(
    incident: Incident, count: int | None, op: str, seen: str = "", reason: str = "", n: int = 10
) -> Incident:
    saved = facts.figures(
        reads(incident),
        act(n, op),
        "I",
        (FigureTold(DEAD, count, seen, reason),),
        at(n),
        "区卫健委",
    )
    found: Incident = one(saved)
    return found


# -- opening ----------------------------------------------------------------------------------


def test_a_verified_alert_becomes_a_matter_seen_and_owned_and_keeps_its_own_state() -> None:
    found = alert(disposition=Disposition.CONFIRMED)
    seen = (SeenAlert("A", 1, found.severity),)
    there = reads(found, missing=(("incident", "N"),))
    saved = acts.open_matter(there, act(), "N", "01-7", " 积水 ", seen, IncidentSort.NATURAL)
    made, member = one(saved), one(saved, Alert)
    assert (made.title, made.number, made.members) == ("积水", "01-7", ("A",))
    assert (made.sort, made.level) == (IncidentSort.NATURAL, EventLevel.UNGRADED)
    assert (member.incident, member.is_acknowledged) == ("N", True)
    assert (member.owner.name, member.disposition) == ("林岚", Disposition.CONFIRMED)


def test_by_hand_it_has_no_alert_and_a_second_one_of_that_id_is_refused() -> None:
    there = reads(missing=(("incident", "N"),))
    assert one(acts.open_matter(there, act(), "N", "01-7", "塌陷")).members == ()
    with pytest.raises(Refused, match="exists"):
        acts.open_matter(reads(MATTER), act(), "I", "01-8", "塌陷")


@pytest.mark.parametrize("title", ["", "   ", "长" * 61])
def test_a_title_is_neither_empty_nor_longer_than_the_head_of_its_page(title: str) -> None:
    with pytest.raises(Refused, match="bad_arguments"):
        acts.open_matter(reads(missing=(("incident", "N"),)), act(), "N", "01-7", title)


def test_what_is_over_joins_nothing_and_what_is_in_a_matter_names_who_took_it() -> None:
    seen = (SeenAlert("A", 1, MEMBER.severity),)
    nothing = (("incident", "N"),)
    with pytest.raises(Refused, match="already_closed"):
        over = alert(disposition=Disposition.FALSE)
        acts.open_matter(reads(over, missing=nothing), act(), "N", "01-7", "积水", seen)
    with pytest.raises(Refused, match="already_joined"):
        acts.open_matter(reads(MEMBER, missing=nothing), act(), "N", "01-7", "积水", seen)


# -- levels, posts, marks ---------------------------------------------------------------------


def decide(incident: Incident, level: EventLevel, seen: EventLevel, **other: str) -> Incident:
    words = {"basis": "死亡 3 人", "authority": "带班领导 沈一清", **other}
    saved = acts.set_level(reads(incident), act(), "I", level, seen, **words)
    return one(saved) if saved.save else incident


def test_a_level_is_decided_by_a_person_with_basis_and_consent() -> None:
    for lacking, code in ({"basis": " "}, "reason_needed"), ({"authority": ""}, "authority_needed"):
        with pytest.raises(Refused, match=code):
            decide(MATTER, EventLevel.LARGER, EventLevel.UNGRADED, **lacking)
    decided = decide(MATTER, EventLevel.LARGER, EventLevel.UNGRADED)
    assert (decided.level, decided.level_decided.authority) == (
        EventLevel.LARGER,
        "带班领导 沈一清",
    )


def test_who_decides_over_a_level_not_seen_is_told_who_did_and_who_agrees_agrees() -> None:
    decided = decide(MATTER, EventLevel.LARGER, EventLevel.UNGRADED)
    with pytest.raises(Refused, match="expectation_failed") as refused:
        decide(decided, EventLevel.MAJOR, EventLevel.UNGRADED)
    assert "林岚 seat-1 20:20:10" in refused.value.detail
    assert decide(decided, EventLevel.LARGER, EventLevel.UNGRADED) is decided


def test_three_posts_are_three_fields_each_with_a_phone() -> None:
    incident = MATTER
    for post, name in zip(Post, ("沈一清", "周宁", "顾明"), strict=True):
        saved = acts.set_role(reads(incident), act(), "I", post, name, "", "消防", "0000-1")
        incident = one(saved)
    assert {role.post: role.name for role in incident.roles} == {
        Post.CHIEF: "沈一清", Post.SCENE: "周宁", Post.LEADER: "顾明",
    }  # fmt: skip
    handed = one(acts.set_role(reads(incident), act(20), "I", Post.SCENE, "陆远", "周宁"))
    assert (handed.role(Post.SCENE).name, len(handed.roles)) == ("陆远", 3)
    assert any("周宁" in line.detail for line in handed.trail), "who held it before stays readable"


def test_a_mark_needs_its_reason_to_come_and_to_go() -> None:
    with pytest.raises(Refused, match="reason_needed"):
        acts.mark(reads(MATTER), act(), "I", Sensitivity.PEOPLE)
    marked = one(acts.mark(reads(MATTER), act(), "I", Sensitivity.PEOPLE, "小学门口"))
    assert [each.what for each in marked.marks] == [Sensitivity.PEOPLE]
    gone = acts.mark(reads(marked), act(20), "I", Sensitivity.PEOPLE, "已放学", is_set=False)
    assert one(gone).marks == ()


# -- counts -----------------------------------------------------------------------------------


def test_counts_are_revisions_and_unknown_stays_unknown() -> None:
    first = told(MATTER, None, "1")
    second = told(first, 2, "2", seen="1", n=20)
    assert [each.count for each in second.figures] == [None, 2]
    assert (second.needs_check, second.figure(DEAD).source) == ("", "区卫健委")


def test_fewer_dead_need_a_reason_and_without_one_stand_and_ask_a_person() -> None:
    """facts/domain Part 0: a fact is recorded; 核减 says why."""
    three = told(MATTER, 3, "1")
    fell = told(three, 2, "2", seen="1", n=20)
    assert ([each.count for each in fell.figures], fell.needs_check) == ([3, 2], "figures_fell")
    unknown = told(three, None, "2", seen="1", n=20)
    assert unknown.needs_check == "figures_fell"
    said = told(three, 2, "2", seen="1", reason="一人重复统计", n=20)
    assert (said.needs_check, said.figure(DEAD).reason) == ("", "一人重复统计")


def test_the_same_count_told_by_two_seats_is_no_contradiction() -> None:
    twice = told(told(MATTER, 3, "1"), 3, "2", n=20)
    assert (twice.needs_check, twice.contested(DEAD)) == ("", ())


def card(incident: Incident, op: str, code: str) -> Check:
    return Check(
        "C", code, "两席各报的人数不同", operation=op, operation_kind="incident.figures",
        targets=(f"incident/{incident.id}",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "counts"), [(Choice.SEAT, [2]), (Choice.HUB, [3]), (Choice.BOTH, [3, 2])]
)
def test_a_person_says_which_count_holds_and_nothing_told_is_lost(
    choice: Choice, counts: list[int]
) -> None:
    apart = told(told(MATTER, 3, "1"), 2, "2", n=20)
    there = reads(apart, card(apart, "2", "figures_apart"))
    settled = one(cards.resolve(there, act(30, "3"), "C", choice, "卫健委再核"))
    left = settled.contested(DEAD) or (settled.figure(DEAD),)
    assert [each.count for each in left] == counts
    assert settled.figures[:2] == apart.figures
    assert worst(settled.figures, DEAD) == max(counts)
    assert settled.needs_check == ""


def test_a_count_told_again_before_the_card_was_decided_is_left_alone() -> None:
    apart = told(told(MATTER, 3, "1"), 2, "2", n=20)
    again = told(apart, 4, "3", seen="2", n=30)
    there = reads(again, card(again, "2", "figures_apart"))
    settled = one(cards.resolve(there, act(40, "4"), "C", Choice.HUB))
    assert settled.figure(DEAD).count == 4


def test_facts_come_in_whatever_the_matter_is() -> None:
    for status, code in (
        (IncidentStatus.CLOSED, "already_closed"),
        (IncidentStatus.MERGED, "matter_merged"),
    ):
        late = told(replace(MATTER, status=status), 1, "1")
        assert (late.figure(DEAD).count, late.needs_check) == (1, code)
    known = facts.figures(
        reads(replace(MATTER, status=IncidentStatus.CLOSED)), act(), "I",
        (FigureTold(DEAD, 1),), at(10), "医院", True,
    )  # fmt: skip
    assert one(known).needs_check == ""


def test_a_count_below_nothing_is_no_count() -> None:
    with pytest.raises(Refused, match="bad_arguments"):
        told(MATTER, -1, "1")


def test_a_time_told_ahead_of_the_act_counts_as_now() -> None:
    saved = facts.figures(reads(MATTER), act(10), "I", (FigureTold(DEAD, 1),), at(900), "医院")
    assert one(saved).figure(DEAD).at == at(10)


# -- merging ----------------------------------------------------------------------------------


def test_merging_takes_over_what_only_one_knew_and_adds_nothing_up() -> None:
    graded = decide(told(MATTER, 2, "1"), EventLevel.LARGER, EventLevel.UNGRADED)
    knows = Incident("J", "内涝", T0, "zhou", "周宁", "seat-2", ("B",))
    for before, counts in ((knows, [2]), (replace(told(MATTER, 1, "0"), id="J"), [1, 2])):
        there = reads(graded, before, MEMBER)
        saved = links.merge(there, act(30, "3"), "I", "J")
        survivor = next(each for each in saved.save if each.id == "J")
        standing = survivor.contested(DEAD) or (survivor.figure(DEAD),)
        assert [each.count for each in standing] == counts
        assert survivor.level is EventLevel.LARGER, "what is shown never falls by merging"
        assert one(saved, Alert).incident == "J"


def test_an_act_that_does_not_name_what_came_since_moves_nothing() -> None:
    grown = replace(MATTER, members=("A", "B"))
    other = replace(MATTER, id="J", members=())
    with pytest.raises(Refused, match="expectation_failed"):
        links.merge(reads(grown, other, MEMBER), act(), "I", "J")


# -- ending -----------------------------------------------------------------------------------

OUT = Assignment("S", "O", "u1", "云汀排水二队", Stage.WORKING)
ORDER = DispatchOrder("O", "01-1", "A", "赴现场", T0, "x", "x", "x", assignments=("S",))
ORDERED = replace(MEMBER, orders=("O",), disposition=Disposition.ORDERED)


def test_it_ends_only_with_every_open_point_accepted() -> None:
    """facts/domain B.8: unreleased forces, alerts, responses in force, counts that differ."""
    decided = Decided(T0, "预警", "沈一清", "林岚", "seat-1", "OP")
    hall = HallMode().responding("flood", Level.III, decided)
    matter = replace(told(told(MATTER, 3, "1"), 2, "2", n=20), response="flood")
    there = reads(matter, ORDERED, ORDER, OUT, hall)
    with pytest.raises(Refused, match="still_open") as refused:
        end.close(there, act(), "I", "积水已排")
    assert "云汀排水二队" in refused.value.detail
    assert {"incident.close", "incident.note"} <= set(refused.value.legal)
    points = ["assignment/S", "alert/A", "response/flood", "figure/dead"]
    for missing in points:
        with pytest.raises(Refused, match="still_open"):
            left = tuple(each for each in points if each != missing)
            end.close(there, act(), "I", "积水已排", left)
    ended = one(end.close(there, act(30), "I", "积水已排", (*points, "alert/none")))
    assert (ended.status, ended.closed_by) == (IncidentStatus.CLOSED, "林岚")
    assert set(ended.accepted) == set(points), "what was not open was not accepted"


def test_what_came_since_the_list_was_shown_keeps_it_open() -> None:
    grown = replace(ORDERED, orders=("O", "O2"))
    with pytest.raises(Refused, match="expectation_failed"):
        end.close(reads(MATTER, grown, ORDER, OUT), act(), "I", "排", ("assignment/S", "alert/A"))


def test_what_is_brought_to_an_end_needs_no_accepting() -> None:
    over = replace(ORDERED, disposition=Disposition.CLOSED)
    home = replace(OUT, stage=Stage.RELEASED)
    ended = one(end.close(reads(MATTER, over, ORDER, home), act(), "I", "积水已排"))
    assert (ended.is_open, ended.accepted) == (False, ())


def test_opened_again_only_what_was_ticked_runs_again() -> None:
    there = reads(MATTER, ORDERED, ORDER, OUT)
    ended = one(end.close(there, act(), "I", "积水已排", ("assignment/S", "alert/A")))
    assert not ended.runs("assignment/S")
    with pytest.raises(Refused, match="reason_needed"):
        end.reopen(reads(ended), act(20), "I", " ")
    with pytest.raises(Refused, match="expectation_failed"):
        end.reopen(reads(ended), act(20), "I", "又积水", ("assignment/T",))
    again = one(end.reopen(reads(ended), act(20), "I", "又积水", ("assignment/S",)))
    assert (again.is_open, again.opened_because) == (True, "又积水")
    assert again.runs("assignment/S") and again.runs("assignment/new")
    assert not again.runs("alert/A")
