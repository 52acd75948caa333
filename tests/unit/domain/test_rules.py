"""What a rule makes of a report (B-09, B-10, B-12; rows 62, 69)."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from time import process_time
from typing import Any

import pytest

from console.domain.alert import Alert, Condition
from console.domain.alert_marks import Severity
from console.domain.alert_reports import Filters, received
from console.domain.entity import decode, encode
from console.domain.geo import Place
from console.domain.rule import Hot, OrderTemplate, Rule, RuleBook, filled
from console.domain.rule_match import EVERYTHING, Match, fits
from console.domain.rule_set import MOST_ORIGINS, UNRULED, RuleSet
from tests.unit.domain.alerts import alert, at, over, report, signed

UNDERPASS = Place("望汐路下立交", "望潮街道")
FULL = Rule(
    "full",
    "全",
    Match(source=("水务*",), words=("积水",)),
    (("blue", "yellow"),),
    30,
    3,
    20,
    600,
    "{source}/{place}",
    "{town}",
    "sensor",
    "先看点位",
    "underpass-flood",
    OrderTemplate("underpass-flood", ("{town}*",), "{place}", 15, "演示值"),
    Hot(3, 3600, 500, True),
    "演示值",
    "注",
)


def ruled(*rules: Rule) -> RuleSet:
    return RuleSet(RuleBook(version="v1", rules=rules))


def told(**fields: Any) -> Alert:
    return alert(source="水务物联", channel="sensor", place=UNDERPASS, **fields)


@pytest.mark.parametrize(
    ("name", "text", "does"),
    [
        ("水务物联", "水务物联", True),
        ("水务", "水务物联", False),
        ("水务*", "水务物联", True),
        ("*物联", "水务物联", True),
        ("水*务*联", "水务物联", True),
        ("水*水", "水", False),
        ("*", "", True),
        ("a*b*a", "aba", True),
        ("ab*ba", "aba", False),
        ("[水]务?物联", "水务物联", False),
    ],
)
def test_a_star_stands_for_anything_and_nothing_else_is_special(
    name: str, text: str, does: bool
) -> None:
    assert fits(name, text) is does


def test_no_pattern_takes_longer_than_its_text_is_long() -> None:
    """What ends a backtracking matcher for minutes is over at once."""
    began = process_time()
    assert not fits("*a" * 50 + "*b", "a" * 20_000)
    assert process_time() - began < 1


def test_a_report_must_agree_in_every_part_that_is_named() -> None:
    match = Match(("水务*",), ("sensor",), (), ("望潮街道",), ("*下立交",), ("积水", "倒灌"))
    rules = ruled(Rule("r", match=match))
    assert rules.applied(told(), "t").rule.id == "r"
    for other in (
        {"source": "AI 视频"},
        {"channel": "hotline"},
        {"place": Place("望汐路下立交", "南汀街道")},
        {"place": Place("望汐路", "望潮街道")},
        {"title": "水位正常"},
    ):
        assert rules.applied(replace(told(), **other), "t").rule.id == "default", other


def test_what_no_rule_knows_is_taken_as_it_comes() -> None:
    """An unknown source is never dropped, joined or held back."""
    strange = alert(source="没听说过", type="全新类型", fingerprint="t/k", group="g")
    taken = ruled(FULL).applied(strange, "t")
    assert taken[:2] == (strange, Filters())
    assert (taken.rule.id, taken.version) == ("default", "v1")
    assert UNRULED.applied(strange, "t").alert == strange


def test_the_first_rule_that_fits_holds() -> None:
    rules = ruled(Rule("one", match=Match(source=("水务*",))), Rule("two", match=FULL.match))
    assert rules.applied(told(), "t").rule.id == "one"


def test_grade_identity_group_and_channel_are_as_the_rule_says() -> None:
    rules = ruled(replace(FULL, hot=None))
    taken = rules.applied(told(severity=Severity.BLUE, fingerprint="token/k"), "token")
    assert taken.alert.severity is Severity.YELLOW
    assert taken.alert.fingerprint == "token/full/水务物联/望汐路下立交"
    assert (taken.alert.group, taken.alert.channel) == ("望潮街道", "sensor")
    assert ruled(FULL).applied(told(severity=Severity.RED), "t").alert.severity is Severity.RED


def test_what_lacks_a_part_of_a_template_keeps_its_own_identity() -> None:
    """Two things at unknown places are not one thing (rule of part D: never collapse)."""
    nowhere = replace(told(fingerprint="token/k"), place=Place("", "望潮街道"))
    taken = ruled(replace(FULL, hot=None)).applied(nowhere, "token").alert
    assert (taken.fingerprint, taken.group) == ("token/k", "望潮街道")


def test_a_value_cannot_put_another_template_in() -> None:
    sly = replace(told(), place=Place("{source}{town}", "望潮街道"))
    assert filled("{place}/{town}", sly) == "(source)(town)/望潮街道"


def test_two_senders_never_share_an_identity() -> None:
    one, other = (ruled(FULL).applied(told(), sender).alert for sender in ("a", "b"))
    assert one.fingerprint != other.fingerprint


@pytest.mark.parametrize(("earlier", "later", "does"), [
    (Match(source=("水*",)), Match(source=("水务物联",), words=("积水",)), True),
    (Match(source=("水*",)), Match(source=("水务物联", "气象")), False),
    (Match(words=("水",)), Match(words=("积水", "水位")), True),
    (Match(words=("积水",)), Match(words=("水",)), False),
    (Match(source=("水*",)), Match(words=("水",)), False),
    (EVERYTHING, Match(town=("南汀街道",)), True),
])  # fmt: skip
def test_a_rule_that_can_never_hold_is_known(earlier: Match, later: Match, does: bool) -> None:
    assert earlier.covers(later) is does


def test_origins_that_are_invented_do_not_fill_the_memory() -> None:
    rules = ruled(FULL)
    for number in range(MOST_ORIGINS + 10):
        rules.applied(alert(source=f"假 {number}"), "t")
    assert len(rules._by_origin) <= MOST_ORIGINS


def test_a_book_reads_back_as_it_was_written() -> None:
    """G13: as a record, with everything a rule can hold."""
    book = RuleBook(version="v1", title="本地规则", rules=(FULL,))
    assert decode(RuleBook, encode(book)) == book


HELD = Filters(hold_off=timedelta(minutes=10))


def told_again(seconds: float, filters: Filters, severity: Severity = Severity.YELLOW) -> bool:
    """Whether a return after 60 s of recovery at `seconds` is unseen again."""
    known = received(None, report(0, severity), filters)
    known = received(signed(known), over(seconds - 60), filters)
    return not received(known, report(seconds, severity), filters).is_acknowledged


def test_a_return_within_the_hold_off_is_told_no_second_time() -> None:
    """B-10: per source and type; a red is always told again."""
    assert not told_again(300, HELD)
    assert told_again(601, HELD)
    assert told_again(300, HELD, Severity.RED)
    assert told_again(300, Filters())


def test_what_rises_within_the_hold_off_is_told() -> None:
    known = signed(received(None, report(0), HELD))
    known = received(known, over(60), HELD)
    assert not received(known, report(90, Severity.ORANGE), HELD).is_acknowledged


def test_a_message_that_never_clears_tells_the_same_thing_anew() -> None:
    """Calls that a rule takes for one thing are unseen again, each beyond the hold-off."""

    def call(seconds: float) -> Alert:
        return report(seconds, condition=Condition.NOT_APPLICABLE)

    for hold_off, is_seen in ((0, False), (600, True)):
        filters = Filters(hold_off=timedelta(seconds=hold_off), is_renewed=True)
        known = signed(received(None, call(0), filters))
        known = received(known, call(300), filters)
        assert (known.is_acknowledged, known.count) == (is_seen, 2)
    assert received(signed(received(None, call(0))), call(300)).is_acknowledged


FILTERS = ("delay", "count", "settle", "hold_off")


@pytest.mark.parametrize(("first", "second"), list(product(FILTERS, repeat=2)))
def test_every_pair_of_filters_holds_back_and_loses_nothing(first: str, second: str) -> None:
    """B-09: each pair together; what stays is told at last, and each report is counted."""
    seconds = {"delay": 30, "settle": 20, "hold_off": 40}
    values = {name: timedelta(seconds=seconds[name]) for name in {first, second} & set(seconds)}
    if "count" in (first, second):
        values = {**values, "delay": timedelta(seconds=30)}
    filters = Filters(**values, count=3 if "count" in (first, second) else 0)
    known = None
    for step in (report(0), over(5), report(10), over(12), report(14), report(100)):
        known = received(known, step, filters)
    assert known is not None
    assert known.count == 4
    assert not known.is_waiting(at(131))
    assert not known.is_acknowledged
    assert known.condition is Condition.ACTIVE
