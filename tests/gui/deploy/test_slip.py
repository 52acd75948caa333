"""The slip of an order: shown beside the page, printed or kept, found again by its code."""

from dataclasses import replace

import pytest
import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from console.app.paper import paint_page
from console.commands.registry import CommandTable
from console.domain.slip_code import read_slip_code, slip_code
from console.models.finder import Finder, Found
from console.screens.deploy.slip import Slip, slip_of
from console.screens.deploy.slip_paper import HEIGHT, WIDTH, fitting_rows, paint_slip
from offline_cache.lanes import InlineLane
from tests.gui.deploy.hands import here, press
from tests.gui.deploy.page_stage import deploy_page, underpass
from widgets.common.qr_code import QUIET, paint_qr

KEY = Qt.Key


@pytest.fixture
def page(qtbot, stage):
    """The page of a cut-off seat that has sent three units by phone."""
    stage.link_is("offline")
    stage.send_alerts(underpass(stage))
    made = deploy_page(stage)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_alert("TF-0412")
    qtbot.waitUntil(lambda: made.alert_id == "TF-0412")
    made.setFocus()
    made.send()
    qtbot.waitUntil(lambda: len(made.order.tracking.rows) == 3)
    return made


def shown(page) -> Slip:
    press(KEY.Key_P)
    assert page.slips.preview.isVisible() and here() is page.slips.preview
    return page.slips.preview.slip


def test_the_slip_has_all_one_needs_without_a_screen(page) -> None:
    slip = shown(page)
    assert (slip.hall, slip.number, slip.official) == ("云汀区城运中心", "TF-0412", "")
    assert "望汐路下立交" in slip.place and slip.text == page.order.order_text
    assert (slip.person, slip.seat) == ("林岚", "一号席")
    assert {unit.name: unit.phone for unit in slip.units} == {
        "排水应急二分队": "0000-6311",
        "交警四中队": "0000-6440",
        "望潮防汛突击队": "0000-6121",
    }
    assert all(unit.times[0] and not unit.times[1] for unit in slip.units)


def test_an_order_without_the_hubs_number_is_not_said_to_be_there(page, stage) -> None:
    """正式编号待中心回执 stood above 系统派单，中心已收."""
    view = stage.orders.orders_of("TF-0412")[0]
    order = replace(view.order, by_phone=False)
    who, now = stage.identity, stage.clock.now()
    without = slip_of(replace(view, order=order, is_pending=False), who, "一号席", now)
    assert "has not answered" in without.how
    numbered = replace(view, order=replace(order, official="2026-0042"), is_pending=False)
    assert slip_of(numbered, who, "一号席", now).how == "issued by system"


def test_letters_belong_to_the_slip_while_it_is_shown_and_esc_gives_them_back(
    qtbot, page, stage
) -> None:
    before = here()
    shown(page)
    saved = len(stage.operations())
    for key in (KEY.Key_A, KEY.Key_N, KEY.Key_Space):
        press(key)
    assert len(stage.operations()) == saved
    press(KEY.Key_Escape)
    assert here() is before and not page.slips.preview.isVisible()
    with qtbot.waitSignal(page.said, timeout=20_000):
        press(KEY.Key_A)
    assert len(stage.operations()) > saved
    told = "电话回告"
    qtbot.waitUntil(lambda: any(told in li.entry.text for li in stage.lines.lines), timeout=20_000)


@pytest.mark.skipif(not QPrinterInfo.defaultPrinter().isNull(), reason="there is a printer here")
def test_without_a_printer_it_says_so_and_keeps_a_pdf_on_wish(qtbot, page, stage) -> None:
    shown(page)
    with qtbot.waitSignal(page.refused) as refused:
        press(KEY.Key_P)
    assert "no printer" in refused.args[0]
    with qtbot.waitSignal(page.said) as said:
        press(KEY.Key_S)
    (file,) = (stage.folder / "slips").iterdir()
    assert file.name == "派单单据-TF-0412.pdf" and str(file) in said.args[0]
    written = file.read_bytes()
    assert written.startswith(b"%PDF") and written.count(b"/Type /Page\n") == 1
    words = "打印派单单据 TF-0412"
    qtbot.waitUntil(lambda: any(words in li.entry.text for li in stage.lines.lines))
    assert not page.slips.preview.isVisible()


def test_a_printer_gets_one_page_of_a4(page, tmp_path) -> None:
    slip, out = shown(page), tmp_path / "paper.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(out))
    paint_page(printer, page._parts.slips._paint(slip))
    written = out.read_bytes()
    assert written.count(b"/Type /Page\n") == 1
    assert b"/MediaBox [0 0 595" in written


def test_forty_units_are_all_on_the_page() -> None:
    for units in (1, 3, 17, 24, 40, 200):
        row, most = fitting_rows(units, 1400)
        lines = most + (most < units)
        assert row >= 60 and lines * row <= 1400 and 0 < most <= units


def test_the_code_is_painted_as_the_standard_has_it(qapp) -> None:
    text = str(
        slip_code("07-0042", "01KX3D44C0WAP6DJKM3Z6GJF23", "望潮街道·望汐路下立交", "前往排水")
    )
    modules = [[bool(dark) for dark in row] for row in segno.make_qr(text, error="m").matrix]
    unit, edge = 4, len(modules) + 2 * QUIET
    image = QImage(edge * unit, edge * unit, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    painter = QPainter(image)
    paint_qr(painter, QRectF(0, 0, edge * unit, edge * unit), text)
    painter.end()
    seen = [
        [image.pixelColor(x * unit + 2, y * unit + 2).lightness() < 128 for x in range(edge)]
        for y in range(edge)
    ]
    assert [row[QUIET:-QUIET] for row in seen[QUIET:-QUIET]] == modules
    border = seen[:QUIET] + seen[-QUIET:]
    assert not any(dark for row in border for dark in row)


def test_the_code_holds_no_name_and_no_phone(page) -> None:
    slip = shown(page)
    code = read_slip_code(slip.code)
    assert code is not None and code.number == "TF-0412" and code.fits(slip.text)
    assert not code.fits(slip.text + "。")
    for secret in ("林岚", *(u.phone for u in slip.units), *(u.leader for u in slip.units)):
        assert secret not in slip.code
    assert read_slip_code("TF-0412") is None
    assert read_slip_code(str(slip_code("a;b", "op", "x;y\nz", "t"))) is not None


def test_a_scanned_slip_finds_its_order_and_a_changed_one_is_told(qtbot, page, stage) -> None:
    slip = shown(page)
    finder = Finder(stage.cache, CommandTable(), InlineLane(), list, InlineLane())
    lists: list[list[Found]] = []
    finder.start(slip.code, lists.append)
    qtbot.waitUntil(lambda: len(lists) == 1)
    (found,) = [each for each in lists[0] if each.kind == "order"]
    assert found.title.startswith("TF-0412 ") and found.detail != "the slip has another text"
    forged = slip_code("TF-0412", "x", slip.place, "另一份指令")
    finder.start(str(forged), lists.append)
    qtbot.waitUntil(lambda: len(lists) == 2)
    assert [each.detail for each in lists[1]] == ["the slip has another text"]


def test_a_click_on_the_phone_list_chooses_whose_answer_is_written_down(qtbot, page) -> None:
    lines = page.order.phones.lines
    assert len(lines) == 3
    page.order.phones.line_clicked.emit(lines[2].id)
    assert page.order.assignment_id == lines[2].id
    page.order.phones.line_clicked.emit("waiting/unit-015")
    assert page.order.assignment_id == lines[2].id


def test_a_sheet_is_filled_with_ink_only_inside_its_edges(qapp, page, theme) -> None:
    slip = shown(page)
    image = QImage(WIDTH // 3, HEIGHT // 3, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_slip(painter, QRectF(image.rect()), slip, theme.font().family())
    painter.end()
    edge = [image.pixelColor(20, y).lightness() for y in range(image.height())]
    assert set(edge) == {255}
    middle = [image.pixelColor(x, 360).lightness() for x in range(image.width())]
    assert min(middle) < 100 < 255 == max(middle)
