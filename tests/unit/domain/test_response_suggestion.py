"""Which response goes with the forecasts in force: the plan's tables, and the highest of a sort."""

from dataclasses import replace

import pytest

from console.domain.alert import Alert, Nature
from console.domain.alert_marks import Severity
from console.domain.hall_mode import Decided, HallMode, Level
from console.domain.response_suggestion import suggested
from console.settings import response_rules
from console.settings.response_rules import load_response_rules
from tests.unit.domain.alerts import T0, alert

RULES = load_response_rules()
GRADES = {"红": Severity.RED, "橙": Severity.ORANGE, "黄": Severity.YELLOW, "蓝": Severity.BLUE}
CALM = HallMode()


def forecast(kind: str, colour: str, id: str = "A") -> Alert:
    title = f"区气象台发布{kind}{colour}色预警信号"
    return replace(alert(GRADES[colour]), id=id, title=title, nature=Nature.FORECAST)


def responding(level: Level) -> HallMode:
    told = Decided(T0, "暴雨橙色预警", "带班领导 沈一清", "林岚", "seat-1", "OP")
    return CALM.responding("flood", level, told)


@pytest.mark.parametrize(
    ("kind", "colour", "said"),
    [
        ("暴雨", "橙", ("flood", Level.III)),
        ("台风", "红", ("flood", Level.II)),
        ("暴雪", "黄", ("frost", Level.IV)),
        ("暴雨", "蓝", None),
        ("高温", "红", None),
    ],
)
def test_it_is_what_the_table_says_and_nothing_where_it_says_nothing(
    kind: str, colour: str, said: tuple[str, Level] | None
) -> None:
    one = forecast(kind, colour)
    found = suggested(one, [one], RULES, CALM)
    assert (found and (found.rule.sort, found.rule.level)) == said
    assert found is None or (found.present, found.is_done) == (None, False)


def test_a_lower_one_beside_a_higher_does_not_suggest_to_step_down() -> None:
    low, high = forecast("暴雨", "黄"), forecast("台风", "橙", "B")
    found = suggested(low, [low, high], RULES, responding(Level.III))
    assert found is not None and found.is_done and found.forecast == high.title
    alone = suggested(low, [low], RULES, responding(Level.III))
    assert alone is not None and (alone.rule.level, alone.present) == (Level.IV, Level.III)


def test_what_is_no_longer_in_force_or_names_no_signal_suggests_nothing() -> None:
    gone, nameless = forecast("暴雨", "橙"), replace(forecast("暴雨", "橙"), title="请注意防范")
    assert suggested(gone, [], RULES, CALM) is None
    assert suggested(nameless, [nameless], RULES, CALM) is None


def test_each_rule_rests_on_something_and_a_wrong_file_is_named(monkeypatch) -> None:
    assert all(rule.source and rule.signals for rule in RULES)
    for wrong in ({"grade": "pink"}, {"level": "V"}, {"signals": None}):
        table = {"signals": ["暴雨"], "grade": "red", "level": "II", "source": "x", **wrong}
        told = {"flood": {"suggest": [table]}}
        monkeypatch.setattr(response_rules, "profile_data", lambda _, told=told: told)
        with pytest.raises(ValueError, match=r"responses\.toml: suggest"):
            load_response_rules()
