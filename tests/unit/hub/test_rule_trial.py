"""A dry run on what was kept: it says what happened, and what would have."""

from pathlib import Path
from typing import Any

import pytest

from console.contract.trial import TrialAnswer
from console.hub.rules import trial as trials
from console.hub.rules.reading import read_rules
from console.hub.rules.stored import opened_trial
from console.hub.rules.trial_words import trial_lines
from console.hub.settings import HubSettings
from tests.unit.hub.cap_texts import cap
from tests.unit.hub.hub_desk import orange
from tests.unit.hub.test_hot_topics_at_intake import MATTERS, call
from tests.unit.hub.test_rule_files import HEAD, rule
from tests.unit.hub.test_rules_at_intake import JOINED, LIFTED, PLACE, RuledDesk

PLAIN = HEAD + rule("water")


class TryingDesk(RuledDesk):
    """A hub on whose past rules are tried."""

    def attempt(self, text: str, days: float = 7.0, during: tuple[str, ...] = ()) -> TrialAnswer:
        read, seq = read_rules(text.encode()), self.core.reader.seq()
        until = self.clock.now()
        asked = read, until, days, during
        with opened_trial(self.core.database, self.settings, *asked) as trial:
            while trial.step():
                pass
            answer = trial.answer([])
        assert self.core.reader.seq() == seq, "a trial changes nothing"
        return answer

    def tell(self, number: int, **fields: Any) -> None:
        self.post(orange(number, source="水务物联", **fields))


@pytest.fixture
def desk(tmp_path: Path) -> TryingDesk:
    desk = TryingDesk(tmp_path / "hub", HubSettings(hall="yunting", is_ruled=True))
    desk.write(PLAIN)
    desk.begin()
    desk.core.do(desk.core.put_job(MATTERS), desk.clock.now())
    return desk


def swing(desk: TryingDesk) -> None:
    """A level that is over after 10 s and back after 20, four times, then goes on."""
    for number in range(0, 8, 2):
        desk.tell(number, key="level", **PLACE)
        desk.later(seconds=10)
        desk.tell(number + 1, key="level", condition="normal", **PLACE)
        desk.later(seconds=10)
    desk.tell(9, key="level", **PLACE)
    desk.later(seconds=600)


def test_the_rules_in_force_make_of_the_past_what_was_made_of_it(desk: TryingDesk) -> None:
    """The rehearsal agrees with the hub, in everything that stands in its records."""
    swing(desk)
    desk.post(call(1), call(2), call(1), {"severity": "purple", "title": "x"}, orange(50))
    desk.post_cap(cap())
    desk.later(minutes=3)
    desk.post({"no": "json"}, call(3, exercise=True))
    answer = desk.attempt(PLAIN)
    bodies = desk.bodies("alert")
    assert answer.before == answer.after
    assert (answer.changes, answer.examples) == ({}, [])
    assert answer.before.alerts == len(bodies)
    assert answer.before.episodes == sum(body.get("episode", 1) for body in bodies)
    assert answer.unread == len(
        desk.core.short_reads.execute("SELECT 1 FROM quarantine").fetchall()
    )


def test_a_delay_tells_less_and_says_what_it_held_back(desk: TryingDesk) -> None:
    swing(desk)
    answer = desk.attempt(HEAD + rule("water", "delay = 60"))
    assert (answer.before.told, answer.before.held) == (5, 0)
    assert (answer.after.told, answer.after.held) == (1, 4)
    assert answer.changes["held"] == 5, "none is told when it comes; one after a minute"
    assert answer.examples[0].title == "积水 0"


def test_dead_band_and_hold_off_are_tried_as_the_hub_would(desk: TryingDesk) -> None:
    swing(desk)
    for line in ("settle = 30", "hold_off = 3600"):
        answer = desk.attempt(HEAD + rule("water", line))
        assert (answer.after.told, answer.after.held, answer.after.episodes) == (1, 4, 1)


@pytest.mark.parametrize("line", ["delay = 60\ncount = 3", "settle = 30\nhold_off = 15"])
def test_what_a_trial_promises_the_hub_then_does(
    desk: TryingDesk, tmp_path: Path, line: str
) -> None:
    """The same past, once tried and once lived by those rules, comes to the same."""
    swing(desk)
    text = HEAD + rule("water", line)
    promised = desk.attempt(text).after
    lived = TryingDesk(tmp_path / "lived", HubSettings(hall="yunting", is_ruled=True))
    lived.write(text)
    lived.begin()
    swing(lived)
    bodies = lived.bodies("alert")
    assert promised.alerts == len(bodies)
    assert promised.episodes == sum(body.get("episode", 1) for body in bodies)
    lived.core.close()


def test_what_becomes_one_thing_and_what_is_shown_together_is_told(desk: TryingDesk) -> None:
    desk.tell(1, **PLACE)
    desk.tell(2, **PLACE)
    desk.post(*(call(number) for number in (1, 2, 3)))
    hot = rule("hot", 'group = "热点 {matter} {since}"', "hot = { by_matter = true }",
               match='channel = ["hotline"]')  # fmt: skip
    answer = desk.attempt(HEAD + JOINED + hot)
    assert (answer.before.alerts, answer.after.alerts) == (5, 4)
    assert (answer.before.grouped, answer.after.grouped) == (0, 3)
    assert answer.changes == {"joined": 1, "held": 1, "group": 1}
    by_rule = {one.id: one for one in answer.rules}
    assert (by_rule["joined"].after.alerts, by_rule["water"].before.alerts) == (1, 2)


def test_an_alert_that_was_closed_is_not_the_one_that_comes_next(desk: TryingDesk) -> None:
    (first,) = desk.post(orange(1, source="水务物联", **PLACE))
    desk.send(desk.operation("alert.verify", f"alert/{first.alert}", alert_id=first.alert,
                             is_true=False, reason="误报"))  # fmt: skip
    desk.later(seconds=5)
    desk.tell(2, key="k1", **PLACE)
    assert len(desk.bodies("alert")) == 2
    answer = desk.attempt(HEAD + JOINED)
    assert (answer.before.alerts, answer.after.alerts) == (2, 2)


def test_only_the_days_asked_for_are_tried(desk: TryingDesk) -> None:
    for number in range(10):
        desk.tell(number)
        desk.later(days=1)
    assert [desk.attempt(PLAIN, days).before.alerts for days in (7, 2.5, 0, 30)] == [7, 2, 0, 10]


def test_reports_go_on_coming_in_while_a_trial_reads(
    desk: TryingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "PAGE", 1)
    monkeypatch.setattr(trials, "AT_ONCE", 1)
    for number in range(4):
        desk.tell(number)
    read = read_rules((HEAD + LIFTED).encode())
    with opened_trial(desk.core.database, desk.settings, read, desk.clock.now()) as trial:
        assert trial.step()
        desk.later(seconds=1)
        desk.tell(9)
        while trial.step():
            pass
        answer = trial.answer([])
    assert (answer.requests, answer.after.regraded) == (4, 4)
    assert len(desk.bodies("alert")) == 5


def test_more_than_a_trial_takes_ends_it_early_and_is_said(
    desk: TryingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "MOST_REPORTS", 3)
    for number in range(30):
        desk.tell(number)
    answer = desk.attempt(PLAIN)
    assert answer.is_cut
    assert any("只试到一部分" in line for line in trial_lines(answer))


def test_a_hub_that_kept_nothing_answers_with_nothing(desk: TryingDesk) -> None:
    answer = desk.attempt(HEAD + LIFTED)
    assert (answer.requests, answer.after.reports, answer.rules) == (0, 0, [])


def test_lines_say_before_and_after_with_examples(desk: TryingDesk) -> None:
    swing(desk)
    lines = list(trial_lines(desk.attempt(HEAD + rule("water", "delay = 60"))))
    assert "  提示(发声) told: 5 → 1" in lines
    assert any(line.startswith("water water: ") and "held 0→4" in line for line in lines)
    assert any("“积水 0”: 不再提示" in line and "[water → water]" in line for line in lines)


def test_what_could_not_be_read_and_now_can_is_counted(desk: TryingDesk) -> None:
    desk.post(orange(1, severity="三级", source="水务物联"), orange(2, severity="?", source="x"))
    answer = desk.attempt(HEAD + rule("water", 'severity = { "三级" = "orange" }'))
    assert (answer.before.alerts, answer.after.alerts, answer.unread) == (0, 1, 1)
    assert answer.changes == {"opened": 1, "told": 1}
