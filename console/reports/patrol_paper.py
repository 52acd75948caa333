"""What the 视频巡查记录 says. A paper of the hall is Chinese in every language of the screen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import PatrolVerdict, Sight
from console.domain.patrol_record import PatrolRecord, PlanCoverage, Unseen, Watch
from console.reports.bureau_sections import BureauSection, section_blocks
from console.reports.paper_document import Block, Heading, PaperDocument, Picture, Table, Text
from console.runtime.clock import CHINA

TITLE = "视频巡查记录"
MOST_UNSEEN = 400
"""Cameras not seen that are named one by one; the rest is a number."""

_VERDICTS = {
    PatrolVerdict.BLACK: "黑屏或无内容",
    PatrolVerdict.STALE: "画面不动",
    PatrolVerdict.ABSENT: "无人在岗",
    PatrolVerdict.HIDDEN: "未显示或显示时间不足",
    PatrolVerdict.ELSEWHERE: "未转到预置位",
    PatrolVerdict.SEEN: "已巡",
}
_STATES = {
    "failed": "连接失败",
    "no_session": "无空闲会话",
    "denied": "无权限",
    "waiting": "等待画面",
    "frozen": "画面冻结",
}


@dataclass(frozen=True, slots=True)
class PatrolPaper:
    """What the paper needs beside the record.

    Attributes:
        hall, writer: whose it is, and who has it written.
        written_at: when.
        camera: returns the name of a camera.
        seat: returns the name of a seat.
        results: what became of each finding, by its id.
        pictures: its snapshot, where it is at this seat.
        missing: what this seat may not know, in words.
        sections: what bureaus add.
        is_demo: whether everything in it is made up.
    """

    hall: str
    writer: str
    written_at: datetime
    camera: Callable[[str], str]
    seat: Callable[[str], str]
    results: Mapping[str, str]
    pictures: Mapping[str, Picture]
    missing: tuple[str, ...] = ()
    sections: tuple[BureauSection, ...] = ()
    is_demo: bool = False


def patrol_paper(record: PatrolRecord, about: PatrolPaper) -> PaperDocument:
    """Return the paper."""
    return PaperDocument(TITLE, tuple(_blocks(record, about)))


def paper_name(record: PatrolRecord) -> str:
    """Return what its files are called."""
    return f"{TITLE}_{record.since.astimezone(CHINA):%Y%m%d_%H%M}"


def reason_of(sight: Sight | None) -> str:
    """Return why a camera was not seen."""
    if sight is None:
        return "未轮到"
    if sight.verdict is PatrolVerdict.STALE and sight.frames == 0:
        return f"无画面（{_STATES.get(sight.state, '未连上')}）"
    return _VERDICTS[sight.verdict]


def _blocks(record: PatrolRecord, about: PatrolPaper) -> Iterator[Block]:
    yield Heading(f"{about.hall}{TITLE}", 0)
    if about.is_demo:
        yield Text("演示数据，地名人名均为虚构")
    yield Text(f"班次：{_day(record.since)} 至 {_day(record.until)}")
    yield Text(f"填写：{about.writer}，{_day(about.written_at)}")
    for line in about.missing:
        yield Text(f"注意：{line}")
    yield Heading("一、覆盖")
    if not record.plans:
        yield Text("本班没有轮巡留痕。")
    else:
        yield _coverage(record)
    yield Text(
        "已巡只计窗格看得见、画面在动、有人在岗的；黑屏、画面不动、未显示、无人在岗、未转到预置位、未轮到"
        "均不计入，列在第二项。是否被其他程序的窗口遮住，本系统不能全部知道。",
        is_small=True,
    )
    yield Heading("二、未巡到的点位及原因")
    for plan in record.plans:
        yield from _unseen(plan, about)
    yield Heading("三、发现")
    yield from _findings(record, about)
    yield Heading("四、在岗")
    yield _watches("在岗人", record.watches, about)
    yield Heading("无人在岗时段", 2)
    if record.absences:
        yield _watches("登录人", record.absences, about)
    else:
        yield Text("无。")
    if about.sections:
        yield Heading("五、部门情况")
        yield from section_blocks(about.sections, record.until)
    yield Heading("六、签字" if about.sections else "五、签字")
    yield Text("视频轮巡员：________________    值班长：________________    日期：____________")


def _coverage(record: PatrolRecord) -> Table:
    heads = (
        "轮巡方案",
        "应巡",
        "已巡",
        "覆盖率",
        "未巡到",
        "翻页",
        "本页无异常",
        "无权限",
        "断网缺",
    )
    rows = tuple(
        (
            plan.name,
            str(len(plan.planned)),
            str(len(plan.seen)),
            "—" if plan.share is None else f"{int(plan.share * 1000) / 10:.1f}%",
            str(len(plan.unseen)),
            str(plan.pages),
            str(plan.clear),
            str(plan.denied),
            str(plan.cut_off),
        )
        for plan in record.plans
    )
    return Table(heads, rows, (5, 2, 2, 2, 2, 2, 3, 2, 2))


def _unseen(plan: PlanCoverage, about: PatrolPaper) -> Iterator[Block]:
    yield Heading(plan.name, 2)
    if not plan.unseen:
        yield Text("全部巡到。")
        return
    ordered = sorted(plan.unseen, key=lambda each: (reason_of(each.last), each.camera))
    shown = tuple(_unseen_row(each, about) for each in ordered[:MOST_UNSEEN])
    yield Table(("点位", "原因"), shown, (3, 2))
    if len(ordered) > MOST_UNSEEN:
        yield Text(f"另有 {len(ordered) - MOST_UNSEEN} 路未逐一列出。")


def _unseen_row(unseen: Unseen, about: PatrolPaper) -> tuple[str, str]:
    return about.camera(unseen.camera), reason_of(unseen.last)


def _findings(record: PatrolRecord, about: PatrolPaper) -> Iterator[Block]:
    if not record.findings:
        yield Text("本班没有登记发现。")
        return
    again = sum(bool(each.same_as) for each in record.findings)
    yield Text(f"共登记 {len(record.findings)} 次，其中同一件再次登记 {again} 次。")
    heads = ("时间", "发现", "点位", "发现人", "办理情况")
    rows = tuple(_finding_row(each, about) for each in record.findings)
    yield Table(heads, rows, (2, 5, 4, 2, 5))
    for finding in record.findings:
        picture = about.pictures.get(finding.id)
        words = f"{_minute(finding.at)} {finding.title}（{finding.camera_name}）"
        if picture is not None:
            yield Picture(picture.jpeg, picture.width, picture.height, words)
        elif finding.files:
            yield Text(f"{words}：截图不在本席，见附件", is_small=True)
        else:
            yield Text(f"{words}：没有截图", is_small=True)


def _finding_row(finding: PatrolFinding, about: PatrolPaper) -> tuple[str, ...]:
    title = f"{finding.title}（同一件）" if finding.same_as else finding.title
    note = f"，{finding.note}" if finding.note else ""
    result = about.results.get(finding.id, "不详")
    return (_minute(finding.at), f"{title}{note}", finding.camera_name, finding.name, result)


def _watches(head: str, watches: tuple[Watch, ...], about: PatrolPaper) -> Table:
    rows = tuple(
        (
            watch.name,
            about.seat(watch.seat),
            _minute(watch.since),
            _minute(watch.until),
            _length(watch.until - watch.since),
            str(watch.pages),
        )
        for watch in watches
    )
    return Table((head, "席位", "自", "至", "时长", "页数"), rows, (3, 3, 2, 2, 2, 1))


def _day(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def _minute(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%H:%M}"


def _length(time: timedelta) -> str:
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    return f"{minutes} 分 {seconds:02d} 秒"
