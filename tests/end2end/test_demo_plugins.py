"""The demo's bureaus: let in by its shift leader, their data of the evening, their forms."""

import json
import subprocess
import sys

import pytest

from console.domain.plugin import PluginRecord
from console.plugin_host.pages.form_view import FormView
from console.plugin_host.pages.plugin_page import PluginPage
from tests.end2end.test_alone import PATIENCE

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
