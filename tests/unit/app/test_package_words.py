"""A package is taken over only when it is signed, whole and newer; what was there stays else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import console
from console.app import update_word, verify_word
from console.runtime.minisign import SUFFIX, NotSigned, PublicKey, sign, verify

SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
BROKEN = """
import sys
sys.modules.update(dict.fromkeys(("PySide6", "shiboken6", "av", "numpy", "sqlcipher3")))
from console.__main__ import main
main(sys.argv[1:])
"""
"""A machine on which none of the large libraries loads."""


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "release.pub"
    file.write_text(PublicKey.of(SECRET).text)
    return file


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "共享 目录"
    folder.mkdir()
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "席位 程序"
    folder.mkdir()
    file = folder / "控制台.AppImage"
    file.write_bytes(b"the old one")
    return file


def package(share: Path, version: str, secret: Ed25519PrivateKey = SECRET) -> Path:
    file = share / f"command-hall-{version}-x86_64.AppImage"
    file.write_bytes(f"the program of {version}".encode())
    sign(file, secret, f"command-hall {version} x86_64 test file:{file.name}")
    return file


def update(share: Path, own: Path, key: Path, *words: str) -> int:
    return update_word.main(
        ["--from", str(share), "--appimage", str(own), "--key", str(key), *words]
    )


def untouched(own: Path) -> bool:
    return own.read_bytes() == b"the old one" and list(own.parent.iterdir()) == [own]


def test_the_newest_signed_one_takes_the_place_of_the_old_one(share, own, key, capsys) -> None:
    package(share, "9.9.0")
    newest = package(share, "9.10.0")
    assert update(share, own, key) == 0
    assert own.read_bytes() == newest.read_bytes() and own.stat().st_mode & 0o111
    assert list(own.parent.iterdir()) == [own], "no copy is left beside it"
    assert "已升级到 9.10.0" in capsys.readouterr().out


def test_a_look_takes_nothing(share, own, key, capsys) -> None:
    package(share, "9.9.0")
    assert update(share, own, key, "--check") == 0
    assert untouched(own) and "可升级到 9.9.0" in capsys.readouterr().out


def test_an_older_one_is_refused_in_plain_words(share, own, key, capsys) -> None:
    package(share, "0.0.9")
    assert update(share, own, key) == 1
    told = capsys.readouterr().err
    assert untouched(own) and "不降级" in told and "0.0.9" in told and console.__version__ in told


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda file: file.write_bytes(b"cut"), "已损坏或被改动"),
        (lambda file: file.with_name(file.name + SUFFIX).unlink(), "没有签名文件"),
        (lambda file: file.with_name(file.name + SUFFIX).write_text("x"), "读不懂"),
        (lambda file: sign(file, OTHER, "command-hall 9.9.0"), "不是本厅供货方"),
    ],
    ids=["damaged", "unsigned", "no signature", "another key"],
)  # fmt: skip
def test_what_is_not_what_was_signed_is_refused(share, own, key, capsys, spoil, words) -> None:
    spoil(package(share, "9.9.0"))
    assert update(share, own, key) == 1
    assert untouched(own) and words in capsys.readouterr().err


def test_an_old_package_under_a_new_name_is_refused(share, own, key, capsys) -> None:
    """Its signature is right, but what was signed says another name."""
    old = package(share, "0.0.9")
    new = share / "command-hall-9.9.0-x86_64.AppImage"
    old.rename(new)
    old.with_name(old.name + SUFFIX).rename(new.with_name(new.name + SUFFIX))
    assert update(share, own, key) == 1
    assert untouched(own) and new.name in capsys.readouterr().err


def test_verify_says_what_was_signed(share, key, capsys) -> None:
    file = package(share, "9.9.0")
    assert verify_word.main([str(file), "--key", str(key)]) == 0
    assert "签名有效" in capsys.readouterr().out
    file.write_bytes(file.read_bytes()[:-1])
    assert verify_word.main([str(file), "--key", str(key)]) == 1
    assert "与签名不符" in capsys.readouterr().err


def test_a_changed_comment_is_noticed(share) -> None:
    """It says the version that a downgrade is told by."""
    beside = package(share, "0.0.9").with_name("command-hall-0.0.9-x86_64.AppImage" + SUFFIX)
    beside.write_text(beside.read_text().replace("command-hall 0.0.9", "command-hall 9.9.9"))
    with pytest.raises(NotSigned) as caught:
        verify(share / "command-hall-0.0.9-x86_64.AppImage", PublicKey.of(SECRET))
    assert caught.value.code == "changed"


def test_without_an_appimage_the_systems_package_is_named(share, key, capsys, monkeypatch) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert update_word.main(["--from", str(share), "--key", str(key)]) == 1
    assert "系统的安装包" in capsys.readouterr().err


def broken(*words: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", BROKEN, *map(str, words)],
        capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip


def test_h886_where_no_library_loads_a_package_is_still_checked(share, key) -> None:
    done = broken("verify", package(share, "9.9.0"), "--key", key)
    assert done.returncode == 0 and "签名有效" in done.stdout, done.stderr


def test_h886_where_no_library_loads_the_self_test_says_so(share, key) -> None:
    done = broken("self-test")
    told = json.loads(done.stdout)
    wrong = {name for name, part in told["parts"].items() if not part["ok"]}
    assert done.returncode == 1 and not told["whole"]
    assert {"modules", "store"} <= wrong and "files" not in wrong
    assert "PySide6" in told["parts"]["modules"]["told"]
