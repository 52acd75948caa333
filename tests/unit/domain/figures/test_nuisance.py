"""What is proposed makes less noise and loses nothing that was so (H422, row 78, B-X3)."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.alert import Condition
from console.domain.alert_marks import Severity
from console.domain.alert_reports import Filters, Flap, received
from console.domain.figures.facts import AlertFact, Verdict
from console.domain.figures.nuisance import Grid, Origin, Outcome, Proposal, Report, proposals
from tests.unit.domain.alerts import report

GRID = Grid((0, 10, 30, 60, 120, 300), (0, 3), (0, 60, 300), 60, 0.2, 20, Flap())
HOUR = 3600
BLUE, RED = Severity.BLUE, Severity.RED


def says(device: str, at: float, over: bool = False, grade: Severity = BLUE) -> Report:
    condition = Condition.NORMAL if over else Condition.ACTIVE
    return Report(device, at, grade, condition, Origin("充电棚物联", "smoke", device))


def found(device: str, at: float, verdict: Verdict = Verdict.NONE) -> AlertFact:
    return AlertFact(f"{device}@{at}", BLUE, "充电棚物联", device, "sensor", at, verdict=verdict)


def proposed(reports, facts=(), grid=GRID, until=24 * HOUR) -> dict[str, Proposal]:
    made = [p for p in proposals(reports, facts, grid, until) if p is not None]
    return {p.origin.place: p for p in made}


def blips(device: str, times: int, length: float = 4, every: float = 600) -> list[Report]:
    return [
        says(device, begin + part * length, part == 1)
        for begin in (n * every for n in range(times))
        for part in (0, 1)
    ]


def test_what_lasts_four_seconds_is_held_back_by_the_mildest_delay_that_does_it():
    told = proposed(blips("blip", 40))["blip"]
    assert told.before == Outcome(40, 40) and told.after == Outcome()
    assert told.filters.delay == timedelta(seconds=10) and not told.filters.settle
    assert (told.reports, told.devices) == (80, 1)


def test_what_comes_back_every_minute_is_one_episode_with_a_dead_band():
    flap = [says("flap", n * 10, n % 2 == 1) for n in range(400)]
    told = proposed(flap)["flap"]
    assert told.before.alerts == 200 > told.before.sounds, "a flap sounds once a minute at most"
    assert told.after.alerts <= 1


def test_a_true_one_is_never_lost_whatever_noise_its_device_makes():
    """The same four seconds, once found true: then no delay is proposed that would miss it."""
    reports = blips("blip", 40)
    facts = [found("blip", n * 600.0) for n in range(40)]
    facts[17] = found("blip", 17 * 600.0, Verdict.TRUE)
    told = proposed(reports, facts)["blip"]
    assert told.filters is None and told.after == told.before == Outcome(40, 40)
    tried = GRID.beside(Filters())
    assert told.true == 1 and told.harmed == sum(bool(each.delay) for each in tried)


def test_a_true_one_that_lasts_comes_later_by_the_delay_and_it_says_so():
    reports = [*blips("blip", 40), says("blip", 30_000), says("blip", 31_000, True)]
    facts = [*(found("blip", n * 600.0) for n in range(40)), found("blip", 30_000, Verdict.TRUE)]
    told = proposed(reports, facts, until=40_000)["blip"]
    assert told.after.alerts == 1 and told.late == told.filters.delay.total_seconds() == 10
    strict = Grid(GRID.delays, GRID.counts, GRID.settles, 5, GRID.least, GRID.rows, Flap())
    assert proposed(reports, facts, strict, 40_000)["blip"].filters is None


def test_a_red_is_told_at_the_same_second_or_nothing_is_proposed():
    calm = [r for n in range(40) for r in blips("red", 1)]
    flap = [says("red", n * 30, n % 2 == 1, RED) for n in range(30)]
    told = proposed([*calm, *flap])["red"]
    if told.filters is not None:
        assert not told.filters.settle
    only = proposed(flap)["red"]
    assert only.filters is None and only.harmed > 0


@pytest.mark.parametrize("seed", range(3))
def test_over_random_weeks_nothing_true_or_red_is_ever_lost(seed):
    chance = random.Random(seed)
    reports, facts = [], []
    for device in ("a", "b", "c"):
        at = 0.0
        while at < 6 * HOUR:
            at += chance.expovariate(1 / 300)
            begin, grade = at, chance.choice((BLUE, BLUE, Severity.YELLOW, RED))
            reports.append(says(device, at, grade=grade))
            for _ in range(chance.randrange(3)):
                at += chance.uniform(1, 40)
                reports.append(says(device, at, grade=grade))
            at += chance.choice((3, 8, 45, 200, 900))
            reports.append(says(device, at, over=True))
            facts.append(found(device, begin, chance.choice((Verdict.NONE, Verdict.TRUE))))
    quiet = [f for f in facts if chance.random() < 0.9]
    for told in proposed(reports, quiet).values():
        assert told.late <= GRID.true_delay
        assert told.after.alerts <= told.before.alerts
        assert told.filters is None or told.after.alerts <= 0.8 * told.before.alerts


def test_it_goes_in_steps_and_can_be_left_at_any_of_them():
    steps = proposals(blips("blip", 50), (), GRID, HOUR)
    assert next(steps) is None and next(steps) is None
    steps.close()
    assert list(proposals((), (), GRID, HOUR)) == [None]


def test_a_source_that_sends_ten_thousand_at_once_is_one_row():
    many = [says("flood", 1.0) for _ in range(10_000)]
    small = Grid((0, 30), (0,), (0,), 60, 0.2, 20, Flap())
    told = proposed(many, grid=small)["flood"]
    assert told.reports == 10_000 and told.before.alerts == 1 and told.filters is None


def test_what_waits_does_not_grow_with_what_a_source_repeats():
    """10,000 repeats while it waits: the record keeps what its rule counts, and no more."""
    held = None
    for second in range(200):
        held = received(held, report(second / 10), Filters(delay=timedelta(seconds=60), count=0))
    assert held.waits is not None and len(held.waits.times) == 1
    rule = Filters(delay=timedelta(seconds=60), count=3)
    twice = received(received(None, report(0), rule), report(1), rule)
    assert twice.waits is not None and received(twice, report(2), rule).waits is None


def test_what_a_rule_holds_already_is_what_it_is_compared_with():
    held = Filters(delay=timedelta(seconds=10), hold_off=timedelta(seconds=600))
    reports = [replace(r, held=held) for r in blips("blip", 40, length=20)]
    told = proposed(reports)["blip"]
    assert told.held == held and told.before.alerts < 40
    assert told.filters is None or told.filters.hold_off == held.hold_off
