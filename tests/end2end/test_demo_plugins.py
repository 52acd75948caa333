"""The demo's bureaus: let in by its shift leader, their data of the evening, their forms."""

import json
import subprocess
import sys

import pytest

from console.commands.intention import Intention
from console.domain.plugin import PluginRecord
from console.models.channel_words import channel_word
from console.plugin_host.pages.form_view import FormView
from console.plugin_host.pages.plugin_page import PluginPage
from console.shell import rail_pages
from tests.end2end.test_alone import PATIENCE

LATE = "plugin.lift.late.TK-1"
PAGE_ID = "plugin.lift.rescue"


@pytest.fixture
def facts(tmp_path):
    """The demo's stage, in a process of its own as the demo has it."""
    words = ["--stage-only", "--json", "--no-opening", "--no-simulator", "--cameras", "60"]
    command = [sys.executable, "-m", "console.demo", *words, "--data", str(tmp_path / "stage")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as stage:
        assert stage.stdin is not None and stage.stdout is not None
        yield json.loads(stage.stdout.readline())
        stage.stdin.close()
        stage.terminate()


def test_a_form_of_the_demo_is_saved_at_the_hub_by_an_officer(qtbot, start, facts, tmp_path):
    starter = start.at_demo(facts, tmp_path / "seat")
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    seat = starter.seat
    seat.plugins.begin()
    qtbot.waitUntil(lambda: seat.plugins.is_read, timeout=PATIENCE)
    seat.frame.window.show_page(PAGE_ID)
    page = seat.frame.window.page(PAGE_ID).content
    assert isinstance(page, PluginPage)
    qtbot.waitUntil(lambda: not page.has_card, timeout=PATIENCE)
    book, data = seat.plugins.running.book, [spec.id for spec in page._ports.manifest.data]
    qtbot.waitUntil(lambda: any(book.get("lift", id).rows for id in data), timeout=PATIENCE)

    form = next(view for view in page.body.views if isinstance(view, FormView))
    number, step, who, _ = form.lines
    number._field.set_text("20260709-014")
    step._combo.set_current("已到场")
    who._field.set_text("维保二班")
    form.save()
    qtbot.waitUntil(lambda: "已保存" in form.note_line.text(), timeout=PATIENCE)

    def at_hub():
        rows = seat.store.cache.select(PluginRecord.KIND, {"of": "lift.call-back"})
        return [row.body["fields"]["who"] for row in rows if not seat.store.journal.pending()]

    qtbot.waitUntil(lambda: at_hub() == ["维保二班"], timeout=PATIENCE)
    assert not seat.frame.notices.last_refusal, "the hub took it"


def test_what_the_bureaus_bring_stands_at_the_desk(qtbot, start, facts, tmp_path):
    """H664: layers on the map, plans in the library, an alert type with what to do, entries."""
    starter = start.at_demo(facts, tmp_path / "seat")
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    seat = starter.seat
    directory, window = seat.models.directory, seat.frame.window
    seat.plugins.begin()
    qtbot.waitUntil(lambda: seat.plugins.is_read, timeout=PATIENCE)

    def plans():
        return {plan.title for plan in directory.playbooks()}

    brought = {"维保超时未到场（区市场监管局）", "城管执法联合处置（区城管执法局）"}
    qtbot.waitUntil(lambda: brought <= plans(), timeout=PATIENCE)
    assert "电梯困人处置" in plans(), "the hall's own carry no mark"
    entry = directory.matter_for("临汐路占道设摊，行人走在车行道")
    assert entry is not None and entry.source.startswith("城管执法（区城管执法局）")

    raise_lift_alert(seat)
    qtbot.waitUntil(lambda: seat.models.queue.alert(LATE) is not None, timeout=PATIENCE)
    alert = seat.models.queue.alert(LATE)
    qtbot.waitUntil(lambda: directory.guidance(alert).card is not None, timeout=PATIENCE)
    assert channel_word(alert.channel) == "部门插件"
    guidance = directory.guidance(alert)
    assert guidance.card.steps[0] == "催维保单位，问到哪里"
    assert guidance.playbook.title == "维保超时未到场（区市场监管局）"
    assert [unit.name for unit in directory.prepared_order(alert).units] == ["电梯维保映川站"]
    assert seat.pages.duty.open_alert(LATE)

    window.show_page(rail_pages.VITALS)

    def signs():
        shown = seat.pages.area.board.shown
        return {tile.name: tile.total for tile in shown if tile.id.startswith("plugin.")}

    def is_told():
        return len(signs()) == 3 and "—" not in signs().values()

    qtbot.waitUntil(is_told, timeout=PATIENCE)  # though no page of theirs was opened

    window.show_page(rail_pages.DEPLOY)
    seat.pages.deploy.show_alert(LATE)
    qtbot.waitUntil(lambda: bool(seat.plugins.layers.spots()), timeout=PATIENCE)
    names = {layer.name for layer in seat.plugins.layers.all}
    assert {"下立交积水", "电梯困人", "执法案件"} <= names


def raise_lift_alert(seat):
    """Raise it as the bureau's guest does."""
    args = {"plugin": "lift", "type": "late", "key": "TK-1", "title": "砚云里电梯困人，维保超时",
            "severity": "orange", "place": {"name": "砚云里"}}  # fmt: skip
    lane = "plugin/lift"
    wish = Intention("plugin.alert.raise", lane, (f"alert/{LATE}", lane), args, is_by_seat=True)
    assert seat.executor.perform(wish).result(PATIENCE / 1000).is_saved
