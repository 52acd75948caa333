"""The contract tests: what fails them is not taken into use, and what was found stays beside it."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.app import plugin_word
from console.app.plugin_reading import INSTALLED, read
from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.words import Words
from console.plugin_host.guests import sandbox as held
from console.plugin_host.guests.sandbox import Sandbox
from console.plugin_host.packages import archive, trust
from console.plugin_host.packages.store import PluginStore
from console.plugin_host.reading.discovery import look
from console.plugin_host.reading.manifest_reader import read_manifest
from console.plugin_host.shipped import SHIPPED
from console.plugin_host.trial import contract
from console.plugin_host.trial.checks import Case
from console.plugin_host.trial.contract import PACK, Check, prove
from console.plugin_host.trial.proof import Proof, kept_proof
from console.plugin_host.trial.puts import DAY
from console.runtime.clock import SystemClock
from tests.unit.hub.test_playbook_files import file, step

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
Change = Callable[[Path], None]


@cache
def sandbox() -> Sandbox:
    """What holds programs here, looked for once."""
    return held.look()


def edited(file: str, *pairs: tuple[str, str]) -> Change:
    """Return what changes words of a plugin's file."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        for before, after in pairs:
            assert before in text
            text = text.replace(before, after)
        (folder / file).write_text(text, "utf-8")

    return edit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert plugin_word.main(["new", "lake", "--name", "水务局", "--folder", str(tmp_path)]) == 0
    return tmp_path / "lake"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "seat" / INSTALLED
    trust.trust(root, trust.public_of(KEY), "区城运中心")
    return root


def packed(folder: Path) -> Path:
    path = folder.parent / "made.cplug"
    archive.add_signature(path, trust.signed(archive.pack(folder, path).listed, KEY))
    return path


def proof_of(folder: Path) -> Proof:
    return prove(look("lake", folder), SystemClock().now)


def test_the_template_passes_all_of_them(folder: Path) -> None:
    proof = proof_of(folder)
    assert proof.is_good and [each.id for each in proof.seen] == [each.id for each in PACK[:6]]
    assert not [each for each in proof.seen if each.left_out], "its program was run"
    assert "gauges：3 行" in [fact.zh for each in proof.seen for fact in each.facts]


LOOP = "guest.run()"
MAIN = "guest/main.py"


ENDLESS = """\
    import time
    time.sleep(60)
    return"""
PUT = """\
@guest.every(9)
def note():
    {0}guest.call("record.put", kind="note", id="1", fields={1})


guest.run()"""
TABLE = """\
kind = "table"
share = 5
title = {{ zh = "情况登记" }}
data = "notes"
columns = ["text"]"""
FORM = 'kind = "form"\nrecord = "note"\nfields = [{ id = "words", name = { zh = "情况" } }]'
WHERE = '{ id = "where", name = { zh = "地点" } },\n  { id = "text", name'
QUIETLY = "import contextlib\n    with contextlib.suppress(Exception): "


@pytest.mark.parametrize(
    ("check", "words", "change"),
    [
        ("answers", "ZeroDivisionError", edited(MAIN, (LOOP, "1 / 0"))),
        ("answers", "refresh", edited(MAIN, ("    read()\n    return", ENDLESS))),
        ("answers", "看不懂", edited(MAIN, ('        "gauges",\n', '        "others",\n'))),
        ("shapes", "水位 不是数", edited(MAIN, ('measured(number, now), "at"', '"深", "at"'))),
        ("shapes", "没有声明的列 x", edited(MAIN, ('"name": name,', '"name": name, "x": 1,'))),
        ("records", "情况登记", edited(MAIN, (LOOP, PUT.format(QUIETLY, '{"text": 7}')))),
        ("refusals", "没有权限", edited(MAIN, (LOOP, PUT.format("", '{"text": "好"}')))),
        ("forms", "填报存不下", edited("pages/main.toml", (TABLE.format(), FORM))),
        ("forms", "没有这一列", edited("manifest.toml", ('{ id = "text", name', WHERE))),
    ],
)
def test_what_is_not_as_agreed_is_found_by_its_check(
    folder: Path, check: str, words: str, change: Change
) -> None:
    change(folder)
    [test] = [each for each in PACK if each.id == check]
    found = test.look(Case(look("lake", folder), sandbox(), may_run=True))
    told = [each.said() for each in found if isinstance(each, PluginFault)]
    assert words in "\n".join(told)


def test_a_plugin_is_held_against_the_door_it_asks_for_and_no_later_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(case: Case) -> Iterator[PluginFault]:
        raise AssertionError("it belongs to a later door")
        yield

    (folder / "guest" / "main.py").write_text("raise SystemExit", "utf-8")
    later = Check("later", (1, 9), Words("以后的"), never)
    monkeypatch.setattr(contract, "PACK", (*PACK[:2], later))
    proof = proof_of(folder)
    assert proof.pack == "1.0" and [each.id for each in proof.seen] == ["files", "forms"]


def test_where_nothing_holds_it_its_program_is_not_run_at_install_and_that_is_said(
    folder: Path,
) -> None:
    found, now = look("lake", folder), SystemClock().now
    proof = prove(found, now, held_by=Sandbox)
    left = [each.left_out.zh for each in proof.seen if each.left_out]
    assert proof.is_good and len(left) == 4 and "没有隔离措施" in left[0]
    assert "4 项未做" in proof.said.zh


def test_what_fails_is_not_installed_and_nothing_has_changed(root: Path, folder: Path) -> None:
    edited(MAIN, (LOOP, "1 / 0"))(folder)
    with pytest.raises(PluginFaultsError) as told:
        PluginStore(root).install(packed(folder))
    assert {each.code for each in told.value.faults} == {"plugin_contract"}
    assert PluginStore(root).installed() == {} and not (root / "lake").exists()


@pytest.mark.parametrize("api", ["2.0", "1.99"])
def test_a_plugin_for_a_newer_door_is_refused_in_words(root: Path, folder: Path, api: str) -> None:
    path = packed(folder)
    edited("manifest.toml", ('api = "1.0"', f'api = "{api}"'))(folder)
    with pytest.raises(PluginFaultsError) as told:
        packed(folder)
    assert f"需要接口 {api}" in str(told.value)
    assert path.exists()


def test_what_was_found_is_kept_shown_and_tried_again_at_the_handover(
    root: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, data = PluginStore(root), ("--data", str(root.parent))
    store.install(packed(folder))
    kept = kept_proof(root, "lake", "1.0.0")
    assert kept is not None and kept.is_good and kept.held_by is not None
    [lies] = [each for id, each in read(root.parent).in_use.items() if id == "lake"]
    assert lies.proof == kept
    assert plugin_word.main(["list", *data]) == 0
    assert "约定测试：6/6 项通过" in capsys.readouterr().out
    edited("manifest.toml", ('version = "1.0.0"', 'version = "1.1.0"'))(folder)
    edited(MAIN, ('Guest("1.0.0")', 'Guest("1.1.0")'))(folder)
    assert store.install(packed(folder)).armed == "1.1.0"
    edited("1.1.0/" + MAIN, (LOOP, "1 / 0"))(root / "lake")
    done = store.hand_over()
    assert done.moved == () and "ZeroDivisionError" in str(done.refused["lake"])
    assert store.installed()["lake"].armed == "1.1.0", "the version before goes on"
    assert plugin_word.main(["hand-over", *data]) == 1
    assert "约定测试没有通过" in capsys.readouterr().out


@pytest.mark.parametrize("bureau", ["flood", "lift", "enforcement"])
def test_what_ships_tells_what_it_declares_by_the_clock_of_its_demo_files(bureau: str) -> None:
    """On any day: what the evening's files tell is neither old nor of the future then."""
    [shapes] = [each for each in PACK if each.id == "shapes"]
    case = Case(look(bureau, SHIPPED / bureau), sandbox(), may_run=True)
    told = list(shapes.look(case))
    assert told and [each for each in told if isinstance(each, PluginFault)] == []
    as_of = [data.as_of for data in case.granted.data.values()]
    assert all(moment is not None and moment.date() == DAY for moment in as_of)


def test_check_reads_plans_and_rules_as_the_hub_will_and_names_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "flood"
    shutil.copytree(SHIPPED / "flood", folder)
    plan = next(iter(read_manifest(folder).plans))
    text = file("flood", step("report"), roles='[roles]\nwater = "水务"\n').decode()
    (folder / plan).write_text(text, "utf-8")
    at = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith("owner"))
    assert plugin_word.main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    assert f"{plan}:{at}:" in told
    assert "没有角色" in told
