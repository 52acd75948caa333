"""A hall whose cameras stand at a video platform, and a seat whose wall shows them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from tests.support.cameras import Cameras
from tests.support.hub import Hub, add_records, running_hub

PATIENCE = 30_000
"""Milliseconds for what goes through hub, platform and streams."""
GROUP = "下立交"


def until(qtbot: Any, condition: Any) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


def place(cameras: Cameras, number: int, ptz: bool = True) -> Camera:
    """Return camera C1, C2, … of the simulator."""
    id = f"C{number}"
    urls = (cameras.rtsp(id),)
    return Camera(id, f"{GROUP} {number}", Place(GROUP), number=str(number), ptz=ptz, urls=urls)


@contextmanager
def camera_hall(folder: Path, cameras: Cameras, places: Sequence[Camera]) -> Iterator[Hub]:
    """Run a hub that knows these cameras, and the simulator as their platform."""
    (folder / "wvp.key").write_text(cameras.platform_key, "utf-8")
    file = folder / "platforms.toml"
    file.write_text(
        '[[platform]]\nid = "平台"\nkind = "wvp"\nkey_file = "wvp.key"\n'
        f'address = "{cameras.platform}"\n',
        "utf-8",
    )
    add_records(folder / "hub", [(each.KIND, encode(each)) for each in places])
    words = ["--platforms", str(file)]
    with running_hub(folder / "hub", ("zhou", "officer"), arguments=words) as hub:
        yield hub


def seat_at_wall(qtbot: Any, start: Any, hub: Hub, folder: Path, shown: Sequence[str]) -> Any:
    """Return a seat whose wall shows these cameras live, four tiles at once."""
    starter = start(hub.url, folder / "seat", account="zhou")
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    known, link = seat.models.directory.camera, seat.models.link
    until(qtbot, lambda: all(map(known, shown)) and not link.is_cut_off)
    seat.screens.show_own("video")
    wall = seat.pages.walls.wall("video")
    wall.set_count(4)
    wall.show_group(GROUP, list(shown))
    until(qtbot, lambda: wall.pictures.states()["live"] == len(shown))
    return seat
