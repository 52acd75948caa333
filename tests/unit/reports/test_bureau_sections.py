"""Sections of bureaus in 视频巡查记录: whose, of when, a table; the same in both kinds of file."""

from io import BytesIO
from zipfile import ZipFile

from console.reports.bureau_sections import BureauSection
from console.reports.docx_file import docx_file
from console.reports.paper_document import Heading, Table, Text
from console.reports.patrol_paper import patrol_paper
from console.reports.pdf_file import text_document
from tests.unit.domain.alerts import at
from tests.unit.reports.test_patrol_paper import RECORD, about, tables

WHOSE = "区防汛办 0000-6701"
ROWS = (("望汐路下立交", "26 厘米", "到线，应封控"), ("临汐路地道", "8 厘米", "正常"))
FRESH = BureauSection("下立交积水与封控", WHOSE, ("下立交", "积水", "状态"), ROWS, 0, at(100))


def texts(document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading | Text)]


def test_a_section_stands_before_the_signatures_with_whose_it_is_and_of_when(qapp):
    paper = patrol_paper(RECORD, about(sections=(FRESH,)))
    told = texts(paper)
    assert told.index("五、部门情况") < told.index("下立交积水与封控") < told.index("六、签字")
    assert any(WHOSE in line and "数据截至" in line and "过时" not in line for line in told)
    assert tables(paper)[-1] == Table(("下立交", "积水", "状态"), ROWS)
    with ZipFile(BytesIO(docx_file(paper))) as file:
        written = file.read("word/document.xml").decode()
    printed = text_document(paper, "宋体").toPlainText()
    for words in ("下立交积水与封控", WHOSE, "26 厘米", "到线，应封控"):
        assert words in written and words in printed


def test_old_rows_stay_and_say_so_and_nothing_told_is_not_nothing_happened():
    """H663: who reads the paper takes old rows for old, and silence for silence."""
    old = BureauSection("泵站运行", WHOSE, ("泵站",), (("望潮泵站",),), 7, at(0), is_old=True)
    silent = BureauSection("电梯困人处置", "区市场监管局 0000-6401", ("地点",), ())
    empty = BureauSection("在办案件", "区城管执法局 0000-6501", ("类别",), (), 0, at(50))
    told = texts(patrol_paper(RECORD, about(sections=(old, silent, empty))))
    assert any("已过时，请向主管单位核实" in line for line in told)
    assert "另有 7 行未逐一列出。" in told
    assert "区市场监管局 0000-6401：尚无数据。" in told
    assert told[told.index("在办案件") + 2] == "无。"


def test_a_paper_of_the_last_shift_says_which_rows_are_of_later():
    later = BureauSection("泵站运行", WHOSE, ("泵站",), (("望潮泵站",),), 0, at(13 * 3600))
    told = texts(patrol_paper(RECORD, about(sections=(later,))))
    assert any("为本班结束之后的数据" in line for line in told)


def test_without_plugins_the_paper_is_as_it_was():
    told = texts(patrol_paper(RECORD, about()))
    assert "五、签字" in told and "五、部门情况" not in told
