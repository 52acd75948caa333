"""Settings at a running seat: found, changed at once, kept for the person, locked by the hall."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from console.app.starter import Starter
from console.app.translation import translate
from console.domain.alert import Severity
from console.runtime.hall_time import hall_minute
from console.settings.plans.plan import Mode
from tests.end2end.test_alone import PATIENCE, enrol
from tests.end2end.test_seat_people import audit


@pytest.fixture
def starter(start, tmp_path: Path) -> Starter:
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    return start.unlocked(tmp_path / "seat")


def opened(qtbot: Any, starter: Starter) -> Any:
    qtbot.keyClick(starter.seat.frame.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    panel = starter.seating.settings.panel
    assert panel.isVisible()
    return panel


def decide(starter: Starter, policy: str) -> None:
    """Let the hall have a policy file, and the seat read it."""
    settings = starter._options.settings
    file = starter._options.data / "policy.toml"
    file.write_text(policy, "utf-8")
    object.__setattr__(settings._paths, "policy", file)
    settings.load()


def test_a_few_letters_find_a_setting_and_a_change_is_worn_at_once(qtbot, starter) -> None:
    panel = opened(qtbot, starter)
    qtbot.keyClicks(panel.field, "look.th")
    assert [row.setting.name for row in panel.rows if not row.isHidden()] == ["look.theme"]
    row = panel.row("look.theme")
    assert "默认" in row.told and "当即生效" in row.told
    row.control.chosen.emit("light")
    assert starter.theme.look.theme == "light" and "本人设置" in row.told
    assert audit(starter)[-1][1:] == ("setting.changed", "done", "dark > light (person)")
    panel.put_away()
    starter.seat.commands.run("look.theme")  # the key changes the same setting
    assert starter._options.settings.value(row.setting) == "dark"


def test_another_person_has_another_look(qtbot, starter) -> None:
    starter._options.settings.set("look.theme", "light")
    assert starter.theme.look.theme == "light"
    people = starter.seating.people
    people.sit(people._kept.of("zhouyan").identity)
    assert starter.theme.look.theme == "dark"


def test_what_is_not_taken_says_what_it_can_be(qtbot, starter) -> None:
    panel = opened(qtbot, starter)
    row = panel.row("seat.lock_after")
    row.control.setText("9999")
    row.control.editingFinished.emit()
    assert "0 … 240" in row.told
    row.control.setText("45")
    row.control.editingFinished.emit()
    assert "本席设置" in row.told and "重启后生效" in row.told


def test_what_the_hall_has_locked_cannot_be_touched_and_says_where(qtbot, starter) -> None:
    decide(starter, 'locked = ["look.theme"]\nlook.theme = "light"\n')
    row = opened(qtbot, starter).row("look.theme")
    assert not row.control.isEnabled()
    assert "大厅锁定" in row.told and "policy.toml" in row.told


@pytest.mark.parametrize(
    ("command", "policy"),
    [
        ("look.theme", 'locked = ["look.theme"]\nlook.theme = "dark"\n'),
        ("look.palette", 'locked = ["look.vision"]\n'),
        ("look.night", 'locked = ["look.night"]\nlook.night = "off"\n'),
    ],
)
def test_h907_no_key_goes_round_the_lock_of_the_hall(qtbot, starter, command, policy) -> None:
    """H907: the key changed it for the run, and nothing was said."""
    decide(starter, policy)
    before, lines = starter.theme.look, len(audit(starter))
    starter.seat.commands.run(command)
    assert starter.theme.look == before and len(audit(starter)) == lines
    assert "大厅锁定，本席不能改" in starter.seat.frame.notices.texts


def test_a_look_by_key_that_cannot_be_kept_is_not_worn_and_says_where(qtbot, starter) -> None:
    """H904: page, key and screen say one thing."""
    data = starter._options.data
    file = data / "people" / "linlan.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("look.text = 110\n[look\n", "utf-8")
    starter.seat.commands.run("look.theme")
    assert starter.theme.look.theme == "dark"
    assert f"{file}:2" in starter.seat.frame.notices.texts[-1]
    row = opened(qtbot, starter).row("look.theme")
    row.control.chosen.emit("light")
    assert "手工" in row.told and f"{file}:2" in row.told
    assert starter.theme.look.theme == "dark" and row.control.current == "dark"


def test_h908_esc_takes_nothing_that_is_half_typed(qtbot, starter) -> None:
    """H908: a 7 typed over 30 and Esc locked the seat after seven minutes."""
    panel = opened(qtbot, starter)
    field = panel.row("seat.lock_after").control
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not panel.isVisible() and field.text() == "30"
    assert starter._options.settings.value(panel.row("seat.lock_after").setting) == 30
    opened(qtbot, starter)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert starter._options.settings.value(panel.row("seat.lock_after").setting) == 7


def test_sound_and_night_hold_at_once_and_each_change_is_in_the_audit(qtbot, starter) -> None:
    seat, panel = starter.seat, opened(qtbot, starter)

    def typed(name: str, text: str) -> None:
        panel.row(name).control.setText(text)
        panel.row(name).control.editingFinished.emit()

    assert "时限配置" in panel.row("sound.volume").told
    typed("sound.volume", "６０")
    assert seat.frame.player.volume == 60
    typed("sound.volume", "10")
    assert seat.frame.player.volume == 60 and "50 … 100" in panel.row("sound.volume").told
    typed("sound.repeat_red", "7")
    typed("sound.mute_longest", "2")
    panel.row("sound.speech").control.chosen.emit("false")
    rules = seat.frame.sound.rules
    assert rules.repeat[Severity.RED] == 7 and rules.mute == (120,) and not rules.speaks

    now = hall_minute(seat.options.clock.now())
    panel.row("look.night").control.chosen.emit("auto")
    night = starter.theme.look.is_night
    typed("look.night_from", now)
    typed("look.night_until", now)
    assert not starter.theme.look.is_night, "a night that ends as it begins is none"
    typed("look.night_until", "00:00" if now != "00:00" else "00:01")
    assert starter.theme.look.is_night, night
    typed("screens.night_from", now)
    typed("screens.night_until", "00:00" if now != "00:00" else "00:01")
    assert seat.screens.pilot.mode is Mode.NIGHT
    changed = [line[3] for line in audit(starter) if line[1] == "setting.changed"]
    assert "100 > 60 (person)" in changed and "4 > 7 (seat)" in changed
    assert "True > False (person)" in changed


def test_the_language_changes_while_everything_goes_on(qtbot, qapp, starter, tmp_path) -> None:
    """The same person and the same list; windows are built anew, and back."""
    first, settings = starter.seat, starter._options.settings
    qtbot.waitUntil(lambda: first.models.queue.rowCount() == 1, timeout=PATIENCE)
    starter.seat.frame.window.show_page("log")
    settings.set("look.language", "en")
    qtbot.waitUntil(lambda: starter.seat is not first, timeout=PATIENCE)
    # the tests' own Chinese stands below; the words are compared in test_language.py
    window = starter.seat.frame.window
    assert window.isVisible() and window.current_page == "log"
    assert starter.seat.identity.person == "linlan"
    qtbot.waitUntil(lambda: starter.seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    settings.set("look.language", "zh_CN")
    qtbot.waitUntil(lambda: starter.seat.frame.window is not window, timeout=PATIENCE)
    translate(qapp, "en")


def test_larger_text_and_less_motion_are_the_persons_own_and_hold_at_once(qtbot, starter) -> None:
    """H229: by the page, without a restart; the next person has their own."""
    panel = opened(qtbot, starter)
    size = starter.seat.frame.window.header.height()
    panel.row("look.text").control.chosen.emit("125")
    panel.row("look.motion").control.chosen.emit("false")
    look = starter.theme.look
    assert (look.text, look.is_still) == (125, True)
    assert starter.seat.frame.window.header.height() == size * 1.25
    assert all(strobe._is_still for strobe in starter.seat.sound.strobes)
    people = starter.seating.people
    people.sit(people._kept.of("zhouyan").identity)
    assert (starter.theme.look.text, starter.theme.look.is_still) == (100, False)
    assert starter.seat.frame.window.header.height() == size
