"""What a person does with a matter at a seat without hub and screen: saved, shown, logged."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from console.commands.incident_commands import IncidentActs, Opening
from console.commands.matter_commands import MatterActs
from console.commands.order_commands import NumberSource
from console.domain.alert import Disposition
from console.domain.entity import decode
from console.domain.incident import EventLevel, Incident, IncidentSort, IncidentStatus
from console.domain.incident_figures import FigureSort
from console.domain.incident_roles import Post
from tests.unit.commands.seat_desk import T0, SeatDesk, alert

TRUE = Disposition.CONFIRMED


class Room:
    """A seat with the acts on matters."""

    def __init__(self, folder: Path, role: str = "officer") -> None:
        self.desk = SeatDesk(folder, role)
        numbers = NumberSource("01", 0, lambda n: None)
        self.incidents = IncidentActs(self.desk.executor, numbers)
        self.matters = MatterActs(self.desk.executor, numbers)

    def open(self, *numbers: int) -> Opening:
        found = [replace(alert(n), disposition=TRUE) for n in numbers]
        self.desk.put(*found)
        opening = self.incidents.open("望汐路下立交积水", found)
        assert opening.result.result().is_saved
        return opening

    def incident(self, id: str) -> Incident:
        return decode(Incident, self.desk.cache.get("incident", id).body)

    def lines(self) -> list[str]:
        logged = [p for p in self.desk.journal.unsent() if p.kind == "log.append"]
        return [json.loads(p.body["args"]["canonical"])["text"] for p in logged]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.desk.close()


def test_one_alert_becomes_a_matter_with_a_number_a_place_and_a_line_in_the_log(
    room: Room,
) -> None:
    opening = room.open(1)
    incident = room.incident(opening.incident)
    assert (incident.number, incident.members) == ("01-0001", ("A001",))
    assert incident.place.name == "望汐路下立交"
    assert room.desk.shown("A001").incident == incident.id
    assert room.lines() == ["立为突发事件 01-0001：望汐路下立交积水"]


def test_it_is_known_here_before_the_hub_heard_of_it_and_cut_off_as_well(room: Room) -> None:
    """G3: what was saved is on the page; nothing waits for the hub."""
    id = room.open(1, 2).incident
    by = ("死亡 3 人", "带班领导 沈一清")
    assert room.matters.set_level(room.incident(id), EventLevel.LARGER, *by).result().is_saved
    assert room.incident(id).level is EventLevel.LARGER
    told = ("周宁", "消防救援", "0000-6119")
    assert room.matters.set_role(room.incident(id), Post.SCENE, *told).result().is_saved
    held = room.incident(id).role(Post.SCENE)
    assert held is not None and held.phone == "0000-6119"


def test_counts_name_the_revision_that_was_seen(room: Room) -> None:
    id = room.open(1).incident
    for count, reason in ((3, ""), (2, "一人重复统计")):
        dead = {FigureSort.DEAD: count}
        saved = room.matters.figures(room.incident(id), dead, "区卫健委", reason, T0)
        assert saved.result().is_saved
    incident = room.incident(id)
    assert [each.count for each in incident.figures] == [3, 2]
    assert (incident.needs_check, incident.contested(FigureSort.DEAD)) == ("", ())


def test_who_tells_a_count_of_what_has_ended_and_knows_it_raises_no_card(room: Room) -> None:
    id = room.open().incident
    room.desk.put(replace(room.incident(id), status=IncidentStatus.CLOSED, closed_at=T0))
    dead = {FigureSort.DEAD: 1}
    assert room.matters.figures(room.incident(id), dead, "医院", "", T0).result().is_saved
    assert room.incident(id).needs_check == ""


def test_an_alert_moves_from_one_matter_to_another_and_out_again(room: Room) -> None:
    one, other = room.open(1, 2).incident, room.open(3).incident
    moved = room.incidents.add_alert(room.incident(other), room.desk.shown("A002"))
    assert moved.result().is_saved
    assert (room.incident(one).members, room.incident(other).members) == (
        ("A001",),
        ("A003", "A002"),
    )
    out = room.incidents.remove_alert(room.incident(other), room.desk.shown("A002"), "另案")
    assert out.result().is_saved
    assert (room.incident(other).members, room.desk.shown("A002").incident) == (("A003",), "")


def test_what_was_merged_is_a_matter_of_its_own_again(room: Room) -> None:
    one, other = room.open(1).incident, room.open(2).incident
    assert room.matters.merge(room.incident(one), room.incident(other)).result().is_saved
    assert room.desk.shown("A001").incident == other
    back = room.incidents.unmerge(room.incident(one), room.incident(other), "两回事")
    assert back.result().is_saved
    assert (room.incident(one).is_open, room.desk.shown("A001").incident) == (True, one)


def test_another_title_and_place_stand_in_the_log_with_the_one_before(room: Room) -> None:
    id = room.open(1).incident
    assert room.incidents.describe(room.incident(id), "望汐路塌陷").result().is_saved
    assert room.incident(id).title == "望汐路塌陷"
    assert room.lines()[-1] == "改名：望汐路下立交积水 → 望汐路塌陷"


def test_who_may_not_handle_alerts_opens_nothing(tmp_path: Path) -> None:
    room = Room(tmp_path, "bureau")
    room.desk.put(alert(1))
    assert room.incidents.open("积水", [alert(1)]).result.result().refused == "no_right"
    by_hand = room.incidents.open("路面塌陷", sort=IncidentSort.ACCIDENT)
    assert by_hand.result.result().refused == "no_right"
    assert not room.desk.cache.select("incident")
    room.desk.close()


def test_what_has_ended_leaves_the_list_of_what_is_open_and_is_found_by_number(
    room: Room,
) -> None:
    id = room.open().incident
    select = room.desk.cache.select
    assert [row.id for row in select("incident", where={"is_open": 1})] == [id]
    room.desk.put(replace(room.incident(id), status=IncidentStatus.CLOSED, closed_at=T0))
    assert select("incident", where={"is_open": 1}) == []
    assert [row.id for row in select("incident", where={"number": "01-0001"})] == [id]
