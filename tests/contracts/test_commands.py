"""Every command is declared once, has its Chinese, and a key that is nobody else's."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from console.commands.registry import Command, CommandTable, text
from console.domain.operations.table import OPERATIONS
from console.settings.profile_data import profile_value
from console.settings.release_profile import load_release_rules
from console.tour.declared_keys import declared_commands

ROOT = Path(__file__).resolve().parents[2]

TAKEN = ("Ctrl+Space", "Ctrl+Shift", "Shift", "Ctrl+.", "Ctrl+Alt+A")
"""Keys of the Chinese input methods and of the desktop: they never reach a program."""

COMMANDS = declared_commands()
EACH = pytest.mark.parametrize("command", [c for _, c in COMMANDS], ids=[c.id for _, c in COMMANDS])


def chinese() -> dict[tuple[str, str], str]:
    pairs = {}
    for file in (ROOT / "resources/i18n/pairs").glob("*.toml"):
        for context, words in tomllib.loads(file.read_text("utf-8")).items():
            pairs.update({(context, english): told for english, told in words.items()})
    return pairs


CHINESE = chinese()


def test_there_are_commands_of_every_page() -> None:
    assert len(COMMANDS) > 25
    assert {"duty", "intake", "deploy", ""} <= {command.on for _, command in COMMANDS}


def test_an_id_is_declared_once() -> None:
    places = defaultdict(list)
    for module, command in COMMANDS:
        places[command.id].append(module)
    assert {id: where for id, where in places.items() if len(where) > 1} == {}


@EACH
def test_a_title_has_its_chinese(command: Command) -> None:
    told = CHINESE.get((command.title.context, command.title.source), "")
    assert any("\u4e00" <= character <= "\u9fff" for character in told), command.title


@EACH
def test_an_id_is_a_subject_and_a_verb(command: Command) -> None:
    subject, verb, *_ = [*command.id.split("."), ""]
    assert subject.isidentifier() and verb.isidentifier()


def test_no_two_commands_share_a_key_on_one_page() -> None:
    pages = {command.on for _, command in COMMANDS}
    shared = {}
    for page in pages:
        keys = defaultdict(set)
        for _, command in COMMANDS:
            if command.key and command.on in ("", page):
                keys[QKeySequence(command.key).toString()].add(command.id)
        shared |= {(page, key): ids for key, ids in keys.items() if len(ids) > 1}
    assert shared == {}


@EACH
def test_a_key_is_one_that_reaches_the_program(command: Command) -> None:
    if not command.key:
        return
    assert command.key not in TAKEN
    sequence = QKeySequence(command.key)
    assert sequence.count() == 1, f"Qt does not read {command.key!r}"
    taken = {QKeySequence(key).toString() for key in TAKEN if QKeySequence(key).count() == 1}
    assert sequence.toString() not in taken


def test_a_table_refuses_a_second_command_of_the_same_id_or_key() -> None:
    table = CommandTable()
    first = Command("a.b", text("commands", "Sign"), "Space", on="duty")
    undo = table.add(first, lambda: "done")
    with pytest.raises(ValueError, match=r"there is a command a\.b already"):
        table.add(first, lambda: None)
    with pytest.raises(ValueError, match="both want Space"):
        table.add(Command("c.d", first.title, "Space", on="duty"), lambda: None)
    table.add(Command("c.d", first.title, "Space", on="deploy"), lambda: None)
    assert table.run("a.b") == "done"
    undo()
    with pytest.raises(KeyError):
        table.run("a.b")


def test_an_announced_command_builds_its_page_when_it_is_run_and_only_then() -> None:
    table, built = CommandTable(), []
    command = Command("a.b", text("commands", "Sign"), "Space", on="duty")

    def build() -> None:
        built.append("page")
        table.add(command, lambda: "done")

    table.announce([command], build)
    assert [each.id for each in table] == ["a.b"] and built == []
    with pytest.raises(ValueError, match="both want Space"):
        table.add(Command("c.d", command.title, "Space", on="duty"), lambda: None)
    assert (table.run("a.b"), table.run("a.b"), built) == ("done", "done", ["page"])
    with pytest.raises(ValueError, match=r"there is a command a\.b already"):
        table.add(command, lambda: None)


def test_a_locked_seat_builds_no_page_for_an_act_it_holds_back() -> None:
    table, built = CommandTable(), []
    command = Command("a.b", text("commands", "Sign"))
    table.announce([command], lambda: built.append("page"))
    table.gate = lambda command, args: False
    assert table.run("a.b") is None and built == []


def test_a_key_of_everywhere_is_taken_on_every_page_whoever_comes_first() -> None:
    title = text("commands", "Sign")
    late, early = CommandTable(), CommandTable()
    late.add(Command("a.page", title, "F2", on="duty"), lambda: None)
    with pytest.raises(ValueError, match="both want F2"):
        late.add(Command("b.all", title, "F2"), lambda: None)
    early.add(Command("b.all", title, "F2"), lambda: None)
    with pytest.raises(ValueError, match="both want F2"):
        early.add(Command("a.page", title, "F2", on="duty"), lambda: None)


def test_operations_are_declared_once_under_their_name_and_version() -> None:
    for (name, version), kind in OPERATIONS.items():
        assert (kind.name, kind.version) == (name, version)
    facts = {name for (name, _), kind in OPERATIONS.items() if kind.is_fact}
    assert facts == {
        "alert.register",
        "assignment.report",
        "assignment.unreached",
        "assignment.notice",
        "assignment.welfare",
        "order.recall_by_phone",
        "call_out.report",
        "call_out.withdraw",
        "diversion.call",
        "goods.arrived",
        "goods.ask",
        "goods.sent",
        "incident.figures",
        "incident.note",
        "incident.reported",
        "instruction.convey",
        "instruction.feedback",
        "instruction.receipt",
        "instruction.register",
        "instruction.report_back",
        "instruction.urge",
        "log.append",
        "mode.receipt",
        "patrol.found",
        "patrol.proof",
        "plan.tick",
        "plan.withdraw",
        "order.dispatch_by_phone",
        "work_order.say",
        "work_order.tick",
    }


def test_what_asks_for_a_second_person_is_declared_wide_and_rests_on_something() -> None:
    """B-30: which commands those are is data of the hall; each reaches further than one matter."""
    wide = {command.id for _, command in COMMANDS if command.wide}
    told = profile_value("release.commands")
    assert wide and set(load_release_rules().least) == set(told) <= wide
    assert all(each["source"] for each in told.values()) and profile_value("release.source")
