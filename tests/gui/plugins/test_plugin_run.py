"""`plugin run`: the real program in its sandbox, and what an author sees after saving a file."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from console.app import plugin_word
from console.app.plugin_run.program import Wanted, open_window
from console.app.plugin_run.window import RunWindow
from console.plugin_host.native.native_view import NativeView
from console.plugin_host.pages.tiles_view import TilesView
from console.plugin_host.shipped import SHIPPED
from tests.support.native_plugin import NATIVE, write_native

PATIENCE = 60_000
Open = Callable[..., RunWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert plugin_word.main(["new", "lake", "--name", "水务局", "--folder", str(tmp_path)]) == 0
    return tmp_path / "lake"


@pytest.fixture
def opened(qapp, chinese) -> Iterator[Open]:
    with ExitStack() as stack:

        def make(folder: Path, **wanted: object) -> RunWindow:
            window = open_window(Wanted(folder, **wanted), qapp, stack)  # type: ignore[arg-type]
            window.resize(1280, 860)
            window.show()
            return window

        yield make


def names(window: RunWindow) -> list[str]:
    views = window.page.body.views if window.page else []
    return [tile.name for view in views if isinstance(view, TilesView) for tile in view.board.shown]


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_what_is_saved_is_shown_anew_and_a_fault_leaves_the_last_good_page(
    qtbot, folder: Path, opened: Open
) -> None:
    window = opened(folder)
    stage = window._stage
    qtbot.waitUntil(lambda: "一号测站" in names(window), timeout=PATIENCE)
    assert not window.faults.isVisible() and stage.starts == 1

    first, page = window.page, folder / "pages" / "main.toml"
    edit(page, 'title = { zh = "现在" }', 'title = { zh = "此刻" }')
    qtbot.waitUntil(lambda: window.page is not first, timeout=PATIENCE)
    assert window.page is not None and window.page.body.views[0].name == "此刻"
    assert stage.starts == 1, "a page alone begins no program anew"

    second = window.page
    edit(page, 'value = "level"', 'value = "depth"')
    qtbot.waitUntil(window.faults.isVisible, timeout=PATIENCE)
    assert "pages/main.toml" in window.faults.text() and "depth" in window.faults.text()
    assert "L" in window.faults.text() and window.page.body.views[0].name == "此刻"
    edit(page, 'value = "depth"', 'value = "level"')
    qtbot.waitUntil(lambda: not window.faults.isVisible(), timeout=PATIENCE)

    edit(folder / "guest" / "main.py", '"一号测站"', '"新一号"')
    qtbot.waitUntil(lambda: "新一号" in names(window), timeout=PATIENCE)
    assert stage.starts == 2 and second is not None


def test_code_that_is_no_python_is_said_by_line_and_the_program_goes_on(
    qtbot, folder: Path, opened: Open
) -> None:
    window = opened(folder)
    qtbot.waitUntil(lambda: "一号测站" in names(window), timeout=PATIENCE)
    edit(folder / "guest" / "main.py", "guest.run()", "guest.run(")
    qtbot.waitUntil(window.faults.isVisible, timeout=PATIENCE)
    assert "guest/main.py" in window.faults.text() and "程序写法不对" in window.faults.text()
    assert window._stage.starts == 1 and "一号测站" in names(window)


def test_a_program_that_falls_is_said_with_its_line(qtbot, folder: Path, opened: Open) -> None:
    main = folder / "guest" / "main.py"
    edit(main, "guest.run()", "1 / 0")
    line = main.read_text("utf-8").splitlines().index("1 / 0") + 1
    window = opened(folder)
    qtbot.waitUntil(lambda: f"guest/main.py L{line}" in window.faults.text(), timeout=PATIENCE)
    assert "ZeroDivisionError" in window.faults.text()


def test_a_manifest_that_is_broken_from_the_first_is_said_until_it_is_mended(
    qtbot, folder: Path, opened: Open
) -> None:
    edit(folder / "manifest.toml", 'api = "1.0"', 'api = "9.0"')
    window = opened(folder)
    qtbot.waitUntil(window.faults.isVisible, timeout=PATIENCE)
    assert "需要接口 9.0" in window.faults.text() and window.page is None
    edit(folder / "manifest.toml", 'api = "9.0"', 'api = "1.0"')
    qtbot.waitUntil(lambda: "一号测站" in names(window), timeout=PATIENCE)


def test_a_form_saves_into_the_stand_in_and_its_table_shows_it(
    qtbot, folder: Path, opened: Open
) -> None:
    window = opened(folder)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    session = window._stage.session
    assert session is not None and window._stage.manifest is not None
    session.door.save(window._stage.manifest, "note", "1", {"text": "泵站已开"})
    rows = session.data("notes").rows
    assert [row["text"] for row in rows] == ["泵站已开"]
    window._stage._run("plugin.lake.refresh", {})
    qtbot.waitUntil(lambda: "已重读" in window.lines.text(), timeout=PATIENCE)


def test_a_native_page_is_tried_out_too_and_its_mistake_is_said_by_line(
    qtbot, tmp_path: Path, opened: Open
) -> None:
    folder = write_native(tmp_path)
    window = opened(folder)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    window.show_page("native")
    view = window.frame.content
    assert isinstance(view, NativeView)
    qtbot.waitUntil(lambda: view.page is not None, timeout=PATIENCE)
    edit(folder / NATIVE, "return Board(host)", "return Board(host")
    qtbot.waitUntil(window.faults.isVisible, timeout=PATIENCE)
    assert f"{NATIVE} L" in window.faults.text() and window.frame.content is view


def test_a_bureaus_demo_files_come_as_the_recorded_storm_passes(qtbot, opened: Open) -> None:
    window = opened(SHIPPED / "flood", is_storm=True, speed=200.0)
    qtbot.waitUntil(lambda: "最深积水" in names(window), timeout=PATIENCE)
    session = window._stage.session
    assert session is not None
    qtbot.waitUntil(lambda: len(session.door.hall.alerts) > 300, timeout=PATIENCE)
