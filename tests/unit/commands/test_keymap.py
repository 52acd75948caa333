"""Issue C 3: keys a person chooses; what belongs to others is refused, and nothing clashes."""

import pytest

from console.commands.keymap import Keymap, Refusal
from console.commands.registry import Command, CommandTable, key_parts, text
from console.settings.key_choices import KeyFiles
from console.settings.reserved_keys import reserved_keys

SIGN = Command("alert.acknowledge", text("duty", "Sign"), "Space", on="duty")
OWN = Command("alert.own", text("commands", "Take on"), "O", on="duty")
EN_ROUTE = Command("assignment.en_route", text("commands", "En route"), "Q", on="deploy")
FIND = Command("palette.open", text("shell", "Find anything"), "Ctrl+K")
REGISTER = Command(
    "intake.register", text("commands", "Register"), "Return", on="intake", fixed=True
)
NEXT = Command("intake.next", text("commands", "Next"), "F8", on="intake")


@pytest.fixture
def table():
    table = CommandTable()
    for command in (SIGN, OWN, EN_ROUTE, FIND, REGISTER, NEXT):
        table.add(command, print)
    return table


@pytest.fixture
def keymap(table, tmp_path):
    keymap = Keymap(table, reserved_keys(), KeyFiles(tmp_path))
    keymap.sit_down("p-7")
    return keymap


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("Ctrl+Space", "input_method"),
        ("Ctrl+.", "input_method"),
        ("Shift+Space", "input_method"),
        ("Ctrl+Shift", "modifier"),
        ("Shift", "modifier"),
        ("Ctrl", "modifier"),
        ("Ctrl+Alt+Shift", "modifier"),
        ("Ctrl+Alt+A", "others"),
        ("Alt+Ctrl+a", "others"),
        ("Alt+F4", "system"),
        ("Ctrl+Z", "editing"),
        ("Tab", "moving"),
        ("Enter", "moving"),
        ("Escape", "moving"),
        ("Shift+?", "sign"),
        ("", "modifier"),
    ],
)
def test_what_belongs_to_others_is_never_bound(table, keymap, key, why):
    assert keymap.rebind("alert.own", key) == Refusal(why)
    assert table.get("alert.own").key == "O"


def test_a_key_of_the_same_page_or_of_everywhere_is_taken_and_says_by_whom(keymap):
    assert keymap.rebind("alert.own", "Space") == Refusal("taken", SIGN.title)
    assert keymap.rebind("alert.own", "Ctrl+K") == Refusal("taken", FIND.title)
    taken = keymap.rebind("alert.own", "S")
    assert taken is not None and taken.code == "taken", "S is the second key of 调度"
    taken = keymap.rebind("palette.open", "Ctrl+3")
    assert taken is not None and taken.code == "taken", "Ctrl with a digit is a page of the rail"


def test_another_page_may_have_the_same_key(table, keymap):
    assert keymap.rebind("alert.own", "Q") is None
    assert (table.get("alert.own").key, table.get("assignment.en_route").key) == ("Q", "Q")


def test_a_letter_is_needed_for_writing_where_somebody_writes(keymap):
    assert keymap.rebind("palette.open", "J") == Refusal("everywhere")
    assert keymap.rebind("intake.next", "J") == Refusal("form")
    assert keymap.rebind("intake.register", "F9") == Refusal("fixed")
    assert keymap.rebind("palette.open", "F9") is None


def test_chosen_keys_are_the_person_s_and_stay(table, keymap, tmp_path):
    keymap.rebind("alert.own", "X")
    keymap.sit_down("p-8")
    assert table.get("alert.own").key == "O", "another person has the usual keys"
    keymap.sit_down("p-7")
    assert table.get("alert.own").key == "X"
    again = CommandTable()
    Keymap(again, reserved_keys(), KeyFiles(tmp_path)).sit_down("p-7")
    again.add(OWN, print)
    assert again.get("alert.own").key == "X", "a page that is built later has it as well"


def test_two_may_change_places_and_one_cannot_come_back_into_a_taken_key(table, keymap):
    keymap.rebind("alert.own", "X")
    keymap.rebind("alert.acknowledge", "O")
    assert keymap.reset("alert.own") == Refusal("taken", SIGN.title)
    assert keymap.rebind("alert.own", "Space") is None
    assert (table.get("alert.own").key, table.get("alert.acknowledge").key) == ("Space", "O")
    keymap.reset_all()
    assert [table.get(c.id).key for c in (SIGN, OWN)] == ["Space", "O"]
    assert dict(keymap.chosen) == {}


def test_a_new_command_that_wants_a_chosen_key_keeps_it(table, keymap):
    """A newer console declares X itself: what was declared wins over what was chosen."""
    keymap.rebind("alert.own", "X")
    table.add(Command("alert.export", text("commands", "Export"), "X", on="duty"), print)
    assert (table.get("alert.export").key, table.get("alert.own").key) == ("X", "O")
    assert dict(keymap.chosen) == {"alert.own": "X"}, "the choice is kept for when it fits again"


def test_a_file_written_by_hand_binds_nothing_that_is_forbidden(table, tmp_path):
    files = KeyFiles(tmp_path)
    files.save("p-7", {"alert.own": "Ctrl+Space", "palette.open": "F9", "gone.away": "F7"})
    Keymap(table, reserved_keys(), files).sit_down("p-7")
    assert (table.get("alert.own").key, table.get("palette.open").key) == ("O", "F9")


@pytest.mark.parametrize("spoilt", ['[keys]\n"alert.own" = 3\n', "keys = 7", "[keys", "\x00\xff"])
def test_a_spoilt_file_is_set_aside_and_the_usual_keys_hold(table, tmp_path, spoilt):
    files = KeyFiles(tmp_path)
    files.save("p-7", {"alert.own": "X"})
    file = tmp_path / "keys" / "p-7.toml"
    file.write_bytes(spoilt.encode("latin-1"))
    keymap = Keymap(table, reserved_keys(), files)
    with pytest.raises(ValueError):
        keymap.sit_down("p-7")
    assert table.get("alert.own").key == "O"
    assert not file.exists() and file.with_suffix(".unreadable").exists()
    keymap.sit_down("p-7")


def test_a_person_s_id_cannot_leave_the_folder(tmp_path):
    KeyFiles(tmp_path).save("../../etc/林岚", {"alert.own": "X"})
    assert len(list((tmp_path / "keys").iterdir())) == 1
    assert KeyFiles(tmp_path).load("../../etc/林岚") == {"alert.own": "X"}


def test_followers_hear_of_every_change(table, keymap):
    seen: list[str] = []
    table.follow_keys(lambda: seen.append(table.get("alert.own").key))
    keymap.rebind("alert.own", "X")
    keymap.reset("alert.own")
    assert seen == ["X", "O"]


def test_keys_are_the_same_in_whatever_order_they_are_written():
    assert key_parts("Alt+Ctrl+a") == key_parts("Ctrl+Alt+A")
    assert key_parts("Ctrl++") == (frozenset({"ctrl"}), "+")
    assert key_parts("+") == (frozenset(), "+")
    assert key_parts("Enter") == key_parts("Return")
