"""A native page at a desk: by an express right of the hall alone, and out by safe mode."""

from pathlib import Path

from console.domain.entity import encode
from console.domain.plugin import Plugin, Terms
from console.plugin_host.native.native_view import NativeView
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol
from tests.end2end.test_plugins_at_a_desk import UUID, digest_of, read
from tests.support.native_plugin import write_native

PAGE_ID = "plugin.gauges.native"


def approve(seat, folder: Path, number: int, *permissions: str) -> None:
    terms = Terms("1.0.0", digest_of(folder), permissions)
    body = encode(Plugin("gauges", UUID, "防汛防台", terms=terms))
    change = Change(number, Plugin.KIND, "gauges", f"e.{number}", "hub", body)
    seat.models.feed.publish(seat.store.cache.apply([change], f"e:{number}"))


def test_native_code_waits_for_an_express_right_and_safe_mode_takes_it_out(
    qtbot, start, tmp_path: Path
) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    folder = write_native(tmp_path / "seat" / "plugins", id="gauges")
    seat = start.unlocked(tmp_path / "seat").seat
    read(qtbot, seat)

    seat.commands.run("plugin.list")
    asked = seat.plugins.approvals().list()
    qtbot.waitUntil(lambda: "gauges" in asked.shown, timeout=PATIENCE)
    line = asked.shown["gauges"]
    words = {each.id: each.words for each in line.rights}
    assert "本机代码：与控制台同进程运行" in words["native"]
    assert line.granted == {"prepare:orders"}, "native code alone is not ticked at first"

    approve(seat, folder, 1, "prepare:orders")
    seat.frame.window.show_page(PAGE_ID)
    frame = seat.frame.window.page(PAGE_ID)
    view = frame.content
    assert isinstance(view, NativeView) and view.page is None
    assert "本中心没有准许本机代码" in view.card.text

    approve(seat, folder, 2, "prepare:orders", "native")
    qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)
    page = view.page
    assert page.widget.isVisible()
    audit = seat.store.journal.audit
    qtbot.waitUntil(
        lambda: "built: native/board.py" in [each.detail for each in audit.lines()],
        timeout=PATIENCE,
    )

    seat.plugins.safe_mode().turn()
    assert frame.content is not view and page.is_stopped
    seat.plugins.safe_mode().turn()
    qtbot.waitUntil(
        lambda: isinstance(frame.content, NativeView) and frame.content.page is not None,
        timeout=PATIENCE,
    )
