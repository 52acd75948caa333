"""The .deb in a bare Debian 11: installed, started by a plain user, upgraded, refused, removed."""

import json
import subprocess
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from console.runtime.minisign import NotSigned, PublicKey, verify
from tests.support.bare_seat import give_account
from tests.support.bare_tree import BareTree
from tests.support.certificates import HERE, shown, signer
from tests.support.full_journal import CutOffSeat
from tests.support.hub import add_person, running_hub
from tests.support.patience import until

pytestmark = [pytest.mark.long, pytest.mark.display]

CONTENTS = Path(__file__).resolve().parents[3] / "packaging/linux/contents.toml"
NOT_COMPARED = ("proc", "sys", "dev", "tmp", "run", "home", "var/log", "var/cache")
"""Folders that live while a machine runs; dpkg's own diary is among them."""

TREE = "opt/command-hall"
SHARE = f"{TREE}/usr/share/command-hall"
INSTALLS = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"
"""A program of the package that runs while the one it calls does."""


@pytest.fixture(scope="module")
def newer(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as version 9.0.0, with one file more and one less."""
    folder = tmp_path_factory.mktemp("newer")
    dpkg_deb("-R", package, folder / "tree")
    old = dpkg_deb("-f", package, "Version").strip()
    for name in ("control", "preinst"):
        file = folder / "tree/DEBIAN" / name
        file.write_text(file.read_text("utf-8").replace(old, "9.0.0"), "utf-8")
    (folder / "tree" / SHARE / "added").write_text("new")
    (folder / "tree" / SHARE / "docs/operations.md").unlink()
    dpkg_deb("--root-owner-group", "-Zgzip", "-z1", "-b", folder / "tree", folder / "newer.deb")
    return folder / "newer.deb"


def dpkg_deb(*words: object) -> str:
    return subprocess.run(
        ["dpkg-deb", *map(str, words)], check=True, capture_output=True, text=True
    ).stdout


def as_root(tree: Path, script: str, *packages: Path) -> "subprocess.CompletedProcess[str]":
    """Run a script in the tree with its own /proc; packages lie in /tmp, in a file system of it."""
    enter = """set -e; tree=$1 script=$2; shift 2
mount --make-rprivate /; mount -t proc proc "$tree/proc"; mount -t tmpfs tmpfs "$tree/tmp"
for file; do touch "$tree/tmp/${file##*/}"; mount --bind "$file" "$tree/tmp/${file##*/}"; done
exec chroot "$tree" /bin/sh -c "$script" """
    return subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "sh", "-c", enter, "-", tree, script, *packages],
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=600,
    )


def install(tree: Path, package: Path) -> "subprocess.CompletedProcess[str]":
    return as_root(tree, f"dpkg -i /tmp/{package.name}", package)


def purge(tree: Path) -> None:
    done = as_root(tree, "dpkg -P command-hall")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(older: Path, package: Path) -> Iterator[Path]:
    done = install(older, package)
    assert done.returncode == 0, done.stderr
    yield older
    purge(older)


def everything(tree: Path) -> dict[str, str]:
    """Return each path of a tree with what it is: kind, rights, owner and content."""
    found = {}
    for path in sorted(tree.rglob("*")):
        name = str(path.relative_to(tree))
        if name.startswith(NOT_COMPARED) or name.endswith("-old"):
            continue
        about = path.lstat()
        if path.is_symlink():
            content = str(path.readlink())
        else:
            content = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[name] = f"{about.st_mode:o} {about.st_uid}:{about.st_gid} {content}"
    return found


def test_it_is_signed_as_the_appimage_is(package: Path) -> None:
    key = PublicKey.read((package.parent / "release.pub").read_text("utf-8"))
    assert verify(package, key).startswith("command-hall ")


def test_h685_what_was_there_before_is_there_after_and_nothing_else(
    older: Path, package: Path
) -> None:
    before = everything(older)
    assert install(older, package).returncode == 0
    assert len(everything(older)) > len(before) + 3000
    purge(older)
    before.pop("opt", None)  # an empty folder that nobody else has anything in goes, too
    assert everything(older) == before


def test_h687_a_damaged_package_is_refused_and_leaves_nothing(
    older: Path, package: Path, tmp_path: Path
) -> None:
    cut, changed = tmp_path / "cut.deb", tmp_path / "changed.deb"
    content = bytearray(package.read_bytes())
    cut.write_bytes(content[: len(content) // 2])
    content[-9_000_000] ^= 1
    changed.write_bytes(content)
    for damaged in (cut, changed):
        done = install(older, damaged)
        assert done.returncode != 0 and done.stderr, damaged.name
        assert not (older / TREE / "AppRun").exists(), damaged.name
    key = PublicKey.read((package.parent / "release.pub").read_text("utf-8"))
    signature = package.with_name(package.name + ".minisig").read_bytes()
    changed.with_name(changed.name + ".minisig").write_bytes(signature)
    with pytest.raises(NotSigned, match="changed"):
        verify(changed, key)


def test_h686_nothing_asks_for_a_newer_glibc_than_those_desktops_have(installed: Path) -> None:
    lines = (installed / SHARE / "glibc.txt").read_text("utf-8").splitlines()
    newest = {tuple(int(n) for n in line.split()[0].split(".")) for line in lines}
    assert len(lines) > 300 and max(newest) <= (2, 28)
    script = f"find /{TREE} -name '*.so*' -type f -exec ldd {{}} + | grep 'not found'"
    lacks = {line.split()[0] for line in as_root(installed, script).stdout.splitlines()}
    host = tomllib.loads(CONTENTS.read_text("utf-8"))["host"]["libraries"]
    asked = {name for name in lacks if name.split(".so")[0] in host}
    assert asked <= {"libcups.so.2"}, "what the package asks dpkg for is not all"


def test_a_plain_user_sits_down_at_a_hub(installed: Path, display: str, tmp_path: Path) -> None:
    desk = BareTree(installed, tmp_path / "home")
    status, out, err = desk.run("command-hall", "--self-test")
    assert status == 0 and json.loads(out)["whole"], out + err
    folder = tmp_path / "hub"
    root = signer("云汀区", is_authority=True)
    leaf = shown(tmp_path, signer("hub", root, hosts=(HERE,)))
    (desk.home / "hall.pem").write_bytes(root.pem)
    safe = ["--tls-cert", str(leaf.certificate), "--tls-key", str(leaf.key)]
    with running_hub(folder, arguments=safe) as hub:
        add_person(folder, "wangmin", name="王敏")
        at = ["--hub", hub.url, "--ca", "/home/op/hall.pem"]
        console = desk.start(
            ["command-hall", "console", *at, "--login-stdin", "--key", "passphrase"],
            {"DISPLAY": display},
        )
        try:
            give_account(console)
            seat = desk.home / ".local/share/command-hall"
            until((seat / "cache.db").exists, "the seat keeps what the hub gave")
            assert console.poll() is None
        finally:
            desk.end(console)


def test_h734_it_shows_pictures_and_hanzi(installed: Path, display: str, tmp_path: Path) -> None:
    desk = BareTree(installed, tmp_path / "home")
    words = ("command-hall", "doctor", "--json")
    _, out, err = desk.run(*words, environment={"DISPLAY": display})
    found = {each["id"]: each for each in json.loads(out)["findings"]}
    assert found["video.ffmpeg"]["data"]["first_picture"]["rtsp"] is not None, out + err
    assert found["font"]["verdict"] == "ok" and found["display"]["verdict"] == "ok"


def test_h684_it_is_upgraded_never_back_and_never_under_a_console(
    installed: Path, package: Path, newer: Path
) -> None:
    share = installed / SHARE
    script = f"/{TREE}/usr/bin/python3.11 -I -c '{INSTALLS}' dpkg -i /tmp/{newer.name}"
    under = as_root(installed, script, newer)
    assert under.returncode != 0 and "控制台正在运行" in under.stderr
    assert (share / "docs/operations.md").is_file(), "what was there is whole"

    assert install(installed, newer).returncode == 0
    assert (share / "added").is_file() and not (share / "docs/operations.md").exists()

    back = install(installed, package)
    assert back.returncode != 0 and "已装有更新的版本 9.0.0" in back.stderr
    assert (share / "added").is_file()


def test_h890_a_journal_of_hundreds_is_sent_after_the_upgrade_each_act_once(
    installed: Path, package: Path, newer: Path, tmp_path: Path
) -> None:
    purge(installed)
    assert install(installed, package).returncode == 0
    desk = BareTree(installed, tmp_path / "home")
    with running_hub(tmp_path / "hub") as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        seat = CutOffSeat(desk, "command-hall", hub)
        saved = seat.write()
        done = install(installed, newer)
        assert done.returncode == 0, done.stderr
        assert (installed / SHARE / "added").is_file()
        assert sorted(seat.send()) == sorted(saved)
