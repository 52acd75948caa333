"""A plugin leaves a seat: what it kept stays unless it is purged, and can be taken along."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.app import plugin_word
from console.app.key import unlock
from console.app.plugin_reading import read
from console.app.plugin_settings import META
from console.app.store import Lanes, SeatStore, open_store
from console.domain.entity import encode
from console.domain.plugin import Plugin, PluginRecord
from console.domain.plugin_setting import HallSetting
from console.plugin_host.packages import archive, trust
from console.plugin_host.packages.store import PluginStore
from console.plugin_host.trial.proof import Proof
from console.runtime.clock import SystemClock
from offline_cache.lanes import InlineLane
from offline_cache.values import Change

AT = datetime(2026, 7, 9, 12, tzinfo=UTC)
SETTINGS = """
[[setting]]
id = "limit"
name = { zh = "警戒水位" }
schema = { type = "number" }
default = 3.5

[[setting]]
id = "token"
name = { zh = "口令" }
schema = { type = "string" }
default = ""
is_secret = true
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a seat with a plugin that was installed and set up."""
    data, key = tmp_path / "seat", Ed25519PrivateKey.generate()
    plugin_word.main(["new", "lake", "--name", "水务局", "--folder", str(tmp_path)])
    with (tmp_path / "lake" / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(SETTINGS)
    package = archive.pack(tmp_path / "lake", tmp_path / "lake.cplug")
    archive.add_signature(package.path, trust.signed(package.listed, key))
    trust.trust(data / "plugins", trust.public_of(key), "区城运中心")
    good = Proof(pack="1.0", at=AT, held_by=None, seen=())
    PluginStore(data / "plugins", lambda found: good).install(package.path)
    (data / "plugin-data" / "lake").mkdir(parents=True)
    (data / "plugin-data" / "lake" / "guest.log").write_text("a line\n", "utf-8")
    for store in opened(data):
        kept = {"lake": {"limit": 4.0, "token": "Wuxi-2026"}, "flood": {"level": 2}}
        store.journal.put_meta(META, kept)
    return data


def opened(data: Path) -> Iterator[SeatStore]:
    """Hold the store as a console does, for one turn of a loop."""
    lanes = Lanes(*[InlineLane()] * 6)
    store = open_store(data, unlock(data, "machine", None), lanes, SystemClock())
    try:
        yield store
    finally:
        store.close()


def word(*words: str, data: Path) -> int:
    return plugin_word.main([*words, "--data", str(data), "--key", "machine"])


def kept(data: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the settings of all plugins, and what the audit has of this one."""
    for store in opened(data):
        lines = [line for line in store.journal.audit.lines() if line.object == "lake"]
        return store.journal.meta(META) or {}, [line.what for line in lines]
    raise AssertionError


def test_settings_secrets_and_files_stay_when_a_plugin_is_removed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert word("remove", "lake", data=data) == 0
    assert "设置、口令和文件留着" in capsys.readouterr().out
    assert "lake" not in read(data).in_use and not (data / "plugins" / "lake").exists()
    settings, audit = kept(data)
    assert settings["lake"]["token"] == "Wuxi-2026" and audit == ["plugin.removed"]
    assert (data / "plugin-data" / "lake" / "guest.log").exists()
    assert word("remove", "lake", data=data) == 1
    assert "没有安装在本席" in capsys.readouterr().err


def test_a_purge_says_what_goes_and_wants_the_name_once_more(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("lak\n"))
    assert word("remove", "lake", "--purge", data=data) == 1
    told = capsys.readouterr()
    assert "limit、token" in told.out and "什么都没有删" in told.err
    assert "Wuxi" not in told.out
    assert "lake" in read(data).in_use and kept(data)[1] == []
    monkeypatch.setattr("sys.stdin", io.StringIO("lake\n"))
    assert word("remove", "lake", "--purge", data=data) == 0
    assert "lake" not in read(data).in_use and not (data / "plugin-data" / "lake").exists()
    assert kept(data) == ({"flood": {"level": 2}}, ["plugin.purged"])


def test_what_a_removed_plugin_left_can_be_purged_later(data: Path) -> None:
    word("remove", "lake", data=data)
    assert word("remove", "lake", "--purge", "--yes", data=data) == 0
    assert kept(data) == ({"flood": {"level": 2}}, ["plugin.removed", "plugin.purged"])


def test_beside_a_running_console_nothing_is_removed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in opened(data):
        assert word("remove", "lake", "--purge", "--yes", data=data) == 1
    assert "本席控制台开着" in capsys.readouterr().err
    assert "lake" in read(data).in_use and "lake" in kept(data)[0]


def said_by_hub(store: SeatStore) -> None:
    """Let the hub have three records, one taken away, and a setting for all."""
    who = ("linlan", "林岚", "seat-1", AT)
    hall = HallSetting("limit", 4.2, "沈值", AT)
    entities = [
        Plugin("lake", "u1", "水务局", settings=(hall,)),
        PluginRecord("lake.note.a", "lake.note", "a", *who, {"text": "泵已开"}),
        PluginRecord("lake.note.b", "lake.note", "b", *who, is_removed=True),
        PluginRecord("lakeside.note.c", "lakeside.note", "c", *who, {"text": "别家的"}),
    ]
    changes = [
        Change(seq, each.KIND, each.id, f"e.{seq}", "hall", encode(each))
        for seq, each in enumerate(entities, 1)
    ]
    store.cache.apply(changes, "e:4")


def exported(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_an_export_has_settings_without_secrets_and_records_while_the_console_runs(
    data: Path, tmp_path: Path
) -> None:
    for store in opened(data):
        said_by_hub(store)
        assert word("export", "lake", str(tmp_path / "lake.jsonl"), data=data) == 0
    head, *rest = exported(tmp_path / "lake.jsonl")
    assert (head["id"], head["name"], head["settings"], head["records"]) == ("lake", "水务局", 3, 1)
    settings = [(each["id"], each["of"], each.get("value")) for each in rest[:3]]
    assert settings == [("limit", "seat", 4.0), ("token", "seat", None), ("limit", "hall", 4.2)]
    assert (rest[3]["key"], rest[3]["fields"], rest[3]["name"]) == ("a", {"text": "泵已开"}, "林岚")
    assert "Wuxi" not in (tmp_path / "lake.jsonl").read_text("utf-8")


def test_of_a_removed_plugin_no_setting_is_exported_as_nobody_knows_which_is_secret(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for store in opened(data):
        said_by_hub(store)
    word("remove", "lake", data=data)
    file = tmp_path / "lake.jsonl"
    assert word("export", "lake", str(file), data=data) == 0
    head, *rest = exported(file)
    assert head["settings_left_out"] and [each["what"] for each in rest] == ["setting", "record"]
    assert "Wuxi" not in file.read_text("utf-8")
    assert word("export", "lake", str(file), data=data) == 1, "what is there is not overwritten"
    assert word("export", "river", str(tmp_path / "river.jsonl"), data=data) == 1
    assert "没有安装在本席" in capsys.readouterr().err


@pytest.mark.parametrize("id", ["..", ".", "", "lake/..", "../plugin-data/lake"])
def test_a_purge_never_leaves_the_folder_of_the_one_plugin_it_names(data: Path, id: str) -> None:
    """H755: what is no plugin's name deletes nothing, least of all the seat's journal."""
    assert word("remove", id, "--purge", "--yes", data=data) == 1
    assert (data / "journal.db").exists()
    assert (data / "plugin-data" / "lake" / "guest.log").exists()
