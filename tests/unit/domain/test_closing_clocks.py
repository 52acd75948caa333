"""What still runs on a matter when it ends: reports that have not left, steps not done (H729)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.closing import Known, open_points
from console.domain.closing_clocks import due_reports
from console.domain.incident import EventLevel
from console.domain.incident_reports import Reported, ReportSort
from console.domain.limits import LimitKind
from console.domain.operations import incident_end_operations as end
from console.domain.operations.base import Refused
from console.domain.plan_run import MarkSort, PlanRun, StepMark
from console.domain.playbook import DueWhen, PlanStep
from console.settings.limit_profile import load_limits
from tests.unit.domain.test_incident_operations import MATTER, act, one, reads

BARE = replace(MATTER, members=(), orders=(), figures=(), goods=(), children=())
BOOK = load_limits()


def due(matter):
    def ends(limit):
        assert limit.kind is LimitKind.MINUTES
        return limit.started_at + timedelta(minutes=limit.amount)

    return tuple(due_reports(matter, BOOK, ends))


def told(matter, sort):
    return replace(matter, reports=(Reported(sort, matter.opened_at, "市应急局", op=f"o-{sort}"),))


def test_both_first_reports_are_due_until_they_left_or_nobody_wants_them():
    first = due(BARE)
    assert [each.sort for each in first] == [ReportSort.PHONE, ReportSort.WRITTEN]
    assert [each.by - BARE.opened_at for each in first] == [timedelta(0, 1800), timedelta(0, 3600)]
    assert [each.sort for each in due(told(BARE, ReportSort.PHONE))] == [ReportSort.WRITTEN]
    assert due(told(BARE, ReportSort.NOT_NEEDED)) == ()
    larger = replace(told(BARE, ReportSort.WRITTEN), level=EventLevel.LARGER)
    assert ReportSort.FOLLOW_UP in [each.sort for each in due(larger)]


def test_a_matter_does_not_end_past_a_report_nobody_decided_about():
    known = Known(reports=due(BARE))
    with pytest.raises(Refused, match="still_open"):
        end.close(reads(BARE), act(), "I", "已救出", ("report/phone_first",), known)
    keys = ("report/phone_first", "report/written_first")
    ended = one(end.close(reads(BARE), act(), "I", "已救出", keys, known))
    assert not ended.is_open and ended.accepted == keys


def test_what_was_reported_meanwhile_and_an_older_console_stand_in_nobodys_way():
    both = Known(reports=due(BARE))
    reported = reads(told(BARE, ReportSort.PHONE))
    ended = end.close(reported, act(), "I", "已救出", ("report/written_first",), both)
    assert not one(ended).is_open
    assert not one(end.close(reads(BARE), act(), "I", "已救出")).is_open


def test_steps_that_are_left_are_one_point_and_what_never_came_is_none():
    steps = (PlanStep("a", "核实"), PlanStep("b", "封控", after=("a",)),
             PlanStep("c", "扩大警戒", due=DueWhen(level="larger")))  # fmt: skip
    begun = PlanRun("R", "p", BARE.opened_at, "I", title="积水处置", steps=steps)

    def points(run):
        found = open_points(BARE, lambda cls, id: run, Known(runs=("R",)))
        return [(p.key, p.title, p.detail) for p in found]

    assert points(begun) == [("plan_run/R", "积水处置", "2")]
    marks = tuple(StepMark(id, MarkSort.DONE, BARE.opened_at, op=id) for id in "ab")
    assert points(replace(begun, marks=marks)) == []
