"""The shared workbook at a seat: what the clerk saves is on the page, whatever the share does."""

from threading import Event

from console.app.plugin_sheets import PluginSheets
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import look
from console.plugin_host.sheets.plugin_writer import make_plugin
from console.plugin_host.sheets.watch import SheetWatch
from tests.support.bureau_books import book_with


def test_a_saved_number_is_known_without_a_hand_and_a_dead_share_holds_up_nobody(
    tmp_path, qtbot, monkeypatch
):
    made = make_plugin(book_with(tmp_path), tmp_path / "made")
    found, book = look(made.name, made), DataBook()
    sheets = PluginSheets(book, every=20)
    sheets.take(found, [tmp_path, made])

    def values():
        return [row["value"] for row in book.get(found.id, "figures").rows]

    qtbot.waitUntil(lambda: values() == [36, 5])
    book_with(tmp_path, {"指标!B2": 40})
    qtbot.waitUntil(lambda: values() == [40, 5])
    share, looks = Event(), []
    monkeypatch.setattr(SheetWatch, "look", lambda _: (looks.append(1), share.wait(20)))
    qtbot.waitUntil(lambda: bool(looks))
    seen = []
    sheets._timer.timeout.connect(lambda: seen.append(1))
    qtbot.waitUntil(lambda: len(seen) > 5)
    assert len(looks) == 1, "no second look begins while the first waits for the share"
    sheets.stop()
    share.set()
