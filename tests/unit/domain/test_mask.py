"""搁置, 规则抑制, 停用报修 of more than one alert (B-06, B-07, B-08)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from console.domain.alert import Alert, Disposition, Nature
from console.domain.alert_marks import MaskSort, Severity, Shelf
from console.domain.geo import Place
from console.domain.mask import Mask, Scope, masked, preview
from console.domain.operations.base import Outcome, Refused
from console.domain.operations.mask_operations import bring_back, lay, lift
from console.domain.queue import Band, band_of
from tests.unit.domain.alerts import act, alert, at, reads

TOWN = Scope(town="望潮街道")
HOUR = at(3610)


def of_town(id: str, severity: Severity = Severity.YELLOW, **other: Any) -> Alert:
    return alert(severity, id=id, place=Place("下立交", "望潮街道"), **other)


def mask(sort: MaskSort = MaskSort.SHELVED, **other: Any) -> Mask:
    by = ("lin", "林岚", "seat-1", at(0))
    return replace(Mask("M", sort, TOWN, HOUR, "泵站检修", *by), **other)


def laid(*alerts: Alert, leads: bool = False, **args: Any) -> Outcome:
    told = {"sort": MaskSort.SHELVED, "scope": TOWN, "until": HOUR, "reason": "泵站检修", **args}
    seen = reads(*alerts, absent=(("mask", "M"),))
    return lay(seen, act(leads=leads), "M", alerts=tuple(a.id for a in alerts), **told)


def test_the_preview_says_what_it_would_hold_and_what_is_too_severe() -> None:
    """「影响 37 条」 before anything is done; 红 in the same town stays where it is."""
    many = [of_town(f"Y{n}") for n in range(37)]
    others = [
        of_town("R", Severity.RED),
        alert(id="far"),
        of_town("C", disposition=Disposition.CLOSED),
    ]
    seen = preview(mask(), [*many, *others], at(10))
    assert (len(seen.covered), seen.grades, seen.above) == (37, {Severity.YELLOW: 37}, ("R",))


def test_what_was_previewed_stands_aside_and_comes_back_at_its_end() -> None:
    record, one = laid(of_town("Y1")).save
    assert isinstance(record, Mask) and isinstance(one, Alert)
    assert band_of(one, at(3609)) is Band.SHELVED
    assert band_of(one, HOUR) is Band.UNSIGNED
    assert one.trail[-1].what == "shelved" and one.trail[-1].detail == "泵站检修"


def test_what_was_closed_or_has_risen_since_the_preview_is_left_alone() -> None:
    outcome = laid(
        of_town("Y1"), of_town("R", Severity.ORANGE), of_town("C", disposition=Disposition.FALSE)
    )
    assert [each.id for each in outcome.save] == ["M", "Y1"]


def test_what_comes_later_gets_it_too_and_nothing_worse_than_it_was_meant_for() -> None:
    held = [mask()]
    assert band_of(masked(of_town("Y2"), held, at(20)), at(20)) is Band.SHELVED
    assert band_of(masked(of_town("R", Severity.RED), held, at(20)), at(20)) is Band.UNSIGNED
    assert masked(of_town("Y3"), held, HOUR).shelf is None
    assert masked(alert(), held, at(20)).shelf is None
    once = masked(of_town("Y4"), [mask(), mask()], at(20))
    assert len(once.trail) == 1


@pytest.mark.parametrize("sort", [MaskSort.SUPPRESSED, MaskSort.OUT_OF_SERVICE])
def test_rules_and_devices_have_their_own_lines(sort: MaskSort) -> None:
    one = masked(of_town("Y1"), [mask(sort)], at(20))
    assert band_of(one, at(20)).name == sort.name
    both = masked(one, [mask(id="N")], at(20))
    assert band_of(both, at(20)) is Band.SHELVED
    assert band_of(mask(id="N").taken_off(both, both.trail[0]), at(20)).name == sort.name


@pytest.mark.parametrize(
    ("leads", "args", "code"),
    [
        (False, {"reason": ""}, "reason_needed"),
        (False, {"scope": Scope()}, "bad_arguments"),
        (False, {"until": at(10)}, "bad_arguments"),
        (False, {"until": at(11) + timedelta(hours=8)}, "bad_arguments"),
        (False, {"worst": Severity.ORANGE}, "needs_leader"),
        (False, {"sort": MaskSort.SUPPRESSED}, "needs_leader"),
        (True, {"sort": MaskSort.OUT_OF_SERVICE}, "order_needed"),
        (True, {"until": at(11) + timedelta(hours=8)}, "bad_arguments"),
        (True, {"until": at(11) + timedelta(days=7), "order": "BX-7"}, "bad_arguments"),
        (True, {"until": at(10) + timedelta(days=7), "order": "BX-7"}, ""),
        (True, {"sort": MaskSort.OUT_OF_SERVICE, "order": "BX-7"}, ""),
        (True, {"worst": Severity.RED}, ""),
    ],
)
def test_every_one_has_a_reason_an_end_and_somebody_who_may(
    leads: bool, args: dict[str, Any], code: str
) -> None:
    if not code:
        assert laid(of_town("Y1"), leads=leads, **args).save
        return
    with pytest.raises(Refused) as refusal:
        laid(of_town("Y1"), leads=leads, **args)
    assert refusal.value.code == code


def test_lifting_brings_everything_back_and_twice_is_once() -> None:
    record, one = laid(of_town("Y1")).save
    other = of_town("Y2", shelf=Shelf(HOUR, "等回复", "zhou", "周宁"))
    told = lift(reads(record, one, other), act(20, "OP2"), "M", ("Y1", "Y2")).save
    assert [each.id for each in told] == ["M", "Y1"]
    assert isinstance(told[1], Alert) and band_of(told[1], at(20)) is Band.UNSIGNED
    assert list(lift(reads(told[0]), act(30, "OP3", seat="seat-2"), "M").save) == []


def test_only_the_leader_lifts_a_rule_or_brings_back_a_device() -> None:
    record, one = laid(of_town("Y1"), leads=True, sort=MaskSort.SUPPRESSED).save
    with pytest.raises(Refused, match="needs_leader"):
        lift(reads(record, one), act(20), "M", ("Y1",))
    with pytest.raises(Refused, match="needs_leader"):
        bring_back(reads(one), act(20), "Y1")
    (back,) = bring_back(reads(one), act(20, leads=True), "Y1").save
    assert isinstance(back, Alert) and band_of(back, at(20)) is Band.UNSIGNED


def test_laid_again_by_the_same_act_it_is_one_and_by_another_it_is_refused() -> None:
    record, one = laid(of_town("Y1")).save
    again = reads(record, one)
    told = {"sort": MaskSort.SHELVED, "scope": TOWN, "until": HOUR, "reason": "泵站检修"}
    assert list(lay(again, act(), "M", alerts=("Y1",), **told).save) == []  # type: ignore[arg-type]
    with pytest.raises(Refused, match="exists"):
        lay(again, act(op="OP2"), "M", alerts=("Y1",), **told)  # type: ignore[arg-type]


def test_one_that_a_person_brought_back_is_not_set_aside_again_by_the_same_mask() -> None:
    """H364: the next report of its source came a minute later, and it was gone again."""
    record, one = laid(of_town("Y1")).save
    assert isinstance(record, Mask) and isinstance(one, Alert)
    (back,) = bring_back(reads(one), act(20, "OP2"), "Y1").save
    assert isinstance(back, Alert)
    assert band_of(masked(back, [record], at(30)), at(30)) is Band.UNSIGNED
    assert band_of(masked(back, [mask(id="N")], at(30)), at(30)) is Band.SHELVED


def test_the_preview_counts_what_it_leaves_alone_by_grade() -> None:
    seen = preview(mask(), [of_town("R", Severity.RED), of_town("O", Severity.ORANGE)], at(10))
    assert seen.kept == {Severity.RED: 1, Severity.ORANGE: 1} and seen.covered == ()


def test_a_forecast_stands_aside_only_when_it_is_named_itself() -> None:
    """By source or town, 暴雨预警 would have gone with the sensors of the same name."""
    rain = of_town("F", nature=Nature.FORECAST)
    assert not TOWN.covers(rain) and Scope(alert="F").covers(rain)
    assert preview(mask(), [rain], at(10)).covered == ()


def test_what_the_hub_sets_aside_names_who_wanted_it() -> None:
    one = masked(of_town("Y1"), [mask()], at(20))
    assert one.trail[-1].detail == "泵站检修·林岚"
