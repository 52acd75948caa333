"""A look given for a unit opens what lies below it: on a tile, at the hub, on the next wall."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.entity import encode
from console.domain.reference import Org, OrgLevel
from tests.end2end.test_camera_directory import CAMERAS, keys
from tests.end2end.test_pushing import wall_of
from tests.support.hub import add_person, add_records, running_hub

PATIENCE = 90_000
"""Milliseconds: two consoles, and a hub start beside each other."""
TREE = [
    Org("n-7", "望潮一居", OrgLevel.NEIGHBOURHOOD, "t-3"),
    Org("t-3", "望潮街道", OrgLevel.TOWN, "d-1"),
    Org("d-1", "临澜区", OrgLevel.DISTRICT),
]
NOWHERE = ("rtsp://127.0.0.1:9/C12",)
"""An address where nobody listens: it is tried, and refused, only by who was told it."""
CLOSED = replace(CAMERAS[-1], area="n-7", urls=NOWHERE)
OTHERS = [each for each in CAMERAS if each.id != CLOSED.id]


def until(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


def sit(qtbot, start, hub, folder: Path, **who):
    starter = start(hub.url, folder, **who)
    until(qtbot, lambda: starter.seat is not None)
    until(qtbot, lambda: starter.seat.models.directory.camera(CLOSED.id) is not None)
    return starter.seat


def heard(wall, number: int) -> str:
    """What a reader hears of a tile."""
    return wall.grid.part(number).words


def give(qtbot, lead, areas: str, seat: str) -> None:
    """What a leader fills in under 调看授权, for a request nobody made."""
    lead.camera_panels.list.give_wanted.emit()
    form = lead.camera_panels.asking.form
    for name, words in (("seat", seat), ("areas", areas), ("reason", "防汛值守")):
        form.fields[name].field.set_text(words)
    keys(form.fields["reason"].field.edit, "\n")
    until(qtbot, lambda: lead.cameras.viewings.given)


def test_h874_a_look_given_for_the_district_opens_a_camera_of_a_neighbourhood(
    qtbot, start, tmp_path: Path
) -> None:
    """H942: a tile that was refused asks again by itself; H941: others may send it there."""
    add_person(tmp_path / "hub", "zhou", "officer", "周宁")
    add_records(tmp_path / "hub", [(each.KIND, encode(each)) for each in (*OTHERS, CLOSED, *TREE)])
    with running_hub(tmp_path / "hub") as hub:
        lead = sit(qtbot, start, hub, tmp_path / "one")
        who = {"account": "zhou", "seat": ("seat-2", "二号席")}
        zhou = sit(qtbot, start, hub, tmp_path / "two", **who)
        ours, theirs = wall_of(lead, "video", CLOSED.id), wall_of(zhou, "video", "C1")
        theirs.place(CLOSED.id, 1)
        until(qtbot, lambda: "无权限" in heard(theirs, 1))
        for seat in (lead, zhou):
            seat.walls.teller.tell()  # what three seconds of rest do
        until(qtbot, lambda: lead.models.walls.others)

        give(qtbot, lead, "临澜区", "seat-2")
        until(qtbot, lambda: "无权限" not in heard(theirs, 1))
        until(qtbot, lambda: "拒绝" in heard(theirs, 1))  # by its address: the hub told it

        until(qtbot, lambda: "临澜区" in lead.models.walls.others[0].areas)
        theirs.place("", 1)
        ours.grid.set_focused(0)
        lead.commands.run("wall.push")
        QTest.keyClick(lead.walls.panel.walls, Qt.Key.Key_Return)
        until(qtbot, lambda: CLOSED.id in theirs.placed)
        until(qtbot, lambda: lead.walls.sent.words()[0].startswith("已送达"))
