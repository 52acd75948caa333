"""视频巡查记录: counted from proofs, honest about what does not count, in two kinds of file."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import ClearMark, PatrolProof, PatrolVerdict, Sight
from console.domain.patrol_record import record_of
from console.reports.docx_file import docx_file
from console.reports.paper_document import PaperDocument, Picture, Table, Text
from console.reports.patrol_paper import MOST_UNSEEN, PatrolPaper, patrol_paper
from tests.unit.domain.alerts import at

SEEN, BLACK, STALE = PatrolVerdict.SEEN, PatrolVerdict.BLACK, PatrolVerdict.STALE
SINCE, UNTIL = at(0), at(12 * 3600)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def page(seconds: float, *sights: Sight, **other) -> PatrolProof:
    told = {"plan_name": "夜间重点", "name": "林岚", "seat": "seat-1", **other}
    began = at(seconds)
    return PatrolProof(
        f"P{seconds}", "own/night", began, began + timedelta(seconds=10), sights, **told
    )  # type: ignore[arg-type]


def sight(camera: str, verdict: PatrolVerdict, **other) -> Sight:
    return Sight(camera, 0.5, 9.5, 200, True, "live", "a", "b", verdict, **other)


PROOFS = [
    page(0, sight("C1", SEEN), sight("C2", BLACK), clear=ClearMark.CLEAR),
    page(10, sight("C2", SEEN), sight("C3", STALE)),
    page(20, Sight("C4", state="failed"), denied=2, cut_off=1, clear=ClearMark.CLEAR),
    page(4000, sight("C3", PatrolVerdict.ABSENT), is_absent=True),
    page(4010, sight("C3", PatrolVerdict.ABSENT), is_absent=True),
    page(-60, sight("C5", SEEN)),
]
FOUND = PatrolFinding(
    "F1", "loose-sign", "望潮街道滨水步道灯箱松动", "C1", at(30), "灯箱店招松动", "滨水步道灯箱",
    name="林岚", seat="seat-1", files=("attachment/S1",),
)  # fmt: skip
RECORD = record_of(SINCE, UNTIL, PROOFS, [FOUND], {"own/night": ["C1", "C2", "C3", "C4", "C9"]})


def about(**other) -> PatrolPaper:
    told = {
        "hall": "云汀区城运中心", "writer": "一号席 林岚", "written_at": at(5000),
        "camera": lambda id: f"点位{id}", "seat": lambda id: "一号席", "results": {"F1": "已派单"},
        "pictures": {}, **other,
    }  # fmt: skip
    return PatrolPaper(**told)


def tables(document: PaperDocument) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def words(document: PaperDocument) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Text))


def test_only_what_was_proven_counts() -> None:
    (plan,) = RECORD.plans
    assert set(plan.seen) == {"C1", "C2"} and plan.planned == ("C1", "C2", "C3", "C4", "C9")
    assert (plan.share, plan.pages, plan.clear) == (0.4, 5, 1)
    assert (plan.denied, plan.cut_off) == (2, 1)


def test_h825_a_page_without_a_picture_is_not_counted_as_normal() -> None:
    """本页无异常 of a page on which no camera came says nothing."""
    (plan,) = record_of(SINCE, UNTIL, PROOFS[2:3], [], {}).plans
    assert (plan.pages, plan.clear) == (1, 0)


def test_every_camera_not_seen_has_its_reason() -> None:
    coverage, unseen, *_ = tables(patrol_paper(RECORD, about()))
    assert coverage.rows[0][:5] == ("夜间重点", "5", "2", "40.0%", "3")
    assert dict(unseen.rows) == {
        "点位C3": "无人在岗", "点位C4": "无画面（连接失败）", "点位C9": "未轮到",
    }  # fmt: skip


def test_who_watched_when_and_who_was_not_there() -> None:
    assert [(w.since, w.until, w.pages) for w in RECORD.watches] == [(at(0), at(30), 3)]
    (absent,) = RECORD.absences
    assert (absent.since, absent.until, absent.pages) == (at(4000), at(4020), 2)


def test_who_watches_two_walls_watches_in_one_go() -> None:
    """A page that is held on one wall lasts longer than those that begin after it on the other."""
    held = replace(page(0, sight("C1", SEEN)), ended=at(900))
    told = record_of(SINCE, UNTIL, [held, page(20, sight("C2", SEEN)), page(905)], [], {})
    assert [(w.since, w.until, w.pages) for w in told.watches] == [(at(0), at(915), 3)]


def test_almost_all_is_never_called_all() -> None:
    many = [sight(f"C{n}", SEEN) for n in range(1999)]
    record = record_of(
        SINCE, UNTIL, [page(0, *many)], [], {"own/night": [f"C{n}" for n in range(2000)]}
    )
    assert tables(patrol_paper(record, about()))[0].rows[0][3] == "99.9%"


def test_an_empty_shift_and_a_huge_one_are_papers_too() -> None:
    nothing = patrol_paper(record_of(SINCE, UNTIL, [], [], {}), about(missing=("本席断网",)))
    assert "本班没有轮巡留痕。" in words(nothing) and "注意：本席断网" in words(nothing)
    pool = {"own/night": [f"C{n}" for n in range(3000)]}
    huge = patrol_paper(record_of(SINCE, UNTIL, PROOFS, [], pool), about())
    assert len(tables(huge)[1].rows) == MOST_UNSEEN and "路未逐一列出" in words(huge)


def test_a_finding_without_its_picture_says_so() -> None:
    assert "截图不在本席，见附件" in words(patrol_paper(RECORD, about()))


def test_the_docx_is_well_formed_and_the_same_twice() -> None:
    """Odd letters in a name may not break the file; its hash stands in the duty log."""
    picture = Picture(b"\xff\xd8\xff\xe0", 640, 360, "滨水步道")
    odd = about(pictures={"F1": picture}, camera=lambda id: f'望汐路　东\n口<"{id}"&\x07>')
    document = patrol_paper(RECORD, odd)
    file = docx_file(document)
    assert file == docx_file(document)
    with ZipFile(BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))
        root = ElementTree.fromstring(parts.read("word/document.xml"))
        assert parts.read("word/media/image1.jpeg") == picture.jpeg
    told = "".join(node.text or "" for node in root.iter(f"{W}t"))
    assert '望汐路 东 口<"C3"&>' in told and FOUND.title in told and "值班长：" in told
    assert len(list(root.iter(f"{W}tbl"))) == len(tables(document))
