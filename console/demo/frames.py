"""Evidence frames of the evening's AI finds: what the camera beside them shows, with a box."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from console.contract.ingest import FrameReport, frame_id
from console.demo.gazetteer import Gazetteer
from console.domain.reference import Camera
from console.runtime.clock import to_text

_SCENE = re.compile(r"[?&]scene=(\d+)")


def camera_named(gazetteer: Gazetteer, name: str) -> Camera | None:
    """Return a camera by its name without the town."""
    every = (camera for cameras in gazetteer.cameras.values() for camera in cameras)
    return next((c for c in every if c.name == name or c.name.endswith(f"·{name}")), None)


def frame_report(
    line: Mapping[str, Any], gazetteer: Gazetteer, frames: Mapping[str, bytes], taken: datetime
) -> FrameReport:
    """Return which camera found what a line tells, and the name of its picture if there is one."""
    camera = camera_named(gazetteer, line.get("camera", "")) if "frame" in line else None
    if camera is None:
        return FrameReport()
    data = frames.get(camera.id)
    id = "" if data is None else frame_id(data)
    return FrameReport(id=id, at=to_text(taken), camera=camera.id)


def drawn(plan: Mapping[str, Any], gazetteer: Gazetteer) -> dict[str, bytes]:
    """Draw the frames a plan asks for, by the id of their camera; takes a second or two.

    A camera that shows no drawn scene (a film, or nobody serves it) has none.
    """
    from console.demo.camera_simulator.finds import frame  # no demo without pictures loads this

    found: dict[str, bytes] = {}
    for line in (*plan["line"], *plan["drip"]):
        if "frame" not in line:
            continue
        for name in line.get("cameras", (line.get("camera", ""),)):
            camera = camera_named(gazetteer, name)
            scene = None if camera is None else _scene(camera)
            if camera is not None and scene is not None:
                found[camera.id] = frame(scene, line["frame"])
    return found


def _scene(camera: Camera) -> int | None:
    told = next((match for url in camera.urls if (match := _SCENE.search(url))), None)
    return None if told is None else int(told[1])
