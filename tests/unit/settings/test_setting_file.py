"""One file of settings: a change touches its own line, or nothing, and says so."""

from pathlib import Path

import pytest

from console.app.doctor_settings import look
from console.app.settings_word import main
from console.settings import declared
from console.settings.schema import Level, Value
from console.settings.setting_file import read_file
from console.settings.store import NotSet, Paths, Settings


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(
        tmp_path / "policy.toml",
        tmp_path / "machine.toml",
        tmp_path / "settings.toml",
        tmp_path / "p",
    )


def values(path: Path) -> dict[str, Value]:
    return dict(read_file(path, Level.SEAT).values)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "[seat]  # 本席\nlock_after = 10\n[look]\nscale = 125\n",
            "[seat]  # 本席\nlock_after = 20\n[look]\nscale = 125\n",
        ),
        ("[ seat ]\nlock_after=10#ours\n", "[ seat ]\nlock_after= 20#ours\n"),
        ("[seat]\n'lock_after' = 10\n", "[seat]\n'lock_after' = 20\n"),
        ("[seat]\nlock_after = 10  # 夜班 # 老张定的\n", "[seat]\nlock_after = 20  # 夜班 # 老张定的\n"),  # noqa: E501
        ("seat . lock_after = 10\n", "seat . lock_after = 20\n"),
        ('["seat"]\n"lock_after" = 10\n', '["seat"]\n"lock_after" = 20\n'),
        ("\ufeff[seat]\nlock_after = 10\n", "[seat]\nlock_after = 20\n"),
        ("[seat] # 本席\n", "[seat] # 本席\nlock_after = 20\n"),
        ("# 本席\n[look] # 外观\nscale = 125\n", None),
        ("locked = [\n  '[seat]',\n]\nlook.scale = 125", None),
        ('newer = "a\u2028b" # c\u0085d\n', None),
        ("", "seat.lock_after = 20\n"),
    ],
)  # fmt: skip
def test_h904_a_change_keeps_every_other_letter(paths: Paths, before: str, after: str) -> None:
    """H904: comments behind a table's name or a value, quoted names, Notepad's mark."""
    paths.seat.write_text(before, "utf-8")
    was = values(paths.seat)
    settings = Settings(paths)
    settings.set("seat.lock_after", 20)
    text = paths.seat.read_text("utf-8")
    assert values(paths.seat) == {**was, "seat.lock_after": 20}
    assert settings.value(declared.LOCK_AFTER) == 20
    assert text == after if after is not None else all(line in text for line in before.split("\n"))
    settings.set("seat.lock_after", None)
    was.pop("seat.lock_after", None)
    assert values(paths.seat) == was
    assert ("老张定的" in before) == ("老张定的" in paths.seat.read_text("utf-8"))


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (b"seat = { lock_after = 10 }\n", ""),
        (b"seat = 5\n", ""),
        (b"look.scale = 125\n[seat\n", ":2"),
        (b'[seat]\nlock_after = """10\n""" # 3\n', ""),
        ("[seat]\nlock_after = 10 # 本席\n".encode("gbk"), ""),
        (b"other = " + b"9" * 5000, ""),
    ],
)
def test_h904_what_cannot_be_changed_surely_is_left_and_said(
    paths: Paths, before: bytes, line: str, capsys
) -> None:
    """H904: the file is as it was, nothing is audited, and the words say where a hand is needed."""
    paths.seat.write_bytes(before)
    audited: list[str] = []
    settings = Settings(paths, audit=lambda *told: audited.append(told[0]))
    with pytest.raises(NotSet) as refusal:
        settings.set("seat.lock_after", 20)
    assert (refusal.value.code, refusal.value.detail) == ("by_hand", f"{paths.seat}{line}")
    assert paths.seat.read_bytes() == before and audited == []
    data = ["--data", str(paths.seat.parent), "--policy", str(paths.policy)]
    assert main(["set", "seat.lock_after", "20", *data]) == 1
    assert f"{paths.seat}{line}" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["/etc/ca\x7f.pem", 'C:\\ca "x" #1.pem', "/etc/中心\n.pem", "\t"])
def test_h904_any_text_is_read_back_as_it_was_set(paths: Paths, value: str) -> None:
    """H904."""
    settings = Settings(paths)
    settings.set("hub.ca", value)
    settings.set("video.streams", 8)
    assert settings.value(declared.HUB_CA) == value and not settings.problems


def test_a_file_that_is_not_utf_8_says_how_to_mend_it(paths: Paths) -> None:
    paths.seat.write_bytes("# 本席\n".encode("gbk"))
    (problem,) = Settings(paths).problems
    assert "UTF-8" in problem.allowed and "codec" not in problem.allowed


@pytest.mark.parametrize(
    ("policy", "where", "words"),
    [
        ('look.theme = "dark"\nlocked = ["look.them"]\n', ":2 locked: look.them", "look.theme"),
        ('locked = ["look.theme", 3]\n', ":1 locked: 3", "look.theme"),
        ('\nlocked = "look.theme"\n', ":2 locked", "locked = ["),
        ('[look]\ntheme = "dark"\nlocked = ["look.theme"]\n', ":3 look.locked", "[表]"),
    ],
)
def test_h905_a_lock_that_holds_nothing_is_named_by_the_doctor(
    paths: Paths, policy: str, where: str, words: str
) -> None:
    """H905: all was well, said the doctor, and nothing was locked."""
    paths.policy.write_text(policy, "utf-8")
    (found,) = look(paths.seat.parent, paths)
    assert found.verdict == "note" and f"{paths.policy}{where} " in found.zh
    assert words in found.to_do_zh


def test_h905_a_lock_elsewhere_than_in_the_policy_is_named(paths: Paths) -> None:
    """H905."""
    paths.machine.write_text('locked = ["look.theme"]\n', "utf-8")
    (found,) = look(paths.seat.parent, paths)
    assert f"{paths.machine}:1 locked " in found.zh and "hall" in found.to_do_zh


def test_h905_a_lock_without_a_value_holds_what_stands_below(paths: Paths) -> None:
    """H905: the machine's value, else the default; nobody at the seat changes it."""
    paths.policy.write_text('\ufefflocked = ["look.theme", "hub.address"]\n', "utf-8")
    paths.machine.write_text('hub.address = "https://10.0.0.5"\n', "utf-8")
    paths.seat.write_text('look.theme = "light"\n', "utf-8")
    settings = Settings(paths, {"look.theme": "light"})
    held = settings.in_force(declared.THEME)
    assert (held.value, held.level, held.file) == ("dark", Level.LOCKED, paths.policy)
    assert settings.value(declared.HUB_ADDRESS) == "https://10.0.0.5"
    with pytest.raises(NotSet, match="locked"):
        settings.set("look.theme", "light", Level.SEAT)
    (well,) = look(paths.seat.parent, paths)
    assert well.verdict == "ok" and "2 项由大厅锁定" in well.zh
