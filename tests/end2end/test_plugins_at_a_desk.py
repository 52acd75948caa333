"""Plugins in the whole console: found after the start, on the rail, in the palette, in plans."""

import tomllib
from dataclasses import replace
from hashlib import sha256
from zipfile import ZipFile

import pytest

from console.app.plugin_sections import paper_sections
from console.app.plugin_terms import DATA, INBOX, PluginTerms
from console.app.plugin_word import main
from console.domain.entity import encode
from console.domain.plugin import Approval, Plugin, RecordTerms, Terms
from console.plugin_api.dataset import DataSet
from console.plugin_host.guests.states import GuestState
from console.plugin_host.packages.archive import listed
from console.plugin_host.pages.form_view import FormView
from console.plugin_host.pages.plugin_page import PluginPage
from console.plugin_host.pages.state_card import StateCard
from console.plugin_host.pages.tiles_view import TilesView
from console.settings.plans.area import Tabs
from console.shell import rail_pages
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol
from tests.gui.plugins.stage import FULL, NOW, PAGE
from tests.support.plugin_sample import write_plugin
from widgets.common.theme import Grade
from widgets.frame.rail import Badge

PAGE_ID = "plugin.gauges.level"
UUID = "0b0f4c1e-6d0a-4c57-9a63-2f6f5f1b8a11"


@pytest.fixture
def seat(qtbot, start, tmp_path):
    """A seat with one plugin installed, beside those that ship."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    limit = 'limits = [{ grade = "orange", above = 0.27, source = "区防汛预案 3.2" }]'
    manifest = FULL.replace('id = "flood"', 'id = "gauges"', 1)
    manifest = manifest.replace('value = "level"\nunit', f'value = "level"\n{limit}\nunit', 1)
    write_plugin(tmp_path / "seat" / "plugins", manifest, PAGE, id="gauges")
    seat = start.unlocked(tmp_path / "seat").seat
    assert seat is not None
    return seat


def read(qtbot, seat):
    """Let it read its plugins, and what the cache holds for the one installed: nothing."""
    seat.plugins.begin()
    qtbot.waitUntil(lambda: seat.plugins.is_read, timeout=PATIENCE)
    book = seat.plugins.running.book
    qtbot.waitUntil(lambda: book.get("gauges", "gauges").as_of is not None, timeout=PATIENCE)


def let_everything_in(monkeypatch):
    """The hall has let in whatever lies here, with all it asks for."""
    monkeypatch.setattr(
        PluginTerms, "_read", lambda self, lying: frozenset(lying.manifest.permissions)
    )


def digest_of(folder):
    return sha256(listed(folder)).hexdigest()


def test_files_that_are_not_those_the_hall_let_in_start_nothing(qtbot, seat, tmp_path):
    """C-10: an approval is for these files; one byte more and they are others."""
    folder = tmp_path / "seat" / "plugins" / "gauges"
    terms = Terms("1.0.0", digest_of(folder), ())
    let_in = Plugin("gauges", UUID, "防汛防台", terms=terms)
    change = Change(1, Plugin.KIND, "gauges", "e.1", "hub", encode(let_in))
    seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))
    (folder / "added.txt").write_text("later")
    read(qtbot, seat)
    seat.frame.window.show_page(PAGE_ID)
    assert seat.frame.window.page(PAGE_ID).content.has_card


def test_a_bureaus_workbook_is_a_page_with_its_data(qtbot, seat, monkeypatch, tmp_path):
    """From the workbook to the page: made by one word, found at the seat, its sheets read."""
    let_everything_in(monkeypatch)
    assert main(["workbook", str(tmp_path / "新.xlsx")]) == 0
    assert main(["make", str(tmp_path / "新.xlsx"), "--data", str(tmp_path / "seat")]) == 0
    read(qtbot, seat)
    [found] = [f for f in seat.plugins.found.values() if f.folder.parent.name == "plugins-made"]
    book = seat.plugins.running.book
    sets = [spec.id for spec in found.manifest.data]
    qtbot.waitUntil(lambda: any(book.get(found.id, id).rows for id in sets), timeout=PATIENCE)
    seat.frame.window.show_page(f"plugin.{found.id}.{found.pages[0].id}")
    page = seat.frame.window.page(f"plugin.{found.id}.{found.pages[0].id}").content
    assert isinstance(page, PluginPage) and not page.has_card


def test_a_page_that_a_plan_names_keeps_its_place_until_its_plugin_is_there(qtbot, seat):
    """C-14: no hole, no other page in its place."""
    window = seat.frame.window
    assert not seat.plugins.is_read, "a start reads no plugin"
    plan = seat.screens.windows.layout
    gone_id = "plugin.water.main"
    pages = Tabs((*plan.desk.pages, gone_id, PAGE_ID), PAGE_ID)
    seat.screens.windows.edit(replace(plan, windows=(replace(plan.desk, area=pages),)))
    assert window.area.home == PAGE_ID and window.title(PAGE_ID) == "专题"
    gone, here = window.page(gone_id), window.page(PAGE_ID)
    assert gone.content is None and here.content is None
    read(qtbot, seat)
    assert isinstance(gone.content, StateCard) and "本席没有安装" in gone.content.text
    assert isinstance(here.content, PluginPage)
    assert gone_id in window.catalogue and window.area.home == PAGE_ID
    assert window.page(PAGE_ID) is here and window.title(PAGE_ID) == "下穿通道水情"


def test_what_the_hall_did_not_approve_shows_no_page_and_starts_nothing(qtbot, seat):
    read(qtbot, seat)
    window = seat.frame.window
    window.show_page(rail_pages.TOPICS)
    launcher = window.page(rail_pages.TOPICS)
    qtbot.waitUntil(lambda: len(launcher.shown) == 4, timeout=PATIENCE)
    assert {item.name for item in launcher.shown} >= {"防汛防台", "电梯困人", "城管执法"}
    launcher.page_requested.emit(PAGE_ID)
    page = window.page(PAGE_ID).content
    assert page.has_card and "未启用" in page.card.text


def test_an_approved_page_shows_data_opens_by_the_palette_and_is_counted(qtbot, seat, monkeypatch):
    let_everything_in(monkeypatch)
    read(qtbot, seat)
    seat.commands.run(f"{PAGE_ID}.show")
    page = seat.frame.window.page(PAGE_ID).content
    row = {"id": "g1", "name": "映川路下穿", "level": 0.41}
    seat.plugins.running.book.put("gauges", DataSet("gauges", (row,), NOW))
    board = next(v for v in page.body.views if isinstance(v, TilesView)).board
    qtbot.waitUntil(lambda: bool(board.shown), timeout=PATIENCE)
    assert board.shown[0].total == "0.41 米"
    assert seat.plugins.usage.of("gauges") == 1
    assert seat.frame.window.current_page == PAGE_ID


def test_its_vital_sign_stands_among_the_citys_while_it_is_let_in(qtbot, seat, tmp_path):
    """Withdrawn, it brings nothing; a value without news is hatched and says of when it is."""

    def say(number, terms):
        told = encode(Plugin("gauges", UUID, "防汛防台", terms=terms))
        change = Change(number, Plugin.KIND, "gauges", f"e.{number}", "hub", told)
        seat.models.feed.publish(seat.store.cache.apply([change], f"e:{number}"))

    say(1, Terms("1.0.0", digest_of(tmp_path / "seat" / "plugins" / "gauges"), ()))
    read(qtbot, seat)
    row = {"id": "g1", "name": "映川路下穿", "level": 0.41}
    seat.plugins.running.book.put("gauges", DataSet("gauges", (row,), NOW))
    seat.frame.window.show_page(rail_pages.VITALS)
    board = seat.pages.area.board

    def signs():
        return [tile for tile in board.shown if tile.id.startswith("plugin.gauges")]

    qtbot.waitUntil(lambda: any(sign.total == "0.41 米" for sign in signs()), timeout=PATIENCE)
    [sign] = signs()
    assert sign.name == "映川路下穿水位" and sign.is_old
    assert "防汛防台" in sign.note and "数据截至" in sign.note
    board.activated.emit(sign.id)
    assert seat.frame.window.current_page == PAGE_ID
    say(2, None)
    seat.frame.window.show_page(rail_pages.VITALS)
    qtbot.waitUntil(lambda: not signs(), timeout=PATIENCE)


def test_its_layer_stands_on_the_map_of_the_desk_while_it_is_let_in(qtbot, seat, tmp_path):
    """H662: withdrawn, or in safe mode, it is gone from the map; it never looks like news."""

    def say(number, terms):
        told = encode(Plugin("gauges", UUID, "防汛防台", terms=terms))
        change = Change(number, Plugin.KIND, "gauges", f"e.{number}", "hub", told)
        seat.models.feed.publish(seat.store.cache.apply([change], f"e:{number}"))

    digest = digest_of(tmp_path / "seat" / "plugins" / "gauges")
    id, kept = "gauges.gauges", seat.store.journal.meta
    seat.store.journal.put_meta("map_layers", {"off": ["flood.rain", id]})
    read(qtbot, seat)
    layers, row = seat.plugins.layers, {"id": "g1", "name": "映川路下穿", "level": 0.41}
    seat.plugins.running.book.put(
        "gauges", DataSet("gauges", (row | {"place": "125.0,30.0"},), NOW)
    )
    assert layers.all == ()
    say(1, Terms("1.0.0", digest, ()))
    qtbot.waitUntil(lambda: bool(layers.all), timeout=PATIENCE)
    assert not layers.spots(), "turned off before this start, and still"
    layers.turn(layers.all[0].id, is_on=True)
    qtbot.waitUntil(lambda: kept("map_layers") == {"off": ["flood.rain"]}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(layers.spots()) == 1, timeout=PATIENCE)
    [layer], [spot] = layers.all, layers.spots()
    assert (layer.name, layer.whose, spot.name) == ("水位站", "防汛防台", "映川路下穿 0.41 米")
    assert spot.grade is Grade.RED and spot.is_old and layer.age.startswith("数据截至")
    assert seat.pages.deploy.columns.matter.layers.isVisibleTo(seat.pages.deploy.columns.matter)
    say(2, None)
    qtbot.waitUntil(lambda: not layers.all, timeout=PATIENCE)
    say(3, Terms("1.0.0", digest, ()))
    qtbot.waitUntil(lambda: bool(layers.all), timeout=PATIENCE)
    seat.plugins.leave_out(True)
    assert layers.all == () and layers.spots() == []


def test_what_has_reached_a_limit_is_counted_on_the_rail_while_it_is_true(qtbot, seat, monkeypatch):
    """B-19: what is old is known by nobody and not counted; what is left out waits for nobody."""
    let_everything_in(monkeypatch)
    read(qtbot, seat)
    rail, running = seat.frame.window.rail, seat.plugins.running
    row = {"id": "g1", "name": "映川路下穿", "level": 0.41}
    running.book.put("gauges", DataSet("gauges", (row,), seat.clock.now()))
    qtbot.waitUntil(lambda: rail.badge("vitals") == Badge(1, Grade.ORANGE), timeout=PATIENCE)
    assert rail.badge("topics").count == 1 and rail.badge("topics").grade is Grade.RED
    running.book.put("gauges", DataSet("gauges", (row,), NOW))
    qtbot.waitUntil(lambda: rail.badge("vitals") is None, timeout=PATIENCE)
    assert rail.badge("topics") is None
    running.book.put("gauges", DataSet("gauges", (row,), seat.clock.now()))
    qtbot.waitUntil(lambda: rail.badge("topics") is not None, timeout=PATIENCE)
    seat.plugins.leave_out(True)
    assert rail.badge("topics") is None and rail.badge("vitals") is None


def test_its_section_stands_in_the_paper_of_the_shift_while_it_is_let_in(qtbot, seat, tmp_path):
    """H663: what was withdrawn is in no paper; an old table says that it is old."""
    digest = digest_of(tmp_path / "seat" / "plugins" / "gauges")
    terms = Terms("1.0.0", digest, ())
    said = encode(Plugin("gauges", UUID, "防汛防台", terms=terms))
    change = Change(1, Plugin.KIND, "gauges", "e.1", "hub", said)
    seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))
    read(qtbot, seat)
    row = {"id": "g1", "name": "映川路下穿", "level": 0.41}
    seat.plugins.running.book.put("gauges", DataSet("gauges", (row,), NOW))
    records = seat.proofs.records
    records._folder = tmp_path / "papers"
    with qtbot.waitSignal(records.written, timeout=PATIENCE) as done:
        records.this_shift()
    written = done.args[0]
    with ZipFile(written.folder / f"{written.name}.docx") as file:
        words = file.read("word/document.xml").decode()
    for told in ("五、部门情况", "水情", "区防汛办 100 0000 0142", "已过时", "0.41 米"):
        assert told in words
    assert (written.folder / f"{written.name}.pdf").stat().st_size > 0
    seat.plugins.leave_out(True)
    assert paper_sections(seat) == ()


def test_a_shipped_plugin_draws_what_its_guest_reads(qtbot, seat, monkeypatch, tmp_path):
    """The guest is a real process; its folder is filled as the demo's evening does."""
    let_everything_in(monkeypatch)
    read(qtbot, seat)
    found = seat.plugins.found["flood"]
    folder = tmp_path / "seat" / DATA / "flood" / INBOX
    told = tomllib.loads((found.folder / "demo.toml").read_text("utf-8"))
    for put in told["put"][:2]:
        (folder / put["file"]).write_text(put["text"].strip(), "utf-8")
    seat.frame.window.show_page("plugin.flood.watch")
    page = seat.frame.window.page("plugin.flood.watch").content
    book = seat.plugins.running.book
    qtbot.waitUntil(lambda: bool(book.get("flood", "underpasses").rows), timeout=PATIENCE)
    boards = [view.board for view in page.body.views if isinstance(view, TilesView)]
    qtbot.waitUntil(lambda: any(board.shown for board in boards), timeout=PATIENCE)


def test_a_right_that_is_granted_while_the_guest_runs_holds_at_once(qtbot, seat, tmp_path):
    """The guest runs without the folder; granted, it is started anew and reads it."""
    read(qtbot, seat)
    found = seat.plugins.found["flood"]
    digest = seat.plugins.read.in_use["flood"].digest
    asked = tuple(each.value for each in found.manifest.permissions)

    def grant(number, permissions):
        terms = Terms(found.manifest.version, digest, permissions)
        let_in = Plugin("flood", found.manifest.uuid, "防汛防台", terms=terms)
        change = Change(number, Plugin.KIND, "flood", f"e.{number}", "hub", encode(let_in))
        seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))

    grant(1, tuple(each for each in asked if each != "read:folder"))
    seat.frame.window.show_page("plugin.flood.watch")
    health = seat.plugins.running.guests.keeper.health
    qtbot.waitUntil(lambda: health("flood") is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: health("flood").state is GuestState.WELL, timeout=PATIENCE)
    folder = tmp_path / "seat" / DATA / "flood" / INBOX
    assert not folder.exists()
    grant(2, asked)
    qtbot.waitUntil(folder.is_dir, timeout=PATIENCE)
    told = tomllib.loads((found.folder / "demo.toml").read_text("utf-8"))
    for put in told["put"][:2]:
        (folder / put["file"]).write_text(put["text"].strip(), "utf-8")
    book = seat.plugins.running.book
    qtbot.waitUntil(lambda: bool(book.get("flood", "underpasses").rows), timeout=PATIENCE)


def test_a_page_whose_file_is_wrong_says_so_though_its_plugin_is_well(
    qtbot, start, tmp_path, monkeypatch
):
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    manifest, page = (
        FULL.replace('id = "flood"', 'id = "gauges"', 1),
        PAGE.replace('"-level"', '"-depth"'),
    )
    write_plugin(tmp_path / "seat" / "plugins", manifest, page, id="gauges")
    let_everything_in(monkeypatch)
    seat = start.unlocked(tmp_path / "seat").seat
    read(qtbot, seat)
    seat.frame.window.show_page(PAGE_ID)
    card = seat.frame.window.page(PAGE_ID).content
    assert isinstance(card, StateCard) and "无法使用" in card.text
    assert "pages/level.toml" in card.text and "depth" in card.text


def test_what_is_installed_while_the_console_runs_stands_in_the_list_when_it_is_opened(
    qtbot, seat, tmp_path
):
    read(qtbot, seat)
    assert main(["workbook", str(tmp_path / "新.xlsx")]) == 0
    assert main(["make", str(tmp_path / "新.xlsx"), "--data", str(tmp_path / "seat")]) == 0
    seat.commands.run("plugin.list")
    shown = seat.plugins.approvals().list()
    qtbot.waitUntil(lambda: "yanglizhuye" in shown.shown, timeout=PATIENCE)
    assert shown.shown["yanglizhuye"].state == "未准入"


def test_the_second_person_finds_ticked_what_the_first_one_said_yes_to(qtbot, seat):
    """Where the hall wants two, the second yes has to be to the same rights."""
    read(qtbot, seat)
    manifest = seat.plugins.found["flood"].manifest
    asked = Terms("1.0.0", seat.plugins.read.in_use["flood"].digest, ("read:folder",))
    said = Approval("shen", "沈值", "seat-9", NOW)
    waits = Plugin("flood", manifest.uuid, "防汛防台", asked=asked, asked_by=(said,))
    change = Change(1, Plugin.KIND, "flood", "e.1", "hub", encode(waits))
    seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))
    seat.commands.run("plugin.list")
    shown = seat.plugins.approvals().list()
    shown.table.set_current("flood", reveal=False)
    assert (shown.chosen.state, shown.chosen.by) == ("待第二人同意", "沈值")
    assert shown.ticked == {"read:folder"} and shown.buttons[0].isEnabled()


def test_files_that_are_others_than_were_let_in_can_be_let_in_whole_or_taken_out(qtbot, seat):
    read(qtbot, seat)
    manifest = seat.plugins.found["flood"].manifest
    known = Plugin("flood", manifest.uuid, "防汛防台", terms=Terms("0.9.0", "d0"))
    change = Change(1, Plugin.KIND, "flood", "e.1", "hub", encode(known))
    seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))
    seat.commands.run("plugin.list")
    shown = seat.plugins.approvals().list()
    shown.table.set_current("flood", reveal=False)
    assert shown.chosen.is_waiting and shown.ticked == {each.id for each in shown.chosen.rights}
    assert shown.buttons[0].isEnabled() and shown.buttons[1].isEnabled()


def test_what_is_filled_in_is_saved_as_a_record_and_stands_on_the_page(qtbot, seat, tmp_path):
    """The hall let the plugin in with its records; no hub is needed for it to be saved."""
    schema = '{"type": "object", "properties": {"level": {"type": "number", "maximum": 3}}}'
    kind = RecordTerms("gauge", schema)
    folder = tmp_path / "seat" / "plugins" / "gauges"
    terms = Terms("1.0.0", digest_of(folder), ("write:records",), (kind,))
    let_in = Plugin("gauges", UUID, "防汛防台", terms=terms)
    change = Change(1, Plugin.KIND, "gauges", "e.1", "hub", encode(let_in))
    seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))
    read(qtbot, seat)
    seat.frame.window.show_page(PAGE_ID)
    page = seat.frame.window.page(PAGE_ID).content
    assert not page.has_card
    form = next(v for v in page.body.views if isinstance(v, FormView))
    form.lines[0]._combo.set_current("映川路下穿")
    before = len(seat.store.journal.unsent())
    form.lines[1]._field.set_text("4")
    form.save()
    qtbot.waitUntil(lambda: bool(form.note_line.text()), timeout=PATIENCE)
    assert "记录不合本插件登记的格式" in form.note_line.text() and "level" in form.note_line.text()
    assert form.lines[1].text == "4", "what was written is still there to be mended"
    assert len(seat.store.journal.unsent()) == before, "nothing is saved, nothing is sent"
    form.lines[1]._field.set_text("0.3")
    form.save()
    qtbot.waitUntil(lambda: "已保存" in form.note_line.text(), timeout=PATIENCE)
    board = next(v for v in page.body.views if isinstance(v, TilesView)).board
    qtbot.waitUntil(lambda: bool(board.shown), timeout=PATIENCE)
    assert board.shown[0].name == "映川路下穿" and board.shown[0].total == "0.30 米"
