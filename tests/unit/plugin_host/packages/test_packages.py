"""Packages: what is installed is what was signed; hostile ones change nothing (H633-H637)."""

import hashlib
import io
import json
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.app import plugin_word
from console.domain.plugin import Plugin, Terms
from console.plugin_api.fault import PluginFaultsError
from console.plugin_api.permission import Permission
from console.plugin_host.cli.check import check
from console.plugin_host.guests.parts import Grants
from console.plugin_host.packages import archive, trust
from console.plugin_host.packages.approval import granted, terms_of
from console.plugin_host.packages.safe_mode import StartMarks
from console.plugin_host.packages.standing import looked_at
from console.plugin_host.packages.store import PluginStore
from console.plugin_host.reading.discovery import find
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.trial.proof import Proof
from tests.support.guest_stage import guest_stage

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    trust.trust(tmp_path / "seat", trust.public_of(KEY), "区城运中心")
    return tmp_path / "seat"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert plugin_word.main(["new", "lake", "--name", "水务局", "--folder", str(tmp_path)]) == 0
    return tmp_path / "lake"


def version(folder: Path, number: str) -> None:
    file = folder / "manifest.toml"
    text = file.read_text("utf-8").splitlines()
    file.write_text(
        "\n".join(f'version = "{number}"' if line.startswith("version") else line for line in text),
        "utf-8",
    )


def packed(folder: Path, key: Ed25519PrivateKey | None = KEY) -> Path:
    path = folder.parent / "made.cplug"
    package = archive.pack(folder, path)
    if key is not None:
        archive.add_signature(path, trust.signed(package.listed, key))
    return path


def store_of(root: Path) -> PluginStore:
    """Return the store; contract tests have tests of their own, and take seconds each."""
    good = Proof(pack="1.0", at=datetime(2026, 7, 9, tzinfo=UTC), held_by=None, seen=())
    return PluginStore(root, lambda found: good)


def refused(root: Path, path: Path) -> str:
    with pytest.raises(PluginFaultsError) as told:
        store_of(root).install(path)
    assert not (root / "lake" / "1.0.0").exists() or store_of(root).installed()
    assert not list(root.glob(".new-*")) and not (root.parent / "outside.py").exists()
    return told.value.faults[0].code


def repacked(path: Path, files: dict[str, bytes], entry: zipfile.ZipInfo | None = None) -> Path:
    """The package with files changed after it was signed."""
    with zipfile.ZipFile(path) as read:
        kept = {each.filename: read.read(each) for each in read.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in {**kept, **files}.items():
            made.writestr(name, raw)
        if entry is not None:
            made.writestr(entry, b"/etc/passwd")
    return path


def test_a_package_is_installed_updated_at_the_handover_and_rolled_back(
    root: Path, folder: Path
) -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("tide/__init__.py", "HIGH = 4.2\n")
    (folder / "wheels").mkdir()
    (folder / "wheels" / "tide-1.0-py3-none-any.whl").write_bytes(wheel.getvalue())
    store = store_of(root)
    assert store.install(packed(folder)).version == "1.0.0"
    packages = store.packages("lake")
    assert packages is not None and (packages / "tide" / "__init__.py").is_file()
    laid = archive.listed(root / "lake" / "1.0.0")
    assert hashlib.sha256(laid).hexdigest() == archive.look(packed(folder)).digest
    version(folder, "1.1.0")
    store.install(packed(folder))
    assert [each.manifest.version for each in find([root]) if each.manifest] == ["1.0.0"]
    assert store.hand_over().moved == ("lake",) and store.hand_over().moved == ()
    assert [each.manifest.version for each in find([root]) if each.manifest] == ["1.1.0"]
    assert [each.id for each in store.last_set()] == ["lake"]
    assert [each.version for each in store.roll_back_set()] == ["1.0.0"]
    assert store.last_set() == (), "it went back"
    version(folder, "1.1.0")
    assert store.install(packed(folder)).armed == "1.1.0", "what was gone back from may come again"
    assert store.roll_back("lake").armed == "" and store.hand_over().moved == ()


def test_no_package_carries_what_the_console_gives_to_every_guest(folder: Path) -> None:
    assert (folder / "guest" / "main.py").read_text("utf-8").count("from hall_guest import")
    assert not [name for name in archive.look(packed(folder, None)).sums if "hall_" in name]


def test_an_older_or_another_package_of_the_same_number_is_refused(
    root: Path, folder: Path
) -> None:
    version(folder, "1.1.0")
    store_of(root).install(packed(folder))
    version(folder, "1.0.0")
    assert refused(root, packed(folder)) == "plugin_older"
    version(folder, "1.1.0")
    (folder / "note.md").write_text("other", "utf-8")
    assert refused(root, packed(folder)) == "plugin_older"


def test_nobodys_signature_a_strangers_and_a_revoked_one(
    root: Path, folder: Path, tmp_path: Path
) -> None:
    assert refused(root, packed(folder, None)) == "plugin_unsigned"
    assert refused(root, packed(folder, Ed25519PrivateKey.generate())) == "plugin_unsigned"
    good = packed(folder)
    forged = json.dumps({"key": trust.public_of(KEY), "signature": "00" * 64}).encode()
    assert refused(root, repacked(good, {archive.SIGNATURE: forged})) == "plugin_unsigned"
    good = packed(folder)
    gone = trust.Revoked(2, (), (archive.look(good).digest,))
    trust.write_revoked(tmp_path / "list.json", gone, KEY)
    assert trust.take_revoked(root, tmp_path / "list.json").number == 2
    assert refused(root, good) == "plugin_revoked"
    trust.write_revoked(tmp_path / "old.json", trust.Revoked(1), KEY)
    with pytest.raises(PluginFaultsError):
        trust.take_revoked(root, tmp_path / "old.json")
    trust.write_revoked(tmp_path / "forged.json", trust.Revoked(9), Ed25519PrivateKey.generate())
    with pytest.raises(PluginFaultsError):
        trust.take_revoked(root, tmp_path / "forged.json")


@pytest.mark.parametrize(
    "name", ["files/../../outside.py", "/outside.py", "files\\..\\outside.py", "C:/outside.py"]
)
def test_a_path_that_leads_outside_is_refused(root: Path, folder: Path, name: str) -> None:
    assert refused(root, repacked(packed(folder), {name: b"x"})) == "plugin_package"


def test_links_doubles_bombs_and_what_is_no_zip(
    root: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = zipfile.ZipInfo("files/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(root, repacked(packed(folder), {}, link)) == "plugin_package"
    double = {"files/MANIFEST.toml": b"x"}
    assert refused(root, repacked(packed(folder), double)) == "plugin_package"
    (tmp_path / "no.cplug").write_bytes(b"not a zip")
    assert refused(root, tmp_path / "no.cplug") == "plugin_package"
    (folder / "zeros.bin").write_bytes(bytes(200_000))
    bomb = packed(folder)
    monkeypatch.setattr(archive, "MOST_BYTES", 100_000)
    assert refused(root, bomb) == "plugin_package"


def test_an_altered_file_wheel_or_list_is_refused(root: Path, folder: Path) -> None:
    (folder / "wheels").mkdir()
    (folder / "wheels" / "a.whl").write_bytes(b"wheel")
    for name in ("files/guest/main.py", "files/wheels/a.whl", "files/added.py"):
        assert refused(root, repacked(packed(folder), {name: b"import os"})) == "plugin_altered"
    told = json.loads(archive.look(packed(folder)).listed)
    told["id"] = "flood"
    changed = repacked(packed(folder), {archive.LIST: json.dumps(told).encode()})
    assert refused(root, changed) == "plugin_unsigned"


def wheel_in(folder: Path, text: str = "HIGH = 4.2\n") -> None:
    (folder / "wheels").mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / "wheels" / "tide-1.0-py3-none-any.whl", "w") as made:
        made.writestr("tide/__init__.py", text)


def fault_now(root: Path) -> str:
    """Return what stands against the installed plugin at a start; empty while it may be used."""
    [found] = find([root])
    told = looked_at(root, found, store_of(root).installed()["lake"])
    assert (told.manifest is None) == bool(told.faults)
    return told.faults[0].code if told.faults else ""


def test_what_was_revoked_after_it_was_installed_is_not_used(
    root: Path, folder: Path, tmp_path: Path
) -> None:
    """By its digest, or by the key it was signed with (H659)."""
    store = store_of(root)
    digest = store.install(packed(folder)).digests["1.0.0"]
    assert fault_now(root) == ""
    for number, gone in enumerate(((), (digest,)), 1):
        trust.write_revoked(tmp_path / "list.json", trust.Revoked(number, (), gone), KEY)
        trust.take_revoked(root, tmp_path / "list.json")
        assert fault_now(root) == ("plugin_revoked" if gone else "")
    by_key = trust.Revoked(3, (trust.public_of(KEY),))
    trust.write_revoked(tmp_path / "list.json", by_key, KEY)
    trust.take_revoked(root, tmp_path / "list.json")
    assert fault_now(root) == "plugin_revoked"


@pytest.mark.parametrize(
    ("file", "raw"),
    [
        ("guest/main.py", b"print('other')\n"),
        ("guest/added.py", b""),
        ("guest/__pycache__/main.cpython-311.pyc", b"compiled"),
        ("packages/tide/__init__.py", b"HIGH = 0.1\n"),
        ("packages/json.py", b"evil = 1\n"),
        ("wheels/tide-1.0-py3-none-any.whl", b"no zip"),
        ("wheels/more-1.0-py3-none-any.whl", b"no zip"),
    ],
)
def test_what_was_changed_after_it_was_installed_is_not_used(
    root: Path, folder: Path, file: str, raw: bytes
) -> None:
    """Code, a kept compiled module, what a wheel was unpacked to, the wheel itself (H658)."""
    wheel_in(folder)
    store_of(root).install(packed(folder))
    assert fault_now(root) == ""
    path = root / "lake" / "1.0.0" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    assert fault_now(root) == "plugin_altered"


def test_a_plugins_own_wheel_is_on_its_guests_path_and_on_no_others(
    root: Path, folder: Path, tmp_path: Path
) -> None:
    """Installed from one file, without network; the guest imports it."""
    wheel_in(folder)
    main = folder / "guest" / "main.py"
    first = "from __future__ import annotations\n"
    text = main.read_text("utf-8").replace(first, f"{first}import tide\n")
    main.write_text(text.replace("round(2.5 + ", "round(tide.HIGH + 0 * "), "utf-8")
    store, laid = store_of(root), root / "lake" / "1.0.0"
    store.install(packed(folder))
    manifest, packages = read_manifest(laid), store.packages("lake")
    with guest_stage(tmp_path / "stage") as stage:
        stage.keeper.start(manifest, laid, Grants(packages=packages))
        stage.keeper.show("lake", True)
        assert {row["level"] for row in stage.until_rows(2, "lake").rows} == {4.2}
    with guest_stage(tmp_path / "other") as stage:
        stage.keeper.start(manifest, laid, Grants())
        stage.keeper.show("lake", True)
        stage.until_fault("plugin_crashed", "lake")


def test_a_wheel_that_was_taken_away_is_noticed(root: Path, folder: Path) -> None:
    wheel_in(folder)
    store_of(root).install(packed(folder))
    (root / "lake" / "1.0.0" / "packages" / "tide" / "__init__.py").unlink()
    assert fault_now(root) == "plugin_altered"


def test_check_says_file_and_line(folder: Path) -> None:
    assert check(folder) == []
    main = folder / "guest" / "main.py"
    main.write_text("import socket\nguest.call('alert.raise')\n", "utf-8")
    (folder / "schemas" / "note.json").write_text('{"type": "object", "$ref": "x"}', "utf-8")
    told = [(each.file, each.place) for each in check(folder)]
    assert ("guest/main.py", "L1") in told and ("guest/main.py", "L2") in told
    assert ("schemas/note.json", "/$ref") in told


def test_permissions_hold_for_the_files_that_were_let_in_and_for_no_others(folder: Path) -> None:
    manifest = read_manifest(folder)
    terms = terms_of(manifest, folder, "d1", frozenset(Permission))
    assert terms["permissions"] == ["write:records"]
    plugin = Plugin("lake", manifest.uuid, "水务局", terms=Terms("1.0.0", "d1", ("write:records",)))
    assert granted(plugin, manifest, "d1") == {Permission.WRITE_RECORDS}
    assert granted(plugin, manifest, "d2") is None and granted(None, manifest, "d1") is None


def test_two_starts_that_died_lead_to_safe_mode_and_a_second_console_does_not(
    tmp_path: Path,
) -> None:
    alive = {1, 2}
    first, beside = (StartMarks(tmp_path, "boot", n, alive.__contains__) for n in (1, 2))
    assert not first.begin() and not beside.begin()
    alive.clear()
    third = StartMarks(tmp_path, "boot", 3, alive.__contains__)
    assert third.begin(), "both died"
    third.lasted()
    assert not StartMarks(tmp_path, "boot", 4, alive.__contains__).begin()
    other = StartMarks(tmp_path, "another boot", 5, alive.__contains__)
    assert not other.begin()


def test_the_words_from_new_to_rollback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def word(*words: str) -> int:
        return plugin_word.main([*words])

    folder, key, made = (str(tmp_path / name) for name in ("lake", "key", "lake.cplug"))
    data = ("--data", str(tmp_path / "seat"))
    assert word("new", "lake", "--name", "水务局", "--folder", str(tmp_path)) == 0
    assert word("test", folder) == 0
    assert "gauges：3 行" in capsys.readouterr().out
    assert word("pack", folder, "--to", made) == 0 and word("key", key) == 0
    public = trust.public_of(trust.read_key(Path(key)))
    assert word("install", made, *data) == 1, "nobody has signed it"
    assert word("sign", made, "--key", key) == 0
    assert word("install", made, *data) == 1, "the hall does not trust the key"
    assert word("trust", public, "区城运中心", *data) == 0
    assert word("install", made, *data) == 0
    assert "登记本部门自己的记录" in capsys.readouterr().out
    assert word("list", *data) == 0
    assert "水务局\t正常" in capsys.readouterr().out
    assert word("rollback", "lake", *data) == 1
    assert "没有可退回的版本" in capsys.readouterr().err
