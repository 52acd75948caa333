"""A find carries the boxes its machine drew; what is no box is left out, the alert counts."""

from pathlib import Path
from typing import Any

import pytest

from tests.unit.hub.hub_desk import Desk

GOOD = {"x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4, "label": "小客车", "confidence": 0.83}
WRONG = [{**GOOD, "x": 1.2}, {**GOOD, "width": 0.0}, {**GOOD, "y": -0.1}, {**GOOD, "height": 7}]


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    made = Desk(tmp_path)
    yield made
    made.core.close()


def test_boxes_come_with_the_frame_and_only_those_in_the_picture(desk: Desk) -> None:
    frame = {"camera": "C1", "at": "2026-07-09T20:21:15+08:00", "boxes": [GOOD, *WRONG]}
    fields = {"title": "疑似涉水停驶", "severity": "orange", "confidence": 0.83, "frame": frame}
    (answer,) = desk.post({"id": "m1", "key": "k1", **fields})
    evidence = desk.body("alert", answer.alert)["evidence"]
    assert evidence["boxes"] == [GOOD]
    assert evidence["camera"] == "C1"


def test_a_find_without_boxes_and_one_with_hundreds_are_taken(desk: Desk) -> None:
    many = {"camera": "C1", "boxes": [{**GOOD, "label": "车" * 500}] * 300}
    (plain, crowded) = desk.post(
        {"id": "m1", "key": "k1", "title": "烟雾", "severity": "red", "frame": {"camera": "C1"}},
        {"id": "m2", "key": "k2", "title": "车辆", "severity": "blue", "frame": many},
    )
    assert "boxes" not in desk.body("alert", plain.alert)["evidence"]
    kept = desk.body("alert", crowded.alert)["evidence"]["boxes"]
    assert len(kept) == 20 and len(kept[0]["label"]) == 40
