"""Rules of a mode (B.7): another set comes into force with the turn, and goes with it."""

from pathlib import Path
from typing import Any

import pytest

from console.hub.rules.reading import notes_on, read_rules
from console.hub.settings import HubSettings
from tests.unit.hub.hub_desk import Desk
from tests.unit.hub.test_hub_recovery import Backup, give_back, kept, statuses
from tests.unit.hub.test_rule_files import HEAD, faults, rule
from tests.unit.hub.test_rule_trial import TryingDesk
from tests.unit.hub.test_rules_at_intake import PLACE, RuledDesk

URGENT = rule("urgent", 'during = ["emergency", "flood.III"]', 'severity = { orange = "red" }')
USUAL = rule("usual")
CALL = {"basis": "暴雨橙色预警", "authority": "带班领导 沈一清"}
TAKEN = [{"sort": "rules", "value": "urgent"}]


@pytest.fixture
def desk(tmp_path: Path) -> TryingDesk:
    desk = TryingDesk(tmp_path / "hub", HubSettings(hall="yunting", is_ruled=True))
    desk.write(HEAD + URGENT + USUAL)
    desk.begin()
    return desk


def turn(desk: Desk, kind: str, **args: Any) -> None:
    (answer,) = desk.send(desk.operation(kind, "mode/hall", **CALL, **args))
    assert answer.status == "applied"


def rules_of(desk: RuledDesk, *numbers: int) -> list[tuple[str, str]]:
    taken = [desk.take(number) for number in numbers]
    return [(each["rule"], each["severity"]) for each in taken]


def test_a_mode_brings_its_rules_with_the_turn_and_takes_them_away(desk: TryingDesk) -> None:
    """H703: 规则 was a box that somebody ticked; the hub went on by the rules of a calm day."""
    assert rules_of(desk, 1) == [("usual", "orange")]
    turn(desk, "mode.begin", mode="emergency", effects=TAKEN)
    assert desk.book["standing"] == ["emergency"]
    assert rules_of(desk, 2) == [("urgent", "red")]
    desk.restart()
    desk.begin()
    assert rules_of(desk, 3) == [("urgent", "red")], "over a restart as well"
    turn(desk, "mode.end", mode="emergency")
    assert rules_of(desk, 4) == [("usual", "orange")]


def test_rules_that_were_left_at_the_turn_do_not_hold(desk: TryingDesk) -> None:
    turn(desk, "mode.begin", mode="emergency", effects=[{**TAKEN[0], "is_taken": False}])
    assert rules_of(desk, 1) == [("usual", "orange")]


def test_a_response_brings_them_at_its_level_alone(desk: TryingDesk) -> None:
    turn(desk, "response.set", sort="flood", level="III", effects=TAKEN)
    assert rules_of(desk, 1) == [("urgent", "red")]
    turn(desk, "response.set", sort="flood", level="IV", effects=TAKEN)
    assert rules_of(desk, 2) == [("usual", "orange")]


def test_a_file_loaded_meanwhile_goes_by_the_mode_that_holds(desk: TryingDesk) -> None:
    turn(desk, "mode.begin", mode="emergency", effects=TAKEN)
    desk.write(HEAD + URGENT.replace("red", "yellow") + USUAL)
    desk.begin()
    assert rules_of(desk, 1) == [("urgent", "yellow")]


def test_an_open_alert_is_found_by_its_recovery_although_the_mode_names_it_otherwise(
    desk: TryingDesk,
) -> None:
    joins = rule("urgent", 'during = ["emergency"]', 'fingerprint = "{place}"')
    desk.write(HEAD + joins + USUAL)
    desk.begin()
    one = desk.take(1, **PLACE)
    turn(desk, "mode.begin", mode="emergency", effects=TAKEN)
    over = desk.take(2, key="k1", condition="normal", **PLACE)
    assert (over["id"], over["condition"]) == (one["id"], "normal")


def test_a_mode_given_back_by_a_seat_after_a_restore_brings_its_rules(desk: TryingDesk) -> None:
    backup = Backup(desk)
    turn(desk, "mode.begin", mode="emergency", effects=TAKEN)
    given = kept(desk, "mode", "hall")
    backup.restore()
    desk.begin()
    assert rules_of(desk, 1) == [("usual", "orange")]
    assert statuses(give_back(desk, given)) == ["taken"]
    assert rules_of(desk, 2) == [("urgent", "red")]


def test_rules_are_tried_as_if_the_mode_held(desk: TryingDesk) -> None:
    for number in range(3):
        desk.tell(number)
    desk.later(seconds=60)
    without = desk.attempt(HEAD + USUAL)
    during = desk.attempt(HEAD + USUAL, during=("emergency",))
    assert (len(without.examples), len(during.examples)) == (0, 3)


def test_what_no_mode_is_called_is_a_mistake_with_its_line() -> None:
    ((line, id, words),) = faults(HEAD + rule("a", 'during = ["storm"]'))
    assert (line, id) == (11, "a") and "没有 storm" in words


@pytest.mark.parametrize(
    ("first", "second", "is_noted"),
    [("", "", True), ("emergency", "", False), ("", "emergency", True),
     ("emergency", "emergency", True), ("emergency", "special", False)],
)  # fmt: skip
def test_a_rule_behind_one_of_a_mode_is_reached_while_the_mode_does_not_hold(
    first: str, second: str, is_noted: bool
) -> None:
    during = [f'during = ["{name}"]' if name else "" for name in (first, second)]
    raw = (HEAD + rule("a", during[0]) + rule("b", during[1])).encode()
    assert bool(notes_on(raw, read_rules(raw))) is is_noted
