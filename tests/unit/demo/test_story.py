"""The evening: every line has its place, its matter, its card; the order of cause stays."""

from collections import Counter
from random import Random

import msgspec
import pytest
from lxml import etree
from PySide6.QtGui import QImage

from console.contract.ingest import AlertReport, frame_id
from console.demo.camera_simulator.finds import frame
from console.demo.district.generate import STORY_START, District, generate
from console.demo.frames import camera_named
from console.demo.gazetteer import Gazetteer
from console.demo.story import (
    ALERTS,
    BATCH,
    FRAMES,
    Step,
    Story,
    Telling,
    drip_times,
    evening,
    seconds_of,
)
from console.domain.geo import Point, distance
from console.domain.suggestion import matter_for

NOWHERE_TO_LOOK = {"全区", ""}
KINDS = ("fault", "mark", "calls", "sends")
"""Lines that are no report of a source."""


@pytest.fixture(scope="module")
def district() -> District:
    return generate(7, 6000)


@pytest.fixture(scope="module")
def gazetteer(district: District) -> Gazetteer:
    return Gazetteer.of((kind, body) for kind, _, body in district.records())


def steps_of(gazetteer: Gazetteer, **telling: object) -> list[Step]:
    return Story(gazetteer, Telling(**telling), STORY_START).steps()  # type: ignore[arg-type]


def test_every_report_finds_a_matter_whose_card_exists(
    district: District, gazetteer: Gazetteer
) -> None:
    cards = {card.id for card in district.cards}
    for step in steps_of(gazetteer):
        for title in {report.title for report in step.reports} | {step.title} - _marks():
            matter = matter_for(title, district.matters)
            assert matter is not None, title
            assert matter.card in cards, matter.id


def _marks() -> set[str]:
    return {line["title"] for line in evening()["line"] if line.get("kind") in KINDS}


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("望汐路下立交疑似小客车涉水停驶(置信度 0.83)", "car-in-water"),
        ("市民来电:望汐路铁路桥洞积水,一辆电动自行车熄火", "underpass-flood"),
        ("短视频平台出现“望汐路桥洞车被淹”视频,转发 320 次", "public-opinion"),
        ("芦汀镇直报:联禾河北岸堤脚渗水,长约 3 米,水色浑浊", "dyke-seepage"),
        ("听澜苑 3 号楼电梯运行异常,无人被困", "lift-fault"),
        ("砚云里 7 号楼 1 号梯困人报警", "lift-trapped"),
        ("绿化市容退单:树木属小区,请转房管(杉影里 12 弄树木倒伏)", "order-returned"),
        ("菱渡镇 2 号泵站流量为零(搁置到期,仍在报警)", "pump-stopped"),
    ],
)
def test_words_lead_to_the_right_entry(district: District, title: str, matter: str) -> None:
    found = matter_for(title, district.matters)
    assert found is not None and found.id == matter


def test_every_place_of_the_story_can_be_looked_at(
    district: District, gazetteer: Gazetteer
) -> None:
    points = [c.place.point for c in district.cameras if c.place.point]
    for step in steps_of(gazetteer):
        for report in step.reports:
            if report.place.name in NOWHERE_TO_LOOK or step.line == "05:00":
                continue
            assert report.place.lon is not None and report.place.lat is not None, report.title
            here = Point(report.place.lon, report.place.lat)
            near = sum(distance(here, point) <= 300 for point in points)
            assert near >= 4, (report.title, report.place.name, near)


def test_order_texts_fit_an_order(district: District, gazetteer: Gazetteer) -> None:
    for step in steps_of(gazetteer):
        for report in step.reports[:1]:
            matter = matter_for(report.title, district.matters)
            assert matter is not None
            text = matter.text.format(place=report.place.name, title=report.title)
            assert len(text) <= 120, (len(text), text)


def test_three_hundred_cameras_fail_in_three_towns(gazetteer: Gazetteer) -> None:
    storm = next(step for step in steps_of(gazetteer) if step.line == "05:00")
    assert len(storm.reports) == 300
    assert len({report.key for report in storm.reports}) == 300
    assert {r.place.town for r in storm.reports} == {"梧影街道", "芦汀镇", "映川街道"}
    assert {report.group for report in storm.reports} == {"视频汇聚节点 2 离线"}
    titles = {report.title for report in storm.reports}
    assert {"3 号地块南门点位中断", "联禾河闸桥东点位中断"} <= titles
    batches = [p.messages for p in storm.posts if p.path == ALERTS]
    assert batches == [BATCH] * 6


def test_a_storm_of_any_size(gazetteer: Gazetteer) -> None:
    storm = next(s for s in steps_of(gazetteer, storm=2500) if s.line == "05:00")
    assert len({report.key for report in storm.reports}) == 2500


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_the_lines_is_that_of_the_page(gazetteer: Gazetteer, seed: int) -> None:
    told = [s.line for s in steps_of(gazetteer, seed=seed, storm=3) if ":" in s.line]
    assert told == [line["at"] for line in evening()["line"]]


def test_lines_move_by_three_seconds_at_most(gazetteer: Gazetteer) -> None:
    for step in steps_of(gazetteer, storm=3):
        if ":" in step.line:
            assert abs(step.at - seconds_of(step.line)) <= 3


@pytest.mark.parametrize("seed", range(20))
def test_little_happens_in_the_first_two_minutes_and_eight_things_while_cut_off(seed: int) -> None:
    times = drip_times(24, Random(seed))
    assert len(times) == 24
    assert sum(at < 60 for at in times) <= 1
    assert sum(60 <= at < 120 for at in times) <= 1
    assert sum(360 <= at < 420 for at in times) == 8


def test_the_raised_row_and_its_recovery_have_one_key(gazetteer: Gazetteer) -> None:
    lines = {step.line: step.reports[0] for step in steps_of(gazetteer) if step.reports}
    first, raised, over = lines["00:20"], lines["01:50"], lines["08:50"]
    assert first.key == raised.key == over.key != ""
    assert (first.severity, raised.severity, over.condition) == ("yellow", "orange", "normal")
    assert lines["02:55"].exercise
    assert [line for line, report in lines.items() if report.exercise] == ["02:55"]


def test_the_warning_is_updated_in_two_languages(gazetteer: Gazetteer) -> None:
    told = {step.line: step for step in steps_of(gazetteer)}
    cap = {"c": "urn:oasis:names:tc:emergency:cap:1.2"}
    yellow = etree.fromstring(told["opening"].posts[0].body)
    orange = etree.fromstring(told["02:10"].posts[0].body)
    assert orange.findtext("c:msgType", namespaces=cap) == "Update"
    assert orange.findtext("c:references", namespaces=cap) == ",".join(
        str(yellow.findtext(f"c:{name}", namespaces=cap))
        for name in ("sender", "identifier", "sent")
    )
    languages = [str(e.text) for e in orange.findall("c:info/c:language", cap)]
    assert languages == ["zh-CN", "en-US"]
    assert orange.findtext("c:info/c:headline", namespaces=cap) == told["02:10"].title


def test_the_short_cut_holds_what_the_tour_shows(gazetteer: Gazetteer) -> None:
    lines = [step.line for step in steps_of(gazetteer, cut="ninety")]
    shown = ["00:20", "01:15", "03:10", "05:20", "06:15", "07:00", "07:50", "09:10"]
    assert [line for line in lines if line in shown] == shown


def test_reports_read_back_as_the_contract_has_them(gazetteer: Gazetteer) -> None:
    for step in steps_of(gazetteer, storm=3):
        for post in step.posts:
            if post.path == ALERTS:
                reports = msgspec.json.decode(post.body, type=list[AlertReport])
                assert all(report.id and report.title and report.severity for report in reports)


def test_every_town_is_called_twelve_answer_and_two_are_called_again(gazetteer: Gazetteer) -> None:
    """02:18 to 04:38: whom the leader means by “未应答的两个镇” is seen before he says it."""
    told = [(step.line, step.calls) for step in steps_of(gazetteer) if step.calls]
    assert [line for line, calls in told if calls.begins] == ["02:18"]
    heard, last = Counter[str](), dict[str, str]()
    names = {org.name for org in gazetteer.towns}
    for line, calls in told:
        last |= calls.replies
        assert set(calls.replies) <= names
        heard[line] = sum(reply in ("repeated", "answered") for reply in last.values())
    assert (len(names), heard["03:03"], heard["04:38"]) == (14, 12, 14)
    assert all(org.duty_person and len(org.contacts) == 1 for org in gazetteer.towns)


def test_ai_finds_carry_the_picture_of_the_camera_that_is_shown_live(gazetteer: Gazetteer) -> None:
    """01:15 and the drip of a fallen poster; the picture goes before the alert that names it."""
    camera = camera_named(gazetteer, "望汐路下立交东口")
    assert camera is not None
    story = Story(gazetteer, Telling(), STORY_START, frames={camera.id: b"jpeg"})
    lines = {step.line: step for step in story.steps()}
    find = lines["01:15"]
    assert [post.path for post in find.posts] == [FRAMES, ALERTS]
    assert find.posts[0].body == b"jpeg"
    frame = find.reports[0].frame
    assert (frame.id, frame.camera) == (frame_id(b"jpeg"), camera.id)
    others = [step for line, step in lines.items() if line.startswith("drip")]
    posters = [step.reports[0] for step in others if step.reports[0].confidence == 0.41]
    assert posters and all(report.frame.camera and not report.frame.id for report in posters)
    assert find.reports[0].place.name in camera.name, "the live picture is of the same place"


def test_a_find_is_drawn_into_the_scene_of_its_camera() -> None:
    pictures = [QImage.fromData(frame(2, "car")), QImage.fromData(frame(4, "poster"))]
    for picture in pictures:
        assert (picture.width(), picture.height()) == (640, 360)
    assert frame(2, "car") == frame(2, "car"), "named by its content, so it has to be the same"
